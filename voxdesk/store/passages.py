"""Passages: what is indexed and retrieved together, and their vectors by model."""

from collections.abc import Iterable, Sequence

from voxdesk.domain.ids import PassageId, RecordingId, SegmentId, TranscriptId, VisitId
from voxdesk.domain.knowledge import EVERYTHING, HitKind, Passage, Scope
from voxdesk.store import scopes
from voxdesk.store.connections import Connections, Row
from voxdesk.store.values import id_list, json_tuple, storable, to_json

_PASSAGE = (
    f"SELECT passage.id, passage.kind, passage.source_id, passage.recording_id,"
    f" {scopes.VISIT_OF_PASSAGE}, passage.segment_ids, passage.start_ms, passage.end_ms,"
    " passage.text"
    " FROM passage LEFT JOIN recording ON recording.id = passage.recording_id"
)


class Passages:
    """Passages with their vectors."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def add(self, passages: Sequence[Passage]) -> tuple[PassageId, ...]:
        """Keep passages; their ids come back in the same order."""
        ids = []
        with self._connections.writing("passages") as db:
            for passage in passages:
                row = db.execute(
                    "INSERT INTO passage (kind, source_id, recording_id, visit_id, segment_ids,"
                    " start_ms, end_ms, text) VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
                    (
                        passage.kind,
                        passage.source_id,
                        passage.recording_id,
                        passage.visit_id,
                        to_json(passage.segment_ids),
                        passage.start_ms,
                        passage.end_ms,
                        storable(passage.text),
                    ),
                ).fetchall()
                ids.append(PassageId(row[0][0]))
        return tuple(ids)

    def drop_for(self, kind: HitKind, source_id: int) -> None:
        """Remove the passages of a transcript or a finding, with their vectors."""
        with self._connections.writing("passages") as db:
            db.execute("DELETE FROM passage WHERE kind = ? AND source_id = ?", (kind, source_id))

    def drop(self, ids: Iterable[PassageId]) -> None:
        """Remove passages with their vectors."""
        with self._connections.writing("passages") as db:
            db.execute(f"DELETE FROM passage WHERE id IN {scopes.IDS}", (id_list(ids),))

    def add_vectors(
        self, model_id: str, vectors: Iterable[tuple[PassageId, bytes]], dimensions: int
    ) -> None:
        """Keep vectors of a model (little-endian float32), in place of those kept before."""
        with self._connections.writing("passages") as db:
            # A replaced vector gets a new row id, so that the index sees it as new.
            for passage_id, content in vectors:
                db.execute(
                    "DELETE FROM vector WHERE passage_id = ? AND model_id = ?",
                    (passage_id, model_id),
                )
                db.execute(
                    "INSERT INTO vector (passage_id, model_id, dimensions, content)"
                    " SELECT id, ?, ?, ? FROM passage WHERE id = ?",
                    (model_id, dimensions, content, passage_id),
                )

    def with_vector(self, model_id: str, ids: Iterable[PassageId]) -> frozenset[PassageId]:
        """Which of some passages this model has embedded."""
        rows = self._connections.rows(
            f"SELECT passage_id FROM vector WHERE model_id = ? AND passage_id IN {scopes.IDS}",
            (model_id, id_list(list(ids))),
        )
        return frozenset(PassageId(row[0]) for row in rows)

    def of_transcript(self, transcript_id: TranscriptId) -> tuple[Passage, ...]:
        """The passages of a transcript in the order of time."""
        return self._many(
            "WHERE passage.kind = ? AND passage.source_id = ?"
            " ORDER BY passage.start_ms, passage.id",
            HitKind.PASSAGE,
            transcript_id,
        )

    def get_many(self, ids: Iterable[PassageId], scope: Scope = EVERYTHING) -> tuple[Passage, ...]:
        """The passages with these ids, in their order, without those gone, binned or elsewhere."""
        wanted = list(ids)
        conditions, parameters = scopes.conditions(scope, scopes.PASSAGE)
        named = "passage.id IN (SELECT value FROM json_each(:ids))"
        rows = self._connections.rows(
            f"{_PASSAGE} WHERE {' AND '.join([named, *conditions])}",
            parameters | {"ids": id_list(wanted)},
        )
        found = {passage.id: passage for passage in map(_passage, rows)}
        return tuple(found[passage_id] for passage_id in wanted if passage_id in found)

    def in_scope(self, scope: Scope, limit: int | None = None) -> tuple[PassageId, ...]:
        """The ids of the passages in scope and not in the bin; no more than `limit` of them."""
        conditions, parameters = scopes.conditions(scope, scopes.PASSAGE)
        rows = self._connections.rows(
            f"SELECT passage.id FROM passage WHERE {' AND '.join(conditions)} LIMIT :most",
            parameters | {"most": -1 if limit is None else limit},
        )
        # Put in order here: SQLite would find them all before it kept to the limit.
        return tuple(sorted(PassageId(row[0]) for row in rows))

    def count(self) -> int:
        """How many passages there are."""
        row = self._connections.row("SELECT count(*) FROM passage")
        return int(row[0]) if row else 0

    def _many(self, rest: str, *values: object) -> tuple[Passage, ...]:
        return tuple(_passage(row) for row in self._connections.rows(f"{_PASSAGE} {rest}", values))


def _passage(row: Row) -> Passage:
    return Passage(
        id=PassageId(row[0]),
        kind=HitKind(row[1]),
        source_id=row[2],
        recording_id=None if row[3] is None else RecordingId(row[3]),
        visit_id=None if row[4] is None else VisitId(row[4]),
        segment_ids=tuple(map(SegmentId, json_tuple(row[5], int))),
        start_ms=row[6],
        end_ms=row[7],
        text=row[8],
    )
