"""A new visit, begun before anything is recorded; undone it goes into the bin."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from voxdesk.domain.bin_entry import BinEntry
from voxdesk.domain.ids import VisitId, written
from voxdesk.gui.background import run_in_order
from voxdesk.gui.frame import Frame
from voxdesk.gui.words import tr


def begin_visit(frame: Frame, owner: QObject, begun: Callable[[VisitId], object]) -> None:
    """Begin a visit with an empty card."""
    from voxdesk.services import filling, forgetting

    desk, binned = frame.desk, list[BinEntry]()

    def done(visit_id: VisitId) -> None:
        def undo() -> None:
            binned.append(forgetting.delete(desk, written("visit", visit_id)))

        def redo() -> None:
            forgetting.restore(desk, binned.pop().id)

        frame.undoing.did(tr("New visit"), undo=undo, redo=redo)
        begun(visit_id)

    run_in_order(owner, lambda: filling.begin(desk), done)
