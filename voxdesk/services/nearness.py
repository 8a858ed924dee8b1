"""What is near in meaning: vectors of texts, and the passages whose vectors lie close to one.

The nearest-neighbour index lives in the meaning worker; the library keeps the vectors, and a saved
copy of the index so that a start is quick.
"""

import threading
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from voxdesk.desk import Desk
from voxdesk.domain.ids import PassageId
from voxdesk.domain.knowledge import EVERYTHING, Passage, Scope
from voxdesk.engines.base import Meaning, Vectors

FEED = 2_000
"""Vectors handed to the index at a time: some 3 MB."""

SAVE_AFTER = 1_000
"""New vectors after which the index is saved again; fewer are quickly added at the next start."""

FEW_PASSAGES = 8_000
"""In a scope of no more than these, some 12 MB of vectors, all are compared."""

FIRST_LOOK = 5
LOOK_FURTHER = 10
MOST_LOOKED_AT = 1_000
"""How many neighbours are looked at first for each wanted in a scope, how many times more when too
few were in it, and up to how many before the index is told what is in scope."""

Matrix = NDArray[np.float32]
Vector = NDArray[np.float32]

_CATCHING_UP = threading.Lock()


def matrix(meaning: Meaning, texts: Sequence[str]) -> Matrix:
    """The vectors of some texts, row by row."""
    rows = [
        np.frombuffer(piece.content, dtype="<f4").reshape(piece.count, piece.dimensions)
        for piece in meaning.embed(texts)
        if isinstance(piece, Vectors)
    ]
    return np.concatenate(rows) if rows else np.empty((0, 0), dtype=np.float32)


def recalled(desk: Desk, meaning: Meaning, texts: Sequence[str]) -> Matrix:
    """The vectors of some texts, without embedding again what was embedded lately: reports of
    several kinds read the same sentences."""
    model_id, recall = desk.settings.meaning_model, desk.engines.recall
    known = recall.known(model_id, texts)
    new = [text for text in dict.fromkeys(texts) if text not in known]
    if new:
        found = {text: row.tobytes() for text, row in zip(new, matrix(meaning, new), strict=True)}
        recall.keep(model_id, found)
        known |= found
    rows = b"".join(known[text] for text in texts)
    return np.frombuffer(rows, dtype=np.float32).reshape(len(texts), -1 if texts else 0)


def nearest(
    desk: Desk,
    meaning: Meaning,
    vector: NDArray[np.float32],
    scope: Scope,
    count: int,
) -> list[tuple[Passage, float]]:
    """The passages in scope nearest to one vector, with their cosines.

    In a narrow scope each is compared. In a wide one the nearest of all are looked at first: most
    often enough of them lie in it; else the index is told which passages do.
    """
    if scope != EVERYTHING:
        few = desk.store.passages.in_scope(scope, FEW_PASSAGES + 1)
        if len(few) <= FEW_PASSAGES:
            return compared(desk, vector, few, count)
    catch_up(desk)
    asked = Vectors(1, vector.size, vector.astype("<f4").tobytes())
    among: tuple[PassageId, ...] | None = None
    wanted = count if scope == EVERYTHING else count * FIRST_LOOK
    while True:
        neighbours = next(iter(meaning.nearest(asked, wanted, among)))
        keys = [PassageId(neighbour.key) for neighbour in neighbours]
        # What is in the bin is still in the index, too: it must not crowd out what is not.
        kept = {each.id: each for each in desk.store.passages.get_many(keys, scope)}
        if len(kept) >= count or len(neighbours) < wanted:
            break
        wanted *= LOOK_FURTHER
        if wanted > MOST_LOOKED_AT and among is None and scope != EVERYTHING:
            among, wanted = desk.store.passages.in_scope(scope), count
    near = [
        (kept[PassageId(neighbour.key)], neighbour.similarity)
        for neighbour in neighbours
        if neighbour.key in kept
    ]
    return near[:count]


def compared(
    desk: Desk, vector: NDArray[np.float32], among: Sequence[PassageId], count: int
) -> list[tuple[Passage, float]]:
    """The nearest of a few passages, by their vectors in the library."""
    rows = desk.store.vectors.of(desk.settings.meaning_model, among)
    if not rows:
        return []
    vectors = np.frombuffer(b"".join(content for _passage, content in rows), "<f4")
    vectors = vectors.reshape(len(rows), -1)
    lengths = np.linalg.norm(vectors, axis=1) * np.linalg.norm(vector)
    cosines = vectors @ vector / np.maximum(lengths, np.finfo(np.float32).tiny)
    best = {rows[at][0]: float(cosines[at]) for at in np.argsort(-cosines, kind="stable")[:count]}
    return [(passage, best[passage.id]) for passage in desk.store.passages.get_many(best)]


def catch_up(desk: Desk) -> None:
    """Bring the worker's index up to what the library holds, and save it when much is new."""
    # Two at once could each restore over what the other has just added.
    with _CATCHING_UP:
        _catch_up(desk)


def _catch_up(desk: Desk) -> None:
    model_id = desk.settings.meaning_model
    meaning = desk.engines.meaning()
    held = next(iter(meaning.generation()))
    saved = desk.store.vectors.saved_index(model_id)
    stale = 0
    if held == 0 and saved is not None:
        if next(iter(meaning.restore(saved.source, saved.generation))) == saved.count:
            held = saved.generation
            # Corrected texts have other passages now; those before are only taken out.
            if stale := saved.count - desk.store.vectors.count_up_to(model_id, held):
                next(iter(meaning.keep(desk.store.vectors.keys(model_id))))
        else:
            desk.store.vectors.drop_index(model_id)
            saved = None
    while fresh := desk.store.vectors.newer_than(model_id, held, FEED):
        content = b"".join(vector for _row, _passage, vector in fresh)
        vectors = Vectors(len(fresh), len(fresh[0][2]) // 4, content)
        held = fresh[-1][0]
        next(iter(meaning.add([passage for _row, passage, _vector in fresh], vectors, held)))
    if max(stale, held - (saved.generation if saved else 0)) >= SAVE_AFTER:
        count = next(iter(meaning.keep(desk.store.vectors.keys(model_id))))
        desk.store.vectors.save_index(model_id, held, count, meaning.save())
