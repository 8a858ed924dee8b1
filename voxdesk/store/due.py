"""What a rule of retention would remove by now, in the bin and out of it, the oldest first."""

from datetime import date

from voxdesk.domain.ids import written
from voxdesk.domain.retention import Due, Kept
from voxdesk.store.connections import Connections

_RECORDINGS = (
    "SELECT recording.id, recording.name,"
    " coalesce(visit.date, substr(recording.added_at, 1, 10)) AS counted_from FROM recording"
    " JOIN media ON media.id = recording.media_id LEFT JOIN visit ON visit.id = recording.visit_id"
)
_QUESTIONS = {
    Kept.AUDIO: f"{_RECORDINGS} WHERE media.gone_at = ''",
    Kept.TRANSCRIPT: f"{_RECORDINGS} WHERE recording.id IN (SELECT recording_id FROM transcript)",
    Kept.REPORT: (
        "SELECT report.id, report.title,"
        " coalesce(visit.date, substr(report.created_at, 1, 10)) AS counted_from"
        " FROM report LEFT JOIN visit ON visit.id = report.visit_id WHERE 1"
    ),
}


def due(connections: Connections, kept: Kept, limit: date) -> tuple[Due, ...]:
    """What has been kept since this day or longer."""
    kind = "report" if kept is Kept.REPORT else "recording"
    return tuple(
        Due(kept, written(kind, number), title, date.fromisoformat(counted_from))
        for number, title, counted_from in connections.rows(
            f"{_QUESTIONS[kept]} AND counted_from <= ? ORDER BY counted_from, 1",
            (limit.isoformat(),),
        )
    )
