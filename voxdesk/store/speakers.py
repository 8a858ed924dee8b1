"""The voices of a recording: how they are called and which part they play.

Which segments are a voice's is part of the text and changes through `edits.py`; merging two voices
alone rewrites it, as if they had been one from the beginning.
"""

from collections.abc import Iterable
from dataclasses import replace

from voxdesk.domain.custody import Action
from voxdesk.domain.ids import RecordingId, SegmentId, SpeakerId, written
from voxdesk.domain.transcript import Speaker, SpeakerRole
from voxdesk.errors import BadRequest
from voxdesk.store import segment_states
from voxdesk.store.connections import Connections, Row
from voxdesk.store.custody import Custody
from voxdesk.store.scopes import IDS
from voxdesk.store.values import id_list, tidy

_SPEAKER = "SELECT id, recording_id, label, name, role FROM speaker"


class Speakers:
    """Voices, in the order they were told apart."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def of_recording(self, recording_id: RecordingId) -> tuple[Speaker, ...]:
        """The voices of a recording."""
        return tuple(
            map(
                _speaker,
                self._connections.rows(
                    f"{_SPEAKER} WHERE recording_id = ? ORDER BY id", (recording_id,)
                ),
            )
        )

    def of_segments(self, segment_ids: Iterable[SegmentId]) -> dict[SegmentId, Speaker]:
        """Whose each of these segments is; those of nobody are left out."""
        rows = self._connections.rows(
            "SELECT speaker.id, recording_id, label, name, role, segment.id FROM segment"
            f" JOIN speaker ON speaker.id = speaker_id WHERE segment.id IN {IDS}",
            (id_list(segment_ids),),
        )
        return {SegmentId(row[5]): _speaker(row) for row in rows}

    def get(self, speaker_id: SpeakerId) -> Speaker:
        """The voice with this id; NothingFound when there is none."""
        return _speaker(
            self._connections.the_row(
                written("speaker", speaker_id), f"{_SPEAKER} WHERE id = ?", (speaker_id,)
            )
        )

    def add(
        self,
        recording_id: RecordingId,
        name: str = "",
        role: SpeakerRole = SpeakerRole.UNKNOWN,
    ) -> Speaker:
        """Enter one more voice; its label is the next free one of S1, S2 …"""
        with self._connections.writing("transcripts") as db:
            self._connections.the_row(
                written("recording", recording_id),
                "SELECT 1 FROM recording WHERE id = ?",
                (recording_id,),
            )
            taken = {speaker.label for speaker in self.of_recording(recording_id)}
            label = next(
                each for each in (f"S{n}" for n in range(1, len(taken) + 2)) if each not in taken
            )
            row = db.execute(
                "INSERT INTO speaker (recording_id, label, name, role) VALUES (?, ?, ?, ?)"
                " RETURNING id",
                (recording_id, label, tidy(name), role),
            ).fetchall()
            speaker_id = SpeakerId(row[0][0])
            self._note(speaker_id, "added")
            return self.get(speaker_id)

    def rename(self, speaker_id: SpeakerId, name: str) -> None:
        """Call a voice by a name; an empty one leaves it its label."""
        self._set(speaker_id, "name", tidy(name))

    def set_role(self, speaker_id: SpeakerId, role: SpeakerRole) -> None:
        """Say which part a voice plays."""
        self._set(speaker_id, "role", role)

    def remove(self, speaker_id: SpeakerId) -> None:
        """Take out a voice that no segment, and no edit that could be undone, knows."""
        subject = written("speaker", speaker_id)
        with self._connections.writing("transcripts") as db:
            recording_id = self.get(speaker_id).recording_id
            used = self._connections.row(
                "SELECT 1 WHERE EXISTS (SELECT 1 FROM segment WHERE speaker_id = ?1)"
                " OR EXISTS (SELECT 1 FROM edit, json_each(edit.after) AS state"
                " WHERE json_extract(state.value, '$[5]') = ?1 AND transcript_id IN"
                " (SELECT id FROM transcript WHERE recording_id = ?2))",
                (speaker_id, recording_id),
            )
            if used:
                raise BadRequest(f"{subject} has segments")
            db.execute("DELETE FROM speaker WHERE id = ?", (speaker_id,))
            self._note(speaker_id, "removed")

    def merge(self, speaker_id: SpeakerId, into: SpeakerId) -> None:
        """Give everything of one voice to another of the same recording, and remove it."""
        with self._connections.writing("transcripts", "passages") as db:
            one, other = self.get(speaker_id), self.get(into)
            if one.id == other.id or one.recording_id != other.recording_id:
                raise BadRequest(
                    f"{written('speaker', speaker_id)} and {written('speaker', into)}"
                    " are not two voices of one recording"
                )
            spoken = self._connections.rows(
                "SELECT id FROM segment WHERE speaker_id = ? ORDER BY id", (speaker_id,)
            )
            db.execute("UPDATE segment SET speaker_id = ? WHERE speaker_id = ?", (into, speaker_id))
            for (transcript_id,) in self._connections.rows(
                "SELECT id FROM transcript WHERE recording_id = ?", (one.recording_id,)
            ):
                segment_states.rewrite(
                    self._connections,
                    transcript_id,
                    lambda state: (
                        replace(state, speaker_id=into) if state.speaker_id == speaker_id else state
                    ),
                )
            db.execute("DELETE FROM speaker WHERE id = ?", (speaker_id,))
            Custody(self._connections).add(
                Action.SPEAKER_CHANGED,
                written("speaker", into),
                {"kind": "merged", "from": speaker_id},
                touched=[
                    written("speaker", speaker_id),
                    written("speaker", into),
                    *[written("segment", row[0]) for row in spoken],
                ],
            )

    def _set(self, speaker_id: SpeakerId, column: str, value: str) -> None:
        with self._connections.writing("transcripts") as db:
            self.get(speaker_id)
            db.execute(f"UPDATE speaker SET {column} = ? WHERE id = ?", (value, speaker_id))
            self._note(speaker_id, column)

    def _note(self, speaker_id: SpeakerId, kind: str) -> None:
        subject = written("speaker", speaker_id)
        Custody(self._connections).add(
            Action.SPEAKER_CHANGED, subject, {"kind": kind}, touched=[subject]
        )


def _speaker(row: Row) -> Speaker:
    return Speaker(SpeakerId(row[0]), RecordingId(row[1]), row[2], row[3], SpeakerRole(row[4]))
