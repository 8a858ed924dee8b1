"""Edits of transcripts: every one is kept with how its segments stood before and after it.

An edit is only ever added: undoing one is another, which puts back what the first one found. So
the edits of a transcript tell how its text stood after each of them, and any of these texts can be
restored exactly. Rows that leave the text stay in the table, out of it.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace

from sqlcipher3 import dbapi2 as sqlite

from voxdesk.domain.custody import Action
from voxdesk.domain.edits import (
    NEW,
    REVERSIBLE,
    Change,
    Edit,
    EditKind,
    SegmentState,
    earliest,
    out_of_force,
)
from voxdesk.domain.ids import EditId, SegmentId, TranscriptId, written
from voxdesk.domain.transcript import HeardSegment, Segment
from voxdesk.errors import BadRequest
from voxdesk.store import segment_states, segments
from voxdesk.store.connections import Connections, Row
from voxdesk.store.custody import Custody
from voxdesk.store.scopes import IDS
from voxdesk.store.values import id_list, now, storable

_EDIT = "SELECT id, transcript_id, kind, person, at, about, before, after FROM edit"


class Edits:
    """Edits, the oldest first."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    # --- making them ------------------------------------------------------------------------------

    def make(self, change: Change) -> Edit | None:
        """Make a change; None when it changes nothing."""
        if change.before == change.after:
            return None
        transcript_id = change.before[0].transcript_id
        with self._connections.writing("transcripts", "passages") as db:
            found = [segment_states.of(segment) for segment in change.before]
            self._require(found, change.kind)
            stay = {segment.id for segment in change.after}
            leaving = [replace(state, live=False) for state in found if state.id not in stay]
            segment_states.put(self._connections, leaving)
            made = [
                replace(segment, id=_insert(db, segment))
                for segment in change.after
                if segment.id == NEW
            ]
            kept = [segment_states.of(segment) for segment in change.after if segment.id != NEW]
            segment_states.put(self._connections, kept)
            new = [segment_states.of(segment) for segment in made]
            return self._keep(
                transcript_id,
                change.kind,
                None,
                before=[*found, *(replace(state, live=False) for state in new)],
                after=[*kept, *leaving, *new],
            )

    def undo(self, edit_id: EditId) -> Edit:
        """Put back what an edit found; BadRequest when its segments changed since."""
        with self._connections.writing("transcripts", "passages"):
            edit = self.get(edit_id)
            if edit.kind not in REVERSIBLE or edit_id in self.undone(edit.transcript_id):
                raise BadRequest(f"{written('edit', edit_id)} is not in force")
            self._require(edit.after, EditKind.UNDO)
            segment_states.put(self._connections, edit.before)
            return self._keep(
                edit.transcript_id, EditKind.UNDO, edit_id, before=edit.after, after=edit.before
            )

    def redo(self, edit_id: EditId) -> Edit:
        """Make an edit again that was undone; BadRequest when its segments changed since."""
        with self._connections.writing("transcripts", "passages"):
            edit = self.get(edit_id)
            if edit_id not in self.undone(edit.transcript_id):
                raise BadRequest(f"{written('edit', edit_id)} was not undone")
            self._require(edit.before, EditKind.REDO)
            segment_states.put(self._connections, edit.after)
            return self._keep(
                edit.transcript_id, EditKind.REDO, edit_id, before=edit.before, after=edit.after
            )

    def restore(self, transcript_id: TranscriptId, after: EditId | None) -> Edit | None:
        """Put the whole text back as it stood after an edit, or (None) before the first one."""
        with self._connections.writing("transcripts", "passages"):
            if after is not None and self.get(after).transcript_id != transcript_id:
                raise BadRequest(
                    f"{written('edit', after)} is not of {written('transcript', transcript_id)}"
                )
            target = earliest(
                edit for edit in self.history(transcript_id) if after is None or edit.id > after
            )
            found = segment_states.now(self._connections, [state.id for state in target])
            wanted = sorted(target, key=lambda state: state.id)
            if found == wanted:
                return None
            segment_states.put(self._connections, wanted)
            return self._keep(transcript_id, EditKind.RESTORE, after, before=found, after=wanted)

    # --- what was made ----------------------------------------------------------------------------

    def get(self, edit_id: EditId) -> Edit:
        """The edit with this id; NothingFound when there is none."""
        return _edit(
            self._connections.the_row(written("edit", edit_id), f"{_EDIT} WHERE id = ?", (edit_id,))
        )

    def history(self, transcript_id: TranscriptId) -> tuple[Edit, ...]:
        """All edits of a transcript, undone ones and the undoing too."""
        return tuple(
            map(
                _edit,
                self._connections.rows(
                    f"{_EDIT} WHERE transcript_id = ? ORDER BY id", (transcript_id,)
                ),
            )
        )

    def last(self, transcript_id: TranscriptId) -> EditId:
        """The newest edit of a transcript, 0 when there is none."""
        (newest,) = self._connections.the_row(
            "the newest edit", "SELECT max(id) FROM edit WHERE transcript_id = ?", (transcript_id,)
        )
        return EditId(newest or 0)

    def since(self, transcript_id: TranscriptId, edit_id: EditId) -> tuple[Edit, ...]:
        """The edits of a transcript that came after one."""
        rows = self._connections.rows(
            f"{_EDIT} WHERE transcript_id = ? AND id > ? ORDER BY id", (transcript_id, edit_id)
        )
        return tuple(map(_edit, rows))

    def undone(self, transcript_id: TranscriptId) -> frozenset[EditId]:
        """Which edits of a transcript are not in force."""
        # Without their segments: a transcript may have thousands of edits.
        rows = self._connections.rows(
            "SELECT id, transcript_id, kind, person, at, about, '[]', '[]' FROM edit"
            " WHERE transcript_id = ? ORDER BY id",
            (transcript_id,),
        )
        return out_of_force(map(_edit, rows))

    def edited_since(self, segment_ids: Iterable[SegmentId], at: str) -> set[SegmentId]:
        """Which segments stand otherwise now than they did then: what rests on them is stale."""
        wanted = id_list(segment_ids)
        later = map(
            _edit,
            self._connections.rows(
                f"{_EDIT} WHERE at > ? AND transcript_id IN"
                f" (SELECT transcript_id FROM segment WHERE id IN {IDS}) ORDER BY id",
                (at, wanted),
            ),
        )
        then = {state.id: state for state in earliest(later)}
        return {
            state.id
            for state in segment_states.now(self._connections, json.loads(wanted))
            if state.id in then and replace(then[state.id], position=state.position) != state
        }

    # --- rows -------------------------------------------------------------------------------------

    def _require(self, states: Sequence[SegmentState], kind: EditKind) -> None:
        """See that segments stand as they are said to."""
        found = segment_states.now(self._connections, [state.id for state in states])
        if found != sorted(states, key=lambda state: state.id):
            changed = {state.id for state in states} - {each.id for each in found if each in states}
            names = ", ".join(written("segment", each) for each in sorted(changed))
            raise BadRequest(f"{kind}: {names} changed since")

    def _keep(
        self,
        transcript_id: TranscriptId,
        kind: EditKind,
        about: EditId | None,
        *,
        before: Sequence[SegmentState],
        after: Sequence[SegmentState],
    ) -> Edit:
        with self._connections.writing() as db:
            row = db.execute(
                "INSERT INTO edit (transcript_id, kind, person, at, about, before, after)"
                " VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id",
                (
                    transcript_id,
                    kind,
                    storable(self._connections.person.name),
                    now(),
                    about,
                    segment_states.to_json(before),
                    segment_states.to_json(after),
                ),
            ).fetchall()
            edit_id = EditId(row[0][0])
            Custody(self._connections).add(
                Action.CORRECTED,
                written("transcript", transcript_id),
                {"kind": kind, "edit": edit_id},
                touched=[written("segment", state.id) for state in after],
            )
            return self.get(edit_id)


def _insert(db: sqlite.Connection, made: Segment) -> SegmentId:
    return segments.insert(
        db,
        made.transcript_id,
        made.position,
        HeardSegment(
            made.start_ms, made.end_ms, made.heard, made.confidence, made.words, made.flags
        ),
        text=made.text,
        speaker_id=made.speaker_id,
        made_by="person",
    )


def _edit(row: Row) -> Edit:
    return Edit(
        id=EditId(row[0]),
        transcript_id=TranscriptId(row[1]),
        kind=EditKind(row[2]),
        person=row[3],
        at=row[4],
        about=row[5],
        before=segment_states.read(row[6]),
        after=segment_states.read(row[7]),
    )
