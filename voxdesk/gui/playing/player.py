"""The player of the window: one recording at a time, from any moment, at any speed."""

from PySide6.QtCore import QObject, Signal

from voxdesk.desk import Desk
from voxdesk.domain.ids import RecordingId

SLOWEST, FASTEST = 0.5, 3.0
JUMP_MS = 5000
REWIND_MS = 1500
"""How much is heard again when playing goes on after a pause."""


class Player(QObject):
    """Where playing stands; it goes on by itself once `play` was called."""

    moved = Signal(int)
    """Milliseconds in the recording, at most thirty times a second."""
    changed = Signal()
    """Another recording, playing or not, another speed."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.recording_id: RecordingId | None = None
        self.duration_ms = 0
        self.position_ms = 0
        self.playing = False
        self.speed = 1.0
        self._end_ms = 0

    def open(self, recording_id: RecordingId, duration_ms: int) -> None:
        """Make a recording the one that is played; another one that plays is stopped."""
        if recording_id != self.recording_id:
            self.pause()
            self.recording_id = recording_id
            self.position_ms = 0
        self.duration_ms = duration_ms
        self.changed.emit()

    def play(self, start_ms: int | None = None, end_ms: int | None = None) -> None:
        """Play from a moment, by default where it stands, to another, by default the end."""
        self.seek(self.position_ms if start_ms is None else start_ms)
        self._end_ms = self.duration_ms if end_ms is None else end_ms

    def pause(self) -> None:
        self.playing = False

    def toggle(self) -> None:
        """Pause, or go on a little before where it was."""
        if self.playing:
            self.pause()
        else:
            self.play(max(self.position_ms - REWIND_MS, 0))

    def seek(self, ms: int) -> None:
        """Go to a moment; it plays on when it played."""
        self.position_ms = min(max(ms, 0), self.duration_ms)
        self.moved.emit(self.position_ms)

    def jump(self, by_ms: int) -> None:
        self.seek(self.position_ms + by_ms)

    def set_speed(self, speed: float) -> None:
        """How fast, between `SLOWEST` and `FASTEST`; the pitch stays."""
        self.speed = min(max(speed, SLOWEST), FASTEST)
        self.changed.emit()

    def close(self) -> None:
        """Stop for good."""
        self.pause()
