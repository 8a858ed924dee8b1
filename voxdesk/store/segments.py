"""A segment as a row: written once as it was heard or made, read in the order of the text."""

import json
import math
from collections.abc import Iterable, Sequence
from dataclasses import replace

from sqlcipher3 import dbapi2 as sqlite

from voxdesk.domain.custody import Action
from voxdesk.domain.ids import SegmentId, SpeakerId, TranscriptId, written
from voxdesk.domain.transcript import HeardSegment, Segment, SegmentFlag, Word
from voxdesk.errors import BadRequest
from voxdesk.store import segment_states
from voxdesk.store.connections import Connections, Row
from voxdesk.store.custody import Custody
from voxdesk.store.scopes import IDS
from voxdesk.store.values import id_list, storable, to_json

SEGMENT = (
    "SELECT id, transcript_id, start_ms, end_ms, speaker_id, heard, text, confidence, flags,"
    " position, made_by = 'person' OR text <> heard OR start_ms <> heard_start_ms"
    " OR end_ms <> heard_end_ms"
)
"""The columns that `read` reads; `, words` may follow."""

LIVE = "segment WHERE transcript_id = ? AND live = 1 ORDER BY position"
"""The text of a transcript as it stands."""

_BETWEEN = "SELECT {} FROM segment WHERE transcript_id = ? AND position > ? AND position < ?"
_NO_FLAGS: frozenset[SegmentFlag] = frozenset()


class Segments:
    """The segments of a text in their order, and the room between them."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def chosen(self, segment_ids: Sequence[SegmentId]) -> tuple[Segment, ...]:
        """Segments of one text, in its order; BadRequest when one of them is not in it."""
        found = tuple(
            map(
                read,
                self._connections.rows(
                    f"{SEGMENT}, words FROM segment WHERE id IN {IDS} AND live = 1"
                    " ORDER BY transcript_id, position",
                    (id_list(segment_ids),),
                ),
            )
        )
        missing = set(segment_ids) - {segment.id for segment in found}
        if missing or not found:
            names = ", ".join(written("segment", each) for each in sorted(missing))
            raise BadRequest(f"{names or 'no segment'}: not in the text")
        if found[0].transcript_id != found[-1].transcript_id:
            raise BadRequest("segments of several transcripts")
        return found

    def between(
        self, transcript_id: TranscriptId, first: float, last: float
    ) -> tuple[Segment, ...]:
        """What stands in a text from one position to another, without words."""
        found = self._connections.rows(
            f"{SEGMENT} FROM segment WHERE transcript_id = ? AND live = 1"
            " AND position BETWEEN ? AND ? ORDER BY position",
            (transcript_id, first, last),
        )
        return tuple(map(read, found))

    def position(self, segment_id: SegmentId) -> float:
        """Where a segment stands or stood in its text; 0 for one that is gone."""
        row = self._connections.row("SELECT position FROM segment WHERE id = ?", (segment_id,))
        return float(row[0]) if row else 0.0

    def words(self, segment_ids: Iterable[SegmentId]) -> dict[SegmentId, tuple[Word, ...]]:
        """The words of segments, whether they are in the text or not."""
        return {
            SegmentId(row[0]): _read_words(row[1])
            for row in self._connections.rows(
                f"SELECT id, words FROM segment WHERE id IN {IDS}", (id_list(segment_ids),)
            )
        }

    def around(self, segment: Segment) -> tuple[Segment | None, Segment | None]:
        """What comes before and after a segment in the text."""
        at = (segment.transcript_id, segment.position)
        sides = []
        for condition in ("position < ? ORDER BY position DESC", "position > ? ORDER BY position"):
            row = self._connections.row(
                f"{SEGMENT} FROM segment"
                f" WHERE transcript_id = ? AND live = 1 AND {condition} LIMIT 1",
                at,
            )
            sides.append(read(row) if row else None)
        return sides[0], sides[1]

    def are_neighbours(self, segments: Sequence[Segment]) -> bool:
        """Whether nothing stands between segments of one text."""
        first, last = segments[0], segments[-1]
        inside = self._connections.rows(
            f"{_BETWEEN.format('id')} AND live = 1",
            (first.transcript_id, first.position, last.position),
        )
        return len(inside) == len(segments) - 2 or len(segments) == 1

    def room_behind(self, segment: Segment) -> tuple[Segment, float]:
        """The segment, and a place behind it, before anything that ever stood there.

        So what an undo brings back finds its place in the order, whatever was put in since.
        """
        while True:
            (behind,) = self._connections.the_row(
                "the next place",
                "SELECT min(position) FROM segment WHERE transcript_id = ? AND position > ?",
                (segment.transcript_id, segment.position),
            )
            place = (segment.position + (segment.position + 1 if behind is None else behind)) / 2
            if segment.position < place and place != behind:
                return segment, place
            # Some forty cuts at one place use up what a number can tell apart.
            self._spread(segment.transcript_id, math.floor(segment.position))
            (segment,) = self.chosen([segment.id])

    def _spread(self, transcript_id: TranscriptId, behind: int) -> None:
        """Share the room between two segments of the engine out among those put in between.

        Their order stays; edits speak of the new places as if they had always been these.
        """
        inside = (transcript_id, behind, behind + 1)
        with self._connections.writing("transcripts") as db:
            taken = [
                row[0]
                for row in self._connections.rows(
                    f"{_BETWEEN.format('DISTINCT position')} ORDER BY position", inside
                )
            ]
            places = {
                old: behind + rank / (len(taken) + 1) for rank, old in enumerate(taken, start=1)
            }
            moved = self._connections.rows(_BETWEEN.format("id, position"), inside)
            # By way of places below 0, where no two of them can meet.
            db.executemany(
                "UPDATE segment SET position = ? WHERE id = ?",
                [(-places[old] - 1, segment_id) for segment_id, old in moved],
            )
            db.executemany(
                "UPDATE segment SET position = ? WHERE id = ?",
                [(places[old], segment_id) for segment_id, old in moved],
            )
            segment_states.rewrite(
                self._connections,
                transcript_id,
                lambda state: replace(state, position=places.get(state.position, state.position)),
            )
            Custody(self._connections).add(
                Action.CORRECTED,
                written("transcript", transcript_id),
                {"kind": "spread"},
                touched=[written("segment", segment_id) for segment_id, _ in moved],
            )


def read(row: Row) -> Segment:
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
