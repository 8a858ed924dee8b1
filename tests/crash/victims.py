"""Child processes that carry out one operation and are killed in the middle of it.

A child is forked from a server that has everything imported, leads a process group of its own, and
tells through a pipe what is safe: each word was said after the commit that it speaks of. The whole
group gets SIGKILL, the workers too.
"""

import multiprocessing
import multiprocessing.forkserver
import os
import signal
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Protocol

from voxdesk.errors import VoxDeskError

Tell = Callable[[str], None]

BEGUN, DONE, FAILED, BUG = "begun", "done", "failed ", "bug "

PATIENCE_S = 120.0
"""An operation that takes longer hangs."""


class Operation(Protocol):
    """Something done to a library, which can be killed at any moment and done again.

    Objects of it go to a child by name: they hold nothing that changes.
    """

    @property
    def name(self) -> str: ...

    def result(self, home: Path) -> Path:
        """The library that it works on or makes; it may not be there yet."""
        ...

    def prepare(self, home: Path) -> None:
        """Make what it starts from."""
        ...

    def run(self, home: Path, tell: Tell) -> None:
        """Carry it out, or go on with what a killed run left. `tell` what is safe."""
        ...

    def check(self, home: Path, told: tuple[str, ...], *, finished: bool) -> None:
        """Assert that what was told is there, once, and that nothing is there by half; when it is
        `finished`, that all is there."""
        ...


@dataclass(frozen=True, slots=True)
class Ended:
    """`told` are the words of the child, `seconds` is how long it was at work, `failure` the code
    of the known error that ended it; empty when none did."""

    killed: bool
    told: tuple[str, ...]
    seconds: float
    failure: str


class Victims:
    """Starts children and kills them."""

    def __init__(self) -> None:
        self._context = multiprocessing.get_context("forkserver")
        self._context.set_forkserver_preload(["tests.crash.operations"])
        # Starts the server now: its environment is what all children have.
        first = self._context.Process(target=_nothing)
        first.start()
        first.join()

    def stop(self) -> None:
        """End the server."""
        multiprocessing.forkserver._forkserver._stop()  # type: ignore[attr-defined]

    def run(
        self,
        operation: Operation,
        home: Path,
        *,
        kill_after_s: float | None = None,
        relief: tuple[float, Callable[[], None]] | None = None,
    ) -> Ended:
        """Carry out an operation; AssertionError with the traceback of a bug.

        `relief` is something to do after so many seconds, for what waits until it is done.
        """
        ours, theirs = self._context.Pipe(duplex=False)
        child = self._context.Process(target=_work, args=(operation, home, theirs))
        child.start()
        theirs.close()
        try:
            words = _Words(ours)
            words.wait_for(BEGUN)
            began = time.monotonic()
            if relief is not None:
                words.listen(until=began + relief[0])
                relief[1]()
            if kill_after_s is None:
                words.listen(until=began + PATIENCE_S)
            else:
                words.listen(until=began + kill_after_s)
            seconds = time.monotonic() - began
            killed = not words.ended
            if killed and kill_after_s is None:
                raise AssertionError(f"{operation.name} hangs")
        finally:
            _kill_group(child.pid)
            child.join()
        words.listen(until=time.monotonic() + PATIENCE_S)
        for word in words.told:
            assert not word.startswith(BUG), f"{operation.name}: {word}"
        failures = [word.removeprefix(FAILED) for word in words.told if word.startswith(FAILED)]
        told = tuple(word for word in words.told if word not in (BEGUN, DONE))
        return Ended(
            killed=killed and DONE not in words.told,
            told=told[: len(told) - len(failures)],
            seconds=seconds,
            failure="".join(failures),
        )


class _Words:
    """What a child says, until its pipe ends."""

    def __init__(self, pipe: Connection) -> None:
        self._pipe = pipe
        self.told: list[str] = []
        self.ended = False

    def wait_for(self, word: str) -> None:
        until = time.monotonic() + PATIENCE_S
        while word not in self.told and not self.ended and time.monotonic() < until:
            self.listen(until=time.monotonic() + 0.01)

    def listen(self, *, until: float) -> None:
        while not self.ended and self._pipe.poll(max(0.0, until - time.monotonic())):
            try:
                self.told.append(self._pipe.recv())
            except (EOFError, OSError):
                self.ended = True
            if time.monotonic() > until:
                return


def _nothing() -> None:
    pass


def _work(operation: Operation, home: Path, pipe: Connection) -> None:
    os.setsid()
    pipe.send(BEGUN)
    try:
        operation.run(home, pipe.send)
    except VoxDeskError as error:
        pipe.send(FAILED + error.code)
    except BaseException:
        pipe.send(BUG + traceback.format_exc())
    else:
        pipe.send(DONE)
    pipe.close()
    os._exit(0)


def _kill_group(leader: int | None) -> None:
    if leader is None:
        return
    try:
        os.killpg(leader, signal.SIGKILL)
    except ProcessLookupError:  # all of it has ended
        return
