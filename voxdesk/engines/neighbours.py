"""The nearest vectors by cosine: an HNSW graph that can be saved as plain arrays.

The graph is a cache: the vectors in the library are what counts, so anything doubtful about a saved
one makes an empty one, and whoever asked feeds it again. hnswlib crashes on damaged input, so what
was saved is checked by its SHA-256 and its shape before the library sees it.
"""

import hashlib
import json
from collections.abc import Collection, Iterator, Sequence
from typing import Any

import hnswlib
import numpy as np
import numpy.typing as npt

from voxdesk.engines.base import ByteSource, Neighbour

Rows = npt.NDArray[np.float32]

LINKS = 16
CARE_BUILDING = 200
LEAST_CARE = 300
"""M, ef_construction and the least ef of HNSW (Malkov and Yashunin, 2016)."""

EXACT_UP_TO = 4_000
"""So few allowed keys are compared one by one: exact, and quicker than a filtered walk."""

FIRST_ROOM = 1_024
PIECE_BYTES = 1 << 20

_MAGIC = b"VoxDesk neighbours 1\n"
_DIGEST_BYTES = hashlib.sha256().digest_size
_MOST_HEADER = 1 << 16
_ARRAYS: dict[str, np.dtype[Any]] = {
    "label_lookup_external": np.dtype("<u8"),
    "label_lookup_internal": np.dtype("<u4"),
    "element_levels": np.dtype("<i4"),
    "data_level0": np.dtype("i1"),
    "link_lists": np.dtype("i1"),
}
_REMOVED = "removed"


class Neighbours:
    """Vectors of one length by integer keys. Not for two threads."""

    def __init__(self, dimensions: int, *, exact_up_to: int = EXACT_UP_TO) -> None:
        self._dimensions = dimensions
        self._exact_up_to = exact_up_to
        self._live: set[int] = set()
        self._removed: set[int] = set()
        self._index: Any
        self._clear()

    def __len__(self) -> int:
        return len(self._live)

    def _clear(self) -> None:
        self._live, self._removed = set(), set()
        self._index = hnswlib.Index(space="cosine", dim=self._dimensions)
        self._index.init_index(
            FIRST_ROOM, M=LINKS, ef_construction=CARE_BUILDING, allow_replace_deleted=True
        )

    def add(self, keys: Sequence[int], rows: Rows) -> None:
        """Add vectors, or replace those of keys that are there; the last of a key counts."""
        last = {key: at for at, key in enumerate(keys)}
        known = [key for key in last if key in self._live or key in self._removed]
        new = [key for key in last if key not in self._live and key not in self._removed]
        for key in known:
            if key in self._removed:
                self._index.unmark_deleted(key)
                self._removed.discard(key)
        if known:
            self._index.add_items(rows[[last[key] for key in known]], known)
        if new:
            self._make_room(len(new))
            self._index.add_items(rows[[last[key] for key in new]], new, replace_deleted=True)
            if self._removed:
                self._removed &= set(map(int, self._index.get_ids_list()))
        self._live.update(last)

    def _make_room(self, more: int) -> None:
        needed = self._index.element_count - len(self._removed) + more
        # Removed ones are taken over first, but never more of them than there are.
        needed = max(needed, self._index.element_count)
        if needed > self._index.max_elements:
            self._index.resize_index(max(needed, 2 * self._index.max_elements))

    def remove(self, keys: Sequence[int]) -> None:
        """Forget vectors; keys that are not there do not matter. Their places are used again."""
        for key in self._live.intersection(keys):
            self._index.mark_deleted(key)
            self._removed.add(key)
            self._live.discard(key)

    def keep(self, keys: Sequence[int]) -> None:
        """Forget all vectors but these."""
        self.remove(tuple(self._live.difference(keys)))

    def nearest(
        self, row: Rows, count: int, among: Collection[int] | None
    ) -> tuple[Neighbour, ...]:
        """The nearest to a vector, nearest first; equals by their key."""
        allowed = self._live if among is None else self._live.intersection(among)
        count = min(count, len(allowed))
        if count <= 0:
            return ()
        if among is not None and len(allowed) <= self._exact_up_to:
            return self._exact(row, count, sorted(allowed))
        self._index.set_ef(max(LEAST_CARE, 2 * count))
        only = None if among is None else allowed.__contains__
        try:
            found, distances = self._index.knn_query(row, k=count, num_threads=1, filter=only)
        except RuntimeError:
            # The walk ended before it had found so many.
            return self._exact(row, count, sorted(allowed))
        pairs = zip(found[0], distances[0], strict=True)
        return _ordered([Neighbour(int(key), 1.0 - float(far)) for key, far in pairs])

    def _exact(self, row: Rows, count: int, keys: Sequence[int]) -> tuple[Neighbour, ...]:
        query = row.reshape(-1) / max(float(np.linalg.norm(row)), 1e-12)
        best: list[Neighbour] = []
        for start in range(0, len(keys), EXACT_UP_TO):
            part = keys[start : start + EXACT_UP_TO]
            near = self._index.get_items(part, return_type="numpy") @ query
            first = np.argsort(-near, kind="stable")[:count]
            best += [Neighbour(part[at], float(near[at])) for at in first]
        return _ordered(best)[:count]

    # --- saving and taking up ---------------------------------------------------------------------

    def save(self) -> Iterator[bytes]:
        """Everything in pieces of at most 1 MiB, the last with the digest of all before."""
        (state,) = self._index.__getstate__()
        arrays = {name: np.ascontiguousarray(state[name], kind) for name, kind in _ARRAYS.items()}
        arrays[_REMOVED] = np.array(sorted(self._removed), "<u8")
        header = {
            "state": {name: value for name, value in state.items() if name not in _ARRAYS},
            "sizes": {name: len(array) for name, array in arrays.items()},
        }
        digest = hashlib.sha256()
        opening = json.dumps(header, sort_keys=True).encode()
        contents: list[bytes | memoryview] = [_MAGIC + len(opening).to_bytes(4, "little") + opening]
        contents += [each.view(np.uint8).data for each in arrays.values() if len(each)]
        for content in contents:
            for start in range(0, len(content), PIECE_BYTES):
                piece = bytes(content[start : start + PIECE_BYTES])
                digest.update(piece)
                yield piece
        yield digest.digest()

    def restore(self, saved: ByteSource) -> int:
        """Take up what was saved, or nothing at all; how many vectors there are now."""
        self._clear()
        try:
            state, removed = _read(saved, self._dimensions)
            # A constructed index crashes on __setstate__; a bare one takes it.
            index = hnswlib.Index.__new__(hnswlib.Index)
            index.__setstate__((state,))
            keys = set(map(int, index.get_ids_list()))
        except (ValueError, KeyError, TypeError, AttributeError, RuntimeError):
            return 0
        if not removed <= keys or index.get_current_count() != len(keys):
            return 0
        index.set_num_threads(self._index.num_threads)
        self._index, self._removed, self._live = index, removed, keys - removed
        return len(self)


def _ordered(found: list[Neighbour]) -> tuple[Neighbour, ...]:
    return tuple(sorted(found, key=lambda each: (-each.similarity, each.key)))


def _read(saved: ByteSource, dimensions: int) -> tuple[dict[str, Any], set[int]]:
    """The state for hnswlib and the removed keys; ValueError (or the like) on any doubt."""
    digest = hashlib.sha256()
    place = 0

    def take(size: int) -> bytearray:
        nonlocal place
        if size < 0 or place + size > saved.size_bytes:
            raise ValueError("too short")
        taken = bytearray()
        while len(taken) < size:
            piece = saved.read_at(place, min(PIECE_BYTES, size - len(taken)))
            if not piece:
                raise ValueError("torn")
            taken += piece
            place += len(piece)
        return taken

    opening = take(len(_MAGIC) + 4)
    if opening[: len(_MAGIC)] != _MAGIC:
        raise ValueError("other format")
    size = int.from_bytes(opening[len(_MAGIC) :], "little")
    if size > _MOST_HEADER:
        raise ValueError("header")
    text = take(size)
    digest.update(opening)
    digest.update(text)
    header = json.loads(text)
    state, sizes = dict(header["state"]), header["sizes"]
    arrays: dict[str, npt.NDArray[Any]] = {}
    for name, kind in {**_ARRAYS, _REMOVED: np.dtype("<u8")}.items():
        content = take(int(sizes[name]) * kind.itemsize)
        digest.update(content)
        arrays[name] = np.frombuffer(content, kind)
    if take(_DIGEST_BYTES) != digest.digest() or place != saved.size_bytes:
        raise ValueError("digest")
    removed = set(map(int, arrays.pop(_REMOVED)))
    _check(state, arrays, dimensions)
    return {**state, **arrays}, removed


def _check(state: dict[str, Any], arrays: dict[str, npt.NDArray[Any]], dimensions: int) -> None:
    """That the arrays have the shape which the state says; hnswlib itself does not look."""
    count, room = int(state["cur_element_count"]), int(state["max_elements"])
    inner = arrays["label_lookup_internal"]
    sound = (
        state["ser_version"] == 1
        and state["space"] == "cosine"
        and state["dim"] == dimensions
        and state["M"] == LINKS
        and 0 <= count <= room
        and len(arrays["element_levels"]) == room
        and len(inner) == len(arrays["label_lookup_external"]) == count
        and len(arrays["data_level0"]) == count * int(state["size_data_per_element"])
        and sorted(inner.tolist()) == list(range(count))
    )
    if not sound:
        raise ValueError("shape")
