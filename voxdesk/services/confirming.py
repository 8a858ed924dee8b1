"""A person's word on a piece of evidence: the verdict follows at once, and the summary with it."""

from voxdesk.desk import Desk
from voxdesk.domain import summary
from voxdesk.domain.ids import FindingId
from voxdesk.domain.report import Report


def confirm(
    desk: Desk, finding_id: FindingId, evidence_position: int, confirmed: bool | None
) -> Report:
    """Let a label count, take it out, or (None) leave it to its probability again."""
    reports = desk.store.reports
    with desk.store.writing("reports"):
        before = reports.get(reports.of_finding(finding_id))
        reports.set_confirmed(finding_id, evidence_position, confirmed)
        after = reports.get(before.id)
        # A summary that somebody else wrote, as in a report taken over, is left as it is.
        if before.complete and before.summary == summary.compose(before.findings, before.language):
            reports.sum_up(
                before.id,
                summary.compose(after.findings, after.language),
                {**after.figures, **summary.figures(after.findings)},
            )
        return reports.get(before.id)
