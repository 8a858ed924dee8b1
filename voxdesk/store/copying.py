"""A whole, consistent copy of a library, made by SQLite itself while work goes on.

The source is read in one transaction. Without it SQLite's backup starts over whenever another
process writes, and beside a busy one it never ends; what is written meanwhile waits in the
write-ahead log.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlite

from voxdesk.errors import BadBackup, FileBusy, FileMissing, NotEnoughDisk, Remedy
from voxdesk.store import connection
from voxdesk.store.keys import LibraryKey

STEP_PAGES = 512
"""Pages (2 MiB) between two looks at whether to stop."""

SPARE_BYTES = 16 << 20
"""What must stay free on the disk of a copy."""

OnPages = Callable[[int, int], None]
"""Told the bytes copied and their total; may raise to stop."""


def copy(path: Path, part: Path, key: LibraryKey | None, *, on_bytes: OnPages | None = None) -> int:
    """Copy the library at `path` into the file `part`, under the same key; returns its bytes.

    The copy rests in one closed file; when anything stops the copying, nothing is left of it.
    """
    if not part.parent.is_dir():
        raise FileMissing(f"{part.parent}: there is no such folder", remedy=Remedy.RETRY)
    with closing(connection.look(path, key)) as source, connection.translating(path):
        source.execute("BEGIN")
        page_bytes = int(source.execute("PRAGMA page_size").fetchone()[0])
        size_bytes = page_bytes * int(source.execute("PRAGMA page_count").fetchone()[0])
        require_space(part.parent, size_bytes)

        def tell(_status: int, left: int, total: int) -> None:
            if on_bytes is not None:
                on_bytes((total - left) * page_bytes, total * page_bytes)

        try:
            part.unlink(missing_ok=True)
            with _target(part), closing(connection.connect(part, key)) as copied:
                copied.execute("PRAGMA journal_mode=MEMORY")
                copied.execute("PRAGMA synchronous=FULL")
                source.backup(copied, pages=STEP_PAGES, progress=tell)
                # The header says write-ahead log, as the source's does: a copy rests in one file.
                copied.execute("PRAGMA journal_mode=DELETE")
        except BaseException:
            drop(part)
            raise
    return size_bytes


def settle(part: Path, target: Path) -> None:
    """Give a checked copy its name, durably."""
    with _target(target):
        os.replace(part, target)
        sync_folder(target.parent)


def drop(part: Path) -> None:
    """Remove a copy that was not finished, with what SQLite may have left beside it."""
    for suffix in ("", "-wal", "-shm", "-journal"):
        part.with_name(part.name + suffix).unlink(missing_ok=True)


def part_of(target: Path) -> Path:
    """Where a copy grows until it is whole."""
    return target.with_name(target.name + ".part")


def require_space(folder: Path, size_bytes: int) -> None:
    """Raise NotEnoughDisk unless a folder has room for so many bytes."""
    free = shutil.disk_usage(folder).free
    if free < size_bytes + SPARE_BYTES:
        raise NotEnoughDisk(f"{folder}: {size_bytes} bytes to keep, {free} free")


def sync_folder(folder: Path) -> None:
    """Make a new name in a folder last; systems that cannot do it need not."""
    if os.name != "posix":
        return
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def keep_before(path: Path, key: LibraryKey | None, number: int) -> Path:
    """Keep the library as it is before a migration, beside it; returns where.

    Called with the library locked for writing, so that no other process migrates meanwhile.
    """
    target = path.with_name(f"{path.stem} before version {number}{path.suffix}")
    part = part_of(target)
    copy(path, part, key)
    with closing(connection.look(part, key)) as copied:
        sound = copied.execute("PRAGMA quick_check(1)").fetchall() == [("ok",)]
        version = copied.execute("PRAGMA user_version").fetchone()[0]
    if not sound or version != number - 1:
        drop(part)
        raise BadBackup(f"{target.name}: version {version}, {'sound' if sound else 'damaged'}")
    settle(part, target)
    return target


@contextmanager
def _target(target: Path) -> Iterator[None]:
    """What fails here is the target's fault, not the library's; reading errors apart."""
    try:
        yield
    except sqlite.Error as error:
        name = str(getattr(error, "sqlite_errorname", ""))
        if name.startswith("SQLITE_IOERR") and "READ" not in name:
            raise FileBusy(f"{target}: {error}", remedy=Remedy.RETRY) from error
        if name.startswith(("SQLITE_CANTOPEN", "SQLITE_READONLY")):
            raise FileBusy(str(target), remedy=Remedy.CHECK_PERMISSIONS) from error
        raise
    except OSError as error:
        raise FileBusy(f"{target}: {error.strerror}", remedy=Remedy.RETRY) from error
