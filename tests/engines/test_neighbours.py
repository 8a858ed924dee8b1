"""The nearest-neighbour index: near enough to exact, and empty rather than wrong."""

import numpy as np
import pytest
from numpy.typing import NDArray

from voxdesk.engines.memory import InMemory
from voxdesk.engines.neighbours import FIRST_ROOM, PIECE_BYTES, Neighbours

Rows = NDArray[np.float32]
DIMENSIONS = 48


def vectors(count: int, seed: int = 1) -> Rows:
    """Unit vectors in clusters, as texts make them."""
    chance = np.random.default_rng(seed)
    centres = chance.normal(size=(20, DIMENSIONS))
    rows = centres[chance.integers(20, size=count)] + chance.normal(size=(count, DIMENSIONS))
    found: Rows = (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)
    return found


def keys_of(index: Neighbours, row: Rows, count: int, among: list[int] | None = None) -> list[int]:
    return [each.key for each in index.nearest(row[None, :], count, among)]


def brute(rows: Rows, row: Rows, count: int) -> list[int]:
    return [int(each) for each in np.argsort(-(rows @ row), kind="stable")[:count]]


@pytest.fixture(scope="module")
def rows() -> Rows:
    return vectors(3_000)


@pytest.fixture(scope="module")
def filled(rows: Rows) -> Neighbours:
    index = Neighbours(DIMENSIONS)
    for start in range(0, len(rows), 700):
        index.add(range(start, min(start + 700, len(rows))), rows[start : start + 700])
    return index


def test_it_grows_beyond_its_first_room_and_finds_what_brute_force_finds(
    filled: Neighbours, rows: Rows
) -> None:
    assert len(filled) == len(rows) > FIRST_ROOM
    found = sum(
        len(set(keys_of(filled, row, 10)) & set(brute(rows, row, 10)))
        for row in vectors(100, seed=2)
    )
    assert found / 1_000 >= 0.97


def test_similarity_is_the_cosine(filled: Neighbours, rows: Rows) -> None:
    first, second, *_ = filled.nearest(rows[5:6], 3, None)
    assert first.key == 5
    assert first.similarity == pytest.approx(1.0, abs=1e-5)
    assert second.similarity == pytest.approx(float(rows[5] @ rows[second.key]), abs=1e-5)


def test_only_the_allowed_keys_are_found(filled: Neighbours, rows: Rows) -> None:
    allowed = [7, 9, 2_000, 999_999]
    assert set(keys_of(filled, rows[5], 10, allowed)) == {7, 9, 2_000}
    assert keys_of(filled, rows[5], 10, []) == []


def test_many_allowed_keys_are_walked_through(rows: Rows) -> None:
    index = Neighbours(DIMENSIONS, exact_up_to=100)
    index.add(range(len(rows)), rows)
    odd = list(range(1, 3_000, 2))
    near = [key for key in brute(rows, rows[5], 40) if key % 2][:5]
    assert keys_of(index, rows[5], 5, odd) == near


def test_more_than_there_are_gives_all_of_them() -> None:
    index = Neighbours(DIMENSIONS)
    assert keys_of(index, vectors(1)[0], 5) == []
    index.add([3, 1], vectors(2))
    assert set(keys_of(index, vectors(1)[0], 50)) == {1, 3}


def test_a_vector_is_replaced_and_the_last_of_a_key_counts() -> None:
    made = vectors(4)
    index = Neighbours(DIMENSIONS)
    index.add([1, 2], made[:2])
    index.add([1, 1], made[2:])
    assert len(index) == 2
    assert index.nearest(made[3:4], 1, None)[0].similarity == pytest.approx(1.0, abs=1e-5)


def test_what_is_removed_is_not_found_and_its_place_is_used_again() -> None:
    made = vectors(FIRST_ROOM + 500)
    index = Neighbours(DIMENSIONS)
    index.add(range(FIRST_ROOM), made[:FIRST_ROOM])
    index.remove([*range(100, 400), 77_777])
    assert len(index) == FIRST_ROOM - 300
    assert 100 not in keys_of(index, made[100], 50)
    index.add(range(5_000, 5_300), made[FIRST_ROOM : FIRST_ROOM + 300])
    assert len(index) == FIRST_ROOM
    assert index._index.max_elements == FIRST_ROOM
    assert keys_of(index, made[FIRST_ROOM + 7], 1) == [5_007]
    index.add([100, 5_001], made[100:102])
    assert keys_of(index, made[100], 1) == [100]
    assert keys_of(index, made[101], 1) == [5_001]


def test_a_removed_key_can_come_back() -> None:
    made = vectors(20)
    index = Neighbours(DIMENSIONS)
    index.add(range(20), made)
    index.remove([4])
    index.add([4], made[4:5])
    assert keys_of(index, made[4], 1) == [4]
    assert len(index) == 20


def test_a_saved_index_comes_back_the_same_in_small_pieces(filled: Neighbours, rows: Rows) -> None:
    pieces = list(filled.save())
    assert max(map(len, pieces)) <= PIECE_BYTES
    again = Neighbours(DIMENSIONS)
    assert again.restore(InMemory(b"".join(pieces))) == len(filled)
    for row in vectors(20, seed=3)[:, None, :]:
        assert again.nearest(row, 10, None) == filled.nearest(row, 10, None)
    again.add([9_999], rows[:1] * -1)
    assert keys_of(again, -rows[0], 1) == [9_999]


def test_an_index_saved_with_removed_keys_still_knows_them() -> None:
    made = vectors(50)
    index = Neighbours(DIMENSIONS)
    index.add(range(50), made)
    index.remove([8, 9])
    again = Neighbours(DIMENSIONS)
    assert again.restore(InMemory(b"".join(index.save()))) == 48
    assert 8 not in keys_of(again, made[8], 48)
    again.add([8, 60], made[8:10])
    assert len(again) == 50
    assert keys_of(again, made[8], 1) == [8]


def test_an_empty_index_is_saved_and_restored() -> None:
    again = Neighbours(DIMENSIONS)
    assert again.restore(InMemory(b"".join(Neighbours(DIMENSIONS).save()))) == 0
    again.add([1], vectors(1))
    assert len(again) == 1


def test_a_damaged_index_is_empty_and_usable() -> None:
    index = Neighbours(DIMENSIONS)
    index.add(range(200), vectors(200))
    whole = b"".join(index.save())
    chance = np.random.default_rng(4)
    damaged = [b"", b"x", whole[:-1], whole + b"x", whole[: len(whole) // 2], whole[:30]]
    for at in chance.integers(len(whole), size=60):
        damaged.append(whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :])
    for content in damaged:
        assert index.restore(InMemory(content)) == 0
        assert len(index) == 0
    index.add([1], vectors(1))
    assert keys_of(index, vectors(1)[0], 1) == [1]


def test_an_index_of_another_length_is_not_taken_up() -> None:
    other = Neighbours(DIMENSIONS + 1)
    assert other.restore(InMemory(b"".join(Neighbours(DIMENSIONS).save()))) == 0
