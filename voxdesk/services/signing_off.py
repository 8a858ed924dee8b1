"""A report made final: what was signed off is never altered, only superseded."""

from voxdesk.desk import Desk
from voxdesk.domain.ids import ReportId, written
from voxdesk.domain.report import Report, ReportState
from voxdesk.errors import BadRequest


def sign_off(desk: Desk, report_id: ReportId) -> Report:
    """Make a complete report final; the chain of custody keeps its digest and who did it."""
    with desk.store.writing("reports"):
        if not desk.store.reports.get(report_id).complete:
            raise BadRequest(f"{written('report', report_id)} is not finished")
        desk.store.reports.set_state(report_id, ReportState.FINAL)
        return desk.store.reports.get(report_id)
