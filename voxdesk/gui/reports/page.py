"""All reports: the list, and the chosen one for reading, hearing, judging and signing off."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListView,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from voxdesk.domain.ids import ReportId
from voxdesk.domain.report import Evidence, Report
from voxdesk.gui.background import run_task
from voxdesk.gui.commands import Command, Commands
from voxdesk.gui.exporting.exports import Exports
from voxdesk.gui.exporting.wanted import report_subject
from voxdesk.gui.frame import Frame
from voxdesk.gui.page import Page
from voxdesk.gui.reports.acts import ReportActs
from voxdesk.gui.reports.new_report import ask_for_visit
from voxdesk.gui.reports.opened import OpenedReport, Reader, written_anew
from voxdesk.gui.reports.report_list import ReportList
from voxdesk.gui.reports.report_pane import ReportPane
from voxdesk.gui.reports.report_row import ReportRows
from voxdesk.gui.reports.reviewing import GROUP, Reviewing
from voxdesk.gui.transcript.work_strip import WorkStrip
from voxdesk.gui.widgets.buttons import button
from voxdesk.gui.widgets.empty_state import EmptyState
from voxdesk.gui.widgets.kept_split import KeptSplit
from voxdesk.gui.widgets.labels import plain_label
from voxdesk.gui.widgets.section_tabs import SectionTabs
from voxdesk.gui.words import later, tr

EDGE_PX = 32
LIST_PX = 372
TYPED_AFTER_MS = 150
BLANK, EMPTY, FULL = range(3)
PLACE = "reports/split"
FIND = Command("reports.find", later("Find a report"), GROUP, ("Ctrl+F",), "search")
EXPORT = Command("reports.export", later("Export the report…"), GROUP, ("Ctrl+E",), "export")
NEXT = Command(
    "reports.go_on", later("Bring the report on: reviewed, final, new version"), GROUP, (), "signed"
)
NEW = Command("reports.new", later("New report…"), GROUP, ("Ctrl+N",), "report")
DELETE = Command("reports.delete", later("Move the report to the bin"), GROUP, ("Del",), "bin")


class ReportsPage(Page):
    """A list at the left, the chosen report at the right."""

    areas = frozenset({"reports", "visits", "recordings"})

    def __init__(self, frame: Frame) -> None:
        super().__init__()
        self._frame = frame
        self._desk = frame.desk
        self._commands: Commands | None = None
        self._wanted: ReportId | None = None
        self._opened: OpenedReport | None = None
        self._reader = Reader(frame.desk)
        self._finding: int | None = None
        self.doing = ReportActs(frame, self, self._read)
        self.exports = Exports(frame, self)
        self.strip = WorkStrip()
        self.list = ReportList(frame.desk, self)
        self.list.read.connect(self._listed)
        self.typed = QLineEdit()
        self.typed.setPlaceholderText(tr("Find a report"))
        self.typed.setAccessibleName(tr("Find a report"))
        self.typed.setClearButtonEnabled(True)
        self._late = QTimer(self, interval=TYPED_AFTER_MS, singleShot=True)
        self._late.timeout.connect(lambda: self.list.narrow(self.typed.text()))
        self.typed.textChanged.connect(lambda _text: self._late.start())
        self.view = QListView()
        self.pane = ReportPane(frame.desk)
        hands = self.doing.hands(self.opened)
        self.pane.view.lend(hands)
        self.reviewing = Reviewing(self, self.pane, hands, self._play, self._write_stage_anew)
        self._new = button(tr("New report"), self.new_report, icon="report")
        self._count = plain_label("", "muted")
        self._nothing = plain_label(tr("No report fits this."), "muted")
        self._stack = QStackedLayout()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.view.setModel(self.list)
        self.view.setItemDelegate(ReportRows(self.view))
        self.view.setAccessibleName(tr("Reports"))
        self.view.setUniformItemSizes(True)
        self.view.setMouseTracking(True)
        self.view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(EDGE_PX - 12, 16, 12, 0)
        column.setSpacing(12)
        head = QHBoxLayout()
        head.setContentsMargins(12, 0, 12, 0)
        head.setSpacing(12)
        head.addWidget(self._count, 0, Qt.AlignmentFlag.AlignBaseline)
        head.addStretch()
        head.addWidget(self._new)
        find = QHBoxLayout()
        find.setContentsMargins(12, 0, 12, 0)
        find.addWidget(self.typed)
        column.addLayout(head)
        column.addLayout(find)
        column.addWidget(self._nothing)
        column.addWidget(self.view, 1)
        self._nothing.setContentsMargins(12, 0, 0, 0)
        self._nothing.hide()
        right = QWidget()
        beside = QVBoxLayout(right)
        beside.setContentsMargins(4, 16, EDGE_PX - 20, 0)
        beside.setSpacing(8)
        beside.addWidget(self.strip)
        beside.addWidget(self.pane, 1)
        split = KeptSplit((left, right), (LIST_PX, 1000), self._frame.place, PLACE)
        empty = EmptyState(
            "report",
            tr("No reports yet"),
            tr(
                "A report says for each criterion what was said for and against it, with quotes "
                "to hear. It is written from the transcribed recordings of a visit."
            ),
            action=tr("New report"),
            act=self.new_report,
        )
        for each in (QWidget(), empty, split):
            self._stack.addWidget(each)
        tabs = QHBoxLayout()
        tabs.setContentsMargins(EDGE_PX, 20, EDGE_PX, 0)
        tabs.addWidget(SectionTabs(self._frame, "reports"), 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(tabs)
        whole.addLayout(self._stack, 1)

    def _connect(self) -> None:
        self.view.selectionModel().currentChanged.connect(self._row_chosen)
        self.pane.view.evidence_chosen.connect(self._play)
        self.pane.view.place_asked.connect(self._show_place)
        self.pane.export_asked.connect(self._export)
        self.pane.state_asked.connect(
            lambda state: self._with_report(lambda report: self.doing.set_state(report, state))
        )
        self.pane.version_asked.connect(
            lambda: self._with_report(lambda report: self.doing.begin_version(report, self.open))
        )
        self.pane.delete_asked.connect(self._delete)
        self._frame.following.changed.connect(self._show_work)
        self._frame.following.changed.connect(self._show_export)
        self._frame.following.moved.connect(lambda _job: self._show_export())
        self.exports.changed.connect(self._show_export)
        self.exports.serve(self.strip)

    def offer(self, commands: Commands) -> None:
        commands.offer(FIND, self.typed.setFocus, self)
        commands.offer(EXPORT, self._export, self)
        commands.offer(NEXT, self.pane.go_on, self)
        commands.offer(NEW, self.new_report, self)
        commands.offer(DELETE, self._delete, self)
        self.reviewing.offer(commands)
        self._commands = commands
        self._explain()

    # --- opening and reading

    def open(self, what: object) -> None:
        """Show a report, by its `ReportId`; with a `FindingId` beside it that finding of it."""
        if isinstance(what, tuple):
            what, self._finding = what
        if not isinstance(what, int):
            raise TypeError(type(what).__name__)
        self._wanted = ReportId(what)
        self.typed.clear()
        self._read()

    def where(self) -> object:
        return None if self._opened is None else self._opened.report.id

    def take_focus(self) -> None:
        self.view.setFocus()

    def refresh(self, _changed: frozenset[str]) -> None:
        self._read()

    def opened(self) -> Report | None:
        return self._opened.report if self._opened else None

    def _read(self) -> None:
        self.list.read_again()
        if self._wanted is not None:
            self._read_report(self._wanted)

    def _listed(self) -> None:
        """The list was read: choose what is wanted in it, else its first."""
        count = self.list.rowCount()
        none = not count and not self.list.typed()
        self._stack.setCurrentIndex(EMPTY if none else FULL)
        self._nothing.setVisible(not count and not none)
        self._count.setText(f"{count}+" if self.list.canFetchMore(QModelIndex()) else str(count))
        place = self.list.place_of(self._wanted) if self._wanted is not None else -1
        if place < 0 and count and self._wanted is None:
            place = 0
        if place >= 0 and self.view.currentIndex().row() != place:
            self.view.setCurrentIndex(self.list.index(place))
        self._explain()

    def _row_chosen(self, current: QModelIndex, _before: QModelIndex) -> None:
        if not current.isValid():
            return
        self._wanted = self.list.report(current.row()).row.id
        self._read_report(self._wanted)

    def _read_report(self, report_id: ReportId) -> None:
        run_task(self, partial(self._reader.read, report_id), self._show)

    def _show(self, opened: OpenedReport | None) -> None:
        if opened is None:
            self._wanted = None
            return
        if opened.report.id != self._wanted:
            return
        self._opened = opened
        self._show_work()
        if self._finding is not None:
            self.pane.show_finding(self._finding)
            self._finding = None
        self._explain()

    def _show_work(self) -> None:
        """The report with what of it is being written anew."""
        opened = self._opened
        if opened is not None:
            names = {number: each.name for number, each in opened.recordings.items()}
            several = names if len(names) > 1 else {}
            active = self._frame.following.active()
            busy = written_anew(opened.report, opened.scenario, active)
            self.pane.show_opened(opened, several, ", ".join(names.values()), busy)

    def _show_export(self) -> None:
        self.strip.show_job(self.exports.job())

    def _explain(self) -> None:
        if self._commands is None:
            return
        none = "" if self._opened is not None else tr("Choose a report first")
        for command in (EXPORT, DELETE):
            self._commands.explain(command.id, none)
        self._commands.explain(NEXT.id, self.pane.why_not_on())
        self.reviewing.explain()

    # --- doing

    def _play(self, evidence: Evidence) -> None:
        """Let exactly this quote be heard, here."""
        recording = self._opened.recordings.get(evidence.recording_id) if self._opened else None
        if recording is not None and recording.facts is not None:
            self._frame.player.open(recording.id, recording.facts.duration_ms)
            self._frame.player.play(evidence.start_ms, evidence.end_ms)

    def _show_place(self, evidence: Evidence) -> None:
        span = (evidence.start_ms, evidence.end_ms)
        what = (evidence.recording_id, tuple(evidence.segment_ids), span)
        self._frame.show("recording", what)

    def _write_stage_anew(self, stage_id: str) -> None:
        self._with_report(lambda report: self.doing.write_anew(report, stage_id=stage_id))

    def new_report(self) -> None:
        """Choose a visit, a kind and a writer, and have it written."""
        ask_for_visit(self._frame, self._new if self._new.isVisible() else self)

    def _export(self) -> None:
        if self._opened is not None:
            report = self._opened.report
            self.exports.ask(self.pane.export, [(report.title, [report_subject(report)])])

    def _with_report(self, act: Callable[[Report], None]) -> None:
        if self._opened is not None:
            act(self._opened.report)

    def _delete(self) -> None:
        if self._opened is not None:
            self.doing.delete(self._opened.report)
            self._opened = self._wanted = None
