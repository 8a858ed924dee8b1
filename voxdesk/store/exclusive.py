"""Sole use of a library, and moving another file into its place.

A change of passphrase, a restore and a salvage make a whole new file beside the library. While they
do, nobody else may have it open: what another process wrote to the old file would be lost.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout
from sqlcipher3 import dbapi2 as sqlite

from voxdesk.errors import FileBusy, FileMissing, StoreLocked
from voxdesk.store import connection
from voxdesk.store.keys import LibraryKey

PATIENCE_MS = 1000
"""How long another process may take to finish closing."""

SIDE_FILES = ("-wal", "-shm", "-journal")


@contextmanager
def exclusive(path: Path, key: LibraryKey | None = None) -> Iterator[sqlite.Connection]:
    """Hold a library that nobody else has open; StoreLocked when somebody has.

    The connection may write. While it is held the library has no write-ahead log: all of it is in
    the one file.
    """
    if not path.is_file():
        raise FileMissing(str(path))
    connection.check_place(path)
    lanes = FileLock(lanes_lock(path))
    try:
        lanes.acquire(timeout=0)
    except Timeout:
        raise StoreLocked(f"{path}: jobs run on it") from None
    try:
        held = connection.open_file(path, key)
        try:
            _hold(held, path)
            yield held
        finally:
            held.close()
    finally:
        lanes.release()


def swap_in(new: Path, path: Path, held: sqlite.Connection | None = None) -> None:
    """Move a finished file into the library's place: a kill leaves the old one or the new one.

    `held` is what `exclusive` gave; no other process can come between.
    """
    place = path.resolve()
    for file in (new, place):
        _without_side_files(file)
    sync(new)
    if held is not None and sys.platform == "win32":
        held.close()  # there an open file stays where it is, so nobody who opens it now is harmed
    try:
        new.replace(place)
    except PermissionError as error:
        raise FileBusy(str(place)) from error
    sync(place.parent)


def lanes_lock(library: Path) -> Path:
    """The lock file of a library's lanes, beside it."""
    return library.with_name(library.name + ".lanes.lock")


def beside(path: Path, ending: str) -> Path:
    """A file that goes with another: its name, and an ending."""
    return path.with_name(path.name + ending)


def remove(path: Path) -> None:
    """Remove a database file that nobody has open, with what SQLite keeps beside it."""
    for ending in ("", *SIDE_FILES):
        beside(path, ending).unlink(missing_ok=True)


def _hold(held: sqlite.Connection, path: Path) -> None:
    held.execute(f"PRAGMA busy_timeout={PATIENCE_MS}")
    held.execute("PRAGMA query_only=OFF")
    with connection.translating(path):
        # In this mode a lock once taken stays; only the last connection may end the log.
        held.execute("PRAGMA main.locking_mode=EXCLUSIVE")
        mode = held.execute("PRAGMA main.journal_mode=DELETE").fetchone()[0]
        held.execute("BEGIN EXCLUSIVE")
        held.execute("COMMIT")
    if mode != "delete":
        raise StoreLocked(str(path))


def _without_side_files(file: Path) -> None:
    """A log that goes with another file would be folded into this one, and ruin it."""
    log = beside(file, "-wal")
    if log.exists() and log.stat().st_size:
        raise StoreLocked(f"{log}: not folded in yet")
    for ending in SIDE_FILES:
        beside(file, ending).unlink(missing_ok=True)


def sync(path: Path) -> None:
    """Bring a file, or the names in a folder, to the disk."""
    if path.is_dir() and sys.platform == "win32":
        return  # a folder cannot be opened there
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
