"""How long the window's thread is busy at a stretch, and what with."""

import sys
import threading
import time
import traceback
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self

from PySide6.QtCore import Qt, QTimer

BEAT_MS = 5
LOOK_EVERY_S = 0.01


@dataclass
class Watchdog:
    """Between `with` and its end: each stretch from one beat of a timer to the next.

    `busy_s` is by the processor time of the thread, so that other programs do not count; `whole_s`
    by the clock. `seen` are the stacks of stretches longer than `most_s`.
    """

    most_s: float = 0.05
    busy_s: list[float] = field(default_factory=list)
    whole_s: list[float] = field(default_factory=list)
    seen: list[str] = field(default_factory=list)

    def __enter__(self) -> Self:
        self._beat_s, self._used_s = time.perf_counter(), time.thread_time()
        self._told = False
        self._ended = threading.Event()
        self._thread_id = threading.get_ident()
        self._timer = QTimer(interval=BEAT_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start()
        self._looking = threading.Thread(target=self._look, name="watchdog")
        self._looking.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._ended.set()
        self._looking.join()
        self._timer.stop()

    def longest(self) -> str:
        """For whoever reads a failure."""
        busy_ms = 1000 * max(self.busy_s, default=0)
        whole_ms = 1000 * max(self.whole_s, default=0)
        return f"{busy_ms:.0f} ms of work, {whole_ms:.0f} ms by the clock\n" + "\n".join(self.seen)

    def _beat(self) -> None:
        now_s, used_s = time.perf_counter(), time.thread_time()
        self.busy_s.append(used_s - self._used_s)
        self.whole_s.append(now_s - self._beat_s)
        self._beat_s, self._used_s, self._told = now_s, used_s, False

    def _look(self) -> None:
        while not self._ended.wait(LOOK_EVERY_S):
            late_s = time.perf_counter() - self._beat_s
            if not self._told and late_s > self.most_s:
                self._told = True
                frame = sys._current_frames().get(self._thread_id)
                if frame is not None:
                    self.seen.append("".join(traceback.format_stack(frame)[-6:]))
