"""What to do with segments that an edit has made, once the list shows them."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from voxdesk.domain.edits import Edit
from voxdesk.domain.ids import SegmentId
from voxdesk.gui.transcript.segments import SegmentList


class Arrivals(QObject):
    """Waits for one segment at a time; who asks last is served."""

    def __init__(self, segments: SegmentList, parent: QObject) -> None:
        super().__init__(parent)
        self._list = segments
        self._awaited: tuple[SegmentId, Callable[[], object]] | None = None
        segments.rowsInserted.connect(lambda *_rows: self._look())

    def when_shown(self, segment_id: SegmentId, do: Callable[[], object]) -> None:
        """Do something as soon as the list shows a segment."""
        self._awaited = (segment_id, do)
        self._look()

    def _look(self) -> None:
        if self._awaited is not None and self._list.row_of(self._awaited[0]) >= 0:
            _id, do = self._awaited
            self._awaited = None
            QTimer.singleShot(0, self, do)  # behind everybody else who hears of the rows


def last_made(edit: Edit) -> SegmentId:
    """The last segment in the text of those that an edit left."""
    return max((each for each in edit.after if each.live), key=lambda each: each.position).id
