"""A scope as SQL conditions: which rows of a search or a list belong to it, outside the bin."""

import dataclasses
import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from voxdesk.domain.knowledge import Scope
from voxdesk.domain.visit import SiteKind
from voxdesk.store.values import day, id_list, member, to_json

IDS = "(SELECT value FROM json_each(?))"
"""Any number of ids as one JSON parameter."""


@dataclass(frozen=True, slots=True)
class Place:
    """How one kind of row tells where it belongs: SQL conditions, `{ids}` being a set of ids.

    `of_recordings` holds when the row is of one of them; `about_recordings` also when it is a
    finding about one. `kept` holds when it is not in the bin.
    """

    kept: str
    of_recordings: str
    about_recordings: str
    of_visits: str
    of_reports: str


NEVER = "0 IN {ids}"

# Rows of a recording, and the recording itself.
RECORDING = Place(
    kept="recording.bin_id IS NULL",
    of_recordings="recording.id IN {ids}",
    about_recordings="recording.id IN {ids}",
    of_visits="recording.visit_id IN {ids}",
    of_reports=NEVER,
)

_REPORT_ABOUT = (
    "report.id IN (SELECT report_id FROM report_recording"
    " WHERE report_recording.recording_id IN {ids})"
)
REPORT = Place(
    kept="report.bin_id IS NULL",
    of_recordings=_REPORT_ABOUT,
    about_recordings=_REPORT_ABOUT,
    of_visits="report.visit_id IN {ids}",
    of_reports="report.id IN {ids}",
)

# A recording's passages follow its visit, also when it is moved to another one.
_FINDINGS = "passage.kind = 'finding' AND passage.source_id IN (SELECT finding.id FROM finding"
PASSAGE = Place(
    kept=(
        "(passage.recording_id IS NULL OR passage.recording_id NOT IN"
        " (SELECT recording.id FROM recording WHERE recording.bin_id IS NOT NULL))"
        " AND NOT (passage.kind = 'finding' AND passage.source_id IN (SELECT finding.id"
        " FROM finding JOIN report ON report.id = finding.report_id"
        " WHERE report.bin_id IS NOT NULL))"
    ),
    of_recordings="passage.recording_id IN {ids}",
    about_recordings=(
        f"(passage.recording_id IN {{ids}} OR {_FINDINGS} JOIN report_recording"
        " ON report_recording.report_id = finding.report_id"
        " WHERE report_recording.recording_id IN {ids}))"
    ),
    of_visits=(
        "(passage.recording_id IN"
        " (SELECT recording.id FROM recording WHERE recording.visit_id IN {ids})"
        " OR passage.recording_id IS NULL AND passage.visit_id IN {ids})"
    ),
    of_reports=f"({_FINDINGS} WHERE finding.report_id IN {{ids}}))",
)

VISIT_OF_PASSAGE = (
    "CASE WHEN passage.recording_id IS NULL THEN passage.visit_id ELSE recording.visit_id END"
)

DOCUMENT = Place(
    kept="document.bin_id IS NULL",
    of_recordings=NEVER,
    about_recordings=NEVER,
    of_visits="document.visit_id IN {ids}",
    of_reports=NEVER,
)

VISIT = Place(
    kept="visit.bin_id IS NULL",
    of_recordings=(
        "visit.id IN (SELECT recording.visit_id FROM recording WHERE recording.id IN {ids})"
    ),
    about_recordings=NEVER,
    of_visits="visit.id IN {ids}",
    of_reports="visit.id IN (SELECT report.visit_id FROM report WHERE report.id IN {ids})",
)

_LENT = (
    "(visit.{0} = :{0} OR visit.{0} IS NULL"
    " AND visit.site_id IN (SELECT site.id FROM site WHERE site.{0} = :{0}))"
)
"""A visit without a customer or a city of its own has that of its site."""

_OF_VISIT = {
    "site_id": "visit.site_id = :site_id",
    "site_kind": "visit.site_kind = :site_kind",
    "zone_id": (
        "visit.id IN (SELECT visit_zone.visit_id FROM visit_zone"
        " WHERE visit_zone.zone_id = :zone_id)"
    ),
    "city_id": _LENT.format("city_id"),
    "customer_id": _LENT.format("customer_id"),
    "client_id": "visit.client_id = :client_id",
    "employee_id": "visit.employee_id = :employee_id",
    "since": "visit.date >= :since",
    "until": "visit.date <= :until",
}
"""What a card says, as conditions on a visit; the names are those of fields and parameters."""

Conditions = tuple[list[str], dict[str, object]]


def conditions(scope: Scope, place: Place) -> Conditions:
    """What must hold for a row to be in scope, with the parameters by name."""
    found = [place.kept]
    parameters: dict[str, object] = {}
    for name, condition in (
        ("recording_ids", place.of_recordings),
        ("not_recording_ids", _none(place.about_recordings)),
        ("visit_ids", place.of_visits),
        ("not_visit_ids", _none(place.of_visits)),
    ):
        if ids := getattr(scope, name):
            found.append(condition.format(ids=f"(SELECT value FROM json_each(:{name}))"))
            parameters[name] = id_list(ids)
    for name, condition in (
        ("report_kinds", place.of_reports),
        ("not_report_kinds", _none(place.of_reports)),
    ):
        if kinds := getattr(scope, name):
            among = f"report.kind IN (SELECT value FROM json_each(:{name}))"
            found.append(condition.format(ids=f"(SELECT report.id FROM report WHERE {among})"))
            parameters[name] = to_json(kinds)
    if scope.scenario_id:
        # A report has a scenario of its own, everything else that of its visit.
        ids = "(SELECT {0}.id FROM {0} WHERE {0}.scenario_id = :scenario_id)"
        of_visits = place.of_visits.format(ids=ids.format("visit"))
        of_reports = place.of_reports.format(ids=ids.format("report"))
        found.append(of_visits if place is VISIT else f"({of_visits} OR {of_reports})")
        parameters["scenario_id"] = scope.scenario_id
    of_visit = {
        name: getattr(scope, name) for name in _OF_VISIT if getattr(scope, name) is not None
    }
    if of_visit:
        all_of_it = " AND ".join(_OF_VISIT[name] for name in of_visit)
        if place is VISIT:
            found.append(all_of_it)
        else:
            ids = f"(SELECT visit.id FROM visit WHERE {all_of_it})"
            found.append(place.of_visits.format(ids=ids))
        parameters |= {name: _bound(value) for name, value in of_visit.items()}
    return found, parameters


def _none(condition: str) -> str:
    return f"NOT coalesce({condition}, 0)"


def _bound(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


# --- scopes that are kept -------------------------------------------------------------------------


def scope_text(scope: Scope) -> str:
    """A scope as JSON; what does not narrow is left out."""
    fields = {each.name: getattr(scope, each.name) for each in dataclasses.fields(scope)}
    return to_json({name: _bound(value) for name, value in fields.items() if value})


def read_scope(text: str) -> Scope:
    """A kept scope; what is odd about it is left out."""
    found = json.loads(text)
    given = found if isinstance(found, dict) else {}
    fields = {each.name: _read(each, given.get(each.name)) for each in dataclasses.fields(Scope)}
    return Scope(**fields)


def _read(field: dataclasses.Field[object], value: object) -> Any:
    if field.name in ("since", "until"):
        return day(value) if isinstance(value, str) else None
    if field.name == "site_kind":
        return member(value, SiteKind.OTHER) if isinstance(value, str) else None
    if isinstance(field.default, tuple):
        return tuple(value) if isinstance(value, list) else ()
    return value if isinstance(value, int if field.default is None else str) else field.default
