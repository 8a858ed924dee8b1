"""What lists show: pages of light rows, narrowed by a scope and by what was typed.

A page is found in two steps: the ids that fit, in their order, from few columns; then the rows of
this page alone. So the size of the library hardly counts. What is in the bin is never listed.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from voxdesk.domain.ids import DocumentId, RecordingId, ReportId, VisitId
from voxdesk.domain.knowledge import EVERYTHING, Scope
from voxdesk.domain.recording import RecordingOrder, RecordingRow, RecordingState
from voxdesk.domain.recording_filter import RecordingFilter
from voxdesk.domain.report import ReportRow, ReportState
from voxdesk.domain.visit import VisitRow
from voxdesk.store import scopes
from voxdesk.store.connections import Connections, Row
from voxdesk.store.recordings import Recordings
from voxdesk.store.scopes import Place
from voxdesk.store.transcripts import LATEST
from voxdesk.store.values import containing, id_list, member
from voxdesk.store.visits import Visits

Listed = Literal["visit", "recording", "report", "document"]


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document as lists show it, without its text; empty means not known."""

    id: DocumentId
    visit_id: VisitId | None
    name: str
    size_bytes: int
    added_at: str
    site: str
    date: str


# Names come from few rows: looking through them is quicker than through the visits.
_CARD = " OR ".join(
    [
        *(
            f"visit.{kind}_id IN (SELECT id FROM {kind} WHERE name GLOB :text)"
            for kind in ("site", "client", "customer", "employee", "city")
        ),
        "visit.id IN (SELECT visit_id FROM visit_zone"
        " WHERE zone_id IN (SELECT id FROM zone WHERE name GLOB :text))",
        "visit.number = :number",
    ]
)
_OF_CARD = f"IN (SELECT visit.id FROM visit WHERE {_CARD})"
_TEXTS: dict[Listed, str] = {
    "visit": f"({_CARD})",
    "recording": f"(recording.name GLOB :text OR recording.visit_id {_OF_CARD})",
    "report": f"(report.title GLOB :text OR report.visit_id {_OF_CARD})",
    "document": f"(document.name GLOB :text OR document.visit_id {_OF_CARD})",
}
"""Whether a row's own name, or a name or the number on its visit's card, is what was typed."""

_PLACES: dict[Listed, Place] = {
    "visit": scopes.VISIT,
    "recording": scopes.RECORDING,
    "report": scopes.REPORT,
    "document": scopes.DOCUMENT,
}

_OF_VISIT = (
    " LEFT JOIN visit ON visit.id = {0}.visit_id"
    " LEFT JOIN site ON site.id = visit.site_id"
    " LEFT JOIN client ON client.id = visit.client_id"
)
_REPORTS = (
    "(SELECT count(*) FROM report_recording WHERE report_recording.recording_id = recording.id"
    " AND report_id NOT IN (SELECT report.id FROM report WHERE report.bin_id IS NOT NULL))"
)
_LANGUAGE = f"(SELECT language FROM transcript WHERE transcript.id = {LATEST})"
_KEPT_REPORTS = (
    "SELECT report_recording.recording_id FROM report_recording JOIN report"
    " ON report.id = report_recording.report_id WHERE report.bin_id IS NULL"
)
_SHOWN_DAY = (
    "coalesce((SELECT visit.date FROM visit WHERE visit.id = recording.visit_id),"
    " date(recording.added_at, 'localtime'))"
)
_STATES = " ".join(f"WHEN '{state}' THEN {place}" for place, state in enumerate(RecordingState))
_ORDERS: dict[RecordingOrder, str] = {
    "added": "recording.id",
    "name": "recording.name COLLATE NOCASE",
    "site": "coalesce(site.name_key, '')",
    "client": "coalesce(client.name_key, '')",
    "date": "coalesce(visit.date, recording.added_at)",
    "length": "coalesce(recording.duration_ms, 0)",
    "language": f"coalesce({_LANGUAGE}, '')",
    "reports": _REPORTS,
    "state": f"CASE recording.state {_STATES} END",
}


class Lists:
    """Pages of rows, the newest first unless another order is asked for."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def visits(
        self,
        scope: Scope = EVERYTHING,
        text: str = "",
        *,
        offset: int = 0,
        limit: int | None = None,
    ) -> tuple[VisitRow, ...]:
        """Visits with how much hangs on each."""
        ids = self._ids("visit", scope, text, offset=offset, limit=limit)
        counts = ", ".join(
            f"(SELECT count(*) FROM {table} WHERE visit_id = visit.id AND {table}.bin_id IS NULL)"
            for table in ("recording", "document", "report")
        )
        found = self._rows(f"SELECT visit.id, {counts} FROM visit", "visit", ids)
        visits = Visits(self._connections).get_many(map(VisitId, ids))
        return tuple(VisitRow(visit, *found[visit.id][1:]) for visit in visits)

    def recordings(
        self,
        scope: Scope = EVERYTHING,
        text: str = "",
        *,
        state: RecordingState | None = None,
        chosen: RecordingFilter | None = None,
        order: RecordingOrder = "added",
        ascending: bool = False,
        offset: int = 0,
        limit: int | None = None,
    ) -> tuple[RecordingRow, ...]:
        """Recordings with the names and counts around them; `chosen` in place of scope and state.

        Days of `chosen` are given as days (`RecordingFilter.on`).
        """
        ids = self._ids(
            "recording",
            scope,
            text,
            state=state,
            chosen=chosen,
            order=f"{_ORDERS[order]} {'ASC' if ascending else 'DESC'}",
            offset=offset,
            limit=limit,
        )
        found = self._rows(
            "SELECT recording.id, coalesce(site.name, ''), coalesce(client.name, ''),"
            " coalesce(visit.date, ''),"
            f" coalesce({_LANGUAGE}, ''), {_REPORTS} FROM recording{_OF_VISIT.format('recording')}",
            "recording",
            ids,
        )
        recordings = Recordings(self._connections).get_many(map(RecordingId, ids))
        return tuple(RecordingRow(each, *found[each.id][1:]) for each in recordings)

    def reports(
        self,
        scope: Scope = EVERYTHING,
        text: str = "",
        *,
        state: ReportState | None = None,
        offset: int = 0,
        limit: int | None = None,
    ) -> tuple[ReportRow, ...]:
        """Reports with what they are about and how much is in them."""
        ids = self._ids("report", scope, text, state=state, offset=offset, limit=limit)
        counts = ", ".join(
            f"(SELECT count(*) FROM {table} WHERE report_id = report.id)"
            for table in ("report_recording", "finding", "stage")
        )
        found = self._rows(
            "SELECT report.id, report.kind, report.title, report.state, report.created_at,"
            " report.complete, report.visit_id, coalesce(site.name, ''), coalesce(visit.date, ''),"
            f" {counts} FROM report{_OF_VISIT.format('report')}",
            "report",
            ids,
        )
        return tuple(_report(found[each]) for each in ids)

    def documents(
        self,
        scope: Scope = EVERYTHING,
        text: str = "",
        *,
        offset: int = 0,
        limit: int | None = None,
    ) -> tuple[DocumentRow, ...]:
        """Documents without their texts."""
        ids = self._ids("document", scope, text, offset=offset, limit=limit)
        found = self._rows(
            "SELECT document.id, document.visit_id, document.name, media.size_bytes,"
            " document.added_at, coalesce(site.name, ''), coalesce(visit.date, '')"
            f" FROM document JOIN media ON media.id = document.media_id"
            f"{_OF_VISIT.format('document')}",
            "document",
            ids,
        )
        return tuple(DocumentRow(*found[each]) for each in ids)

    def count(
        self,
        listed: Listed,
        scope: Scope = EVERYTHING,
        text: str = "",
        *,
        state: RecordingState | ReportState | None = None,
        chosen: RecordingFilter | None = None,
    ) -> int:
        """How many rows all pages of a list have together."""
        conditions, parameters = _conditions(listed, scope, text, state, chosen)
        row = self._connections.the_row(
            listed, f"SELECT count(*) FROM {listed} WHERE {' AND '.join(conditions)}", parameters
        )
        return int(row[0])

    def languages(self) -> tuple[str, ...]:
        """The languages that recordings are transcribed in, by their codes."""
        rows = self._connections.rows(
            "SELECT DISTINCT transcript.language FROM transcript"
            " JOIN recording ON recording.id = transcript.recording_id"
            " WHERE recording.bin_id IS NULL AND transcript.language <> '' ORDER BY 1"
        )
        return tuple(row[0] for row in rows)

    def _ids(
        self,
        listed: Listed,
        scope: Scope,
        text: str,
        *,
        state: RecordingState | ReportState | None = None,
        chosen: RecordingFilter | None = None,
        order: str = "",
        offset: int,
        limit: int | None,
    ) -> list[int]:
        conditions, parameters = _conditions(listed, scope, text, state, chosen)
        rows = self._connections.rows(
            f"SELECT {listed}.id FROM {listed}"
            f" {_OF_VISIT.format(listed) if order else ''} WHERE {' AND '.join(conditions)}"
            f" ORDER BY {order}{', ' if order else ''}{listed}.id DESC"
            " LIMIT :limit OFFSET :offset",
            parameters | {"limit": -1 if limit is None else limit, "offset": offset},
        )
        return [row[0] for row in rows]

    def _rows(self, question: str, listed: Listed, ids: Iterable[int]) -> dict[int, Row]:
        rows = self._connections.rows(
            f"{question} WHERE {listed}.id IN {scopes.IDS}", (id_list(ids),)
        )
        return {row[0]: row for row in rows}


def _conditions(
    listed: Listed,
    scope: Scope,
    text: str,
    state: RecordingState | ReportState | None,
    chosen: RecordingFilter | None = None,
) -> scopes.Conditions:
    if chosen is not None:
        scope, state = chosen.scope, chosen.state
    found, parameters = scopes.conditions(scope, _PLACES[listed])
    typed = text.strip()
    if typed:
        found.append(_TEXTS[listed])
        number = int(typed) if typed.isdecimal() and len(typed) < 19 else None
        parameters |= {"text": containing(typed), "number": number}
    if state is not None:
        found.append(f"{listed}.state = :state")
        parameters["state"] = state
    if chosen is not None:
        found += _of_recording(chosen, parameters)
    return found, parameters


def _of_recording(chosen: RecordingFilter, parameters: dict[str, object]) -> list[str]:
    """What a filter asks of a recording beyond scope and state."""
    found = []
    if chosen.language:
        found.append(f"{_LANGUAGE} = :language")
        parameters["language"] = chosen.language
    for name, sign, day in (("from", ">=", chosen.since), ("to", "<=", chosen.until)):
        if day is not None:
            found.append(f"{_SHOWN_DAY} {sign} :shown_{name}")
            parameters[f"shown_{name}"] = day.isoformat()
    if chosen.reported is not None:
        found.append(f"recording.id {'' if chosen.reported else 'NOT '}IN ({_KEPT_REPORTS})")
    return found


def _report(row: Row) -> ReportRow:
    return ReportRow(
        id=ReportId(row[0]),
        kind=row[1],
        title=row[2],
        state=member(row[3], ReportState.DRAFT),
        created_at=row[4],
        complete=bool(row[5]),
        visit_id=None if row[6] is None else VisitId(row[6]),
        site=row[7],
        date=row[8],
        recordings=row[9],
        findings=row[10],
        stages=row[11],
    )
