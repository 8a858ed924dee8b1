"""A report as it is read: its sections in order, what was found in each, what nobody spoke of."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from voxdesk.domain.ids import FindingId
from voxdesk.domain.report import Evidence, Finding, Report, Review, Support, Verdict, judge
from voxdesk.domain.scenario import Criterion, Method, Scenario


class Want(StrEnum):
    """Which findings to show."""

    ALL = "all"
    TO_DO = "to_do"
    OPEN = "open"
    UNSUPPORTED = "unsupported"
    DOUBTFUL = "doubtful"
    STALE = "stale"


@dataclass(frozen=True, slots=True)
class Answered:
    """A check of a rubric, and what the evidence says of it."""

    id: str
    question: str
    verdict: Verdict | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A finding with its number in the report, and how it was come to."""

    number: int
    finding: Finding
    method: Method | None = None
    group: str = ""
    checks: tuple[Answered, ...] = ()
    stale: bool = False

    @property
    def silent(self) -> bool:
        """Whether it is a leaf that nobody spoke of and no person looked at."""
        finding = self.finding
        looked_at = finding.own or finding.review is not Review.OPEN or finding.statement
        quoted = any(each.stands or each.doubtful for each in finding.evidence)
        return self.method is Method.FACTORS and not quoted and not looked_at

    def fits(self, want: Want) -> bool:
        finding = self.finding
        undecided = finding.review in (Review.OPEN, Review.ACCEPTED)
        match want:
            case Want.ALL:
                return True
            case Want.OPEN:
                return finding.review is Review.OPEN and not self.silent
            case Want.UNSUPPORTED:
                return finding.support is Support.UNSUPPORTED and undecided
            case Want.DOUBTFUL:
                return any(each.doubtful for each in finding.evidence) and undecided
            case Want.STALE:
                return self.stale and undecided
            case _:
                rest = (Want.OPEN, Want.UNSUPPORTED, Want.DOUBTFUL, Want.STALE)
                return any(self.fits(each) for each in rest)


@dataclass(frozen=True, slots=True)
class Part:
    """A section: what was found, and the leaves that were `silent`."""

    id: str
    title: str
    method: Method | None
    found: tuple[Shown, ...]
    silent: tuple[Shown, ...]

    @property
    def all(self) -> tuple[Shown, ...]:
        return (*self.found, *self.silent)


@dataclass(frozen=True, slots=True)
class Outline:
    """A report in sections; `stage_of` names the stage that made a section."""

    parts: tuple[Part, ...]
    stage_of: dict[str, str] = field(default_factory=dict)

    def shown(self) -> Iterator[Shown]:
        for part in self.parts:
            yield from part.all

    def count(self, want: Want) -> int:
        return sum(each.fits(want) for each in self.shown())


def outline(
    report: Report, scenario: Scenario | None, stale: frozenset[FindingId] = frozenset()
) -> Outline:
    """The report in the sections of the scenario it was made by; in one, where that is unknown."""
    titles: dict[str, tuple[str, Method | None]] = {}
    asked: dict[str, Criterion] = {}
    stages: dict[str, str] = {}
    if scenario is not None:
        for stage, section in scenario.sections(report.site_kind):
            titles[section.id] = (section.title.within(report.language), stage.method)
            stages[section.id] = stage.id
            asked |= {each.id: each for each in section.criteria}
    grouped: dict[str, list[Shown]] = {each: [] for each in titles}
    for number, finding in enumerate(report.findings, start=1):
        method = titles[finding.section][1] if finding.section in titles else None
        criterion = asked.get(finding.criterion_id)
        language = report.language
        shown = Shown(
            number,
            finding,
            method,
            criterion.group.within(language) if criterion and criterion.group else "",
            tuple(_answered(finding, criterion, language)) if criterion else (),
            finding.id in stale,
        )
        grouped.setdefault(finding.section, []).append(shown)
    parts = []
    for section_id, members in grouped.items():
        if members:
            title, method = titles.get(section_id, (section_id, None))
            found = tuple(each for each in members if not each.silent)
            silent = tuple(each for each in members if each.silent)
            parts.append(Part(section_id, title, method, found, silent))
    return Outline(tuple(parts), stages)


def _answered(finding: Finding, criterion: Criterion, language: str) -> Iterator[Answered]:
    for check in criterion.checks:
        evidence = tuple(each for each in finding.evidence if each.check_id == check.id)
        unjudged = any(each.stance is None for each in evidence)
        verdict = None if unjudged else judge(evidence)
        yield Answered(check.id, check.question.within(language), verdict, evidence)
