"""Vectors in the order they came, and the neighbour index as it was last saved.

The index is a cache: `generation` is the highest vector row in it, so that it catches up from
there; when in doubt it is dropped and built anew.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from voxdesk.domain.ids import PassageId
from voxdesk.store import chunks
from voxdesk.store.chunks import ChunkReader, ChunkWriter, MediaRow
from voxdesk.store.connections import Connections
from voxdesk.store.scopes import IDS
from voxdesk.store.values import id_list


@dataclass(frozen=True, slots=True)
class SavedIndex:
    """A saved index: the highest vector row in it, how many vectors it holds, and its bytes."""

    generation: int
    count: int
    source: ChunkReader


class VectorRows:
    """Vectors by row id, and saved indexes by model."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def newer_than(
        self, model_id: str, vector_row_id: int, limit: int
    ) -> tuple[tuple[int, PassageId, bytes], ...]:
        """The next vectors of a model after a row, as (row id, passage, vector)."""
        return tuple(
            (row[0], PassageId(row[1]), row[2])
            for row in self._connections.rows(
                "SELECT id, passage_id, content FROM vector"
                " WHERE model_id = ? AND id > ? ORDER BY id LIMIT ?",
                (model_id, vector_row_id, limit),
            )
        )

    def any(self, model_id: str) -> bool:
        """Whether a model has vectors at all."""
        row = self._connections.row("SELECT 1 FROM vector WHERE model_id = ? LIMIT 1", (model_id,))
        return row is not None

    def of(
        self, model_id: str, passage_ids: Iterable[PassageId]
    ) -> tuple[tuple[PassageId, bytes], ...]:
        """The vectors that a model has of some passages."""
        rows = self._connections.rows(
            "SELECT passage_id, content FROM vector"
            f" WHERE model_id = ? AND passage_id IN {IDS} ORDER BY passage_id",
            (model_id, id_list(passage_ids)),
        )
        return tuple((PassageId(row[0]), row[1]) for row in rows)

    def keys(self, model_id: str) -> tuple[PassageId, ...]:
        """The passages that a model has vectors of."""
        rows = self._connections.rows(
            "SELECT passage_id FROM vector WHERE model_id = ?", (model_id,)
        )
        return tuple(PassageId(row[0]) for row in rows)

    def count_up_to(self, model_id: str, vector_row_id: int) -> int:
        """How many vectors up to a row are still there: an index that holds more is stale."""
        row = self._connections.row(
            "SELECT count(*) FROM vector WHERE model_id = ? AND id <= ?", (model_id, vector_row_id)
        )
        return int(row[0]) if row else 0

    def saved_index(self, model_id: str) -> SavedIndex | None:
        """The index saved last for a model."""
        row = self._connections.row(
            "SELECT saved_index.generation, saved_index.count, media.id, media.sha256,"
            " media.size_bytes FROM saved_index JOIN media ON media.id = saved_index.media_id"
            " WHERE saved_index.model_id = ? AND media.complete = 1",
            (model_id,),
        )
        if row is None:
            return None
        return SavedIndex(row[0], row[1], ChunkReader(self._connections, MediaRow(*row[2:])))

    def save_index(
        self, model_id: str, generation: int, count: int, pieces: Iterable[bytes]
    ) -> None:
        """Keep an index; the one before stays until this one is whole."""
        writer = ChunkWriter(self._connections, "index")
        try:
            for chunk in chunks.rechunked(pieces):
                writer.add(chunk)
            with self._connections.writing("passages") as db:
                before = self._media_id(model_id)
                media = writer.finish()
                db.execute(
                    "INSERT INTO saved_index (model_id, media_id, generation, count)"
                    " VALUES (?, ?, ?, ?) ON CONFLICT (model_id) DO UPDATE SET"
                    " media_id = excluded.media_id, generation = excluded.generation,"
                    " count = excluded.count",
                    (model_id, media.id, generation, count),
                )
        except BaseException:
            writer.drop()
            raise
        if before is not None:
            chunks.drop(self._connections, before)

    def drop_index(self, model_id: str) -> None:
        """Forget the saved index of a model."""
        with self._connections.writing("passages") as db:
            before = self._media_id(model_id)
            db.execute("DELETE FROM saved_index WHERE model_id = ?", (model_id,))
        if before is not None:
            chunks.drop(self._connections, before)

    def _media_id(self, model_id: str) -> int | None:
        row = self._connections.row(
            "SELECT media_id FROM saved_index WHERE model_id = ?", (model_id,)
        )
        return row[0] if row else None
