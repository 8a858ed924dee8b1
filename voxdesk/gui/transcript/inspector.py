"""Beside the transcript: what belongs to the recording that is open, a tab for each kind."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from voxdesk.domain.ids import ReportId
from voxdesk.domain.report import Report
from voxdesk.domain.transcript import Segment
from voxdesk.gui.commands import Command, Commands
from voxdesk.gui.frame import Frame
from voxdesk.gui.page import Page
from voxdesk.gui.reports.report_view import ReportView
from voxdesk.gui.reports.similar_view import SimilarView
from voxdesk.gui.transcript.about_view import AboutView
from voxdesk.gui.transcript.fitting_tabs import FittingTabs
from voxdesk.gui.transcript.opened import Opened
from voxdesk.gui.widgets.choice import Choice
from voxdesk.gui.widgets.dates import readable_time
from voxdesk.gui.widgets.empty_state import EmptyState
from voxdesk.gui.widgets.labels import hairline
from voxdesk.gui.words import later, tr

LEAST_WIDTH_PX = 340
MOST_WIDTH_PX = 520
FINDINGS, SIMILAR, ABOUT = "findings", "similar", "about"
GROUP = later("Recording")
TABS = (
    Command(FINDINGS, later("Findings"), GROUP, ("Alt+F",)),
    Command(SIMILAR, later("Similar"), GROUP, ("Alt+M",)),
    Command(ABOUT, later("About"), GROUP, ("Alt+I",)),
)
PLACE = "inspector/tab"


class Inspector(QFrame):
    """Tabs over what belongs to the recording that is open."""

    quote_chosen = Signal(int, tuple)
    report_shown = Signal()

    def __init__(self, frame: Frame) -> None:
        super().__init__()
        self._frame = frame
        self.setObjectName("inspector")
        self.setMinimumWidth(LEAST_WIDTH_PX)
        self.setMaximumWidth(MOST_WIDTH_PX)
        self._opened: Opened | None = None
        self._chosen: ReportId | None = None
        self._which = Choice(tr("Report"))
        self._which.activated.connect(self._choose)
        self.report = ReportView()
        self.report.quote_chosen.connect(self.quote_chosen)
        self.similar = SimilarView()
        self.similar.recording_asked.connect(lambda number: self.quote_chosen.emit(number, ()))
        self.about = AboutView()
        self._no_report = EmptyState("report", tr("No report yet"), "", icon_px=28)
        self._lay_out()

    def _lay_out(self) -> None:
        self._views: dict[str, QWidget] = {
            FINDINGS: self._report_page(),
            SIMILAR: self.similar,
            ABOUT: self.about,
        }
        self._stack = QStackedWidget()
        self.tabs = FittingTabs(tr("Inspector"))
        self.tabs.chosen.connect(self._show_view)
        for command in TABS:
            self._stack.addWidget(self._views[command.id])
            self.tabs.add(command.id, tr(command.words))
        remembered = str(self._frame.place.value(PLACE) or "")
        self.tabs.choose(remembered if remembered in self.tabs.offered() else FINDINGS)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tabs)
        column.addWidget(hairline())
        column.addWidget(self._stack, 1)

    def offer(self, commands: Commands, page: Page) -> None:
        """Offer what can be done here, while `page` is in sight."""
        for each in TABS:
            shown = Command(f"inspector.{each.id}", each.words, each.group, each.keys)
            commands.offer(shown, lambda key=each.id: self.show_tab(key), page)

    def show_tab(self, key: str) -> None:
        """Bring a tab into sight."""
        self.show()
        self.tabs.choose(key)

    def show_selection(self, segments: Sequence[Segment]) -> None:
        """These segments are chosen in the transcript."""

    def _show_view(self, key: str) -> None:
        self._stack.setCurrentWidget(self._views[key])
        self._frame.place.setValue(PLACE, key)

    def _report_page(self) -> QWidget:
        page = QWidget()
        self._choice = QWidget()
        choice = QHBoxLayout(self._choice)
        choice.setContentsMargins(20, 12, 20, 0)
        choice.addWidget(self._which, 1)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._choice)
        column.addWidget(self.report, 1)
        column.addWidget(self._no_report, 1)
        return page

    def show_opened(self, opened: Opened) -> None:
        if self._opened is not None and self._opened.recording.id != opened.recording.id:
            self._chosen = None
        self._opened = opened
        self.about.show_opened(opened)
        self._show_report()

    def shown_report(self) -> Report | None:
        return self._opened.report(self._chosen) if self._opened else None

    def say_why_none(self, reason: str) -> None:
        """Why there is no report, and what would make one."""
        self._no_report.say(tr("No report yet"), reason)

    def _choose(self, place: int) -> None:
        self._chosen = ReportId(int(self._which.itemData(place)))
        self._show_report()

    def _show_report(self) -> None:
        if self._opened is None:
            return
        report = self._opened.report(self._chosen)
        self.report.setVisible(report is not None)
        self._no_report.setVisible(report is None)
        self._show_choice(report)
        if report is not None:
            self.report.show_report(report, self._opened.names)
        similar = report.similar if report else ()
        self.similar.show_similar(similar)
        words = tr("Similar")
        self.tabs.say({SIMILAR: f"{words} {len(similar)}" if similar else words})
        self.report_shown.emit()

    def _show_choice(self, shown: Report | None) -> None:
        reports = sorted(self._opened.reports, key=lambda each: -each.id) if self._opened else []
        self._choice.setVisible(len(reports) > 1)
        self._which.clear()
        for report in reports:
            self._which.addItem(f"{report.title}, {readable_time(report.created_at)}", report.id)
        if shown is not None:
            self._which.setCurrentIndex(self._which.findData(shown.id))
