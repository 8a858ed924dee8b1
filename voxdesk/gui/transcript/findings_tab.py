"""The report on a recording: the newest, or another one of its reports."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from voxdesk.desk import Desk
from voxdesk.domain.ids import ReportId
from voxdesk.domain.report import Report
from voxdesk.gui.background import run_task
from voxdesk.gui.reports.opened import Made, Reader
from voxdesk.gui.reports.report_view import ReportView
from voxdesk.gui.transcript.opened import Opened
from voxdesk.gui.widgets.choice import Choice
from voxdesk.gui.widgets.dates import readable_time
from voxdesk.gui.widgets.empty_state import EmptyState
from voxdesk.gui.words import tr


class FindingsTab(QWidget):
    """Shows one report, and lets people choose among several."""

    quote_chosen = Signal(int, tuple)
    report_shown = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._reader = Reader(desk)
        self._opened: Opened | None = None
        self._chosen: ReportId | None = None
        self._which = Choice(tr("Report"))
        self._which.activated.connect(self._choose)
        self.report = ReportView()
        self.report.quote_chosen.connect(self.quote_chosen)
        self._none = EmptyState("report", tr("No report yet"), "", icon_px=28)
        self._choice = QWidget()
        choice = QHBoxLayout(self._choice)
        choice.setContentsMargins(20, 12, 20, 0)
        choice.addWidget(self._which, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._choice)
        column.addWidget(self.report, 1)
        column.addWidget(self._none, 1)

    def show_opened(self, opened: Opened) -> None:
        if self._opened is not None and self._opened.recording.id != opened.recording.id:
            self._chosen = None
        self._opened = opened
        self._show_report()

    def shown_report(self) -> Report | None:
        return self._opened.report(self._chosen) if self._opened else None

    def say_why_none(self, reason: str) -> None:
        """Why there is no report, and what would make one."""
        self._none.say(tr("No report yet"), reason)

    def _choose(self, place: int) -> None:
        self._chosen = ReportId(int(self._which.itemData(place)))
        self._show_report()

    def _show_report(self) -> None:
        if self._opened is None:
            return
        report = self._opened.report(self._chosen)
        self.report.setVisible(report is not None)
        self._none.setVisible(report is None)
        self._show_choice(report)
        if report is not None:
            made = self._reader.known(report)
            if made is None and report.definition_ids:
                run_task(self, lambda: self._reader.made(report), self._show_made)
            else:
                scenario = made.scenario if made else None
                self.report.show_report(report, self._opened.names, scenario=scenario)
        self.report_shown.emit()

    def _show_made(self, made: Made | None) -> None:
        """The scenario was read: its sections have titles now."""
        if made is not None:
            self._show_report()

    def _show_choice(self, shown: Report | None) -> None:
        reports = sorted(self._opened.reports, key=lambda each: -each.id) if self._opened else []
        self._choice.setVisible(len(reports) > 1)
        self._which.clear()
        for report in reports:
            self._which.addItem(f"{report.title}, {readable_time(report.created_at)}", report.id)
        if shown is not None:
            self._which.setCurrentIndex(self._which.findData(shown.id))
