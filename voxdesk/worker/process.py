"""One worker process and the two threads that attend it, so that nobody else ever waits for it.

A worker may be hung, stopped or taken over by a hostile file: whoever works with it sends without
blocking, receives with a time-out, and what it says is read by an unpickler that makes nothing but
our own frozen types. The thread that starts the process reads from it and outlives it (Linux ends
the worker with that thread, see `child.py`).
"""

import contextlib
import dataclasses
import enum
import importlib
import io
import multiprocessing
import pickle
import queue
import threading
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from pathlib import Path

from voxdesk.worker import child
from voxdesk.worker.messages import Down, Limits, Up

MOST_MESSAGE_BYTES = 64 << 20
"""A window of derived audio takes 4 MiB at most; more than this is no message."""

_QUEUED = 8
"""Messages kept for a slow caller; then the worker waits."""

_LAST_WORDS_S = 10.0
_OUR_TYPES = (
    "voxdesk.domain.",
    "voxdesk.engines.base",
    "voxdesk.engines.loudspeaker",
    "voxdesk.worker.messages",
)


@dataclass(frozen=True, slots=True)
class Ended:
    """The last thing received of a worker: how its process ended.

    `breach` says what it sent that no worker may send; we ended it for that.
    """

    exit_code: int | None
    breach: str = ""


class _OurTypesOnly(pickle.Unpickler):
    """Messages of a worker: frozen dataclasses and enumerations of ours, and built-in values."""

    def find_class(self, module: str, name: str) -> object:
        if module.startswith(_OUR_TYPES) and "." not in name:
            found = getattr(importlib.import_module(module), name)
            if isinstance(found, type) and (
                dataclasses.is_dataclass(found) or issubclass(found, enum.Enum)
            ):
                return found
        raise pickle.UnpicklingError(f"{module}.{name} may not come from a worker")


class WorkerProcess:
    """A started worker; `receive` until `Ended`, `kill` at any time."""

    def __init__(self, name: str, log_path: Path, limits: Limits) -> None:
        self._up: queue.Queue[Up | Ended] = queue.Queue(_QUEUED)
        self._down: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self._abandoned = threading.Event()
        self._started = threading.Event()
        self._not_started: BaseException | None = None
        self._ended: Ended | None = None
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        self._pipe: Connection = ours
        self._process = context.Process(
            target=child.main,
            args=(theirs, str(log_path), limits),
            name=f"voxdesk-{name}",
            daemon=True,
        )
        self._attendant = threading.Thread(
            target=self._attend, args=(theirs,), name=f"{name}-attendant", daemon=True
        )
        self._sender = threading.Thread(target=self._send_all, name=f"{name}-sender", daemon=True)
        self._attendant.start()
        self._started.wait()
        if self._not_started is not None:
            self._attendant.join()
            raise self._not_started
        self.pid = self._process.pid
        self._sender.start()

    @property
    def alive(self) -> bool:
        """Whether it can take a request; one that just died cannot, attended to or not."""
        attended = self._attendant.is_alive() and not self._abandoned.is_set()
        return attended and not wait([self._process.sentinel], timeout=0)

    def send(self, message: Down) -> None:
        """Hand a message over; what cannot be pickled raises here."""
        self._down.put(pickle.dumps(message, protocol=pickle.HIGHEST_PROTOCOL))

    def receive(self, timeout_s: float) -> Up | Ended | None:
        """The next message, `Ended` for ever after the last one, None when none came in time."""
        if self._ended is not None:
            return self._ended
        try:
            message = self._up.get(timeout=timeout_s)
        except queue.Empty:
            return None
        if isinstance(message, Ended):
            self._ended = message
        return message

    def kill(self) -> None:
        """End it now and wait until it is gone. What it said and nobody received is dropped."""
        self._abandoned.set()
        with contextlib.suppress(OSError, ValueError, AttributeError):  # it may be gone already
            self._process.kill()
        self.wait(_LAST_WORDS_S)

    def wait(self, timeout_s: float | None = None) -> bool:
        """Whether it is gone, its threads with it."""
        self._attendant.join(timeout_s)
        if self._attendant.is_alive():
            return False
        self._sender.join(timeout_s)
        return not self._sender.is_alive()

    def _attend(self, theirs: Connection) -> None:
        try:
            self._process.start()
        except BaseException as error:  # of any kind: raised in the thread that wanted a worker
            self._not_started = error
            self._pipe.close()
            return
        finally:
            theirs.close()
            self._started.set()
        breach = self._receive_all()
        # The pipe ended or spoke nonsense: it has a moment to die by itself, for its exit code.
        self._process.join(0 if self._abandoned.is_set() else _LAST_WORDS_S)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()
        self._down.put(None)
        self._sender.join()
        self._pipe.close()
        self._put(Ended(self._process.exitcode, breach))

    def _receive_all(self) -> str:
        """Receive until the pipe ends; returns what was wrong with the last message."""
        while True:
            try:
                content = self._pipe.recv_bytes(MOST_MESSAGE_BYTES)
                message = _OurTypesOnly(io.BytesIO(content)).load()
            except (EOFError, OSError):
                return ""
            except Exception as error:  # whatever a hostile pickle raises: it is not a message
                self._process.kill()
                return f"{type(error).__name__}: {error}"
            if not self._put(message):
                return ""

    def _put(self, message: Up | Ended) -> bool:
        while not self._abandoned.is_set():
            try:
                self._up.put(message, timeout=0.1)
            except queue.Full:
                continue
            return True
        return False

    def _send_all(self) -> None:
        while (content := self._down.get()) is not None:
            try:
                self._pipe.send_bytes(content)
            except OSError:
                return
