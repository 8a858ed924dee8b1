"""The waveform of a recording: where it is loud, who speaks when, where findings and notes are,
what is chosen, what is heard.

A click, or an arrow key, names a moment; dragging, or Shift with an arrow key, a stretch. Ctrl with
the wheel, or + and -, go nearer and further off.
"""

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QToolTip

from voxdesk.domain.timecode import clock
from voxdesk.gui.widgets import wave_drawing as drawing
from voxdesk.gui.widgets.labels import tool_tip
from voxdesk.gui.widgets.wave_canvas import WaveCanvas
from voxdesk.gui.widgets.wave_drawing import Lane, Marker, MarkerKind

__all__ = ["Lane", "Marker", "MarkerKind", "Waveform"]

KEY_STEP_MS = 5000
PAGE_STEP_MS = 30_000
DRAG_PX = 4
WHEEL_STEP = 120
NEAR_PX = 6

_STEPS = {
    Qt.Key.Key_Left: -KEY_STEP_MS,
    Qt.Key.Key_Right: KEY_STEP_MS,
    Qt.Key.Key_PageUp: -PAGE_STEP_MS,
    Qt.Key.Key_PageDown: PAGE_STEP_MS,
}
_ZOOMS = {Qt.Key.Key_Plus: 1.0, Qt.Key.Key_Equal: 1.0, Qt.Key.Key_Minus: -1.0}


class Waveform(WaveCanvas):
    """A `WaveCanvas` that people reach into."""

    moment_chosen = Signal(int)
    stretch_chosen = Signal(int, int)
    """From one moment to another; both 0 when the choice was given up."""
    play_asked = Signal(int)
    """Enter: play from here."""

    def __init__(self) -> None:
        super().__init__()
        self._pressed_x: float | None = None
        self._dragging = False
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    # --- by mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self._view.duration_ms:
            self._pressed_x = event.position().x()
            self._dragging = False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not self._view.duration_ms:
            return
        x = event.position().x()
        self._hover_at(x)
        if self._pressed_x is not None:
            self._dragging = self._dragging or abs(x - self._pressed_x) > DRAG_PX
            if self._dragging:
                self._stretch = self._between(self._pressed_x, x)
                self.update()
        words = self._words_at(event.position())
        QToolTip.showText(event.globalPosition().toPoint(), tool_tip(words), self)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton or self._pressed_x is None:
            return
        pressed, self._pressed_x = self._pressed_x, None
        if self._dragging:
            self._choose(self._between(pressed, event.position().x()))
        else:
            self._choose(None)
            self.moment_chosen.emit(self._view.ms(event.position().x()))

    def leaveEvent(self, event: QEvent) -> None:
        self._hover_at(None)
        super().leaveEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta()
        along = turned.x() or (
            turned.y() if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 0
        )
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(turned.y() / WHEEL_STEP, self._view.ms(event.position().x()))
        elif along and self._view.zoomed:
            self._view.scroll(-along / WHEEL_STEP * self._view.shown_ms / 8)
            self.update()
        else:
            event.ignore()  # the page's to scroll

    def _between(self, one: float, other: float) -> tuple[int, int]:
        return (self._view.ms(min(one, other)), self._view.ms(max(one, other)))

    def _choose(self, stretch: tuple[int, int] | None) -> None:
        if stretch is None and self._stretch is None:
            return
        self.show_stretch(stretch)
        self.stretch_chosen.emit(*(stretch or (0, 0)))

    def _words_at(self, place: QPointF) -> str:
        """The time under the pointer, and what is there."""
        at = clock(self._view.ms(place.x()))
        if self._dragging and self._stretch is not None:
            return f"{clock(self._stretch[0])} – {clock(self._stretch[1])}"
        for marker in self._markers:
            if abs(self._view.x(marker.at_ms) - place.x()) <= NEAR_PX:
                return f"{clock(marker.at_ms)}  {marker.title}"
        lane = int((place.y() - drawing.lane_top(0)) // (drawing.LANE_PX + drawing.LANE_GAP_PX))
        return f"{at}  {self._lanes[lane].words}" if 0 <= lane < len(self._lanes) else at

    # --- by keyboard

    def event(self, event: QEvent) -> bool:
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
            and self._stretch is not None
        ):
            event.accept()  # gives up the stretch, before it is the page's to go back
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if not self._view.duration_ms:
            super().keyPressEvent(event)
        elif key in _STEPS or key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._step(key, stretching=shift)
        elif key in _ZOOMS:
            self.zoom(_ZOOMS[key])
        elif key is Qt.Key.Key_0:
            self.zoom(0)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.play_asked.emit(self._here())
        elif key is Qt.Key.Key_Escape and self._stretch is not None:
            self._choose(None)
        else:
            super().keyPressEvent(event)

    def _step(self, key: Qt.Key, *, stretching: bool) -> None:
        start = self._here()
        if stretching and self._stretch is not None:
            start = self._stretch[1]
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: self._view.duration_ms}
        to = ends.get(key, start + _STEPS.get(key, 0))
        to = min(max(to, 0), self._view.duration_ms)
        if stretching:
            first = self._stretch[0] if self._stretch is not None else start
            self._choose((min(first, to), max(first, to)))
        else:
            self.moment_chosen.emit(to)
        self._view.reveal(to)
        self._tell_where(to)
        self.update()
