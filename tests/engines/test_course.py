"""The engine's segments in times of the recording: cut where words may hide, never overlapping."""

from typing import Any

import numpy as np
import pytest

from voxdesk.domain.recording import SAMPLE_RATE_HZ
from voxdesk.domain.transcript import HeardSegment, Word
from voxdesk.engines.base import TranscribeOptions
from voxdesk.engines.course import Course, Place, unstretched
from voxdesk.engines.recogniser import without_foreign_packages
from voxdesk.engines.spans import Span, Speech

SECOND = SAMPLE_RATE_HZ


def raw(*words: tuple[float, float, str]) -> Any:
    """A segment as faster-whisper gives it."""
    engine = without_foreign_packages().transcribe
    timed = [engine.Word(start, end, text, 0.9) for start, end, text in words]
    text = "".join(x.word for x in timed)
    return engine.Segment(1, 0, timed[0].start, timed[-1].end, text, [], -0.1, 1.0, 0.0, timed, 0.0)


@pytest.fixture
def place() -> Place:
    """A span that starts a minute into the recording; its first ten seconds hold no speech."""
    sound = np.zeros(40 * SECOND, dtype=np.float32)
    return Place(Span(60 * SECOND, sound), Speech(((10 * SECOND, 40 * SECOND),)), sound)


def test_times_are_those_of_the_recording(place: Place) -> None:
    (segment,) = place.segments([raw((1.0, 1.4, " Good"), (1.4, 2.0, " day."))], 0.5)
    assert (segment.start_ms, segment.end_ms) == (71_500, 72_500)
    assert segment.heard == "Good day."
    assert [x.text for x in segment.words] == ["Good", "day."]


def test_a_segment_is_cut_at_a_pause_that_may_hide_words(place: Place) -> None:
    given = raw((1.0, 1.5, " The"), (1.5, 2.0, " carpet."), (9.0, 9.5, " The"), (9.5, 10, " room."))
    first, second = place.segments([given], 0.0)
    assert (first.heard, first.end_ms) == ("The carpet.", 72_000)
    assert (second.heard, second.start_ms) == ("The room.", 79_000)


def test_words_stretched_over_what_was_left_out_are_held_to_a_usual_length() -> None:
    words = [Word(0, 5000, "So", 0.9), Word(5000, 5400, "the", 0.9), Word(5400, 9900, "end", 0.9)]
    first, middle, last = unstretched(words)
    assert (first.start_ms, first.end_ms) == (4300, 5000)
    assert middle == words[1]
    assert (last.start_ms, last.end_ms) == (5400, 6100)


def test_what_is_taken_never_starts_before_what_was_taken() -> None:
    course = Course(TranscribeOptions(), "en", 0, 10_000)
    course.take(HeardSegment(0, 2000, "One.", 0.9), frozenset())
    words = (Word(1900, 2400, "Two.", 0.9),)
    second = course.take(HeardSegment(1900, 2400, "Two.", 0.9, words), frozenset())
    assert second.start_ms == 2000
    assert second.words[0].start_ms == 2000
    assert course.covered_frame == 2400 * SECOND // 1000
