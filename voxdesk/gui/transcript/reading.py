"""Reads the recording that is open, and again as it changes, away from the window's thread."""

from PySide6.QtCore import QObject, QTimer, Signal

from voxdesk.desk import Desk
from voxdesk.domain.ids import RecordingId, SegmentId
from voxdesk.gui.background import run_task
from voxdesk.gui.transcript.acts import Acts
from voxdesk.gui.transcript.opened import Opened, read, read_columns
from voxdesk.gui.transcript.segments import SegmentList
from voxdesk.gui.widgets.peaks import Columns

SKELETON_AFTER_MS = 200


class Reading(QObject):
    """One reading at a time; what was read while an act went on is read once more, not shown."""

    came = Signal(object)
    """An `Opened`."""
    columns_came = Signal(object)
    late = Signal()
    """It takes so long that something should be shown meanwhile."""
    failed = Signal()

    def __init__(self, desk: Desk, acts: Acts, segments: SegmentList, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._acts = acts
        self._list = segments
        self.recording_id: RecordingId | None = None
        self.opened: Opened | None = None
        self._around: SegmentId | None = None
        self._reading = False
        self._read_again = False
        self._columns_of: RecordingId | None = None
        self._late = QTimer(self, interval=SKELETON_AFTER_MS, singleShot=True)
        self._late.timeout.connect(self.late)
        acts.ended.connect(self.again)
        segments.words_wanted.connect(self._read_words)

    def open(self, recording_id: RecordingId, around: SegmentId | None) -> None:
        """Read a recording: first its beginning, or what stands around a segment."""
        if recording_id != self.recording_id:
            self.recording_id = recording_id
            self.opened = None
            self._columns_of = None
            self._late.start()
        self._around = around
        self.again()

    def again(self) -> None:
        """Read what changed."""
        if self.recording_id is None:
            return
        if self._reading:  # news came while reading: once more when that is done
            self._read_again = True
            return
        self._reading = True
        recording_id, known, acts = self.recording_id, self.opened, self._acts.begun
        whole, around = known is not None, self._around
        run_task(
            self,
            lambda: read(self._desk, recording_id, known, whole=whole, around=around),
            lambda opened: self._take(opened, acts),
            self._fail,
        )

    def _take(self, opened: Opened, acts: int) -> None:
        self._reading = False
        again, self._read_again = self._read_again, False
        stale = self._acts.busy() or acts != self._acts.begun
        if opened.recording.id != self.recording_id or (stale and not self._acts.busy()):
            again = True
        elif not stale:
            self._late.stop()
            self.opened = opened
            self.came.emit(opened)
            again = again or not opened.whole
            if opened.whole:
                self._read_columns(opened)
        if again:
            self.again()

    def _fail(self) -> None:
        self._reading = False
        self._late.stop()
        self.failed.emit()

    def _read_columns(self, opened: Opened) -> None:
        """The shape of the sound comes last: that of ten hours takes longer than their text."""
        recording_id = opened.recording.id

        def show(columns: Columns) -> None:
            if recording_id == self.recording_id:
                self._columns_of = recording_id
                self.columns_came.emit(columns)

        if opened.recording.facts is not None and self._columns_of != recording_id:
            run_task(self, lambda: read_columns(self._desk, recording_id), show)

    def _read_words(self, wanted: tuple[SegmentId, ...]) -> None:
        run_task(self, lambda: self._desk.store.segments.words(wanted), self._list.take_words)
