"""Batches: set up on many visits, told beforehand what comes of it, and looked at afterwards."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.gui.windows import new_window, the
from tests.store.reported import report
from voxdesk.desk import Desk
from voxdesk.domain.job import JobKind, JobState
from voxdesk.gui.batches.page import RESULTS, SETUP, BatchesPage
from voxdesk.gui.main_window import MainWindow
from voxdesk.gui.visits.page import VisitsPage
from voxdesk.services import batching

PATIENCE_MS = 20_000


@pytest.fixture
def window(filled: Desk, qtbot: QtBot) -> MainWindow:
    made = new_window(filled, qtbot)
    made.show()
    made.show_page("visits")
    visits = the(made, VisitsPage)
    qtbot.waitUntil(lambda: visits.table.rowCount() == 6, timeout=PATIENCE_MS)
    return made


@pytest.fixture
def page(window: MainWindow) -> BatchesPage:
    return the(window, BatchesPage)


def set_up(page: BatchesPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: page.setup.plan() is not None, timeout=PATIENCE_MS)


def test_selected_visits_are_handed_over_and_what_does_not_fit_is_told(
    window: MainWindow, page: BatchesPage, qtbot: QtBot
) -> None:
    visits = the(window, VisitsPage)
    visits.view.selectAll()
    visits.write_reports()
    assert window.current_key() == "batches"
    set_up(page, qtbot)
    assert page.setup.which.currentText() == "6 chosen visits"
    assert not page.setup.go.isEnabled()
    page.setup.tick("I3").setChecked(True)
    assert page.setup.go.text() == "Write 5 reports"
    assert page.setup.left_out.text().startswith("1 ")
    assert "not known" in page.setup.told.text()


def test_one_visit_alone_means_all_that_are_listed(
    window: MainWindow, page: BatchesPage, qtbot: QtBot
) -> None:
    visits = the(window, VisitsPage)
    visits.filter.setText("plaza")
    qtbot.waitUntil(lambda: visits.table.rowCount() == 2, timeout=PATIENCE_MS)
    visits.write_reports()
    set_up(page, qtbot)
    assert page.setup.which.count() == 1
    plan = page.setup.plan()
    assert plan is not None
    assert len(plan.visit_ids) == 2


def test_the_time_is_told_by_earlier_reports_of_the_kind(
    page: BatchesPage, filled: Desk, qtbot: QtBot
) -> None:
    report(filled.store, filled.store.visits.recent()[0].id, "I1")
    page.ask_for_visits()
    set_up(page, qtbot)
    page.setup.tick("I1").setChecked(True)
    assert page.setup.told.text() == "6 reports, about 3 min."


def test_a_batch_is_begun_and_its_table_shown(
    window: MainWindow, page: BatchesPage, filled: Desk, qtbot: QtBot
) -> None:
    window.show_page("batches")
    page.ask_for_visits()
    assert page._stack.currentIndex() == SETUP
    set_up(page, qtbot)
    page.setup.tick("walk-through").setChecked(True)
    page.setup.begin()
    qtbot.waitUntil(lambda: bool(batching.batches(filled)), timeout=PATIENCE_MS)
    rows = page.results.table.rows
    qtbot.waitUntil(lambda: rows.rowCount() == 6, timeout=PATIENCE_MS)
    assert page._stack.currentIndex() == RESULTS


@pytest.fixture
def failed(window: MainWindow, page: BatchesPage, filled: Desk, qtbot: QtBot) -> BatchesPage:
    """A batch of two reports of which one failed."""
    visits = [each.id for each in filled.store.visits.recent(10)]
    heard = [
        each
        for each in visits
        if any(
            filled.store.transcripts.latest(one.id)
            for one in filled.store.recordings.of_visit(each)
        )
    ]
    batch = batching.submit(filled, heard[:2], ["walk-through"])
    job = batch.jobs[0]
    filled.store.jobs.move(job.id, JobState.RUNNING)
    filled.store.jobs.move(
        job.id, JobState.FAILED, error_code="model.missing", error_detail="writer-3b"
    )
    window.show_page("batches")
    qtbot.waitUntil(lambda: page.results.table.rows.rowCount() == 2, timeout=PATIENCE_MS)
    return page


def test_a_failure_says_why_and_is_tried_again(
    failed: BatchesPage, filled: Desk, qtbot: QtBot
) -> None:
    results = failed.results
    rows = batching.table(filled, batching.batches(filled)[0])
    at = next(place for place, row in enumerate(rows) if row.error)
    results.table.selectRow(at)
    assert "1 failed" in results.summary.text()
    assert "writer-3b" in results.trouble.text()
    assert results.retry_button.isEnabled()
    assert not results.open_button.isEnabled()
    results.retry_button.click()
    job_id = rows[at].job_id
    assert job_id is not None
    qtbot.waitUntil(
        lambda: filled.store.jobs.get(job_id).state is not JobState.FAILED, timeout=PATIENCE_MS
    )
    assert filled.store.jobs.get(job_id).kind is JobKind.REPORT


def test_the_table_is_written(failed: BatchesPage, qtbot: QtBot, tmp_path: Path) -> None:
    target = tmp_path / "batch.csv"
    failed.export(target)
    qtbot.waitUntil(target.exists, timeout=PATIENCE_MS)
    lines = target.read_text("utf-8-sig").splitlines()
    assert lines[0].startswith("Visit,Site,Date,Kind of report,State")
    assert len(lines) == 3


def test_without_batches_the_page_says_what_they_are(
    window: MainWindow, page: BatchesPage, qtbot: QtBot
) -> None:
    window.show_page("batches")
    qtbot.waitUntil(page._empty.isVisible, timeout=PATIENCE_MS)
    assert not page.export_button.isEnabled()
