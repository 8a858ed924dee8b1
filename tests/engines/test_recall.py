"""Vectors that are kept while a process runs: by text and model, within a bound."""

from voxdesk.engines.recall import Recall


def test_a_vector_is_known_by_its_very_text_and_model() -> None:
    recall = Recall()
    recall.keep("small", {"The soup was cold.": b"1234"})
    assert recall.known("small", ["The soup was cold."]) == {"The soup was cold.": b"1234"}
    assert recall.known("small", ["The soup was hot."]) == {}
    assert recall.known("large", ["The soup was cold."]) == {}


def test_what_was_asked_for_longest_ago_makes_room() -> None:
    recall = Recall(most_bytes=12)
    recall.keep("small", {"one": b"1111", "two": b"2222", "three": b"3333"})
    recall.known("small", ["one"])
    recall.keep("small", {"four": b"4444"})
    assert set(recall.known("small", ["one", "two", "three", "four"])) == {"one", "three", "four"}


def test_what_is_kept_twice_takes_its_room_once() -> None:
    recall = Recall(most_bytes=8)
    recall.keep("small", {"one": b"1111"})
    recall.keep("small", {"one": b"5555", "two": b"2222"})
    assert recall.known("small", ["one", "two"]) == {"one": b"5555", "two": b"2222"}


def test_forgetting_leaves_nothing_and_all_of_the_room() -> None:
    recall = Recall(most_bytes=8)
    recall.keep("small", {"one": b"1111", "two": b"2222"})
    recall.forget()
    assert recall.known("small", ["one", "two"]) == {}
    recall.keep("small", {"three": b"3333", "four": b"4444"})
    assert len(recall.known("small", ["three", "four"])) == 2
