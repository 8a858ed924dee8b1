"""Every kind of report on dictated audits, from what was spoken to its findings."""

import pytest

from tests.journeys.conftest import Heard
from tests.journeys.kinds import MARKS, Cell, EveryKind, cells, written
from tests.journeys.visits import DESIGN

pytestmark = MARKS


@pytest.fixture(scope="module", params=cells(DESIGN), ids="-".join)
def cell(request: pytest.FixtureRequest, heard: Heard) -> Cell:
    kind, site_kind = request.param
    return written(kind, site_kind, heard)


class TestDesigns(EveryKind):
    """Each test is asked of each kind."""
