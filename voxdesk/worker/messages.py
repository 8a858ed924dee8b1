"""Everything that crosses the pipe between the application and a worker.

Down: Load, Run, Cancel, Stop, Bytes.   Up: Ready, Progress, Piece, Read, Done, Failed.

A request is one `Run` of a method that yields; each thing it yields comes up as a `Piece`
(or `Progress`, when it is one), then `Done` or `Failed`. An argument that has `read_at` is not
sent: the child gets a stand-in that asks for bytes with `Read` and is answered with `Bytes`, so a
worker needs neither a path nor a key.
"""

from dataclasses import dataclass, field

from voxdesk.domain.job import Progress

CANCELLED = "cancelled"
"""Stands for a code in `Failed` and `Bytes` when nothing failed but the run was stopped."""

__all__ = [
    "CANCELLED",
    "Bytes",
    "Cancel",
    "Done",
    "Down",
    "Failed",
    "Limits",
    "Load",
    "Piece",
    "Progress",
    "Read",
    "Ready",
    "Run",
    "Served",
    "Stop",
    "Up",
]


@dataclass(frozen=True, slots=True)
class Limits:
    """What a worker may use, and how long the application waits for it. None or 0 means no limit.

    `memory_bytes` is address space, `cpu_s` processor time of one run, `file_bytes` the largest
    file it may write (its log included). `load_s` is how long it may take to start and load,
    `silent_s` how long it may say nothing while it works, `grace_s` how long it may take to stop
    when asked, `idle_s` how long it is kept without work.
    """

    memory_bytes: int = 0
    cpu_s: int = 0
    file_bytes: int = 0
    load_s: float = 600.0
    silent_s: float = 600.0
    grace_s: float = 5.0
    idle_s: float = 600.0
    niceness: int = 5


@dataclass(frozen=True, slots=True)
class Load:
    """Make the engine: `target` is `module:Class` under `voxdesk.engines`."""

    target: str
    options: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Run:
    method: str
    arguments: tuple[object, ...] = ()


@dataclass(frozen=True, slots=True)
class Cancel:
    """Stop the current run at its next piece."""


@dataclass(frozen=True, slots=True)
class Stop:
    """End the process."""


@dataclass(frozen=True, slots=True)
class Served:
    """Stands in a `Run` for the n-th argument that the application reads for the worker."""

    index: int
    size_bytes: int


@dataclass(frozen=True, slots=True)
class Bytes:
    """The answer to a `Read`. `error` is the code of what kept it from being read.

    The application raises the reader's own error itself; the code is for the engine to stop by.
    """

    content: bytes
    error: str = ""


@dataclass(frozen=True, slots=True)
class Ready:
    """The engine is loaded."""


@dataclass(frozen=True, slots=True)
class Piece:
    value: object


@dataclass(frozen=True, slots=True)
class Read:
    index: int
    offset: int
    size_bytes: int


@dataclass(frozen=True, slots=True)
class Done:
    """The run yielded all it had, or stopped because of a Cancel."""


@dataclass(frozen=True, slots=True)
class Failed:
    """The run raised. `code` is a VoxDeskError's, else `engine.failed`."""

    code: str
    detail: str
    traceback: str = ""


Down = Load | Run | Cancel | Stop | Bytes
Up = Ready | Progress | Piece | Read | Done | Failed
