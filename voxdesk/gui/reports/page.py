"""All reports: the list, and the chosen one for reading, hearing, judging and signing off."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
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

from voxdesk.desk import Desk
from voxdesk.domain.ids import RecordingId, ReportId
from voxdesk.domain.recording import Recording
from voxdesk.domain.report import Evidence, Report
from voxdesk.errors import NothingFound
from voxdesk.gui.background import run_task
from voxdesk.gui.commands import Command, Commands
from voxdesk.gui.frame import Frame
from voxdesk.gui.page import Page
from voxdesk.gui.reports.acts import ReportActs
from voxdesk.gui.reports.report_list import ReportList
from voxdesk.gui.reports.report_pane import ReportPane
from voxdesk.gui.reports.report_row import ReportRows
from voxdesk.gui.widgets.empty_state import EmptyState
from voxdesk.gui.widgets.kept_split import KeptSplit
from voxdesk.gui.widgets.labels import plain_label
from voxdesk.gui.words import later, tr

EDGE_PX = 32
LIST_PX = 372
TYPED_AFTER_MS = 150
BLANK, EMPTY, FULL = range(3)
PLACE = "reports/split"
GROUP = later("Reports")
FIND = Command("reports.find", later("Find a report"), GROUP, ("Ctrl+F",), "search")
EXPORT = Command("reports.export", later("Export the report…"), GROUP, ("Ctrl+E",), "export")
SIGN = Command("reports.sign_off", later("Sign the report off…"), GROUP, (), "signed")
DELETE = Command("reports.delete", later("Move the report to the bin"), GROUP, ("Del",), "bin")


@dataclass(frozen=True, slots=True)
class OpenedReport:
    """A report with the recordings it rests on, as far as they are there."""

    report: Report
    recordings: Mapping[RecordingId, Recording]
    formats: tuple[str, ...]
    """In which it can be exported."""


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
        self.doing = ReportActs(frame, self, self._read)
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
        self.pane = ReportPane()
        self._count = plain_label("", "muted")
        self._nothing = plain_label(tr("No report fits this."), "muted")
        self._stack = QStackedLayout(self)
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
        column.setContentsMargins(EDGE_PX - 12, 24, 12, 0)
        column.setSpacing(12)
        head = QHBoxLayout()
        head.setContentsMargins(12, 0, 0, 0)
        head.setSpacing(12)
        title = plain_label(tr("Reports"), "title")
        head.addWidget(title, 0, Qt.AlignmentFlag.AlignBaseline)
        head.addWidget(self._count, 0, Qt.AlignmentFlag.AlignBaseline)
        head.addStretch()
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
        beside.setContentsMargins(4, 24, EDGE_PX - 20, 0)
        beside.addWidget(self.pane)
        split = KeptSplit((left, right), (LIST_PX, 1000), self._frame.place, PLACE)
        empty = EmptyState(
            "report",
            tr("No reports yet"),
            tr(
                "A report says for each criterion what was said for and against it, with quotes "
                "to hear. Choose a transcribed recording, then Report."
            ),
            action=tr("Go to the recordings"),
            act=lambda: self._frame.show("recordings", None),
        )
        for each in (QWidget(), empty, split):
            self._stack.addWidget(each)

    def _connect(self) -> None:
        self.view.selectionModel().currentChanged.connect(self._row_chosen)
        self.pane.view.evidence_chosen.connect(self._play)
        self.pane.view.place_asked.connect(self._show_place)
        self.pane.view.judged.connect(self._judge)
        self.pane.export_asked.connect(self._export)
        self.pane.sign_off_asked.connect(lambda: self._with_report(self.doing.sign_off))
        self.pane.delete_asked.connect(self._delete)

    def offer(self, commands: Commands) -> None:
        commands.offer(FIND, self.typed.setFocus, self)
        commands.offer(EXPORT, self.pane.export.showMenu, self)
        commands.offer(SIGN, self.pane.ask_to_sign, self)
        commands.offer(DELETE, self._delete, self)
        self._commands = commands
        self._explain()

    # --- opening and reading

    def open(self, what: object) -> None:
        """Show a report, by its `ReportId`."""
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
        run_task(self, partial(self._report_of, report_id), self._show)

    def _report_of(self, report_id: ReportId) -> OpenedReport | None:
        # Slow to import: away from the window.
        from voxdesk.services import exporting

        store = self._desk.store
        try:
            report = store.reports.get(report_id)
        except NothingFound:  # it went since
            return None
        recordings = {each.id: each for each in _there(self._desk, report)}
        return OpenedReport(report, recordings, exporting.formats("report"))

    def _show(self, opened: OpenedReport | None) -> None:
        if opened is None:
            self._wanted = None
            return
        if opened.report.id != self._wanted:
            return
        self._opened = opened
        if not self.pane.menu.actions():
            policy = self._desk.policy
            self.pane.offer_exports(opened.formats, lambda fmt: policy.allows(f"export.{fmt}"))
        names = {number: each.name for number, each in opened.recordings.items()}
        several = names if len(names) > 1 else {}
        self.pane.show_report(opened.report, several, ", ".join(names.values()))
        self._explain()

    def _explain(self) -> None:
        if self._commands is None:
            return
        none = "" if self._opened is not None else tr("Choose a report first")
        for command in (EXPORT, DELETE):
            self._commands.explain(command.id, none)
        self._commands.explain(SIGN.id, self.pane.why_not_signed())

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

    def _judge(self, finding_id: int, position: int, counts: bool | None) -> None:
        if self._opened is not None:
            self.doing.judge(self._opened.report, finding_id, position, counts)

    def _export(self, fmt: str) -> None:
        if self._opened is not None:
            self.doing.ask_where_to_export(self._opened.report, fmt)

    def _with_report(self, act: Callable[[Report], None]) -> None:
        if self._opened is not None:
            act(self._opened.report)

    def _delete(self) -> None:
        if self._opened is not None:
            self.doing.delete(self._opened.report)
            self._opened = self._wanted = None


def _there(desk: Desk, report: Report) -> Iterator[Recording]:
    """The recordings of a report that are still in the library."""
    for recording_id in report.recording_ids:
        try:
            yield desk.store.recordings.get(recording_id)
        except NothingFound:
            continue
