"""Beside the transcript: the report with its quotes, similar past findings, facts."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from voxdesk.domain.ids import ReportId
from voxdesk.domain.report import Report
from voxdesk.gui.reports.report_view import ReportView
from voxdesk.gui.reports.similar_view import SimilarView
from voxdesk.gui.transcript.about_view import AboutView
from voxdesk.gui.transcript.opened import Opened
from voxdesk.gui.widgets.choice import Choice
from voxdesk.gui.widgets.dates import readable_time
from voxdesk.gui.widgets.empty_state import EmptyState
from voxdesk.gui.widgets.labels import hairline

LEAST_WIDTH_PX = 340
MOST_WIDTH_PX = 520
REPORT, SIMILAR, ABOUT = range(3)


class Inspector(QFrame):
    """Tabs over what belongs to the recording that is open."""

    quote_chosen = Signal(int, tuple)
    report_shown = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("inspector")
        self.setMinimumWidth(LEAST_WIDTH_PX)
        self.setMaximumWidth(MOST_WIDTH_PX)
        self._opened: Opened | None = None
        self._chosen: ReportId | None = None
        self.tabs = QTabBar()
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setUsesScrollButtons(False)
        self.tabs.setElideMode(Qt.TextElideMode.ElideNone)
        self.tabs.setAccessibleName("Inspector")
        for title in ("Report", "Similar", "About"):
            self.tabs.addTab(title)
        self._which = Choice("Report")
        self._which.activated.connect(self._choose)
        self.report = ReportView()
        self.report.quote_chosen.connect(self.quote_chosen)
        self.similar = SimilarView()
        self.similar.recording_asked.connect(lambda number: self.quote_chosen.emit(number, ()))
        self.about = AboutView()
        self._no_report = EmptyState("report", "No report yet", "", icon_px=28)
        self._stack = QStackedWidget()
        for page in (self._report_page(), self.similar, self.about):
            self._stack.addWidget(page)
        self.tabs.currentChanged.connect(self._stack.setCurrentIndex)
        head = QHBoxLayout()
        head.setContentsMargins(20, 0, 12, 0)
        head.addWidget(self.tabs)
        head.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(hairline())
        column.addWidget(self._stack, 1)

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
        self._no_report.say("No report yet", reason)

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
        self.tabs.setTabText(SIMILAR, f"Similar {len(similar)}" if similar else "Similar")
        self.report_shown.emit()

    def _show_choice(self, shown: Report | None) -> None:
        reports = sorted(self._opened.reports, key=lambda each: -each.id) if self._opened else []
        self._choice.setVisible(len(reports) > 1)
        self._which.clear()
        for report in reports:
            self._which.addItem(f"{report.title}, {readable_time(report.created_at)}", report.id)
        if shown is not None:
            self._which.setCurrentIndex(self._which.findData(shown.id))
