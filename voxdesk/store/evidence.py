"""Evidence: the quotes behind findings, in their order."""

from collections.abc import Sequence

from sqlcipher3 import dbapi2 as sqlite

from voxdesk.domain.ids import FindingId, RecordingId, SegmentId
from voxdesk.domain.report import Evidence, Stance
from voxdesk.store.connections import Connections, Row
from voxdesk.store.values import json_tuple, storable, to_json


def save(db: sqlite.Connection, finding_id: FindingId, evidence: Sequence[Evidence]) -> None:
    """Put evidence in place of what a finding had."""
    db.execute("DELETE FROM evidence WHERE finding_id = ?", (finding_id,))
    db.executemany(
        "INSERT INTO evidence (finding_id, position, recording_id, segment_ids, quote, start_ms,"
        " end_ms, stance, probability, sure, confirmed, check_id)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                finding_id,
                position,
                each.recording_id,
                to_json(each.segment_ids),
                storable(each.quote),
                each.start_ms,
                each.end_ms,
                each.stance,
                each.probability,
                each.sure,
                each.confirmed,
                each.check_id,
            )
            for position, each in enumerate(evidence)
        ],
    )


def of_finding(connections: Connections, finding_id: int) -> tuple[Evidence, ...]:
    """The evidence of a finding."""
    return tuple(
        _evidence(row)
        for row in connections.rows(
            "SELECT recording_id, segment_ids, quote, start_ms, end_ms, stance, probability,"
            " sure, confirmed, check_id FROM evidence WHERE finding_id = ? ORDER BY position",
            (finding_id,),
        )
    )


def _evidence(row: Row) -> Evidence:
    return Evidence(
        recording_id=RecordingId(row[0]),
        segment_ids=tuple(map(SegmentId, json_tuple(row[1], int))),
        quote=row[2],
        start_ms=row[3],
        end_ms=row[4],
        stance=Stance(row[5]) if row[5] else None,
        probability=row[6],
        sure=bool(row[7]),
        confirmed=None if row[8] is None else bool(row[8]),
        check_id=row[9],
    )
