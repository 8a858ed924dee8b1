"""What a change of passphrase leaves beside a library when it is killed, and how it is swept."""

import os
from pathlib import Path

from voxdesk.store.exclusive import beside, remove

PART = ".rekeying"
"""The new file, before it is moved in."""

BEFORE = ".before"
"""A second name of the old plain file, until its bytes are overwritten."""

_BLOCK = bytes(1 << 20)


def sweep(path: Path) -> None:
    """Remove what was left; the old plain file's bytes are overwritten first.

    Only with the library open: nobody can be changing its passphrase then.
    """
    remove(beside(path, PART))
    overwrite(beside(path, BEFORE))


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
