"""Reports: begun, completed when all findings are saved, and brought from state to state."""

import dataclasses
import json
from collections.abc import Mapping, Sequence

from sqlcipher3 import dbapi2 as sqlite

from voxdesk.domain.custody import Action
from voxdesk.domain.figures import Figures
from voxdesk.domain.ids import DefinitionId, RecordingId, ReportId, VisitId, written
from voxdesk.domain.report import Report, ReportState, SimilarPassage
from voxdesk.domain.run_card import RunCard
from voxdesk.domain.visit import SiteKind
from voxdesk.store.connections import Connections, Row
from voxdesk.store.custody import Custody
from voxdesk.store.findings import Findings, require_open
from voxdesk.store.values import now, storable, to_json

_REPORT = (
    "SELECT id, kind, title, scenario_id, visit_id, state, created_at, language, summary,"
    " similar, run, complete, site_kind, supersedes FROM report"
)


class Reports:
    """Reports."""

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
        *,
        site_kind: SiteKind = SiteKind.OTHER,
        definition_ids: Sequence[DefinitionId] = (),
        supersedes: ReportId | None = None,
    ) -> ReportId:
        """Begin a report; it is a draft without findings."""
        with self._connections.writing("reports") as db:
            row = db.execute(
                "INSERT INTO report"
                " (kind, title, scenario_id, visit_id, state, created_at, language, site_kind,"
                " supersedes) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
                (
                    kind,
                    storable(title),
                    scenario_id,
                    visit_id,
                    ReportState.DRAFT,
                    now(),
                    language,
                    site_kind,
                    supersedes,
                ),
            ).fetchall()
            report_id = ReportId(row[0][0])
            db.executemany(
                "INSERT INTO report_recording (report_id, position, recording_id) VALUES (?, ?, ?)",
                [(report_id, *pair) for pair in enumerate(recording_ids)],
            )
            db.executemany(
                "INSERT INTO report_definition (report_id, position, definition_id)"
                " VALUES (?, ?, ?)",
                [(report_id, *pair) for pair in enumerate(definition_ids)],
            )
            self._note(Action.REPORTED, report_id, {"complete": False})
        return report_id

    def finish(
        self,
        report_id: ReportId,
        *,
        summary: str,
        figures: Figures,
        similar: Sequence[SimilarPassage],
        run: RunCard | None,
    ) -> None:
        """Complete a report with what is said of all findings together.

        Without a run card nobody knows how it was made, as of a version of a report taken over.
        """
        card = {} if run is None else dataclasses.asdict(run)
        with self._connections.writing("reports") as db:
            require_open(self._connections, report_id)
            db.execute(
                "UPDATE report SET complete = 1, summary = ?, similar = ?, run = ? WHERE id = ?",
                (
                    storable(summary),
                    storable(to_json([dataclasses.asdict(each) for each in similar])),
                    storable(to_json(card)) if card else "",
                    report_id,
                ),
            )
            _save_figures(db, report_id, figures)
            self._note(Action.REPORTED, report_id, {"complete": True, **card})

    def sum_up(self, report_id: ReportId, summary: str, figures: Figures) -> None:
        """Keep what is said of all findings together after a person changed one."""
        with self._connections.writing("reports") as db:
            require_open(self._connections, report_id)
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

    def runs(self, visit_id: VisitId, kind: str) -> tuple[Report, ...]:
        """The complete reports of one kind about a visit, newest first: runs to be compared."""
        return self._many(
            "WHERE visit_id = ? AND kind = ? AND complete = 1 AND bin_id IS NULL ORDER BY id DESC",
            visit_id,
            kind,
        )

    def set_state(self, report_id: ReportId, state: ReportState) -> None:
        """Bring a report into another state; what is signed off can only be superseded.

        When a version becomes final, the one it supersedes is superseded with it.
        """
        with self._connections.writing("reports") as db:
            if state is not ReportState.SUPERSEDED:
                require_open(self._connections, report_id)
            db.execute("UPDATE report SET state = ? WHERE id = ?", (state, report_id))
            signed = state is ReportState.FINAL
            action = Action.SIGNED_OFF if signed else Action.REVIEWED
            self._note(action, report_id, {"state": state})
            before = self._connections.row(
                "SELECT supersedes FROM report WHERE id = ? AND supersedes IS NOT NULL",
                (report_id,),
            )
            if signed and before is not None:
                self.set_state(ReportId(before[0]), ReportState.SUPERSEDED)

    def _note(self, action: Action, report_id: ReportId, detail: Mapping[str, object]) -> None:
        own = written("report", report_id)
        Custody(self._connections).add(action, own, detail, touched=[own])

    def _many(self, rest: str, *values: object) -> tuple[Report, ...]:
        return tuple(
            self._report(row) for row in self._connections.rows(f"{_REPORT} {rest}", values)
        )

    def _report(self, row: Row) -> Report:
        report_id = ReportId(row[0])
        recordings = self._connections.rows(
            "SELECT recording_id FROM report_recording WHERE report_id = ? ORDER BY position",
            (report_id,),
        )
        definitions = self._connections.rows(
            "SELECT definition_id FROM report_definition WHERE report_id = ? ORDER BY position",
            (report_id,),
        )
        figures = self._connections.rows(
            "SELECT name, content, judged FROM figure WHERE report_id = ? ORDER BY position",
            (report_id,),
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
            findings=Findings(self._connections).of_report(report_id),
            summary=row[8],
            figures={name: json.loads(content) for name, content, _judged in figures},
            judged={name: judged for name, _content, judged in figures if judged is not None},
            similar=tuple(SimilarPassage(**each) for each in json.loads(row[9])),
            run=_run_card(row[10]) if row[10] else None,
            complete=bool(row[11]),
            site_kind=SiteKind(row[12]),
            definition_ids=tuple(DefinitionId(each[0]) for each in definitions),
            supersedes=None if row[13] is None else ReportId(row[13]),
        )


def _save_figures(db: sqlite.Connection, report_id: ReportId, figures: Figures) -> None:
    db.execute("DELETE FROM figure WHERE report_id = ?", (report_id,))
    db.executemany(
        "INSERT INTO figure (report_id, position, name, content, judged) VALUES (?, ?, ?, ?, ?)",
        [
            (report_id, position, name, storable(to_json(content)), figures.judged.get(name))
            for position, (name, content) in enumerate(figures.values.items())
        ],
    )


def _run_card(text: str) -> RunCard:
    fields = json.loads(text)
    reruns = tuple(fields.get("reruns", ()))
    return RunCard(**{**fields, "warnings": tuple(fields["warnings"]), "reruns": reruns})
