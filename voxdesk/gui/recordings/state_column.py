"""Paints the state of a recording: icon and word, and a bar while a job is at work on it."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from voxdesk.domain.job import Job, JobKind, JobState
from voxdesk.gui import theme
from voxdesk.gui.recordings.table import JOB_ROLE, NAME, STATE_ICON_ROLE
from voxdesk.gui.widgets.progress_strip import paint_bar, share_of
from voxdesk.gui.words import tr

ICON_PX = 14
PAD_PX = 12
BAR_PX = 3


class PaddedColumn(QStyledItemDelegate):
    """Plain text with the room at both sides that the heads have; no focus frame in each cell."""

    before_px = 0
    """Room taken before the text."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        paint_ground(painter, option)
        painter.save()
        painter.setFont(theme.font(theme.INTERFACE_PX, tabular=True))
        painter.setPen(theme.colour("text" if index.column() == NAME else "muted"))
        place = option.rect.adjusted(PAD_PX, 0, -PAD_PX, 0)
        aligned = index.data(Qt.ItemDataRole.TextAlignmentRole)
        flags = aligned if aligned is not None else Qt.AlignmentFlag.AlignVCenter
        middle = index.column() == NAME
        shown = painter.fontMetrics().elidedText(
            str(index.data() or ""),
            Qt.TextElideMode.ElideMiddle if middle else Qt.TextElideMode.ElideRight,
            place.width(),
        )
        painter.drawText(place, int(flags), shown)
        painter.restore()

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """Show the whole text of what is shortened, and nothing of what is not."""
        metrics = QFontMetrics(theme.font(theme.INTERFACE_PX, tabular=True))
        room = option.rect.width() - 2 * PAD_PX - self.before_px
        if metrics.horizontalAdvance(str(index.data() or "")) <= room and not _failed(index):
            QToolTip.hideText()
            return True
        return super().helpEvent(event, view, option, index)

    def createEditor(
        self,
        parent: QWidget,
        _option: QStyleOptionViewItem,
        _index: QModelIndex | QPersistentModelIndex,
    ) -> QWidget:
        field = QLineEdit(parent)
        field.setAccessibleName(tr("Name of the recording"))
        return field


class StateColumn(PaddedColumn):
    """Icon, word, and how far the work is."""

    before_px = ICON_PX + 8

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
        words = place.adjusted(self.before_px, 0, 0, 0)
        job = index.data(JOB_ROLE)
        working = isinstance(job, Job) and job.state is JobState.RUNNING
        if working and job.kind is not JobKind.INDEX:
            bar = QRectF(words.left(), place.bottom() - BAR_PX - 3, words.width(), BAR_PX)
            paint_bar(painter, bar, share_of(job.progress), "accent")
            words.setBottom(place.bottom() - 4)
        painter.setPen(theme.colour("danger" if tint == "danger" else "text"))
        painter.setFont(theme.font(theme.INTERFACE_PX, tabular=True))
        metrics, said = painter.fontMetrics(), str(index.data())
        if metrics.horizontalAdvance(said) > words.width():
            said = said.partition(" · ")[0]  # how long it takes is in the tooltip, too
        shown = metrics.elidedText(said, Qt.TextElideMode.ElideRight, int(words.width()))
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, shown)
        painter.restore()


def _failed(index: QModelIndex | QPersistentModelIndex) -> bool:
    job = index.data(JOB_ROLE)
    return index.data(STATE_ICON_ROLE)[1] == "danger" and isinstance(job, Job)


def paint_ground(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """What lies behind a cell: selected, under the mouse, or neither."""
    if option.state & QStyle.StateFlag.State_Selected:
        painter.fillRect(option.rect, theme.colour("accent_soft"))
    elif option.state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(option.rect, theme.colour("hover"))
