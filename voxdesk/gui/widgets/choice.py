"""A list to choose one thing from, with the arrow of our icons."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QStyledItemDelegate

from voxdesk.gui import theme

ARROW_PX = 14


class Choice(QComboBox):
    """Shows the chosen one; its words are plain text like all others."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        # Only with this delegate does the list take its room from the style sheet.
        self.setItemDelegate(QStyledItemDelegate(self))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left, top = self.width() - ARROW_PX - 10, (self.height() - ARROW_PX) / 2
        theme.paint_icon(painter, "down", QRectF(left, top, ARROW_PX, ARROW_PX), "muted")
        painter.end()
