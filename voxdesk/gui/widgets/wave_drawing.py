"""How the parts of a waveform are painted, each from what a `WaveView` shows."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from voxdesk.domain.timecode import clock
from voxdesk.gui import theme
from voxdesk.gui.widgets.peaks import Columns
from voxdesk.gui.widgets.wave_view import WaveView

HEIGHT_PX = 72
SCALE_PX = 16
MARKER_PX = 6
LANE_PX = 5
LANE_GAP_PX = 3
LANES_TOP_PX = 4
SCROLL_PX = 3
_BAR_PX, _BAR_STEP_PX = 2, 3
_STEPS_S = (1, 2, 5, 10, 30, 60, 120, 300, 600, 1800, 3600, 7200)
_LEAST_BETWEEN_TIMES_PX = 84


class MarkerKind(StrEnum):
    """What a marker stands for; each has a shape of its own."""

    FINDING = "finding"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Marker:
    """A moment worth a look: `tint` is a colour of the theme, `title` its tool tip."""

    at_ms: int
    tint: str
    title: str
    kind: MarkerKind = MarkerKind.FINDING


@dataclass(frozen=True, slots=True)
class Lane:
    """When one speaker speaks, in order; `words` name them, `hue` is `theme.speaker_colour`'s."""

    words: str
    hue: int
    spans: tuple[tuple[int, int], ...]


def lanes_height(count: int) -> int:
    return LANES_TOP_PX + count * (LANE_PX + LANE_GAP_PX) if count else 0


def lane_top(index: int) -> int:
    return HEIGHT_PX + LANES_TOP_PX + index * (LANE_PX + LANE_GAP_PX)


def bars(columns: Columns, view: WaveView) -> list[QRectF]:
    """The wave as bars from left to right; the same moments share a bar wherever it is scrolled."""
    if not len(columns):
        return []
    middle = HEIGHT_PX / 2
    reach = middle - MARKER_PX - 2
    each_ms = view.shown_ms / max(view.width_px, 1) * _BAR_STEP_PX
    first = int(view.from_ms / each_ms)
    made = []
    for index in range(first, first + view.width_px // _BAR_STEP_PX + 2):
        start_ms = index * each_ms
        if start_ms >= view.duration_ms:
            break
        low, high = columns.between(start_ms, start_ms + each_ms)
        top = middle - max(high, 0.01) * reach
        bottom = middle - min(low, -0.01) * reach
        made.append(QRectF(view.x(start_ms), top, _BAR_PX, max(bottom - top, 1)))
    return made


def paint_bars(painter: QPainter, wave: Sequence[QRectF], tint: str, width_px: int) -> None:
    if not wave:
        painter.setPen(QPen(theme.colour("hairline"), 1))
        painter.drawLine(QPointF(0, HEIGHT_PX / 2), QPointF(width_px, HEIGHT_PX / 2))
    colour = theme.colour(tint)
    for bar in wave:
        painter.fillRect(bar, colour)


def paint_lanes(painter: QPainter, lanes: Sequence[Lane], view: WaveView) -> None:
    """A thin lane for each speaker: who it is shows by which lane it is, not only by colour."""
    for index, lane in enumerate(lanes):
        top = lane_top(index)
        middle = top + LANE_PX / 2
        painter.setPen(QPen(theme.colour("hairline"), 1))
        painter.drawLine(QPointF(0, middle), QPointF(view.width_px, middle))
        tint = theme.speaker_colour(lane.hue)
        for start, end in runs(lane.spans, view):
            painter.fillRect(QRectF(start, top, max(end - start, 1.5), LANE_PX), tint)


def runs(spans: Sequence[tuple[int, int]], view: WaveView) -> Iterator[tuple[float, float]]:
    """From where to where spans in sight reach, in pixels; what lies within a pixel is one."""
    if not spans:
        return
    until_ms = view.from_ms + view.shown_ms
    at = max(bisect_left(spans, (int(view.from_ms), 0)) - 1, 0)
    px_ms = view.shown_ms / max(view.width_px, 1)
    run_start, run_end = spans[at]
    for index in range(at + 1, len(spans)):
        start, end = spans[index]
        if start > until_ms:
            break
        if start - run_end > px_ms:
            yield view.x(run_start), view.x(run_end)
            run_start = start
        run_end = max(run_end, end) if start - run_end <= px_ms else end
    yield view.x(run_start), view.x(run_end)


def paint_scale(painter: QPainter, view: WaveView, top: int) -> None:
    """Times below, as many as there is room for, and which part is shown when it is not all."""
    if not view.duration_ms:
        return
    fitting = max(view.width_px / _LEAST_BETWEEN_TIMES_PX, 1)
    seconds = view.shown_ms / 1000
    step = next((each for each in _STEPS_S if seconds / each <= fitting), _STEPS_S[-1])
    painter.setFont(theme.font(theme.CAPTION_PX, tabular=True))
    first = int(view.from_ms / 1000) // step * step
    for second in range(first, int((view.from_ms + view.shown_ms) / 1000) + 1, step):
        x = view.x(second * 1000)
        painter.setPen(theme.colour("hairline"))
        painter.drawLine(QPointF(x, top - 4), QPointF(x, top))
        if x >= 0 and x + 40 <= view.width_px:
            painter.setPen(theme.colour("muted"))
            place = QRectF(x + (0 if second == 0 else 3), top, 60, SCALE_PX)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, clock(second * 1000))
    if view.zoomed:
        share = view.width_px / view.duration_ms
        place = QRectF(
            view.from_ms * share,
            top + SCALE_PX - SCROLL_PX,
            max(view.shown_ms * share, 12),
            SCROLL_PX,
        )
        painter.fillRect(place, theme.colour("edge"))


def paint_markers(painter: QPainter, markers: Sequence[Marker], view: WaveView) -> None:
    """Findings point down from above, notes are flags."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for marker in markers:
        if not view.in_sight(marker.at_ms):
            continue
        x = view.x(marker.at_ms)
        colour = theme.colour(marker.tint)
        painter.setBrush(colour)
        if marker.kind is MarkerKind.NOTE:
            painter.setPen(QPen(colour, 1.25))
            painter.drawLine(QPointF(x, 0), QPointF(x, HEIGHT_PX))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawPolygon([QPointF(x, 0), QPointF(x + 8, 3.5), QPointF(x, 7)])
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawPolygon([QPointF(x - 3.5, 0), QPointF(x + 3.5, 0), QPointF(x, MARKER_PX)])


def paint_playhead(painter: QPainter, x: float, height_px: int) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.colour("text"), 1.5))
    painter.drawLine(QPointF(x, 2), QPointF(x, height_px))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("text"))
    painter.drawEllipse(QPointF(x, 3.5), 3.5, 3.5)
