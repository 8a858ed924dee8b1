"""The waveform of a recording: where it is loud, who speaks when, where findings and notes are,
what is chosen, what is heard.

A click, or an arrow key, names a moment; dragging, or Shift with an arrow key, a stretch. Ctrl with
the wheel, or + and -, go nearer and further off.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from voxdesk.domain.timecode import clock
from voxdesk.gui import theme
from voxdesk.gui.widgets import wave_drawing as drawing
from voxdesk.gui.widgets.labels import tool_tip
from voxdesk.gui.widgets.peaks import Columns
from voxdesk.gui.widgets.wave_drawing import HEIGHT_PX, SCALE_PX, Lane, Marker, MarkerKind
from voxdesk.gui.widgets.wave_view import WaveView
from voxdesk.gui.words import tr

__all__ = ["Lane", "Marker", "MarkerKind", "Waveform"]

KEY_STEP_MS = 5000
PAGE_STEP_MS = 30_000
DRAG_PX = 4
WHEEL_STEP = 120
NEAR_PX = 6
PLAYHEAD_PX = 5

_STEPS = {
    Qt.Key.Key_Left: -KEY_STEP_MS,
    Qt.Key.Key_Right: KEY_STEP_MS,
    Qt.Key.Key_PageUp: -PAGE_STEP_MS,
    Qt.Key.Key_PageDown: PAGE_STEP_MS,
}
_ZOOMS = {Qt.Key.Key_Plus: 1.0, Qt.Key.Key_Equal: 1.0, Qt.Key.Key_Minus: -1.0}


class Waveform(QWidget):
    """Set what to draw with `show_audio`, `show_lanes`, `show_markers`, `show_span`."""

    moment_chosen = Signal(int)
    stretch_chosen = Signal(int, int)
    """From one moment to another; both 0 when the choice was given up."""
    play_asked = Signal(int)
    """Enter: play from here."""

    def __init__(self) -> None:
        super().__init__()
        self._columns = Columns()
        self._lanes: tuple[Lane, ...] = ()
        self._markers: tuple[Marker, ...] = ()
        self._span: tuple[int, int] | None = None
        self._stretch: tuple[int, int] | None = None
        self._playhead_ms: int | None = None
        self._hover_x: float | None = None
        self._pressed_x: float | None = None
        self._dragging = False
        self._view = WaveView()
        self._backdrop = QPixmap()
        self._backdrop_key: object = None
        self._bars: list[QRectF] = []
        self._revision = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(self._scale_top() + SCALE_PX)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Waveform"))

    def sizeHint(self) -> QSize:
        return QSize(480, self._scale_top() + SCALE_PX)

    # --- what to draw

    def show_audio(self, columns: Columns, duration_ms: int) -> None:
        """Another recording, or the same grown longer."""
        if columns is self._columns:
            self._view.grow(duration_ms)
        else:
            self._view.show_whole(duration_ms)
            self._stretch = None
        self._columns = columns
        self._tell_where()
        self._changed()

    def show_lanes(self, lanes: Sequence[Lane]) -> None:
        """One thin lane for each speaker, under the wave."""
        self._lanes = tuple(lanes)
        self.setFixedHeight(self._scale_top() + SCALE_PX)
        self._changed()

    def show_markers(self, markers: Sequence[Marker]) -> None:
        self._markers = tuple(markers)
        self.update()

    def show_span(self, span: tuple[int, int] | None) -> None:
        """Tint the time from one moment to another."""
        if span is not None and span != self._span and self._view.zoomed:
            self._view.reveal(span[0])
        self._span = span
        self.update()

    def span(self) -> tuple[int, int] | None:
        return self._span

    def show_stretch(self, stretch: tuple[int, int] | None) -> None:
        """What people chose by dragging; None gives it up."""
        self._stretch = stretch
        self.update()

    def stretch(self) -> tuple[int, int] | None:
        return self._stretch

    def show_playhead(self, ms: int | None) -> None:
        """Where it plays; None when nothing does. What is looked at goes along, unless people
        scrolled away from it."""
        before, self._playhead_ms = self._playhead_ms, ms
        if before == ms:
            return
        was_in_sight = before is None or self._view.in_sight(before)
        if ms is not None and self._view.zoomed and was_in_sight and not self._view.in_sight(ms):
            self._view.reveal(ms)
            self.update()
            return
        for each in (before, ms):
            if each is not None:
                left = int(self._view.x(each)) - PLAYHEAD_PX
                self.update(left, 0, 2 * PLAYHEAD_PX + 1, self.height())

    def playhead(self) -> int | None:
        return self._playhead_ms

    def zoom(self, steps: float, around_ms: float | None = None) -> None:
        """Nearer by so many steps, further off by negative ones; 0 shows the whole."""
        if steps == 0:
            self._view.show_whole(self._view.duration_ms)
        else:
            self._view.zoom(steps, self._here() if around_ms is None else around_ms)
        self.update()

    def shown(self) -> tuple[int, int]:
        """From which moment to which it shows the recording."""
        return (self._view.ms(0), self._view.ms(self.width()))

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

    def _hover_at(self, x: float | None) -> None:
        for each in (self._hover_x, x):
            if each is not None:
                self.update(int(each) - 1, 0, 3, self.height())
        self._hover_x = x

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

    def _here(self) -> int:
        """The moment that keys start from."""
        if self._playhead_ms is not None:
            return self._playhead_ms
        return self._span[0] if self._span else 0

    def _tell_where(self, ms: int = 0) -> None:
        whole = clock(self._view.duration_ms)
        said = tr("{at} of {whole}").format(at=clock(ms), whole=whole)
        self.setAccessibleDescription(said)

    # --- painting

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._view.width_px = max(self.width(), 1)
        super().resizeEvent(event)

    def _scale_top(self) -> int:
        return HEIGHT_PX + drawing.lanes_height(len(self._lanes))

    def _changed(self) -> None:
        self._revision += 1
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        self._draw_backdrop()
        painter = QPainter(self)
        if self._span is not None:
            start, end = (self._view.x(ms) for ms in self._span)
            place = QRectF(start, 0, max(end - start, 2), self._scale_top())
            painter.fillRect(place, theme.colour("accent_soft"))
        painter.drawPixmap(0, 0, self._backdrop)
        if self._span is not None:
            within = [bar for bar in self._bars if start - 2 <= bar.x() <= max(end, start + 2)]
            if within:
                drawing.paint_bars(painter, within, "accent", self.width())
        self._paint_chosen(painter)
        drawing.paint_markers(painter, self._markers, self._view)
        if self._playhead_ms is not None and self._view.in_sight(self._playhead_ms):
            drawing.paint_playhead(painter, self._view.x(self._playhead_ms), self._scale_top())
        painter.end()

    def _paint_chosen(self, painter: QPainter) -> None:
        """The stretch that was dragged, the pointer, the focus."""
        if self._stretch is not None:
            start, end = (self._view.x(ms) for ms in self._stretch)
            tint = theme.colour("accent")
            painter.setPen(QPen(tint, 1))
            tint.setAlphaF(0.16)
            painter.setBrush(tint)
            painter.drawRect(QRectF(start, 0.5, max(end - start, 1), self._scale_top() - 1))
        if self._hover_x is not None:
            painter.setPen(QPen(theme.colour("edge"), 1))
            x = int(self._hover_x) + 0.5
            painter.drawLine(QPointF(x, 0), QPointF(x, self._scale_top()))
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("accent"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(0.5, 0.5, self.width() - 1, self._scale_top() - 1))

    def _draw_backdrop(self) -> None:
        """Wave, lanes and times, drawn once for each size, theme and part that is shown."""
        ratio = self.devicePixelRatioF()
        key = (*self._view.key(), self.height(), ratio, theme.is_dark(), self._revision)
        if key == self._backdrop_key:
            return
        self._backdrop_key = key
        self._bars = drawing.bars(self._columns, self._view)
        self._backdrop = QPixmap(self.size() * ratio)
        self._backdrop.setDevicePixelRatio(ratio)
        self._backdrop.fill(Qt.GlobalColor.transparent)
        painter = QPainter(self._backdrop)
        drawing.paint_bars(painter, self._bars, "wave", self.width())
        drawing.paint_lanes(painter, self._lanes, self._view)
        drawing.paint_scale(painter, self._view, self._scale_top())
        painter.end()
