"""What can be done with notes: each a service away from the window, and each can be undone."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from voxdesk.domain.bin_entry import BinEntry
from voxdesk.domain.ids import NoteId, RecordingId, VisitId
from voxdesk.domain.note import Note, NoteKind
from voxdesk.gui.background import run_in_order
from voxdesk.gui.frame import Frame
from voxdesk.gui.words import tr


class NoteActs(QObject):
    def __init__(self, frame: Frame, owner: QObject) -> None:
        super().__init__(owner)
        self._frame = frame

    def add(
        self,
        text: str,
        *,
        recording_id: RecordingId | None = None,
        visit_id: VisitId | None = None,
        at_ms: int | None = None,
    ) -> None:
        """Write a note on a visit, a recording, or a moment of one."""
        from voxdesk.services import noting

        desk, made, removed = self._frame.desk, list[NoteId](), list[BinEntry]()

        def write() -> None:
            if removed:
                noting.restore(desk, removed.pop())
            else:
                made.append(
                    noting.note(
                        desk, text, recording_id=recording_id, visit_id=visit_id, start_ms=at_ms
                    )
                )

        def take_back() -> None:
            removed.append(noting.remove(desk, made[0]))

        self._do(tr("Write a note"), write, take_back)

    def change(self, note: Note, text: str) -> None:
        from voxdesk.services import noting

        desk = self._frame.desk
        self._do(
            tr("Change a note"),
            lambda: noting.change(desk, note.id, text),
            lambda: noting.change(desk, note.id, note.text),
        )

    def remove(self, note: Note) -> None:
        from voxdesk.services import noting

        desk, removed = self._frame.desk, list[BinEntry]()
        marker = note.kind is NoteKind.MARKER
        words = tr("Marker moved to the bin") if marker else tr("Note moved to the bin")

        def remove() -> None:
            removed.append(noting.remove(desk, note.id))

        self._do(words, remove, lambda: noting.restore(desk, removed.pop()), tell=True)

    def _do(
        self,
        words: str,
        do: Callable[[], object],
        undo: Callable[[], object],
        *,
        tell: bool = False,
    ) -> None:
        def done(_given: object) -> None:
            self._frame.undoing.did(words, undo=undo, redo=do)
            if tell:
                self._frame.tell(words, True)

        run_in_order(self, do, done)
