"""How a finding came out, in words, a sign and a tone: verdict, score or polarity."""

from dataclasses import dataclass

from PySide6.QtCore import QLocale

from voxdesk import texts
from voxdesk.domain.report import Evidence, Finding, Polarity, Review, Stance, Verdict, score
from voxdesk.domain.scenario import SPOKEN_OF, Method
from voxdesk.gui.words import later, tr

TINTS = {
    Verdict.MET: "good",
    Verdict.PARTLY_MET: "warning",
    Verdict.NOT_MET: "danger",
    Verdict.NOT_COVERED: "muted",
}
POLARITIES = {
    Polarity.POSITIVE: (later("Positive"), "stance-for", "good"),
    Polarity.CRITICAL: (later("Critical"), "stance-against", "danger"),
    Polarity.MIXED: (later("Mixed"), "verdict-partly_met", "warning"),
    Polarity.NEUTRAL: (later("Neutral"), "verdict-not_covered", "muted"),
}
SPOKEN = {
    Stance.FOR: later("positive"),
    Stance.AGAINST: later("critical"),
    Stance.NEUTRAL: later("neutral"),
}
STANCES = {
    Stance.FOR: later("for"),
    Stance.AGAINST: later("against"),
    Stance.NEUTRAL: later("neutral"),
}
REVIEWS = {
    Review.ACCEPTED: (later("Accepted"), "check", "good"),
    Review.REJECTED: (later("Rejected: it does not count"), "cancel", "danger"),
    Review.OPINION: (later("The auditor's own opinion"), "signed", "accent"),
}
GOOD_FROM, FAIR_FROM = 80, 40
"""From which score on a bar is green or amber; the number stands beside it."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """`words` and sign of how a finding came out; `beside` is what it rests on."""

    words: str
    icon: str
    tint: str
    beside: str = ""

    @property
    def told(self) -> str:
        return f"{self.words}, {self.beside}" if self.beside else self.words


def verdict_icon(verdict: Verdict | None) -> str:
    return "verdict-none" if verdict is None else f"verdict-{verdict}"


def verdict_tint(verdict: Verdict | None) -> str:
    return "muted" if verdict is None else TINTS[verdict]


def score_tint(value: float | None) -> str:
    if value is None:
        return "muted"
    return "good" if value >= GOOD_FROM else "warning" if value >= FAIR_FROM else "danger"


def percent(value: float) -> str:
    """`66.7 %` in the numbers of this place; whole ones without a point."""
    digits = 0 if float(value).is_integer() else 1
    return tr("{number} %").format(number=QLocale().toString(float(value), "f", digits))


def outcome(finding: Finding, method: Method | None, checks: int = 0) -> Outcome:
    """What to show at the head of a finding; `checks` is how many its rubric has."""
    if method is Method.SCORED and "verdict" not in finding.own:
        judged = score(finding.evidence)[1]
        beside = tr("{judged} of {checks} checks").format(judged=judged, checks=checks)
        if finding.score is None:
            return Outcome(tr("Not judged"), "verdict-none", "muted", beside if checks else "")
        return Outcome(
            percent(round(finding.score, 1)),
            verdict_icon(finding.verdict),
            score_tint(finding.score),
            beside,
        )
    if finding.polarity is not None and "verdict" not in finding.own:
        words, icon, tint = POLARITIES[finding.polarity]
        return Outcome(tr(words), icon, tint)
    if method in SPOKEN_OF and finding.verdict is None:
        return Outcome(tr("Spoken of"), "verdict-none", "muted")
    if method is Method.LINKS and finding.verdict is None:
        return Outcome(tr("%n quotes", sum(e.stands for e in finding.evidence)), "compare", "muted")
    if method is Method.FACTORS and finding.verdict is Verdict.NOT_COVERED:
        return Outcome(tr("Not spoken of"), verdict_icon(finding.verdict), "muted")
    verdict = finding.verdict
    return Outcome(texts.verdict(verdict), verdict_icon(verdict), verdict_tint(verdict))


def stance(evidence: Evidence, method: Method | None) -> str:
    """Which way a quote speaks; of a factor, how."""
    known = SPOKEN if method in SPOKEN_OF else STANCES
    return "" if evidence.stance not in known else tr(known[evidence.stance])
