"""The chosen report: what can be done with it above, its findings, how it was made below."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from voxdesk.domain.ids import RecordingId
from voxdesk.domain.report import Report, ReportState
from voxdesk.gui.reports.report_view import CLOSED, ReportView
from voxdesk.gui.reports.run_card_view import RunCardView
from voxdesk.gui.widgets.buttons import button
from voxdesk.gui.widgets.labels import ElidedLabel, IconLabel, hairline, plain_label, set_tone
from voxdesk.gui.words import later, tr

LEAST_WITH_ABOUT_PX = 520
FORMATS = {
    "md": later("Markdown"),
    "html": later("Web page (HTML)"),
    "docx": later("Word document (DOCX)"),
    "json": later("Data (JSON)"),
    "evidence": later("Evidence pack (ZIP)"),
}


class ReportPane(QWidget):
    """Says what the user wants done; the page does it."""

    export_asked = Signal(str)
    sign_off_asked = Signal()
    delete_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._report: Report | None = None
        self.view = ReportView(judging=True, placing=True)
        self.run_card = RunCardView()
        self._about = ElidedLabel("", "muted")
        self._about_words = ""
        self.export = button(tr("Export"), lambda: None, icon="export")
        self.menu = QMenu(self.export)
        self.export.setMenu(self.menu)
        self.sign = button(tr("Sign off…"), self.ask_to_sign, look="primary", icon="signed")
        self.delete = button(tr("Delete"), self.delete_asked.emit, look="quiet", icon="bin")
        head = QHBoxLayout()
        head.setContentsMargins(20, 0, 20, 12)
        head.setSpacing(8)
        head.addWidget(self._about, 1)
        for each in (self.delete, self.export, self.sign):
            head.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._state_strip())
        column.addWidget(hairline())
        column.addWidget(self.view, 1)
        column.addWidget(hairline())
        column.addWidget(self.run_card)

    def _state_strip(self) -> QFrame:
        self.strip = QFrame()
        self.strip.setProperty("look", "banner")
        self._strip_icon = IconLabel("signed", "accent")
        self._strip_words = plain_label("", wrap=True)
        self.sign_now = button(tr("Sign off"), self._sign)
        self.not_yet = button(tr("Not yet"), self.strip.hide, look="quiet")
        row = QHBoxLayout(self.strip)
        row.setContentsMargins(20, 8, 20, 8)
        row.setSpacing(10)
        row.addWidget(self._strip_icon)
        row.addWidget(self._strip_words, 1)
        row.addWidget(self.sign_now)
        row.addWidget(self.not_yet)
        self.strip.hide()
        return self.strip

    def offer_exports(self, formats: tuple[str, ...], allowed: Callable[[str], bool]) -> None:
        """Fill the menu; a format that the organisation forbids says so."""
        self.menu.clear()
        for fmt in formats:
            words = tr(FORMATS[fmt]) if fmt in FORMATS else fmt.upper()
            if not allowed(fmt):
                words = tr("{format}: not allowed by your organisation").format(format=words)
            action = QAction(words, self.menu)
            action.setObjectName(fmt)
            action.setEnabled(allowed(fmt))
            action.triggered.connect(lambda _checked=False, fmt=fmt: self.export_asked.emit(fmt))
            self.menu.addAction(action)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_about()

    def _fit_about(self) -> None:
        # A letter and dots beside the buttons tell nothing; the list says it anyway.
        self._about.set_whole(self._about_words if self.width() >= LEAST_WITH_ABOUT_PX else "")

    def report(self) -> Report | None:
        return self._report

    def show_report(self, report: Report, names: Mapping[RecordingId, str], about: str) -> None:
        asking = self.asking() and self._report is not None and self._report.id == report.id
        self._report = report
        self._about_words = about
        self._fit_about()
        self.view.show_report(report, names)
        self.run_card.show_report(report)
        reason = self.why_not_signed()
        self.sign.setVisible(report.state not in CLOSED)
        self.sign.setEnabled(not reason)
        self.sign.setToolTip(reason)
        if report.state is ReportState.FINAL:
            self._tell("accent", tr("Signed off. It is not altered any more, only superseded."))
        elif report.state is ReportState.SUPERSEDED:
            self._tell("warning", tr("Superseded by a later report."))
        elif not asking:
            self.strip.hide()

    def why_not_signed(self) -> str:
        """Why this cannot be signed off now; empty when it can."""
        if self._report is None:
            return tr("Choose a report first")
        if self._report.state in CLOSED:
            return tr("This report was signed off")
        return "" if self._report.complete else tr("The report is not complete yet")

    def asking(self) -> bool:
        """Whether the strip asks to sign off."""
        return not self.strip.isHidden() and not self.sign_now.isHidden()

    def ask_to_sign(self) -> None:
        """Ask in place, because nothing takes signing off back."""
        if self.why_not_signed():
            return
        words = tr("What is signed off is never altered any more, only superseded. Sign it off?")
        self._tell("warning", words, asking=True)
        self.sign_now.setFocus()

    def _tell(self, tone: str, words: str, *, asking: bool = False) -> None:
        set_tone(self.strip, tone)
        self._strip_words.setText(words)
        self._strip_icon.show_icon("signed", tone)
        self.sign_now.setVisible(asking)
        self.not_yet.setVisible(asking)
        self.strip.show()

    def _sign(self) -> None:
        self.strip.hide()
        self.sign_off_asked.emit()
