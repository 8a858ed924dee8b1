"""How a report looks in the list: title, what it is about, and how its findings came out."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from voxdesk.domain.report import ReportState, Verdict
from voxdesk.gui import theme
from voxdesk.gui.reports.report_list import ListedReport, ReportList
from voxdesk.gui.reports.wording import verdict_icon, verdict_tint

ROW_PX = 78
PAD_PX = 12
LINE_PX = 20
ICON_PX = 13
STATE_ICONS = {
    ReportState.DRAFT: "report",
    ReportState.REVIEWED: "check",
    ReportState.FINAL: "signed",
    ReportState.SUPERSEDED: "cancelled",
}


class ReportRows(QStyledItemDelegate):
    """Three lines: title, site and date with the state, verdicts with the coverage."""

    def sizeHint(
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(240, ROW_PX)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        model = index.model()
        assert isinstance(model, ReportList)
        listed = model.report(index.row())
        place = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_ground(painter, option, place)
        inside = place.adjusted(PAD_PX, 9, -PAD_PX, 0)
        painter.setFont(theme.font(theme.INTERFACE_PX, bold=True))
        _paint_line(painter, inside, 0, listed.row.title, "text")
        _paint_state(painter, inside, listed)
        _paint_verdicts(painter, inside, listed)
        painter.fillRect(
            QRectF(place.left() + PAD_PX, place.bottom() - 1, place.width() - 2 * PAD_PX, 1),
            theme.colour("hairline"),
        )
        painter.restore()


def _paint_ground(painter: QPainter, option: QStyleOptionViewItem, place: QRectF) -> None:
    chosen = bool(option.state & QStyle.StateFlag.State_Selected)
    if chosen or option.state & QStyle.StateFlag.State_MouseOver:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent_soft" if chosen else "hover"))
        painter.drawRoundedRect(place.adjusted(0, 1, 0, -2), theme.RADIUS_PX, theme.RADIUS_PX)
    if option.state & QStyle.StateFlag.State_HasFocus:
        painter.setPen(theme.colour("accent"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(
            place.adjusted(0.5, 1.5, -0.5, -2.5), theme.RADIUS_PX, theme.RADIUS_PX
        )


def _paint_line(
    painter: QPainter, inside: QRectF, line: int, words: str, tint: str, *, right_px: float = 0
) -> None:
    place = QRectF(inside.left(), inside.top() + line * LINE_PX, inside.width() - right_px, LINE_PX)
    painter.setPen(theme.colour(tint))
    shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(place.width()))
    painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, shown)


def _paint_state(painter: QPainter, inside: QRectF, listed: ListedReport) -> None:
    painter.setFont(theme.font(theme.INTERFACE_PX))
    width = painter.fontMetrics().horizontalAdvance(listed.state)
    icon = STATE_ICONS[listed.row.state] if listed.row.complete else "partial"
    tint = "good" if listed.row.state is ReportState.FINAL else "muted"
    _paint_line(painter, inside, 1, listed.about, "muted", right_px=width + ICON_PX + 18)
    top = inside.top() + LINE_PX
    left = inside.right() - width
    painter.setPen(theme.colour("muted"))
    painter.drawText(QRectF(left, top, width, LINE_PX), Qt.AlignmentFlag.AlignVCenter, listed.state)
    spot = QRectF(left - ICON_PX - 5, top + (LINE_PX - ICON_PX) / 2, ICON_PX, ICON_PX)
    theme.paint_icon(painter, icon, spot, tint)


def _paint_verdicts(painter: QPainter, inside: QRectF, listed: ListedReport) -> None:
    painter.setFont(theme.font(theme.CAPTION_PX, tabular=True))
    top, left = inside.top() + 2 * LINE_PX, inside.left()
    for verdict in (*Verdict, None):
        count = listed.verdicts.get(verdict, 0)
        if not count:
            continue
        spot = QRectF(left, top + (LINE_PX - ICON_PX) / 2, ICON_PX, ICON_PX)
        theme.paint_icon(painter, verdict_icon(verdict), spot, verdict_tint(verdict))
        painter.setPen(theme.colour("text"))
        words = str(count)
        width = painter.fontMetrics().horizontalAdvance(words)
        place = QRectF(left + ICON_PX + 4, top, width + 2, LINE_PX)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, words)
        left = place.right() + 10
    painter.setPen(theme.colour("muted"))
    rest = QRectF(left, top, max(inside.right() - left, 0), LINE_PX)
    middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
    # Half of it would tell nothing; the tool tip has it.
    if painter.fontMetrics().horizontalAdvance(listed.coverage) <= rest.width():
        painter.drawText(rest, middle, listed.coverage)
