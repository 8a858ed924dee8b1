"""Lines over time, painted by hand: each point can be reached by keyboard and says its value."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from voxdesk.gui import theme
from voxdesk.gui.widgets.charts import square, tone_colour

HEIGHT_PX = 200
LEFT_PX, RIGHT_PX, TOP_PX, BELOW_PX = 40, 16, 26, 24
POINT_PX = 4
NEAR_PX = 14
GRID = 4
"""Into how many parts the lines across cut the height."""


@dataclass(frozen=True, slots=True)
class LinePoint:
    """`at` is its place along the line (such as a day's ordinal); `label` is that in words."""

    at: float
    value: float
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """Points from left to right; `tone` as in `charts.BarRow`."""

    name: str
    points: Sequence[LinePoint]
    tone: str = "accent"


class LineChart(QWidget):
    """Values between `least` and `most` over time; arrows go from point to point."""

    def __init__(
        self, lines: Sequence[Line], *, name: str = "", least: float = 0, most: float = 100
    ) -> None:
        super().__init__()
        self._name, self._least, self._most = name, least, most
        self._lines: tuple[Line, ...] = ()
        self._current: tuple[int, int] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(HEIGHT_PX)
        self.show_lines(lines)

    def show_lines(self, lines: Sequence[Line]) -> None:
        self._lines = tuple(each for each in lines if each.points)
        self._current = None
        told = (
            f"{line.name}: " + ", ".join(f"{each.label} {each.text}" for each in line.points)
            for line in self._lines
        )
        self.setAccessibleDescription("; ".join(told))
        self.setAccessibleName(self._name)
        self.update()

    def lines(self) -> tuple[Line, ...]:
        return self._lines

    def told(self) -> str:
        """The point that the keyboard is at, in words; empty for none."""
        if self._current is None:
            return ""
        line = self._lines[self._current[0]]
        point = line.points[self._current[1]]
        return f"{line.name}, {point.label}: {point.text}"

    def sizeHint(self) -> QSize:
        return QSize(360, HEIGHT_PX)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, HEIGHT_PX)

    # --- places

    def _inside(self) -> QRectF:
        return QRectF(self.rect()).adjusted(LEFT_PX, TOP_PX, -RIGHT_PX, -BELOW_PX)

    def _place(self, point: LinePoint) -> QPointF:
        inside, places = self._inside(), [each.at for line in self._lines for each in line.points]
        first, last = min(places), max(places)
        along = (point.at - first) / (last - first) if last > first else 0.5
        up = (point.value - self._least) / ((self._most - self._least) or 1)
        return QPointF(
            inside.left() + along * inside.width(), inside.bottom() - up * inside.height()
        )

    # --- painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(theme.CAPTION_PX, tabular=True))
        self._paint_grid(painter)
        for number, line in enumerate(self._lines):
            painter.setPen(QPen(tone_colour(line.tone), 1.5))
            places = [self._place(each) for each in line.points]
            painter.drawPolyline(QPolygonF(places))
            for place in places:
                self._paint_point(painter, place, number, line.tone)
        self._paint_current(painter)
        painter.end()

    def _paint_grid(self, painter: QPainter) -> None:
        inside = self._inside()
        for step in range(GRID + 1):
            y = inside.bottom() - inside.height() * step / GRID
            painter.setPen(theme.colour("hairline"))
            painter.drawLine(QPointF(inside.left(), y), QPointF(inside.right(), y))
            painter.setPen(theme.colour("muted"))
            value = self._least + (self._most - self._least) * step / GRID
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(QRectF(0, y - 8, LEFT_PX - 8, 16), right, f"{value:g}")
        points = sorted(
            (each for line in self._lines for each in line.points), key=lambda each: each.at
        )
        below = QRectF(inside.left(), inside.bottom() + 4, inside.width(), 18)
        if points:
            painter.drawText(below, Qt.AlignmentFlag.AlignLeft, points[0].label)
        if len(points) > 1 and points[-1].at > points[0].at:
            painter.drawText(below, Qt.AlignmentFlag.AlignRight, points[-1].label)

    def _paint_point(self, painter: QPainter, at: QPointF, number: int, tone: str) -> None:
        """Each line has a shape of its own, beside its colour."""
        painter.setPen(QPen(theme.colour("ground"), 1))
        painter.setBrush(tone_colour(tone))
        spot = square(at, POINT_PX)
        match number % 4:
            case 0:
                painter.drawEllipse(spot)
            case 1:
                painter.drawRect(spot)
            case 2:
                corners = [spot.bottomLeft(), QPointF(at.x(), spot.top()), spot.bottomRight()]
                painter.drawPolygon(QPolygonF(corners))
            case _:
                sides = [(0, -5), (5, 0), (0, 5), (-5, 0)]
                painter.drawPolygon(QPolygonF([at + QPointF(x, y) for x, y in sides]))
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _paint_current(self, painter: QPainter) -> None:
        if self._current is None or not self.hasFocus():
            return
        line, point = self._current
        painter.setPen(QPen(theme.colour("accent"), 2))
        painter.drawEllipse(square(self._place(self._lines[line].points[point]), POINT_PX + 4))
        painter.setPen(theme.colour("text"))
        middle = Qt.AlignmentFlag.AlignVCenter
        head = QRectF(LEFT_PX, 0, self.width() - LEFT_PX - RIGHT_PX, TOP_PX - 6)
        elide = Qt.TextElideMode.ElideRight
        words = painter.fontMetrics().elidedText(self.told(), elide, int(head.width()))
        painter.drawText(head, middle, words)

    # --- one point after the other

    def _go(self, line: int, point: int) -> None:
        if not self._lines:
            return
        line = min(max(line, 0), len(self._lines) - 1)
        self._current = (line, min(max(point, 0), len(self._lines[line].points) - 1))
        self.setAccessibleName(f"{self._name}. {self.told()}")
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._go(*(self._current or (0, 0)))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Right: (0, 1),
            Qt.Key.Key_Left: (0, -1),
            Qt.Key.Key_Down: (1, 0),
            Qt.Key.Key_Up: (-1, 0),
        }
        step = steps.get(Qt.Key(event.key()))
        if step is None or self._current is None:
            super().keyPressEvent(event)
        else:
            self._go(self._current[0] + step[0], self._current[1] + step[1])

    def mousePressEvent(self, event: QMouseEvent) -> None:
        near = [
            ((self._place(each) - event.position()).manhattanLength(), line, place)
            for line, one in enumerate(self._lines)
            for place, each in enumerate(one.points)
        ]
        if near and min(near)[0] <= 2 * NEAR_PX:
            self._go(*min(near)[1:])
