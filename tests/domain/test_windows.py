"""Windows over a long text leave nothing out."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voxdesk.domain.windows import windows


@given(st.integers(0, 300), st.integers(1, 40), st.data())
def test_every_place_is_in_a_window_and_no_window_is_within_another(
    count: int, size: int, data: st.DataObject
) -> None:
    overlap = data.draw(st.integers(0, size - 1))
    found = windows(count, size, overlap)
    assert {place for window in found for place in window} == set(range(count))
    assert all(0 < len(window) <= size for window in found)
    for before, after in pairwise(found):
        assert before.stop - after.start == overlap
        assert after.stop > before.stop


def test_overlap_as_long_as_the_window_is_refused() -> None:
    with pytest.raises(ValueError, match="overlap of 4"):
        windows(10, 4, 4)
