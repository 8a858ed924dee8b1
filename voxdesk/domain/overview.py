"""What reports say together: their figures over time, what is spoken of most, what is missing.

What is counted is one report a visit and kind: the latest that is complete, not in the bin and not
superseded. Drafts count, and are told. One customer's reports are never added up with another's.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from statistics import fmean

from voxdesk.domain.ids import CustomerId, FindingId, ReportId, SiteId, VisitId
from voxdesk.domain.report import Polarity, ReportState
from voxdesk.domain.scenario import (
    DEFAULT_LANGUAGE,
    PERCENTAGES,
    SPOKEN_OF,
    UNASKED,
    Compute,
    Method,
    Scenario,
)
from voxdesk.domain.section_names import SectionNames
from voxdesk.domain.visit import SiteKind

COVERED = "coverage_percent"
"""The figure of this kind that goes with the verdicts of a walk-through."""


class By(StrEnum):
    """By what reports are compared."""

    SITE = "site"
    CLIENT = "client"
    EMPLOYEE = "employee"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Told:
    """A report that counts, with whose visit it is about; empty means not known.

    `day` is the visit's, or the day the report was made where the visit has none.
    """

    report_id: ReportId
    visit_id: VisitId
    kind: str
    state: ReportState
    site_kind: SiteKind
    day: str
    customer_id: CustomerId | None
    customer: str
    site_id: SiteId | None
    site: str
    client: str
    employee: str

    def of(self, by: By) -> str:
        """Its group when reports are compared by this."""
        return self.day[:7] if by is By.MONTH else str(getattr(self, by.value))


@dataclass(frozen=True, slots=True)
class Score:
    """A figure of a report, 0 to 100. `judged` is the share that a mean rests on, in percent."""

    told: Told
    figure: str
    value: float
    judged: float | None = None


@dataclass(frozen=True, slots=True)
class Compared:
    """One figure of one group. `latest` is that of the last visit."""

    customer_id: CustomerId | None
    customer: str
    group: str
    kind: str
    figure: str
    reports: int
    latest: float
    mean: float
    scores: tuple[Score, ...]


@dataclass(frozen=True, slots=True)
class Spoken:
    """How many findings at a site are on one criterion, with one polarity, or not met.

    `polarity` is None where nobody judged, and of criteria that are judged by verdict.
    """

    customer_id: CustomerId | None
    site_id: SiteId | None
    kind: str
    site_kind: SiteKind
    section: str
    criterion_id: str
    title: str
    polarity: Polarity | None
    count: int


@dataclass(frozen=True, slots=True)
class Frequent:
    """A factor or a problem, and in how many findings it stands, by polarity.

    `criterion_id` is empty of what no list asked for: it goes by its title, in the spellings of
    `titles`.
    """

    customer_id: CustomerId | None
    kind: str
    section: str
    criterion_id: str
    title: str
    counts: Mapping[Polarity | None, int]
    titles: frozenset[str]

    @property
    def total(self) -> int:
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True)
class Gap:
    """What a list asks for and nobody ever spoke of at a site."""

    customer_id: CustomerId | None
    site_id: SiteId | None
    site: str
    kind: str
    asked: int
    missing: tuple[tuple[str, str], ...]
    """Category and title of each."""


@dataclass(frozen=True, slots=True)
class Behind:
    """A finding that a number rests on."""

    report_id: ReportId
    finding_id: FindingId
    title: str
    statement: str


def followed(scenario: Scenario, language: str) -> dict[str, str]:
    """The figures of a kind that are followed over time, with what they are called."""
    found = {
        rule.name: rule.title.within(language) if rule.title else rule.name
        for rule in scenario.figures
        if rule.compute in PERCENTAGES
    }
    if any(rule.compute is Compute.VERDICTS for rule in scenario.figures):
        found[COVERED] = ""
    return found


def compared(scores: Iterable[Score], by: By) -> tuple[Compared, ...]:
    """Scores by customer, group and figure, in the order of their names."""
    groups: dict[tuple[object, ...], list[Score]] = defaultdict(list)
    for each in scores:
        told = each.told
        key = (told.customer, told.customer_id, told.of(by), told.kind, each.figure)
        groups[key].append(each)
    return tuple(
        _compared(sorted(groups[key], key=_when), by)
        for key in sorted(groups, key=lambda key: tuple(map(str, key)))
    )


def _compared(scores: Sequence[Score], by: By) -> Compared:
    last = scores[-1]
    return Compared(
        customer_id=last.told.customer_id,
        customer=last.told.customer,
        group=last.told.of(by),
        kind=last.told.kind,
        figure=last.figure,
        reports=len(scores),
        latest=last.value,
        mean=round(fmean(each.value for each in scores), 1),
        scores=tuple(scores),
    )


def _when(score: Score) -> tuple[str, int]:
    return score.told.day, int(score.told.visit_id)


def factors(rows: Iterable[Spoken], scenarios: Mapping[str, Scenario]) -> Iterator[Spoken]:
    """Those that are on what influences people, and not on what is judged by verdict."""
    names = SectionNames(scenarios, DEFAULT_LANGUAGE)
    for row in rows:
        method = names.of(row.kind, row.site_kind).methods.get(row.section)
        if row.polarity is not None or method in SPOKEN_OF:
            yield row


def frequent(
    rows: Iterable[Spoken], scenarios: Mapping[str, Scenario], language: str
) -> tuple[Frequent, ...]:
    """What stands in findings, the most frequent first.

    A criterion goes by its id, and is called as its scenario calls it in this language. What no
    list asked for goes by its title.
    """
    names = SectionNames(scenarios, language)
    counts: dict[tuple[object, ...], dict[Polarity | None, int]] = defaultdict(dict)
    titles: dict[tuple[object, ...], set[str]] = defaultdict(set)
    first: dict[tuple[object, ...], Frequent] = {}
    for row in rows:
        known = names.of(row.kind, row.site_kind)
        open_ended = known.methods.get(row.section) in UNASKED
        title = row.title
        if not open_ended:
            title = known.criteria.get(row.criterion_id, title)
        own = title.casefold() if open_ended else row.criterion_id
        section = known.sections.get(row.section, row.section)
        key = (row.customer_id, row.kind, row.section, own)
        criterion_id = "" if open_ended else row.criterion_id
        first.setdefault(
            key, Frequent(row.customer_id, row.kind, section, criterion_id, title, {}, frozenset())
        )
        titles[key].add(row.title)
        counts[key][row.polarity] = counts[key].get(row.polarity, 0) + row.count
    found = (
        replace(each, counts=counts[key], titles=frozenset(titles[key]))
        for key, each in first.items()
    )
    return tuple(sorted(found, key=lambda each: (-each.total, each.title)))


def gaps(
    reports: Iterable[Told],
    spoken: Iterable[Spoken],
    scenarios: Mapping[str, Scenario],
    language: str,
) -> tuple[Gap, ...]:
    """For each site and kind that goes by a list: what of it nobody ever spoke of there."""
    heard: dict[tuple[object, ...], set[str]] = defaultdict(set)
    for row in spoken:
        heard[row.customer_id, row.site_id, row.kind].add(row.criterion_id)
    found = []
    seen: set[tuple[object, ...]] = set()
    for told in sorted(reports, key=lambda each: (each.site, each.kind)):
        key = (told.customer_id, told.site_id, told.kind)
        if key in seen:
            continue
        scenario = scenarios.get(told.kind)
        asked = [
            (section.title.within(language), criterion)
            for stage, section, criterion in (scenario.criteria(told.site_kind) if scenario else ())
            if stage.method is Method.FACTORS
        ]
        seen.add(key)
        if not asked:
            continue
        missing = tuple(
            (section, each.title.within(language))
            for section, each in asked
            if each.id not in heard[key]
        )
        found.append(Gap(told.customer_id, told.site_id, told.site, told.kind, len(asked), missing))
    return tuple(found)
