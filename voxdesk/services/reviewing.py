"""What a person makes of findings: verdict, score, figures and summary of the report follow.

Every act notes itself in the chain of custody and gives the finding as it was before: `restore`
takes the act back. A report that was reviewed is a draft again once one of its findings changes.
"""

from collections.abc import Mapping
from dataclasses import replace

from voxdesk.desk import Desk
from voxdesk.domain import figures, gate, quoting, summary
from voxdesk.domain.ids import FindingId, SegmentId, written
from voxdesk.domain.model_entry import EXTRACTIVE
from voxdesk.domain.quoting import Quote
from voxdesk.domain.report import (
    OWN_FIELDS,
    Evidence,
    Finding,
    Report,
    ReportState,
    Review,
    Stance,
    Verdict,
    assessed,
)
from voxdesk.domain.scenario import Criterion, Method
from voxdesk.domain.transcript import Segment
from voxdesk.errors import BadRequest, NothingFound
from voxdesk.services import scenarios

STANCES = frozenset({Stance.FOR, Stance.AGAINST, Stance.NEUTRAL})
"""What evidence that a person adds can say."""

Asked = tuple[Method, Criterion | None]
"""How a finding was come to, and the criterion; None where the report made it up itself."""


def stale(desk: Desk, report: Report) -> frozenset[FindingId]:
    """The findings whose quotes no longer stand in the transcripts; see `domain/gate.py`."""
    return gate.stale(report.findings, _texts(desk, report))


def hindrances(desk: Desk, report: Report) -> tuple[gate.Hindrance, ...]:
    """What keeps a report from being final as it and the transcripts stand now."""
    return gate.hindrances(report, stale(desk, report))


# --- what a person thinks of a finding ------------------------------------------------------------


def review(desk: Desk, finding_id: FindingId, word: Review) -> Finding:
    """Accept or reject a finding, mark it as one's own opinion, or leave it open again."""
    before = desk.store.findings.get(finding_id)
    after = replace(before, review=word)
    return _keep(desk, _report(desk, before), before, after, {"review": word})


def edit(desk: Desk, finding_id: FindingId, texts: Mapping[str, str | None]) -> Finding:
    """Write fields of a finding (`OWN_FIELDS`); None puts back what the program made of one.

    A statement that says what no quote says makes the finding unsupported, which holds a report
    up until it is marked as an opinion.
    """
    before = desk.store.findings.get(finding_id)
    if unknown := set(texts) - OWN_FIELDS:
        raise BadRequest(f"{', '.join(sorted(unknown))}: not to be written in a finding")
    after = before
    for name, text in texts.items():
        after = _written(after, name, text)
    report = _report(desk, before)
    method, criterion = _asked(desk, report, before)
    if "verdict" in texts and after.evidence:
        after = assessed(after, method)
    if "statement" in texts:
        after = gate.checked(after, _in_words(criterion, report.language))
    return _keep(desk, report, before, after, {"edited": sorted(texts)})


def _written(finding: Finding, name: str, text: str | None) -> Finding:
    """The finding with a field as a person wrote it, or (None) as it was before that."""
    own = dict(finding.own)
    found: str = getattr(finding, name) or ""
    made = own.pop(name, found)
    said = made if text is None else text.strip()
    if text is not None:
        own[name] = made
    if name == "statement":
        return replace(finding, statement=said, own=own)
    if name == "recommendation":
        return replace(finding, recommendation=said, own=own)
    if said not in set(Verdict) and text is not None:
        raise BadRequest(f"{text!r} is no verdict; there is {', '.join(Verdict)}")
    return replace(finding, verdict=Verdict(said) if said else None, own=own)


# --- evidence -------------------------------------------------------------------------------------


def confirm(
    desk: Desk, finding_id: FindingId, evidence_position: int, confirmed: bool | None
) -> Finding:
    """Let a label count, take it out, or (None) leave it to its probability again."""
    before = desk.store.findings.get(finding_id)
    _at(before, evidence_position)
    evidence = tuple(
        replace(each, confirmed=confirmed) if place == evidence_position else each
        for place, each in enumerate(before.evidence)
    )
    detail = {"evidence": evidence_position, "confirmed": confirmed}
    return _weigh(desk, _report(desk, before), before, evidence, detail)


def add_evidence(
    desk: Desk,
    finding_id: FindingId,
    segment_id: SegmentId,
    stance: Stance,
    *,
    letters: tuple[int, int] | None = None,
    quote: str = "",
    check_id: str = "",
) -> Finding:
    """Add what stands in a segment as evidence that counts.

    The words that `letters` (first, behind the last) touch, or those of `quote`, or all of them.
    A scored finding is told which check of its rubric (`check_id`) they answer.
    """
    before = desk.store.findings.get(finding_id)
    report = _report(desk, before)
    if stance not in STANCES:
        raise BadRequest(f"evidence is {', '.join(sorted(STANCES))}, not {stance}")
    _require_check(_asked(desk, report, before)[1], check_id)
    (segment,) = desk.store.segments.chosen([segment_id])
    recording_id = desk.store.transcripts.get(segment.transcript_id).recording_id
    if recording_id not in report.recording_ids:
        raise BadRequest(
            f"{written('segment', segment_id)} is of {written('recording', recording_id)}, which"
            f" {written('report', report.id)} is not about"
        )
    said = _selected(segment, letters, quote)
    added = Evidence(
        recording_id=recording_id,
        segment_ids=(segment_id,),
        quote=said.text,
        start_ms=said.start_ms,
        end_ms=said.end_ms,
        stance=stance,
        confirmed=True,
        check_id=check_id,
    )
    if any(replace(each, confirmed=True, sure=False) == added for each in before.evidence):
        raise BadRequest(f"{written('finding', finding_id)} has this evidence already")
    detail = {"added": written("segment", segment_id)}
    return _weigh(desk, report, before, (*before.evidence, added), detail)


def remove_evidence(desk: Desk, finding_id: FindingId, evidence_position: int) -> Finding:
    """Remove evidence that a person added; what was found can only be taken out (`confirm`)."""
    before = desk.store.findings.get(finding_id)
    if not _at(before, evidence_position).added:
        raise BadRequest(f"evidence {evidence_position} was found, not added: do not let it count")
    rest = tuple(each for place, each in enumerate(before.evidence) if place != evidence_position)
    return _weigh(desk, _report(desk, before), before, rest, {"removed": evidence_position})


def _at(finding: Finding, position: int) -> Evidence:
    if not 0 <= position < len(finding.evidence):
        raise NothingFound(f"evidence {position}")
    return finding.evidence[position]


def _selected(segment: Segment, letters: tuple[int, int] | None, quote: str) -> Quote:
    if quote:
        said = quoting.found(segment, quote)
    else:
        said = quoting.selected(segment, *(letters or (0, len(segment.text))))
    if said is None:
        raise BadRequest(f"{written('segment', segment.id)}: no such words in it")
    return said


def _require_check(criterion: Criterion | None, check_id: str) -> None:
    checks = [each.id for each in criterion.checks] if criterion else []
    if checks and check_id not in checks:
        raise BadRequest(f"{check_id!r} is no check of it; there is {', '.join(checks)}")
    if check_id and not checks:
        raise BadRequest(f"{check_id!r}: it has no checks")


# --- keeping what was made of it ------------------------------------------------------------------


def restore(desk: Desk, finding: Finding) -> Finding:
    """Put a finding back as it was before an act; gives it as it stood until now."""
    now = desk.store.findings.get(finding.id)
    return _keep(desk, _report(desk, now), now, finding, {"restored": True})


def _weigh(
    desk: Desk,
    report: Report,
    before: Finding,
    evidence: tuple[Evidence, ...],
    detail: Mapping[str, object],
) -> Finding:
    """Keep a finding with other evidence and with what follows from it."""
    method, criterion = _asked(desk, report, before)
    after = replace(before, evidence=evidence)
    # Nothing follows from there being no evidence where nobody would have judged it.
    unjudged = report.run is not None and report.run.writer == EXTRACTIVE
    if evidence or not unjudged:
        after = assessed(after, method)
    elif "verdict" not in after.own:
        after = replace(after, verdict=None, score=None, polarity=None)
    after = gate.checked(after, _in_words(criterion, report.language))
    return _keep(desk, report, before, after, detail)


def _keep(
    desk: Desk, report: Report, before: Finding, after: Finding, detail: Mapping[str, object]
) -> Finding:
    """Keep a changed finding, and sum its report up anew."""
    with desk.store.writing("reports"):
        desk.store.findings.change(after, detail)
        if report.state is ReportState.REVIEWED:
            desk.store.reports.set_state(report.id, ReportState.DRAFT)
        _sum_up(desk, report)
    return before


def _sum_up(desk: Desk, before: Report) -> None:
    """Summary and figures of a report anew, after a finding changed."""
    kind = scenarios.of_report(desk, before.id)
    # What somebody else wrote, as in a report taken over, is left as it is.
    if before.complete and kind is not None:
        findings = desk.store.findings.of_report(before.id)
        desk.store.reports.sum_up(
            before.id,
            summary.compose(findings, before.language, kind.scenario, before.site_kind),
            figures.compute(kind.scenario, before.site_kind, findings),
        )


def _report(desk: Desk, finding: Finding) -> Report:
    return desk.store.reports.get(desk.store.findings.report_of(finding.id))


def _asked(desk: Desk, report: Report, finding: Finding) -> Asked:
    """Of a report taken over, nothing but verdicts is known."""
    kind = scenarios.of_report(desk, report.id)
    stage = kind and kind.scenario.stage_of(finding.section, report.site_kind)
    if not kind or not stage:
        return Method.CRITERIA, None
    criteria = (each for _s, _t, each in kind.scenario.criteria(report.site_kind))
    return stage.method, next((c for c in criteria if c.id == finding.criterion_id), None)


def _in_words(criterion: Criterion | None, language: str) -> str | None:
    """What was asked: title, question and checks, which a statement may repeat."""
    if criterion is None:
        return None
    checks = (each.question.within(language) for each in criterion.checks)
    return "\n".join([criterion.title.within(language), criterion.asked(language), *checks])


def _texts(desk: Desk, report: Report) -> gate.Texts:
    """The present text of every segment that a report quotes, in one question."""
    return desk.store.transcripts.standing(
        {
            segment_id
            for finding in report.findings
            for each in finding.evidence
            for segment_id in each.segment_ids
        }
    )
