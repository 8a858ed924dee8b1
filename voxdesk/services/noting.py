"""Notes and markers: written, changed, removed into the bin, and taken out of it again."""

from voxdesk.desk import Desk
from voxdesk.domain.bin_entry import BinEntry
from voxdesk.domain.ids import NoteId, RecordingId, VisitId, written
from voxdesk.domain.note import NoteKind
from voxdesk.services import forgetting


def mark(desk: Desk, recording_id: RecordingId, at_ms: int, text: str = "") -> NoteId:
    """Set a marker at a moment of a recording."""
    return desk.store.notes.add(
        text, kind=NoteKind.MARKER, recording_id=recording_id, start_ms=at_ms
    )


def note(
    desk: Desk,
    text: str,
    *,
    recording_id: RecordingId | None = None,
    visit_id: VisitId | None = None,
    start_ms: int | None = None,
    end_ms: int | None = None,
) -> NoteId:
    """Write a note beside a visit, or beside a recording or a moment or stretch of it."""
    return desk.store.notes.add(
        text, recording_id=recording_id, visit_id=visit_id, start_ms=start_ms, end_ms=end_ms
    )


def change(desk: Desk, note_id: NoteId, text: str) -> None:
    """Put another text in place of the one it has."""
    desk.store.notes.change(note_id, text)


def remove(desk: Desk, note_id: NoteId) -> BinEntry:
    """Move a note into the bin; `restore` takes it out again."""
    return forgetting.delete(desk, written("note", note_id))


def restore(desk: Desk, removed: BinEntry) -> None:
    """Put back what `remove` took away, as it was."""
    forgetting.restore(desk, removed.id)
