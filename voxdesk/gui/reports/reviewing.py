"""The keys of a report: from finding to finding, and what one makes of each."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from voxdesk.domain.report import Evidence, Finding, Review
from voxdesk.gui.commands import Command, Commands
from voxdesk.gui.page import Page
from voxdesk.gui.reports.hands import Hands
from voxdesk.gui.reports.report_pane import FINDINGS, ReportPane
from voxdesk.gui.reports.report_view import CLOSED
from voxdesk.gui.reports.sections import Shown
from voxdesk.gui.words import later, tr

GROUP = later("Reports")
FORTH = Command("reports.next_finding", later("Next finding"), GROUP, ("J",), "down")
BACK = Command("reports.previous_finding", later("Previous finding"), GROUP, ("K",), "up")
ACCEPT = Command("reports.accept", later("Accept the finding"), GROUP, ("A",), "check")
REJECT = Command("reports.reject", later("Reject the finding"), GROUP, ("R",), "cancel")
OPINION = Command("reports.opinion", later("Mark it as your own opinion"), GROUP, ("O",), "signed")
EDIT = Command("reports.edit", later("Edit the finding"), GROUP, ("E",), "edited")
PLAY = Command("reports.play", later("Play its next quote"), GROUP, ("P",), "play")
ADD = Command("reports.add_evidence", later("Add evidence…"), GROUP, ("Alt+E",), "search")
ANEW = Command("reports.write_anew", later("Write the finding anew"), GROUP, ("W",), "retry")
ANEW_STAGE = Command(
    "reports.write_stage_anew", later("Write this whole part anew"), GROUP, ("Ctrl+Shift+W",)
)
OF_ONE = (ACCEPT, REJECT, OPINION, EDIT, ADD, ANEW, ANEW_STAGE)


class Reviewing(QObject):
    """Acts on the finding that is current; what was decided leads on to the next one."""

    def __init__(
        self,
        page: Page,
        pane: ReportPane,
        hands: Hands,
        play: Callable[[Evidence], object],
        write_stage_anew: Callable[[str], object],
    ) -> None:
        super().__init__(page)
        self._page = page
        self._pane = pane
        self._view = pane.view
        self._hands = hands
        self._play = play
        self._write_stage_anew = write_stage_anew
        self._played: tuple[int, int] = (0, -1)
        self._commands: Commands | None = None
        self._view.current_changed.connect(self.explain)

    def offer(self, commands: Commands) -> None:
        acts: dict[Command, Callable[[], object]] = {
            FORTH: partial(self._step, 1),
            BACK: partial(self._step, -1),
            ACCEPT: partial(self._decide, Review.ACCEPTED),
            REJECT: partial(self._decide, Review.REJECTED),
            OPINION: partial(self._decide, Review.OPINION),
            EDIT: self._edit,
            PLAY: self._play_next,
            ADD: self._add_evidence,
            ANEW: self._write_anew,
            ANEW_STAGE: self._write_stage,
        }
        for command, act in acts.items():
            commands.offer(command, act, self._page)
        self._commands = commands
        self.explain()

    def explain(self) -> None:
        """Say why nothing can be done to a finding now, if it cannot."""
        if self._commands is None:
            return
        report, shown = self._pane.report(), self._shown()
        none = "" if report is not None else tr("Choose a report first")
        closed = report is not None and report.state in CLOSED
        reason = none or (tr("What is final is not altered any more") if closed else "")
        reason = reason or ("" if shown else tr("Choose a finding first"))
        for command in OF_ONE:
            self._commands.explain(command.id, reason)
        for command in (FORTH, BACK):
            self._commands.explain(command.id, none)
        quoted = shown is not None and bool(shown.finding.evidence)
        self._commands.explain(PLAY.id, "" if quoted else tr("Choose a finding with quotes first"))

    def _shown(self) -> Shown | None:
        finding = self._view.current()
        found = (each for each in self._view.outline().shown() if each.finding is finding)
        return next(found, None)

    def _finding(self) -> Finding | None:
        shown = self._shown()
        return shown.finding if shown else None

    def _step(self, by: int) -> None:
        self._pane.show_tab(FINDINGS)
        self._view.step(by)

    def _decide(self, word: Review) -> None:
        """Keep what one makes of it; the same word again leaves it open."""
        finding = self._finding()
        if finding is not None:
            again = finding.review is word
            self._hands.review(finding, Review.OPEN if again else word)
            if not again:
                self._view.step(1)

    def _edit(self) -> None:
        view = self._view.current_view()
        if view is not None:
            self._pane.show_tab(FINDINGS)
            view.edit()

    def _play_next(self) -> None:
        """The quote after the one that was played last, from the first again after the last."""
        finding = self._finding()
        if finding is None or not finding.evidence:
            return
        known, last = self._played
        place = (last + 1) % len(finding.evidence) if known == finding.id else 0
        self._played = (int(finding.id), place)
        self._play(finding.evidence[place])

    def _add_evidence(self) -> None:
        shown = self._shown()
        if shown is not None:
            self._hands.add_evidence(shown)

    def _write_anew(self) -> None:
        finding = self._finding()
        if finding is not None:
            self._hands.write_anew(finding)

    def _write_stage(self) -> None:
        finding = self._finding()
        stage = self._view.outline().stage_of.get(finding.section, "") if finding else ""
        if stage:
            self._write_stage_anew(stage)
