"""Brings a library to the form this program knows: numbered SQL files, each applied whole or not.

The number of the last file applied is the library's `user_version`. A library from a newer program
is refused, because writing to it could harm what only the newer one understands. A library that
holds something is kept as it was before anything is applied to it.
"""

import re
from collections.abc import Callable
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlite

from voxdesk.errors import StoreDamaged, StoreTooNew
from voxdesk.store.connection import APPLICATION_ID
from voxdesk.store.values import name_key

NAME = re.compile(r"(\d{4})_\w+\.sql")


def scripts(folder: Path) -> dict[int, Path]:
    """The migration files by number, ascending, without a gap from 1 on."""
    found = {
        int(match[1]): path
        for path in sorted(folder.glob("*.sql"))
        if (match := NAME.fullmatch(path.name))
    }
    if list(found) != list(range(1, len(found) + 1)) or not found:
        raise StoreDamaged(f"{folder}: migrations are missing")
    return found


def migrate(
    connection: sqlite.Connection,
    folder: Path,
    keep: Callable[[int], object] | None = None,
    *,
    until: int | None = None,
) -> int:
    """Apply what is pending, or part of it; returns the version the library has then.

    `keep` is called with the first number to be applied, unless the library is new, and with the
    library locked for writing: it keeps a copy, or raises and nothing is applied.
    """
    pending = {
        number: path for number, path in scripts(folder).items() if until is None or number <= until
    }
    newest = max(pending, default=0)
    if _version(connection) == newest:
        return newest
    # Scripts that turn typed text into names need what the rows are found again by. No connection
    # keeps a function: one that ends with its thread would take the thread's state along too early.
    connection.create_function("name_key", 1, name_key, deterministic=True)
    try:
        for number, path in pending.items():
            if _apply(connection, number, path.read_text(encoding="utf-8"), keep):
                keep = None
    finally:
        connection.create_function("name_key", 1, None)
    version = _version(connection)
    if version > newest:
        raise StoreTooNew(f"version {version}, this program knows {newest}")
    return version


def _apply(
    connection: sqlite.Connection,
    number: int,
    script: str,
    keep: Callable[[int], object] | None,
) -> bool:
    """Apply one script; False when the library is past it already."""
    connection.execute("PRAGMA query_only=OFF")
    try:
        connection.execute("BEGIN IMMEDIATE")
        # Asked again under the lock: another process may have been first.
        version = _version(connection)
        pending = version < number
        if pending:
            if keep is not None and version > 0:
                keep(number)
            for statement in statements(script):
                connection.execute(statement)
            connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version={number}")
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        connection.execute("PRAGMA query_only=ON")
    return pending


def statements(script: str) -> list[str]:
    """A script cut into statements; the driver's own executescript would commit midway."""
    found: list[str] = []
    waiting = ""
    for line in script.splitlines(keepends=True):
        waiting += line
        if sqlite.complete_statement(waiting):
            found.append(waiting)
            waiting = ""
    if waiting.strip():
        found.append(waiting)
    return found


def _version(connection: sqlite.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])
