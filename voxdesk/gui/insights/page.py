"""Across visits: what reports say together, one customer at a time, each number to its reports."""

from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from voxdesk.domain.ids import ReportId
from voxdesk.domain.knowledge import Scope
from voxdesk.domain.overview import Compared, Frequent
from voxdesk.gui.background import run_task
from voxdesk.gui.commands import Command, Commands
from voxdesk.gui.frame import Frame
from voxdesk.gui.insights.behind_view import BehindView
from voxdesk.gui.insights.compared_view import ComparedView
from voxdesk.gui.insights.frequent_view import FrequentView
from voxdesk.gui.insights.gaps_view import GapsView
from voxdesk.gui.insights.scores_view import ScoresView
from voxdesk.gui.insights.seen import Customer, Seen, look
from voxdesk.gui.page import Page
from voxdesk.gui.recordings.filter_bar import FilterBar
from voxdesk.gui.widgets.buttons import button
from voxdesk.gui.widgets.choice import Choice
from voxdesk.gui.widgets.empty_state import EmptyState
from voxdesk.gui.widgets.labels import plain_label
from voxdesk.gui.widgets.section_tabs import SectionTabs
from voxdesk.gui.words import later, tr

if TYPE_CHECKING:
    from voxdesk.services.overview import Overview

EDGE_PX = 32
WIDEST_CHOICE_PX = 420
PARTS = (
    later("Over time"),
    later("Factors"),
    later("Not met"),
    later("Never spoken of"),
    later("Compared"),
)
GROUP = later("Across visits")
FILTER = Command("insights.filter", later("Filter the visits"), GROUP, ("Ctrl+F",), "filter")
EXPORT = Command("insights.export", later("Export the tables…"), GROUP, ("Ctrl+E",), "export")
ENDINGS = "Excel (*.xlsx);;CSV (*.csv)"


class InsightsPage(Page):
    """Filters as everywhere; below them one customer's figures, factors, problems and gaps."""

    areas = frozenset({"reports", "visits", "definitions"})

    def __init__(self, frame: Frame) -> None:
        super().__init__()
        self._frame = frame
        self._desk = frame.desk
        self._commands: Commands | None = None
        self._seen = Seen((), None, None)
        self._turn = 0
        self.bar = FilterBar(frame, tr("Filter the visits"), "", of_recordings=False)
        self.bar.field.hide()
        self.customer = Choice(tr("Customer"))
        self.note = plain_label("", "muted", wrap=True)
        self.export_button = button(tr("Export…"), self.ask_where_to, icon="export")
        self.parts = QTabBar()
        self.scores = ScoresView()
        self.factors = FrequentView(
            tr("Factors, the most frequent first"),
            tr("No report that counts names factors."),
            polarity=True,
        )
        self.problems = FrequentView(
            tr("What is not met, the most frequent first"),
            tr("No report that counts found anything not met."),
            polarity=False,
        )
        self.gaps = GapsView()
        self.compared = ComparedView()
        self.behind = BehindView()
        self.behind.hide()
        self._body = QStackedWidget()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(SectionTabs(self._frame, "insights"), 1)
        head.addWidget(self.export_button)
        whose = QHBoxLayout()
        whose.setSpacing(12)
        self.customer.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToContents)
        self.customer.setMaximumWidth(WIDEST_CHOICE_PX)
        whose.addWidget(self.customer)
        whose.addWidget(self.note, 1)
        self.parts.setExpanding(False)
        self.parts.setDrawBase(False)
        self.parts.setAccessibleName(tr("What to show"))
        for words in PARTS:
            self.parts.addTab(tr(words))
        for shown in (self.scores, self.factors, self.problems, self.gaps, self.compared):
            self._body.addWidget(shown)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(EDGE_PX, 20, EDGE_PX, 12)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self.bar)
        column.addLayout(whose)
        column.addWidget(self.parts)
        column.addWidget(self._body, 1)
        self._nothing = EmptyState(
            "reports",
            tr("Nothing to compare yet"),
            tr(
                "Figures over time, frequent factors and gaps come from complete reports on "
                "visits. Write some, or show all visits."
            ),
            action=tr("Show all visits"),
            act=self.bar.clear,
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(left, 1)
        row.addWidget(self.behind)
        column.addWidget(self._nothing, 1)
        # Until it was read there is neither something to show nor nothing.
        for part in (*self._parts(), self._nothing):
            part.hide()

    def _parts(self) -> tuple[QWidget, ...]:
        """What is shown where there are reports."""
        return self.customer, self.note, self.parts, self._body

    def _connect(self) -> None:
        self.bar.changed.connect(self._read)
        self.customer.currentIndexChanged.connect(lambda _at: self._read())
        self.parts.currentChanged.connect(self._show_part)
        self.scores.report_asked.connect(self._open_report)
        self.behind.report_asked.connect(self._open_report)
        self.behind.closed.connect(self.behind.hide)
        self.factors.chosen.connect(partial(self._look_behind, spoken=True))
        self.problems.chosen.connect(partial(self._look_behind, spoken=False))
        self.compared.chosen.connect(self._look_behind_mean)

    def offer(self, commands: Commands) -> None:
        self._commands = commands
        commands.offer(FILTER, self.bar.open_filters, self)
        commands.offer(EXPORT, self.ask_where_to, self)
        self._explain()

    def take_focus(self) -> None:
        self.bar.filter.setFocus()

    def refresh(self, _changed: frozenset[str]) -> None:
        self._read()

    # --- reading

    def scope(self) -> Scope:
        chosen = self.bar.chosen.on(date.today())
        return replace(chosen.scope, since=chosen.since, until=chosen.until)

    def seen(self) -> Seen:
        return self._seen

    def _read(self) -> None:
        self._turn += 1
        turn, scope, wanted = self._turn, self.scope(), self.customer.currentData()
        language = QLocale().name()[:2]

        def came(seen: Seen) -> None:
            if turn == self._turn:
                self._show(seen)

        run_task(self, lambda: look(self._desk, scope, wanted, language), came)

    def _show(self, seen: Seen) -> None:
        self._seen = seen
        self.customer.blockSignals(True)
        self.customer.clear()
        for each in seen.customers:
            self.customer.addItem(_words(each), each.id)
        self.customer.setCurrentIndex(
            max(next((at for at, each in enumerate(seen.customers) if each == seen.chosen), 0), 0)
        )
        self.customer.blockSignals(False)
        there = seen.overview is not None
        for part in self._parts():
            part.setVisible(there)
        self._nothing.setVisible(not there)
        if seen.overview is None:
            self.behind.hide()
        else:
            self._show_overview(seen.overview)
        self._explain()

    def _show_overview(self, overview: "Overview") -> None:
        told = [tr("%n reports count", len(overview.reports))]
        if overview.drafts:
            told.append(tr("%n of them drafts", overview.drafts))
        words = ", ".join(told) + "."
        if len(self._seen.customers) > 1:
            words += " " + tr("Each customer stands for itself: nothing is mixed.")
        self.note.setText(words)
        self.scores.show_overview(overview)
        self.factors.show_rows(overview.factors, overview.kinds)
        self.problems.show_rows(overview.problems, overview.kinds)
        self.gaps.show_gaps(overview.gaps, overview.kinds)
        self.compared.show_overview(overview)

    def _show_part(self, at: int) -> None:
        self._body.setCurrentIndex(at)
        self.behind.hide()

    def _explain(self) -> None:
        why = "" if self._seen.overview is not None else tr("There is nothing to export yet")
        self.export_button.setEnabled(not why)
        self.export_button.setToolTip(why)
        if self._commands is not None:
            self._commands.explain(EXPORT.id, why)

    # --- what numbers rest on

    def _open_report(self, number: int) -> None:
        self._frame.show("reports", ReportId(number))

    def _look_behind(self, row: Frequent, *, spoken: bool) -> None:
        overview, desk = self._seen.overview, self._desk
        if overview is None:
            return

        def read() -> object:
            from voxdesk.services import overview as across

            return across.behind(desk, overview, row, spoken=spoken)

        def came(found: object) -> None:
            if isinstance(found, tuple):
                self.behind.show_findings(row.title, found)
                self.behind.show()

        run_task(self, read, came)

    def _look_behind_mean(self, row: Compared | None) -> None:
        self.behind.setVisible(row is not None)
        if row is not None:
            self.behind.show_scores(row.group or tr("Not known"), row.scores)

    # --- taking it away

    def ask_where_to(self) -> None:
        name = tr("Across visits")
        target, _ = QFileDialog.getSaveFileName(self, tr("Export"), f"{name}.xlsx", ENDINGS)
        if target:
            self.export(Path(target))

    def export(self, target: Path) -> None:
        """Write all tables of all customers in scope; a CSV file holds the one in sight."""
        desk, scope, by = self._desk, self.scope(), self.compared.chosen_by()
        at, language = self.parts.currentIndex(), QLocale().name()[:2]

        def write() -> None:
            from voxdesk.domain.tables import TableName
            from voxdesk.services import overview

            order = (
                TableName.OVER_TIME,
                TableName.FACTORS,
                TableName.PROBLEMS,
                TableName.GAPS,
                TableName.COMPARED,
            )
            tables = overview.tables(overview.read(desk, scope, language), by)
            found = sorted(tables.values(), key=lambda each: each.name is not order[at])
            overview.export(desk, found, target)

        words = tr("Written: {name}").format(name=target.name)
        run_task(self, write, lambda _none: self._frame.tell(words, False))


def _words(customer: Customer) -> str:
    name = customer.name or tr("Customer not known")
    return f"{name} · {tr('%n reports', customer.reports)}"
