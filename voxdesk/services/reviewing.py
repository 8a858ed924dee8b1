"""What a person makes of findings; verdict, score, figures and summary of the report follow."""

from collections.abc import Mapping
from dataclasses import replace

from voxdesk.desk import Desk
from voxdesk.domain import figures, summary
from voxdesk.domain.ids import FindingId
from voxdesk.domain.report import Finding, Report, assessed
from voxdesk.domain.scenario import Method
from voxdesk.errors import NothingFound
from voxdesk.services import scenarios


def confirm(
    desk: Desk, finding_id: FindingId, evidence_position: int, confirmed: bool | None
) -> Report:
    """Let a label count, take it out, or (None) leave it to its probability again."""
    finding = desk.store.findings.get(finding_id)
    if not 0 <= evidence_position < len(finding.evidence):
        raise NothingFound(f"evidence {evidence_position}")
    evidence = tuple(
        replace(each, confirmed=confirmed) if place == evidence_position else each
        for place, each in enumerate(finding.evidence)
    )
    detail = {"evidence": evidence_position, "confirmed": confirmed}
    return _changed(desk, replace(finding, evidence=evidence), detail)


def _changed(desk: Desk, finding: Finding, detail: Mapping[str, object]) -> Report:
    """Keep a finding with all that follows from it; the report as it is then."""
    with desk.store.writing("reports"):
        report_id = desk.store.findings.report_of(finding.id)
        before = desk.store.reports.get(report_id)
        desk.store.findings.change(assessed(finding, _method(desk, before, finding)), detail)
        return _summed_up(desk, before)


def _method(desk: Desk, report: Report, finding: Finding) -> Method:
    """How a finding was come to; of a report taken over, nothing but verdicts is known."""
    kind = scenarios.of_report(desk, report.id)
    stage = kind and kind.scenario.stage_of(finding.section, report.site_kind)
    return stage.method if stage else Method.CRITERIA


def _summed_up(desk: Desk, before: Report) -> Report:
    """Summary and figures of a report anew, after a finding changed."""
    kind = scenarios.of_report(desk, before.id)
    after = desk.store.reports.get(before.id)
    # What somebody else wrote, as in a report taken over, is left as it is.
    if before.complete and kind is not None:
        desk.store.reports.sum_up(
            before.id,
            summary.compose(after.findings, after.language),
            figures.compute(kind.scenario, after.site_kind, after.findings),
        )
    return desk.store.reports.get(before.id)
