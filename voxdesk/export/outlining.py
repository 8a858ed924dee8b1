"""Makes the outline of a report: its sections by the scenario it was made by, and what is missing.

What was not spoken of is never an empty finding: of a list of factors it stands in a list of its
own, of a structured report in its place as a point without data.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from voxdesk.domain import ids
from voxdesk.domain.report import Finding, Polarity, Review, Support, Verdict
from voxdesk.domain.run_card import RunCard
from voxdesk.domain.scenario import SPOKEN_OF, Compute, Criterion, Method, Section, Stage
from voxdesk.domain.timecode import clock
from voxdesk.domain.visit import VisitCard
from voxdesk.export import run_lines, words
from voxdesk.export.escaping import one_line
from voxdesk.export.figure_lines import FigureWriter
from voxdesk.export.finding_lines import FindingWriter
from voxdesk.export.outline import Gap, GapSection, Outline, Row, SectionLines, SimilarLines
from voxdesk.export.sheets import ReportSheet
from voxdesk.export.words import Words

_IN_PLACE = frozenset({Compute.COMPLETENESS, Compute.MISSING})
"""Figures by which a stage is a template: its empty points stand in their places."""
_APART = frozenset({Compute.UNMENTIONED, Compute.COVERAGE})
"""Figures by which a stage is a list to be covered: what is missing is listed apart."""


def of(sheet: ReportSheet) -> Outline:
    """Put a report into words, in its own language."""
    return _Outliner(sheet).outline()


@dataclass(frozen=True, slots=True)
class _Part:
    """A section as its scenario knows it, with its findings by their numbers."""

    stage: Stage | None
    section: Section | None
    findings: tuple[tuple[int, Finding], ...]


class _Outliner:
    def __init__(self, sheet: ReportSheet) -> None:
        self._sheet, self._report = sheet, sheet.report
        self._say = words.of(sheet.report.language)
        kept = [
            (number, finding)
            for number, finding in enumerate(sheet.report.findings, start=1)
            if finding.review is not Review.REJECTED
        ]
        self._parts = tuple(self._by_section(kept))
        self._kept = [finding for _number, finding in kept]

    def outline(self) -> Outline:
        sheet, report, say = self._sheet, self._report, self._say
        card = sheet.card or VisitCard()
        place = (card.site, card.city, card.date.isoformat() if card.date else "")
        figures = FigureWriter(sheet, say)
        judged = any(each.verdict is not None or each.polarity for each in self._kept)
        return Outline(
            language=report.language or "en",
            say=say,
            title=one_line(report.title) or one_line(sheet.scenario_title) or say["report"],
            subtitle=" · ".join(one_line(part) for part in place if part.strip()),
            author=one_line(card.employee),
            created_at=report.created_at,
            warnings=tuple(self._warnings(judged)),
            visit=_visit_rows(sheet, say),
            recordings=tuple(_recordings(sheet)),
            tally=self._tally(),
            summary=tuple(filter(None, map(one_line, report.summary.splitlines()))),
            figures=figures.measures(),
            charts=figures.charts(),
            sections=tuple(self._sections()),
            gaps=tuple(self._gaps()),
            rejected=tuple(
                (str(number), one_line(each.title) or one_line(each.criterion_id))
                for number, each in enumerate(report.findings, start=1)
                if each.review is Review.REJECTED
            ),
            similar=tuple(
                SimilarLines(
                    " · ".join(one_line(part) for part in (each.site, each.date) if part.strip()),
                    one_line(each.text),
                )
                for each in report.similar
            ),
            about_labels=say["about_labels"] if judged else "",
            run=() if report.run is None else run_lines.rows(report.run, report.created_at, say),
            run_notes=() if report.run is None else _run_notes(report.run, say),
            seal=say.seal_rows(sheet.seal),
        )

    def _warnings(self, judged: bool) -> Iterator[str]:
        say, kept = self._say, self._kept
        if self._sheet.pseudonymised:
            yield say["pseudonymised"]
        if not self._report.complete:
            yield say["incomplete"]
        if kept and not judged:
            yield say["no_verdicts"]
        if stale := sum(each.id in self._sheet.stale for each in kept):
            yield say["stale_count"].format(count=stale)
        if open_ := sum(
            each.support is Support.UNSUPPORTED and each.review is not Review.OPINION
            for each in kept
        ):
            yield say["unsupported_count"].format(count=open_)

    # --- sections ---------------------------------------------------------------------------------

    def _by_section(self, kept: list[tuple[int, Finding]]) -> Iterator[_Part]:
        """The findings by the sections of the scenario; what it does not know comes last."""
        scenario, known = self._sheet.scenario, set()
        for stage, section in scenario.sections(self._report.site_kind) if scenario else ():
            known.add(section.id)
            found = tuple(each for each in kept if each[1].section == section.id)
            yield _Part(stage, section, found)
        rest = tuple(each for each in kept if each[1].section not in known)
        if rest:
            yield _Part(None, None, rest)

    def _sections(self) -> Iterator[SectionLines]:
        writer, number = FindingWriter(self._sheet, self._say), 0
        for part in self._parts:
            shown = [each for each in part.findings if self._shown(part, each[1])]
            if not shown:
                continue
            number += 1
            criteria = _criteria(part.section)
            method = part.stage.method if part.stage else None
            title = part.section.title.within(self._report.language) if part.section else ""
            yield SectionLines(
                number=number,
                title=one_line(title),
                coverage=self._coverage(part),
                findings=tuple(
                    writer.lines(place, finding, criteria.get(finding.criterion_id), method)
                    for place, finding in shown
                ),
            )

    def _shown(self, part: _Part, finding: Finding) -> bool:
        """A factor nobody spoke of is no finding, unless its place in a template is to be seen."""
        if part.stage is None or part.stage.method is not Method.FACTORS:
            return True
        said = finding.mentioned or any(each.doubtful for each in finding.evidence)
        written = bool(finding.own) or finding.review is Review.OPINION
        return said or written or self._has(part.stage, _IN_PLACE)

    def _has(self, stage: Stage, computed: frozenset[Compute]) -> bool:
        """Whether the scenario computes one of these figures over a stage."""
        rules = self._sheet.scenario.figures if self._sheet.scenario else ()
        return any(rule.compute in computed and stage.id in rule.stages for rule in rules)

    def _coverage(self, part: _Part) -> str:
        if part.stage is None or part.section is None or part.stage.method is not Method.FACTORS:
            return ""
        count, total = _covered(part), len(part.section.criteria)
        percent = self._say.percent(100 * count / total) if total else ""
        return self._say["coverage"].format(count=count, total=total, percent=percent)

    # --- what is missing --------------------------------------------------------------------------

    def _gaps(self) -> Iterator[GapSection]:
        for part in self._parts:
            if part.stage and part.section and self._has(part.stage, _APART):
                title = one_line(part.section.title.within(self._report.language))
                yield GapSection(title, self._coverage(part), tuple(self._gap_groups(part)))

    def _gap_groups(self, part: _Part) -> Iterator[Gap]:
        language, groups = self._report.language, dict[str, list[str]]()
        spoken = {each.criterion_id for _number, each in part.findings if each.mentioned}
        for criterion in part.section.criteria if part.section else ():
            group = one_line(criterion.group.within(language)) if criterion.group else ""
            missing = groups.setdefault(group, [])
            if criterion.id not in spoken:
                missing.append(one_line(criterion.title.within(language)))
        for title, missing in groups.items():
            yield Gap(title, tuple(missing))

    # --- in one line ------------------------------------------------------------------------------

    def _tally(self) -> str:
        scenario = self._sheet.scenario
        lists = [each for each in self._parts if each.stage and each.stage.method in SPOKEN_OF]
        if lists:
            return self._tally_of_factors(lists)
        if scenario and all(each.compute is not Compute.VERDICTS for each in scenario.figures):
            return ""  # its figures say more than a count of verdicts would
        return self._tally_of_verdicts()

    def _tally_of_verdicts(self) -> str:
        counted = Counter(
            finding.verdict
            for part in self._parts
            if part.stage is None or part.stage.method is Method.CRITERIA
            for _number, finding in part.findings
        )
        return " · ".join(
            f"{words.SYMBOLS[verdict]} {self._say.verdicts[verdict]}: {counted[verdict]}".strip()
            for verdict in (*Verdict, None)
            if counted[verdict]
        )

    def _tally_of_factors(self, lists: list[_Part]) -> str:
        say = self._say
        asked = [each for each in lists if each.section and each.section.criteria]
        spoken, total = (
            sum(map(_covered, asked)),
            sum(len(each.section.criteria) for each in asked if each.section),
        )
        counted = Counter(finding.polarity for part in lists for _n, finding in part.findings)
        pieces = [say["spoken_of"].format(count=spoken, total=total)]
        pieces += [
            f"{words.SYMBOLS[each]} {say.polarities[each]}: {counted[each]}"
            for each in Polarity
            if counted[each]
        ]
        return " · ".join(pieces)


def consent_line(card: VisitCard) -> str:
    """Who consented to being recorded, and when; empty where nobody noted it."""
    day = card.consent_on.isoformat() if card.consent_on else ""
    return ", ".join(each for each in (card.consent_by, day) if each)


def _covered(part: _Part) -> int:
    return sum(finding.mentioned for _number, finding in part.findings)


def _criteria(section: Section | None) -> dict[str, Criterion]:
    return {each.id: each for each in section.criteria} if section else {}


def _recordings(sheet: ReportSheet) -> Iterable[tuple[str, str, str]]:
    for each in sheet.recordings:
        name = f"{one_line(each.name)} ({ids.written('recording', each.id)})"
        yield name, clock(each.facts.duration_ms) if each.facts else "", each.sha256


def _run_notes(run: RunCard, say: Words) -> tuple[str, ...]:
    return tuple(one_line(say.note(code)) for code in run.warnings)


def _visit_rows(sheet: ReportSheet, say: Words) -> tuple[Row, ...]:
    card, report = sheet.card or VisitCard(), sheet.report
    version = f", {say['version']} {sheet.scenario_version}" if sheet.scenario_version else ""
    rows = (
        (say["site"], card.site),
        (say["site_kind"], say.site_kinds[card.site_kind] if card.site else ""),
        (say["zones"], ", ".join(card.zones)),
        (say["city"], card.city),
        (say["customer"], card.customer),
        (say["client"], card.client),
        (say["employee"], card.employee),
        (say["date"], card.date.isoformat() if card.date else ""),
        (say["number"], "" if card.number is None else str(card.number)),
        (say["consent"], consent_line(card)),
        (say["scenario"], (sheet.scenario_title or report.scenario_id) + version),
        (say["report"], ids.written("report", report.id)),
        (say["state"], say.states[report.state]),
        (
            say["supersedes"],
            "" if report.supersedes is None else ids.written("report", report.supersedes),
        ),
    )
    return tuple((name, one_line(value)) for name, value in rows if value.strip())
