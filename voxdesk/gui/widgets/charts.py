"""Pictures of numbers, painted by hand: bars in rows, and lines over time.

Whatever a picture shows stands beside it in words, too: exact values, never colour alone. A chart
is one stop of the keyboard; arrows go from row to row, and each is read out.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from voxdesk.gui import theme
from voxdesk.gui.widgets.labels import tool_tip

BAR_PX = 12
ROW_PX = 28
TALL_ROW_PX = 46
PAD_PX = 8
GAP_PX = 12
SHORTEST_BAR_PX = 120
MOST_LABEL = 0.42
"""The share of the width that names of rows may take."""
SWATCH_PX = 12

HATCHED = {
    "danger": Qt.BrushStyle.BDiagPattern,
    "warning": Qt.BrushStyle.Dense5Pattern,
}
"""Tones that are told apart by their texture as well."""

Part = tuple[float, str]


@dataclass(frozen=True, slots=True)
class BarRow:
    """`parts` are values, each with its tone; `text` says them exactly, in words.

    A tone is a colour of the theme, or `speaker-3` for that of a speaker.
    """

    label: str
    parts: Sequence[Part]
    text: str

    @property
    def whole(self) -> float:
        return sum(value for value, _tone in self.parts)


class BarChart(QWidget):
    """Rows of bars. `whole` is what a full bar stands for; without it, the longest row."""

    chosen = Signal(int)
    """A row was clicked, or Enter pressed on it."""

    def __init__(self, rows: Sequence[BarRow], *, name: str = "", whole: float = 0.0) -> None:
        super().__init__()
        self._name = name
        self._whole = whole
        self._rows: tuple[BarRow, ...] = ()
        self._current = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_rows(rows)

    def show_rows(self, rows: Sequence[BarRow]) -> None:
        self._rows = tuple(rows)
        self._current = min(self._current, len(self._rows) - 1)
        self.setAccessibleDescription("; ".join(f"{each.label}: {each.text}" for each in rows))
        self._tell()
        self._fit()
        self.update()

    def rows(self) -> tuple[BarRow, ...]:
        return self._rows

    def current(self) -> int:
        """The row that the keyboard is at; -1 for none."""
        return self._current

    # --- size

    def heightForWidth(self, width: int) -> int:
        return len(self._rows) * self._row_px(width)

    def sizeHint(self) -> QSize:
        return QSize(320, self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        height = self.heightForWidth(self.width())
        if self.minimumHeight() != height:
            self.setFixedHeight(height)

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(theme.font(theme.INTERFACE_PX, tabular=True))

    def _columns(self, width: int) -> tuple[int, int, int]:
        """Widths of names, bars and words; no bars where names have to stand above them."""
        metrics, inner = self._metrics(), width - 2 * PAD_PX
        label = max((metrics.horizontalAdvance(each.label) for each in self._rows), default=0)
        words = max((metrics.horizontalAdvance(each.text) for each in self._rows), default=0)
        label = min(label + 2, round(inner * MOST_LABEL))
        bar = inner - label - words - 2 * GAP_PX
        return label, (bar if bar >= SHORTEST_BAR_PX else 0), words

    def _row_px(self, width: int) -> int:
        return ROW_PX if self._columns(width)[1] else TALL_ROW_PX

    # --- painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(theme.INTERFACE_PX, tabular=True))
        columns, height = self._columns(self.width()), self._row_px(self.width())
        scale = self._whole or max((each.whole for each in self._rows), default=0) or 1
        for place, row in enumerate(self._rows):
            whole = QRectF(0, place * height, self.width(), height)
            if place == self._current and self.hasFocus():
                painter.setPen(theme.colour("accent"))
                painter.setBrush(theme.colour("hover"))
                painter.drawRoundedRect(whole.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
            self._paint_row(painter, whole.adjusted(PAD_PX, 0, -PAD_PX, 0), row, columns, scale)
        painter.end()

    def _paint_row(
        self,
        painter: QPainter,
        inside: QRectF,
        row: BarRow,
        columns: tuple[int, int, int],
        scale: float,
    ) -> None:
        label, bar, _words = columns
        first = QRectF(inside) if bar else QRectF(inside.left(), inside.top(), inside.width(), 26)
        room = label if bar else inside.width() - painter.fontMetrics().horizontalAdvance(row.text)
        elide = Qt.TextElideMode.ElideRight
        shown = painter.fontMetrics().elidedText(row.label, elide, int(room - (0 if bar else 8)))
        painter.setPen(theme.colour("text"))
        painter.drawText(first, Qt.AlignmentFlag.AlignVCenter, shown)
        painter.setPen(theme.colour("muted"))
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(first, right, row.text)
        if bar:
            top = inside.center().y() - BAR_PX / 2
            place = QRectF(inside.left() + label + GAP_PX, top, bar, BAR_PX)
        else:
            place = QRectF(inside.left(), first.bottom(), inside.width(), BAR_PX)
        paint_parts(painter, place, row.parts, scale)

    # --- one row after the other

    def _go(self, place: int) -> None:
        if self._rows:
            self._current = min(max(place, 0), len(self._rows) - 1)
            self._tell()
            self.update()

    def _tell(self) -> None:
        row = self._rows[self._current] if 0 <= self._current < len(self._rows) else None
        told = "" if row is None else f"{row.label}: {row.text}"
        self.setAccessibleName(". ".join(part for part in (self._name, told) if part))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._go(max(self._current, 0))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: len(self._rows) - 1}
        key = Qt.Key(event.key())
        if key in steps:
            self._go(self._current + steps[key])
        elif key in ends:
            self._go(ends[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._current >= 0:
            self.chosen.emit(self._current)
        else:
            super().keyPressEvent(event)

    def _row_at(self, y: float) -> int:
        place = int(y // self._row_px(self.width()))
        return place if 0 <= place < len(self._rows) else -1

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self._row_at(event.position().y())
        if place >= 0:
            self._go(place)
            self.chosen.emit(place)

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            place = self._row_at(event.pos().y())
            if place >= 0:
                row = self._rows[place]
                QToolTip.showText(event.globalPos(), tool_tip(f"{row.label}: {row.text}"), self)
            return True
        return super().event(event)


class Legend(QWidget):
    """What tones mean: a swatch and a word for each."""

    def __init__(self, entries: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._entries = tuple(entries)
        self.setAccessibleName(", ".join(words for _tone, words in entries))
        self.setFixedHeight(20)

    def sizeHint(self) -> QSize:
        return QSize(200, 20)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(theme.CAPTION_PX))
        left = float(PAD_PX)
        for tone, words in self._entries:
            paint_parts(painter, QRectF(left, 4, SWATCH_PX, SWATCH_PX), [(1, tone)], 1)
            left += SWATCH_PX + 5
            painter.setPen(theme.colour("muted"))
            width = painter.fontMetrics().horizontalAdvance(words)
            painter.drawText(QRectF(left, 0, width + 4, 20), Qt.AlignmentFlag.AlignVCenter, words)
            left += width + 16
        painter.end()


def tone_colour(tone: str) -> QColor:
    """The colour of a tone: of the theme, or `speaker-3`."""
    if tone.startswith("speaker-"):
        return theme.speaker_colour(int(tone.removeprefix("speaker-")))
    return theme.colour(tone)


def paint_parts(painter: QPainter, place: QRectF, parts: Sequence[Part], scale: float) -> None:
    """One bar of several parts on its track; `scale` is what its whole width stands for."""
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("hairline"))
    painter.drawRoundedRect(place, 3, 3)
    ends = list(accumulate(value for value, _tone in parts))
    for end, (value, tone) in zip(ends, parts, strict=True):
        if value <= 0:
            continue
        left = place.left() + place.width() * (end - value) / scale
        width = max(place.width() * value / scale - (1 if len(parts) > 1 else 0), 2.0)
        spot, colour = QRectF(left, place.top(), width, place.height()), tone_colour(tone)
        if tone in HATCHED:
            soft = QColor(colour)
            soft.setAlphaF(0.35)
            painter.setBrush(soft)
            painter.drawRoundedRect(spot, 3, 3)
            painter.setBrush(HATCHED[tone])
            brush = painter.brush()
            brush.setColor(colour)
            painter.setBrush(brush)
        else:
            painter.setBrush(colour)
        painter.drawRoundedRect(spot, 3, 3)
    painter.restore()


def square(at: QPointF, half_px: float) -> QRectF:
    """The square around a point."""
    return QRectF(at.x() - half_px, at.y() - half_px, 2 * half_px, 2 * half_px)
