"""Notes and markers: what a person says beside a visit, a recording, or a moment of it."""

from dataclasses import dataclass
from enum import StrEnum

from voxdesk.domain.ids import NoteId, RecordingId, VisitId


class NoteKind(StrEnum):
    NOTE = "note"
    MARKER = "marker"
    """A moment to come back to; it needs no text."""


@dataclass(frozen=True, slots=True)
class Note:
    """`start_ms` is None for a note on the whole; with `end_ms` it is on a stretch."""

    id: NoteId
    kind: NoteKind
    visit_id: VisitId | None
    recording_id: RecordingId | None
    start_ms: int | None
    end_ms: int | None
    text: str
    person: str
    created_at: str
    changed_at: str
