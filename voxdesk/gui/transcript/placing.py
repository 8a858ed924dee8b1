"""Where the rows of a transcript lie: laid out when they come into sight, guessed until then."""

from voxdesk.gui.transcript import segment_drawing as drawing
from voxdesk.gui.transcript.heights import Heights
from voxdesk.gui.transcript.segments import SegmentList

KEPT_LAYOUTS = 300
SPACE_ABOVE_PX = 8


class Placing:
    """Rows of `segments` for one width; depths are counted from above the first row."""

    def __init__(self, segments: SegmentList) -> None:
        self._list = segments
        self._heights = Heights()
        self._rows: dict[int, drawing.Row] = {}
        self._average_px = 0.0
        self.columns = drawing.Columns.fitting(640, speakers=False)

    def __len__(self) -> int:
        return len(self._heights)

    @property
    def depth(self) -> int:
        """Of everything, with the space around it."""
        return self._heights.total + 2 * SPACE_ABOVE_PX

    def fit(self, width: int) -> None:
        """Guess all heights anew for a width."""
        self.columns = drawing.Columns.fitting(width, speakers=self._list.has_speakers())
        self._average_px = drawing.average_width()
        self._heights = Heights(self._guessed(0))
        self._rows.clear()

    def grow(self) -> None:
        """Take in rows that were added at the end."""
        known = len(self._heights)
        kept = [self._heights[row] for row in range(known)]
        self._heights = Heights([*kept, *self._guessed(known)])

    def _guessed(self, first: int) -> list[int]:
        return drawing.guessed_heights(
            self._list.segments()[first:], self.columns, self._average_px
        )

    def row(self, row: int) -> drawing.Row:
        """The row laid out."""
        laid_out = self._rows.get(row)
        if laid_out is None:
            if len(self._rows) >= KEPT_LAYOUTS:
                self._rows.pop(next(iter(self._rows)))
            segment = self._list.segment(row)
            laid_out = drawing.lay_out_segment(
                segment, self._list.speaker_name(segment), self.columns
            )
            self._rows[row] = laid_out
        return laid_out

    def measure(self, row: int) -> int:
        """Lay a row out; gives by how much higher it is than was guessed."""
        return self._heights.correct(row, self.row(row).height)

    def top(self, row: int) -> int:
        return self._heights.top(row) + SPACE_ABOVE_PX

    def height(self, row: int) -> int:
        return self._heights[row]

    def row_at(self, depth: int) -> int:
        """The row at a depth, the nearest one where none is; -1 without rows."""
        return self._heights.row_at(depth - SPACE_ABOVE_PX)

    def covers(self, depth: int) -> bool:
        """Whether a row lies at this depth."""
        return 0 <= depth - SPACE_ABOVE_PX < self._heights.total

    def page_from(self, row: int, pixels: int) -> int:
        """The row so far above or below another."""
        return self._heights.row_at(self._heights.top(max(row, 0)) + pixels)
