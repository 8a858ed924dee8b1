"""Every kind of report on interviews, from what was spoken to its findings."""

import pytest

from tests.journeys.conftest import Heard
from tests.journeys.kinds import MARKS, Cell, EveryKind, cells, written
from tests.journeys.visits import INTERVIEW

pytestmark = MARKS


@pytest.fixture(scope="module", params=cells(INTERVIEW), ids="-".join)
def cell(request: pytest.FixtureRequest, heard: Heard) -> Cell:
    kind, site_kind = request.param
    return written(kind, site_kind, heard)


class TestInterviews(EveryKind):
    """Each test is asked of each kind."""
