"""Loops are told from what people really say."""

import pytest

from voxdesk.domain.transcript import SegmentFlag
from voxdesk.engines import doubts


@pytest.mark.parametrize(
    "text",
    [
        "thank you " * 20,
        "I think that the room is I think that the room is " * 4,
        "no " * 40,
        "the room was clean and " * 5,
        "спасибо за просмотр " * 6,
    ],
)
def test_a_phrase_without_end_is_a_loop(text: str) -> None:
    assert doubts.looping([text], []) == {0}


@pytest.mark.parametrize(
    "text",
    [
        "No, no, no, that was not what I meant.",
        "It was very, very, very good.",
        "Yes. Yes. Yes, of course.",
        "We asked once, we asked twice, we asked three times and nobody came.",
        "The lobby was clean, the stairs were clean, the rooms were clean and the bar was clean.",
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen",
    ],
)
def test_rhetorical_repetition_is_left_alone(text: str) -> None:
    assert doubts.looping([text], []) == frozenset()


def test_a_loop_over_several_segments_is_seen_from_the_segment_that_makes_it_one() -> None:
    said = ["Thanks for watching the show."] * 3
    assert doubts.looping(said, []) == frozenset()
    assert doubts.looping(["Thanks for watching the show.", "Well, the room."], said) == {0}


def test_a_loop_that_ended_before_does_not_count_against_what_follows() -> None:
    before = ["Thanks for watching the show."] * 6
    assert doubts.looping(["The room was fine."], before) == frozenset()


def test_a_second_hearing_counts_when_the_first_was_impossible_or_is_not_shortened() -> None:
    loop, calm = ["no " * 200], ["No, I do not think so."]
    assert doubts.is_better(calm, loop, 9.0)
    really_said = ["We waited for the bus. " * 4]
    assert not doubts.is_better(["We waited for the bus."], really_said, 8.0)
    assert doubts.is_better(["We waited for the bus. " * 3 + "We waited for us."], really_said, 8.0)
    assert not doubts.is_better([], loop, 9.0)


def test_the_recognisers_figures_make_flags() -> None:
    assert doubts.figures_flags(0.9, 0.1, -0.2) == frozenset()
    assert doubts.figures_flags(0.9, 0.9, -0.2) == frozenset()
    assert doubts.figures_flags(0.9, 0.9, -0.9) == {SegmentFlag.NO_SPEECH}
    assert doubts.figures_flags(0.3, 0.1, -0.2) == {SegmentFlag.UNSURE}


def test_confidence_is_the_mean_of_the_words_or_that_of_the_tokens() -> None:
    assert doubts.confidence_of([0.5, 1.0], -3.0) == 0.75
    assert doubts.confidence_of([], 0.0) == 1.0
    assert 0.36 < doubts.confidence_of([], -1.0) < 0.37
