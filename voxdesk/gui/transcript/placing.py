"""Where the rows of a transcript lie: laid out when they come into sight, guessed until then."""

from voxdesk.domain.ids import SegmentId
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
        self._rows: dict[SegmentId, drawing.Row] = {}
        self._average_px = 0.0
        self._held: tuple[SegmentId, int] | None = None
        self.heard = False
        """Whether what was heard stands below what people changed."""
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
        self._heights = Heights(self._guessed(0, len(self._list.segments())))
        self._rows.clear()

    def columns_changed(self) -> bool:
        """Whether speakers came or went, for whom there is a column."""
        now = drawing.Columns.fitting(self.columns.width, speakers=self._list.has_speakers())
        return now != self.columns

    def changed(self, first: int, last: int) -> None:
        """Rows show something else."""
        guessed = self._guessed(first, last + 1)
        if len(guessed) > KEPT_LAYOUTS:
            self._heights = Heights([*self._before(first), *guessed, *self._behind(last + 1)])
            return
        for row, height in enumerate(guessed, first):
            self._heights.correct(row, height)

    def inserted(self, first: int, last: int) -> None:
        """Take in rows that were put in."""
        guessed = self._guessed(first, last + 1)
        self._heights = Heights([*self._before(first), *guessed, *self._behind(first)])

    def removed(self, first: int, last: int) -> None:
        """Leave out rows that went."""
        self._heights = Heights([*self._before(first), *self._behind(last + 1)])

    def hold(self, held: tuple[SegmentId, int] | None) -> None:
        """Let the text of a segment take so many pixels, as it is being edited."""
        self._held = held

    def _before(self, row: int) -> list[int]:
        return self._heights.part(0, row)

    def _behind(self, row: int) -> list[int]:
        return self._heights.part(row, len(self._heights))

    def _guessed(self, first: int, after: int) -> list[int]:
        return drawing.guessed_heights(
            self._list.segments()[first:after], self.columns, self._average_px, heard=self.heard
        )

    def row(self, row: int) -> drawing.Row:
        """The row laid out."""
        segment = self._list.segment(row)
        speaker = self._list.speaker_name(segment)
        laid_out = self._rows.get(segment.id)
        if laid_out is None or laid_out.segment is not segment or laid_out.speaker != speaker:
            if len(self._rows) >= KEPT_LAYOUTS:
                self._rows.pop(next(iter(self._rows)))
            laid_out = drawing.lay_out_segment(segment, speaker, self.columns, heard=self.heard)
            self._rows[segment.id] = laid_out
        return laid_out

    def measure(self, row: int) -> int:
        """Lay a row out; gives by how much higher it is than was known."""
        laid_out = self.row(row)
        height = laid_out.height
        if self._held is not None and self._held[0] == laid_out.segment.id:
            height += self._held[1] - laid_out.text_height
        return self._heights.correct(row, height)

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

    def letter_at(self, row: int, x: float, y: float) -> int:
        """The letter of a row's text nearest to a place in the row."""
        layout = self.row(row).layout
        lines = [layout.lineAt(number) for number in range(layout.lineCount())]
        line = next(
            (each for each in lines if y - drawing.PAD_PX < each.y() + each.height()), lines[-1]
        )
        found = line.xToCursor(x - self.columns.text_left)
        return int(found[0] if isinstance(found, tuple) else found)
