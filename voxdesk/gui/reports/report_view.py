"""A report for reading: what it comes to, then section after section, finding after finding.

Only what is near the sight is made, so that a hundred findings scroll like ten; when a report grows
while it is written, or a finding is changed, only that one is made again.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Signal

from voxdesk.domain.ids import FindingId, RecordingId, ReportId
from voxdesk.domain.report import Evidence, Finding, Report, ReportState
from voxdesk.domain.scenario import Scenario
from voxdesk.gui.reports import figures, sections
from voxdesk.gui.reports.finding_view import FindingView
from voxdesk.gui.reports.hands import Hands
from voxdesk.gui.reports.report_head import ReportHead
from voxdesk.gui.reports.section_view import SectionHead, SilentView
from voxdesk.gui.reports.sections import Outline, Part, Shown, Want
from voxdesk.gui.widgets.empty_state import EmptyState
from voxdesk.gui.widgets.lazy_column import Item, LazyColumn
from voxdesk.gui.words import tr

MOST_WIDTH_PX = 860
CLOSED = frozenset({ReportState.FINAL, ReportState.SUPERSEDED})
"""What was signed off is not altered any more."""
LINE_PX, LETTERS = 26, 70
QUOTE_PX = 76
"""For guesses of how high a finding will be."""


class ReportView(LazyColumn):
    """Shows one report, or nothing. With `placing`, people can ask where a quote was said."""

    quote_chosen = Signal(int, tuple)
    """Recording and segments of a quote that was clicked."""
    evidence_chosen = Signal(object)
    """The same quote as Evidence."""
    place_asked = Signal(object)
    """Evidence to be shown where it was said."""
    current_changed = Signal()
    """Another finding is the one that keys act on."""

    def __init__(self, *, placing: bool = False) -> None:
        super().__init__(MOST_WIDTH_PX)
        self._placing = placing
        self._hands: Hands | None = None
        self.setAccessibleName(tr("Report"))
        self._report: Report | None = None
        self._scenario: Scenario | None = None
        self._outline = Outline(())
        self._names: Mapping[RecordingId, str] = {}
        self._busy: frozenset[FindingId] = frozenset()
        self._want, self._section = Want.ALL, ""
        self._unfolded: set[FindingId] = set()
        self._open_sections: set[str] = set()
        self._current = 0

    def lend(self, hands: Hands) -> None:
        """Let people act on findings from now on."""
        self._hands = hands

    def show_report(
        self,
        report: Report,
        names: Mapping[RecordingId, str],
        *,
        scenario: Scenario | None = None,
        stale: frozenset[FindingId] = frozenset(),
        busy: frozenset[FindingId] = frozenset(),
    ) -> None:
        """Show a report; `names` are those of its recordings that are not the one open.

        `stale` findings say so, `busy` ones that they are written anew.
        """
        if self._report is None or report.id != self._report.id:
            self._unfolded, self._open_sections, self._current = set(), set(), 0
            self._section = ""
            self.verticalScrollBar().setValue(0)
        self._report, self._scenario, self._names, self._busy = report, scenario, names, busy
        self._outline = sections.outline(report, scenario, stale)
        self._show()

    def outline(self) -> Outline:
        return self._outline

    def narrow(self, want: Want, section: str = "") -> None:
        """Show only findings that fit, of one section or all."""
        self._want, self._section = want, section
        self._show()

    def wanted(self) -> tuple[Want, str]:
        return self._want, self._section

    def findings_shown(self) -> tuple[FindingView, ...]:
        """Those that are made."""
        return tuple(each for each in self.made() if isinstance(each, FindingView))

    # --- one finding after the other

    def current(self) -> Finding | None:
        """The finding that keys act on."""
        found = (each.finding for each in self._outline.shown() if each.number == self._current)
        return next(found, None)

    def current_view(self) -> FindingView | None:
        view = self.widget_of(_key(self._report_id(), self._current))
        return view if isinstance(view, FindingView) else None

    def step(self, by: int) -> None:
        """Go to the next finding in sight, or the one before."""
        numbers = [each.number for part in self._parts() for each in self._fitting(part)]
        if not numbers:
            return
        if self._current in numbers:
            place = min(max(numbers.index(self._current) + by, 0), len(numbers) - 1)
        else:
            beyond = [at for at, number in enumerate(numbers) if number > self._current]
            place = beyond[0] if beyond else len(numbers) - 1
            place = max(place - 1, 0) if by < 0 else place
        self.go_to_finding(numbers[place])

    def go_to_finding(self, number: int) -> None:
        """Bring a finding into sight and make it the one that keys act on."""
        for part in self._outline.parts:
            if any(each.number == number for each in part.silent):
                self._open_sections.add(part.id)
        if not any(each.number == number for each in self._readable()):
            self._want, self._section = Want.ALL, ""
        self._show()
        self._reach(number)
        key = _key(self._report_id(), number)
        silent = f"{self._report_id()} silent {self._section_of(number)}"
        view = self.go_to(key) or self.go_to(silent)
        if view is not None:
            view.setFocus()

    def _section_of(self, number: int) -> str:
        found = (
            part.id for part in self._outline.parts for each in part.all if each.number == number
        )
        return next(found, "")

    def _readable(self) -> Iterator[Shown]:
        for part in self._parts():
            yield from self._fitting(part)
            if self._want is Want.ALL:
                yield from part.silent

    def _reach(self, number: int) -> None:
        if number != self._current:
            self._current = number
            for view in self.findings_shown():
                view.mark(current=view.number == number)
            self.current_changed.emit()

    # --- what stands in the column

    def _report_id(self) -> ReportId | None:
        return self._report.id if self._report else None

    def _parts(self) -> list[Part]:
        return [each for each in self._outline.parts if self._section in ("", each.id)]

    def _fitting(self, part: Part) -> list[Shown]:
        return [each for each in part.found if each.fits(self._want)]

    def _show(self) -> None:
        if self._report is not None:
            self.show_items(list(self._column_items(self._report)))

    def _column_items(self, report: Report) -> Iterator[Item]:
        if self._want is Want.ALL and not self._section:
            numbers = figures.headline(report, self._scenario)
            content = (_without_findings(report), numbers, len(report.findings))
            yield Item(f"{report.id} head", content, partial(ReportHead, report, numbers), 240)
        shown = 0
        for part in self._parts():
            fitting = self._fitting(part)
            silent = part.silent if self._want is Want.ALL else ()
            shown += len(fitting) + len(silent)
            if (fitting or silent) and part.title:
                spoken = sum(each.finding.mentioned for each in part.all)
                words = (part.title, spoken, len(part.all), part.method)
                make = partial(SectionHead, *words)
                yield Item(f"{report.id} section {part.id}", words, make, 60)
            for each in fitting:
                yield self._finding_item(report, each)
            if silent:
                yield self._silent_item(report, part.id, silent)
        if not shown and report.findings:
            yield Item("none", self._want, _nothing, 300)

    def _finding_item(self, report: Report, shown: Shown) -> Item:
        hands = None if report.state in CLOSED else self._hands
        busy = shown.finding.id in self._busy
        key = _key(report.id, shown.number)
        view = self.widget_of(key)
        if isinstance(view, FindingView) and view.editor is not None:
            shown = view.shown  # what somebody writes in is not made anew under their hands
        content = (shown, hands is None, busy, tuple(self._names.items()))

        def make() -> FindingView:
            made = FindingView(
                shown,
                self._choose,
                self._names,
                hands=hands,
                show_place=self.place_asked.emit if self._placing else None,
                unfolded=shown.finding.id in self._unfolded,
                busy=busy,
            )
            made.folded.connect(partial(self._fold, shown.finding.id))
            made.reached.connect(partial(self._reach, shown.number))
            made.mark(current=shown.number == self._current)
            return made

        return Item(key, content, make, _guess_px(shown))

    def _silent_item(self, report: Report, section: str, silent: Sequence[Shown]) -> Item:
        hands = None if report.state in CLOSED else self._hands
        unfolded = section in self._open_sections
        content = (tuple(silent), unfolded, hands is None)

        def make() -> SilentView:
            made = SilentView(silent, hands, unfolded=unfolded)
            made.folded.connect(partial(self._fold_section, section))
            return made

        return Item(f"{report.id} silent {section}", content, make, 44)

    def _fold(self, finding_id: FindingId, unfolded: bool) -> None:
        (self._unfolded.add if unfolded else self._unfolded.discard)(finding_id)

    def _fold_section(self, section: str, unfolded: bool) -> None:
        (self._open_sections.add if unfolded else self._open_sections.discard)(section)
        self._show()

    def _choose(self, evidence: Evidence) -> None:
        self.quote_chosen.emit(int(evidence.recording_id), tuple(evidence.segment_ids))
        self.evidence_chosen.emit(evidence)


def _key(report_id: ReportId | None, number: int) -> str:
    return f"{report_id} finding {number}"


def _without_findings(report: Report) -> tuple[object, ...]:
    counts = tuple(each.verdict for each in report.findings)
    return (report.title, report.state, report.summary, report.complete, report.run, counts)


def _guess_px(shown: Shown) -> int:
    finding = shown.finding
    lines = 1 + len(finding.statement) // LETTERS + len(finding.recommendation) // LETTERS
    quotes = sum(not each.doubtful for each in finding.evidence)
    return 90 + lines * LINE_PX + quotes * QUOTE_PX + 30 * len(shown.checks)


def _nothing() -> EmptyState:
    return EmptyState("check", tr("Nothing here"), tr("No finding fits this filter."), icon_px=28)
