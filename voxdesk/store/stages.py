"""Stages of reports: narratives and figures as they were written, step by step."""

from collections.abc import Sequence

from voxdesk.domain.custody import Action
from voxdesk.domain.ids import ReportId, StageId, written
from voxdesk.domain.report import Stage, StageKind
from voxdesk.errors import BadRequest
from voxdesk.store.connections import Connections, Row
from voxdesk.store.custody import Custody
from voxdesk.store.findings import require_open
from voxdesk.store.values import json_dict, json_tuple, member, now, storable, to_json

_STAGE = "SELECT id, name, kind, text, inputs, run, made_at FROM stage"


class Stages:
    """The stages of a report, in the order they were made."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def add(self, report_id: ReportId, stages: Sequence[Stage]) -> tuple[StageId, ...]:
        """Put stages behind those a report has; one without a time was made now."""
        with self._connections.writing("reports") as db:
            require_open(self._connections, report_id)
            ids = []
            for stage in stages:
                if not stage.name.strip():
                    raise BadRequest(f"{written('report', report_id)}: a stage without a name")
                row = db.execute(
                    "INSERT INTO stage (report_id, position, name, kind, inputs, text, run,"
                    " made_at) SELECT ?1, coalesce(max(position), -1) + 1, ?2, ?3, ?4, ?5, ?6, ?7"
                    " FROM stage WHERE report_id = ?1 RETURNING id",
                    (
                        report_id,
                        storable(stage.name),
                        stage.kind,
                        to_json(stage.inputs),
                        storable(stage.text),
                        storable(to_json(stage.run)),
                        stage.made_at or now(),
                    ),
                ).fetchall()
                ids.append(StageId(row[0][0]))
            subject = written("report", report_id)
            Custody(self._connections).add(
                Action.REPORTED,
                subject,
                {"stages": [written("stage", each) for each in ids]},
                touched=[subject],
            )
        return tuple(ids)

    def of_report(self, report_id: ReportId) -> tuple[Stage, ...]:
        """All stages of a report."""
        return tuple(
            _stage(row)
            for row in self._connections.rows(
                f"{_STAGE} WHERE report_id = ? ORDER BY position", (report_id,)
            )
        )

    def get(self, stage_id: StageId) -> Stage:
        """The stage with this id; NothingFound when there is none."""
        return _stage(
            self._connections.the_row(
                written("stage", stage_id), f"{_STAGE} WHERE id = ?", (stage_id,)
            )
        )

    def report_of(self, stage_id: StageId) -> ReportId:
        """The report that a stage belongs to."""
        row = self._connections.the_row(
            written("stage", stage_id), "SELECT report_id FROM stage WHERE id = ?", (stage_id,)
        )
        return ReportId(row[0])


def _stage(row: Row) -> Stage:
    return Stage(
        id=StageId(row[0]),
        name=row[1],
        kind=member(row[2], StageKind.NARRATIVE),
        text=row[3],
        inputs=json_tuple(row[4], str),
        run=json_dict(row[5]),
        made_at=row[6],
    )
