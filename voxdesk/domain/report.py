"""Reports: findings, each with a verdict that is arithmetic over its evidence."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from voxdesk.domain.ids import (
    DefinitionId,
    FindingId,
    RecordingId,
    ReportId,
    SegmentId,
    StageId,
    VisitId,
)
from voxdesk.domain.run_card import RunCard
from voxdesk.domain.scenario import SPOKEN_OF, Method
from voxdesk.domain.visit import SiteKind


class Stance(StrEnum):
    """How a sentence stands to a criterion; of a factor, it praises, blames or just mentions it."""

    FOR = "for"
    AGAINST = "against"
    NEUTRAL = "neutral"
    UNRELATED = "unrelated"


class Polarity(StrEnum):
    """How a factor is spoken of."""

    POSITIVE = "positive"
    CRITICAL = "critical"
    MIXED = "mixed"
    NEUTRAL = "neutral"


class Verdict(StrEnum):
    MET = "met"
    PARTLY_MET = "partly_met"
    NOT_MET = "not_met"
    NOT_COVERED = "not_covered"


class Support(StrEnum):
    """Whether quotes, numbers and names of a finding passed the check."""

    SUPPORTED = "supported"
    UNSUPPORTED = "unsupported"


class Review(StrEnum):
    """What a person made of a finding."""

    OPEN = "open"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    OPINION = "opinion"


class ReportState(StrEnum):
    DRAFT = "draft"
    REVIEWED = "reviewed"
    FINAL = "final"
    SUPERSEDED = "superseded"


@dataclass(frozen=True, slots=True)
class Evidence:
    """A verbatim quote behind a finding.

    `stance` and `probability` are None where no writing model judged. `sure` means that its label
    was probable enough for the calibration of its writer; one that is not sure is doubtful.
    `confirmed` is a person's word: True lets a doubtful label count, False takes a sure one out.
    `check_id` is the check of the rubric that it answers.
    """

    recording_id: RecordingId
    segment_ids: tuple[SegmentId, ...]
    quote: str
    start_ms: int
    end_ms: int
    stance: Stance | None = None
    probability: float | None = None
    sure: bool = False
    confirmed: bool | None = None
    check_id: str = ""

    @property
    def counts(self) -> bool:
        """Whether the verdict rests on it."""
        if self.stance is None or self.stance is Stance.UNRELATED:
            return False
        if self.confirmed is not None:
            return self.confirmed
        return self.sure

    @property
    def stands(self) -> bool:
        """Whether it speaks of the criterion: it counts, or nobody judged or took it out."""
        return self.counts or (self.stance is None and self.confirmed is not False)

    @property
    def added(self) -> bool:
        """Whether a person chose it from the transcript: what is found is labelled with odds."""
        return self.stance is not None and self.probability is None

    @property
    def doubtful(self) -> bool:
        """Labelled as speaking of the criterion, but not surely enough to count unseen."""
        spoken = self.stance not in (None, Stance.UNRELATED)
        return spoken and self.confirmed is None and not self.counts


def judge(evidence: Iterable[Evidence]) -> Verdict:
    """The verdict that follows from the evidence that counts."""
    stances = {each.stance for each in evidence if each.counts}
    if stances == {Stance.FOR}:
        return Verdict.MET
    if stances == {Stance.AGAINST}:
        return Verdict.NOT_MET
    return Verdict.PARTLY_MET if stances else Verdict.NOT_COVERED


def polarity(evidence: Iterable[Evidence]) -> Polarity | None:
    """How a factor is spoken of in the evidence that counts; None where it is not."""
    stances = {each.stance for each in evidence if each.counts}
    if {Stance.FOR, Stance.AGAINST} <= stances:
        return Polarity.MIXED
    for stance, found in _POLARITIES.items():
        if stance in stances:
            return found
    return None


_POLARITIES = {
    Stance.FOR: Polarity.POSITIVE,
    Stance.AGAINST: Polarity.CRITICAL,
    Stance.NEUTRAL: Polarity.NEUTRAL,
}

POINTS = {Verdict.MET: 100.0, Verdict.PARTLY_MET: 50.0, Verdict.NOT_MET: 0.0}
"""What a check is worth; one that nothing was said on is worth nothing either way."""


def score(evidence: Sequence[Evidence]) -> tuple[float | None, int]:
    """The score of a rubric, 0 to 100, and on how many of its checks it rests.

    100 times the checks met (half for partly met) by the checks judged; None where there are none.
    """
    verdicts = [
        judge(each for each in evidence if each.check_id == check)
        for check in {each.check_id for each in evidence if each.check_id}
    ]
    points = [POINTS[each] for each in verdicts if each in POINTS]
    return (sum(points) / len(points) if points else None), len(points)


OWN_FIELDS = frozenset({"statement", "recommendation", "verdict"})
"""What a person may write in a finding in place of what was computed or phrased."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One statement on one criterion. `verdict` is None where nobody judged.

    A factor that was spoken of has a polarity in place of a verdict; a criterion with a rubric has
    a score (0 to 100, None where no check could be judged). `section` is the part of the report it
    stands in. `own` names the fields that a person wrote, each with what stood there before.
    `id` is 0 until it is stored.
    """

    id: FindingId
    criterion_id: str
    title: str
    verdict: Verdict | None
    support: Support
    statement: str
    recommendation: str
    evidence: tuple[Evidence, ...] = ()
    review: Review = Review.OPEN
    notes: tuple[str, ...] = ()
    """Codes of what a reader should know, e.g. `cut` (the text ran on), `words_only`."""
    section: str = ""
    score: float | None = None
    polarity: Polarity | None = None
    own: Mapping[str, str] = field(default_factory=dict)

    @property
    def mentioned(self) -> bool:
        """Whether anything that was said speaks of its criterion."""
        return any(each.stands for each in self.evidence)


def assessed(finding: Finding, method: Method) -> Finding:
    """The finding with what follows from its evidence; a verdict that a person gave stays.

    Where nobody judged, nothing follows: all of it is None.
    """
    unjudged = any(each.stance is None and each.stands for each in finding.evidence)
    if method in (Method.CRITERIA, Method.SCORED):
        verdict = None if unjudged else judge(finding.evidence)
    else:
        verdict = None if unjudged or finding.mentioned else Verdict.NOT_COVERED
    return replace(
        finding,
        verdict=finding.verdict if "verdict" in finding.own else verdict,
        score=score(finding.evidence)[0] if method is Method.SCORED else None,
        polarity=polarity(finding.evidence) if method in SPOKEN_OF else None,
    )


@dataclass(frozen=True, slots=True)
class SimilarPassage:
    """Something a past report or transcript says, shown beside this one, never its evidence."""

    kind: str
    source_id: int
    visit_id: VisitId
    site: str
    date: str
    text: str
    score: float


@dataclass(frozen=True, slots=True)
class Report:
    """A document about one visit, or about recordings that belong to none."""

    id: ReportId
    kind: str
    title: str
    scenario_id: str
    visit_id: VisitId | None
    recording_ids: tuple[RecordingId, ...]
    state: ReportState
    created_at: str
    language: str
    findings: tuple[Finding, ...] = ()
    summary: str = ""
    figures: dict[str, object] = field(default_factory=dict)
    judged: dict[str, float] = field(default_factory=dict)
    """For each figure that is a mean: the percentage of what it rests on that was judged."""
    similar: tuple[SimilarPassage, ...] = ()
    run: RunCard | None = None
    complete: bool = False
    site_kind: SiteKind = SiteKind.OTHER
    definition_ids: tuple[DefinitionId, ...] = ()
    """The versions of scenario and taxonomies it was made by; none where it was taken over."""
    supersedes: ReportId | None = None


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A report as lists show it, without what is said in it."""

    id: ReportId
    kind: str
    title: str
    state: ReportState
    created_at: str
    complete: bool
    visit_id: VisitId | None
    site: str
    date: str
    recordings: int
    findings: int
    stages: int


class StageKind(StrEnum):
    NARRATIVE = "narrative"
    FIGURES = "figures"
    """The text is JSON."""


@dataclass(frozen=True, slots=True)
class Stage:
    """A step of a report's making. `inputs` are what it read: `transcript`, or earlier stages.

    `id` is 0 until it is stored; `run` says how it was made.
    """

    id: StageId
    name: str
    kind: StageKind
    text: str
    inputs: tuple[str, ...] = ()
    run: dict[str, object] = field(default_factory=dict)
    made_at: str = ""
