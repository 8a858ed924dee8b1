"""Findings of reports with the evidence they rest on, each saved for itself."""

import json
from collections.abc import Mapping, Sequence

from voxdesk.domain.custody import Action
from voxdesk.domain.ids import FindingId, ReportId, written
from voxdesk.domain.report import Finding, Polarity, ReportState, Review, Support, Verdict
from voxdesk.errors import BadRequest
from voxdesk.store import evidence
from voxdesk.store.connections import Connections, Row
from voxdesk.store.custody import Custody
from voxdesk.store.scopes import IDS
from voxdesk.store.values import id_list, json_tuple, storable, to_json

_FINDING = (
    "SELECT id, criterion_id, title, verdict, support, statement, recommendation, review, notes,"
    " section, score, polarity, own FROM finding"
)
_FIELDS = (
    "title, verdict, support, statement, recommendation, review, notes, section, score,"
    " polarity, own"
)


class Findings:
    """The findings of reports."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def save(self, report_id: ReportId, position: int, finding: Finding) -> FindingId:
        """Keep a finding in place of the one on the same criterion, which gives it its id."""
        fields = _FIELDS.replace(" ", "").split(",")
        with self._connections.writing("reports") as db:
            require_open(self._connections, report_id)
            row = db.execute(
                f"INSERT INTO finding (report_id, criterion_id, position, {_FIELDS})"
                f" VALUES ({', '.join('?' * (3 + len(fields)))})"
                " ON CONFLICT (report_id, criterion_id) DO UPDATE SET"
                f" {', '.join(f'{each} = excluded.{each}' for each in ('position', *fields))}"
                " RETURNING id",
                (report_id, finding.criterion_id, position, *_values(finding)),
            ).fetchall()
            finding_id = FindingId(row[0][0])
            evidence.save(db, finding_id, finding.evidence)
            detail = {"finding": written("finding", finding_id)}
            self._note(Action.REPORTED, report_id, detail)
        return finding_id

    def change(self, finding: Finding, detail: Mapping[str, object]) -> None:
        """Keep what a person made of a finding that is there; `detail` goes into the chain."""
        with self._connections.writing("reports") as db:
            report_id = self.report_of(finding.id)
            require_open(self._connections, report_id)
            places = ", ".join(f"{each.strip()} = ?" for each in _FIELDS.split(","))
            db.execute(f"UPDATE finding SET {places} WHERE id = ?", (*_values(finding), finding.id))
            evidence.save(db, finding.id, finding.evidence)
            own = {"finding": written("finding", finding.id)}
            self._note(Action.REVIEWED, report_id, own | dict(detail))

    def remove(self, report_id: ReportId, finding_ids: Sequence[FindingId]) -> None:
        """Take findings out of a report that is written anew in part."""
        with self._connections.writing("reports") as db:
            require_open(self._connections, report_id)
            db.execute(
                f"DELETE FROM finding WHERE report_id = ? AND id IN {IDS}",
                (report_id, id_list(finding_ids)),
            )
            removed = [written("finding", each) for each in finding_ids]
            self._note(Action.REPORTED, report_id, {"removed": removed})

    def get(self, finding_id: FindingId) -> Finding:
        """The finding with this id; NothingFound when there is none."""
        row = self._connections.the_row(
            written("finding", finding_id), f"{_FINDING} WHERE id = ?", (finding_id,)
        )
        return self._finding(row)

    def of_report(self, report_id: ReportId) -> tuple[Finding, ...]:
        """The findings of a report, in order."""
        rows = self._connections.rows(
            f"{_FINDING} WHERE report_id = ? ORDER BY position, id", (report_id,)
        )
        return tuple(map(self._finding, rows))

    def report_of(self, finding_id: FindingId) -> ReportId:
        """The report that a finding stands in."""
        row = self._connections.the_row(
            written("finding", finding_id),
            "SELECT report_id FROM finding WHERE id = ?",
            (finding_id,),
        )
        return ReportId(row[0])

    def verdicts(
        self, report_ids: Sequence[ReportId]
    ) -> Mapping[ReportId, Mapping[Verdict | None, int]]:
        """How many findings of each report have which verdict."""
        counted: dict[ReportId, dict[Verdict | None, int]] = {each: {} for each in report_ids}
        for report_id, verdict, count in self._connections.rows(
            f"SELECT report_id, verdict, count(*) FROM finding WHERE report_id IN {IDS}"
            " GROUP BY report_id, verdict",
            (id_list(report_ids),),
        ):
            counted[ReportId(report_id)][Verdict(verdict) if verdict else None] = count
        return counted

    def _note(self, action: Action, report_id: ReportId, detail: Mapping[str, object]) -> None:
        own = written("report", report_id)
        Custody(self._connections).add(action, own, detail, touched=[own])

    def _finding(self, row: Row) -> Finding:
        return Finding(
            id=FindingId(row[0]),
            criterion_id=row[1],
            title=row[2],
            verdict=Verdict(row[3]) if row[3] else None,
            support=Support(row[4]),
            statement=row[5],
            recommendation=row[6],
            evidence=evidence.of_finding(self._connections, row[0]),
            review=Review(row[7]),
            notes=json_tuple(row[8], str),
            section=row[9],
            score=row[10],
            polarity=Polarity(row[11]) if row[11] else None,
            own=dict(json.loads(row[12])),
        )


def require_open(connections: Connections, report_id: ReportId) -> None:
    """Raise BadRequest when a report was signed off, and so is not altered any more."""
    row = connections.the_row(
        written("report", report_id), "SELECT state FROM report WHERE id = ?", (report_id,)
    )
    if row[0] in (ReportState.FINAL, ReportState.SUPERSEDED):
        raise BadRequest(f"{written('report', report_id)} was signed off")


def _values(finding: Finding) -> tuple[object, ...]:
    """The values of a finding in the order of its fields."""
    return (
        storable(finding.title),
        finding.verdict,
        finding.support,
        storable(finding.statement),
        storable(finding.recommendation),
        finding.review,
        to_json(finding.notes),
        finding.section,
        finding.score,
        finding.polarity,
        to_json(sorted(finding.own.items())),
    )
