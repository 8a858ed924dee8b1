"""One recording opened: head, waveform, transcript, inspector, all of one moment.

A quote in the report, a place in the waveform and a segment of the transcript are the same thing
seen three ways: choosing one chooses the others.
"""

import importlib
from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from voxdesk.domain.ids import RecordingId, SegmentId
from voxdesk.domain.report import Evidence
from voxdesk.domain.transcript import Segment
from voxdesk.gui.background import run_task
from voxdesk.gui.commands import Command, Commands
from voxdesk.gui.frame import Frame
from voxdesk.gui.page import Page
from voxdesk.gui.transcript.acts import Acts
from voxdesk.gui.transcript.adding import Adding
from voxdesk.gui.transcript.again import Again
from voxdesk.gui.transcript.along import Along
from voxdesk.gui.transcript.changing import Changing
from voxdesk.gui.transcript.editing import GROUP, Editing
from voxdesk.gui.transcript.explaining import why_empty
from voxdesk.gui.transcript.finding import Finding
from voxdesk.gui.transcript.header import RecordingHeader
from voxdesk.gui.transcript.in_the_wave import InTheWave
from voxdesk.gui.transcript.inspector import Inspector
from voxdesk.gui.transcript.markers import markers, noted
from voxdesk.gui.transcript.marking import Marking
from voxdesk.gui.transcript.opened import Opened
from voxdesk.gui.transcript.reading import Reading
from voxdesk.gui.transcript.row_menu import RowMenu
from voxdesk.gui.transcript.segment_view import SegmentView
from voxdesk.gui.transcript.segments import SegmentList
from voxdesk.gui.transcript.timing import Timing
from voxdesk.gui.transcript.work import Work
from voxdesk.gui.widgets.empty_state import EmptyState
from voxdesk.gui.widgets.labels import hairline
from voxdesk.gui.widgets.peaks import Columns
from voxdesk.gui.widgets.waveform import Lane, Marker, Waveform
from voxdesk.gui.words import later, tr

INSPECTOR_PX = 388
WARM_AFTER_MS = 1000
INSPECTOR = Command("recording.inspector", later("Show or hide the inspector"), GROUP, ("F9",))
BACK = Command("recording.back", later("Back to all recordings"), GROUP, ("Esc", "Alt+Left"))


class TranscriptPage(Page):
    """Shows the recording that `open` names."""

    areas = frozenset({"recordings", "visits", "transcripts", "reports", "notes", "documents"})
    reads_on_open = True

    def __init__(self, frame: Frame) -> None:
        super().__init__()
        self._frame = frame
        self._following = frame.following
        self._to_choose: tuple[SegmentId, ...] = ()
        self._to_play: tuple[int, int] | None = None
        self._shown: RecordingId | None = None
        self._lanes: Sequence[Lane] = ()
        self._markers: Sequence[Marker] = ()
        self.header = RecordingHeader()
        self.waveform = Waveform()
        self.segments = SegmentList(self)
        self.view = SegmentView(self.segments)
        self.inspector = Inspector(frame)
        self.work = Work(frame, self.header, self.inspector, self)
        self.strip = self.work.strip
        self.acts = Acts(frame, self)
        self.editing = Editing(frame, self.view, self.segments, self.acts, self)
        self.changing = Changing(frame, self.view, self.segments, self.acts, self.editing)
        self.timing = Timing(
            frame.desk, self.view, self.segments, self.acts, self.changing, self.editing
        )
        self.along = Along(frame, self.view, self.segments, self.waveform, self.editing)
        self.in_the_wave = InTheWave(self.waveform, self.view, self.segments, self.along)
        self.marking = Marking(frame, self.acts, self.along, self.changing)
        self.adding = Adding(frame, self.view, self.changing, self.editing)
        self.again = Again(frame, self.view, self.changing, self.along, self.inspector.compare)
        self._menu = RowMenu(self.view)
        self.finding = Finding(frame, self.view, self.segments, self.acts, self.editing)
        self._reading = Reading(frame.desk, self.acts, self.segments, self)
        self._empty = EmptyState("transcribe", "", "", icon_px=40)
        self._lay_out()
        self._connect()
        # The first correction need not wait for what the service rests on.
        QTimer.singleShot(WARM_AFTER_MS, self, lambda: run_task(self, _warm, lambda _done: None))

    def _lay_out(self) -> None:
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(QWidget())
        waveform = QVBoxLayout()
        waveform.setContentsMargins(24, 8, 24, 8)
        waveform.addWidget(self.waveform)
        reading = QWidget()
        column = QVBoxLayout(reading)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(waveform)
        column.addWidget(hairline())
        column.addWidget(self.finding.bar)
        column.addWidget(self.adding.strip)
        column.addWidget(self._stack, 1)
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
        self.header.inspector_asked.connect(self.toggle_inspector)
        self.view.segments_chosen.connect(self._segments_chosen)
        self.editing.changed.connect(self._explain)
        self._frame.player.changed.connect(self._explain)
        self.waveform.moment_chosen.connect(self._moment_chosen)
        self.inspector.quote_chosen.connect(self._quote_chosen)
        self.inspector.report.evidence_chosen.connect(self._evidence_chosen)
        self.inspector.report_shown.connect(self._show_markers)
        self.work.shown.connect(self._show_state)
        self._reading.came.connect(self._show_opened)
        self._reading.columns_came.connect(self._show_columns)
        self._reading.late.connect(lambda: self._stack.setCurrentIndex(2))
        self._reading.failed.connect(self._back)

    def offer(self, commands: Commands) -> None:
        commands.offer(INSPECTOR, self.toggle_inspector, self)
        commands.offer(BACK, self._back, self)
        self.work.offer(commands, self)
        self.editing.offer(commands, self)
        self.changing.offer(commands, self)
        self.timing.offer(commands, self)
        self.along.offer(commands, self)
        self.in_the_wave.offer(commands, self)
        self.marking.offer(commands, self)
        self.finding.offer(commands, self)
        self.again.offer(commands, self)
        self.adding.offer(commands, self)
        self._menu.offer(commands)
        self.inspector.offer(commands, self)
        self._explain()

    def _explain(self) -> None:
        """Say of each command why it cannot be done now, if it cannot."""
        commands = self._frame.commands
        missing = "" if self.changing.chosen() else tr("Choose a segment first")
        self.work.explain(commands)
        self.editing.explain(commands, missing)
        self.changing.explain(commands, missing)
        self.timing.explain(commands, missing)
        self.along.explain(commands)
        self.marking.explain(commands)
        self.again.explain(commands, missing)
        self.adding.explain(commands, missing)

    def _back(self) -> None:
        self._frame.show("recordings", self._reading.recording_id)

    # --- opening and reading

    def open(self, what: object) -> None:
        """Show a recording, with segments chosen: its id and those of the segments.

        A third part, from when to when, is played; a fourth is the finding that wants evidence.
        """
        if not isinstance(what, tuple):
            raise TypeError(type(what).__name__)
        recording_id, segment_ids, *more = what
        self.editing.keep()
        self._to_choose = tuple(segment_ids)
        self._to_play = more[0] if more else None
        if len(more) > 1:
            self.adding.want(more[1])
        if recording_id == self._reading.recording_id and self._reading.opened is not None:
            self._choose_waiting()
        around = self._to_choose[0] if self._to_choose else None
        self._reading.open(recording_id, around)

    def where(self) -> object:
        recording_id = self._reading.recording_id
        return None if recording_id is None else (recording_id, ())

    def take_focus(self) -> None:
        self.view.setFocus()

    def refresh(self, _changed: frozenset[str]) -> None:
        self._reading.again()

    def opened(self) -> Opened | None:
        return self._reading.opened

    def _show_opened(self, opened: Opened) -> None:
        first = opened.recording.id != self._shown
        self._shown = opened.recording.id
        if first:
            facts = opened.recording.facts
            self.waveform.show_span(None)
            self.waveform.show_audio(Columns(), facts.duration_ms if facts else 0)
        self.changing.show_opened(opened)
        self.timing.show_opened(opened)
        self._menu.show_speakers(opened.speakers)
        self.segments.show(opened.segments, {each.id: each for each in opened.speakers})
        if opened.lanes is not self._lanes:
            self._lanes = opened.lanes
            self.waveform.show_lanes(opened.lanes)
        self.view.marks.noted = noted(opened)
        self.along.show_opened(opened)
        self.marking.show_opened(opened)
        self.adding.show_opened(opened)
        self.finding.show_opened(opened)
        self.inspector.show_opened(opened)
        self._show_markers()
        self.work.show_opened(opened)
        self._choose_waiting()
        self._explain()

    def _show_columns(self, columns: Columns) -> None:
        opened = self.opened()
        if opened is not None and opened.recording.facts is not None:
            self.waveform.show_audio(columns, opened.recording.facts.duration_ms)

    def _show_state(self) -> None:
        """The text, or why there is none."""
        opened = self.opened()
        if opened is not None:
            self._stack.setCurrentIndex(0 if opened.segments else 1)
            self._empty.say(*why_empty(opened, self.work.job()))
            self.work.explain(self._frame.commands)

    # --- one moment, three views

    def _choose_waiting(self) -> None:
        if self._to_choose and self.segments.rowCount():
            self.view.choose(self._to_choose)
            self._to_choose = ()
        if self._to_play is not None:
            start_ms, end_ms = self._to_play
            self._to_play = None
            self.along.play(start_ms, end_ms)

    def _segments_chosen(self, segments: tuple[Segment, ...]) -> None:
        span = None
        if segments:
            span = (segments[0].start_ms, max(each.end_ms for each in segments))
        self.waveform.show_span(span)
        self.inspector.show_selection(segments)
        self._explain()

    def _moment_chosen(self, ms: int) -> None:
        self.along.seek(ms)
        row = self.segments.row_at(ms)
        if row >= 0:
            self.view.choose([self.segments.segment(row).id])

    def _quote_chosen(self, recording_id: int, segment_ids: tuple[SegmentId, ...]) -> None:
        """Show a quote; of another recording, ask the window for that."""
        if recording_id == self._reading.recording_id:
            self.view.choose(segment_ids)
        else:
            self.open_recording.emit(recording_id, segment_ids)

    def _evidence_chosen(self, evidence: Evidence) -> None:
        """Play exactly what was quoted, which is shown already or about to be."""
        opened, span = self.opened(), (evidence.start_ms, evidence.end_ms)
        if opened is not None and opened.recording.id == evidence.recording_id:
            self.along.play(*span)
        else:
            what = (evidence.recording_id, tuple(evidence.segment_ids), span)
            self._frame.show("recording", what)

    def _show_markers(self) -> None:
        opened = self.opened()
        shown = markers(opened, self.inspector.shown_report()) if opened is not None else []
        if shown != self._markers:
            self._markers = shown
            self.waveform.show_markers(shown)

    def toggle_inspector(self) -> None:
        self.inspector.setVisible(self.inspector.isHidden())


def _warm() -> None:
    importlib.import_module("voxdesk.services.editing")
