"""A segment as a row: written once as it was heard or made, read in the order of the text."""

import json
from collections.abc import Sequence

from sqlcipher3 import dbapi2 as sqlite

from voxdesk.domain.ids import SegmentId, SpeakerId, TranscriptId
from voxdesk.domain.transcript import HeardSegment, Segment, SegmentFlag, Word
from voxdesk.store.connections import Row
from voxdesk.store.values import storable, to_json

SEGMENT = (
    "SELECT id, transcript_id, start_ms, end_ms, speaker_id, heard, text, confidence, flags,"
    " position, made_by = 'person' OR text <> heard OR start_ms <> heard_start_ms"
    " OR end_ms <> heard_end_ms"
)
"""The columns that `segment` reads; `, words` may follow."""

LIVE = "segment WHERE transcript_id = ? AND live = 1 ORDER BY position"
"""The text of a transcript as it stands."""

_NO_FLAGS: frozenset[SegmentFlag] = frozenset()


def segment(row: Row) -> Segment:
    """A segment of the columns of `SEGMENT`, with its words where they were read."""
    flags = frozenset(map(SegmentFlag, row[8].split())) if row[8] else _NO_FLAGS
    words = _read_words(row[11]) if len(row) > 11 else ()
    # By position: a long transcript has tens of thousands of them.
    return Segment(
        row[0],
        row[1],
        row[2],
        row[3],
        row[4],
        row[5],
        row[6],
        row[7],
        words,
        flags,
        row[9],
        bool(row[10]),
    )


def insert(
    db: sqlite.Connection,
    transcript_id: TranscriptId,
    position: float,
    heard: HeardSegment,
    *,
    text: str,
    speaker_id: SpeakerId | None,
    made_by: str,
) -> SegmentId:
    """Put a segment into the text of a transcript."""
    rows = db.execute(
        "INSERT INTO segment (transcript_id, position, start_ms, end_ms, speaker_id, confidence,"
        " flags, heard, text, words, heard_start_ms, heard_end_ms, made_by)"
        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?3, ?4, ?11) RETURNING id",
        (
            transcript_id,
            position,
            heard.start_ms,
            heard.end_ms,
            speaker_id,
            heard.confidence,
            " ".join(sorted(heard.flags)),
            storable(heard.heard),
            storable(text),
            _written_words(heard.words),
            made_by,
        ),
    ).fetchall()
    return SegmentId(rows[0][0])


def _written_words(words: Sequence[Word]) -> str:
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
