"""Signing a report off: what it must be before, and what is kept of it."""

import pytest

from tests.services.everything import fill
from voxdesk.desk import Desk
from voxdesk.domain.custody import Action
from voxdesk.domain.figures import Figures
from voxdesk.domain.ids import RecordingId, ReportId
from voxdesk.domain.report import ReportState
from voxdesk.errors import BadRequest, NothingFound, ReportHindered
from voxdesk.paths import Paths
from voxdesk.services import signing_off
from voxdesk.store import states


def test_signed_report_is_final_and_the_chain_holds_its_digest(paths: Paths) -> None:
    with Desk.open(paths) as desk:
        fill(desk)
        made = reporting_again(desk)
        assert signing_off.sign_off(desk, made).state is ReportState.FINAL
        event = desk.store.custody.head()
        assert event is not None
        assert (event.action, event.subject) == (Action.SIGNED_OFF, f"rep-{made}")
        assert event.states == {event.subject: states.state(desk.store, event.subject)}


def reporting_again(desk: Desk) -> ReportId:
    """A report that is complete and not signed off."""
    reports = desk.store.reports
    signed = reports.get(ReportId(1))
    made = reports.start("walk-through", "Again", "hotel", None, (RecordingId(1),), "en")
    assert signed.run is not None
    reports.finish(made, summary="", figures=Figures({}), similar=(), run=signed.run)
    return made


@pytest.mark.parametrize(
    ("number", "error", "why"),
    [
        (1, BadRequest, "signed off"),
        (2, ReportHindered, "rep-2: unfinished"),
        (9, NothingFound, "rep-9"),
    ],
)
def test_report_that_cannot_be_signed_stays_as_it_is(
    paths: Paths, number: int, error: type[Exception], why: str
) -> None:
    with Desk.open(paths) as desk:
        fill(desk)
        events = len(list(desk.store.custody.events()))
        with pytest.raises(error, match=why):
            signing_off.sign_off(desk, ReportId(number))
        assert len(list(desk.store.custody.events())) == events
