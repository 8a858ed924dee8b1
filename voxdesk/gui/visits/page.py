"""All visits, and the chosen one beside them: where the work on a site comes together."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QStackedLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from voxdesk.domain.ids import ReportId, VisitId, written
from voxdesk.domain.visit import VisitRow
from voxdesk.gui import theme
from voxdesk.gui.background import run_task
from voxdesk.gui.batches.wanted import WantedReports
from voxdesk.gui.card import visit_panel
from voxdesk.gui.commands import Command, Commands
from voxdesk.gui.frame import Frame
from voxdesk.gui.page import Page
from voxdesk.gui.recordings.state_column import PAD_PX
from voxdesk.gui.visits.beginning import begin_visit
from voxdesk.gui.visits.into_bin import into_bin
from voxdesk.gui.visits.table import VisitTable
from voxdesk.gui.visits.view import VisitsView
from voxdesk.gui.visits.visit_side import VisitSide
from voxdesk.gui.widgets.buttons import button
from voxdesk.gui.widgets.empty_state import EmptyState
from voxdesk.gui.widgets.kept_split import KeptSplit
from voxdesk.gui.widgets.labels import plain_label
from voxdesk.gui.words import later, tr

EDGE_PX = 32
PAGE_ROWS = 200
SIDE_PX = 400
FILTER_PX = 300
FILTERS_AFTER_MS = 150
GROUP = later("Visits")
NEW = Command("visits.new", later("New visit"), GROUP, ("Ctrl+N",), "visits")
FILTER = Command("visits.filter", later("Filter visits"), GROUP, ("Ctrl+F",), "search")
OPEN = Command("visits.open", later("Open recording"), GROUP, ("Ctrl+Return",))
REPORT = Command("visits.report", later("Report"), GROUP, ("Alt+P",), "report")
BATCH = Command("visits.batch", later("Write reports on many visits…"), GROUP, (), "batches")
DELETE = Command("visits.delete", later("Move to the bin"), GROUP, ("Del",))
Rows = Sequence[VisitRow]
SPLIT = "visits/split"


class VisitsPage(Page):
    """A list with a quick filter; the chosen visit stands beside it."""

    areas = frozenset({"visits", "recordings", "transcripts", "reports", "documents", "notes"})

    def __init__(self, frame: Frame) -> None:
        super().__init__()
        self._frame = frame
        self._desk = frame.desk
        self._wanted: VisitId | None = None
        self._reads = 0
        self._commands: Commands | None = None
        self.table = VisitTable(self)
        self.view = VisitsView(self.table)
        self.side = VisitSide(frame)
        self.side.hide()
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(tr("Filter by names or number"))
        self.filter.setAccessibleName(tr("Filter visits"))
        self.filter.setClearButtonEnabled(True)
        self.filter.setMaximumWidth(FILTER_PX)
        search = theme.icon("search", "muted")
        self.filter.addAction(search, QLineEdit.ActionPosition.LeadingPosition)
        self._count = plain_label("", "muted")
        self._new = button(tr("New visit"), self.new_visit, look="primary", icon="visits")
        self._open = button(tr("Open recording"), self.open_first)
        self._report = button(tr("Report"), self.report, icon="report")
        self._batch = button(tr("Write reports…"), self.write_reports, icon="batches")
        self._soon = QTimer(self, interval=FILTERS_AFTER_MS, singleShot=True)
        self._lay_out()
        self._connect()
        self._explain()

    def _connect(self) -> None:
        self._soon.timeout.connect(self._read_again)
        self.filter.textChanged.connect(lambda _text: self._soon.start())
        self.table.more_wanted.connect(self._read_more)
        self.view.activated.connect(lambda _index: self.open_first())
        self.view.selectionModel().currentRowChanged.connect(lambda _now, _was: self._choose())
        self.side.changed.connect(self._explain)
        self.side.recording_asked.connect(self._open_recording)
        self.side.report_asked.connect(lambda number: self._frame.show("reports", ReportId(number)))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(PAD_PX, 0, PAD_PX, 0)
        head.setSpacing(8)
        head.addWidget(plain_label(tr("Visits"), "title"), 0, Qt.AlignmentFlag.AlignBaseline)
        head.addSpacing(4)
        head.addWidget(self._count, 0, Qt.AlignmentFlag.AlignBaseline)
        head.addStretch()
        for each in (self._report, self._new):
            head.addWidget(each)
        narrow = QHBoxLayout()
        narrow.setContentsMargins(PAD_PX, 0, PAD_PX, 0)
        narrow.setSpacing(8)
        narrow.addWidget(self.filter, 8)
        narrow.addStretch(1)
        narrow.addWidget(self._batch)
        narrow.addWidget(self._open)
        self._list = QStackedWidget()
        words = tr("The filter looks at sites, people, customers, cities, zones and numbers.")
        all_words, act = tr("Show all visits"), self.filter.clear
        nothing = EmptyState("search", tr("No visit fits"), words, action=all_words, act=act)
        for shown in (self.view, nothing):
            self._list.addWidget(shown)
        full = QWidget()
        inside = QVBoxLayout(full)
        inside.setContentsMargins(EDGE_PX - PAD_PX, 24, EDGE_PX - PAD_PX, 0)
        inside.setSpacing(16)
        inside.addLayout(head)
        inside.addLayout(narrow)
        inside.addWidget(self._list, 1)
        parts, widths_px = (full, self.side), (1000, SIDE_PX)
        self._split = KeptSplit(parts, widths_px, self._frame.place, SPLIT)
        self._empty = EmptyState(
            "visits",
            tr("No visits yet"),
            tr(
                "A visit is one outing to a site: its card, recordings, photos and reports stand "
                "together here. Every import begins one by itself."
            ),
            action=tr("New visit"),
            act=self.new_visit,
        )
        self._stack = QStackedLayout(self)
        for page in (QWidget(), self._empty, self._split):  # the first: not read yet
            self._stack.addWidget(page)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._give_way()

    def _give_way(self) -> None:
        beside = self.side.width() if not self.side.isHidden() else 0
        self.view.give_way(self.width() - 2 * EDGE_PX - beside)

    # --- commands

    def offer(self, commands: Commands) -> None:
        self._commands = commands
        commands.offer(NEW, self.new_visit, self)
        commands.offer(FILTER, self.filter.setFocus, self)
        commands.offer(OPEN, self.open_first, self)
        commands.offer(REPORT, self.report, self)
        commands.offer(BATCH, self.write_reports, self)
        commands.offer(DELETE, self.delete, self)
        visit_panel.offer(commands, self, "visits", GROUP, lambda: self.side.panel)
        self._explain()

    def _explain(self) -> None:
        """Let buttons and commands say what cannot be done now, and why."""
        why = self.side.why_not()
        chosen = "" if self.side.visit_id() is not None else tr("Choose a visit first")
        for each, reason in ((self._open, why.open), (self._report, why.report)):
            each.setEnabled(not reason)
            each.setToolTip(reason)
        if self._commands is not None:
            for command, reason in ((OPEN, why.open), (REPORT, why.report), (DELETE, chosen)):
                self._commands.explain(command.id, reason)

    # --- reading

    def open(self, what: object) -> None:
        """A visit to choose (`VisitId`)."""
        if isinstance(what, int):
            self._wanted = VisitId(what)
            self._read_again()

    def where(self) -> object:
        return self.side.visit_id()

    def take_focus(self) -> None:
        if self._stack.currentWidget() is self._empty:
            self._empty.take_focus()
        elif self._stack.currentWidget() is self._split:
            self.view.setFocus()
        else:
            self.setFocus()

    def refresh(self, _changed: frozenset[str]) -> None:
        self._read(0, max(PAGE_ROWS, self.table.rowCount()), self._show)
        if self.side.visit_id() is not None:
            self.side.show_visit(self.side.visit_id())

    def _read_again(self) -> None:
        self._read(0, PAGE_ROWS, self._show)

    def _read_more(self) -> None:
        self._read(self.table.rowCount(), PAGE_ROWS, self.table.append)

    def _read(self, offset: int, limit: int, show: Callable[[Rows, int], None]) -> None:
        lists, typed = self._desk.store.lists, self.filter.text()
        self._reads += 1
        number = self._reads

        def read() -> tuple[Rows, int]:
            rows = lists.visits(text=typed, offset=offset, limit=limit)
            return rows, lists.count("visit", text=typed)

        def done(found: tuple[Rows, int]) -> None:
            if number == self._reads:
                show(*found)

        run_task(self, read, done)

    def _show(self, rows: Rows, total: int) -> None:
        chosen = self._wanted or self.side.visit_id()
        had_focus = QApplication.focusWidget() in (None, self, self.view)
        self.table.show(rows, total)
        self._count.setText(str(total) if total else "")
        narrowed = bool(self.filter.text().strip())
        self._list.setCurrentIndex(0 if rows or not narrowed else 1)
        self._stack.setCurrentWidget(self._split if rows or narrowed else self._empty)
        row = self.table.row_of(chosen)
        if row < 0 and self._wanted is not None:
            self.side.show_visit(self._wanted)
        elif rows:
            self.view.go_to(max(row, 0))
        elif not narrowed:
            self.side.show_visit(None)
        self._wanted = None
        self._give_way()
        if had_focus and self.isVisible():
            self.take_focus()

    def _choose(self) -> None:
        current = self.view.currentIndex()
        if not current.isValid():
            return
        visit_id = self.table.visit(current.row()).visit.id
        if visit_id != self.side.visit_id():
            self.side.show_visit(visit_id)
            self._give_way()

    # --- doing

    def new_visit(self) -> None:
        """Begin a visit and go to its card."""

        def begun(visit_id: VisitId) -> None:
            self.filter.clear()
            self.open(int(visit_id))
            self.side.panel.form.site.setFocus()

        begin_visit(self._frame, self, begun)

    def open_first(self) -> None:
        opened = self.side.opened()
        if opened is not None and opened.recordings:
            self._open_recording(int(opened.recordings[0].id), -1)

    def report(self) -> None:
        """Ask which report to write on all recordings of the visit."""
        from voxdesk.gui.reports import new_report

        opened = self.side.opened()
        if opened is not None and not self.side.why_not().report:
            new_report.ask(self._frame, self._report, [each.id for each in opened.recordings])

    def write_reports(self) -> None:
        """Set a batch up: on the visits that are selected, or on all that are listed."""
        self._frame.show("batches", WantedReports(self.view.several(), self.filter.text()))

    def delete(self) -> None:
        """Move the visit with all that belongs to it into the bin."""
        visit_id = self.side.visit_id()
        if visit_id is not None:
            words = tr("Moved {name} to the bin").format(name=self.side.title.whole())
            self.side.panel.keeper.keep_now()
            self.side.show_visit(None)
            into_bin(self._frame, self, written("visit", visit_id), words)

    def _open_recording(self, recording_id: int, at_ms: int) -> None:
        """Open a recording; with a moment it is heard from there."""
        opened, player = self.side.opened(), self._frame.player
        for each in opened.recordings if opened is not None else ():
            if each.id == recording_id and each.facts is not None and at_ms >= 0:
                player.open(each.id, each.facts.duration_ms)
                player.play(at_ms)
        self.open_recording.emit(recording_id, ())
