"""The states of a report: draft, reviewed, final; what is final is only superseded.

Final means that somebody answers for it: every finding is borne out by what was said, as the
transcripts read now, or a person rejected it or took it upon themselves (`domain/gate.py`).
"""

from collections.abc import Sequence
from dataclasses import replace

from voxdesk.desk import Desk
from voxdesk.domain.figures import Figures
from voxdesk.domain.gate import Hindrance, Hitch
from voxdesk.domain.ids import FindingId, ReportId, StageId, written
from voxdesk.domain.report import Report, ReportState
from voxdesk.errors import BadRequest, ReportHindered
from voxdesk.services import indexing, reviewing

MOVES = {
    ReportState.DRAFT: {ReportState.REVIEWED},
    ReportState.REVIEWED: {ReportState.DRAFT, ReportState.FINAL},
    ReportState.FINAL: set[ReportState](),
    ReportState.SUPERSEDED: set[ReportState](),
}
"""What a person may do; a report is superseded when its new version becomes final."""

NAMED = 8
"""An error names so many hindrances at most."""


def set_state(desk: Desk, report_id: ReportId, state: ReportState) -> Report:
    """Bring a report into another state; the chain of custody keeps its digest and who did it.

    ReportHindered says what keeps it from being reviewed or final.
    """
    with desk.store.writing("reports"):
        report = desk.store.reports.get(report_id)
        if report.state is state:
            return report
        if state not in MOVES[report.state]:
            raise BadRequest(_no_way(report, state))
        if state is ReportState.REVIEWED and not report.complete:
            raise _hindered(report, [Hindrance(Hitch.UNFINISHED)])
        if state is ReportState.FINAL and (found := reviewing.hindrances(desk, report)):
            raise _hindered(report, found)
        desk.store.reports.set_state(report_id, state)
        if state is ReportState.FINAL:
            # What a person made of findings is what searches and later reports are to find.
            indexing.submit_report(desk, report_id)
        return desk.store.reports.get(report_id)


def sign_off(desk: Desk, report_id: ReportId) -> Report:
    """Review a report and make it final in one step."""
    with desk.store.writing("reports"):
        if desk.store.reports.get(report_id).state is ReportState.DRAFT:
            set_state(desk, report_id, ReportState.REVIEWED)
        report = desk.store.reports.get(report_id)
        if report.state is not ReportState.REVIEWED:
            raise BadRequest(_no_way(report, ReportState.FINAL))
        return set_state(desk, report_id, ReportState.FINAL)


def supersede(desk: Desk, report_id: ReportId) -> Report:
    """Begin the next version of a final report: a draft with all that stands in it.

    The old one stays as it is, and in force, until the new one is final.
    """
    with desk.store.writing("reports"):
        old = desk.store.reports.get(report_id)
        if old.state is not ReportState.FINAL:
            raise BadRequest(f"{written('report', report_id)} is {old.state}, not final")
        if (begun := _successor(desk, old)) is not None:
            raise BadRequest(
                f"{written('report', begun.id)} is the next version of"
                f" {written('report', report_id)} already"
            )
        new_id = desk.store.reports.start(
            old.kind,
            old.title,
            old.scenario_id,
            old.visit_id,
            old.recording_ids,
            old.language,
            site_kind=old.site_kind,
            definition_ids=old.definition_ids,
            supersedes=old.id,
        )
        for position, finding in enumerate(old.findings):
            desk.store.findings.save(new_id, position, replace(finding, id=FindingId(0)))
        stages = [replace(each, id=StageId(0)) for each in desk.store.stages.of_report(old.id)]
        if stages:
            desk.store.stages.add(new_id, stages)
        desk.store.reports.finish(
            new_id,
            summary=old.summary,
            figures=Figures(old.figures, old.judged),
            similar=old.similar,
            run=old.run,
        )
        return desk.store.reports.get(new_id)


def _successor(desk: Desk, old: Report) -> Report | None:
    """The version that was begun after a report, outside the bin."""
    of_same = desk.store.reports.of_recording(old.recording_ids[0]) if old.recording_ids else ()
    return next((each for each in of_same if each.supersedes == old.id), None)


def _no_way(report: Report, state: ReportState) -> str:
    if report.state in (ReportState.FINAL, ReportState.SUPERSEDED):
        return f"{written('report', report.id)} was signed off"
    return f"{written('report', report.id)} is {report.state}: {state} comes after reviewed"


def _hindered(report: Report, found: Sequence[Hindrance]) -> ReportHindered:
    subjects = [
        f"{written('finding', each.finding_id)}: {each.hitch}"
        if each.finding_id is not None
        else f"{written('report', report.id)}: {each.hitch}"
        for each in found
    ]
    more = [f"and {len(subjects) - NAMED} more"] if len(subjects) > NAMED else []
    return ReportHindered(", ".join([*subjects[:NAMED], *more]))
