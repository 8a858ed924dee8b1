"""A scope as SQL conditions: which rows of a search belong to it."""

from dataclasses import dataclass

from voxdesk.domain.knowledge import Scope
from voxdesk.store.values import id_list

IDS = "(SELECT value FROM json_each(?))"
"""Any number of ids as one JSON parameter."""


@dataclass(frozen=True, slots=True)
class Place:
    """How one kind of row tells where it belongs, as SQL expressions.

    `of_recordings` holds when the row is of one of `IDS`; `about_recordings` also when it is a
    finding about one of them. Neither may be NULL.
    """

    visit_id: str
    of_recordings: str
    about_recordings: str


SEGMENT = Place(
    visit_id="recording.visit_id",
    of_recordings=f"recording.id IN {IDS}",
    about_recordings=f"recording.id IN {IDS}",
)

_FINDING_ABOUT = (
    "EXISTS (SELECT 1 FROM report_recording WHERE report_recording.report_id = finding.report_id"
    f" AND report_recording.recording_id IN {IDS})"
)
FINDING = Place(
    visit_id="report.visit_id", of_recordings=_FINDING_ABOUT, about_recordings=_FINDING_ABOUT
)

# A recording's passages follow its visit, also when it is moved to another one.
PASSAGE = Place(
    visit_id=(
        "CASE WHEN passage.recording_id IS NULL THEN passage.visit_id ELSE recording.visit_id END"
    ),
    of_recordings=f"coalesce(passage.recording_id, 0) IN {IDS}",
    about_recordings=(
        "EXISTS (SELECT 1 FROM json_each(?) AS named WHERE named.value = passage.recording_id"
        " OR passage.kind = 'finding' AND EXISTS (SELECT 1 FROM finding"
        " JOIN report_recording ON report_recording.report_id = finding.report_id"
        " WHERE finding.id = passage.source_id"
        " AND report_recording.recording_id = named.value))"
    ),
)

DOCUMENT = Place(visit_id="document.visit_id", of_recordings=f"0 IN {IDS}", about_recordings="")


def conditions(scope: Scope, place: Place) -> tuple[list[str], list[object]]:
    """What must hold for a row to be in scope, with the parameters; nothing when all are."""
    found: list[str] = []
    parameters: list[object] = []

    def narrow(condition: str, parameter: object) -> None:
        found.append(condition)
        parameters.append(parameter)

    if scope.recording_ids:
        narrow(place.of_recordings, id_list(scope.recording_ids))
    if scope.not_recording_ids and place.about_recordings:
        narrow(f"NOT ({place.about_recordings})", id_list(scope.not_recording_ids))
    if scope.visit_ids:
        narrow(f"{place.visit_id} IN {IDS}", id_list(scope.visit_ids))
    if scope.not_visit_ids:
        narrow(f"coalesce({place.visit_id}, 0) NOT IN {IDS}", id_list(scope.not_visit_ids))
    if scope.site_id is not None:
        narrow(f"{place.visit_id} IN (SELECT id FROM visit WHERE site_id = ?)", scope.site_id)
    if scope.customer_id is not None:
        narrow(
            f"{place.visit_id} IN (SELECT visit.id FROM visit"
            " LEFT JOIN site ON site.id = visit.site_id"
            " WHERE coalesce(visit.customer_id, site.customer_id) = ?)",
            scope.customer_id,
        )
    return found, parameters
