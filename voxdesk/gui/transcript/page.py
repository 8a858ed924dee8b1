"""One recording opened: head, waveform, transcript, inspector, all of one moment.

A quote in the report, a place in the waveform and a segment of the transcript are the same thing
seen three ways: choosing one chooses the others.
"""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QSplitter, QStackedLayout, QVBoxLayout, QWidget

from voxdesk.domain.ids import RecordingId, SegmentId
from voxdesk.domain.job import JobKind
from voxdesk.domain.report import Report, Stance
from voxdesk.domain.transcript import Segment
from voxdesk.gui.background import run_task
from voxdesk.gui.commands import Command, Commands
from voxdesk.gui.frame import Frame
from voxdesk.gui.jobs.following import ACTIVE
from voxdesk.gui.page import Page
from voxdesk.gui.transcript.actions import Actions
from voxdesk.gui.transcript.explaining import why_empty, why_no_report
from voxdesk.gui.transcript.header import RecordingHeader
from voxdesk.gui.transcript.inspector import Inspector
from voxdesk.gui.transcript.opened import Opened, read, read_columns
from voxdesk.gui.transcript.segment_view import SegmentView
from voxdesk.gui.transcript.segments import SegmentList
from voxdesk.gui.transcript.work_strip import WorkStrip
from voxdesk.gui.widgets.empty_state import EmptyState
from voxdesk.gui.widgets.labels import hairline
from voxdesk.gui.widgets.peaks import Columns
from voxdesk.gui.widgets.waveform import Marker, Waveform
from voxdesk.gui.words import later

SKELETON_AFTER_MS = 200
INSPECTOR_PX = 388
MARKER_TINTS = {Stance.FOR: "good", Stance.AGAINST: "danger"}


GROUP = later("Recording")
INSPECTOR = Command("recording.inspector", later("Show or hide the inspector"), GROUP, ("F9",))
BACK = Command("recording.back", later("Back to all recordings"), GROUP, ("Esc", "Alt+Left"))


class TranscriptPage(Page):
    """Shows the recording that `open` names."""

    areas = frozenset({"recordings", "visits", "transcripts", "reports"})

    def __init__(self, frame: Frame) -> None:
        super().__init__()
        self._frame = frame
        desk = self._desk = frame.desk
        following = self._following = frame.following
        self._recording_id: RecordingId | None = None
        self._opened: Opened | None = None
        self._to_choose: tuple[SegmentId, ...] = ()
        self._reading = False
        self._read_again = False
        self._columns_of: RecordingId | None = None
        self.doing = Actions(desk, following, self)
        self.header = RecordingHeader()
        self.strip = WorkStrip()
        self.waveform = Waveform()
        self.segments = SegmentList(self)
        self.view = SegmentView(self.segments)
        self.inspector = Inspector(frame)
        self._empty = EmptyState("transcribe", "", "", icon_px=40)
        self._late = QTimer(self, interval=SKELETON_AFTER_MS, singleShot=True)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._stack = QStackedLayout()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(QWidget())
        waveform = QVBoxLayout()
        waveform.setContentsMargins(24, 0, 24, 8)
        waveform.addWidget(self.waveform)
        reading = QWidget()
        column = QVBoxLayout(reading)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(waveform)
        column.addWidget(hairline())
        column.addLayout(self._stack, 1)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.addWidget(reading)
        self._split.addWidget(self.inspector)
        self._split.setStretchFactor(0, 1)
        self._split.setStretchFactor(1, 0)
        self._split.setCollapsible(0, False)
        self._split.setHandleWidth(1)
        self._split.setSizes([1000, INSPECTOR_PX])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        for each in (self.header, hairline(), self.strip):
            whole.addWidget(each)
        whole.addWidget(self._split, 1)

    def _connect(self) -> None:
        self.header.back_asked.connect(self._back)
        self.header.transcribe_asked.connect(self._transcribe)
        self.header.report_asked.connect(self._report)
        self.header.export_asked.connect(self._export)
        self.header.inspector_asked.connect(self.toggle_inspector)
        self.strip.cancel_asked.connect(self.doing.cancel)
        self.strip.retry_asked.connect(self.doing.retry)
        self.strip.open_asked.connect(self.doing.open_exported)
        self.strip.closed.connect(self.doing.dismiss)
        self.segments.words_wanted.connect(self._read_words)
        self.view.segments_chosen.connect(self._segments_chosen)
        self.waveform.moment_chosen.connect(self._moment_chosen)
        self.inspector.quote_chosen.connect(self._quote_chosen)
        self.inspector.report_shown.connect(self._mark_quotes)
        self._following.changed.connect(self._show_work)
        self._following.moved.connect(lambda _job: self._show_work())
        self._late.timeout.connect(lambda: self._stack.setCurrentIndex(2))

    def offer(self, commands: Commands) -> None:
        commands.offer(INSPECTOR, self.toggle_inspector, self)
        commands.offer(BACK, self._back, self)
        self.inspector.offer(commands, self)

    def _back(self) -> None:
        self._frame.show("recordings", self._recording_id)

    # --- opening and reading

    def open(self, what: object) -> None:
        """Show a recording, with segments chosen: a pair of `RecordingId` and `SegmentId`s."""
        if not isinstance(what, tuple):
            raise TypeError(type(what).__name__)
        recording_id, segment_ids = what
        self._to_choose = tuple(segment_ids)
        if recording_id == self._recording_id and self._opened is not None:
            self._choose_waiting()
        elif recording_id != self._recording_id:
            self._recording_id = recording_id
            self._opened = None
            self._late.start()
        self._read()

    def where(self) -> object:
        return None if self._recording_id is None else (self._recording_id, ())

    def take_focus(self) -> None:
        self.view.setFocus()

    def refresh(self, _changed: frozenset[str]) -> None:
        self._read()

    def opened(self) -> Opened | None:
        return self._opened

    def _read(self) -> None:
        if self._recording_id is None:
            return
        if self._reading:  # news came while reading: once more when that is done
            self._read_again = True
            return
        self._reading = True
        recording_id, known = self._recording_id, self._opened
        whole = known is not None or bool(self._to_choose)
        run_task(
            self,
            lambda: read(self._desk, recording_id, known, whole=whole),
            self._show,
            self._read_failed,
        )

    def _read_failed(self) -> None:
        self._reading = False
        self._late.stop()
        self._back()

    def _show(self, opened: Opened) -> None:
        self._reading = False
        again, self._read_again = self._read_again, False
        if opened.recording.id == self._recording_id:
            self._late.stop()
            self._show_opened(opened)
        else:
            again = True
        if again:
            self._read()

    def _show_opened(self, opened: Opened) -> None:
        first = self._opened is None
        self._opened = opened
        facts = opened.recording.facts
        if first:
            self.waveform.show_span(None)
            self.waveform.show_audio(Columns(), facts.duration_ms if facts else 0)
        self.segments.show(opened.segments, {each.id: each for each in opened.speakers})
        self.inspector.show_opened(opened)
        if first:
            self._offer_exports()
        self._show_work()
        self._choose_waiting()
        if opened.whole:
            self._read_columns(opened)
        else:
            self._read()

    def _read_columns(self, opened: Opened) -> None:
        """The shape of the sound comes last: that of ten hours takes longer than their text."""
        recording, facts = opened.recording, opened.recording.facts

        def show(columns: Columns) -> None:
            if facts is not None and recording.id == self._recording_id:
                self._columns_of = recording.id
                self.waveform.show_audio(columns, facts.duration_ms)

        if facts is not None and self._columns_of != recording.id:
            run_task(self, lambda: read_columns(self._desk, recording.id), show)

    def _read_words(self, wanted: tuple[SegmentId, ...]) -> None:
        run_task(self, lambda: self._desk.store.segments.words(wanted), self.segments.take_words)

    # --- what is going on

    def _show_work(self) -> None:
        opened = self._opened
        if opened is None:
            return
        job = self.doing.job_to_show(opened.recording.id)
        self.strip.show_job(job)
        busy = job is not None and job.state in ACTIVE and job.kind is not JobKind.EXPORT
        report = self.inspector.shown_report()
        self.header.show_opened(opened, busy=busy, has_report=report is not None)
        self._stack.setCurrentIndex(0 if opened.segments else 1)
        self._empty.say(*why_empty(opened, job))
        self.inspector.say_why_none(why_no_report(opened, job))

    # --- one moment, three views

    def _choose_waiting(self) -> None:
        if self._to_choose and self.segments.rowCount():
            self.view.choose(self._to_choose)
            self._to_choose = ()

    def _segments_chosen(self, segments: tuple[Segment, ...]) -> None:
        span = None
        if segments:
            span = (segments[0].start_ms, max(each.end_ms for each in segments))
        self.waveform.show_span(span)
        self.inspector.show_selection(segments)

    def _moment_chosen(self, ms: int) -> None:
        row = self.segments.row_at(ms)
        if row >= 0:
            self.view.choose([self.segments.segment(row).id])

    def _quote_chosen(self, recording_id: int, segment_ids: tuple[SegmentId, ...]) -> None:
        if recording_id == self._recording_id:
            self.view.choose(segment_ids)
        else:
            self.open_recording.emit(recording_id, segment_ids)

    def _mark_quotes(self) -> None:
        report = self.inspector.shown_report()
        if self._recording_id is not None:
            self.waveform.show_markers(_markers(report, self._recording_id))

    def toggle_inspector(self) -> None:
        self.inspector.setVisible(self.inspector.isHidden())

    # --- doing

    def _transcribe(self) -> None:
        if self._recording_id is not None:
            self.doing.transcribe(self._recording_id)

    def _report(self) -> None:
        if self._recording_id is not None:
            self.inspector.show_tab("findings")
            self.doing.report(self._recording_id)

    def _offer_exports(self) -> None:
        from voxdesk.services import exporting

        self.header.offer_exports(
            exporting.formats("recording"),
            exporting.formats("report"),
            lambda fmt: self._desk.policy.allows(f"export.{fmt}"),
        )

    def _export(self, kind: str, fmt: str) -> None:
        if self._opened is not None:
            report = self.inspector.shown_report()
            self.doing.ask_where_to_export(kind, fmt, self._opened.recording, report)


def _markers(report: Report | None, recording_id: RecordingId) -> list[Marker]:
    return [
        Marker(evidence.start_ms, MARKER_TINTS.get(evidence.stance, "muted"), finding.title)
        for finding in (report.findings if report else ())
        for evidence in finding.evidence
        if evidence.recording_id == recording_id and not evidence.doubtful
        if evidence.stance is not None
    ]
