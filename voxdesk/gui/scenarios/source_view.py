"""The text of a scenario itself, in letters of one width, with numbered lines."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import (
    QFontDatabase,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from voxdesk.gui import theme
from voxdesk.gui.words import tr

PAD_PX = 8


class SourceView(QPlainTextEdit):
    """Plain text; Tab leaves it, as it leaves every field."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "source")
        self.setAccessibleName(tr("Source"))
        self.setTabChangesFocus(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPixelSize(theme.INTERFACE_PX)
        self.setFont(font)
        self.document().setDefaultFont(font)
        self._wrong = 0
        self._numbers = _Numbers(self)
        self.blockCountChanged.connect(lambda _count: self._make_room())
        self.updateRequest.connect(self._scrolled)
        self._make_room()

    def text(self) -> str:
        return self.toPlainText()

    def replace(self, text: str) -> None:
        """Put another text in place, changing no more than differs: undo takes it back."""
        before = self.toPlainText()
        if text == before:
            return
        most = min(len(before), len(text))
        start = next((at for at in range(most) if before[at] != text[at]), most)
        rest = most - start
        end = next((at for at in range(rest) if before[-1 - at] != text[-1 - at]), rest)
        cursor = QTextCursor(self.document())
        cursor.setPosition(_units(before[:start]))
        cursor.setPosition(_units(before[: len(before) - end]), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(text[start : len(text) - end])

    def mark(self, line: int) -> None:
        """Mark a line (from 1) as wrong; 0 takes the mark away."""
        self._wrong = line
        self.viewport().update()
        self._numbers.update()

    def wrong(self) -> int:
        return self._wrong

    def go_to(self, line: int) -> None:
        """Put the caret on a line, in sight."""
        self.setTextCursor(QTextCursor(self.document().findBlockByNumber(line - 1)))
        self.centerCursor()
        self.setFocus()

    def paintEvent(self, event: QPaintEvent) -> None:
        block = self.document().findBlockByNumber(self._wrong - 1)
        if self._wrong and block.isValid():
            painter = QPainter(self.viewport())
            place = self.blockBoundingGeometry(block).translated(self.contentOffset())
            place.setWidth(self.viewport().width())
            painter.fillRect(place, theme.colour("danger_soft"))
            painter.end()
        super().paintEvent(event)

    # --- the numbers at the left

    def numbers_px(self) -> int:
        digits = max(len(str(self.blockCount())), 3)
        return digits * self.fontMetrics().horizontalAdvance("0") + 2 * PAD_PX

    def paint_numbers(self, event: QPaintEvent) -> None:
        painter = QPainter(self._numbers)
        painter.fillRect(event.rect(), theme.colour("rail"))
        painter.setFont(self.font())
        block = self.firstVisibleBlock()
        place = self.blockBoundingGeometry(block).translated(self.contentOffset())
        while block.isValid() and place.top() <= event.rect().bottom():
            number = block.blockNumber() + 1
            wrong = number == self._wrong
            painter.setPen(theme.colour("danger" if wrong else "muted"))
            row = QRect(0, int(place.top()), self._numbers.width() - PAD_PX, int(place.height()))
            # Not by its colour alone: the wrong line has a mark.
            shown = f"! {number}" if wrong else str(number)
            painter.drawText(row, Qt.AlignmentFlag.AlignRight, shown)
            block = block.next()
            place = self.blockBoundingGeometry(block).translated(self.contentOffset())
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        inside = self.contentsRect()
        self._numbers.setGeometry(inside.left(), inside.top(), self.numbers_px(), inside.height())

    def _make_room(self) -> None:
        self.setViewportMargins(self.numbers_px(), 0, 0, 0)

    def _scrolled(self, rect: QRect, down_px: int) -> None:
        if down_px:
            self._numbers.scroll(0, down_px)
        else:
            self._numbers.update(0, rect.y(), self._numbers.width(), rect.height())


class _Numbers(QWidget):
    def __init__(self, view: SourceView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self) -> QSize:
        return QSize(self._view.numbers_px(), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._view.paint_numbers(event)


def _units(text: str) -> int:
    """How long a text is to Qt, which counts in UTF-16."""
    return len(text.encode("utf-16-le")) // 2
