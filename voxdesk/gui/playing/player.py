"""The player of the window: one recording at a time, from any moment, at any speed."""

import contextlib
import time
from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from voxdesk.desk import Desk
from voxdesk.domain.ids import RecordingId
from voxdesk.errors import EngineCrashed, EngineFailed, EngineHung, NotEnoughMemory, VoxDeskError
from voxdesk.events import Notice
from voxdesk.gui.background import run_task
from voxdesk.gui.playing.turntable import Order, Turntable

SLOWEST, FASTEST = 0.5, 3.0
TICK_MS = 34
WARM_AFTER_MS = 300
"""Showing a recording comes first; nobody presses play sooner."""

NEWS_LAST_S = 0.1
"""How long the moment goes on by itself while no news comes."""

STOPPED = "playing.stopped"
ENDED = (EngineCrashed, EngineFailed, EngineHung, NotEnoughMemory)
"""Ways in which a worker ends; which of them it was helps nobody who only wants to listen."""


class Player(QObject):
    """Where playing stands; it goes on by itself once `play` was called."""

    moved = Signal(int)
    """Milliseconds in the recording, at most thirty times a second."""
    changed = Signal()
    """Another recording, playing or not, another speed, something that hinders."""
    _came = Signal(int, object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.recording_id: RecordingId | None = None
        self.duration_ms = 0
        self.position_ms = 0
        self.playing = False
        self.speed = 1.0
        self.hindrance = ""
        """The code of why the recording cannot be heard."""
        self._end_ms = 0
        self._start_ms = 0
        self._paused_ms = -1
        self._number = 0
        self._told = False
        self._silent = False
        self._turntable = Turntable(desk, self._tell)
        self._came.connect(self._hear, Qt.ConnectionType.QueuedConnection)
        self._clock = QTimer(self, interval=TICK_MS, timerType=Qt.TimerType.PreciseTimer)
        self._clock.timeout.connect(self._tick)
        self._warm = QTimer(self, interval=WARM_AFTER_MS, singleShot=True)
        self._warm.timeout.connect(self._get_ready)

    def open(self, recording_id: RecordingId, duration_ms: int) -> None:
        """Make a recording the one that is played; another one that plays is stopped."""
        another = recording_id != self.recording_id
        if another:
            self.pause()
            self.recording_id = recording_id
            self.position_ms = 0
            self.hindrance = ""
            self._paused_ms = -1
            self._warm.start()
        if another or self.hindrance:
            self._look_what_hinders(recording_id)
        self.duration_ms = duration_ms
        self.changed.emit()
        if another:
            self.moved.emit(0)

    def play(self, start_ms: int | None = None, end_ms: int | None = None) -> None:
        """Play from a moment, by default where it stands, to another, by default the end."""
        if self.recording_id is None or self.hindrance:
            return
        start = self.position_ms if start_ms is None else start_ms
        if start_ms is None and start >= self.duration_ms:
            start = 0
        end = self.duration_ms if end_ms is None else min(end_ms, self.duration_ms)
        self._begin(min(max(start, 0), self.duration_ms), end)

    def pause(self) -> None:
        if not self.playing:
            return
        self._stop()
        self._paused_ms = self.position_ms
        self.changed.emit()

    def toggle(self) -> None:
        """Pause, or go on a little before where it was."""
        if self.playing:
            self.pause()
        elif self.position_ms == self._paused_ms and self.position_ms < self.duration_ms:
            self.play(max(self.position_ms - self._desk.settings.rewind_ms, 0))
        else:
            self.play()

    def seek(self, ms: int) -> None:
        """Go to a moment; it plays on when it played."""
        ms = min(max(ms, 0), self.duration_ms)
        if self.playing:
            within = self._start_ms <= ms < self._end_ms
            self._begin(ms, self._end_ms if within else self.duration_ms)
        else:
            self._paused_ms = -1
            self.position_ms = ms
            self.moved.emit(ms)

    def jump_by(self, direction: int) -> None:
        """Go as far back (-1) or forward (1) as the settings say."""
        self.jump(direction * self._desk.settings.jump_s * 1000)

    def jump(self, by_ms: int) -> None:
        self.seek(self.position_ms + by_ms)

    def set_speed(self, speed: float) -> None:
        """How fast, between `SLOWEST` and `FASTEST`; the pitch stays."""
        speed = min(max(speed, SLOWEST), FASTEST)
        if speed == self.speed:
            return
        self.speed = speed
        if self.playing:
            self._begin(self.position_ms, self._end_ms)
        else:
            self.changed.emit()

    def close(self) -> None:
        """Stop for good."""
        self.pause()
        self._warm.stop()
        self._turntable.close()

    # --- what goes on

    def _begin(self, start_ms: int, end_ms: int) -> None:
        assert self.recording_id is not None
        if end_ms <= start_ms:
            self._stop()
            end_ms = start_ms
        else:
            self._number += 1
            self.playing = True
            self._silent = False
            self._turntable.ask(
                Order(self._number, self.recording_id, start_ms, end_ms, self.speed)
            )
            self._clock.start()
        self._start_ms, self._end_ms, self.position_ms = start_ms, end_ms, start_ms
        self.moved.emit(start_ms)
        self.changed.emit()

    def _stop(self) -> None:
        self._number += 1
        self.playing = False
        self._clock.stop()
        self._turntable.stop(self._number)

    def _tick(self) -> None:
        """Show where it is: the last news, and as much as passed since."""
        moment = self._turntable.moment
        if moment.number != self._number or moment.ms <= self._start_ms:
            return
        passed_s = min(time.monotonic() - moment.at_s, NEWS_LAST_S)
        ms = min(moment.ms + int(passed_s * 1000 * self.speed), self._end_ms)
        if ms > self.position_ms:
            self.position_ms = ms
            self.moved.emit(ms)

    def _get_ready(self) -> None:
        if not self.playing:
            self._number += 1
            self._turntable.ask(Order(self._number))

    def _look_what_hinders(self, recording_id: RecordingId) -> None:
        run_task(
            self,
            partial(what_hinders, self._desk, recording_id),
            partial(self._hindered, recording_id),
        )

    def _hindered(self, recording_id: RecordingId, code: str) -> None:
        if recording_id == self.recording_id and code != self.hindrance:
            self.hindrance = code
            self.changed.emit()

    def _tell(self, number: int, what: object) -> None:
        """Called in the thread that plays."""
        with contextlib.suppress(RuntimeError):  # the window went meanwhile
            self._came.emit(number, what)

    def _hear(self, number: int, what: object) -> None:
        if isinstance(what, Notice):
            self._silent = True
            if not self._told:
                self._told = True
                self._desk.events.publish(Notice(what.code))
        elif isinstance(what, Exception):
            self._failed(number, what)
        elif number == self._number and self.playing:
            self._told = self._told and self._silent
            self._stop()
            self.position_ms = self._paused_ms = self._end_ms
            self.moved.emit(self.position_ms)
            self.changed.emit()

    def _failed(self, number: int, error: Exception) -> None:
        """Stand still where it was, and say why, once."""
        if number == self._number:
            self.pause()
        if isinstance(error, ENDED):
            self._desk.events.publish(Notice(STOPPED))
        elif isinstance(error, VoxDeskError):
            self._desk.events.publish(Notice(error.code, error.detail))
            if self.recording_id is not None:  # a rule may have removed its audio meanwhile
                self._look_what_hinders(self.recording_id)
        else:
            raise error


def what_hinders(desk: Desk, recording_id: RecordingId) -> str:
    from voxdesk.services import playing

    return playing.hindrance(desk, recording_id)
