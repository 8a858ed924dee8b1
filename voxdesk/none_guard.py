"""Keeps Python's `None` alive under Qt; to be called before PySide6 is imported.

WORKAROUND PySide6 6.12.0 on Python 3.11: every Qt method that returns nothing gives back `None`
without counting the reference (measured: one lost per call of `QTimer.start`, `QEventLoop.quit`,
`processEvents` …). From Python 3.12 on `None` is immortal and nothing happens; on 3.11 the process
aborts with "deallocating None" after some thousands of calls. Until 3.11 is no longer supported.
"""

import ctypes
import sys

_FOR_EVER = 1 << 60


def keep_none_alive() -> None:
    """Count so many references to `None` that no loss of them ever matters."""
    if sys.version_info < (3, 12):
        ctypes.c_ssize_t.from_address(id(None)).value = _FOR_EVER
