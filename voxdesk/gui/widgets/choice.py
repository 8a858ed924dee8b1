"""A list to choose one thing from, with the arrow of our icons."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QComboBox,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QStylePainter,
)

from voxdesk.gui import theme

ARROW_PX = 14
PAD_PX = 10
ARROW_GAP_PX = 4
LIST_EDGE_PX = 6


class Choice(QComboBox):
    """Shows the chosen one; its words are plain text like all others."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        # Only with this delegate does the list take its room from the style sheet.
        self.setItemDelegate(QStyledItemDelegate(self))

    def showPopup(self) -> None:
        # The list is as wide as its longest words, even where the field is not.
        self.view().setMinimumWidth(self.view().sizeHintForColumn(0) + 2 * LIST_EDGE_PX)
        super().showPopup()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        painter.setRenderHint(QStylePainter.RenderHint.Antialiasing)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        left, top = self.width() - ARROW_PX - 10, (self.height() - ARROW_PX) / 2
        room = left - PAD_PX - ARROW_GAP_PX
        elide = Qt.TextElideMode.ElideRight
        option.currentText = option.fontMetrics.elidedText(option.currentText, elide, room)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        theme.paint_icon(painter, "down", QRectF(left, top, ARROW_PX, ARROW_PX), "muted")
        painter.end()
