"""Acts that can be taken back: carried out away from the window, remembered, and told."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from voxdesk.gui.background import run_in_order
from voxdesk.gui.frame import Frame


def carry_out(
    frame: Frame,
    owner: QObject,
    words: str,
    do: Callable[[], object],
    undo: Callable[[], object],
    *,
    tell: bool = True,
    then: Callable[[], object] = lambda: None,
) -> None:
    """Do it now; `words` say what was done. Without `tell` people see it where they look."""

    def done(_given: object) -> None:
        frame.undoing.did(words, undo=undo, redo=do)
        if tell:
            frame.tell(words, True)
        then()

    run_in_order(owner, do, done)
