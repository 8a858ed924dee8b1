"""Looks for words in the text that is shown, a little at a time, so that the window never waits."""

import time
from bisect import bisect_left

from PySide6.QtCore import QObject, QTimer, Signal

from voxdesk.domain.ids import SegmentId
from voxdesk.domain.rewording import Sought
from voxdesk.gui.transcript.aligning import Span
from voxdesk.gui.transcript.segments import SegmentList

A_TURN_S = 0.004
ROWS_BETWEEN_LOOKS_AT_THE_CLOCK = 64
AFTER_CHANGES_MS = 120

Match = tuple[SegmentId, Span]


class Finder(QObject):
    """`matches` are those found so far, in the order of the text; `done` when there are no more."""

    changed = Signal()

    def __init__(self, segments: SegmentList, parent: QObject) -> None:
        super().__init__(parent)
        self._list = segments
        self._sought: Sought | None = None
        self._next_row = 0
        self.done = True
        self.matches: list[Match] = []
        self.by_segment: dict[SegmentId, tuple[Span, ...]] = {}
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._look_on)
        self._again = QTimer(self, interval=AFTER_CHANGES_MS, singleShot=True)
        self._again.timeout.connect(self._start)
        for changed in (segments.dataChanged, segments.rowsInserted, segments.rowsRemoved):
            changed.connect(lambda *_rows: self._text_changed())
        segments.modelReset.connect(self._text_changed)

    def look_for(self, sought: Sought | None) -> None:
        """Look for something else from now on."""
        self._sought = sought
        self._start()

    def index_from(self, row: int, letter: int) -> int:
        """The first match at or behind a place, from 0; behind the last one the first of all."""
        found = bisect_left(self.matches, (row, letter), key=self._place)
        return found if found < len(self.matches) else 0

    def _place(self, match: Match) -> tuple[int, int]:
        return self._list.row_of(match[0]), match[1][0]

    def _text_changed(self) -> None:
        if self._sought is not None:
            self._again.start()

    def _start(self) -> None:
        self._again.stop()
        self._next_row = 0
        self.matches = []
        self.by_segment = {}
        self.done = self._sought is None or not self._sought.text.strip()
        if self.done:
            self._turn.stop()
        else:
            self._turn.start()
        self.changed.emit()

    def _look_on(self) -> None:
        until = time.perf_counter() + A_TURN_S
        segments, sought = self._list.segments(), self._sought
        while sought is not None and self._next_row < len(segments):
            after = min(self._next_row + ROWS_BETWEEN_LOOKS_AT_THE_CLOCK, len(segments))
            for row in range(self._next_row, after):
                spans = sought.spans(segments[row].text)
                if spans:
                    segment_id = segments[row].id
                    self.by_segment[segment_id] = spans
                    self.matches.extend((segment_id, span) for span in spans)
            self._next_row = after
            if time.perf_counter() > until:
                break
        else:
            self.done = True
            self._turn.stop()
        self.changed.emit()
