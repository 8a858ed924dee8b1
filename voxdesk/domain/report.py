"""Reports: findings, each with a verdict that is arithmetic over its evidence."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from voxdesk.domain.ids import FindingId, RecordingId, ReportId, SegmentId, StageId, VisitId

DOUBTFUL_BELOW = 0.6
"""A label under this probability counts only when a person confirms it."""


class Stance(StrEnum):
    FOR = "for"
    AGAINST = "against"
    UNRELATED = "unrelated"


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

    `stance` and `probability` are None where no writing model judged. `confirmed` is a person's
    word: True lets a doubtful label count, False takes a sure one out.
    """

    recording_id: RecordingId
    segment_ids: tuple[SegmentId, ...]
    quote: str
    start_ms: int
    end_ms: int
    stance: Stance | None = None
    probability: float | None = None
    confirmed: bool | None = None

    @property
    def counts(self) -> bool:
        """Whether the verdict rests on it."""
        if self.stance is None or self.stance is Stance.UNRELATED:
            return False
        if self.confirmed is not None:
            return self.confirmed
        return self.probability is not None and self.probability >= DOUBTFUL_BELOW

    @property
    def doubtful(self) -> bool:
        """Labelled for or against, but not surely enough to count unseen."""
        spoken = self.stance in (Stance.FOR, Stance.AGAINST)
        return spoken and self.confirmed is None and not self.counts


def judge(evidence: Iterable[Evidence]) -> Verdict:
    """The verdict that follows from the evidence that counts."""
    stances = {each.stance for each in evidence if each.counts}
    if stances == {Stance.FOR}:
        return Verdict.MET
    if stances == {Stance.AGAINST}:
        return Verdict.NOT_MET
    return Verdict.PARTLY_MET if stances else Verdict.NOT_COVERED


@dataclass(frozen=True, slots=True)
class Finding:
    """One statement on one criterion. `verdict` is None where nobody judged.

    `id` is 0 until the finding is stored.
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
class RunCard:
    """How a report was made, so that it can be made again."""

    writer: str
    model_sha256: str
    adapter_sha256: str
    meaning_model: str
    parameters: dict[str, object]
    versions: dict[str, str]
    seconds: float
    warnings: tuple[str, ...] = ()


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
    similar: tuple[SimilarPassage, ...] = ()
    run: RunCard | None = None
    complete: bool = False


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
