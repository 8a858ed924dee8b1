"""Which process is at work on something unfinished in the library, and whether it still lives.

A process is its number and the moment it started, because numbers are used again. That tells it
on one computer, which is enough: a library is open on one computer at a time.
"""

import os
from functools import cache

import psutil

START_TOLERANCE_S = 2.0
"""Start times are told a little differently after the clock was corrected."""


@cache
def _mark(process_id: int) -> str:
    return f"{process_id}|{psutil.Process(process_id).create_time():.2f}"


def myself() -> str:
    """The mark of this process; of the child itself after a fork."""
    return _mark(os.getpid())


def is_gone(mark: str) -> bool:
    """Whether the process of a mark can no longer be at work."""
    if mark == myself():
        return False
    process_id, _, started = mark.partition("|")
    if not process_id.isdecimal():
        return True
    try:
        process = psutil.Process(int(process_id))
        if process.status() == psutil.STATUS_ZOMBIE:
            return True
        return bool(abs(process.create_time() - float(started)) > START_TOLERANCE_S)
    except psutil.AccessDenied:
        return False
    except (psutil.NoSuchProcess, ValueError, OverflowError):
        return True
