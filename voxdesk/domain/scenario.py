"""A scenario: what kind of visit it is for, and what its reports have to establish.

A scenario is data that people write, copy and edit (`resources/scenarios/*.toml`); taxonomies, the
lists of what can matter at a kind of site, are files of their own (`resources/taxonomies/*.toml`).
`scenario_file.py` reads both. A report goes through the stages of its scenario in order; each
criterion of a stage becomes one finding, and the figures are computed from the findings.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from voxdesk.domain.visit import SiteKind

DEFAULT_LANGUAGE = "en"

TRANSCRIPT = "transcript"
"""What a stage reads besides earlier stages."""

EVERY_SITE = frozenset(SiteKind)


class Method(StrEnum):
    """How a stage comes to its findings."""

    CRITERIA = "criteria"
    """Each criterion is judged by the sentences for and against it."""
    SCORED = "scored"
    """Each criterion has checks, which are judged; the score is the share that is met."""
    FACTORS = "factors"
    """Each criterion is a leaf of a taxonomy: spoken of or not, and how."""
    OTHERS = "others"
    """What no leaf of the earlier stage took: found sentence by sentence, named and merged."""
    LINKS = "links"
    """Items of a few fields with the sentences that show them, extracted from windows."""


SPOKEN_OF = frozenset({Method.FACTORS, Method.OTHERS})
"""Methods whose findings say how something is spoken of: they have a polarity."""

UNASKED = frozenset({Method.OTHERS, Method.LINKS})
"""Methods whose findings are what was found, and answer no list."""


class Voice(StrEnum):
    """Whose sentences are evidence, where the voices are known."""

    ALL = "all"
    EMPLOYEE = "employee"
    CLIENT = "client"


class VisitPurpose(StrEnum):
    """Which visits a scenario is meant for."""

    INTERVIEW = "interview"
    DESIGN = "design"
    ANY = "any"


class Compute(StrEnum):
    """What code computes from findings; `domain/figures.py` says how."""

    VERDICTS = "verdicts"
    MEAN = "mean"
    MEAN_OF = "mean_of"
    SCORES = "scores"
    BANDS = "bands"
    MENTIONED = "mentioned"
    UNMENTIONED = "unmentioned"
    COVERAGE = "coverage"
    QUOTES = "quotes"
    MISSING = "missing"
    COMPLETENESS = "completeness"
    COUNT = "count"
    CONSTANT = "constant"
    TYPE = "type"


PERCENTAGES = frozenset({Compute.MEAN, Compute.MEAN_OF, Compute.COVERAGE, Compute.COMPLETENESS})
"""Ways of computing whose single figures lie between 0 and 100."""


@dataclass(frozen=True, slots=True)
class ByLanguage:
    """A text in several languages; English stands in for those that it lacks."""

    texts: Mapping[str, str]

    def within(self, language: str) -> str:
        return self.texts.get(language) or self.texts[DEFAULT_LANGUAGE]

    def spoken(self, language: str) -> bool:
        """Whether there is a text in this very language."""
        return language in self.texts


@dataclass(frozen=True, slots=True)
class Check:
    """One question of a rubric, answered by single sentences; yes is good.

    `words` are the beginnings of words that find such sentences, by language.
    """

    id: str
    question: ByLanguage
    words: Mapping[str, tuple[str, ...]]

    def words_for(self, language: str) -> tuple[str, ...]:
        return self.words.get(language, ())


@dataclass(frozen=True, slots=True)
class Criterion:
    """One thing to establish. A leaf of a taxonomy has no question, but mostly a group."""

    id: str
    title: ByLanguage
    question: ByLanguage | None = None
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    checks: tuple[Check, ...] = ()
    group: ByLanguage | None = None
    site_kinds: frozenset[SiteKind] = EVERY_SITE

    def words_for(self, language: str) -> tuple[str, ...]:
        return self.words.get(language, ())

    def asked(self, language: str) -> str:
        """Its question; empty where it has none."""
        return "" if self.question is None else self.question.within(language)


@dataclass(frozen=True, slots=True)
class Section:
    """A titled part of a report; of a taxonomy, a category."""

    id: str
    title: ByLanguage
    criteria: tuple[Criterion, ...] = ()
    site_kinds: frozenset[SiteKind] = EVERY_SITE


@dataclass(frozen=True, slots=True)
class Taxonomy:
    """What can matter at a kind of site, by category."""

    id: str
    title: ByLanguage
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """One text of an extracted item."""

    id: str
    title: ByLanguage


@dataclass(frozen=True, slots=True)
class Stage:
    """A step of a report's making.

    `here` limits evidence to what is said of the very place of the visit. Of the methods that look
    at sentences without criteria, `question` says what to look for and `words` find it where no
    model judges; `shows` is what each cited line of an extracted item (`fields`) is asked.
    """

    id: str
    method: Method
    title: ByLanguage
    inputs: tuple[str, ...] = (TRANSCRIPT,)
    voice: Voice = Voice.ALL
    here: bool = False
    own_sections: tuple[Section, ...] = ()
    taxonomies: Mapping[SiteKind, Taxonomy] = field(default_factory=dict)
    question: ByLanguage | None = None
    shows: ByLanguage | None = None
    fields: tuple[Field, ...] = ()
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def words_for(self, language: str) -> tuple[str, ...]:
        return self.words.get(language, ())

    def sections(self, site_kind: SiteKind) -> Iterator[Section]:
        """The sections that a report on this kind of site has, with the criteria it asks."""
        taxonomy = self.taxonomies.get(site_kind)
        for each in taxonomy.sections if taxonomy else self.own_sections:
            if site_kind in each.site_kinds:
                asked = (one for one in each.criteria if site_kind in one.site_kinds)
                yield Section(each.id, each.title, tuple(asked), each.site_kinds)


@dataclass(frozen=True, slots=True)
class Band:
    """A name for figures of `least` and more, up to the next band."""

    least: float
    id: str
    title: ByLanguage


@dataclass(frozen=True, slots=True)
class FigureRule:
    """A figure to compute. Without a name, what is computed are several figures with their own."""

    compute: Compute
    name: str = ""
    title: ByLanguage | None = None
    sections: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    criterion: str = ""
    bands: tuple[Band, ...] = ()
    value: float = 0
    under: int = 0
    """Count only findings with fewer quotes; 0 counts all."""
    as_list: bool = False


@dataclass(frozen=True, slots=True)
class Scenario:
    """`report_labels` are what a report is called in prompts, by the kind of site."""

    id: str
    kind: str
    purpose: VisitPurpose
    title: ByLanguage
    report_labels: Mapping[SiteKind, str]
    stages: tuple[Stage, ...]
    figures: tuple[FigureRule, ...] = ()
    site_kinds: frozenset[SiteKind] = EVERY_SITE

    def sections(self, site_kind: SiteKind) -> Iterator[tuple[Stage, Section]]:
        """Stages and sections of a report on this kind of site, in order."""
        for stage in self.stages:
            for section in stage.sections(site_kind):
                yield stage, section

    def criteria(self, site_kind: SiteKind) -> Iterator[tuple[Stage, Section, Criterion]]:
        """Everything that a report on this kind of site asks, in order."""
        for stage, section in self.sections(site_kind):
            for criterion in section.criteria:
                yield stage, section, criterion

    def stage_of(self, section_id: str, site_kind: SiteKind) -> Stage | None:
        """The stage that a section belongs to; None where the scenario has no such section."""
        found = (stage for stage, each in self.sections(site_kind) if each.id == section_id)
        return next(found, None)
