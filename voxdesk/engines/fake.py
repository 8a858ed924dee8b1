"""An engine that does on command what a real one does only by bad luck.

For tests of the worker, and for the deliberate crash of `doctor` and the smoke test. Every method
first yields `after` pieces, the numbers from 0.
"""

import ctypes
import os
import sys
import threading
import time
from collections.abc import Iterator
from enum import StrEnum

from voxdesk import errors, netlock
from voxdesk.domain.job import Progress, Unit
from voxdesk.engines.base import ByteSource


class Death(StrEnum):
    SEGFAULT = "segfault"
    ABORT = "abort"
    EXIT = "exit"


class FakeEngine:
    """`load_s` is how long loading takes, `load_error` a code it fails with."""

    def __init__(self, load_s: float = 0.0, load_error: str = "", load_death: str = "") -> None:
        time.sleep(load_s)
        if load_error:
            raise errors.known()[load_error]("asked to")
        if load_death:
            _die(Death(load_death))
        self._runs = 0

    def count(self, after: int, pause_s: float = 0.0) -> Iterator[int]:
        """The pieces and nothing else."""
        for number in range(after):
            time.sleep(pause_s)
            yield number

    def report(self, total: int) -> Iterator[Progress | int]:
        """As much progress as fast as it can, then one piece."""
        for done in range(total + 1):
            yield Progress(done, total, Unit.STEPS)
        yield total

    def echo(self, *values: object) -> Iterator[object]:
        yield from values

    def runs(self) -> Iterator[int]:
        """How often this was asked of this very engine: 1 in a fresh worker."""
        self._runs += 1
        yield self._runs

    def read(self, source: ByteSource, part_bytes: int) -> Iterator[bytes]:
        """All bytes of a source, in parts."""
        for offset in range(0, source.size_bytes, part_bytes):
            yield source.read_at(offset, part_bytes)

    def crash(self, after: int, death: str = Death.SEGFAULT) -> Iterator[int]:
        yield from range(after)
        _die(Death(death))

    def crash_later(self, after: int, delay_s: float) -> Iterator[int]:
        """Finish well, then die while idle, as native libraries do when they clean up."""
        threading.Timer(delay_s, _die, (Death.ABORT,)).start()
        yield from range(after)

    def hang(self, after: int, seconds: float, holding_lock: bool = False) -> Iterator[int]:
        """Sleep in native code; `holding_lock` keeps the interpreter's lock, so nothing runs."""
        yield from range(after)
        library = ctypes.PyDLL(None) if holding_lock else ctypes.CDLL(None)
        library.usleep(int(seconds * 1e6))

    def spin(self, after: int) -> Iterator[int]:
        """Burn processor time for ever."""
        yield from range(after)
        while True:
            pass

    def fail(self, after: int, code: str = "", detail: str = "") -> Iterator[int]:
        """Raise the error of that code, or one that nobody expects."""
        yield from range(after)
        if code:
            raise errors.known()[code](detail)
        raise ValueError(detail)

    def fill_memory(self, after: int, native: bool = False) -> Iterator[int]:
        """Take memory until there is no more; `native` aborts as C++ does, without an exception."""
        yield from range(after)
        if native:
            sys.stderr.write("terminate called after throwing an instance of 'std::bad_alloc'\n")
            os.abort()
        taken = []
        while True:
            taken.append(bytearray(16 << 20))

    def return_stranger(self) -> Iterator[object]:
        """A piece of a type that may not cross the pipe."""
        yield os.PathLike

    def print_noise(self, text: str) -> Iterator[int]:
        """Print as libraries do, to descriptor 1 behind Python's back."""
        os.write(1, text.encode())
        print(text)
        yield len(text)

    def describe(self) -> Iterator[dict[str, object]]:
        """What the worker is like: its manners, for tests."""
        yield {
            "pid": os.getpid(),
            "locked": netlock.locked(),
            "modules": sorted(sys.modules),
            "environment": dict(os.environ),
            "niceness": os.nice(0) if sys.platform != "win32" else 0,
        }


def _die(death: Death) -> None:
    match death:
        case Death.SEGFAULT:
            ctypes.string_at(0)
        case Death.ABORT:
            os.abort()
        case Death.EXIT:
            os._exit(7)
