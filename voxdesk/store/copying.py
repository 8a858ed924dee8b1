"""A whole, consistent copy of a library, made by SQLite itself while work goes on.

The source is read in one transaction. Without it SQLite's backup starts over whenever another
process writes, and beside a busy one it never ends; what is written meanwhile waits in the
write-ahead log.
"""

import errno
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlite

from voxdesk.errors import BadBackup, FileBusy, FileMissing, NotEnoughDisk, Remedy
from voxdesk.store import connection
from voxdesk.store.exclusive import beside, remove, sync
from voxdesk.store.keys import LibraryKey

STEP_PAGES = 512
"""Pages (2 MiB) between two looks at whether to stop."""

SPARE_BYTES = 16 << 20
"""What must stay free on the disk of a copy."""

OnBytes = Callable[[int, int], None]
"""Told the bytes copied and their total; may raise to stop."""


def copy(path: Path, part: Path, key: LibraryKey | None, *, on_bytes: OnBytes | None = None) -> int:
    """Copy the library at `path` into the file `part`, under the same key; returns its bytes.

    The copy rests in one closed file; when anything stops the copying, nothing is left of it.
    """
    with closing(connection.look(path, key)) as source, connection.translating(path):
        source.execute("BEGIN")
        return copy_from(source, part, key, on_bytes=on_bytes)


def copy_from(
    source: sqlite.Connection,
    part: Path,
    key: LibraryKey | None,
    *,
    on_bytes: OnBytes | None = None,
) -> int:
    """As `copy`, from a connection that nobody else writes beside, or that is in a transaction."""
    if not part.parent.is_dir():
        raise FileMissing(f"{part.parent}: there is no such folder", remedy=Remedy.RETRY)
    page_bytes = int(source.execute("PRAGMA page_size").fetchone()[0])
    size_bytes = page_bytes * int(source.execute("PRAGMA page_count").fetchone()[0])
    require_space(part.parent, size_bytes)

    def tell(_status: int, left: int, total: int) -> None:
        if on_bytes is not None:
            on_bytes((total - left) * page_bytes, total * page_bytes)

    remove(part)
    try:
        with _target(part):
            # Made here, so that nobody else may read it for a moment.
            os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
            with closing(connection.connect(part, key)) as copied:
                copied.execute("PRAGMA journal_mode=MEMORY")
                copied.execute("PRAGMA synchronous=FULL")
                source.backup(copied, pages=STEP_PAGES, progress=tell)
                # The header says write-ahead log, as the source's does: a copy is one file.
                copied.execute("PRAGMA journal_mode=DELETE")
    except BaseException:
        with suppress(OSError):  # the drive may be what went away
            remove(part)
        raise
    return size_bytes


def settle(part: Path, target: Path) -> None:
    """Give a checked copy its name, durably."""
    with _target(target):
        part.replace(target)
        sync(target.parent)


def part_of(target: Path) -> Path:
    """Where a copy grows until it is whole."""
    return beside(target, ".part")


def require_space(folder: Path, size_bytes: int) -> None:
    """Raise NotEnoughDisk unless a folder has room for so many bytes."""
    free = shutil.disk_usage(folder).free
    if free < size_bytes + SPARE_BYTES:
        raise NotEnoughDisk(f"{folder}: {size_bytes} bytes to keep, {free} free")


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
        remove(part)
        raise BadBackup(f"{target.name}: version {version}, {'sound' if sound else 'damaged'}")
    settle(part, target)
    return target


@contextmanager
def _target(target: Path) -> Iterator[None]:
    """What fails here is the target's fault, not the library's; reading errors apart."""
    try:
        yield
    except sqlite.Error as error:
        name = connection.error_name(error)
        if isinstance(full := connection.translated(error, target), NotEnoughDisk):
            raise full from error
        if name.startswith("SQLITE_IOERR") and "READ" not in name:
            raise FileBusy(f"{target}: {error}", remedy=Remedy.RETRY) from error
        if name.startswith(("SQLITE_CANTOPEN", "SQLITE_READONLY")):
            raise FileBusy(str(target), remedy=Remedy.CHECK_PERMISSIONS) from error
        raise
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise NotEnoughDisk(str(target)) from error
        raise FileBusy(f"{target}: {error.strerror}", remedy=Remedy.RETRY) from error
