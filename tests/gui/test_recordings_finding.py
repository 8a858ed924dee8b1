"""Finding a recording in the list: words, filters, filters with a name, columns."""

from typing import TypeVar

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from installer.sample_library import add_recording
from tests.gui.windows import new_window, the
from voxdesk.desk import Desk
from voxdesk.domain.knowledge import Scope
from voxdesk.domain.recording import RecordingState
from voxdesk.domain.recording_filter import ALL_RECORDINGS, RecordingFilter
from voxdesk.domain.visit import NameKind, SiteKind, VisitCard
from voxdesk.gui.main_window import MainWindow
from voxdesk.gui.recordings import table as columns
from voxdesk.gui.recordings.chooser import Chooser, NamePopup, Popup
from voxdesk.gui.recordings.filter_menu import DaysPopup
from voxdesk.gui.recordings.page import RecordingsPage
from voxdesk.services import filtering

Kind = TypeVar("Kind", bound=Popup)


@pytest.fixture
def window(filled: Desk, qtbot: QtBot) -> MainWindow:
    made = new_window(filled, qtbot)
    made.resize(1280, 832)  # the screen of the tests is smaller
    made.show()
    qtbot.waitUntil(lambda: the(made, RecordingsPage).table.rowCount() == 6)
    return made


@pytest.fixture
def page(window: MainWindow) -> RecordingsPage:
    return the(window, RecordingsPage)


def names(page: RecordingsPage) -> list[str]:
    return [page.table.recording(row).name[:7] for row in range(page.table.rowCount())]


def chips(page: RecordingsPage) -> list[str]:
    return [chip.text().strip() for chip in page.bar.chips()]


def act(menu: QMenu, *path: str) -> None:
    """Choose an entry of a menu by its words; a menu is closed before it acts."""
    menu.close()
    for words in path:
        action = next(each for each in menu.actions() if each.text() == words)
        found = action.menu()
        if isinstance(found, QMenu):
            menu = found
        else:
            action.trigger()


def opened(at: QWidget, kind: type[Kind], qtbot: QtBot) -> Kind:
    """The list or question that was opened at a button."""

    def visible() -> list[Kind]:
        return [each for each in at.findChildren(kind) if each.isVisible()]

    qtbot.waitUntil(lambda: bool(visible()))
    return visible()[0]


def test_letters_typed_are_looked_for_in_names_sites_and_clients(
    window: MainWindow, page: RecordingsPage, qtbot: QtBot
) -> None:
    window.commands.action("recordings.find").trigger()
    for typed, found in (
        ("plaza", ["2026-05", "Grand P"]),
        ("marta", ["Grand P"]),
        ("СОСНЫ", ["Санатор"]),
        ("lind", ["Seaview"]),
    ):
        page.bar.field.clear()
        if typed.isascii():
            qtbot.keyClicks(page.bar.field, typed)
        else:  # QTest types no other letters
            page.bar.field.insert(typed)
        qtbot.waitUntil(lambda found=found: names(page) == found)  # type: ignore[misc]
        assert page.head.count_words() == f"{len(found)} found"
    qtbot.keyClick(page.bar.field, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: page.table.rowCount() == 6)
    assert page.head.count_words() == "6"


def test_what_fits_nothing_says_so_and_shows_all_again(page: RecordingsPage, qtbot: QtBot) -> None:
    page.bar.field.setText("nothing like this")
    qtbot.waitUntil(page._none.isVisible)
    page.bar.clear()
    qtbot.waitUntil(page.view.isVisible)
    assert page.table.rowCount() == 6


def test_filters_stand_as_chips_that_are_taken_away_one_by_one(
    page: RecordingsPage, qtbot: QtBot
) -> None:
    act(page.bar.open_filters(), "Kind of site", "Hotel")
    qtbot.waitUntil(lambda: page.table.rowCount() == 3)
    act(page.bar.open_filters(), "State", "Ready")
    act(page.bar.open_filters(), "Reports", "Without a report")
    qtbot.waitUntil(lambda: names(page) == ["Seaview"])
    assert chips(page) == ["Kind: Hotel", "State: Ready", "Without a report"]
    qtbot.keyClick(page.bar.chips()[2], Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: page.table.rowCount() == 2)
    assert chips(page) == ["Kind: Hotel", "State: Ready"]


def test_a_site_is_chosen_by_typing_some_of_its_name(
    page: RecordingsPage, filled: Desk, qtbot: QtBot
) -> None:
    for at in range(12):
        filled.store.visits.add(VisitCard(site=f"Hostel {at}", customer="Hostels"))
    act(page.bar.open_filters(), "Site…")
    chooser = opened(page.bar.filter, Chooser, qtbot)
    assert chooser.list.count() == 16
    qtbot.keyClicks(chooser.field, "plaza")
    assert chooser.list.count() == 1
    assert chooser.list.item(0).text().startswith("Grand Plaza · Lisbon · Plaza Group")
    qtbot.keyClick(chooser.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.table.rowCount() == 2)
    assert chips(page) == ["Site: Grand Plaza"]


def test_languages_and_days_narrow_as_the_list_shows_them(
    page: RecordingsPage, qtbot: QtBot
) -> None:
    act(page.bar.open_filters(), "Language…")
    chooser = opened(page.bar.filter, Chooser, qtbot)
    assert [chooser.list.item(at).text() for at in range(2)] == ["English", "Russian"]
    chooser.list.setCurrentRow(1)
    qtbot.keyClick(chooser.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: names(page) == ["Санатор"])
    page.bar.clear()
    act(page.bar.open_filters(), "Date", "Between…")
    days = opened(page.bar.filter, DaysPopup, qtbot)
    days.first.setText("not a day")
    assert not days._act.isEnabled()
    days.first.setText("2026-03-01")
    days.last.setText("2026-05-03")
    days.take_days()
    qtbot.waitUntil(lambda: names(page) == ["Санатор", "Seaview"])
    assert chips(page)[0].startswith("Date: 1 Mar 2026 to 3 May 2026")


def test_a_filter_is_saved_under_a_name_used_removed_and_brought_back(
    window: MainWindow, page: RecordingsPage, filled: Desk, qtbot: QtBot
) -> None:
    page.bar.use(RecordingFilter(scope=Scope(site_kind=SiteKind.HOTEL)), "plaza")
    page.bar.ask_name()
    popup = opened(page.bar.saved, NamePopup, qtbot)
    qtbot.keyClicks(popup.field, "Hotels of Plaza")
    qtbot.keyClick(popup.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(filtering.saved(filled)) == 1)
    page.bar.clear()
    qtbot.waitUntil(lambda: page.table.rowCount() == 6)
    page.bar.open_saved()
    qtbot.waitUntil(lambda: bool(page.bar.saved.findChildren(QMenu)))
    act(page.bar.saved.findChildren(QMenu)[0], "Hotels of Plaza")
    qtbot.waitUntil(lambda: page.table.rowCount() == 2)
    assert page.bar.text() == "plaza"
    page.bar.remove("Hotels of Plaza")
    qtbot.waitUntil(lambda: filtering.saved(filled) == ())
    qtbot.waitUntil(lambda: "removed" in window.toast.words())
    window.undoing.undo()
    qtbot.waitUntil(lambda: len(filtering.saved(filled)) == 1)
    # Names of customers stay in the library: none goes into the file of the window.
    assert not any("Plaza" in str(window.place.value(key)) for key in window.place.allKeys())


def test_columns_are_hidden_moved_and_widened_and_stay_so(
    window: MainWindow, page: RecordingsPage, filled: Desk, qtbot: QtBot
) -> None:
    window.resize(1600, 800)
    heads = page.view.heads
    assert not page.view.isColumnHidden(columns.LANGUAGE)
    act(heads.open_menu(), "Client")
    assert page.view.isColumnHidden(columns.CLIENT)
    heads.moveSection(heads.visualIndex(columns.STATE), 0)
    heads.resizeSection(columns.SITE, 222)
    other = new_window(filled, qtbot)
    other.resize(1600, 800)
    other.show()
    again = the(other, RecordingsPage).view
    qtbot.waitUntil(lambda: not again.isColumnHidden(columns.LANGUAGE) and again.isVisible())
    assert again.heads.visualIndex(columns.STATE) == 0
    assert again.columnWidth(columns.SITE) == 222
    assert again.isColumnHidden(columns.CLIENT)
    again.heads.as_they_come()
    assert not again.isColumnHidden(columns.CLIENT)
    assert again.heads.visualIndex(columns.NAME) == 0


def test_a_narrow_window_leaves_room_for_the_names(
    window: MainWindow, page: RecordingsPage, qtbot: QtBot
) -> None:
    bar = page.view.horizontalScrollBar()
    for width in (900, 1280):
        window.resize(width, 700)
        qtbot.waitUntil(lambda: page.view.columnWidth(columns.NAME) >= 180 and not bar.maximum())
        assert not page.view.isColumnHidden(columns.STATE)
    window.resize(900, 700)
    qtbot.waitUntil(lambda: not page.preview.isVisible())
    assert window.commands.reason("recordings.preview") == "The window is too narrow for it"


def test_odd_places_of_columns_are_left_as_they_come(filled: Desk, qtbot: QtBot) -> None:
    place = QSettings(str(filled.paths.config / "window.ini"), QSettings.Format.IniFormat)
    place.setValue("recordings/order", "0 1 1 x")
    place.setValue("recordings/hidden", "0 99 2")
    place.setValue("recordings/width/site", "wide")
    place.sync()
    view = the(new_window(filled, qtbot), RecordingsPage).view
    assert view.heads.visualIndex(columns.SITE) == columns.SITE
    assert not view.isColumnHidden(columns.NAME)
    assert not view.heads.wanted(columns.CLIENT)


def test_hundreds_of_recordings_are_narrowed_as_few_are(desk: Desk, qtbot: QtBot) -> None:
    with desk.store.writing("recordings", "visits"):
        for at in range(320):
            add_recording(
                desk.store,
                f"Talk {at}.wav",
                VisitCard(site=f"Site {at % 7}", site_kind=SiteKind.HOTEL),
                duration_ms=1000,
                state=RecordingState.IMPORTED,
            )
    page = the(new_window(desk, qtbot), RecordingsPage)
    page.refresh(page.areas)
    qtbot.waitUntil(lambda: page.table.total == 320)
    assert page.table.rowCount() == 200
    number = desk.store.names.find(NameKind.SITE, "Site 3")
    assert number is not None
    page.bar.use(RecordingFilter(last_days=7), "site 3")
    qtbot.waitUntil(lambda: page.table.total == 46)
    page.bar.use(ALL_RECORDINGS, "")
    qtbot.waitUntil(lambda: page.table.total == 320)
