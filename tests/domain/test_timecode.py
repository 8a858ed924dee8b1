"""Times as people and subtitle files write them."""

import pytest

from voxdesk.domain import timecode


@pytest.mark.parametrize(
    ("ms", "text"), [(0, "0:00"), (31_400, "0:31"), (725_000, "12:05"), (3_723_000, "1:02:03")]
)
def test_clock(ms: int, text: str) -> None:
    assert timecode.clock(ms) == text


def test_precise_time_takes_the_separator_of_its_format() -> None:
    assert timecode.precise(3_723_045) == "01:02:03.045"
    assert timecode.precise(3_723_045, separator=",") == "01:02:03,045"


@pytest.mark.parametrize(
    ("ms", "text"), [(45_000, "45 s"), (720_000, "12 min"), (3_900_000, "1 h 05 min")]
)
def test_spoken_length(ms: int, text: str) -> None:
    assert timecode.spoken_length(ms) == text
