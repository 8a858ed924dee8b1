"""Beginning a report: the kinds that a site can have, the others with the reason, and a writer."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.gui.windows import new_window, the, the_popup
from voxdesk.desk import Desk
from voxdesk.domain.definition import DefinitionKind
from voxdesk.domain.ids import RecordingId
from voxdesk.domain.job import JobKind
from voxdesk.domain.visit import SiteKind
from voxdesk.gui.main_window import MainWindow
from voxdesk.gui.recordings.chooser import Chooser
from voxdesk.gui.reports.new_report import OWN, NewReport, Offer, ask, offers
from voxdesk.gui.reports.page import ReportsPage
from voxdesk.paths import bundled
from voxdesk.services import scenarios


@pytest.fixture
def window(filled: Desk, qtbot: QtBot) -> MainWindow:
    made = new_window(filled, qtbot)
    made.show()
    return made


def of(desk: Desk, site_kind: SiteKind) -> dict[str, Offer]:
    kinds = [(each.scenario, each.own) for each in scenarios.kinds(desk)]
    return {each.kind: each for each in offers(kinds, site_kind, "en")}


def test_what_cannot_be_made_for_a_kind_of_site_says_why(desk: Desk) -> None:
    hotel, other = of(desk, SiteKind.HOTEL), of(desk, SiteKind.OTHER)
    assert hotel["I3"].why_not == ""
    assert hotel["shop-visit"].why_not == "Only for: Other"
    needs = "The card has to say which kind of site: Hotel, Restaurant, Health centre"
    assert other["I3"].why_not == needs
    assert other["I1"].why_not == ""


def test_kinds_stand_in_groups_and_those_of_people_last(desk: Desk) -> None:
    text = (bundled("resources", "scenarios") / "shop-visit.toml").read_text("utf-8")
    text = text.replace('"shop-visit"', '"our-shop"')
    desk.store.definitions.keep(DefinitionKind.SCENARIO, "our-shop", text, own=True)
    found = list(of(desk, SiteKind.HOTEL).values())
    assert [each.kind for each in found][:5] == ["I1", "I2", "I3", "I4", "I5"]
    assert found[-1].kind == "our-shop"
    assert found[-1].group == OWN


def test_the_chosen_kind_is_queued_with_its_writer(
    window: MainWindow, filled: Desk, walk: RecordingId, qtbot: QtBot
) -> None:
    ask(window.frame, window.current_page(), [walk])
    popup = the_popup(NewReport, qtbot)
    popup.list.setFocus()
    while popup.kind() != "D2":
        qtbot.keyClick(popup.list, Qt.Key.Key_Down)
    popup.writer.setCurrentIndex(popup.writer.findData("extractive"))
    popup.go.click()
    qtbot.waitUntil(lambda: _newest_kind(filled) == "D2")
    job = filled.store.jobs.newest(JobKind.REPORT)
    assert job is not None
    assert job.request["recording_ids"] == [walk]
    assert job.request["writer"] == "extractive"


def _newest_kind(desk: Desk) -> object:
    job = desk.store.jobs.newest(JobKind.REPORT)
    return job.request.get("kind") if job is not None else None


def test_the_page_asks_for_the_visit_first(
    window: MainWindow, filled: Desk, walk: RecordingId, qtbot: QtBot
) -> None:
    window.show_page("reports")
    page = the(window, ReportsPage)
    qtbot.waitUntil(lambda: page.opened() is not None)
    page.new_report()
    chooser = the_popup(Chooser, qtbot)
    plaza = filled.store.recordings.get(walk).visit_id
    chooser.chosen.emit(plaza)
    chooser.close()
    assert the_popup(NewReport, qtbot).kind() == "I1"


def test_nothing_on_the_button_is_cut_off_beside_a_long_writer(
    window: MainWindow, walk: RecordingId, qtbot: QtBot
) -> None:
    ask(window.frame, window.current_page(), [walk])
    popup = the_popup(NewReport, qtbot)
    popup.writer.addItem("A writing model with a very long name, instruct, 4 bit", "long")
    popup.writer.setCurrentIndex(popup.writer.findData("long"))
    popup.go.setText("Составить отчёт по этим записям")
    qtbot.wait(50)
    assert popup.go.width() >= popup.go.sizeHint().width()
