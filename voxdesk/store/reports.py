"""Reports, saved finding by finding while they are written, with the evidence they rest on."""

import dataclasses
import json
from collections.abc import Mapping, Sequence

from sqlcipher3 import dbapi2 as sqlite

from voxdesk.domain.custody import Action
from voxdesk.domain.ids import FindingId, RecordingId, ReportId, VisitId, written
from voxdesk.domain.report import (
    Finding,
    Report,
    ReportState,
    Review,
    RunCard,
    SimilarPassage,
    Support,
    Verdict,
    judge,
)
from voxdesk.errors import BadRequest
from voxdesk.store import evidence
from voxdesk.store.connections import Connections, Row
from voxdesk.store.custody import Custody
from voxdesk.store.scopes import IDS
from voxdesk.store.values import id_list, json_tuple, now, storable, to_json

_REPORT = (
    "SELECT id, kind, title, scenario_id, visit_id, state, created_at, language, summary,"
    " similar, run, complete FROM report"
)
_FINDING = (
    "SELECT id, criterion_id, title, verdict, support, statement, recommendation, review, notes"
    " FROM finding"
)


class Reports:
    """Reports and findings."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def start(
        self,
        kind: str,
        title: str,
        scenario_id: str,
        visit_id: VisitId | None,
        recording_ids: Sequence[RecordingId],
        language: str,
    ) -> ReportId:
        """Begin a report; it is a draft without findings."""
        with self._connections.writing("reports") as db:
            row = db.execute(
                "INSERT INTO report"
                " (kind, title, scenario_id, visit_id, state, created_at, language)"
                " VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id",
                (kind, storable(title), scenario_id, visit_id, ReportState.DRAFT, now(), language),
            ).fetchall()
            report_id = ReportId(row[0][0])
            db.executemany(
                "INSERT INTO report_recording (report_id, position, recording_id) VALUES (?, ?, ?)",
                [(report_id, *pair) for pair in enumerate(recording_ids)],
            )
            self._note(Action.REPORTED, report_id, {"complete": False})
        return report_id

    def save_finding(self, report_id: ReportId, position: int, finding: Finding) -> FindingId:
        """Keep a finding in place of the one on the same criterion, which gives it its id."""
        with self._connections.writing("reports") as db:
            self.require_open(report_id)
            row = db.execute(
                "INSERT INTO finding (report_id, position, criterion_id, title, verdict, support,"
                " review, statement, recommendation, notes) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                " ON CONFLICT (report_id, criterion_id) DO UPDATE SET"
                " position = excluded.position, title = excluded.title,"
                " verdict = excluded.verdict, support = excluded.support,"
                " review = excluded.review, statement = excluded.statement,"
                " recommendation = excluded.recommendation, notes = excluded.notes"
                " RETURNING id",
                (
                    report_id,
                    position,
                    finding.criterion_id,
                    storable(finding.title),
                    finding.verdict,
                    finding.support,
                    finding.review,
                    storable(finding.statement),
                    storable(finding.recommendation),
                    to_json(finding.notes),
                ),
            ).fetchall()
            finding_id = FindingId(row[0][0])
            evidence.save(db, finding_id, finding.evidence)
            self._note(Action.REPORTED, report_id, {"finding": written("finding", finding_id)})
        return finding_id

    def finish(
        self,
        report_id: ReportId,
        *,
        summary: str,
        figures: dict[str, object],
        similar: Sequence[SimilarPassage],
        run: RunCard,
    ) -> None:
        """Complete a report with what is said of all findings together."""
        with self._connections.writing("reports") as db:
            self.require_open(report_id)
            db.execute(
                "UPDATE report SET complete = 1, summary = ?, similar = ?, run = ? WHERE id = ?",
                (
                    storable(summary),
                    storable(to_json([dataclasses.asdict(each) for each in similar])),
                    storable(to_json(dataclasses.asdict(run))),
                    report_id,
                ),
            )
            _save_figures(db, report_id, figures)
            self._note(Action.REPORTED, report_id, {"complete": True, **dataclasses.asdict(run)})

    def sum_up(self, report_id: ReportId, summary: str, figures: Mapping[str, object]) -> None:
        """Keep what is said of all findings together after a person changed one."""
        with self._connections.writing("reports") as db:
            self.require_open(report_id)
            db.execute("UPDATE report SET summary = ? WHERE id = ?", (storable(summary), report_id))
            _save_figures(db, report_id, figures)
            self._note(Action.REVIEWED, report_id, {"summary": "composed anew"})

    def get(self, report_id: ReportId) -> Report:
        """The report with this id, findings and all; NothingFound when there is none."""
        row = self._connections.the_row(
            written("report", report_id), f"{_REPORT} WHERE id = ?", (report_id,)
        )
        return self._report(row)

    def recent(self, limit: int | None = None) -> tuple[Report, ...]:
        """The newest reports, newest first."""
        return self._many(
            "WHERE bin_id IS NULL ORDER BY id DESC LIMIT ?", -1 if limit is None else limit
        )

    def of_recording(self, recording_id: RecordingId) -> tuple[Report, ...]:
        """The reports that rest on a recording, newest first."""
        return self._many(
            "WHERE id IN (SELECT report_id FROM report_recording WHERE recording_id = ?)"
            " AND bin_id IS NULL ORDER BY id DESC",
            recording_id,
        )

    def of_visit(self, visit_id: VisitId) -> tuple[Report, ...]:
        """The reports about a visit, newest first."""
        return self._many("WHERE visit_id = ? AND bin_id IS NULL ORDER BY id DESC", visit_id)

    def of_finding(self, finding_id: FindingId) -> ReportId:
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

    def finding(self, finding_id: FindingId) -> Finding:
        """The finding with this id; NothingFound when there is none."""
        row = self._connections.the_row(
            written("finding", finding_id), f"{_FINDING} WHERE id = ?", (finding_id,)
        )
        return self._finding(row)

    def set_state(self, report_id: ReportId, state: ReportState) -> None:
        """Bring a report into another state; what is signed off can only be superseded."""
        with self._connections.writing("reports") as db:
            if state is not ReportState.SUPERSEDED:
                self.require_open(report_id)
            db.execute("UPDATE report SET state = ? WHERE id = ?", (state, report_id))
            signed = state is ReportState.FINAL
            action = Action.SIGNED_OFF if signed else Action.REVIEWED
            self._note(action, report_id, {"state": state})

    def require_open(self, report_id: ReportId) -> None:
        """Raise BadRequest when a report was signed off, and so is not altered any more."""
        row = self._connections.the_row(
            written("report", report_id), "SELECT state FROM report WHERE id = ?", (report_id,)
        )
        if row[0] in (ReportState.FINAL, ReportState.SUPERSEDED):
            raise BadRequest(f"{written('report', report_id)} was signed off")

    def set_review(self, finding_id: FindingId, review: Review) -> None:
        """Keep what a person made of a finding."""
        with self._connections.writing("reports") as db:
            report_id = self.of_finding(finding_id)
            self.require_open(report_id)
            db.execute("UPDATE finding SET review = ? WHERE id = ?", (review, finding_id))
            detail = {"finding": written("finding", finding_id), "review": review}
            self._note(Action.REVIEWED, report_id, detail)

    def set_confirmed(
        self, finding_id: FindingId, evidence_position: int, confirmed: bool | None
    ) -> Finding:
        """Keep a person's word on a label; the verdict follows at once, where one was given."""
        with self._connections.writing("reports") as db:
            report_id = self.of_finding(finding_id)
            self.require_open(report_id)
            self._connections.the_row(
                f"evidence {evidence_position} of {written('finding', finding_id)}",
                "SELECT 1 FROM evidence WHERE finding_id = ? AND position = ?",
                (finding_id, evidence_position),
            )
            db.execute(
                "UPDATE evidence SET confirmed = ? WHERE finding_id = ? AND position = ?",
                (confirmed, finding_id, evidence_position),
            )
            finding = self.finding(finding_id)
            if finding.verdict is not None:
                db.execute(
                    "UPDATE finding SET verdict = ? WHERE id = ?",
                    (judge(finding.evidence), finding_id),
                )
            detail = {
                "finding": written("finding", finding_id),
                "evidence": evidence_position,
                "confirmed": confirmed,
            }
            self._note(Action.REVIEWED, report_id, detail)
            return self.finding(finding_id)

    def _note(self, action: Action, report_id: ReportId, detail: Mapping[str, object]) -> None:
        own = written("report", report_id)
        Custody(self._connections).add(action, own, detail, touched=[own])

    def _many(self, rest: str, value: object) -> tuple[Report, ...]:
        return tuple(
            self._report(row) for row in self._connections.rows(f"{_REPORT} {rest}", (value,))
        )

    def _report(self, row: Row) -> Report:
        report_id = ReportId(row[0])
        recordings = self._connections.rows(
            "SELECT recording_id FROM report_recording WHERE report_id = ? ORDER BY position",
            (report_id,),
        )
        findings = self._connections.rows(
            f"{_FINDING} WHERE report_id = ? ORDER BY position, id", (report_id,)
        )
        figures = self._connections.rows(
            "SELECT name, content FROM figure WHERE report_id = ? ORDER BY position", (report_id,)
        )
        return Report(
            id=report_id,
            kind=row[1],
            title=row[2],
            scenario_id=row[3],
            visit_id=None if row[4] is None else VisitId(row[4]),
            recording_ids=tuple(RecordingId(each[0]) for each in recordings),
            state=ReportState(row[5]),
            created_at=row[6],
            language=row[7],
            findings=tuple(self._finding(each) for each in findings),
            summary=row[8],
            figures={name: json.loads(content) for name, content in figures},
            similar=tuple(SimilarPassage(**each) for each in json.loads(row[9])),
            run=_run_card(row[10]) if row[10] else None,
            complete=bool(row[11]),
        )

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
        )


def _save_figures(
    db: sqlite.Connection, report_id: ReportId, figures: Mapping[str, object]
) -> None:
    db.execute("DELETE FROM figure WHERE report_id = ?", (report_id,))
    db.executemany(
        "INSERT INTO figure (report_id, position, name, content) VALUES (?, ?, ?, ?)",
        [
            (report_id, position, name, storable(to_json(content)))
            for position, (name, content) in enumerate(figures.items())
        ],
    )


def _run_card(text: str) -> RunCard:
    fields = json.loads(text)
    return RunCard(**{**fields, "warnings": tuple(fields["warnings"])})
