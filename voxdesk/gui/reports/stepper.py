"""Draft, reviewed, final: where a report is on its way, in one line."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from voxdesk import texts
from voxdesk.domain.report import ReportState
from voxdesk.gui import theme
from voxdesk.gui.words import tr

STEPS = (ReportState.DRAFT, ReportState.REVIEWED, ReportState.FINAL)
DOT_PX = 14
GAP_PX = 6
LINE_PX = 20
HEIGHT_PX = 24


class Stepper(QWidget):
    """Steps that were taken have a tick, the present one is filled; final has a lock."""

    def __init__(self) -> None:
        super().__init__()
        self._state = ReportState.DRAFT
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_state(ReportState.DRAFT)

    def show_state(self, state: ReportState) -> None:
        self._state = state
        words = texts.report_state(state)
        place = STEPS.index(state) + 1 if state in STEPS else len(STEPS)
        told = tr("{state}, step {place} of {count}")
        self.setAccessibleName(told.format(state=words, place=place, count=len(STEPS)))
        self.updateGeometry()
        self.update()

    def state(self) -> ReportState:
        return self._state

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        words = sum(metrics.horizontalAdvance(texts.report_state(each)) for each in self._steps())
        count = len(self._steps())
        between = (count - 1) * (LINE_PX + 2 * GAP_PX)
        return QSize(words + count * (DOT_PX + GAP_PX) + between + 8, HEIGHT_PX)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _steps(self) -> tuple[ReportState, ...]:
        if self._state is ReportState.SUPERSEDED:
            return (*STEPS, ReportState.SUPERSEDED)
        return STEPS

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        at, left, middle = self._steps().index(self._state), 1.0, self.height() / 2
        for place, state in enumerate(self._steps()):
            if place:
                painter.setPen(QPen(theme.colour("edge"), 1))
                line = left + GAP_PX
                painter.drawLine(QPointF(line, middle), QPointF(line + LINE_PX, middle))
                left = line + LINE_PX + GAP_PX
            self._paint_dot(painter, QRectF(left, middle - DOT_PX / 2, DOT_PX, DOT_PX), place, at)
            left += DOT_PX + GAP_PX
            painter.setFont(theme.font(theme.INTERFACE_PX, bold=place == at))
            painter.setPen(theme.colour("text" if place == at else "muted"))
            words = texts.report_state(state)
            width = painter.fontMetrics().horizontalAdvance(words)
            place_of = QRectF(left, 0, width + 4, self.height())
            painter.drawText(place_of, Qt.AlignmentFlag.AlignVCenter, words)
            left += width
        painter.end()

    def _paint_dot(self, painter: QPainter, spot: QRectF, place: int, at: int) -> None:
        if place <= at and self._steps()[place] is ReportState.FINAL:
            theme.paint_icon(painter, "lock", spot.adjusted(-2, -2, 2, 2), "accent")
            return
        if place < at:
            theme.paint_icon(painter, "check", spot, "accent")
            return
        painter.setPen(QPen(theme.colour("accent" if place == at else "edge"), 1.5))
        painter.setBrush(theme.colour("accent" if place == at else "ground"))
        inner = 3.0
        painter.drawEllipse(spot.adjusted(inner, inner, -inner, -inner))
        painter.setBrush(Qt.BrushStyle.NoBrush)
