"""Job states: which moves are legal."""

from hypothesis import given
from hypothesis import strategies as st

from voxdesk.domain.job import ENDED, LANES, MOVES, JobKind, JobState, may_move

STATES = st.sampled_from(list(JobState))


def test_done_is_final() -> None:
    assert not any(may_move(JobState.DONE, state) for state in JobState)


@given(STATES)
def test_every_state_can_be_left_or_is_an_end(state: JobState) -> None:
    assert MOVES[state] or state in ENDED


def test_every_kind_has_a_lane() -> None:
    assert set(LANES) == set(JobKind)


def test_interrupted_work_can_be_queued_again() -> None:
    assert may_move(JobState.RUNNING, JobState.INTERRUPTED)
    assert may_move(JobState.INTERRUPTED, JobState.WAITING)
