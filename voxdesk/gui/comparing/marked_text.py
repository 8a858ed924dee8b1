"""Text in which some places are marked: struck out where words go, underlined where they come."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPaintEvent, QTextCharFormat, QTextLayout

from voxdesk.gui import theme
from voxdesk.gui.comparing.differences import Place
from voxdesk.gui.widgets.paragraph import Paragraph

LINE_PX = 20


class MarkedText(Paragraph):
    """`going` says that the marked words go; else they come."""

    def __init__(self, text: str, marks: Sequence[Place], *, going: bool) -> None:
        super().__init__(text, size_px=theme.INTERFACE_PX + 1, line_px=LINE_PX)
        self._marks = tuple(marks)
        self._going = going

    def paintEvent(self, _event: QPaintEvent) -> None:
        layout, _height = self._layout_for(self.width())
        painter = QPainter(self)
        painter.setPen(theme.colour("text"))
        layout.draw(painter, QPointF(0, 0), [self._format(each) for each in self._marks])
        painter.end()

    def _format(self, place: Place) -> QTextLayout.FormatRange:
        made = QTextLayout.FormatRange()
        made.start, made.length = place
        look = QTextCharFormat()
        look.setForeground(theme.colour("danger" if self._going else "good"))
        look.setFontStrikeOut(self._going)
        look.setFontUnderline(not self._going)
        made.format = look
        return made
