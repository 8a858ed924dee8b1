"""Which process is at work on something unfinished in the library, and whether it still lives.

A process is its number, the moment it started (numbers are used again) and its computer. What
another computer left is given a day, because nobody here can tell whether it still runs.
"""

import os
import platform
from datetime import UTC, datetime, timedelta
from functools import cache

import psutil

START_TOLERANCE_S = 2.0
"""Start times may be told a little differently after the clock was set."""

FOREIGN_PATIENCE = timedelta(days=1)


@cache
def _mark(process_id: int) -> str:
    started = psutil.Process(process_id).create_time()
    return f"{platform.node()}|{process_id}|{started:.2f}"


def myself() -> str:
    """The mark of this process; of the child itself after a fork."""
    return _mark(os.getpid())


def is_gone(owner: str, *, since: str) -> bool:
    """Whether the process behind a mark made at `since` (UTC ISO text) can no longer be at work."""
    computer, _, rest = owner.rpartition("|")[0].rpartition("|")
    process_id, started = rest, owner.rpartition("|")[2]
    if not process_id.isdecimal():
        return True
    if computer != platform.node():
        return datetime.now(UTC) - datetime.fromisoformat(since) > FOREIGN_PATIENCE
    try:
        process = psutil.Process(int(process_id))
        if process.status() == psutil.STATUS_ZOMBIE:
            return True
        return bool(abs(process.create_time() - float(started)) > START_TOLERANCE_S)
    except (psutil.NoSuchProcess, ValueError):
        return True
    except psutil.AccessDenied:
        return False
