"""Heights of rows, against adding them up."""

from hypothesis import given
from hypothesis import strategies as st

from voxdesk.gui.transcript.heights import Heights

heights = st.lists(st.integers(1, 300), max_size=80)


@given(heights, st.data())
def test_tops_and_rows_are_those_of_adding_up(
    given_heights: list[int], data: st.DataObject
) -> None:
    placed = Heights(given_heights)
    for _ in range(5):
        if given_heights:
            row = data.draw(st.integers(0, len(given_heights) - 1))
            new = data.draw(st.integers(1, 300))
            assert placed.correct(row, new) == new - given_heights[row]
            given_heights[row] = new
    assert placed.total == sum(given_heights)
    top = 0
    for row, height in enumerate(given_heights):
        assert placed.top(row) == top
        assert placed.row_at(top) == row
        assert placed.row_at(top + height - 1) == row
        top += height


def test_below_everything_lies_the_last_row_and_nothing_in_nothing() -> None:
    assert Heights([10, 10]).row_at(500) == 1
    assert Heights([10, 10]).row_at(-5) == 0
    assert Heights().row_at(3) == -1
