"""The page of visits: found, chosen, filled in, reported on, deleted and brought back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tests.gui.windows import new_window, the, the_popup
from voxdesk.desk import Desk
from voxdesk.domain.ids import RecordingId, VisitId
from voxdesk.domain.job import JobKind
from voxdesk.domain.visit import Visit, VisitCard, VisitRow
from voxdesk.gui.main_window import MainWindow
from voxdesk.gui.reports.new_report import NewReport
from voxdesk.gui.visits.page import DELETE, REPORT, VisitsPage
from voxdesk.gui.visits.table import SITE, VisitTable

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def window(filled: Desk, qtbot: QtBot) -> MainWindow:
    made = new_window(filled, qtbot)
    made.show()
    made.show_page("visits")
    page = the(made, VisitsPage)
    qtbot.waitUntil(lambda: page.table.rowCount() == len(filled.store.visits.recent()))
    return made


@pytest.fixture
def page(window: MainWindow) -> VisitsPage:
    return the(window, VisitsPage)


@pytest.fixture
def plaza(filled: Desk, walk: RecordingId) -> VisitId:
    """The visit that has a report."""
    visit_id = filled.store.recordings.get(walk).visit_id
    assert visit_id is not None
    return visit_id


def choose(page: VisitsPage, visit_id: VisitId, qtbot: QtBot) -> None:
    page.view.selectRow(page.table.row_of(visit_id))
    qtbot.waitUntil(lambda: page.side.opened() is not None)


def row(number: int) -> VisitRow:
    card = VisitCard(site=f"Site {number}")
    return VisitRow(Visit(VisitId(number), card, None, None), 1, 0, 0)


def test_the_table_keeps_qts_rules(qtmodeltester: ModelTester) -> None:
    table = VisitTable()
    qtmodeltester.check(table)
    table.show([row(3), row(2)], 4)
    table.append([row(2), row(1)], 4)
    assert [table.visit(each).visit.id for each in range(3)] == [3, 2, 1]
    qtmodeltester.check(table)


def test_visits_are_listed_newest_first_with_what_hangs_on_them(
    page: VisitsPage, plaza: VisitId
) -> None:
    at = page.table.row_of(plaza)
    shown = [page.table.data(page.table.index(at, each)) for each in range(8)]
    assert shown == [
        "Grand Plaza",
        "12 May 2026",
        "14",
        "Hotel",
        "Marta Reis",
        "J. Field",
        "1",
        "1",
    ]


def test_the_first_visit_is_chosen_and_the_chosen_one_stands_beside(
    page: VisitsPage, plaza: VisitId, qtbot: QtBot
) -> None:
    assert page.view.currentIndex().row() == 0
    choose(page, plaza, qtbot)
    assert page.side.title.whole() == "Grand Plaza"
    assert page.side.panel.form.client.text() == "Marta Reis"
    qtbot.waitUntil(lambda: len(page.side.reports._rows) == 1)


def test_typing_narrows_the_list(page: VisitsPage, plaza: VisitId, qtbot: QtBot) -> None:
    page.filter.setFocus()
    QTest.keyClicks(page.filter, "marta")
    qtbot.waitUntil(lambda: page.table.rowCount() == 1)
    assert page.table.row_of(plaza) == 0
    page.filter.setText("nobody of this name")
    qtbot.waitUntil(lambda: page._list.currentIndex() == 1)
    page.filter.clear()
    qtbot.waitUntil(lambda: page.table.rowCount() > 1)


def test_a_card_filled_in_here_shows_in_the_list(
    page: VisitsPage, window: MainWindow, plaza: VisitId, qtbot: QtBot
) -> None:
    choose(page, plaza, qtbot)
    form = page.side.panel.form
    form.site.setText("Grand Plaza West")
    form.site.left.emit()
    qtbot.waitUntil(lambda: bool(window.undoing.undo_words()))
    window.areas_changed(frozenset({"visits"}))
    at = page.table.row_of(plaza)
    qtbot.waitUntil(lambda: page.table.data(page.table.index(at, SITE)) == "Grand Plaza West")


def test_a_report_is_queued_over_all_recordings_of_the_visit(
    page: VisitsPage, window: MainWindow, filled: Desk, plaza: VisitId, qtbot: QtBot
) -> None:
    choose(page, plaza, qtbot)
    qtbot.waitUntil(lambda: window.commands.reason(REPORT.id) == "")
    page._report.click()
    the_popup(NewReport, qtbot).begin()
    wanted = [each.id for each in filled.store.recordings.of_visit(plaza)]
    qtbot.waitUntil(
        lambda: any(
            each.kind is JobKind.REPORT and each.request["recording_ids"] == wanted
            for each in filled.store.jobs.pending()
        )
    )


def test_what_cannot_be_done_says_why(page: VisitsPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: page.side.opened() is not None)
    assert "transcribed" in page._report.toolTip()
    assert not page._report.isEnabled()


def test_enter_opens_the_recording(
    page: VisitsPage, window: MainWindow, plaza: VisitId, walk: RecordingId, qtbot: QtBot
) -> None:
    choose(page, plaza, qtbot)
    with qtbot.waitSignal(page.open_recording) as asked:
        QTest.keyClick(page.view, Qt.Key.Key_Return)
    assert asked.args == [int(walk), ()]
    assert window.current_key() == "recording"


def test_a_visit_goes_to_the_bin_and_comes_back(
    page: VisitsPage, window: MainWindow, filled: Desk, plaza: VisitId, qtbot: QtBot
) -> None:
    choose(page, plaza, qtbot)
    window.commands.action(DELETE.id).trigger()

    def kept() -> list[VisitId]:
        return [each.id for each in filled.store.visits.recent()]

    qtbot.waitUntil(lambda: plaza not in kept())
    qtbot.waitUntil(lambda: "Grand Plaza" in window.toast.words())
    window.areas_changed(frozenset({"visits"}))
    qtbot.waitUntil(lambda: page.table.row_of(plaza) < 0)
    window.undoing.undo()
    qtbot.waitUntil(lambda: plaza in kept())


def test_a_new_visit_begins_with_its_card(page: VisitsPage, filled: Desk, qtbot: QtBot) -> None:
    before = len(filled.store.visits.recent())
    page.new_visit()
    qtbot.waitUntil(lambda: len(filled.store.visits.recent()) == before + 1)
    newest = filled.store.visits.recent()[0].id
    qtbot.waitUntil(lambda: page.side.visit_id() == newest)
    assert page.where() == newest
    qtbot.waitUntil(lambda: page.side.opened() is not None)
    assert page.side.why_not().report == "This visit has no recordings yet"


def test_an_empty_library_teaches_what_a_visit_is(desk: Desk, qtbot: QtBot) -> None:
    window = new_window(desk, qtbot)
    window.show()
    window.show_page("visits")
    page = the(window, VisitsPage)
    qtbot.waitUntil(lambda: page._stack.currentWidget() is page._empty)
    assert page.side.visit_id() is None


def test_another_page_can_ask_for_a_visit(
    page: VisitsPage, window: MainWindow, plaza: VisitId, qtbot: QtBot
) -> None:
    window.show_page("recordings")
    window.show_page("visits", plaza)
    qtbot.waitUntil(lambda: page.side.visit_id() == plaza)
