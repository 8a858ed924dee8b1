"""Transcripts in versions, and their segments as they come.

Segments come in while the engine works, one transaction for each handful, together with how far it
has come: whatever happens, a run goes on where its last commit ended. `heard` is never altered;
what people make of it stands in `edits.py`.
"""

from collections.abc import Iterable, Sequence

from sqlcipher3 import dbapi2 as sqlite

from voxdesk.domain.custody import Action
from voxdesk.domain.ids import RecordingId, SegmentId, TranscriptId, written
from voxdesk.domain.transcript import HeardSegment, Segment, Transcript
from voxdesk.errors import BadRequest
from voxdesk.store import segments as rows
from voxdesk.store import voices
from voxdesk.store.connections import Connections, Row
from voxdesk.store.custody import Custody
from voxdesk.store.scopes import IDS
from voxdesk.store.values import id_list, json_dict, now, to_json

OVERLAP_MS = 500
"""How far a new segment may reach back behind what is committed: times are rounded."""

LATEST = (
    "coalesce(recording.transcript_id, (SELECT latest.id FROM transcript AS latest"
    " WHERE latest.recording_id = recording.id"
    " ORDER BY latest.complete DESC, latest.version DESC LIMIT 1))"
)
"""The id of the transcript to read, for a row of `recording`: the version that a person chose, else
the newest complete one, else the newest."""

_TRANSCRIPT = (
    "SELECT id, recording_id, version, model_id, language, language_probability, complete,"
    " heard_until_ms, created_at, parameters, timed FROM transcript"
)


class Transcripts:
    """Transcripts and segments."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def start(
        self, recording_id: RecordingId, *, model_id: str, parameters: dict[str, object]
    ) -> Transcript:
        """Begin the next version for a recording."""
        with self._connections.writing("transcripts") as db:
            self._connections.the_row(
                written("recording", recording_id),
                "SELECT 1 FROM recording WHERE id = ?",
                (recording_id,),
            )
            row = db.execute(
                "INSERT INTO transcript (recording_id, version, model_id, parameters, created_at)"
                " SELECT ?1, coalesce(max(version), 0) + 1, ?2, ?3, ?4"
                " FROM transcript WHERE recording_id = ?1 RETURNING id",
                (recording_id, model_id, to_json(parameters), now()),
            ).fetchall()
            return self.get(TranscriptId(row[0][0]))

    def set_language(self, transcript_id: TranscriptId, language: str, probability: float) -> None:
        """Keep the language that was heard or chosen."""
        self._update(transcript_id, "language = ?, language_probability = ?", language, probability)

    def append(
        self,
        transcript_id: TranscriptId,
        segments: Sequence[HeardSegment],
        *,
        heard_until_ms: int,
    ) -> tuple[SegmentId, ...]:
        """Commit the next segments together with how far the engine has come.

        Segments must come in the order of time and start where the committed ones end; BadRequest
        refuses what was heard before, so a run that goes on cannot double anything.
        """
        with self._connections.writing("transcripts") as db:
            transcript = self.get(transcript_id)
            position = self._next_position(transcript, segments)
            db.execute(
                "UPDATE transcript SET heard_until_ms = max(heard_until_ms, ?) WHERE id = ?",
                (heard_until_ms, transcript_id),
            )
            ids = _add(db, transcript, segments, position)
            if any(segment.speaker for segment in segments):
                own = written("transcript", transcript_id)
                spoken = voices.touched(self._connections, transcript.recording_id, segments, ids)
                Custody(self._connections).add(
                    Action.TRANSCRIBED, own, {"complete": False}, touched=[own, *spoken]
                )
            return ids

    def complete(self, transcript_id: TranscriptId, heard_until_ms: int) -> None:
        """Say that the whole recording was heard; no earlier version stays chosen."""
        with self._connections.writing("transcripts"):
            self._update(
                transcript_id,
                "complete = 1, heard_until_ms = max(heard_until_ms, ?)",
                heard_until_ms,
            )
            self.choose(self.get(transcript_id).recording_id, None)

    def take_over(
        self,
        recording_id: RecordingId,
        model_id: str,
        segments: Sequence[HeardSegment],
        *,
        timed: bool,
        language: str = "",
        parameters: dict[str, object] | None = None,
    ) -> Transcript:
        """Enter a transcript that was made elsewhere, whole; without `timed`, all its times are 0.

        Voices are made or found again by the label that segments give.
        """
        with self._connections.writing("transcripts") as db:
            begun = self.start(recording_id, model_id=model_id, parameters=parameters or {})
            last_ms = max((each.end_ms for each in segments), default=0)
            if not timed and last_ms:
                raise BadRequest(f"{written('recording', recording_id)}: times without `timed`")
            db.execute(
                "UPDATE transcript SET timed = ?, language = ?, heard_until_ms = ? WHERE id = ?",
                (timed, language, last_ms, begun.id),
            )
            ids = _add(db, begun, segments, 0)
            self.complete(begun.id, last_ms)
            Custody(self._connections).add(
                Action.TRANSCRIBED,
                written("transcript", begun.id),
                {"model": model_id, "segments": len(ids)},
                touched=[
                    written("transcript", begun.id),
                    *voices.touched(self._connections, recording_id, segments, ids),
                ],
            )
            return self.get(begun.id)

    def choose(self, recording_id: RecordingId, transcript_id: TranscriptId | None) -> None:
        """Read this version from now on, or (None) the newest complete one again."""
        subject = written("recording", recording_id)
        with self._connections.writing("recordings", "transcripts", "passages") as db:
            (chosen,) = self._connections.the_row(
                subject, "SELECT transcript_id FROM recording WHERE id = ?", (recording_id,)
            )
            if chosen == transcript_id:
                return
            if transcript_id is not None and self.get(transcript_id).recording_id != recording_id:
                raise BadRequest(f"{written('transcript', transcript_id)} is not of {subject}")
            db.execute(
                "UPDATE recording SET transcript_id = ? WHERE id = ?", (transcript_id, recording_id)
            )
            Custody(self._connections).add(
                Action.VERSION_CHOSEN, subject, {"transcript": transcript_id}, touched=[subject]
            )

    def get(self, transcript_id: TranscriptId) -> Transcript:
        """The transcript with this id; NothingFound when there is none."""
        return _transcript(
            self._connections.the_row(
                written("transcript", transcript_id),
                f"{_TRANSCRIPT} WHERE id = ?",
                (transcript_id,),
            )
        )

    def latest(self, recording_id: RecordingId) -> Transcript | None:
        """The transcript to read: the chosen one, else the newest complete one, else the newest.

        A second run does not hide the first one before it is complete.
        """
        row = self._connections.row(
            f"{_TRANSCRIPT} WHERE id = (SELECT {LATEST} FROM recording WHERE recording.id = ?)",
            (recording_id,),
        )
        return _transcript(row) if row else None

    def unfinished(self, recording_id: RecordingId, model_id: str) -> Transcript | None:
        """The newest version, when it is by this model and was not completed: to go on with."""
        versions = self.versions(recording_id)
        if not versions or versions[0].complete or versions[0].model_id != model_id:
            return None
        return versions[0]

    def versions(self, recording_id: RecordingId) -> tuple[Transcript, ...]:
        """All transcripts of a recording, newest first."""
        return tuple(
            _transcript(row)
            for row in self._connections.rows(
                f"{_TRANSCRIPT} WHERE recording_id = ? ORDER BY version DESC", (recording_id,)
            )
        )

    def segments(self, transcript_id: TranscriptId, *, words: bool = True) -> tuple[Segment, ...]:
        """The text as it stands; without words, a long transcript is read several times faster."""
        columns = f"{rows.SEGMENT}, words" if words else rows.SEGMENT
        found = self._connections.rows(f"{columns} FROM {rows.LIVE}", (transcript_id,))
        return tuple(map(rows.read, found))

    def segment(self, segment_id: SegmentId) -> Segment:
        """One segment with its words; NothingFound when there is none."""
        return rows.read(
            self._connections.the_row(
                written("segment", segment_id),
                f"{rows.SEGMENT}, words FROM segment WHERE id = ?",
                (segment_id,),
            )
        )

    def standing(
        self, segment_ids: Iterable[SegmentId]
    ) -> dict[SegmentId, tuple[RecordingId, str]]:
        """The recording and the text of those segments that are in a transcript as it is read."""
        found = self._connections.rows(
            "SELECT segment.id, recording.id, segment.text FROM segment"
            " JOIN transcript ON transcript.id = segment.transcript_id"
            " JOIN recording ON recording.id = transcript.recording_id"
            f" WHERE segment.id IN {IDS} AND live = 1 AND transcript.id = {LATEST}",
            (id_list(segment_ids),),
        )
        return {SegmentId(row[0]): (RecordingId(row[1]), row[2]) for row in found}

    def count(self, transcript_id: TranscriptId) -> int:
        """How many segments are committed."""
        row = self._connections.row(
            "SELECT count(*) FROM segment WHERE transcript_id = ? AND live = 1", (transcript_id,)
        )
        return int(row[0]) if row else 0

    def _next_position(self, transcript: Transcript, segments: Sequence[HeardSegment]) -> int:
        last = self._connections.row(
            "SELECT position, heard_start_ms, heard_end_ms FROM segment"
            " WHERE transcript_id = ? AND made_by = 'engine' ORDER BY position DESC LIMIT 1",
            (transcript.id,),
        )
        if transcript.complete and segments:
            raise BadRequest(f"{written('transcript', transcript.id)} is complete")
        earliest = transcript.heard_until_ms - OVERLAP_MS
        times = (last[1], last[2]) if last else (0, -1)
        for segment in segments:
            own = (segment.start_ms, segment.end_ms)
            if segment.start_ms < earliest or own <= times:
                raise BadRequest(
                    f"{written('transcript', transcript.id)}: segment at {own[0]} ms after"
                    f" {times[0]} ms, heard until {transcript.heard_until_ms} ms"
                )
            times = own
        return int(last[0]) + 1 if last else 0

    def _update(self, transcript_id: TranscriptId, change: str, *values: object) -> None:
        with self._connections.writing("transcripts") as db:
            self.get(transcript_id)
            db.execute(f"UPDATE transcript SET {change} WHERE id = ?", (*values, transcript_id))


def _transcript(row: Row) -> Transcript:
    return Transcript(
        id=TranscriptId(row[0]),
        recording_id=RecordingId(row[1]),
        version=row[2],
        model_id=row[3],
        language=row[4],
        language_probability=row[5],
        complete=bool(row[6]),
        heard_until_ms=row[7],
        created_at=row[8],
        parameters=json_dict(row[9]),
        timed=bool(row[10]),
    )


def _add(
    db: sqlite.Connection,
    transcript: Transcript,
    segments: Sequence[HeardSegment],
    position: int,
) -> tuple[SegmentId, ...]:
    """Enter segments as they were heard, the first of them at `position`."""
    speakers = voices.entered(db, transcript.recording_id, segments)
    return tuple(
        rows.insert(
            db,
            transcript.id,
            position + offset,
            segment,
            text=segment.heard,
            speaker_id=speakers.get(segment.speaker),
            made_by="engine",
        )
        for offset, segment in enumerate(segments)
    )
