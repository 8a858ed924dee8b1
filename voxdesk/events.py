"""The one way news travels up: plain callbacks, called in the thread that has the news.

Faces bring them to their own thread (`gui/bridge.py`); nothing below knows a face exists.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass

from voxdesk.domain.ids import JobId
from voxdesk.domain.job import JobState, Progress


@dataclass(frozen=True, slots=True)
class Changed:
    """A commit touched these areas of the library: `recordings`, `transcripts`, `jobs` …"""

    areas: frozenset[str]


@dataclass(frozen=True, slots=True)
class JobMoved:
    """A job changed its state or its progress."""

    job_id: JobId
    state: JobState
    progress: Progress | None = None
    seconds_left: float | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """Something worth telling that is no error: `code` has words, `detail` names the thing."""

    code: str
    detail: str = ""


Event = Changed | JobMoved | Notice
Listener = Callable[[Event], None]


class Events:
    """Subscribe and publish; listeners must be quick and must not raise."""

    def __init__(self) -> None:
        self._listeners: tuple[Listener, ...] = ()
        self._lock = threading.Lock()

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` with every event from now on; call what is returned to stop."""
        with self._lock:
            self._listeners = (*self._listeners, listener)

        def stop() -> None:
            with self._lock:
                self._listeners = tuple(x for x in self._listeners if x is not listener)

        return stop

    def publish(self, event: Event) -> None:
        for listener in self._listeners:
            listener(event)
