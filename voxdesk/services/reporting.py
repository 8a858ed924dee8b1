"""Scenario and transcripts into a report: the model labels and phrases, the code decides.

Stage by stage, finding by finding: retrieve the visit's own sentences, label each by itself, let
arithmetic give the verdict, have the evidence phrased, check the phrasing, save the finding. A run
that was stopped goes on at the first finding that is not there.
"""

import time
from collections.abc import Iterable, Mapping, Sequence

from voxdesk.desk import Desk
from voxdesk.domain import figures, summary
from voxdesk.domain.ids import DefinitionId, RecordingId, ReportId, VisitId, written
from voxdesk.domain.job import Job, JobKind
from voxdesk.domain.model_entry import EXTRACTIVE
from voxdesk.domain.report import Finding, Report, ReportState, SimilarPassage
from voxdesk.domain.run_card import RunCard
from voxdesk.domain.scenario import Scenario
from voxdesk.domain.visit import SiteKind
from voxdesk.errors import BadRequest, NothingFound
from voxdesk.jobs.context import JobContext
from voxdesk.services import indexing, retrieving, run_cards, scenarios
from voxdesk.services.inquiring import Inquiry
from voxdesk.services.proceeding import Course
from voxdesk.services.progressing import Progressed


def submit(
    desk: Desk,
    recording_ids: Sequence[RecordingId],
    *,
    kind: str = "walk-through",
    writer: str = "",
    visit_id: VisitId | None = None,
    batch: str = "",
) -> Job:
    """Queue one report over some transcribed recordings, about a visit or about theirs.

    The texts of its scenario are those in use now, whatever is edited until its turn comes. A
    writer that is asked for by name must be there; the one of the settings may be missing, and
    then the evidence is listed without verdicts. In a batch, a recording without a transcript
    fails its own job later.
    """
    found = scenarios.for_kind(desk, kind)
    if not recording_ids:
        raise BadRequest("no recording")
    visits = {desk.store.recordings.get(each).visit_id for each in recording_ids}
    if not batch:
        _require_transcripts(desk, recording_ids)
    if writer and writer != EXTRACTIVE:
        desk.catalogue.find(writer)
    if visit_id is None and len(visits) == 1:
        visit_id = visits.pop()
    _require_site(found.scenario, site_kind(desk, visit_id), visit_id)
    with desk.store.writing("definitions", "jobs"):
        request: dict[str, object] = {
            "recording_ids": list(dict.fromkeys(recording_ids)),
            "kind": kind,
            "writer": writer or desk.settings.writing_model,
            "visit_id": visit_id,
            "definition_ids": list(scenarios.keep(desk, found)),
            "batch": batch,
        }
        return desk.jobs.add(JobKind.REPORT, request)


def rerun(
    desk: Desk, report_id: ReportId, *, criterion_ids: Sequence[str] = (), stage_id: str = ""
) -> Job:
    """Queue writing some findings of a report anew, or all of a stage, by its own writer.

    What a person made of just these is lost; all others stay as they are.
    """
    report = desk.store.reports.get(report_id)
    if report.state in (ReportState.FINAL, ReportState.SUPERSEDED):
        raise BadRequest(f"{written('report', report_id)} was signed off")
    kind = scenarios.of_report(desk, report_id)
    if not report.complete or report.run is None or kind is None:
        raise BadRequest(f"{written('report', report_id)} is not finished")
    if bool(criterion_ids) == bool(stage_id):
        raise BadRequest("criteria or a stage")
    known = {each.criterion_id for each in report.findings}
    for each in criterion_ids:
        if each not in known:
            raise NothingFound(f"{written('report', report_id)}: {each}")
    if stage_id and stage_id not in {each.id for each in kind.scenario.stages}:
        raise NothingFound(f"{written('report', report_id)}: {stage_id}")
    if report.run.writer != EXTRACTIVE:
        desk.catalogue.find(report.run.writer)
    request: dict[str, object] = {
        "report_id": report_id,
        "criterion_ids": list(dict.fromkeys(criterion_ids)),
        "stage_id": stage_id,
        "writer": report.run.writer,
    }
    return desk.jobs.add(JobKind.REPORT, request)


def run(desk: Desk, context: JobContext) -> dict[str, object]:
    """Write the report, or what of it is asked for anew, finding by finding."""
    started = time.monotonic()
    progressed = Progressed(desk, context.job)
    request = context.job.request
    asked = request.get("report_id")
    report_id = _begun(desk, context.job, progressed) if asked is None else ReportId(_number(asked))
    report = desk.store.reports.get(report_id)
    inquiry = Inquiry(desk, context, report, str(request["writer"]))
    course = Course(inquiry, context, progressed)
    if asked is None:
        course.whole()
        card = run_cards.of(inquiry, time.monotonic() - started)
    else:
        wanted = [str(each) for each in _list(request, "criterion_ids")]
        stage_id = str(request["stage_id"])
        course.anew(wanted, stage_id)
        assert report.run is not None
        what: dict[str, object] = {"stage": stage_id} if stage_id else {"criteria": wanted}
        card = run_cards.rerun(report.run, inquiry, what, time.monotonic() - started)
    _finish(inquiry, card)
    indexing.index_report(desk, context, desk.store.reports.get(report.id))
    return {"report_id": report.id, "warnings": list(inquiry.warnings)}


def report_of(desk: Desk, job: Job) -> Report:
    """The report that a finished job made."""
    return desk.store.reports.get(ReportId(int(str(job.result["report_id"]))))


def site_kind(desk: Desk, visit_id: VisitId | None) -> SiteKind:
    return SiteKind.OTHER if visit_id is None else desk.store.visits.get(visit_id).card.site_kind


# --- beginning and end ----------------------------------------------------------------------------


def _begun(desk: Desk, job: Job, progressed: Progressed) -> ReportId:
    """The report of this job: begun by an earlier run of it, or now."""
    if progressed.report_id is not None:
        return progressed.report_id
    recording_ids = [RecordingId(_number(each)) for each in _list(job.request, "recording_ids")]
    definition_ids = [DefinitionId(_number(each)) for each in _list(job.request, "definition_ids")]
    _require_transcripts(desk, recording_ids)
    scenario = scenarios.of_ids(desk, definition_ids).scenario
    visit = job.request["visit_id"]
    visit_id = None if visit is None else VisitId(_number(visit))
    transcript = desk.store.transcripts.latest(recording_ids[0])
    language = transcript.language if transcript is not None else ""
    # One transaction: a kill in between would leave a report that no job goes on with.
    with desk.store.writing("reports", "jobs"):
        report_id = desk.store.reports.start(
            scenario.kind,
            title=scenario.title.within(language),
            scenario_id=scenario.id,
            visit_id=visit_id,
            recording_ids=recording_ids,
            language=language,
            site_kind=site_kind(desk, visit_id),
            definition_ids=definition_ids,
        )
        progressed.begin(report_id)
    return report_id


def _finish(inquiry: Inquiry, card: RunCard) -> None:
    """Complete the report with what is said of all findings together."""
    reports, report_id = inquiry.desk.store.reports, inquiry.report.id
    findings = reports.get(report_id).findings
    with inquiry.desk.store.writing("reports"):
        reports.finish(
            report_id,
            summary=summary.compose(
                findings, inquiry.language, inquiry.scenario, inquiry.site_kind
            ),
            figures=figures.compute(inquiry.scenario, inquiry.site_kind, findings),
            similar=_similar(inquiry, findings),
            run=card,
        )
        if inquiry.report.state is ReportState.REVIEWED:
            # What was written anew is not reviewed yet.
            reports.set_state(report_id, ReportState.DRAFT)


def _similar(inquiry: Inquiry, findings: Sequence[Finding]) -> tuple[SimilarPassage, ...]:
    """What earlier visits said on what this one found."""
    if inquiry.meaning is None:
        return ()
    texts = [f"{each.title}: {each.statement}" for each in findings if each.statement]
    visit_id = inquiry.report.visit_id
    return retrieving.similar(inquiry.desk, inquiry.meaning, texts, visit_id=visit_id)


# --- what was asked -------------------------------------------------------------------------------


def _require_transcripts(desk: Desk, recording_ids: Iterable[RecordingId]) -> None:
    for recording_id in recording_ids:
        if desk.store.transcripts.latest(recording_id) is None:
            raise NothingFound(f"{written('recording', recording_id)} has no transcript yet")


def _require_site(scenario: Scenario, kind: SiteKind, visit_id: VisitId | None) -> None:
    """Raise BadRequest where a scenario has nothing to ask on such a site."""
    if kind in scenario.site_kinds:
        return
    fitting = ", ".join(sorted(scenario.site_kinds))
    where = written("visit", visit_id) if visit_id else "the visit that the recording belongs to"
    raise BadRequest(
        f"{scenario.kind} is for {fitting}, not for {kind}:"
        f" set the kind of site on the card of {where}"
    )


def _list(request: Mapping[str, object], key: str) -> list[object]:
    value = request[key]
    return value if isinstance(value, list) else []


def _number(value: object) -> int:
    return int(str(value))
