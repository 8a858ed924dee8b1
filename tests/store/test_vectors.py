"""The saved index: whole or not at all, and caught up from where it ends."""

import random
from collections.abc import Iterator

import pytest

from voxdesk.domain.recording import Recording
from voxdesk.store.store import Store


def pieces(*sizes: int) -> list[bytes]:
    return [random.Random(size).randbytes(size) for size in sizes]


def test_index_comes_back_whole_whatever_the_pieces(store: Store) -> None:
    saved = pieces(1 << 20, 3, 1 << 20, 700_000)
    store.vectors.save_index("m", 17, 12, saved)
    kept = store.vectors.saved_index("m")
    assert kept is not None
    assert (kept.generation, kept.count) == (17, 12)
    assert kept.source.size_bytes == sum(map(len, saved))
    assert kept.source.read_at(0, 1 << 30) == b"".join(saved)
    assert store.vectors.saved_index("other") is None


def test_newer_index_takes_the_place_of_the_older(store: Store) -> None:
    store.vectors.save_index("m", 1, 1, pieces(3 << 20))
    store.vectors.save_index("m", 2, 2, pieces(10))
    kept = store.vectors.saved_index("m")
    assert kept is not None
    assert (kept.generation, kept.source.size_bytes) == (2, 10)
    assert store.rows("SELECT count(*) FROM media_chunk") == [(1,)]
    store.vectors.drop_index("m")
    assert store.vectors.saved_index("m") is None
    assert store.rows("SELECT count(*) FROM media_chunk") == [(0,)]
    store.vectors.drop_index("m")


def test_index_that_breaks_off_leaves_the_older_one(store: Store) -> None:
    store.vectors.save_index("m", 1, 1, pieces(10))

    def breaking() -> Iterator[bytes]:
        yield from pieces(20 << 20)
        raise ValueError("the worker died")

    with pytest.raises(ValueError, match="died"):
        store.vectors.save_index("m", 2, 2, breaking())
    kept = store.vectors.saved_index("m")
    assert kept is not None
    assert kept.generation == 1
    assert store.rows("SELECT count(*) FROM media") == [(1,)]


def test_index_is_never_taken_for_an_original(store: Store, recording: Recording) -> None:
    store.vectors.save_index("m", 1, 1, [b"some audio!"])
    row = store.rows("SELECT sha256 FROM media WHERE purpose = 'index'")
    assert store.media.by_hash(row[0][0]) is None
    assert store.media.by_hash(recording.sha256) is not None


def test_index_that_nobody_was_left_to_remove_is_swept(store: Store) -> None:
    store.vectors.save_index("m", 1, 1, pieces(2 << 20))
    with store.writing() as db:
        db.execute("DELETE FROM saved_index")
    assert store.media.sweep() == 1
    assert store.rows("SELECT count(*) FROM media_chunk") == [(0,)]
