"""Gives a library another key, or its first, or none: a new file, verified, moved into its place.

Whenever this is killed, the library is the old one or the new one. What is left beside it then is
swept when the library is next opened.
"""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlite

from voxdesk.domain.custody import Action, Person
from voxdesk.errors import FileMissing, NotEnoughDisk, StoreDamaged
from voxdesk.store import connection
from voxdesk.store.exclusive import beside, exclusive, remove, swap_in
from voxdesk.store.keys import LibraryKey
from voxdesk.store.leftovers import BEFORE, PART, sweep
from voxdesk.store.store import Store

Look = Callable[[int, int], None]
"""Told how many bytes of how many are written; it may raise Cancelled."""

SPARE_BYTES = 64 << 20
"""What must stay free beside the new file."""

GROWTH = 1.05
"""An encrypted page keeps 80 of its 4,096 bytes for itself."""

_LOOK_EVERY = 200
"""Steps of SQLite's machine between two looks: a MiB of audio is four of them."""

_AS_IT_STANDS = "SELECT type, name, tbl_name, sql FROM {0}.sqlite_schema ORDER BY type, name"
_TABLES = (
    "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND rootpage > 0"
    " AND name NOT LIKE 'sqlite_%'"
)
_HEAD = "SELECT number, hash FROM {0}.custody ORDER BY number DESC LIMIT 1"


def rekey(
    path: Path,
    old: LibraryKey | None,
    new: LibraryKey | None,
    *,
    person: Person,
    look: Look = lambda _done, _total: None,
) -> None:
    """Write the library anew under `new`; None is plain. Nobody else may have it open.

    Of a library that had no key, the old file's bytes are overwritten afterwards. That helps on a
    disk with platters. Solid-state disks, file systems that copy on write, snapshots and backups
    keep old bytes where no program reaches them: only encryption of the whole disk covers those.
    """
    if not path.is_file():
        raise FileMissing(str(path))
    Store.open(path, key=old, person=person).close()  # brought to the form that is compared below
    with exclusive(path, old) as held:
        sweep(path)
        part = beside(path, PART)
        try:
            _check_room(held, path)
            with connection.translating(path):
                _write(held, part, new, look)
            _note(part, new, person, old)
            shutil.copymode(path, part)
            if old is None:
                _link(path.resolve(), beside(path, BEFORE))
            swap_in(part, path, held)
        finally:
            remove(part)
        sweep(path)


def _check_room(held: sqlite.Connection, path: Path) -> None:
    needed = int(_size_bytes(held) * GROWTH) + SPARE_BYTES
    if shutil.disk_usage(path.parent).free < needed:
        raise NotEnoughDisk(f"{path.parent}: {needed / 1e6:.0f} MB are needed")


def _size_bytes(held: sqlite.Connection) -> int:
    pages = int(held.execute("PRAGMA main.page_count").fetchone()[0])
    # SQLCipher answers this one as text.
    return pages * int(held.execute("PRAGMA main.page_size").fetchone()[0])


def _write(held: sqlite.Connection, part: Path, key: LibraryKey | None, look: Look) -> None:
    """Copy everything and see that it arrived."""
    # Made here, so that nobody else may read it for a moment.
    os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    held.execute("ATTACH ? AS fresh KEY ?", (str(part), key.pragma if key else ""))
    # A killed copy is thrown away, so it needs no journal, and the disk is waited for at the end.
    for pragma in ("journal_mode=OFF", "synchronous=OFF", "auto_vacuum=INCREMENTAL"):
        held.execute(f"PRAGMA fresh.{pragma}")
    total = int(_size_bytes(held) * GROWTH)
    stopped: list[BaseException] = []

    def ask() -> int:
        try:
            look(min(part.stat().st_size, total), total)
        # Python cannot raise through SQLite: it is stopped here, and raised below.
        except BaseException as reason:
            stopped.append(reason)
        return len(stopped)

    held.set_progress_handler(ask, _LOOK_EVERY)
    try:
        held.execute("SELECT sqlcipher_export('fresh')").fetchall()
        for name in ("user_version", "application_id"):
            value = held.execute(f"PRAGMA main.{name}").fetchone()[0]
            held.execute(f"PRAGMA fresh.{name}={value}")
        _verify(held, part, encrypted=key is not None)
    except sqlite.Error:
        if stopped:
            raise stopped[0] from None
        raise
    finally:
        held.set_progress_handler(None, 0)
    held.execute("DETACH fresh")


def _verify(held: sqlite.Connection, part: Path, *, encrypted: bool) -> None:
    """Compare the copy, read back from its file, with the library it was made from."""
    held.execute("PRAGMA fresh.cache_size=0")
    problems = [row[0] for row in held.execute("PRAGMA fresh.integrity_check") if row[0] != "ok"]
    if encrypted:
        problems += [row[0] for row in held.execute("PRAGMA fresh.cipher_integrity_check")]
    questions = [_AS_IT_STANDS, _HEAD]
    questions += [f'SELECT count(*) FROM {{0}}."{name}"' for (name,) in held.execute(_TABLES)]
    for question in questions:
        there, here = (held.execute(question.format(name)).fetchall() for name in ("main", "fresh"))
        if there != here:
            problems.append(question.format("fresh"))
    if problems:
        raise StoreDamaged(f"{part}: {problems[0]}")


def _note(part: Path, key: LibraryKey | None, person: Person, old: LibraryKey | None) -> None:
    """Say in the new file what was done; opening it shows that it is a library as well."""
    store = Store.open(part, key=key, person=person)
    try:
        detail = {"encrypted": key is not None, "was_encrypted": old is not None}
        with store.writing("custody"):
            store.custody.add(Action.PASSPHRASE_CHANGED, "library", detail)
    finally:
        store.close()


def _link(path: Path, before: Path) -> None:
    """Keep a second name for the plain file, to overwrite it by."""
    try:
        os.link(path, before)
    except OSError:  # the file system has no such names; the bytes then stay until they are reused
        return
