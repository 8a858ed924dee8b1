"""Transcripts in versions, their segments and speakers.

Segments come in while the engine works, one transaction for each handful, together with how far it
has come: whatever happens, a run goes on where its last commit ended. `heard` is never altered.
"""

import json
from collections.abc import Sequence

from voxdesk.domain.ids import RecordingId, SegmentId, SpeakerId, TranscriptId, written
from voxdesk.domain.transcript import (
    HeardSegment,
    Segment,
    SegmentFlag,
    Speaker,
    SpeakerRole,
    Transcript,
    Word,
)
from voxdesk.errors import BadRequest
from voxdesk.store.connections import Connections, Row
from voxdesk.store.values import json_dict, now, storable, to_json

OVERLAP_MS = 500
"""How far a new segment may reach back behind what is committed: times are rounded."""

_TRANSCRIPT = (
    "SELECT id, recording_id, version, model_id, language, language_probability, complete,"
    " heard_until_ms, created_at, parameters FROM transcript"
)
_SEGMENT = "SELECT id, transcript_id, start_ms, end_ms, speaker_id, heard, text, confidence, flags"
_LIVE = "segment WHERE transcript_id = ? AND live = 1 ORDER BY position"
_NO_FLAGS: frozenset[SegmentFlag] = frozenset()


class Transcripts:
    """Transcripts, segments and speakers."""

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

    def set_parameters(self, transcript_id: TranscriptId, parameters: dict[str, object]) -> None:
        """Keep what the engine chose itself (device, versions) beside what it was asked."""
        self._update(transcript_id, "parameters = ?", to_json(parameters))

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
            ids = []
            for offset, segment in enumerate(segments):
                rows = db.execute(
                    "INSERT INTO segment (transcript_id, position, start_ms, end_ms, confidence,"
                    " flags, heard, text, words, heard_start_ms, heard_end_ms)"
                    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?7, ?8, ?3, ?4) RETURNING id",
                    (
                        transcript_id,
                        position + offset,
                        segment.start_ms,
                        segment.end_ms,
                        segment.confidence,
                        " ".join(sorted(segment.flags)),
                        storable(segment.heard),
                        _written_words(segment.words),
                    ),
                ).fetchall()
                ids.append(SegmentId(rows[0][0]))
        return tuple(ids)

    def complete(self, transcript_id: TranscriptId, heard_until_ms: int) -> None:
        """Say that the whole recording was heard."""
        self._update(
            transcript_id,
            "complete = 1, heard_until_ms = max(heard_until_ms, ?)",
            heard_until_ms,
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
        """The transcript to read: the newest complete one, else the newest.

        A second run does not hide the first one before it is complete.
        """
        row = self._connections.row(
            f"{_TRANSCRIPT} WHERE recording_id = ? ORDER BY complete DESC, version DESC LIMIT 1",
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
        """All segments in order; without words, a long transcript is read several times faster."""
        if not words:
            return tuple(
                _segment(row)
                for row in self._connections.rows(
                    f"{_SEGMENT} FROM {_LIVE}",
                    (transcript_id,),
                )
            )
        return tuple(
            _segment(row, _read_words(row[9]))
            for row in self._connections.rows(
                f"{_SEGMENT}, words FROM {_LIVE}",
                (transcript_id,),
            )
        )

    def segment(self, segment_id: SegmentId) -> Segment:
        """One segment with its words; NothingFound when there is none."""
        row = self._connections.the_row(
            written("segment", segment_id),
            f"{_SEGMENT}, words FROM segment WHERE id = ?",
            (segment_id,),
        )
        return _segment(row, _read_words(row[9]))

    def count(self, transcript_id: TranscriptId) -> int:
        """How many segments are committed."""
        row = self._connections.row(
            "SELECT count(*) FROM segment WHERE transcript_id = ? AND live = 1", (transcript_id,)
        )
        return int(row[0]) if row else 0

    def correct(self, segment_id: SegmentId, text: str) -> None:
        """Put a person's text in place of the one shown; `heard` stays."""
        with self._connections.writing("transcripts") as db:
            self.segment(segment_id)
            db.execute("UPDATE segment SET text = ? WHERE id = ?", (storable(text), segment_id))

    def speakers(self, recording_id: RecordingId) -> tuple[Speaker, ...]:
        """The voices of a recording, in the order they were told apart."""
        return tuple(
            Speaker(SpeakerId(row[0]), RecordingId(row[1]), row[2], row[3], SpeakerRole(row[4]))
            for row in self._connections.rows(
                "SELECT id, recording_id, label, name, role FROM speaker"
                " WHERE recording_id = ? ORDER BY id",
                (recording_id,),
            )
        )

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
    )


def _segment(row: Row, words: tuple[Word, ...] = ()) -> Segment:
    flags = frozenset(map(SegmentFlag, row[8].split())) if row[8] else _NO_FLAGS
    # By position: a long transcript has tens of thousands of them.
    return Segment(row[0], row[1], row[2], row[3], row[4], row[5], row[6], row[7], words, flags)


def _written_words(words: tuple[Word, ...]) -> str:
    if not words:
        return ""
    return to_json(
        [
            [word.start_ms for word in words],
            [word.end_ms for word in words],
            [storable(word.text) for word in words],
            [round(word.probability, 4) for word in words],
        ]
    )


def _read_words(text: str) -> tuple[Word, ...]:
    return tuple(map(Word, *json.loads(text))) if text else ()
