"""What the times of captured seconds tell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voxdesk.services.timing import STAYS_SECONDS, Loss, Timing


def losses(late_s: list[float]) -> list[Loss]:
    timing = Timing()
    found = [timing.second(position, late) for position, late in enumerate(late_s)]
    return [loss for loss in [*found, timing.over()] if loss is not None]


def test_seconds_that_come_evenly_lose_nothing() -> None:
    assert losses([0.1] * 100) == []


def test_what_stays_late_was_lost_where_it_began() -> None:
    assert losses([0.1] * 10 + [0.6] * 20) == [Loss(10, 500)]


def test_what_is_late_and_catches_up_was_not_lost() -> None:
    assert losses([0.1] * 10 + [0.9] * (STAYS_SECONDS - 1) + [0.1] * 20) == []


def test_late_at_the_very_end_is_taken_for_lost() -> None:
    assert losses([0.0, 0.0, 0.5]) == [Loss(2, 500)]


def test_a_pause_is_no_loss() -> None:
    timing = Timing()
    timing.second(0, 0.1)
    timing.known(30.0)
    assert timing.second(1, 30.1) is None
    assert timing.over() is None
    assert timing.drift_s == pytest.approx(0.0)


@given(st.floats(-0.0005, 0.0005), st.integers(600, 3000))
def test_a_creeping_clock_is_drift_and_no_loss(rate: float, seconds: int) -> None:
    timing = Timing()
    found = [timing.second(position, position * rate) for position in range(seconds)]
    assert set(found) == {None}
    assert timing.drift_s == pytest.approx(rate * seconds, abs=0.01)
