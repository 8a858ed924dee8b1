"""The waveform of what is being recorded: it grows, and always shows all of it."""

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from voxdesk.domain.timecode import clock
from voxdesk.gui import theme
from voxdesk.gui.words import tr

HEIGHT_PX = 88
SCALE_PX = 16
MOST_COLUMNS = 1200
"""With more, each two become one: ten hours take as much room as ten minutes."""
FIRST_MS = 60_000
"""What the width shows at first."""
MARK_PX = 6


class GrowingWave(QWidget):
    """Fed with moments and peaks; `marks` are moments that people marked."""

    def __init__(self) -> None:
        super().__init__()
        self._column_ms = 100
        self._peaks: list[float] = []
        self._marks: list[int] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(HEIGHT_PX + SCALE_PX)
        self.setAccessibleName(tr("Waveform of what is being recorded"))

    def sizeHint(self) -> QSize:
        return QSize(480, HEIGHT_PX + SCALE_PX)

    def begin(self) -> None:
        """Another recording."""
        self._column_ms, self._peaks, self._marks = 100, [], []
        self.update()

    def grow(self, levels: Iterable[tuple[int, float]]) -> None:
        """Moments of the recording with how loud they were."""
        for at_ms, peak in levels:
            column = at_ms // self._column_ms
            while column >= MOST_COLUMNS:
                self._halve()
                column = at_ms // self._column_ms
            self._peaks += [0.0] * (column + 1 - len(self._peaks))
            self._peaks[column] = max(self._peaks[column], peak)
        self.update()

    def mark(self, at_ms: int) -> None:
        self._marks.append(at_ms)
        self.update()

    def length_ms(self) -> int:
        return len(self._peaks) * self._column_ms

    def columns(self) -> int:
        """How many there are to draw."""
        return len(self._peaks)

    def _halve(self) -> None:
        self._column_ms *= 2
        pairs = zip(self._peaks[::2], [*self._peaks[1::2], 0.0], strict=False)
        self._peaks = [max(pair) for pair in pairs]

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        shown_ms = max(FIRST_MS, self.length_ms())
        middle, reach = HEIGHT_PX / 2, HEIGHT_PX / 2 - MARK_PX
        painter.fillRect(QRectF(0, middle, self.width(), 1), theme.colour("hairline"))
        wave = theme.colour("accent")
        step = 3
        for x in range(0, self.width(), step):
            first = int(x / self.width() * shown_ms / self._column_ms)
            after = int((x + step) / self.width() * shown_ms / self._column_ms)
            part = self._peaks[first : max(after, first + 1)]
            if not part:
                break
            half = max(max(part) * reach, 0.5)
            painter.fillRect(QRectF(x, middle - half, 2, 2 * half), wave)
        self._paint_scale(painter, shown_ms)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("text"))
        for at_ms in self._marks:
            at = at_ms / shown_ms * self.width()
            painter.drawPolygon([QPointF(at - 4, 0), QPointF(at + 4, 0), QPointF(at, MARK_PX + 1)])
        painter.end()

    def _paint_scale(self, painter: QPainter, shown_ms: int) -> None:
        painter.setFont(theme.font(theme.CAPTION_PX, tabular=True))
        painter.setPen(theme.colour("muted"))
        for part in range(5):
            at_ms = shown_ms * part // 4
            x = part / 4 * self.width()
            left = {0: x, 4: x - 60}.get(part, x - 30)
            flag = {0: Qt.AlignmentFlag.AlignLeft, 4: Qt.AlignmentFlag.AlignRight}.get(
                part, Qt.AlignmentFlag.AlignHCenter
            )
            place = QRectF(left, HEIGHT_PX, 60, SCALE_PX)
            painter.drawText(place, flag | Qt.AlignmentFlag.AlignVCenter, clock(at_ms))
