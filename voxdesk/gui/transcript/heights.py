"""Heights of very many rows, most of them guessed: where a row lies, which row lies there.

A Fenwick tree: building is linear, each question and each correction logarithmic. No Qt in here.
"""

from collections.abc import Iterable


class Heights:
    """Heights in pixels of rows 0 to n - 1."""

    def __init__(self, heights: Iterable[int] = ()) -> None:
        self._heights = list(heights)
        self._tree = [0, *self._heights]
        for place in range(1, len(self._tree)):
            above = place + (place & -place)
            if above < len(self._tree):
                self._tree[above] += self._tree[place]
        self._total = sum(self._heights)
        self._highest_step = 1 << max(len(self._heights), 1).bit_length() - 1

    def __len__(self) -> int:
        return len(self._heights)

    def __getitem__(self, row: int) -> int:
        return self._heights[row]

    def part(self, first: int, after: int) -> list[int]:
        """The heights of consecutive rows."""
        return self._heights[first:after]

    @property
    def total(self) -> int:
        return self._total

    def correct(self, row: int, height: int) -> int:
        """Set the height of a row; gives by how much it grew."""
        grown = height - self._heights[row]
        if grown:
            self._heights[row] = height
            self._total += grown
            place = row + 1
            while place < len(self._tree):
                self._tree[place] += grown
                place += place & -place
        return grown

    def top(self, row: int) -> int:
        """How far below the first row's top this row's top lies."""
        place, summed = row, 0
        while place:
            summed += self._tree[place]
            place -= place & -place
        return summed

    def row_at(self, y: int) -> int:
        """The row at a depth; the last one below all, -1 when there is none."""
        if not self._heights:
            return -1
        place, rest, step = 0, max(y, 0), self._highest_step
        while step:
            following = place + step
            if following < len(self._tree) and self._tree[following] <= rest:
                place = following
                rest -= self._tree[following]
            step >>= 1
        return min(place, len(self._heights) - 1)
