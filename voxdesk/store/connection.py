"""The only place that opens a library file, and what SQLite's errors mean to people.

One driver, `sqlcipher3`, for every library: two SQLites on one file break each other's locks.
"""

import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import quote

from sqlcipher3 import dbapi2 as sqlite

from voxdesk.errors import (
    BadRequest,
    DiskFailed,
    NotEnoughDisk,
    NotEnoughMemory,
    PassphraseNeeded,
    StoreDamaged,
    StoreLocked,
    StoreReadOnly,
    VoxDeskError,
    WrongPassphrase,
)
from voxdesk.store import places
from voxdesk.store.keys import PLAIN, LibraryKey, is_encrypted, read_header

APPLICATION_ID = 0x56786B31
"""`Vxk1` in the file's header: this SQLite file is a library of ours."""

BUSY_S = 10.0
"""How long to wait for another process that writes."""

FULL_BELOW_BYTES = 1 << 20
"""A disk with less room counts as full."""

# journal_size_limit keeps the -wal file from staying large; mmap stays off because it is unsafe
# with encrypted and with torn files.
PRAGMAS = (
    "synchronous=FULL",
    "foreign_keys=ON",
    "secure_delete=ON",
    "temp_store=MEMORY",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "cache_size=-64000",
    "wal_autocheckpoint=1000",
    "journal_size_limit=67108864",
    "mmap_size=0",
)

_MEANINGS: dict[str, type[VoxDeskError]] = {
    "SQLITE_BUSY": StoreLocked,
    "SQLITE_LOCKED": StoreLocked,
    "SQLITE_PROTOCOL": StoreLocked,
    "SQLITE_READONLY": StoreReadOnly,
    "SQLITE_PERM": StoreReadOnly,
    "SQLITE_CANTOPEN": StoreReadOnly,
    "SQLITE_FULL": NotEnoughDisk,
    "SQLITE_NOTADB": StoreDamaged,
    "SQLITE_CORRUPT": StoreDamaged,
    "SQLITE_IOERR": DiskFailed,
    "SQLITE_NOMEM": NotEnoughMemory,
}


_NAMES = {
    "database or disk is full": "SQLITE_FULL",
    "disk I/O error": "SQLITE_IOERR",
    "attempt to write a readonly database": "SQLITE_READONLY",
    "unable to open database file": "SQLITE_CANTOPEN",
    "database is locked": "SQLITE_BUSY",
    "database disk image is malformed": "SQLITE_CORRUPT",
}


def translated(error: Exception, path: Path) -> VoxDeskError | None:
    """What an error of the driver means; None when it is a bug of ours."""
    name = error_name(error)
    if name == "SQLITE_IOERR_NOMEM":
        return NotEnoughMemory(str(path))
    # Extended codes begin with the plain one: SQLITE_READONLY_DIRECTORY, SQLITE_IOERR_WRITE …
    meaning = _MEANINGS.get("_".join(name.split("_")[:2]))
    if meaning is DiskFailed and _is_full(path):
        meaning = NotEnoughDisk
    return meaning(f"{path}: {error}") if meaning else None


def error_name(error: Exception) -> str:
    """SQLite's name of an error. Backups and exports, which run inside it, only pass on words."""
    name = str(getattr(error, "sqlite_errorname", "") or "")
    return _NAMES.get(str(error), name) if name in ("", "SQLITE_ERROR") else name


def _is_full(path: Path) -> bool:
    """Whether the disk has no room for what SQLite keeps beside a library: it only says that
    something failed when it cannot make its shared memory there."""
    try:
        return shutil.disk_usage(path.parent).free < FULL_BELOW_BYTES
    except OSError:
        return False


def open_file(path: Path, key: LibraryKey | None = None) -> sqlite.Connection:
    """A connection with everything set, reading only until told otherwise.

    A new file is encrypted when there is a key. The file is looked at before anything is written:
    another program's stays as it is.
    """
    while True:
        before = _identity(path)
        connection = _opened(path, key)
        if before in (None, _identity(path)):
            return connection
        # Another file was moved here meanwhile: what was opened is nobody's library any more.
        connection.close()


def _opened(path: Path, key: LibraryKey | None) -> sqlite.Connection:
    if path.exists():
        # Opened for writing, even a torn file would have its write-ahead log folded in.
        _look_once(path, key)
    connection = connect(path, key)
    with _closing_what_fails(connection, path):
        if _is_new(connection, path):
            # Only an empty file takes this; it lets forgotten bytes leave the file bit by bit.
            connection.execute("PRAGMA auto_vacuum=INCREMENTAL")
        _journal_ahead(connection, path)
        for pragma in PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
        connection.execute("PRAGMA query_only=ON")
    return connection


def _look_once(path: Path, key: LibraryKey | None) -> None:
    try:
        look(path, key).close()
    except StoreReadOnly:
        # Whoever had sole use of it may have been killed while it turned the write-ahead log off;
        # what that left is undone by the first connection that may write.
        if not path.with_name(path.name + "-journal").exists():
            raise


def look(path: Path, key: LibraryKey | None = None) -> sqlite.Connection:
    """A connection that leaves the file as it is whatever happens: for copies and checks."""
    _check_key(path, key)
    connection = connect(path, key, mode="ro")
    with _closing_what_fails(connection, path):
        connection.execute("PRAGMA trusted_schema=OFF")
        connection.execute("PRAGMA cell_size_check=ON")
        _is_new(connection, path)
    return connection


def connect(path: Path, key: LibraryKey | None, *, mode: str = "rwc") -> sqlite.Connection:
    """A connection with nothing set but its key; what lies at the path is not looked at."""
    if mode == "rwc":
        # A new file is for its user alone, and so is what SQLite keeps beside it. Why one cannot be
        # made, the driver says.
        with suppress(OSError):
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    with translating(path):
        connection = sqlite.connect(
            f"file:{quote(str(path.absolute()))}?mode={mode}",
            uri=True,
            timeout=BUSY_S,
            isolation_level=None,
            check_same_thread=False,
        )
    connection.execute("PRAGMA cipher_log_level=NONE")
    if key is not None:
        connection.execute(f'PRAGMA key="{key.pragma}"')
    connection.enable_load_extension(False)
    return connection


@contextmanager
def translating(path: Path) -> Iterator[None]:
    """Raise the driver's errors as what they mean."""
    try:
        yield
    except sqlite.Error as error:
        meaning = translated(error, path)
        if meaning is None:
            raise
        raise meaning from error


@contextmanager
def _closing_what_fails(connection: sqlite.Connection, path: Path) -> Iterator[None]:
    try:
        with translating(path):
            yield
    except BaseException:
        connection.close()
        raise


def check_place(path: Path) -> None:
    """Make the library's folder; see that both can be written and that locks hold there."""
    places.check(path.parent)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreReadOnly(f"{path.parent}: {error.strerror}") from error
    if path.is_dir():
        raise StoreDamaged(f"{path}: a folder")
    if path.exists() and not os.access(path, os.R_OK | os.W_OK):
        raise StoreReadOnly(str(path))
    if not os.access(path.parent, os.R_OK | os.W_OK | os.X_OK):
        # SQLite writes its journal beside the library.
        raise StoreReadOnly(str(path.parent))


def _identity(path: Path) -> tuple[int, int] | None:
    """Which file lies at a path; None when there is none."""
    try:
        there = path.stat()
    except OSError:
        return None
    return there.st_dev, there.st_ino


def _check_key(path: Path, key: LibraryKey | None) -> None:
    """Refuse a key that is missing, wrong or needless, so that what fails after it is damage."""
    if is_encrypted(path):
        if key is None:
            raise PassphraseNeeded(str(path))
        if read_header(path) != key.header:
            raise WrongPassphrase(str(path))
    elif key is not None and read_header(path) == PLAIN:
        raise BadRequest(f"{path} is not encrypted, so it takes no passphrase")


def _is_new(connection: sqlite.Connection, path: Path) -> bool:
    """Whether the file is still empty; another program's is refused."""
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    program = connection.execute("PRAGMA application_id").fetchone()[0]
    if program != APPLICATION_ID and (tables or version or program):
        raise StoreDamaged(f"{path}: a database of another program")
    return not (tables or version)


def _journal_ahead(connection: sqlite.Connection, path: Path) -> None:
    """Turn on the write-ahead log; when two processes make one library, each waits its turn."""
    until = time.monotonic() + BUSY_S
    while True:
        try:
            mode = connection.execute("PRAGMA journal_mode=WAL").fetchone()[0]
            break
        except sqlite.OperationalError as error:
            busy = isinstance(translated(error, path), StoreLocked)
            if not busy or time.monotonic() > until:
                raise
            time.sleep(0.05)
    if mode != "wal":
        raise StoreReadOnly(f"{path}: no write-ahead log here ({mode})")
