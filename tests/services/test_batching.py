"""Batches: many reports by one act, each for itself, told in a table."""

from dataclasses import replace
from datetime import date

import pytest

from tests.services.conftest import Work
from tests.services.test_reporting import ENGLISH, RUSSIAN
from tests.services.told import recorded
from voxdesk.desk import Desk
from voxdesk.domain.ids import ReportId, VisitId
from voxdesk.domain.job import JobState
from voxdesk.domain.report import Review
from voxdesk.domain.visit import SiteKind, VisitCard
from voxdesk.errors import BadRequest, ModelUnknown, NothingFound
from voxdesk.paths import Paths
from voxdesk.services import batching, forgetting, reviewing

HOTEL = VisitCard(site="Astra", site_kind=SiteKind.HOTEL, date=date(2026, 11, 20))


def visited(desk: Desk, lines: list[str], language: str = "en", card: VisitCard = HOTEL) -> VisitId:
    visit_id = recorded(desk, lines, language, card).visit_id
    assert visit_id is not None
    return visit_id


def test_each_visit_and_kind_is_a_job_and_a_row_and_failures_stop_nobody(
    desk: Desk, work: Work
) -> None:
    hotel = visited(desk, ENGLISH)
    other = visited(desk, RUSSIAN, "ru", VisitCard(site="Shop"))
    silent = desk.store.visits.add(replace(HOTEL, site="Silent"))
    untold = recorded(desk, [], card=replace(HOTEL, site="Untold"))
    kinds = ["walk-through", "I3"]
    with desk.store.writing("recordings") as db:
        db.execute("DELETE FROM transcript WHERE recording_id = ?", (untold.id,))
    visits = [hotel, other, silent, untold.visit_id or VisitId(0)]
    batch = batching.submit(desk, visits, kinds, writer="extractive")
    assert batch.name == f"{date.today().isoformat()}-1"
    before = {(row.site, row.kind): row for row in batching.table(desk, batch)}
    assert before["Astra", "I3"].state is JobState.WAITING
    assert before["Shop", "I3"].state is None
    assert "not for other" in before["Shop", "I3"].error
    assert before["Silent", "I3"].state is None
    assert "no recording" in before["Silent", "I3"].error

    work(*batch.jobs)
    rows = batching.table(desk, batching.get(desk, batch.name))
    assert [(row.visit_id, row.kind) for row in rows] == [
        (each, kind) for each in visits for kind in kinds
    ]
    after = {(row.site, row.kind): row for row in rows}
    done = after["Astra", "walk-through"]
    assert (done.state, done.date, done.error) == (JobState.DONE, "2026-11-20", "")
    report = desk.store.reports.get(done.report_id or ReportId(0))
    assert (report.kind, report.visit_id, report.site_kind) == ("walk-through", hotel, "hotel")
    assert done.findings == done.open == len(report.findings)
    assert done.figure == ("coverage_percent", report.figures["coverage_percent"])
    assert report.run is not None
    assert done.seconds == report.run.seconds
    factors = after["Astra", "I3"]
    assert factors.figure is not None
    assert factors.figure[0] == "coverage"
    assert after["Shop", "walk-through"].state is JobState.DONE
    failed = after["Untold", "walk-through"]
    assert (failed.state, failed.report_id) == (JobState.FAILED, None)
    assert "rec-3 has no transcript yet" in failed.error

    reviewing.review(desk, report.findings[0].id, Review.ACCEPTED)
    forgetting.delete(desk, f"rep-{factors.report_id}")
    later = {(row.site, row.kind): row for row in batching.table(desk, batch)}
    assert later["Astra", "walk-through"].open == done.findings - 1
    assert (later["Astra", "I3"].report_id, later["Astra", "I3"].findings) == (None, 0)


def test_batches_are_there_after_a_restart_the_newest_first(paths: Paths, desk: Desk) -> None:
    visit_id = visited(desk, ENGLISH)
    first = batching.submit(desk, [visit_id], ["walk-through"], "extractive")
    second = batching.submit(desk, [visit_id, visit_id], ["D1", "D1"], "extractive")
    assert len(second.jobs) == 1
    desk.close()
    with Desk.open(paths) as again:
        assert [each.name for each in batching.batches(again)] == [second.name, first.name]
        (row,) = batching.table(again, batching.get(again, second.name))
        assert (row.kind, row.state, row.figure) == ("D1", JobState.WAITING, None)
        assert batching.get(again, first.name) == first


def test_a_batch_of_nothing_or_of_unknown_things_is_refused(desk: Desk) -> None:
    visit_id = visited(desk, ENGLISH)
    for visits, kinds in (([], ["D1"]), ([visit_id], []), ([visit_id], ["D1", "X9"])):
        with pytest.raises(BadRequest):
            batching.submit(desk, visits, kinds)
    with pytest.raises(NothingFound):
        batching.get(desk, "2020-01-01-1")
    assert batching.batches(desk) == ()


def test_a_visit_or_a_writer_that_is_not_there_is_told_in_its_rows(desk: Desk) -> None:
    visit_id = visited(desk, ENGLISH)
    batch = batching.submit(desk, [visit_id, VisitId(9)], ["D1"], writer="no-such-model")
    assert batch.jobs == ()
    assert [each.code for each in batch.refused] == [ModelUnknown.code, BadRequest.code]
