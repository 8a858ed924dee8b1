"""What was done in this window, to be undone and done again, in order.

Each act is a pair of calls to services. They run one after the other away from the window's thread;
what an act refuses (somebody changed the same thing since) is told, and the acts are forgotten.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from voxdesk.gui.background import run_in_order

MOST_ACTS = 500


class Undoing(QObject):
    """A stack of acts that were done already."""

    changed = Signal()
    undone = Signal(str)
    """The words of what was just taken back."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._stack = QUndoStack(self)
        self._stack.setUndoLimit(MOST_ACTS)
        self._stack.indexChanged.connect(self._moved)

    def did(self, words: str, undo: Callable[[], object], redo: Callable[[], object]) -> None:
        """Remember an act that has been done; `undo` and `redo` run away from the window."""
        self._stack.push(_Act(self, words, undo, redo))

    def _moved(self) -> None:
        # A slot of this object: the stack tells of its own end, too, when nobody hears any more.
        self.changed.emit()

    def undo(self) -> None:
        if self._stack.canUndo():
            words = self._stack.undoText()
            self._stack.undo()
            self.undone.emit(words)

    def redo(self) -> None:
        self._stack.redo()

    def undo_words(self) -> str:
        """What `undo` would take back; empty when there is nothing."""
        return self._stack.undoText()

    def redo_words(self) -> str:
        return self._stack.redoText()

    def forget(self) -> None:
        """Nothing can be undone any more."""
        self._stack.clear()

    def run(self, call: Callable[[], object]) -> None:
        run_in_order(self, call, lambda _done: None, self.forget)


class _Act(QUndoCommand):
    def __init__(
        self,
        undoing: Undoing,
        words: str,
        undo: Callable[[], object],
        redo: Callable[[], object],
    ) -> None:
        super().__init__(words)
        self._undoing = undoing
        self._undo = undo
        self._redo = redo
        self._done_already = True  # pushing an act calls `redo` once

    def redo(self) -> None:
        if self._done_already:
            self._done_already = False
        else:
            self._undoing.run(self._redo)

    def undo(self) -> None:
        self._undoing.run(self._undo)
