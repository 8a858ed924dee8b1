"""Old data that was taken over: what came already, and reports as they were written elsewhere."""

from collections.abc import Mapping, Sequence

from voxdesk.domain.custody import Action
from voxdesk.domain.ids import RecordingId, ReportId, VisitId, written
from voxdesk.domain.report import Stage
from voxdesk.store.connections import Connections
from voxdesk.store.custody import Custody
from voxdesk.store.reports import Reports
from voxdesk.store.stages import Stages
from voxdesk.store.values import now, storable, to_json


class TakenOver:
    """Rows and files of archives, by a key that stays the same when they come again."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def subject(self, source: str, key: str) -> str:
        """What a row or file became (`rec-1`), though it may be gone by now; empty when nothing."""
        row = self._connections.row(
            "SELECT subject FROM taken_over WHERE source = ? AND key = ?", (source, storable(key))
        )
        return str(row[0]) if row else ""

    def note(self, source: str, key: str, subject: str) -> None:
        """Remember what a row or file became."""
        with self._connections.writing() as db:
            db.execute(
                "INSERT INTO taken_over (source, key, subject) VALUES (?, ?, ?)"
                " ON CONFLICT (source, key) DO UPDATE SET subject = excluded.subject",
                (source, storable(key), subject),
            )

    def add_report(
        self,
        kind: str,
        title: str,
        scenario_id: str,
        visit_id: VisitId | None,
        recording_ids: Sequence[RecordingId],
        language: str,
        *,
        stages: Sequence[Stage],
        figures: Mapping[str, object],
        origin: Mapping[str, object],
        created_at: str = "",
    ) -> ReportId:
        """Enter a report whole: its stages with the figures that they hold. No model wrote it here,
        nobody reviewed it, so it is a draft without findings."""
        with self._connections.writing("reports") as db:
            report_id = Reports(self._connections).start(
                kind, title, scenario_id, visit_id, recording_ids, language
            )
            db.execute(
                "UPDATE report SET complete = 1, origin = ?, created_at = ?, site_kind = coalesce("
                "(SELECT site_kind FROM visit WHERE id = report.visit_id), 'other') WHERE id = ?",
                (storable(to_json(origin)), created_at or now(), report_id),
            )
            db.executemany(
                "INSERT INTO figure (report_id, position, name, content) VALUES (?, ?, ?, ?)",
                [
                    (report_id, position, storable(name), storable(to_json(content)))
                    for position, (name, content) in enumerate(figures.items())
                ],
            )
            Stages(self._connections).add(report_id, stages)
            own = written("report", report_id)
            Custody(self._connections).add(
                Action.IMPORTED, own, {"figures": len(figures)}, touched=[own]
            )
        return report_id
