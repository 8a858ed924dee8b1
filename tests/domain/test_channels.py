"""Channels are told apart by loudness alone, and only an echo that is surely one is dropped."""

import itertools

from voxdesk.domain.channels import SLACK_MS, SLICE_MS, STEP_MS, Levels, label, merged
from voxdesk.domain.transcript import HeardSegment, SegmentFlag

SECOND = 1000 // STEP_MS
SPEECH, BLEED, QUIET = 76, 60, 20


def turns(*loudness: tuple[int, int]) -> Levels:
    """A second for each pair of loudnesses."""
    return Levels(
        b"".join(bytes([one]) * SECOND for one, _ in loudness),
        b"".join(bytes([other]) * SECOND for _, other in loudness),
    )


def heard(start_ms: int, text: str, *, length_ms: int = 1000) -> HeardSegment:
    return HeardSegment(start_ms, start_ms + length_ms, text, 0.9)


def texts(segments: list[HeardSegment]) -> list[tuple[str, str]]:
    return [(each.speaker, each.heard) for each in segments]


def test_a_voice_on_each_channel_is_told_from_one_room_on_both() -> None:
    assert turns((SPEECH, BLEED), (BLEED, SPEECH), (QUIET, QUIET)).apart
    assert not turns((SPEECH, SPEECH - 3), (SPEECH - 4, SPEECH), (QUIET, QUIET)).apart


def test_a_dead_channel_and_silence_are_nobodys() -> None:
    assert not turns((SPEECH, 0), (SPEECH, 0), (SPEECH, 0)).apart
    assert not turns((QUIET, 0), (0, QUIET)).apart
    assert not Levels(b"", b"").apart


def test_people_may_interrupt_each_other() -> None:
    both = (SPEECH, SPEECH)
    assert turns((SPEECH, QUIET), both, (QUIET, SPEECH), (SPEECH, QUIET), (QUIET, SPEECH)).apart
    assert not turns((SPEECH, QUIET), both, both, both, (QUIET, SPEECH)).apart


def test_slices_cover_everything_and_end_where_both_are_quiet() -> None:
    length_s = 200
    spoken = [(QUIET, QUIET) if at in (54, 107) else (SPEECH, QUIET) for at in range(length_s)]
    slices = list(turns(*spoken).slices(length_s * 1000))
    assert slices[0][0] == 0
    assert slices[-1][1] == length_s * 1000
    assert all(earlier[1] == later[0] for earlier, later in itertools.pairwise(slices))
    assert 54_000 <= slices[0][1] <= 55_000
    assert 107_000 <= slices[1][1] <= 108_000
    assert all(end - start <= SLICE_MS + SLACK_MS for start, end in slices)


def test_segments_of_both_channels_come_in_the_order_of_time() -> None:
    levels = turns((SPEECH, QUIET), (QUIET, SPEECH), (SPEECH, QUIET))
    found = merged(
        [heard(0, "Was it clean?"), heard(2000, "I see.")], [heard(1000, "Not at all.")], levels
    )
    assert texts(found) == [
        (label(0), "Was it clean?"),
        (label(1), "Not at all."),
        (label(0), "I see."),
    ]


def test_an_echo_is_dropped_only_when_it_is_surely_one() -> None:
    levels = turns((SPEECH, BLEED), (SPEECH, SPEECH))
    said = [heard(0, "The lobby was very clean today."), heard(1000, "Yes, of course.")]
    echo = heard(100, "the lobby was very clean today")
    assert texts(merged(said, [echo], levels)) == [(label(0), each.heard) for each in said]
    # Other words, or words as loud as there, are a person's own.
    own = heard(100, "I doubt that it was ever clean")
    assert (label(1), own.heard) in texts(merged(said, [own], levels))
    same = heard(1000, "Yes, of course.")
    assert (label(1), same.heard) in texts(merged(said, [same], levels))


def test_speech_not_recognised_is_no_echo_without_words_there() -> None:
    blank = HeardSegment(0, 1000, "", 0.0, flags=frozenset({SegmentFlag.BLANK}))
    levels = turns((SPEECH, BLEED))
    assert merged([heard(0, "Hello.")], [blank], levels)[-1].heard == "Hello."
    assert len(merged([], [blank], levels)) == 1


def test_no_two_segments_have_the_same_times() -> None:
    levels = turns((SPEECH, SPEECH))
    found = merged([heard(0, "Yes.")], [heard(0, "No.")], levels)
    times = [(each.start_ms, each.end_ms) for each in found]
    assert times == sorted(set(times))
    assert [each.heard for each in found] == ["Yes.", "No."]
