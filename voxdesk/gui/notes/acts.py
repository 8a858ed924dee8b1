"""What can be done with notes: each a service away from the window, and each can be undone."""

from PySide6.QtCore import QObject

from voxdesk.domain.bin_entry import BinEntry
from voxdesk.domain.ids import NoteId, RecordingId, VisitId
from voxdesk.domain.note import Note, NoteKind
from voxdesk.gui.carrying_out import carry_out
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

        carry_out(self._frame, self, tr("Write a note"), write, take_back, tell=False)

    def change(self, note: Note, text: str) -> None:
        from voxdesk.services import noting

        desk = self._frame.desk
        carry_out(
            self._frame,
            self,
            tr("Change a note"),
            lambda: noting.change(desk, note.id, text),
            lambda: noting.change(desk, note.id, note.text),
            tell=False,
        )

    def remove(self, note: Note) -> None:
        from voxdesk.services import noting

        desk, removed = self._frame.desk, list[BinEntry]()
        marker = note.kind is NoteKind.MARKER
        words = tr("Marker moved to the bin") if marker else tr("Note moved to the bin")

        def remove() -> None:
            removed.append(noting.remove(desk, note.id))

        carry_out(self._frame, self, words, remove, lambda: noting.restore(desk, removed.pop()))
