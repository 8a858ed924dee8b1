"""Paints the state of a recording: icon and word, and a bar while a job is at work on it."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from voxdesk.domain.job import Job, JobKind, JobState
from voxdesk.gui import theme
from voxdesk.gui.recordings.table import JOB_ROLE, STATE_ICON_ROLE
from voxdesk.gui.widgets.progress_strip import paint_bar, share_of

ICON_PX = 14
PAD_PX = 12
BAR_PX = 3


class PaddedColumn(QStyledItemDelegate):
    """Plain text with the room at both sides that the heads have; no focus frame in each cell."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        paint_ground(painter, option)
        painter.save()
        painter.setFont(theme.font(theme.INTERFACE_PX, tabular=True))
        painter.setPen(theme.colour("text" if index.column() == 0 else "muted"))
        place = option.rect.adjusted(PAD_PX, 0, -PAD_PX, 0)
        aligned = index.data(Qt.ItemDataRole.TextAlignmentRole)
        flags = aligned if aligned is not None else Qt.AlignmentFlag.AlignVCenter
        middle = index.column() == 0
        shown = painter.fontMetrics().elidedText(
            str(index.data() or ""),
            Qt.TextElideMode.ElideMiddle if middle else Qt.TextElideMode.ElideRight,
            place.width(),
        )
        painter.drawText(place, int(flags), shown)
        painter.restore()


class StateColumn(QStyledItemDelegate):
    """The last column."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        paint_ground(painter, option)
        painter.save()
        place = QRectF(option.rect).adjusted(PAD_PX, 0, -PAD_PX, 0)
        icon, tint = index.data(STATE_ICON_ROLE)
        spot = QRectF(place.left(), place.center().y() - ICON_PX / 2, ICON_PX, ICON_PX)
        theme.paint_icon(painter, icon, spot, tint)
        words = place.adjusted(ICON_PX + 8, 0, 0, 0)
        job = index.data(JOB_ROLE)
        working = isinstance(job, Job) and job.state is JobState.RUNNING
        if working and job.kind is not JobKind.INDEX:
            bar = QRectF(words.left(), place.bottom() - BAR_PX - 3, words.width(), BAR_PX)
            paint_bar(painter, bar, share_of(job.progress), "accent")
            words.setBottom(place.bottom() - 4)
        painter.setPen(theme.colour("danger" if tint == "danger" else "text"))
        painter.setFont(theme.font(theme.INTERFACE_PX, tabular=True))
        shown = painter.fontMetrics().elidedText(
            str(index.data()), Qt.TextElideMode.ElideRight, int(words.width())
        )
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, shown)
        painter.restore()


def paint_ground(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """What lies behind a cell: selected, under the mouse, or neither."""
    if option.state & QStyle.StateFlag.State_Selected:
        painter.fillRect(option.rect, theme.colour("accent_soft"))
    elif option.state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(option.rect, theme.colour("hover"))
