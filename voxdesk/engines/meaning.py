"""Meaning: texts as vectors and the nearest among them, side by side in one worker.

The index lives here so that the window's process holds neither hnswlib nor a gigabyte of vectors;
the owner of the library feeds it and keeps what it saves.
"""

from collections.abc import Iterator, Sequence

import numpy as np

from voxdesk.domain.job import Progress, Unit
from voxdesk.engines import hardware
from voxdesk.engines.base import ByteSource, Neighbour, Vectors
from voxdesk.engines.embed import Rows, embedder, in_batches
from voxdesk.engines.neighbours import Neighbours
from voxdesk.errors import BadRequest

TEXTS_AT_ONCE = 128
"""Texts in one piece of vectors."""


class OnnxMeaning:
    """Over one model folder, an absolute path. Implements the Meaning protocol."""

    def __init__(self, folder: str, threads: int = 0) -> None:
        self._embedder = embedder(folder, threads or hardware.worker_threads())
        self._neighbours = Neighbours(self._embedder.dimensions)
        self._generation = 0

    def embed(self, texts: Sequence[str]) -> Iterator[Vectors | Progress]:
        for start in range(0, len(texts), TEXTS_AT_ONCE):
            part = texts[start : start + TEXTS_AT_ONCE]
            yield as_vectors(in_batches(self._embedder, part))
            yield Progress(start + len(part), len(texts), Unit.PASSAGES)

    def generation(self) -> Iterator[int]:
        yield self._generation

    def restore(self, saved: ByteSource, generation: int) -> Iterator[int]:
        held = self._neighbours.restore(saved)
        self._generation = generation if held else 0
        yield held

    def add(self, keys: Sequence[int], vectors: Vectors, generation: int) -> Iterator[int]:
        rows = self._rows(vectors)
        if len(keys) != len(rows):
            raise BadRequest(f"{len(keys)} keys for {len(rows)} vectors")
        self._neighbours.add(keys, rows)
        self._generation = generation
        yield len(self._neighbours)

    def keep(self, keys: Sequence[int]) -> Iterator[int]:
        self._neighbours.keep(keys)
        yield len(self._neighbours)

    def nearest(
        self, vector: Vectors, count: int, among: Sequence[int] | None
    ) -> Iterator[tuple[Neighbour, ...]]:
        yield self._neighbours.nearest(self._rows(vector)[:1], count, among)

    def save(self) -> Iterator[bytes]:
        yield from self._neighbours.save()

    def _rows(self, vectors: Vectors) -> Rows:
        if vectors.dimensions != self._embedder.dimensions:
            raise BadRequest(f"vectors of {vectors.dimensions} dimensions")
        rows = np.frombuffer(vectors.content, "<f4")
        return rows.reshape(vectors.count, vectors.dimensions).astype(np.float32)


def as_vectors(rows: Rows) -> Vectors:
    count, dimensions = rows.shape
    return Vectors(count, dimensions, rows.astype("<f4").tobytes())
