"""What reports say together, asked in few questions whatever the size of the library.

One report a visit and kind counts (`domain/overview.py`); findings that a person rejected do not.
The partial indexes `finding_spoken` and `finding_not_met` hold all that is counted of findings.
"""

import json
from collections.abc import Iterable

from voxdesk.domain.ids import (
    CustomerId,
    FindingId,
    ReportId,
    SiteId,
    VisitId,
)
from voxdesk.domain.knowledge import EVERYTHING, Scope
from voxdesk.domain.overview import Behind, Score, Spoken, Told
from voxdesk.domain.report import Polarity, ReportState, Verdict
from voxdesk.domain.visit import SiteKind
from voxdesk.store import scopes
from voxdesk.store.connections import Connections, Row
from voxdesk.store.values import id_list, member, to_json

MOST_BEHIND = 200
"""More findings than this nobody reads below one number."""
LAST_RUNS = 20

_COUNTS = "{0}.bin_id IS NULL AND {0}.complete = 1 AND {0}.state <> 'superseded'"
_LATEST = (
    f"{_COUNTS.format('report')} AND NOT EXISTS (SELECT 1 FROM report AS later"
    " WHERE later.visit_id = report.visit_id AND later.kind = report.kind"
    f" AND later.id > report.id AND {_COUNTS.format('later')})"
)
_CUSTOMER = "coalesce(visit.customer_id, site.customer_id)"
_REPORTS = (
    "SELECT report.id, report.visit_id, report.kind, report.state, report.site_kind,"
    f" coalesce(visit.date, date(report.created_at, 'localtime')), {_CUSTOMER},"
    " coalesce(customer.name, ''), visit.site_id, coalesce(site.name, ''),"
    " coalesce(client.name, ''), coalesce(employee.name, '')"
    " FROM report JOIN visit ON visit.id = report.visit_id"
    " LEFT JOIN site ON site.id = visit.site_id"
    f" LEFT JOIN customer ON customer.id = {_CUSTOMER}"
    " LEFT JOIN client ON client.id = visit.client_id"
    " LEFT JOIN employee ON employee.id = visit.employee_id"
)
_WHERE_FOUND = (
    " FROM json_each(?) AS counted CROSS JOIN report ON report.id = counted.value"
    " JOIN visit ON visit.id = report.visit_id"
    " LEFT JOIN site ON site.id = visit.site_id"
    " CROSS JOIN finding ON finding.report_id = report.id"
)
# Where nobody judged, what was found speaks of it, unless people took all of it out.
SPOKEN = (
    "finding.verdict IS NULL AND finding.review <> 'rejected' AND (finding.polarity IS NOT NULL"
    " OR EXISTS (SELECT 1 FROM evidence WHERE evidence.finding_id = finding.id"
    " AND evidence.stance IS NULL AND evidence.confirmed IS NOT 0))"
)
NOT_MET = f"finding.verdict = '{Verdict.NOT_MET}' AND finding.review <> 'rejected'"


class Overview:
    """Reports taken together."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def reports(self, scope: Scope = EVERYTHING) -> tuple[Told, ...]:
        """The reports in scope that count, by day."""
        conditions, parameters = scopes.conditions(scope, scopes.REPORT)
        rows = self._connections.rows(
            f"{_REPORTS} WHERE {' AND '.join([*conditions, _LATEST])} ORDER BY 6, report.id",
            parameters,
        )
        return tuple(map(_told, rows))

    def scores(self, reports: Iterable[Told], figures: Iterable[str]) -> tuple[Score, ...]:
        """The figures of these names that are numbers, by day of the visit."""
        told = {each.report_id: each for each in reports}
        found: dict[int, list[Score]] = {}
        for report_id, name, content, judged in self._connections.rows(
            "SELECT report_id, name, content, judged FROM figure"
            f" WHERE report_id IN {scopes.IDS} AND name IN {scopes.IDS}",
            (id_list(told), to_json(sorted(figures))),
        ):
            value = json.loads(content)
            if isinstance(value, int | float) and not isinstance(value, bool):
                score = Score(told[report_id], name, float(value), judged)
                found.setdefault(report_id, []).append(score)
        return tuple(score for each in told for score in found.get(each, ()))

    def spoken(self, reports: Iterable[Told]) -> tuple[Spoken, ...]:
        """What these reports found to be spoken of, counted by site, criterion and polarity."""
        return self._counted(reports, SPOKEN)

    def not_met(self, reports: Iterable[Told]) -> tuple[Spoken, ...]:
        """The criteria that are not met, counted by site."""
        return self._counted(reports, NOT_MET)

    def behind(
        self, reports: Iterable[Told], criterion_id: str, titles: Iterable[str], *, spoken: bool
    ) -> tuple[Behind, ...]:
        """The findings that a count rests on; without a criterion they go by their titles."""
        condition = "criterion_id = ?" if criterion_id else f"title IN {scopes.IDS}"
        rows = self._connections.rows(
            "SELECT finding.report_id, finding.id, finding.title, finding.statement"
            " FROM json_each(?) AS counted"
            " CROSS JOIN finding ON finding.report_id = counted.value"
            f" WHERE {SPOKEN if spoken else NOT_MET} AND finding.{condition}"
            f" ORDER BY finding.report_id DESC LIMIT {MOST_BEHIND}",
            (
                id_list(each.report_id for each in reports),
                criterion_id or to_json(sorted(titles)),
            ),
        )
        return tuple(Behind(ReportId(row[0]), FindingId(row[1]), row[2], row[3]) for row in rows)

    def seconds(self, kinds: Iterable[str]) -> dict[str, float]:
        """How long the last reports of each kind took on average."""
        found = {}
        for kind in kinds:
            row = self._connections.row(
                "SELECT avg(json_extract(run, '$.seconds')) FROM (SELECT run FROM report"
                " WHERE kind = ? AND complete = 1 AND run IS NOT NULL"
                f" ORDER BY id DESC LIMIT {LAST_RUNS})",
                (kind,),
            )
            if row is not None and row[0] is not None:
                found[kind] = float(row[0])
        return found

    def _counted(self, reports: Iterable[Told], condition: str) -> tuple[Spoken, ...]:
        rows = self._connections.rows(
            f"SELECT {_CUSTOMER}, visit.site_id, report.kind, report.site_kind, finding.section,"
            f" finding.criterion_id, finding.title, finding.polarity, count(*){_WHERE_FOUND}"
            f" WHERE {condition} GROUP BY 1, 2, 3, 4, 5, 6, 7, 8",
            (id_list(each.report_id for each in reports),),
        )
        return tuple(map(_spoken, rows))


def _told(row: Row) -> Told:
    return Told(
        report_id=ReportId(row[0]),
        visit_id=VisitId(row[1]),
        kind=row[2],
        state=ReportState(row[3]),
        site_kind=member(row[4], SiteKind.OTHER),
        day=row[5],
        customer_id=None if row[6] is None else CustomerId(row[6]),
        customer=row[7],
        site_id=None if row[8] is None else SiteId(row[8]),
        site=row[9],
        client=row[10],
        employee=row[11],
    )


def _spoken(row: Row) -> Spoken:
    return Spoken(
        customer_id=None if row[0] is None else CustomerId(row[0]),
        site_id=None if row[1] is None else SiteId(row[1]),
        kind=row[2],
        site_kind=member(row[3], SiteKind.OTHER),
        section=row[4],
        criterion_id=row[5],
        title=row[6],
        polarity=Polarity(row[7]) if row[7] else None,
        count=row[8],
    )
