"""Notes and markers, in the order of what they stand beside."""

from voxdesk.domain.custody import Action
from voxdesk.domain.ids import NoteId, RecordingId, VisitId, written
from voxdesk.domain.note import Note, NoteKind
from voxdesk.errors import BadRequest
from voxdesk.store.connections import Connections, Row
from voxdesk.store.custody import Custody
from voxdesk.store.values import member, now, storable

_NOTE = (
    "SELECT id, kind, visit_id, recording_id, start_ms, end_ms, text, person, created_at,"
    " changed_at FROM note"
)


class Notes:
    """Notes of visits and recordings."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def add(
        self,
        text: str,
        *,
        kind: NoteKind = NoteKind.NOTE,
        visit_id: VisitId | None = None,
        recording_id: RecordingId | None = None,
        start_ms: int | None = None,
        end_ms: int | None = None,
    ) -> NoteId:
        """Write a note beside a visit, or beside a recording or a moment or stretch of it."""
        if (visit_id is None) == (recording_id is None):
            raise BadRequest("a note belongs to a visit or to a recording")
        if recording_id is None and start_ms is not None:
            raise BadRequest("only a recording has moments")
        if end_ms is not None and not 0 <= (end_ms if start_ms is None else start_ms) < end_ms:
            raise BadRequest(f"no stretch of time: {start_ms} to {end_ms} ms")
        _check_text(kind, text)
        with self._connections.writing("notes") as db:
            subject = ("visit", visit_id) if recording_id is None else ("recording", recording_id)
            self._connections.the_row(
                written(subject[0], subject[1] or 0),
                f"SELECT 1 FROM {subject[0]} WHERE id = ?",
                (subject[1],),
            )
            moment = now()
            row = db.execute(
                "INSERT INTO note (kind, visit_id, recording_id, start_ms, end_ms, text, person,"
                " created_at, changed_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
                (
                    kind,
                    visit_id,
                    recording_id,
                    start_ms,
                    end_ms,
                    storable(text),
                    storable(self._connections.person.name),
                    moment,
                    moment,
                ),
            ).fetchall()
            note_id = NoteId(row[0][0])
            self._noted(note_id)
        return note_id

    def change(self, note_id: NoteId, text: str) -> None:
        """Put another text in place of the one it has."""
        with self._connections.writing("notes") as db:
            note = self.get(note_id)
            _check_text(note.kind, text)
            if note.text == storable(text):
                return
            db.execute(
                "UPDATE note SET text = ?, changed_at = ? WHERE id = ?",
                (storable(text), now(), note_id),
            )
            self._noted(note_id)

    def get(self, note_id: NoteId) -> Note:
        """The note with this id; NothingFound when there is none."""
        return _note(
            self._connections.the_row(written("note", note_id), f"{_NOTE} WHERE id = ?", (note_id,))
        )

    def of_recording(self, recording_id: RecordingId) -> tuple[Note, ...]:
        """The notes beside a recording in the order of time, those on the whole first."""
        return self._many(
            "WHERE recording_id = ? AND bin_id IS NULL ORDER BY start_ms, id", recording_id
        )

    def of_visit(self, visit_id: VisitId) -> tuple[Note, ...]:
        """The notes beside a visit, in the order they were written."""
        return self._many("WHERE visit_id = ? AND bin_id IS NULL ORDER BY id", visit_id)

    def _many(self, rest: str, value: int) -> tuple[Note, ...]:
        return tuple(_note(row) for row in self._connections.rows(f"{_NOTE} {rest}", (value,)))

    def _noted(self, note_id: NoteId) -> None:
        subject = written("note", note_id)
        Custody(self._connections).add(Action.NOTED, subject, touched=[subject])


def _check_text(kind: NoteKind, text: str) -> None:
    if kind is NoteKind.NOTE and not text.strip():
        raise BadRequest("a note without text")


def _note(row: Row) -> Note:
    return Note(
        id=NoteId(row[0]),
        kind=member(row[1], NoteKind.NOTE),
        visit_id=None if row[2] is None else VisitId(row[2]),
        recording_id=None if row[3] is None else RecordingId(row[3]),
        start_ms=row[4],
        end_ms=row[5],
        text=row[6],
        person=row[7],
        created_at=row[8],
        changed_at=row[9],
    )
