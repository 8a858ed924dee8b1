"""Batches: reports of chosen kinds on many visits, set up here and looked at in the morning."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from voxdesk.domain.ids import JobId, ReportId
from voxdesk.gui.background import run_in_order, run_task
from voxdesk.gui.batches.results_view import ResultsView
from voxdesk.gui.batches.setup_view import SetupView
from voxdesk.gui.batches.wanted import WantedReports
from voxdesk.gui.commands import Command, Commands
from voxdesk.gui.frame import Frame
from voxdesk.gui.page import Page
from voxdesk.gui.widgets.buttons import button
from voxdesk.gui.widgets.choice import Choice
from voxdesk.gui.widgets.dates import readable_time
from voxdesk.gui.widgets.empty_state import EmptyState
from voxdesk.gui.widgets.section_tabs import SectionTabs
from voxdesk.gui.words import later, tr

if TYPE_CHECKING:
    from voxdesk.services.batching import Batch, BatchRow

EDGE_PX = 32
WIDEST_CHOICE_PX = 420
EMPTY, SETUP, RESULTS = range(3)
GROUP = later("Batches")
NEW = Command("batches.new", later("Write reports on many visits…"), GROUP, ("Ctrl+N",), "batches")
OPEN = Command("batches.open", later("Open the report"), GROUP, ("Ctrl+Return",), "report")
RETRY = Command("batches.retry", later("Try again"), GROUP, ("R",), "retry")
EXPORT = Command("batches.export", later("Export the table…"), GROUP, ("Ctrl+E",), "export")
ENDINGS = "Excel (*.xlsx);;CSV (*.csv)"


class BatchesPage(Page):
    """The newest batch, or the one that is chosen; a new one in its place while it is set up."""

    areas = frozenset({"jobs", "reports", "visits", "library"})

    def __init__(self, frame: Frame) -> None:
        super().__init__()
        self._frame = frame
        self._desk = frame.desk
        self._commands: Commands | None = None
        self._wanted = ""
        self._turn = 0
        self._batch: Batch | None = None
        self.which = Choice(tr("Batch"))
        self.which.currentIndexChanged.connect(lambda _at: self._choose())
        self.which.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToContents)
        self.which.setMaximumWidth(WIDEST_CHOICE_PX)
        self.new_button = button(tr("New batch…"), self.ask_for_visits, icon="batches")
        self.export_button = button(tr("Export…"), self.ask_where_to, icon="export")
        self.setup = SetupView(frame)
        self.results = ResultsView(frame)
        self._empty = EmptyState(
            "batches",
            tr("No batches yet"),
            tr(
                "A batch writes reports of the kinds you choose on many visits, one after the "
                "other, overnight too. What came of each stands here in a table."
            ),
            action=tr("Write reports…"),
            act=self.ask_for_visits,
        )
        self._stack = QStackedLayout()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(SectionTabs(self._frame, "batches"), 1)
        head.addWidget(self.export_button)
        head.addWidget(self.new_button)
        results = QWidget()
        inside = QVBoxLayout(results)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(12)
        inside.addWidget(self.which)
        inside.addWidget(self.results, 1)
        for each in (self._empty, self.setup, results):
            self._stack.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE_PX, 20, EDGE_PX, 0)
        column.setSpacing(16)
        column.addLayout(head)
        column.addLayout(self._stack, 1)

    def _connect(self) -> None:
        self.setup.begun.connect(self._begun)
        self.setup.closed.connect(self._close_setup)
        self.results.report_asked.connect(
            lambda number: self._frame.show("reports", ReportId(number))
        )
        self.results.retry_asked.connect(self._retry)
        self.results.page_asked.connect(lambda key: self._frame.show(key, None))
        self.results.recording_asked.connect(lambda number: self.open_recording.emit(number, ()))
        self.results.table.chosen.connect(lambda _at: self._explain())

    def offer(self, commands: Commands) -> None:
        self._commands = commands
        commands.offer(NEW, self.ask_for_visits, self)
        commands.offer(OPEN, self.results.open_report, self)
        commands.offer(RETRY, self.results.retry, self)
        commands.offer(EXPORT, self.ask_where_to, self)
        self._explain()

    def open(self, what: object) -> None:
        """Set a batch up on some visits (`WantedReports`), or show one by its name."""
        if isinstance(what, WantedReports):
            self.setup.show_wanted(what)
            self._stack.setCurrentIndex(SETUP)
        elif isinstance(what, str):
            self._wanted = what
            self._read()

    def where(self) -> object:
        return self._batch.name if self._batch is not None else None

    def take_focus(self) -> None:
        match self._stack.currentIndex():
            case 0:
                self._empty.take_focus()
            case 1:
                self.setup.which.setFocus()
            case _:
                self.results.table.setFocus()

    def refresh(self, _changed: frozenset[str]) -> None:
        self._read()

    # --- reading

    def _read(self) -> None:
        self._turn += 1
        turn, wanted, desk = self._turn, self._wanted, self._desk

        def read() -> "tuple[tuple[Batch, ...], Batch | None, tuple[BatchRow, ...]]":
            from voxdesk.services import batching

            found = batching.batches(desk)
            named = next((each for each in found if each.name == wanted), None)
            chosen = named or (found[0] if found else None)
            return found, chosen, batching.table(desk, chosen) if chosen else ()

        def came(
            found: "tuple[tuple[Batch, ...], Batch | None, tuple[BatchRow, ...]]",
        ) -> None:
            if turn == self._turn:
                self._show(*found)

        run_task(self, read, came)

    def _show(
        self, batches: "tuple[Batch, ...]", chosen: "Batch | None", rows: "tuple[BatchRow, ...]"
    ) -> None:
        self._batch = chosen
        self.which.blockSignals(True)
        self.which.clear()
        for each in batches:
            words = tr("%n reports", len(each.jobs) + len(each.refused))
            self.which.addItem(f"{readable_time(each.made_at)} · {words}", each.name)
        if chosen is not None:
            self.which.setCurrentIndex(self.which.findData(chosen.name))
            self.results.show_rows(rows)
        self.which.blockSignals(False)
        if self._stack.currentIndex() != SETUP:
            self._stack.setCurrentIndex(EMPTY if chosen is None else RESULTS)
        self._explain()

    def _choose(self) -> None:
        self._wanted = str(self.which.currentData() or "")
        self._read()

    def _explain(self) -> None:
        none = "" if self._batch is not None else tr("There is no batch yet")
        self.export_button.setEnabled(not none)
        self.export_button.setToolTip(none)
        if self._commands is not None:
            self._commands.explain(EXPORT.id, none)
            self._commands.explain(OPEN.id, none or self.results.why_not_opened())
            self._commands.explain(RETRY.id, none or self.results.why_not_retried())

    # --- doing

    def ask_for_visits(self) -> None:
        """Set a batch up on all visits; the page of visits hands over some of them."""
        self.open(WantedReports(()))
        self.take_focus()

    def _begun(self, name: str) -> None:
        self._wanted = name
        self._close_setup()

    def _close_setup(self) -> None:
        self._stack.setCurrentIndex(RESULTS if self._batch is not None else EMPTY)
        self._read()

    def _retry(self, number: int) -> None:
        jobs = self._desk.jobs
        run_in_order(self, partial(jobs.retry, JobId(number)), lambda _none: self._read())

    def ask_where_to(self) -> None:
        if self._batch is not None:
            name = f"{self._batch.name}.xlsx"
            target, _ = QFileDialog.getSaveFileName(self, tr("Export"), name, ENDINGS)
            if target:
                self.export(Path(target))

    def export(self, target: Path) -> None:
        """Write the table of the batch in sight."""
        desk, batch = self._desk, self._batch
        if batch is None:
            return

        def write() -> None:
            from voxdesk.services import batch_tables, batching, overview

            rows = batching.table(desk, batch)
            overview.export(desk, [batch_tables.of_batch(rows)], target)

        words = tr("Written: {name}").format(name=target.name)
        run_task(self, write, lambda _none: self._frame.tell(words, False))
