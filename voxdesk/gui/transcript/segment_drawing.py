"""How one segment looks: time, speaker, text; what the recogniser was unsure of stands out.

A word below half certainty has a dotted underline, a suspicious segment a hatched margin and a
line that says why. Nothing here is told by colour alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout

from voxdesk import texts
from voxdesk.domain.timecode import clock
from voxdesk.domain.transcript import Segment
from voxdesk.gui import theme
from voxdesk.gui.widgets.paragraph import lay_out

UNSURE_BELOW = 0.5
MARGIN_PX = 24
TIME_PX = 56
SPEAKER_PX = 92
GAP_PX = 12
TEXT_MOST_PX = 760
PAD_PX = 5
FLAG_LINE_PX = 18
HATCH_PX = 5


@dataclass(frozen=True, slots=True)
class Columns:
    """Where things stand in a row, for one width of the view."""

    width: int
    text_left: int
    text_width: int

    @classmethod
    def fitting(cls, width: int, *, speakers: bool) -> "Columns":
        left = MARGIN_PX + TIME_PX + GAP_PX + (SPEAKER_PX + GAP_PX if speakers else 0)
        return cls(width, left, max(min(width - left - MARGIN_PX, TEXT_MOST_PX), 120))


@dataclass(frozen=True, slots=True)
class Row:
    """A segment laid out for one width."""

    segment: Segment
    speaker: str
    layout: QTextLayout
    text_height: int
    flags: str

    @property
    def height(self) -> int:
        return self.text_height + 2 * PAD_PX + (FLAG_LINE_PX if self.flags else 0)


@dataclass(frozen=True, slots=True)
class RowState:
    selected: bool = False
    current: bool = False
    hovered: bool = False


def guessed_heights(segments: Sequence[Segment], columns: Columns, average_px: float) -> list[int]:
    """About how high segments will be, without laying them out: a few milliseconds for 20,000."""
    a_line = columns.text_width / average_px
    return [
        (1 + int(len(each.text) / a_line)) * theme.READING_LINE_PX
        + 2 * PAD_PX
        + (FLAG_LINE_PX if each.flags else 0)
        for each in segments
    ]


def average_width() -> float:
    """Of a letter in running text."""
    sample = "the check-in took twelve minutes and nobody explained why"
    metrics = QFontMetricsF(theme.font(theme.READING_PX))
    return metrics.horizontalAdvance(sample) / len(sample)


def lay_out_segment(segment: Segment, speaker: str, columns: Columns) -> Row:
    layout, height = lay_out(
        segment.text, theme.font(theme.READING_PX), columns.text_width, theme.READING_LINE_PX
    )
    flags = " · ".join(texts.flag(each) for each in sorted(segment.flags))
    return Row(segment, speaker, layout, height, flags)


def unsure_ranges(segment: Segment) -> list[tuple[int, int]]:
    """Where in the text the words lie that the recogniser was unsure of: (start, length)."""
    ranges = []
    place = 0
    for word in segment.words:
        found = segment.text.find(word.text, place)
        if found < 0:  # people corrected it since
            continue
        place = found + len(word.text)
        if word.probability < UNSURE_BELOW:
            ranges.append((found, len(word.text)))
    return ranges


def paint_segment(
    painter: QPainter, row: Row, place: QRectF, columns: Columns, state: RowState
) -> None:
    """Paint a row that was laid out for these columns."""
    if state.selected:
        painter.fillRect(place, theme.colour("accent_soft"))
        painter.fillRect(QRectF(0, place.top(), 3, place.height()), theme.colour("accent"))
    elif state.hovered:
        painter.fillRect(place, theme.colour("hover"))
    top = place.top() + PAD_PX
    if row.flags:
        _paint_flags(painter, row, place, columns)
    _paint_aside(painter, row, top)
    painter.setPen(theme.colour("text"))
    row.layout.draw(painter, QPointF(columns.text_left, top), _formats(row.segment))
    if state.current and not state.selected:
        painter.setPen(theme.colour("accent"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(place.adjusted(0.5, 0.5, -0.5, -0.5))


def _formats(segment: Segment) -> list[QTextLayout.FormatRange]:
    formats = []
    for start, length in unsure_ranges(segment):
        unsure = QTextLayout.FormatRange()
        unsure.start, unsure.length = start, length
        look = QTextCharFormat()
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        look.setUnderlineColor(theme.colour("warning"))
        unsure.format = look
        formats.append(unsure)
    return formats


def _paint_aside(painter: QPainter, row: Row, top: float) -> None:
    painter.setFont(theme.font(theme.INTERFACE_PX, tabular=True))
    painter.setPen(theme.colour("muted"))
    line = theme.READING_LINE_PX
    middle = Qt.AlignmentFlag.AlignVCenter
    painter.drawText(
        QRectF(MARGIN_PX, top, TIME_PX, line),
        Qt.AlignmentFlag.AlignRight | middle,
        clock(row.segment.start_ms),
    )
    if row.speaker:
        place = QRectF(MARGIN_PX + TIME_PX + GAP_PX, top, SPEAKER_PX, line)
        shown = painter.fontMetrics().elidedText(
            row.speaker, Qt.TextElideMode.ElideRight, SPEAKER_PX
        )
        painter.drawText(place, middle, shown)


def _paint_flags(painter: QPainter, row: Row, place: QRectF, columns: Columns) -> None:
    amber = theme.colour("warning")
    hatched = QRectF(columns.text_left - GAP_PX + 2, place.top() + PAD_PX, HATCH_PX, row.height)
    hatched.setBottom(place.bottom() - PAD_PX)
    painter.fillRect(hatched, QBrush(amber, Qt.BrushStyle.BDiagPattern))
    line = QRectF(
        columns.text_left, place.top() + PAD_PX + row.text_height, columns.text_width, FLAG_LINE_PX
    )
    theme.paint_icon(painter, "warning", QRectF(line.left(), line.top() + 2, 13, 13), "warning")
    painter.setFont(theme.font(theme.CAPTION_PX))
    painter.setPen(amber)
    painter.drawText(line.adjusted(18, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, row.flags)
