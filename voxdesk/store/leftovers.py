"""What a change of passphrase or a restore leaves beside a library when it is killed, and how it is
swept."""

import os
from datetime import datetime, timedelta
from pathlib import Path

from voxdesk.store.exclusive import SIDE_FILES, beside, remove

PART = ".rekeying"
"""The new file, before it is moved in."""

BEFORE = ".before"
"""A second name of the old plain file, until its bytes are overwritten."""

RESTORING = ".restoring"
"""A backup on its way in, before it is moved in."""

ASIDE = ".aside"
"""A second name of the library that a backup takes the place of, until it has."""

_BLOCK = bytes(1 << 20)


def sweep(path: Path) -> None:
    """Remove what was left; the old plain file's bytes are overwritten first.

    Only with the library open: nobody can be changing its passphrase or restoring it then.
    """
    remove(beside(path, PART))
    remove(beside(path, RESTORING))
    overwrite(beside(path, BEFORE))
    put_aside(path)


def put_aside(path: Path) -> Path | None:
    """Give the library that a backup took the place of its lasting name; None if none did."""
    aside = beside(path, ASIDE)
    if not aside.exists():
        return None
    if aside.samefile(path):
        aside.unlink()
        return None
    at = datetime.now()
    while (named := _before_restore(path, at)).exists():
        at += timedelta(seconds=1)
    for ending in (*SIDE_FILES, ""):
        if beside(aside, ending).exists():
            beside(aside, ending).replace(beside(named, ending))
    return named


def _before_restore(path: Path, at: datetime) -> Path:
    return path.with_name(f"{path.stem} before restore {at:%Y-%m-%d %H-%M-%S}{path.suffix}")


def overwrite(before: Path) -> None:
    """Overwrite a file that has no other name, and remove it."""
    try:
        # While it has two names it is the library itself, or a copy somebody keeps.
        if before.stat().st_nlink == 1:
            _fill(before)
        before.unlink()
    except FileNotFoundError:  # nothing was left, or another process was faster
        return


def _fill(file: Path) -> None:
    with file.open("r+b") as content:
        left = content.seek(0, os.SEEK_END)
        content.seek(0)
        while left > 0:
            left -= content.write(_BLOCK[:left])
        content.flush()
        os.fsync(content.fileno())
