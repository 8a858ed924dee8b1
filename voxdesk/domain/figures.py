"""The figures of a report, computed from its findings by the rules of its scenario.

Whatever code can compute, code computes: no model gives a number. Findings that a person rejected
do not count. Means leave out what could not be judged, and say what share was.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import fmean

from voxdesk.domain.report import Finding, Review, Verdict, score
from voxdesk.domain.scenario import Compute, Criterion, FigureRule, Method, Scenario
from voxdesk.domain.visit import SiteKind

OTHER = "other"
TOTAL = "total"

VERDICTS = (Verdict.MET, Verdict.PARTLY_MET, Verdict.NOT_MET, Verdict.NOT_COVERED)


@dataclass(frozen=True, slots=True)
class Figures:
    """`judged` is the share (percent) of the checks a mean rests on that could be judged."""

    values: Mapping[str, object]
    judged: Mapping[str, float] = field(default_factory=dict)


def compute(scenario: Scenario, site_kind: SiteKind, findings: Sequence[Finding]) -> Figures:
    """All figures of a report on a kind of site, in the order of the scenario's rules."""
    counted = [each for each in findings if each.review is not Review.REJECTED]
    work = _Work(scenario, site_kind, counted)
    for rule in scenario.figures:
        work.add(rule)
    return Figures(work.values, work.judged)


class _Work:
    """What is computed so far; a rule may use what stands before it."""

    def __init__(
        self, scenario: Scenario, site_kind: SiteKind, findings: Sequence[Finding]
    ) -> None:
        self.values: dict[str, object] = {}
        self.judged: dict[str, float] = {}
        self._by_criterion = {each.criterion_id: each for each in findings}
        self._findings = findings
        # Of what nobody was asked for, only what some evidence surely shows is found; sentences
        # that were listed by their words alone are candidates.
        self._found = [each for each in findings if any(one.counts for one in each.evidence)]
        # How many there are of what only a judge can find, nobody knows where nobody judged.
        self._unjudged = bool(findings) and not any(map(_judged, findings))
        self._sections = [
            (stage, section, section.criteria) for stage, section in scenario.sections(site_kind)
        ]
        # A stage that finds its own criteria, not asked for any, has them by section alone.
        self._others, self._links = (
            {section.id for stage, section, _ in self._sections if stage.method is method}
            for method in (Method.OTHERS, Method.LINKS)
        )

    def add(self, rule: FigureRule) -> None:
        match rule.compute:
            case Compute.MEAN:
                self._mean(rule)
            case Compute.MEAN_OF:
                self._mean_of(rule)
            case Compute.VERDICTS:
                self.values |= verdicts(self._findings)
            case Compute.MENTIONED if not rule.name:
                self.values |= self._counts(rule, mentioned=True)
            case _:
                self.values[rule.name] = self._value(rule)

    def _value(self, rule: FigureRule) -> object:
        match rule.compute:
            case Compute.SCORES:
                scores = {each.id: self._score(each.id) for each in self._criteria(rule)}
                return list(scores.values()) if rule.as_list else scores
            case Compute.BANDS:
                return self._band(rule)
            case Compute.MENTIONED:
                return self._counts(rule, mentioned=True)
            case Compute.UNMENTIONED:
                return self._counts(rule, mentioned=False)
            case Compute.COVERAGE | Compute.COMPLETENESS:
                asked = self._asked(rule)
                return _percent(sum(map(self._mentioned, asked)), len(asked))
            case Compute.MISSING:
                return sum(not self._mentioned(each) for each in self._asked(rule))
            case Compute.QUOTES:
                return len(_quotes(self._of_stages(rule)))
            case Compute.COUNT:
                if self._unjudged:
                    return None
                found = [each for each in self._found if each.section in rule.sections]
                few = rule.under or None
                return sum(few is None or len(_quotes([each])) < few for each in found)
            case Compute.TYPE:
                return self._type(rule.criterion)
            case _:
                return int(rule.value) if float(rule.value).is_integer() else rule.value

    # --- scores -----------------------------------------------------------------------------------

    def _criteria(self, rule: FigureRule) -> list[Criterion]:
        return [
            each
            for _stage, section, criteria in self._sections
            if section.id in rule.sections
            for each in criteria
        ]

    def _score(self, criterion_id: str) -> float | None:
        finding = self._by_criterion.get(criterion_id)
        return None if finding is None or finding.score is None else round(finding.score, 1)

    def _mean(self, rule: FigureRule) -> None:
        criteria = self._criteria(rule)
        known = [self._by_criterion[each.id] for each in criteria if each.id in self._by_criterion]
        scores = [each.score for each in known if each.score is not None]
        checks = sum(len(each.checks) for each in criteria)
        done = sum(score(each.evidence)[1] for each in known)
        self.values[rule.name] = round(fmean(scores), 1) if scores else None
        self.judged[rule.name] = _percent(done, checks) or 0.0

    def _mean_of(self, rule: FigureRule) -> None:
        named = [self.values.get(each) for each in rule.figures]
        numbers = [float(each) for each in named if isinstance(each, int | float)]
        shares = [self.judged.get(each, 100.0) for each in rule.figures]
        self.values[rule.name] = round(fmean(numbers), 1) if numbers else None
        self.judged[rule.name] = round(fmean(shares), 1)

    def _band(self, rule: FigureRule) -> str | None:
        value = self.values.get(rule.figures[0])
        if not isinstance(value, int | float):
            return None
        reached = [each for each in rule.bands if value >= each.least]
        return max(reached, key=lambda each: each.least).id if reached else None

    # --- what was spoken of -----------------------------------------------------------------------

    def _counts(self, rule: FigureRule, *, mentioned: bool) -> dict[str, int]:
        """Criteria spoken of (or not) by section, and in all; others are always spoken of."""
        counts: dict[str, int] = {}
        for stage, section, criteria in self._sections:
            if stage.id in rule.stages and section.id not in self._others | self._links:
                counts[section.id] = sum(self._mentioned(each.id) is mentioned for each in criteria)
        if mentioned and self._others:
            counts[OTHER] = sum(each.section in self._others for each in self._found)
        return counts | {TOTAL: sum(counts.values())}

    def _asked(self, rule: FigureRule) -> list[str]:
        return [
            each.id
            for stage, _section, criteria in self._sections
            if stage.id in rule.stages
            for each in criteria
        ]

    def _of_stages(self, rule: FigureRule) -> list[Finding]:
        sections = {section.id for stage, section, _ in self._sections if stage.id in rule.stages}
        return [each for each in self._findings if each.section in sections]

    def _mentioned(self, criterion_id: str) -> bool:
        finding = self._by_criterion.get(criterion_id)
        return finding is not None and finding.mentioned

    def _type(self, criterion_id: str) -> int | None:
        """1 where the criterion is met at least in part, 2 where it is not; None: nobody judged."""
        finding = self._by_criterion.get(criterion_id)
        if finding is None or finding.verdict is None:
            return None
        return 1 if finding.verdict in (Verdict.MET, Verdict.PARTLY_MET) else 2


def verdicts(findings: Sequence[Finding]) -> dict[str, object]:
    """Findings by verdict, the share covered, labels that nobody is sure of."""
    judged = [finding for finding in findings if finding.verdict is not None]
    covered = [finding for finding in judged if finding.verdict is not Verdict.NOT_COVERED]
    counts: dict[str, object] = {
        verdict.value: sum(finding.verdict is verdict for finding in judged) for verdict in VERDICTS
    }
    return counts | {
        "criteria": len(findings),
        "judged": len(judged),
        "coverage_percent": round(100 * len(covered) / len(judged)) if judged else None,
        "doubtful": sum(each.doubtful for finding in findings for each in finding.evidence),
    }


def _judged(finding: Finding) -> bool:
    """Whether anybody judged it: a writer or a person."""
    follows = finding.verdict is not None or finding.polarity is not None
    return follows or any(each.counts for each in finding.evidence)


def _quotes(findings: Iterable[Finding]) -> set[tuple[int, int, str]]:
    """Different quotes that stand behind findings."""
    return {
        (each.recording_id, each.start_ms, each.quote)
        for finding in findings
        for each in finding.evidence
        if each.stands
    }


def _percent(part: int, whole: int) -> float | None:
    return round(100 * part / whole, 1) if whole else None
