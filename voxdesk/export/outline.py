"""What a report document says, in order and in words; formats only lay it out.

`outlining.py` makes it. Every string is one line, clean, and not yet escaped for a format.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from voxdesk.domain.report import Stance
from voxdesk.export.words import Words

Row = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Mark:
    """How a finding, or one check of it, came out.

    `key` names its colour: the verdict or polarity, `score`, `none` where nobody judged.
    """

    key: str
    text: str
    symbol: str = ""

    def __str__(self) -> str:
        return f"{self.symbol} {self.text}".strip()


@dataclass(frozen=True, slots=True)
class QuoteLines:
    """One quote: what was said, when, by whom, in which recording, and how it was labelled.

    `number` is its place among all quotes of the report. `clip` is its sound as a data URI.
    """

    number: int
    text: str
    times: str
    speaker: str
    recording: str
    stance: Stance | None
    stance_word: str
    probability: str
    clip: str = ""

    @property
    def source(self) -> str:
        """Everything beside the words themselves, as one line."""
        return _joined(self.times, self.speaker, self.recording, self.stance_word, self.probability)

    @property
    def said(self) -> str:
        """When and by whom, as one line."""
        return _joined(self.times, self.speaker)

    @property
    def label(self) -> str:
        return _joined(self.stance_word, self.probability)


@dataclass(frozen=True, slots=True)
class QuoteGroup:
    """Quotes that answer one check of a rubric; `question` is empty where there is no rubric."""

    question: str
    mark: Mark | None
    quotes: tuple[QuoteLines, ...]
    doubtful: tuple[QuoteLines, ...]


@dataclass(frozen=True, slots=True)
class FindingLines:
    """One finding, by its number in the report, which the summary cites.

    An empty one is a point of a structured report on which nothing was said. `about` is what a
    person made of it; `alarms` say why it must not be relied on as it is.
    """

    number: int
    title: str
    group: str
    mark: Mark
    empty: bool
    about: str
    statement: str
    recommendation: str
    groups: tuple[QuoteGroup, ...]
    alarms: tuple[str, ...]
    notes: tuple[str, ...]
    times: str

    @property
    def quotes(self) -> tuple[QuoteLines, ...]:
        return tuple(quote for group in self.groups for quote in group.quotes)

    @property
    def doubtful(self) -> tuple[QuoteLines, ...]:
        return tuple(quote for group in self.groups for quote in group.doubtful)


@dataclass(frozen=True, slots=True)
class SectionLines:
    """A titled part of the report; `title` is empty where its scenario is not known.

    `coverage` says how much of what it asks was spoken of, for lists of factors and points.
    """

    number: int
    title: str
    coverage: str
    findings: tuple[FindingLines, ...]


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure in words; `share`, 0 to 1, is the length of its bar, None where it has none."""

    name: str
    value: str
    note: str = ""
    share: float | None = None


@dataclass(frozen=True, slots=True)
class Chart:
    """Figures that belong together, beside each other."""

    title: str
    bars: tuple[Measure, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """A group of a list and what of it nobody spoke of; nothing left means fully covered."""

    title: str
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GapSection:
    title: str
    coverage: str
    groups: tuple[Gap, ...]


@dataclass(frozen=True, slots=True)
class SimilarLines:
    source: str
    text: str


@dataclass(frozen=True, slots=True)
class Outline:
    language: str
    say: Words
    title: str
    subtitle: str
    author: str
    created_at: str
    warnings: tuple[str, ...]
    visit: tuple[Row, ...]
    recordings: tuple[tuple[str, str, str], ...]
    tally: str
    summary: tuple[str, ...]
    figures: tuple[Measure, ...]
    charts: tuple[Chart, ...]
    sections: tuple[SectionLines, ...]
    gaps: tuple[GapSection, ...]
    rejected: tuple[Row, ...]
    """Number and title of what the auditor rejected."""
    similar: tuple[SimilarLines, ...]
    about_labels: str
    run: tuple[Row, ...]
    run_notes: tuple[str, ...]
    seal: tuple[Row, ...]

    @property
    def findings(self) -> tuple[FindingLines, ...]:
        return tuple(finding for section in self.sections for finding in section.findings)

    @property
    def quotes(self) -> Iterator[tuple[FindingLines, QuoteLines]]:
        """All quotes by number, each with the finding that it stands behind."""
        for finding in self.findings:
            for group in finding.groups:
                for quote in (*group.quotes, *group.doubtful):
                    yield finding, quote


def _joined(*parts: str) -> str:
    return " · ".join(filter(None, parts))
