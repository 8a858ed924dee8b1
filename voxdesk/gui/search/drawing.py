"""Paints one hit: what and when above, its words with those looked for marked, whose they are."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from voxdesk.gui import theme
from voxdesk.gui.search.results import FOUND_ROLE, ICONS, PLAYED_ROLE, around
from voxdesk.gui.search.results import where_said as where
from voxdesk.gui.widgets.paragraph import lay_out, place_lines

if TYPE_CHECKING:
    from voxdesk.services.finding import Found

Index = QModelIndex | QPersistentModelIndex
PAD_PX = 12
TEXT_LEFT_PX = 40
CAPTION_PX = 18
GAP_PX = 4
MOST_LINES = 4
LINE_PX = theme.READING_LINE_PX
MOST_WIDTH_PX = 860
ICON_PX = 16


class HitDelegate(QStyledItemDelegate):
    """As high as its text needs, up to a few lines."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = option.widget
        width = view.viewport().width() if view is not None else option.rect.width()  # type: ignore[attr-defined]
        found = index.data(FOUND_ROLE)
        _layout, height = _laid_out(found, _room(width))
        return QSize(width, height + 2 * CAPTION_PX + 2 * PAD_PX + 2 * GAP_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        found = index.data(FOUND_ROLE)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, theme.colour("accent_soft"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, theme.colour("hover"))
        place = QRectF(option.rect).adjusted(PAD_PX, PAD_PX, -PAD_PX, -PAD_PX)
        width = _room(option.rect.width())
        played = bool(index.data(PLAYED_ROLE))
        spot = QRectF(place.left(), place.top() + 1, ICON_PX, ICON_PX)
        tint = "accent" if played else "muted"
        theme.paint_icon(painter, "play" if played else ICONS[found.hit.kind], spot, tint)
        left = option.rect.left() + TEXT_LEFT_PX
        line = QRectF(left, place.top(), width, CAPTION_PX)
        _caption(painter, where(found), line)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        layout, height = _laid_out(found, width, chosen=chosen)
        painter.setPen(theme.colour("text"))
        painter.setClipRect(QRectF(left, place.top(), width, CAPTION_PX + GAP_PX + height))
        layout.draw(painter, QPointF(left, line.bottom() + GAP_PX))
        painter.setClipping(False)
        line.moveTop(line.bottom() + 2 * GAP_PX + height)
        _caption(painter, around(found), line)
        painter.setPen(theme.colour("hairline"))
        bottom = option.rect.bottom()
        painter.drawLine(left, bottom, option.rect.right() - PAD_PX, bottom)
        painter.restore()


def _room(width: int) -> int:
    return max(min(width - TEXT_LEFT_PX - PAD_PX, MOST_WIDTH_PX), 80)


def _caption(painter: QPainter, words: str, place: QRectF) -> None:
    font = theme.font(theme.CAPTION_PX, tabular=True)
    shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, int(place.width()))
    painter.setFont(font)
    painter.setPen(theme.colour("muted"))
    painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, shown)


def _laid_out(found: "Found", width: int, *, chosen: bool = False) -> tuple[QTextLayout, int]:
    """The words on lines, and how high as many of them are as shown."""
    layout, height = lay_out(found.text, theme.font(theme.READING_PX), width, LINE_PX)
    marked = QTextCharFormat()
    marked.setFontWeight(theme.font(theme.READING_PX, bold=True).weight())
    marked.setBackground(theme.colour("ground" if chosen else "accent_soft"))
    ranges = []
    for start, length in found.marks:
        each = QTextLayout.FormatRange()
        each.start, each.length, each.format = start, length, marked
        ranges.append(each)
    if ranges:
        layout.setFormats(ranges)
        height = place_lines(layout, width, LINE_PX)  # bold letters are wider
    return layout, min(height, MOST_LINES * LINE_PX)
