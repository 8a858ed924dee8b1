"""The thread that plays: it carries out what was asked last, and knows no widget.

Whoever asks never waits. A worker that is being started is waited for, also when what is wanted has
changed meanwhile: the next sound needs it all the same.
"""

import threading
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from typing import NamedTuple

from voxdesk.desk import Desk
from voxdesk.domain.ids import RecordingId
from voxdesk.errors import Cancelled
from voxdesk.events import Notice

_LAST_WAIT_S = 5.0


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be played; without a recording only the worker is made ready."""

    number: int
    recording_id: RecordingId | None = None
    start_ms: int = 0
    end_ms: int = 0
    speed: float = 1.0


class Moment(NamedTuple):
    """What was heard at a time of `time.monotonic`, by order of `number`."""

    number: int
    ms: int
    at_s: float


class Turntable:
    """`came` is called in its thread with the number of an order and what became of it: None when
    it was played to its end, a Notice, or the error that ended it."""

    def __init__(self, desk: Desk, came: Callable[[int, object], None]) -> None:
        self._desk = desk
        self._came = came
        self._asked = threading.Condition()
        self._waiting: Order | None = None
        self._newest = 0
        self._closed = False
        self._thread: threading.Thread | None = None
        self.moment = Moment(0, 0, 0.0)

    def ask(self, order: Order) -> None:
        """Play this from now on, in place of what is played."""
        with self._asked:
            if self._closed:
                return
            self._newest = order.number
            self._waiting = order
            self._asked.notify()
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="playing", daemon=True)
                self._thread.start()

    def stop(self, number: int) -> None:
        """Fall silent; `number` is that of no order."""
        with self._asked:
            self._newest = number
            self._waiting = None

    def close(self) -> None:
        """Fall silent and end the thread."""
        with self._asked:
            self._closed = True
            self._asked.notify()
        if self._thread is not None:
            self._thread.join(_LAST_WAIT_S)

    def _run(self) -> None:
        while (order := self._next()) is not None:
            try:
                self._carry_out(order)
            except Cancelled:
                continue
            except Exception as error:  # any: the window's thread decides what to say of it
                self._came(order.number, error)

    def _next(self) -> Order | None:
        with self._asked:
            while self._waiting is None and not self._closed:
                self._asked.wait()
            order, self._waiting = self._waiting, None
            return None if self._closed else order

    def _carry_out(self, order: Order) -> None:
        from voxdesk.services import playing

        if order.recording_id is None:
            playing.get_ready(self._desk, lambda: self._closed)
            return
        began = False

        def unwanted() -> bool:
            return self._closed or (began and self._newest != order.number)

        moments = playing.play(
            self._desk, order.recording_id, order.start_ms, order.end_ms, order.speed, unwanted
        )
        with closing(moments):
            for piece in moments:
                began = True
                if unwanted():
                    return
                if isinstance(piece, Notice):
                    self._came(order.number, piece)
                else:
                    self.moment = Moment(order.number, piece, time.monotonic())
        self._came(order.number, None)
