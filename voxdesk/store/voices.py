"""Voices that an engine or a taken over transcript tells apart, by the labels of segments."""

from collections.abc import Sequence

from sqlcipher3 import dbapi2 as sqlite

from voxdesk.domain.ids import RecordingId, SegmentId, SpeakerId, written
from voxdesk.domain.transcript import HeardSegment
from voxdesk.store.connections import Connections
from voxdesk.store.values import storable


def entered(
    db: sqlite.Connection, recording_id: RecordingId, segments: Sequence[HeardSegment]
) -> dict[str, SpeakerId]:
    """The voices of segments by their label, made where they are new."""
    labels = dict.fromkeys(segment.speaker for segment in segments if segment.speaker)
    return {label: _entered(db, recording_id, label) for label in labels}


def touched(
    connections: Connections,
    recording_id: RecordingId,
    segments: Sequence[HeardSegment],
    ids: Sequence[SegmentId],
) -> list[str]:
    """The voices of a recording and those of new segments that are theirs, as written ids."""
    speakers = connections.rows(
        "SELECT id FROM speaker WHERE recording_id = ? ORDER BY id", (recording_id,)
    )
    return [
        *[written("speaker", row[0]) for row in speakers],
        *[
            written("segment", segment_id)
            for segment_id, segment in zip(ids, segments, strict=True)
            if segment.speaker
        ],
    ]


def _entered(db: sqlite.Connection, recording_id: RecordingId, label: str) -> SpeakerId:
    # The update changes nothing; it makes RETURNING answer for a voice known before.
    row = db.execute(
        "INSERT INTO speaker (recording_id, label) VALUES (?, ?)"
        " ON CONFLICT (recording_id, label) DO UPDATE SET label = label RETURNING id",
        (recording_id, storable(label)),
    ).fetchall()
    return SpeakerId(row[0][0])
