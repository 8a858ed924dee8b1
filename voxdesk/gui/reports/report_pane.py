"""The chosen report: where it is on its way, what can be done with it, and its views in tabs."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from voxdesk.desk import Desk
from voxdesk.domain.gate import Hitch
from voxdesk.domain.ids import FindingId, RecordingId
from voxdesk.domain.report import Report, ReportState
from voxdesk.gui.reports.compare_view import CompareView
from voxdesk.gui.reports.figures_view import FiguresView
from voxdesk.gui.reports.filter_row import FilterRow
from voxdesk.gui.reports.opened import OpenedReport
from voxdesk.gui.reports.report_view import CLOSED, ReportView
from voxdesk.gui.reports.run_card_view import RunCardView
from voxdesk.gui.reports.similar_view import SimilarView
from voxdesk.gui.reports.state_strip import StateStrip
from voxdesk.gui.reports.stepper import Stepper
from voxdesk.gui.transcript.fitting_tabs import FittingTabs
from voxdesk.gui.widgets.buttons import button
from voxdesk.gui.widgets.flow import Flow
from voxdesk.gui.widgets.labels import ElidedLabel, hairline
from voxdesk.gui.words import later, tr

LEAST_WITH_ABOUT_PX = 560
FINDINGS, FIGURES, COMPARE, SIMILAR, RUN = "findings", "figures", "compare", "similar", "run"
TABS = {
    FINDINGS: later("Findings"),
    FIGURES: later("Figures"),
    COMPARE: later("Compare"),
    SIMILAR: later("Similar"),
    RUN: later("How it was made"),
}
NEXT_WORDS = {
    ReportState.DRAFT: later("Mark as reviewed"),
    ReportState.REVIEWED: later("Make final…"),
    ReportState.FINAL: later("New version"),
}


class ReportPane(QWidget):
    """Says what the user wants done; the page does it."""

    export_asked = Signal()
    delete_asked = Signal()
    state_asked = Signal(object)
    """A `ReportState` to bring it into."""
    version_asked = Signal()
    """Begin a new version of what is final."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._opened: OpenedReport | None = None
        self._about_words = ""
        self._stale: set[str] = set()
        self.view = ReportView(placing=True)
        self.filter = FilterRow()
        self.figures = FiguresView(desk)
        self.compare = CompareView(desk)
        self.similar = SimilarView()
        self.run_card = RunCardView()
        self.stepper = Stepper()
        self.strip = StateStrip()
        self._about = ElidedLabel("", "muted")
        self.hinders = button("", self._name_hindrances, look="link", icon="warning")
        self.back = button(tr("Back to draft"), self._go_back, look="link")
        self.export = button(tr("Export…"), self.export_asked.emit, icon="export")
        self.next = button("", self.go_on, look="primary", icon="check")
        self.delete = button(tr("Delete"), self.delete_asked.emit, look="quiet", icon="bin")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(20, 0, 20, 6)
        head.setSpacing(8)
        head.addWidget(self._about, 1)
        for act in (self.delete, self.export, self.next):
            head.addWidget(act)
        state = Flow(12)
        for part in (self.stepper, self.back, self.hinders):
            state.addWidget(part)
        state.addWidget(QWidget())  # takes what is left of the line
        way = QVBoxLayout()
        way.setContentsMargins(20, 0, 20, 8)
        way.addLayout(state)
        findings = QWidget()
        inside = QVBoxLayout(findings)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addWidget(self.filter)
        inside.addWidget(self.view, 1)
        self._views: dict[str, QWidget] = {
            FINDINGS: findings,
            FIGURES: self.figures,
            COMPARE: self.compare,
            SIMILAR: self.similar,
            RUN: self.run_card,
        }
        self._stack = QStackedWidget()
        self.tabs = FittingTabs(tr("Views of the report"))
        for key, words in TABS.items():
            self._stack.addWidget(self._views[key])
            self.tabs.add(key, tr(words))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(way)
        for below in (self.strip, self.tabs, hairline()):
            column.addWidget(below)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.tabs.chosen.connect(self._show_tab)
        self.filter.chosen.connect(self.view.narrow)
        self.strip.confirmed.connect(lambda: self.state_asked.emit(ReportState.FINAL))
        self.strip.finding_asked.connect(self.show_finding)
        self.figures.finding_asked.connect(self._show_number)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_about()

    def _fit_about(self) -> None:
        # A letter and dots beside the buttons tell nothing; the list says it anyway.
        self._about.set_whole(self._about_words if self.width() >= LEAST_WITH_ABOUT_PX else "")

    # --- showing

    def report(self) -> Report | None:
        return self._opened.report if self._opened else None

    def show_opened(
        self,
        opened: OpenedReport,
        names: Mapping[RecordingId, str],
        about: str,
        busy: frozenset[FindingId],
    ) -> None:
        """Show a report; `names` are those of its recordings where there are several."""
        same = self._opened is not None and self._opened.report.id == opened.report.id
        if not same:
            self.strip.hide()
        self._opened = opened
        self._about_words = about
        self._fit_about()
        self.view.show_report(
            opened.report, names, scenario=opened.scenario, stale=opened.stale, busy=busy
        )
        self.filter.show_outline(self.view.outline(), *self.view.wanted())
        self.tabs.want(COMPARE, wanted=bool(opened.others) or opened.report.visit_id is not None)
        similar = tr(TABS[SIMILAR])
        count = len(opened.report.similar)
        self.tabs.say({SIMILAR: f"{similar} {count}" if count else similar})
        self._show_state(opened)
        self._stale = set(TABS) - {FINDINGS}
        self._show_tab(self.tabs.current())

    def show_tab(self, key: str) -> None:
        self.tabs.choose(key)

    def show_finding(self, finding_id: int) -> None:
        """Bring a finding into sight, by its id."""
        for shown in self.view.outline().shown():
            if shown.finding.id == finding_id:
                self._show_number(shown.number)

    def _show_number(self, number: int) -> None:
        self.show_tab(FINDINGS)
        self.view.go_to_finding(number)
        self.filter.show_outline(self.view.outline(), *self.view.wanted())

    def _show_tab(self, key: str) -> None:
        self._stack.setCurrentWidget(self._views[key])
        opened = self._opened
        if opened is None or key not in self._stale:
            return
        self._stale.discard(key)
        match key:
            case "figures":
                self.figures.show_report(opened, self.view.outline())
            case "compare":
                self.compare.show_report(opened)
            case "similar":
                self.similar.show_similar(opened.report.similar)
            case _:
                self.run_card.show_report(opened.report, opened.made)

    # --- on its way to final

    def _show_state(self, opened: OpenedReport) -> None:
        report, hindrances = opened.report, opened.hindrances
        state = report.state
        self.stepper.show_state(state)
        words = NEXT_WORDS.get(state, "")
        self.next.setVisible(bool(words))
        self.next.setText(tr(words) if words else "")
        self.next.setAccessibleName(self.next.text())
        reason = self.why_not_on()
        self.next.setEnabled(not reason)
        self.next.setToolTip(reason)
        self.back.setVisible(state is ReportState.REVIEWED)
        self.hinders.setVisible(bool(hindrances) and state not in CLOSED)
        told = tr("%n things keep it from being final", len(hindrances))
        self.hinders.setText(told)
        self.hinders.setAccessibleName(told)
        if state is ReportState.FINAL:
            self.strip.tell(tr("Final. It is not altered any more, only superseded."))
        elif state is ReportState.SUPERSEDED:
            self.strip.tell(tr("Superseded by a later version."))
        elif self.strip.naming() and hindrances:
            self.strip.name(hindrances)
        elif not (self.strip.asking() and state is ReportState.REVIEWED and not hindrances):
            self.strip.hide()

    def why_not_on(self) -> str:
        """Why the report cannot be brought on now; empty when it can."""
        if self._opened is None:
            return tr("Choose a report first")
        if self._opened.report.state is ReportState.SUPERSEDED:
            return tr("A later version is in its place")
        unfinished = any(each.hitch is Hitch.UNFINISHED for each in self._opened.hindrances)
        open_still = self._opened.report.state not in CLOSED
        return tr("The report is not complete yet") if unfinished and open_still else ""

    def go_on(self) -> None:
        """The one next step: reviewed, final (asked in place), or a new version."""
        if self._opened is None or self.why_not_on():
            return
        match self._opened.report.state:
            case ReportState.DRAFT:
                self.state_asked.emit(ReportState.REVIEWED)
            case ReportState.REVIEWED if self._opened.hindrances:
                self._name_hindrances()
            case ReportState.REVIEWED:
                self.strip.ask()
            case _:
                self.version_asked.emit()

    def _name_hindrances(self) -> None:
        if self._opened is not None:
            self.strip.name(self._opened.hindrances)

    def _go_back(self) -> None:
        self.state_asked.emit(ReportState.DRAFT)
