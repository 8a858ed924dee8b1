"""The application's side of one engine: starts its worker when it is needed, and owns its fate.

A request is a generator: pieces come as the caller asks for them, closing it cancels the work. One
request at a time; others wait, and a waiting one can be cancelled. Whatever happens to the process
becomes a typed outcome here, and the next request simply starts a new one.
"""

import atexit
import contextlib
import threading
import time
import weakref
from collections.abc import Callable, Generator, Mapping
from pathlib import Path
from typing import Protocol, runtime_checkable

from voxdesk import errors
from voxdesk.worker.idle_clock import IdleClock
from voxdesk.worker.messages import (
    CANCELLED,
    Bytes,
    Cancel,
    Done,
    Failed,
    Limits,
    Load,
    Piece,
    Progress,
    Read,
    Ready,
    Run,
    Served,
    Stop,
    Up,
)
from voxdesk.worker.process import Ended, WorkerProcess

_TICK_S = 0.1
"""How soon a cancelled request is noticed."""

_PROGRESS_S = 0.1
_MOST_READ_BYTES = 4 << 20
_LOG_TAIL_BYTES = 4000
_LARGEST_LOG_BYTES = 1 << 20
_OUT_OF_CPU_TIME = -24  # SIGXCPU


@runtime_checkable
class Readable(Protocol):
    """An argument that is not sent but read for the worker, piece by piece."""

    @property
    def size_bytes(self) -> int: ...

    def read_at(self, offset: int, size_bytes: int) -> bytes: ...


def never() -> bool:
    """Nobody cancels."""
    return False


_hosts: weakref.WeakSet["Host"] = weakref.WeakSet()


@atexit.register
def _stop_all() -> None:
    """While threads still run: later nobody attends a worker, and a forgotten request waits."""
    for host in tuple(_hosts):
        host.stop(grace_s=0)


class Host:
    """One engine in a worker of its own. `target` is `module:Class` under `voxdesk.engines`."""

    def __init__(
        self,
        name: str,
        target: str,
        options: Mapping[str, object] | None = None,
        *,
        log_folder: Path,
        limits: Limits | None = None,
    ) -> None:
        self.name = name
        self._load = Load(target, dict(options or {}))
        self._log_path = log_folder / f"worker-{name}.log"
        self._limits = limits or Limits()
        self._worker: WorkerProcess | None = None
        self._log_start = 0
        self._serving = threading.Lock()
        self._server: int | None = None
        self._stopping = threading.Event()
        self._idle = IdleClock(self._stop_if_idle)
        _hosts.add(self)

    @property
    def busy(self) -> bool:
        """Whether a request is being served."""
        return self._serving.locked()

    @property
    def pid(self) -> int | None:
        """Of the worker, when there is one."""
        worker = self._worker
        return worker.pid if worker is not None and worker.alive else None

    def pieces(
        self, method: str, *arguments: object, cancelled: Callable[[], bool] = never
    ) -> Generator[object, None, None]:
        """Run a method of the engine; yields its pieces and its `Progress`."""
        self._take_turn(cancelled)
        try:
            yield from self._serve(method, arguments, cancelled)
        finally:
            self._server = None
            if self.pid is not None:
                self._idle.start(self._limits.idle_s)
            self._serving.release()

    def stop(self, *, grace_s: float | None = None) -> None:
        """End the worker, also one at work: its request ends as cancelled."""
        self._idle.stop()
        worker = self._worker
        if worker is None:
            return
        self._stopping.set()
        if worker.alive:
            worker.send(Stop())
            worker.wait(self._limits.grace_s if grace_s is None else grace_s)
        worker.kill()

    def _take_turn(self, cancelled: Callable[[], bool]) -> None:
        if self._server == threading.get_ident():
            raise RuntimeError(f"{self.name} serves this thread already: close that request first")
        while not self._serving.acquire(timeout=_TICK_S):
            if cancelled():
                raise errors.Cancelled
        self._server = threading.get_ident()
        self._idle.stop()

    def _serve(
        self, method: str, arguments: tuple[object, ...], cancelled: Callable[[], bool]
    ) -> Generator[object, None, None]:
        readers = [x for x in arguments if isinstance(x, Readable)]
        numbers = iter(range(len(readers)))
        sent = tuple(
            Served(next(numbers), x.size_bytes) if isinstance(x, Readable) else x for x in arguments
        )
        worker = self._ready_worker(cancelled)
        worker.send(Run(method, sent))
        finished = False
        progress_at = 0.0
        try:
            while True:
                match self._next(worker, cancelled, self._limits.silent_s):
                    case Done():
                        finished = True
                        return
                    case Failed() as failure:
                        finished = True
                        raise _error(self.name, failure)
                    case Piece(value):
                        yield value
                    case Progress() as progress:
                        now = time.monotonic()
                        if progress.done == progress.total or now - progress_at >= _PROGRESS_S:
                            progress_at = now
                            yield progress
                    case Read() as read:
                        worker.send(self._answer(worker, read, readers))
                    case message:
                        raise errors.EngineFailed(f"{self.name} said {type(message).__name__}")
        finally:
            if not finished:
                self._cancel(worker)

    def _next(self, worker: WorkerProcess, cancelled: Callable[[], bool], silence_s: float) -> Up:
        """The worker's next message; its silence, its death and a cancel raise."""
        silent_since = time.monotonic()
        while True:
            if cancelled():
                raise errors.Cancelled
            message = worker.receive(_TICK_S)
            if isinstance(message, Ended):
                raise self._death(message)
            if self._stopping.is_set() and not worker.alive:
                raise errors.Cancelled
            if message is not None:
                return message
            if time.monotonic() - silent_since > silence_s:
                worker.kill()
                raise errors.EngineHung(f"{self.name}: silent for {silence_s:.0f} s")

    def _ready_worker(self, cancelled: Callable[[], bool]) -> WorkerProcess:
        if self._worker is not None and self._worker.alive:
            return self._worker
        self._stopping.clear()
        self._log_path.parent.mkdir(parents=True, exist_ok=True)
        self._log_start = _start_log(self._log_path)
        worker = self._worker = WorkerProcess(self.name, self._log_path, self._limits)
        ready = False
        try:
            worker.send(self._load)
            match self._next(worker, cancelled, self._limits.load_s):
                case Ready():
                    ready = True
                case Failed() as failure:
                    raise _error(self.name, failure)
                case message:
                    raise errors.EngineFailed(f"{self.name} said {type(message).__name__}")
        finally:
            if not ready:
                worker.kill()
        return worker

    def _answer(self, worker: WorkerProcess, read: Read, readers: list[Readable]) -> Bytes:
        """Read for the worker. An error of the reader is told to it, and is ours to raise."""
        known = 0 <= read.index < len(readers)
        if not known or read.offset < 0 or not 0 <= read.size_bytes <= _MOST_READ_BYTES:
            raise errors.EngineFailed(f"{self.name} asked for what it may not read")
        try:
            return Bytes(readers[read.index].read_at(read.offset, read.size_bytes))
        except OSError as error:
            worker.send(Bytes(b"", errors.FileUnreadable.code))
            raise errors.FileUnreadable(str(error)) from error
        except BaseException as error:
            code = error.code if isinstance(error, errors.VoxDeskError) else CANCELLED
            worker.send(Bytes(b"", code))
            raise

    def _cancel(self, worker: WorkerProcess) -> None:
        """Ask the worker to stop at its next piece; end it when it does not."""
        if not worker.alive:
            return
        worker.send(Cancel())
        end = time.monotonic() + self._limits.grace_s
        while (left := end - time.monotonic()) > 0 and not self._stopping.is_set():
            match worker.receive(min(left, _TICK_S)):
                case Done() | Failed() | Ended():
                    return
                case Read():
                    worker.send(Bytes(b"", CANCELLED))
        worker.kill()

    def _death(self, ended: Ended) -> errors.VoxDeskError | errors.Cancelled:
        if self._stopping.is_set():
            return errors.Cancelled()
        if ended.breach:
            return errors.EngineFailed(f"{self.name}: {ended.breach}")
        tail = _log_tail(self._log_path, self._log_start)
        if ended.exit_code == _OUT_OF_CPU_TIME:
            return errors.EngineHung(f"{self.name}: {self._limits.cpu_s} s of processor time")
        if "bad_alloc" in tail or "MemoryError" in tail:  # C++ aborts when memory runs out
            return errors.NotEnoughMemory(self.name)
        return errors.from_exit_code(self.name, ended.exit_code, tail)

    def _stop_if_idle(self) -> None:
        if self._serving.acquire(blocking=False):
            try:
                self.stop()
            finally:
                self._serving.release()


def _error(name: str, failure: Failed) -> Exception:
    if failure.code == CANCELLED:
        return errors.Cancelled()
    kind = errors.known().get(failure.code, errors.EngineFailed)
    detail = f"{name}: {failure.detail}" if kind is errors.EngineFailed else failure.detail
    error = kind(detail or name)
    if failure.traceback:
        error.add_note(failure.traceback)
    return error


def _start_log(path: Path) -> int:
    """Keep the last log but one of a worker from growing for ever; where the new part starts."""
    with contextlib.suppress(OSError):
        if path.stat().st_size > _LARGEST_LOG_BYTES:
            path.replace(path.with_suffix(".old.log"))
        else:
            return path.stat().st_size
    return 0


def _log_tail(path: Path, start: int) -> str:
    """The last of what the worker that died wrote; it holds no speech (see log.py)."""
    try:
        with path.open("rb") as log:
            size = log.seek(0, 2)
            log.seek(max(start, size - _LOG_TAIL_BYTES))
            return log.read().decode("utf-8", errors="replace")
    except OSError:
        return ""
