"""What has come of reports, in numbers: for tables of many, without reading what they say."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from voxdesk.domain.ids import ReportId
from voxdesk.store.connections import Connections
from voxdesk.store.scopes import IDS
from voxdesk.store.values import id_list

_COUNTS = (
    "SELECT report.id, report.complete, json_extract(nullif(report.run, ''), '$.seconds'),"
    " count(finding.id), coalesce(sum(finding.review = 'open'), 0),"
    " coalesce(sum(finding.support = 'unsupported'), 0),"
    " (SELECT count(*) FROM evidence JOIN finding AS own ON own.id = evidence.finding_id"
    "  WHERE own.report_id = report.id AND evidence.stance IS NOT NULL"
    "  AND evidence.stance <> 'unrelated' AND evidence.confirmed IS NULL AND evidence.sure = 0)"
    " FROM report LEFT JOIN finding ON finding.report_id = report.id"
    f" WHERE report.id IN {IDS} AND report.bin_id IS NULL GROUP BY report.id"
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """A report counted: findings that nobody looked at, that no quote bears out, unsure labels.

    `seconds` is how long writing it took; None while it is not complete, or where nobody knows.
    """

    report_id: ReportId
    complete: bool
    seconds: float | None
    findings: int
    open: int
    unsupported: int
    doubtful: int
    figures: Mapping[str, object] = field(default_factory=dict)


class Outcomes:
    """Reports in numbers."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def of(self, report_ids: Sequence[ReportId]) -> Mapping[ReportId, Outcome]:
        """Those of the reports that are there, outside the bin."""
        ids = (id_list(report_ids),)
        found = {
            ReportId(row[0]): Outcome(ReportId(row[0]), bool(row[1]), *row[2:])
            for row in self._connections.rows(_COUNTS, ids)
        }
        figures: dict[ReportId, dict[str, object]] = {each: {} for each in found}
        for number, name, content in self._connections.rows(
            f"SELECT report_id, name, content FROM figure WHERE report_id IN {IDS}"
            " ORDER BY report_id, position",
            ids,
        ):
            if number in figures:
                figures[ReportId(number)][name] = json.loads(content)
        return {each: replace(found[each], figures=figures[each]) for each in found}
