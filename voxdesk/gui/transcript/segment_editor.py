"""The text of one segment, being edited where it stands: the same letters on the same lines."""

from enum import StrEnum

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QTextBlockFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from voxdesk.gui import theme
from voxdesk.gui.words import tr

LINE_SEPARATOR = "\N{LINE SEPARATOR}"
OWN = (
    QKeySequence.StandardKey.Copy,
    QKeySequence.StandardKey.Cut,
    QKeySequence.StandardKey.Paste,
    QKeySequence.StandardKey.SelectAll,
    QKeySequence.StandardKey.MoveToNextWord,
    QKeySequence.StandardKey.MoveToPreviousWord,
    QKeySequence.StandardKey.SelectNextWord,
    QKeySequence.StandardKey.SelectPreviousWord,
    QKeySequence.StandardKey.DeleteStartOfWord,
    QKeySequence.StandardKey.DeleteEndOfWord,
    QKeySequence.StandardKey.MoveToStartOfDocument,
    QKeySequence.StandardKey.MoveToEndOfDocument,
    QKeySequence.StandardKey.SelectStartOfDocument,
    QKeySequence.StandardKey.SelectEndOfDocument,
)
"""Keys with Ctrl that are the editor's; every other one is a command's."""
WITH_OTHERS = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


class Way(StrEnum):
    """How an editor is left: the text is kept, and the next or previous one opened; or not."""

    NEXT = "next"
    PREVIOUS = "previous"
    STAY = "stay"
    REVERT = "revert"


class SegmentEditor(QTextEdit):
    """Has no frame and grows with its text; `finished` says how it is to be left."""

    finished = Signal(object)
    """A `Way`."""
    grown = Signal(int)
    """How high its text is now."""

    def __init__(self, text: str, width: int, over: QWidget) -> None:
        super().__init__(over)
        self._asked = False
        self._height = 0
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setObjectName("segmentEditor")
        self.setAcceptRichText(False)
        self.setLineWrapMode(QTextEdit.LineWrapMode.WidgetWidth)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setViewportMargins(0, 0, 0, 0)
        self.setAccessibleName(tr("Text of the segment"))
        self.setAccessibleDescription(tr("Enter keeps it and goes on, Esc leaves it as it was"))
        self.setFont(theme.font(theme.READING_PX))
        self.document().setDocumentMargin(0)
        self.document().setUndoRedoEnabled(False)
        self.setPlainText(text.replace("\n", LINE_SEPARATOR))
        self._set_lines()
        self.document().setUndoRedoEnabled(True)
        self.document().setModified(False)
        self.setFixedWidth(width)
        self._grow()
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._grow())

    def text(self) -> str:
        return self.toPlainText().replace(LINE_SEPARATOR, "\n")

    def height_of_text(self) -> int:
        return max(round(self.document().size().height()), theme.READING_LINE_PX)

    def put_caret(self, at: int) -> None:
        """Before a letter; -1 behind the last."""
        caret = self.textCursor()
        end = len(self.toPlainText())
        caret.setPosition(end if at < 0 else min(at, end))
        self.setTextCursor(caret)

    def caret(self) -> int:
        return self.textCursor().position()

    def is_changed(self) -> bool:
        return self.document().isModified()

    def _set_lines(self) -> None:
        whole = QTextCursor(self.document())
        whole.select(QTextCursor.SelectionType.Document)
        lines = QTextBlockFormat()
        fixed = QTextBlockFormat.LineHeightTypes.FixedHeight.value
        lines.setLineHeight(theme.READING_LINE_PX, fixed)
        whole.mergeBlockFormat(lines)

    def _grow(self) -> None:
        height = self.height_of_text()
        if height != self._height:
            self._height = height
            self.setFixedHeight(height + theme.READING_LINE_PX // 6)  # room for what hangs below
            self.grown.emit(height)

    def _finish(self, way: Way) -> None:
        if not self._asked:
            self._asked = True
            self.finished.emit(way)

    # --- keys

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            event.setAccepted(self._is_own(event))
            return True
        return super().event(event)

    def _is_own(self, event: QKeyEvent) -> bool:
        """Whether a key is for the text, and no command's."""
        if event.matches(QKeySequence.StandardKey.Undo):
            return self.document().isUndoAvailable()
        if event.matches(QKeySequence.StandardKey.Redo):
            return self.document().isRedoAvailable()
        if any(event.matches(each) for each in OWN):
            return True
        function = Qt.Key.Key_F1 <= event.key() <= Qt.Key.Key_F35
        return not function and not event.modifiers() & WITH_OTHERS

    def keyPressEvent(self, event: QKeyEvent) -> None:
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        way = self._way(event, shift=shift)
        if way is not None:
            self._finish(way)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.insertPlainText(LINE_SEPARATOR)
        else:
            super().keyPressEvent(event)

    def _way(self, event: QKeyEvent, *, shift: bool) -> Way | None:
        match event.key():
            case Qt.Key.Key_Escape:
                return Way.REVERT
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if not shift:
                return Way.NEXT
            case Qt.Key.Key_Tab:
                return Way.NEXT
            case Qt.Key.Key_Backtab:
                return Way.PREVIOUS
            case Qt.Key.Key_Down if not shift and not self._can_move(down=True):
                return Way.NEXT
            case Qt.Key.Key_Up if not shift and not self._can_move(down=False):
                return Way.PREVIOUS
        return None

    def _can_move(self, *, down: bool) -> bool:
        """Whether there is another line below or above the caret."""
        moves = QTextCursor.MoveOperation
        return self.textCursor().movePosition(moves.Down if down else moves.Up)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        elsewhere = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
        if event.reason() not in elsewhere:
            self._finish(Way.STAY)
