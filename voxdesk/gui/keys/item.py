"""An entry of the palette, and how it is painted: what it is, where it belongs, its keys."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from voxdesk.gui import theme

TWO_PARTS = int(Qt.ItemDataRole.UserRole)
PAD_PX = 12
GAP_PX = 10
ROW_PX = 34


@dataclass(frozen=True, slots=True)
class Entry:
    """`reason` says why it cannot be done now; empty when it can."""

    words: str
    beside: str
    keys: str
    act: Callable[[], object]
    reason: str = ""

    def read_aloud(self) -> str:
        return ". ".join(part for part in (self.words, self.beside, self.keys) if part)


class EntryDelegate(QStyledItemDelegate):
    """Paints an entry in one row."""

    def sizeHint(
        self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(option.rect.width(), ROW_PX)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        entry = index.data(TWO_PARTS)
        place = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent_soft"))
            painter.drawRoundedRect(place, theme.RADIUS_PX, theme.RADIUS_PX)
        inside = place.adjusted(PAD_PX, 0, -PAD_PX, 0)
        caption = theme.font(theme.CAPTION_PX)
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        left = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.setFont(caption)
        painter.setPen(theme.colour("muted"))
        keys_px = QFontMetricsF(caption).horizontalAdvance(entry.keys)
        painter.drawText(inside, right, entry.keys)
        inside.setRight(inside.right() - (keys_px + GAP_PX if entry.keys else 0))
        font = theme.font(theme.INTERFACE_PX)
        measured = QFontMetricsF(font)
        words = measured.elidedText(entry.words, Qt.TextElideMode.ElideRight, inside.width() * 0.7)
        painter.setFont(font)
        painter.setPen(theme.colour("muted" if entry.reason else "text"))
        painter.drawText(inside, left, words)
        inside.setLeft(inside.left() + measured.horizontalAdvance(words) + GAP_PX)
        painter.setFont(caption)
        painter.setPen(theme.colour("muted"))
        beside = QFontMetricsF(caption).elidedText(
            entry.beside, Qt.TextElideMode.ElideRight, inside.width()
        )
        painter.drawText(inside, left, beside)
        painter.restore()
