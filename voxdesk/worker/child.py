"""The life of a worker: manners first, then one engine, one request at a time.

The main thread runs the engine (Qt wants it there); a listener thread hears the application. When
the pipe ends the application is gone, and so is this process, at once. Nothing native is imported
before the manners hold: no network, limits set, output of libraries in the log.
"""

import contextlib
import faulthandler
import importlib
import os
import queue
import signal
import sys
import threading
import traceback
from collections.abc import Generator, Iterable
from multiprocessing.connection import Connection
from pathlib import Path

from voxdesk import errors, netlock
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

ENGINES = "voxdesk.engines."
"""Only classes under this package load: the pipe carries no arbitrary callables."""

MOST_READ_BYTES = 1 << 20
"""One read across the pipe; longer ones are made of several."""

_OOM_SCORE = 800
_PR_SET_PDEATHSIG = 1


def main(pipe: Connection, log_path: str, limits: Limits) -> None:
    """Serve the application until it says Stop or is gone. Never returns."""
    status = 1
    try:
        _behave(Path(log_path), limits)
        _Child(pipe, limits).serve()
        status = 0
    except BaseException:  # whatever it is: it belongs in the log, and the pipe must stay open
        traceback.print_exc()
    finally:
        # Not sys.exit: that would run the clean-up of native libraries, which is where they crash.
        sys.stderr.flush()
        os._exit(status)


def _behave(log_path: Path, limits: Limits) -> None:
    """Take the manners of a worker; see the module's docstring."""
    netlock.seal()
    log = os.open(log_path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    os.dup2(log, 1)
    os.dup2(log, 2)
    # In a windowed frozen application both are None, and libraries that print would fail.
    sys.stdout = open(1, "w", encoding="utf-8", errors="replace", buffering=1, closefd=False)  # noqa: SIM115
    sys.stderr = open(2, "w", encoding="utf-8", errors="replace", buffering=1, closefd=False)  # noqa: SIM115
    faulthandler.enable(file=sys.stderr)
    # Ctrl+C in a terminal reaches every process of it; whether to stop is the application's say.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _lower_priority(limits.niceness)
    if sys.platform == "linux":
        _die_with_parent()
        with contextlib.suppress(OSError):  # a container may forbid it; it is only a preference
            Path("/proc/self/oom_score_adj").write_text(str(_OOM_SCORE), encoding="ascii")
    if sys.platform != "win32":
        _limit(limits)


def _lower_priority(niceness: int) -> None:
    if sys.platform == "win32":
        import ctypes

        below_normal = 0x4000
        kernel = ctypes.windll.kernel32
        kernel.SetPriorityClass(kernel.GetCurrentProcess(), below_normal if niceness else 0x20)
    else:
        os.nice(niceness)


def _die_with_parent() -> None:
    """Ask for SIGKILL when the thread that started us ends: it lives as long as we are wanted.

    For the case in which native code hangs with the interpreter's lock, so that no listener runs.
    """
    import ctypes

    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)


if sys.platform != "win32":
    import resource

    def _limit(limits: Limits) -> None:
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # a core file would hold what was said
        if limits.memory_bytes:
            resource.setrlimit(resource.RLIMIT_AS, (limits.memory_bytes, limits.memory_bytes))
        if limits.file_bytes:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limits.file_bytes, limits.file_bytes))

    def _limit_run(cpu_s: int) -> None:
        """Let this run use `cpu_s` of processor time on top of what was used before."""
        if not cpu_s:
            return
        used = resource.getrusage(resource.RUSAGE_SELF)
        soft = int(used.ru_utime + used.ru_stime) + cpu_s + 1
        resource.setrlimit(resource.RLIMIT_CPU, (soft, resource.RLIM_INFINITY))

else:

    def _limit_run(cpu_s: int) -> None:
        """Windows has no such limit for a process that is not in a job."""


class _Child:
    """The pipe's end in the worker: listens in a thread of its own, answers from the main one."""

    def __init__(self, pipe: Connection, limits: Limits) -> None:
        self._pipe = pipe
        self._limits = limits
        self._sending = threading.Lock()
        self._orders: queue.SimpleQueue[Load | Run | Stop] = queue.SimpleQueue()
        self._answers: queue.SimpleQueue[Bytes] = queue.SimpleQueue()
        self._reading = threading.Lock()
        self.cancelled = threading.Event()

    def serve(self) -> None:
        threading.Thread(target=self._listen, name="listener", daemon=True).start()
        engine: object = None
        while True:
            order = self._orders.get()
            match order:
                case Stop():
                    return
                case Load():
                    engine = self._load(order)
                case Run():
                    _limit_run(self._limits.cpu_s)
                    self._send(self._run(engine, order))

    def _listen(self) -> None:
        while True:
            try:
                message = self._pipe.recv()
            except (EOFError, OSError):
                os._exit(0)
            match message:
                case Cancel():
                    self.cancelled.set()
                case Bytes():
                    self._answers.put(message)
                case Run():
                    # Here, not in the main thread: a Cancel right behind the Run must not be lost.
                    self.cancelled.clear()
                    self._orders.put(message)
                case _:
                    self._orders.put(message)

    def _send(self, message: Up) -> None:
        with self._sending:
            self._pipe.send(message)

    def _load(self, order: Load) -> object:
        try:
            engine = make_engine(order.target, order.options)
        except Exception as error:  # any: it must reach the application, not end the process
            self._send(failed(error))
            return None
        self._send(Ready())
        return engine

    def _run(self, engine: object, order: Run) -> Done | Failed:
        sources = [_RemoteBytes(self, x) for x in order.arguments if isinstance(x, Served)]
        served = iter(sources)
        arguments = [next(served) if isinstance(x, Served) else x for x in order.arguments]
        try:
            if order.method.startswith("_"):
                raise AttributeError(order.method)
            found = getattr(engine, order.method)(*arguments)
            with contextlib.closing(_generator(found)) as pieces:
                for piece in pieces:
                    if self.cancelled.is_set():
                        break
                    self._send(piece if isinstance(piece, Progress) else Piece(piece))
                    if self.cancelled.is_set():
                        break
        except Exception as error:  # any: it must reach the application, not end the process
            return failed(error)
        finally:
            for source in sources:
                self.close(source)
        return Done()

    def read(self, source: "_RemoteBytes", offset: int, size_bytes: int) -> bytes:
        """Ask the application; from any thread of the engine, one question at a time."""
        with self._reading:
            if self.cancelled.is_set() or source.closed:
                raise errors.Cancelled
            self._send(Read(source.index, offset, size_bytes))
            answer = self._answers.get()
        if answer.error:
            raise errors.known().get(answer.error, errors.EngineFailed)(answer.error)
        return answer.content

    def close(self, source: "_RemoteBytes") -> None:
        """Answer no more questions about it; waits for an open one, so none outlives its run."""
        with self._reading:
            source.closed = True


class _RemoteBytes:
    """Bytes that the application reads for us: what engines see as a `ByteSource`."""

    def __init__(self, child: _Child, served: Served) -> None:
        self._child = child
        self.index = served.index
        self.size_bytes = served.size_bytes
        self.closed = False

    def read_at(self, offset: int, size_bytes: int) -> bytes:
        """Up to `size_bytes` from `offset`; fewer only at the end."""
        end = min(self.size_bytes, offset + size_bytes)
        parts = []
        while offset < end:
            wanted = min(end - offset, MOST_READ_BYTES)
            part = self._child.read(self, offset, wanted)
            parts.append(part)
            if len(part) < wanted:
                break
            offset += len(part)
        return b"".join(parts)


def _generator(pieces: Iterable[object]) -> Generator[object, None, None]:
    """The same pieces as something that can be closed, whatever the engine returned."""
    yield from pieces


def make_engine(target: str, options: dict[str, object]) -> object:
    """Make `module:Class` under `voxdesk.engines` with these options."""
    module, _, name = target.partition(":")
    if not module.startswith(ENGINES) or not name.isidentifier():
        raise errors.EngineFailed(f"{target} is no engine")
    return getattr(importlib.import_module(module), name)(**options)


def failed(error: BaseException) -> Failed:
    """What an exception is on the pipe; an unexpected one is in the log, too."""
    if isinstance(error, MemoryError):
        # Let go of what the frames hold before anything else: there is no memory to work with.
        error.__traceback__ = None
        return Failed(errors.NotEnoughMemory.code, str(error))
    text = "".join(traceback.format_exception(error))
    match error:
        case errors.VoxDeskError():
            return Failed(error.code, error.detail, text)
        case errors.Cancelled():
            return Failed(CANCELLED, "", text)
        case _:
            sys.stderr.write(text)
            return Failed(errors.EngineFailed.code, f"{type(error).__name__}: {error}", text)
