"""Files outside the library, replaced whole.

Written beside the target under another name and moved over it when all of it is there, so a target
is the old file or the new one, never half of either. One that cannot be written is a clear error.
What a killed process left is removed when the same target is written again.
"""

import errno
import hashlib
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from voxdesk.errors import FileBusy, FileMissing, NotEnoughDisk

Write = Callable[[BinaryIO], object]
"""Writes a whole file into one that it may also seek and read in."""


def replace_file(target: Path, write: Write) -> str:
    """Put what is written in place of `target`; returns its SHA-256."""
    try:
        if target.is_dir():
            raise IsADirectoryError(errno.EISDIR, "a folder of this name is there")
        if target.exists() and not os.access(target, os.W_OK):
            raise PermissionError(errno.EACCES, "read-only")
        return _write_beside(target, write)
    except FileNotFoundError as error:
        raise FileMissing(f"{target.parent}: there is no such folder") from error
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise NotEnoughDisk(str(target)) from error
        raise FileBusy(f"{target}: {error.strerror}") from error


def sweep(target: Path) -> None:
    """Remove what a run that was killed left beside `target`."""
    for left in target.parent.glob(f"{_prefix(target)}*.part"):
        left.unlink(missing_ok=True)


def _prefix(target: Path) -> str:
    # Of the name, since the name itself may be as long as the file system takes.
    return f".voxdesk-{hashlib.sha256(os.fsencode(target.name)).hexdigest()[:16]}-"


def _write_beside(target: Path, write: Write) -> str:
    sweep(target)
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=_prefix(target), suffix=".part")
    written = Path(name)
    try:
        with os.fdopen(handle, "w+b") as part:
            write(part)
            part.flush()
            part.seek(0)
            sha256 = hashlib.file_digest(part, "sha256").hexdigest()
            os.fsync(part.fileno())
        # Temporary files are for their user alone; an export follows the user's mask.
        written.chmod(0o666 & ~_mask())
        written.replace(target)
    except BaseException:
        written.unlink(missing_ok=True)
        raise
    return sha256


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
