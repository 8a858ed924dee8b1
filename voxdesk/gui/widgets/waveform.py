"""The waveform of a recording: where it is loud, where findings are, what is chosen.

Draws columns that were reduced elsewhere. A click, or an arrow key, names a moment.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from voxdesk.domain.timecode import clock
from voxdesk.gui import theme
from voxdesk.gui.widgets.peaks import Columns

HEIGHT_PX = 72
SCALE_PX = 16
MARKER_PX = 6
KEY_STEP_MS = 5000
STEPS_S = (5, 10, 30, 60, 120, 300, 600, 1800, 3600, 7200)
LEAST_BETWEEN_TIMES_PX = 84


@dataclass(frozen=True, slots=True)
class Marker:
    """A moment worth a look: `tint` is a colour of the theme, `title` its tool tip."""

    at_ms: int
    tint: str
    title: str


class Waveform(QWidget):
    """Set what to draw with `show_audio`, `show_markers` and `show_span`."""

    moment_chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._columns: Columns = ()
        self._duration_ms = 0
        self._markers: tuple[Marker, ...] = ()
        self._span: tuple[int, int] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(HEIGHT_PX + SCALE_PX)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Waveform")

    def sizeHint(self) -> QSize:
        return QSize(480, HEIGHT_PX + SCALE_PX)

    def show_audio(self, columns: Columns, duration_ms: int) -> None:
        self._columns = columns
        self._duration_ms = duration_ms
        self.setAccessibleDescription(f"{clock(duration_ms)} long")
        self.update()

    def show_markers(self, markers: Sequence[Marker]) -> None:
        self._markers = tuple(markers)
        self.update()

    def show_span(self, span: tuple[int, int] | None) -> None:
        """Tint the time from one moment to another."""
        self._span = span
        self.update()

    def span(self) -> tuple[int, int] | None:
        return self._span

    # --- moments and places

    def _x(self, ms: int) -> float:
        return ms / max(self._duration_ms, 1) * self.width()

    def _ms(self, x: float) -> int:
        share = min(max(x / max(self.width(), 1), 0.0), 1.0)
        return int(share * self._duration_ms)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self._duration_ms:
            self.moment_chosen.emit(self._ms(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not self._duration_ms:
            return
        x = event.position().x()
        near = [each for each in self._markers if abs(self._x(each.at_ms) - x) <= MARKER_PX]
        words = clock(self._ms(x)) if not near else f"{clock(near[0].at_ms)}  {near[0].title}"
        QToolTip.showText(event.globalPosition().toPoint(), words.replace("<", "‹"), self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -KEY_STEP_MS, Qt.Key.Key_Right: KEY_STEP_MS}
        step = steps.get(Qt.Key(event.key()))
        if step is None or not self._duration_ms:
            super().keyPressEvent(event)
            return
        start = self._span[0] if self._span else 0
        self.moment_chosen.emit(min(max(start + step, 0), self._duration_ms))

    # --- painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._span is not None:
            start, end = (self._x(ms) for ms in self._span)
            painter.fillRect(
                QRectF(start, 0, max(end - start, 2), HEIGHT_PX), theme.colour("accent_soft")
            )
        self._paint_wave(painter)
        self._paint_scale(painter)
        self._paint_markers(painter)
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("accent"), 1))
            painter.drawRect(QRectF(0.5, 0.5, self.width() - 1, HEIGHT_PX - 1))
        painter.end()

    def _paint_wave(self, painter: QPainter) -> None:
        middle = HEIGHT_PX / 2
        quiet, chosen = theme.colour("wave"), theme.colour("accent")
        if not self._columns:
            painter.setPen(QPen(theme.colour("hairline"), 1))
            painter.drawLine(QPointF(0, middle), QPointF(self.width(), middle))
            return
        reach = middle - MARKER_PX - 2
        count = len(self._columns)
        span = (-1.0, -1.0)
        if self._span is not None:
            span = (self._x(self._span[0]), max(self._x(self._span[1]), self._x(self._span[0]) + 2))
        for x in range(0, self.width(), 3):
            first = x * count // self.width()
            after = max((x + 3) * count // self.width(), first + 1)
            part = self._columns[first:after]
            low = min(pair[0] for pair in part)
            high = max(pair[1] for pair in part)
            top = middle - max(high, 0.01) * reach
            bottom = middle - min(low, -0.01) * reach
            tint = chosen if span[0] <= x <= span[1] else quiet
            painter.fillRect(QRectF(x, top, 2, max(bottom - top, 1)), tint)

    def _paint_scale(self, painter: QPainter) -> None:
        if not self._duration_ms:
            return
        fitting = max(self.width() / LEAST_BETWEEN_TIMES_PX, 1)
        seconds = self._duration_ms / 1000
        step = next((each for each in STEPS_S if seconds / each <= fitting), STEPS_S[-1])
        painter.setFont(theme.font(theme.CAPTION_PX, tabular=True))
        for second in range(0, int(seconds) + 1, step):
            x = self._x(second * 1000)
            painter.setPen(theme.colour("hairline"))
            painter.drawLine(QPointF(x, HEIGHT_PX - 4), QPointF(x, HEIGHT_PX))
            if x + 40 <= self.width():
                painter.setPen(theme.colour("muted"))
                place = QRectF(x + (0 if second == 0 else 3), HEIGHT_PX, 60, SCALE_PX)
                painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, clock(second * 1000))

    def _paint_markers(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for marker in self._markers:
            x = self._x(marker.at_ms)
            painter.setBrush(theme.colour(marker.tint))
            painter.drawPolygon([QPointF(x - 3.5, 0), QPointF(x + 3.5, 0), QPointF(x, MARKER_PX)])
