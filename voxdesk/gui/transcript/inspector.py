"""Beside the transcript: what belongs to the recording that is open, a tab for each kind.

A tab is made when it is first looked at, and reads when it is looked at.
"""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from voxdesk.domain.ids import JobId
from voxdesk.domain.report import Report
from voxdesk.domain.transcript import Segment
from voxdesk.gui.card import visit_panel
from voxdesk.gui.card.visit_panel import VisitPanel
from voxdesk.gui.commands import Command, Commands
from voxdesk.gui.comparing.compare_view import CompareView
from voxdesk.gui.frame import Frame
from voxdesk.gui.notes.notes_view import NotesTab
from voxdesk.gui.page import Page
from voxdesk.gui.reports.acts import ReportActs
from voxdesk.gui.reports.similar_view import SimilarView
from voxdesk.gui.speakers.speakers_view import SpeakersView
from voxdesk.gui.transcript.about_view import AboutView
from voxdesk.gui.transcript.findings_tab import FindingsTab
from voxdesk.gui.transcript.fitting_tabs import FittingTabs
from voxdesk.gui.transcript.opened import Opened
from voxdesk.gui.widgets.labels import hairline
from voxdesk.gui.words import later, tr

LEAST_WIDTH_PX = 340
MOST_WIDTH_PX = 520
CARD, FINDINGS, SPEAKERS, NOTES = "card", "findings", "speakers", "notes"
SIMILAR, ABOUT, COMPARE = "similar", "about", "compare"
GROUP = later("Recording")
TABS = (
    Command(CARD, later("Card"), GROUP, ("Alt+C",)),
    Command(FINDINGS, later("Findings"), GROUP, ("Alt+F",)),
    Command(SPEAKERS, later("Speakers"), GROUP, ("Alt+S",)),
    Command(NOTES, later("Notes"), GROUP, ("Alt+N",)),
    Command(SIMILAR, later("Similar"), GROUP, ("Alt+M",)),
    Command(ABOUT, later("About"), GROUP, ("Alt+I",)),
    Command(COMPARE, later("Compare"), GROUP, ("Alt+D",)),
)
WRITE = Command("recording.write_note", later("Write a note"), GROUP, ("Alt+Shift+N",), "note")
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
        self._stale: set[str] = set()
        self.findings = FindingsTab(frame.desk)
        self.report = self.findings.report
        self.findings.quote_chosen.connect(self.quote_chosen)
        self.findings.report_shown.connect(self._show_similar)
        self._acts = ReportActs(frame, self, lambda: None)
        self.report.lend(self._acts.hands(self.shown_report))
        self.similar = SimilarView()
        self.similar.recording_asked.connect(lambda number: self.quote_chosen.emit(number, ()))
        self.about = AboutView()
        self._card: VisitPanel | None = None
        self.speakers = SpeakersView(frame)
        self.notes = NotesTab(frame)
        self.notes.notes.moment_asked.connect(lambda _recording, ms: frame.player.play(ms))
        self.comparing = CompareView(frame)
        self._lay_out()
        self.comparing.there.connect(lambda there: self.tabs.want(COMPARE, wanted=there))

    def _lay_out(self) -> None:
        self._views: dict[str, QWidget] = {
            CARD: QWidget(),
            FINDINGS: self.findings,
            SPEAKERS: self.speakers,
            NOTES: self.notes,
            SIMILAR: self.similar,
            ABOUT: self.about,
            COMPARE: self.comparing,
        }
        self._show: dict[str, Callable[[Opened], None]] = {
            CARD: lambda opened: self.card.open(None, opened.recording.id),
            SPEAKERS: self.speakers.show_opened,
            NOTES: lambda opened: self.notes.notes.open(None, opened.recording.id),
            ABOUT: self.about.show_opened,
        }
        self._stack = QStackedWidget()
        self.tabs = FittingTabs(tr("Inspector"))
        for command in TABS:
            self._stack.addWidget(self._views[command.id])
            self.tabs.add(command.id, tr(command.words))
        self.tabs.want(COMPARE, wanted=False)
        remembered = str(self._frame.place.value(PLACE) or "")
        self.tabs.choose(remembered if remembered in self.tabs.offered() else FINDINGS)
        self._show_view(self.tabs.current())
        self.tabs.chosen.connect(self._show_view)
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
            commands.offer(shown, partial(self.show_tab, each.id), page)
        visit_panel.offer(commands, page, "recording", GROUP, self._shown_card)
        self.speakers.offer(commands, page)
        commands.offer(WRITE, self._write_note, page)
        self.comparing.offer(commands, page)
        reason = tr("Select segments and have them heard again first")

        def explain(there: bool) -> None:
            commands.explain(f"inspector.{COMPARE}", "" if there else reason)

        self.comparing.there.connect(explain)
        explain(there=False)

    @property
    def card(self) -> VisitPanel:
        """The card of the visit, made when it is first looked at: it has many fields."""
        if self._card is None:
            self._card = VisitPanel(self._frame)
            self._card.recording_asked.connect(lambda number: self.quote_chosen.emit(number, ()))
            self._stack.addWidget(self._card)
            self._views[CARD] = self._card
        return self._card

    def _shown_card(self) -> VisitPanel:
        self.show_tab(CARD)
        return self.card

    def _write_note(self) -> None:
        self.show_tab(NOTES)
        self.notes.notes.line.setFocus()

    def show_tab(self, key: str) -> None:
        """Bring a tab into sight."""
        self.show()
        self.tabs.choose(key)

    def show_selection(self, segments: Sequence[Segment]) -> None:
        """These segments are chosen in the transcript."""
        self.speakers.show_selection(segments)

    def compare(self, job_id: JobId) -> None:
        """Show what a stretch heard again came to, beside the text."""
        self.comparing.compare(job_id)
        self.show_tab(COMPARE)

    def show_opened(self, opened: Opened) -> None:
        self._opened = opened
        self.findings.show_opened(opened)
        self.comparing.show_recording(opened.recording.id)
        self._stale = set(self._show)
        self._freshen(self.tabs.current())

    def shown_report(self) -> Report | None:
        return self.findings.shown_report()

    def say_why_none(self, reason: str) -> None:
        """Why there is no report, and what would make one."""
        self.findings.say_why_none(reason)

    def _show_view(self, key: str) -> None:
        view = self.card if key == CARD else self._views[key]
        self._stack.setCurrentWidget(view)
        self._frame.place.setValue(PLACE, key)
        self._freshen(key)

    def _freshen(self, key: str) -> None:
        if key in self._stale and self._opened is not None:
            self._stale.discard(key)
            self._show[key](self._opened)

    def _show_similar(self) -> None:
        report = self.shown_report()
        similar = report.similar if report else ()
        self.similar.show_similar(similar)
        words = tr("Similar")
        self.tabs.say({SIMILAR: f"{words} {len(similar)}" if similar else words})
        self.report_shown.emit()
