"""Text set for reading: 15 px on a line of 24, plain by construction, as high as it needs to be."""

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QPainter,
    QPaintEvent,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from voxdesk.gui import theme
from voxdesk.gui.words import tr

SHORTEST_WIDTH_PX = 80


class Paragraph(QWidget):
    """Wraps its text itself, which no label does with a line height of its own."""

    def __init__(
        self,
        text: str,
        *,
        size_px: int = theme.READING_PX,
        line_px: int = theme.READING_LINE_PX,
        tint: str = "text",
        bold: bool = False,
    ) -> None:
        super().__init__()
        self._text = text
        self._line_px = line_px
        self._tint = tint
        self._font = theme.font(size_px, bold=bold)
        self._laid_out: tuple[int, QTextLayout, int] | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(text)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def text(self) -> str:
        return self._text

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._layout_for(width)[1]

    def sizeHint(self) -> QSize:
        width = max(self.width(), SHORTEST_WIDTH_PX)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(SHORTEST_WIDTH_PX, self._line_px)

    def paintEvent(self, _event: QPaintEvent) -> None:
        layout, _height = self._layout_for(self.width())
        painter = QPainter(self)
        painter.setPen(theme.colour(self._tint))
        layout.draw(painter, QPointF(0, 0))
        painter.end()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        copy = QAction(tr("Copy"), menu)
        copy.triggered.connect(lambda: QGuiApplication.clipboard().setText(self._text))
        menu.addAction(copy)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def _layout_for(self, width: int) -> tuple[QTextLayout, int]:
        if self._laid_out is None or self._laid_out[0] != width:
            layout, height = lay_out(self._text, self._font, max(width, 1), self._line_px)
            self._laid_out = (width, layout, height)
        return self._laid_out[1], self._laid_out[2]


def lay_out(text: str, font: QFont, width: int, line_px: int) -> tuple[QTextLayout, int]:
    """Wrap `text` at `width` on lines of `line_px`; gives the layout and its height."""
    layout = QTextLayout(text.replace("\n", "\N{LINE SEPARATOR}"), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    return layout, place_lines(layout, width, line_px)


def place_lines(layout: QTextLayout, width: int, line_px: int) -> int:
    """Place the lines of a layout and say how high it is."""
    metrics = QFontMetricsF(layout.font())
    above = (line_px - metrics.height()) / 2
    top = 0
    layout.beginLayout()
    while True:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        line.setPosition(QPointF(0, top + above))
        top += line_px
    layout.endLayout()
    return max(top, line_px)
