"""The list of recordings: model, drops, what the buttons do."""

from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tests.gui.windows import new_window, the, the_popup
from voxdesk.desk import Desk
from voxdesk.domain.job import JobKind, JobState
from voxdesk.domain.recording import RecordingState
from voxdesk.gui.main_window import MainWindow
from voxdesk.gui.recordings import acting
from voxdesk.gui.recordings import table as columns
from voxdesk.gui.recordings.page import RecordingsPage
from voxdesk.gui.recordings.table import RecordingTable
from voxdesk.gui.reports.new_report import NewReport
from voxdesk.gui.transcript.page import TranscriptPage
from voxdesk.services import naming


@pytest.fixture
def window(filled: Desk, qtbot: QtBot) -> MainWindow:
    made = new_window(filled, qtbot)
    made.show()
    made.following.refresh()
    qtbot.waitUntil(lambda: the(made, RecordingsPage).table.rowCount() == 6)
    return made


def test_the_table_keeps_qts_rules(filled: Desk, qtmodeltester: ModelTester) -> None:
    table = RecordingTable()
    qtmodeltester.check(table)
    rows = filled.store.lists.recordings()
    table.show(rows[2:])
    qtmodeltester.check(table)
    table.show(rows)
    table.show(rows[1:4])
    qtmodeltester.check(table)
    assert table.rowCount() == 3


def test_new_recordings_come_in_on_top_without_moving_what_is_selected(
    filled: Desk, qtbot: QtBot
) -> None:
    table = RecordingTable()
    rows = filled.store.lists.recordings()
    table.show(rows[1:])
    with qtbot.assertNotEmitted(table.modelReset), qtbot.waitSignal(table.rowsInserted):
        table.show(rows)
    assert table.recording(0) == rows[0].recording


def test_rows_that_go_come_and_change_places_keep_what_is_chosen(
    filled: Desk, qtmodeltester: ModelTester
) -> None:
    table = RecordingTable()
    qtmodeltester.check(table)
    rows = filled.store.lists.recordings()
    table.show([rows[0], rows[1], rows[2], rows[4]])
    chosen = QPersistentModelIndex(table.index(2, columns.NAME))
    table.show([rows[5], rows[4], rows[2], rows[0], rows[3]])
    shown = [table.recording(at) for at in range(table.rowCount())]
    assert shown == [rows[at].recording for at in (5, 4, 2, 0, 3)]
    assert chosen.row() == 2
    table.show(rows[3:])
    assert not chosen.isValid()


def test_a_long_list_is_read_page_by_page_as_it_is_scrolled(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = the(window, RecordingsPage)
    monkeypatch.setattr("voxdesk.gui.recordings.page.PAGE_ROWS", 2)
    nothing = QModelIndex()
    lists, read = window._desk.store.lists, list[int]()
    recordings = lists.recordings

    def reading(**asked: Any) -> Any:
        read.append(asked["offset"])
        return recordings(**asked)

    monkeypatch.setattr(lists, "recordings", reading)
    page.table.sort(columns.NAME, Qt.SortOrder.AscendingOrder)

    def whole() -> bool:
        # The view, too, asks for more as long as there is room below the last row.
        page.table.fetchMore(nothing)
        return read[-1:] == [4] and page.table.rowCount() == 6

    qtbot.waitUntil(whole)
    assert read == [0, 2, 4]
    assert page.head.count_words() == "6"
    assert not page.table.canFetchMore(nothing)
    names = [page.table.recording(row).name for row in range(6)]
    assert names == sorted(names, key=str.casefold)


@pytest.mark.parametrize("column", range(len(columns.COLUMNS)))
def test_a_click_on_a_head_orders_all_rows_and_another_turns_them(
    window: MainWindow, qtbot: QtBot, column: int
) -> None:
    page = the(window, RecordingsPage)
    page.view.sortByColumn(column, Qt.SortOrder.AscendingOrder)
    lists, order = window._desk.store.lists, columns.ORDERS[column]

    def shown() -> list[int]:
        return [page.table.recording(row).id for row in range(page.table.rowCount())]

    for ascending in (True, False):
        wanted = [row.recording.id for row in lists.recordings(order=order, ascending=ascending)]
        qtbot.waitUntil(lambda wanted=wanted: shown() == wanted)  # type: ignore[misc]
        page.view.sortByColumn(column, Qt.SortOrder.DescendingOrder)


def test_a_name_full_of_tags_is_shown_as_it_is(filled: Desk) -> None:
    row = filled.store.lists.recordings()[0]
    filled.store.recordings.rename(row.recording.id, "<b>bold</b> & co.wav")
    table = RecordingTable()
    table.show(filled.store.lists.recordings())
    assert table.index(0, columns.NAME).data() == "<b>bold</b> & co.wav"
    tip = table.index(0, columns.NAME).data(Qt.ItemDataRole.ToolTipRole)
    assert "&lt;b&gt;bold&lt;/b&gt; &amp; co.wav" in tip


def test_the_state_column_says_how_long_a_transcription_still_takes(window: MainWindow) -> None:
    table = the(window, RecordingsPage).table
    busy = next(
        row
        for row in range(table.rowCount())
        if table.recording(row).state is RecordingState.TRANSCRIBING
    )
    assert table.index(busy, columns.STATE).data() == "Transcribing · 6 min left"


def test_enter_opens_the_recording_and_escape_comes_back(window: MainWindow, qtbot: QtBot) -> None:
    view = the(window, RecordingsPage).view
    view.selectRow(2)
    view.setCurrentIndex(view.model().index(2, 0))
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert window.current_page() is the(window, TranscriptPage)
    qtbot.waitUntil(lambda: the(window, TranscriptPage).opened() is not None)
    assert the(window, TranscriptPage).header.title() == view.model().index(2, 0).data()
    window.commands.action("recording.back").trigger()
    assert window.current_page() is the(window, RecordingsPage)


def test_each_button_says_why_it_cannot_be_pressed(window: MainWindow) -> None:
    page = the(window, RecordingsPage)
    report, transcribe = (
        page.head.buttons[acting.REPORT.id],
        page.head.buttons[acting.TRANSCRIBE.id],
    )
    page.view.clearSelection()
    assert not report.isEnabled()
    assert report.toolTip() == "Select recordings first"
    page.view.selectRow(0)
    assert report.toolTip() == "A report needs transcribed recordings"
    page.view.selectRow(2)
    assert report.isEnabled()
    assert transcribe.toolTip() == "It is transcribed already"
    assert window.commands.reason("recordings.transcribe") == transcribe.toolTip()
    page.view.selectAll()
    assert window.commands.reason("recordings.rename") == "Select one recording"


def test_a_row_is_selected_by_itself_even_while_ctrl_is_held_down(window: MainWindow) -> None:
    page = the(window, RecordingsPage)
    QTest.keyPress(window.windowHandle(), Qt.Key.Key_Control, Qt.KeyboardModifier.ControlModifier)
    try:
        assert QGuiApplication.keyboardModifiers() == Qt.KeyboardModifier.ControlModifier
        page.view.selectRow(2)
        page.view.selectRow(2)
        assert page.view.selected_rows() == (2,)
    finally:
        QTest.keyRelease(window.windowHandle(), Qt.Key.Key_Control)


def test_what_was_selected_out_of_sight_is_shown_when_it_is_looked_at(
    filled: Desk, qtbot: QtBot
) -> None:
    window = new_window(filled, qtbot)
    window.resize(1280, 832)  # wide enough for the preview
    window.show()
    window.show_page("jobs")  # before the list was read
    page = the(window, RecordingsPage)
    qtbot.waitUntil(lambda: page.view.selected_rows() == (0,))
    qtbot.wait(300)
    assert page.preview.shown() is None
    window.show_page("recordings")
    qtbot.waitUntil(lambda: page.preview.shown() is not None)


def test_what_changed_out_of_sight_is_shown_when_a_recording_is_come_back_to(
    window: MainWindow, filled: Desk, qtbot: QtBot
) -> None:
    page = the(window, RecordingsPage)
    recording = page.table.recording(2)
    window.open_recording(recording.id)
    naming.rename_recording(filled, recording.id, "Renamed meanwhile.m4a")
    window.areas_changed(frozenset({"recordings"}))
    window.commands.action("recording.back").trigger()
    qtbot.waitUntil(lambda: page.table.recording(2).name == "Renamed meanwhile.m4a")
    assert [each.id for each in page.selected()] == [recording.id]


def test_report_over_the_selection_is_queued(
    window: MainWindow, filled: Desk, qtbot: QtBot
) -> None:
    page = the(window, RecordingsPage)
    page.view.selectRow(2)
    before = len(filled.store.jobs.recent())
    qtbot.mouseClick(page.head.buttons[acting.REPORT.id], Qt.MouseButton.LeftButton)
    the_popup(NewReport, qtbot).begin()
    qtbot.waitUntil(lambda: len(filled.store.jobs.recent()) == before + 1)
    newest = filled.store.jobs.recent(1)[0]
    assert newest.kind is JobKind.REPORT
    assert newest.state is JobState.WAITING


def test_an_empty_library_says_what_to_do(desk: Desk, qtbot: QtBot) -> None:
    window = new_window(desk, qtbot)
    window.show()
    page = the(window, RecordingsPage)
    page.refresh(page.areas)
    qtbot.waitUntil(page._empty.isVisible)
    assert not page.view.isVisible()
