"""How segments stand in the text: read from their rows, put back into them, written as JSON."""

import json
from collections.abc import Callable, Iterable, Sequence

from voxdesk.domain.edits import SegmentState
from voxdesk.domain.ids import SegmentId, TranscriptId
from voxdesk.domain.transcript import Segment
from voxdesk.store import values
from voxdesk.store.connections import Connections
from voxdesk.store.scopes import IDS
from voxdesk.store.values import id_list, storable


def of(segment: Segment) -> SegmentState:
    """How a segment in the text stands."""
    return SegmentState(
        segment.id,
        True,
        segment.position,
        segment.start_ms,
        segment.end_ms,
        segment.speaker_id,
        storable(segment.text),
    )


def now(connections: Connections, segment_ids: Iterable[SegmentId]) -> list[SegmentState]:
    """How segments stand, in the order of their ids."""
    return [
        SegmentState(row[0], bool(row[1]), *row[2:])
        for row in connections.rows(
            "SELECT id, live, position, start_ms, end_ms, speaker_id, text FROM segment"
            f" WHERE id IN {IDS} ORDER BY id",
            (id_list(segment_ids),),
        )
    ]


def put(connections: Connections, states: Sequence[SegmentState]) -> None:
    """Let segments stand so; those that leave the text first, to make room."""
    with connections.writing() as db:
        db.executemany(
            "UPDATE segment SET live = ?2, position = ?3, start_ms = ?4, end_ms = ?5,"
            " speaker_id = ?6, text = ?7 WHERE id = ?1",
            [_values(state) for state in sorted(states, key=lambda state: state.live)],
        )


def rewrite(
    connections: Connections,
    transcript_id: TranscriptId,
    change: Callable[[SegmentState], SegmentState],
) -> None:
    """Let all edits of a transcript speak of changed states."""
    with connections.writing() as db:
        db.executemany(
            "UPDATE edit SET before = ?, after = ? WHERE id = ?",
            [
                (to_json(map(change, read(before))), to_json(map(change, read(after))), edit_id)
                for edit_id, before, after in connections.rows(
                    "SELECT id, before, after FROM edit WHERE transcript_id = ?", (transcript_id,)
                )
            ],
        )


def to_json(states: Iterable[SegmentState]) -> str:
    return values.to_json([_values(state) for state in states])


def read(text: str) -> tuple[SegmentState, ...]:
    return tuple(SegmentState(row[0], bool(row[1]), *row[2:]) for row in json.loads(text))


def _values(state: SegmentState) -> tuple[object, ...]:
    return (
        state.id,
        int(state.live),
        state.position,
        state.start_ms,
        state.end_ms,
        state.speaker_id,
        state.text,
    )
