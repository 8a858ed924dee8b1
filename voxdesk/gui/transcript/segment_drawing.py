"""How one segment looks: time, speaker, text; what the recogniser was unsure of stands out.

A word below half certainty has a dotted underline, a suspicious segment a hatched margin and a
line that says why; a corrected one a pencil behind its text. Nothing is told by colour alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QFontMetricsF, QPainter, QTextLayout

from voxdesk import texts
from voxdesk.domain.timecode import clock
from voxdesk.domain.transcript import Segment
from voxdesk.gui import theme
from voxdesk.gui.transcript.marks import heard_formats
from voxdesk.gui.widgets.paragraph import lay_out
from voxdesk.gui.words import tr

MARGIN_PX = 24
TIME_PX = 56
SPEAKER_PX = 92
GAP_PX = 12
TEXT_MOST_PX = 760
PAD_PX = 5
FLAG_LINE_PX = 18
HEARD_LINE_PX = 20
HATCH_PX = 5
SMALL_ICON_PX = 12


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

    def is_time(self, x: float) -> bool:
        """Whether this is where the time stands."""
        return MARGIN_PX <= x < MARGIN_PX + TIME_PX + GAP_PX / 2


@dataclass(frozen=True, slots=True)
class Heard:
    """What the machine heard, laid out below what people made of it."""

    layout: QTextLayout
    height: int
    words_at: int
    """Where in the layout's text the words begin."""


@dataclass(frozen=True, slots=True)
class Row:
    """A segment laid out for one width."""

    segment: Segment
    speaker: str
    layout: QTextLayout
    text_height: int
    flags: str
    heard: Heard | None

    @property
    def height(self) -> int:
        below = (FLAG_LINE_PX if self.flags else 0) + (self.heard.height if self.heard else 0)
        return self.text_height + 2 * PAD_PX + below


@dataclass(frozen=True, slots=True)
class RowState:
    """How it stands with a row at the moment; `hue` is its speaker's, -1 for nobody's.

    `formats` are those of parts of its text.
    """

    selected: bool = False
    current: bool = False
    hovered: bool = False
    time_hovered: bool = False
    edited_now: bool = False
    playing: bool = False
    noted: bool = False
    hue: int = -1
    formats: Sequence[QTextLayout.FormatRange] = ()


def guessed_heights(
    segments: Sequence[Segment], columns: Columns, average_px: float, *, heard: bool = False
) -> list[int]:
    """About how high segments will be, without laying them out: a few milliseconds for 20,000."""
    a_line = columns.text_width / average_px
    return [
        (1 + int(len(each.text) / a_line)) * theme.READING_LINE_PX
        + 2 * PAD_PX
        + (FLAG_LINE_PX if each.flags else 0)
        + ((1 + int(len(each.heard) / a_line)) * HEARD_LINE_PX if heard and each.edited else 0)
        for each in segments
    ]


def average_width() -> float:
    """Of a letter in running text."""
    sample = "the check-in took twelve minutes and nobody explained why"
    metrics = QFontMetricsF(theme.font(theme.READING_PX))
    return metrics.horizontalAdvance(sample) / len(sample)


def lay_out_segment(segment: Segment, speaker: str, columns: Columns, *, heard: bool) -> Row:
    """With `heard`, words that people changed are shown below theirs."""
    layout, height = lay_out(
        segment.text, theme.font(theme.READING_PX), columns.text_width, theme.READING_LINE_PX
    )
    flags = " · ".join(texts.flag(each) for each in sorted(segment.flags))
    below = _lay_out_heard(segment, columns) if heard and segment.edited else None
    return Row(segment, speaker, layout, height, flags, below)


def _lay_out_heard(segment: Segment, columns: Columns) -> Heard:
    said = tr("Heard: {words}")
    words = said.format(words=segment.heard)
    font = theme.font(theme.INTERFACE_PX)
    layout, height = lay_out(words, font, columns.text_width, HEARD_LINE_PX)
    return Heard(layout, height, said.index("{words}"))


def paint_segment(
    painter: QPainter, row: Row, place: QRectF, columns: Columns, state: RowState
) -> None:
    """Paint a row that was laid out for these columns."""
    _paint_ground(painter, place, state)
    top = place.top() + PAD_PX
    if row.flags:
        _paint_flags(painter, row, place, columns)
    _paint_margin(painter, top, state)
    _paint_aside(painter, row, top, state)
    if not state.edited_now:
        painter.setPen(theme.colour("text"))
        row.layout.draw(painter, QPointF(columns.text_left, top), list(state.formats))
    if row.segment.edited:
        behind = columns.text_left + columns.text_width + 4
        end = QRectF(behind, top + 6, SMALL_ICON_PX, SMALL_ICON_PX)
        theme.paint_icon(painter, "edited", end, "muted")
    if row.heard is not None:
        _paint_heard(painter, row, row.heard, place, columns)
    if state.current and not state.selected:
        painter.setPen(theme.colour("accent"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(place.adjusted(0.5, 0.5, -0.5, -0.5))


def _paint_ground(painter: QPainter, place: QRectF, state: RowState) -> None:
    if state.edited_now:
        painter.fillRect(QRectF(0, place.top(), 3, place.height()), theme.colour("accent"))
    elif state.selected:
        painter.fillRect(place, theme.colour("accent_soft"))
        painter.fillRect(QRectF(0, place.top(), 3, place.height()), theme.colour("accent"))
    elif state.hovered:
        painter.fillRect(place, theme.colour("hover"))


def _paint_margin(painter: QPainter, top: float, state: RowState) -> None:
    """A marker, and a triangle where it plays."""
    middle = top + (theme.READING_LINE_PX - SMALL_ICON_PX) / 2
    if state.noted:
        place = QRectF(5, middle, SMALL_ICON_PX, SMALL_ICON_PX)
        theme.paint_icon(painter, "marker", place, "accent")
    if state.playing:
        place = QRectF(17, middle, SMALL_ICON_PX, SMALL_ICON_PX)
        theme.paint_icon(painter, "play", place, "accent")


def _paint_aside(painter: QPainter, row: Row, top: float, state: RowState) -> None:
    font = theme.font(theme.INTERFACE_PX, tabular=True)
    font.setUnderline(state.time_hovered)
    painter.setFont(font)
    painter.setPen(theme.colour("accent" if state.time_hovered else "muted"))
    line = theme.READING_LINE_PX
    middle = Qt.AlignmentFlag.AlignVCenter
    painter.drawText(
        QRectF(MARGIN_PX, top, TIME_PX, line),
        Qt.AlignmentFlag.AlignRight | middle,
        clock(row.segment.start_ms),
    )
    if row.speaker:
        painter.setFont(theme.font(theme.INTERFACE_PX, bold=True))
        painter.setPen(theme.speaker_colour(state.hue) if state.hue >= 0 else theme.colour("muted"))
        place = QRectF(MARGIN_PX + TIME_PX + GAP_PX, top, SPEAKER_PX, line)
        shown = painter.fontMetrics().elidedText(
            row.speaker, Qt.TextElideMode.ElideRight, SPEAKER_PX
        )
        painter.drawText(place, middle, shown)


def _paint_heard(
    painter: QPainter, row: Row, heard: Heard, place: QRectF, columns: Columns
) -> None:
    segment = row.segment
    painter.setPen(theme.colour("muted"))
    marked = heard_formats(segment.heard, segment.text, heard.words_at)
    at = QPointF(columns.text_left, place.bottom() - PAD_PX - heard.height + 1)
    heard.layout.draw(painter, at, marked)


def _paint_flags(painter: QPainter, row: Row, place: QRectF, columns: Columns) -> None:
    amber = theme.colour("warning")
    hatched = QRectF(columns.text_left - GAP_PX + 2, place.top() + PAD_PX, HATCH_PX, row.height)
    hatched.setBottom(place.bottom() - PAD_PX)
    painter.fillRect(hatched, QBrush(amber, Qt.BrushStyle.BDiagPattern))
    below = place.bottom() - PAD_PX - FLAG_LINE_PX - (row.heard.height if row.heard else 0)
    line = QRectF(columns.text_left, below, columns.text_width, FLAG_LINE_PX)
    theme.paint_icon(painter, "warning", QRectF(line.left(), line.top() + 2, 13, 13), "warning")
    painter.setFont(theme.font(theme.CAPTION_PX))
    painter.setPen(amber)
    painter.drawText(line.adjusted(18, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, row.flags)
