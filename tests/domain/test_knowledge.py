"""Fusing ranked lists."""

from voxdesk.domain.knowledge import fuse


def test_what_both_lists_rank_comes_first() -> None:
    assert next(iter(fuse(["a", "b", "c"], ["c", "d"])))[0] == "c"


def test_one_list_keeps_its_order() -> None:
    assert [key for key, _score in fuse(["a", "b", "c"])] == ["a", "b", "c"]


def test_nothing_fuses_to_nothing() -> None:
    assert fuse([], []) == []
