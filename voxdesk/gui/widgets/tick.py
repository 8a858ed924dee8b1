"""A box to tick, with a tick in it: what is chosen is never told by colour alone."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QStyle, QStyleOptionButton

from voxdesk.gui import theme


class Tick(QCheckBox):
    """Looks like every check box of the style sheet."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.isChecked():
            return
        option = QStyleOptionButton()
        self.initStyleOption(option)
        place = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tint = "on_accent" if self.isEnabled() else "ground"
        theme.paint_icon(painter, "check", QRectF(place).adjusted(2, 2, -2, -2), tint)
        painter.end()
