"""Two reports of one kind side by side: what each says of a criterion, and what differs."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from voxdesk.domain.checks import bare_words
from voxdesk.domain.report import Evidence, Finding, Report


class Difference(StrEnum):
    """In what two findings on one criterion differ."""

    ONLY_LEFT = "only_left"
    """The other report has no finding on it."""
    ONLY_RIGHT = "only_right"
    VERDICT = "verdict"
    SCORE = "score"
    POLARITY = "polarity"
    STATEMENT = "statement"
    QUOTES = "quotes"


@dataclass(frozen=True, slots=True)
class Pair:
    """What two reports say on one criterion; None where one of them has no finding on it.

    `left_quotes` and `right_quotes` stand behind one of the findings alone.
    """

    left: Finding | None
    right: Finding | None
    differs: tuple[Difference, ...] = ()
    left_quotes: tuple[Evidence, ...] = ()
    right_quotes: tuple[Evidence, ...] = ()

    @property
    def one(self) -> Finding:
        """The left finding, or the right one where it stands alone: its criterion and title."""
        finding = self.left or self.right
        assert finding is not None
        return finding


@dataclass(frozen=True, slots=True)
class Comparison:
    """`figures` are those that differ: by name, the value on each side (None where it lacks)."""

    left: Report
    right: Report
    pairs: tuple[Pair, ...]
    figures: dict[str, tuple[object, object]]

    @property
    def different(self) -> tuple[Pair, ...]:
        return tuple(each for each in self.pairs if each.differs)


def compare(left: Report, right: Report) -> Comparison:
    """Both reports criterion by criterion, in the order of the left one.

    Findings that a report made up itself, as factors that no taxonomy names, have numbers for
    criteria, which say nothing about another run: these are paired by their titles.
    """
    ours, theirs = _keyed(left.findings), _keyed(right.findings)
    names = dict.fromkeys([*left.figures, *right.figures])
    values = {name: (left.figures.get(name), right.figures.get(name)) for name in names}
    return Comparison(
        left,
        right,
        tuple(_pair(ours.get(key), theirs.get(key)) for key in dict.fromkeys([*ours, *theirs])),
        {name: pair for name, pair in values.items() if pair[0] != pair[1]},
    )


def _keyed(findings: Iterable[Finding]) -> dict[tuple[str, ...], Finding]:
    keyed: dict[tuple[str, ...], Finding] = {}
    for finding in findings:
        made_up = finding.criterion_id.rpartition("-")[2].isdecimal()
        key = (finding.section, *bare_words(finding.title)) if made_up else (finding.criterion_id,)
        # Two of a title, one after the other: the second stands for itself.
        keyed[key if key not in keyed else (*key, finding.criterion_id)] = finding
    return keyed


def _pair(left: Finding | None, right: Finding | None) -> Pair:
    if left is None or right is None:
        only = Difference.ONLY_RIGHT if left is None else Difference.ONLY_LEFT
        return Pair(left, right, (only,))
    left_only, right_only = _apart(left, right), _apart(right, left)
    said = {
        Difference.VERDICT: left.verdict is not right.verdict,
        Difference.SCORE: left.score != right.score,
        Difference.POLARITY: left.polarity is not right.polarity,
        Difference.STATEMENT: bare_words(left.statement) != bare_words(right.statement),
        Difference.QUOTES: bool(left_only or right_only),
    }
    differs = tuple(each for each, true in said.items() if true)
    return Pair(left, right, differs, left_only, right_only)


def _apart(one: Finding, other: Finding) -> tuple[Evidence, ...]:
    """What stands behind one finding and not behind the other, with the same stance."""
    known = {_said(each) for each in other.evidence if each.stands}
    return tuple(each for each in one.evidence if each.stands and _said(each) not in known)


def _said(evidence: Evidence) -> tuple[object, ...]:
    return (evidence.recording_id, *bare_words(evidence.quote), evidence.stance, evidence.check_id)
