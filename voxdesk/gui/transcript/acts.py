"""Acts on the open recording: done by services in the order people did them, each undoable.

While one is being done nothing that was read before is shown, so that a corrected line never
flickers back.
"""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from voxdesk.domain.edits import Edit
from voxdesk.gui.background import run_in_order
from voxdesk.gui.frame import Frame

Done = TypeVar("Done")


class Acts(QObject):
    """`busy` while acts wait or run."""

    ended = Signal()
    """What was asked for last is done, or was refused."""

    def __init__(self, frame: Frame, parent: QObject) -> None:
        super().__init__(parent)
        self._frame = frame
        self._desk = frame.desk
        self._running = 0
        self.begun = 0
        """How many acts there were."""

    def busy(self) -> bool:
        return self._running > 0

    def edit(
        self,
        words: str,
        make: Callable[[], Edit | None],
        *,
        toast: str = "",
        then: Callable[[Edit], None] = lambda _edit: None,
    ) -> None:
        """Make an edit, which undoing calls `words`; say it by a toast where it is not seen."""
        from voxdesk.services import editing

        desk = self._desk

        def did(edit: Edit | None) -> None:
            if edit is None:
                return
            self._frame.undoing.did(
                words,
                undo=lambda: editing.undo(desk, edit.id),
                redo=lambda: editing.redo(desk, edit.id),
            )
            if toast:
                self._frame.tell(toast, True)
            then(edit)

        self.run(make, did)

    def run(self, make: Callable[[], Done], did: Callable[[Done], None]) -> None:
        """Do something that changes the library; `did` is told what came of it."""
        self._running += 1
        self.begun += 1

        def came(done: Done) -> None:
            self._running -= 1
            did(done)
            self._tell_end()

        def refused() -> None:
            self._running -= 1
            self._tell_end()

        run_in_order(self, make, came, refused)

    def _tell_end(self) -> None:
        if not self.busy():
            self.ended.emit()
