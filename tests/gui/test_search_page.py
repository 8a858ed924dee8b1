"""Search: words at once, meaning when it is there, each hit with whose words it is."""

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import QMenu
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tests.gui.windows import new_window, the
from voxdesk.desk import Desk
from voxdesk.domain.ids import RecordingId
from voxdesk.domain.knowledge import HitKind, Scope
from voxdesk.domain.recording_filter import RecordingFilter
from voxdesk.domain.visit import NameKind, SiteKind
from voxdesk.gui.main_window import MainWindow
from voxdesk.gui.search.page import SearchPage
from voxdesk.gui.search.results import Results, around, where_said
from voxdesk.gui.transcript.page import TranscriptPage
from voxdesk.services import finding
from voxdesk.services.finding import Found


@pytest.fixture
def window(filled: Desk, qtbot: QtBot) -> MainWindow:
    made = new_window(filled, qtbot)
    made.show()
    made.show_page("search")
    return made


def look_for(page: SearchPage, qtbot: QtBot, words: str) -> list[Found]:
    """Type words and wait until all of the answer is there."""
    page.bar.field.clear()
    qtbot.keyClicks(page.bar.field, words)
    qtbot.waitUntil(lambda: page.bar.text() == words and settled(page, words))
    return shown(page)


def settled(page: SearchPage, words: str) -> bool:
    return page._asked_for[:1] == (words,) and "searched" in page.line()


def shown(page: SearchPage) -> list[Found]:
    return [page.results.found(row) for row in range(page.results.rowCount())]


def test_the_results_keep_qts_rules(filled: Desk, qtmodeltester: ModelTester) -> None:
    results = Results()
    model: QAbstractItemModel = results
    qtmodeltester.check(model)
    answer = finding.search(filled, "room", Scope(), limit=30, meaning=False)
    results.show(answer.found)
    qtmodeltester.check(model)
    assert results.rowCount() == len(answer.found) > 3


def test_words_are_found_marked_and_shown_with_whose_they_are(
    window: MainWindow, qtbot: QtBot, walk: RecordingId
) -> None:
    page = the(window, SearchPage)
    hits = look_for(page, qtbot, "fire exit")
    assert {each.hit.kind for each in hits} == {HitKind.SEGMENT, HitKind.FINDING}
    said = next(each for each in hits if each.hit.kind is HitKind.SEGMENT)
    assert said.hit.recording_id == walk
    marked = [said.text[start : start + length] for start, length in said.marks]
    assert marked == ["fire", "exit"]
    assert "Marta Reis" in around(said)
    assert "for Plaza Group" in around(said)
    assert "12 May 2026" in around(said)
    assert where_said(said) == "Transcript · 1:59"
    assert page.line().startswith("2 found")
    assert page.line().endswith("Only words were searched: nothing is ready for meaning yet.")


def test_enter_goes_from_the_field_to_the_hits_and_opens_where_it_was_said(
    window: MainWindow, qtbot: QtBot, walk: RecordingId
) -> None:
    page = the(window, SearchPage)
    look_for(page, qtbot, "blocked cleaning carts")
    qtbot.keyClick(page.bar.field, Qt.Key.Key_Return)
    assert page.view.currentIndex().row() == 0
    qtbot.keyClick(page.view, Qt.Key.Key_Return)
    opened = the(window, TranscriptPage)
    qtbot.waitUntil(lambda: opened.opened() is not None)
    found = opened.opened()
    assert found is not None
    assert found.recording.id == walk
    window.show_page("search")
    page.view.setFocus()
    qtbot.keyClick(page.view, Qt.Key.Key_Escape)
    assert page.bar.field.hasFocus() or not window.isActiveWindow()


def test_space_plays_a_hit_where_it_stands(
    window: MainWindow, qtbot: QtBot, walk: RecordingId
) -> None:
    page = the(window, SearchPage)
    hits = look_for(page, qtbot, "blocked cleaning carts")
    page.view.choose(0)
    with qtbot.waitSignal(window.player.changed):
        qtbot.keyClick(page.view, Qt.Key.Key_Space)
    assert window.player.recording_id == walk
    assert window.player.position_ms >= hits[0].hit.start_ms
    window.player.close()


def test_a_finding_has_no_sound_of_its_own(window: MainWindow, qtbot: QtBot) -> None:
    page = the(window, SearchPage)
    hits = look_for(page, qtbot, "slippers")
    row = next(at for at, each in enumerate(hits) if each.hit.kind is HitKind.FINDING)
    page.view.choose(row)
    assert window.commands.reason("search.play") == "There is no sound to it"
    assert window.commands.reason("search.open") == ""


def test_kinds_and_filters_narrow_and_hints_say_so(
    window: MainWindow, filled: Desk, qtbot: QtBot
) -> None:
    page = the(window, SearchPage)
    look_for(page, qtbot, "room")
    qtbot.mouseClick(page._kinds.button(2), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(shown(page)) and settled(page, "room"))
    qtbot.waitUntil(lambda: {each.hit.kind for each in shown(page)} == {HitKind.FINDING})
    page._kinds.button(0).click()
    bella = filled.store.names.find(NameKind.SITE, "Bella Vista")
    scope = Scope(site_kind=SiteKind.RESTAURANT)
    page.bar.use(RecordingFilter(scope=scope))
    qtbot.waitUntil(lambda: {each.card.site for each in shown(page)} == {"Bella Vista"})
    assert bella is not None
    assert [chip.text().strip() for chip in page.bar.chips()] == ["Kind: Restaurant"]
    page.bar.field.setText("fire exit")
    qtbot.waitUntil(page._nothing.isVisible)
    assert "take the filters away" in page._hints()
    page.bar.chips()[0].click()
    qtbot.waitUntil(lambda: len(shown(page)) == 2)


def test_the_filter_asks_only_for_what_is_on_a_card(window: MainWindow) -> None:
    menu = the(window, SearchPage).bar.open_filters()
    words = [action.text() for action in menu.actions()]
    assert words == ["Site…", "Customer…", "Client…", "Employee…", "Kind of site", "Date"]
    assert isinstance(menu, QMenu)
    menu.close()


def test_more_is_shown_when_there_is_more(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("voxdesk.gui.search.page.PAGE_HITS", 5)
    page = the(window, SearchPage)
    assert len(look_for(page, qtbot, "room")) == 5
    assert page.line().startswith("the best 5")
    qtbot.waitUntil(page._more.isVisible)
    page._more.click()
    qtbot.waitUntil(lambda: len(shown(page)) == 10)


def test_an_example_is_looked_for_when_it_is_clicked(window: MainWindow, qtbot: QtBot) -> None:
    page = the(window, SearchPage)
    assert page._examples.isVisible()
    window.show_page("search", "clean")
    qtbot.waitUntil(lambda: settled(page, "clean"))
    assert page.where() == "clean"
    page.bar.clear()
    qtbot.waitUntil(page._examples.isVisible)


def test_what_is_in_the_bin_is_not_found(
    window: MainWindow, filled: Desk, qtbot: QtBot, walk: RecordingId
) -> None:
    filled.store.bin.put(f"rec-{walk}")
    page = the(window, SearchPage)
    assert walk not in {each.hit.recording_id for each in look_for(page, qtbot, "room")}


def test_a_word_is_found_while_it_is_typed(window: MainWindow, qtbot: QtBot) -> None:
    page = the(window, SearchPage)
    hits = look_for(page, qtbot, "blocked carts cle")
    assert {each.hit.kind for each in hits} == {HitKind.SEGMENT, HitKind.FINDING}
    assert [hits[0].text[start : start + size] for start, size in hits[0].marks] == [
        "blocked",
        "cleaning",
        "carts",
    ]
