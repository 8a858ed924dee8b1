"""What is done with the recordings that are selected, and how it is taken back."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from tests.gui.windows import new_window, the, the_popup
from voxdesk.desk import Desk
from voxdesk.domain.ids import RecordingId
from voxdesk.domain.job import JobKind
from voxdesk.gui.exporting.panel import ExportPanel
from voxdesk.gui.main_window import MainWindow
from voxdesk.gui.recordings import table as columns
from voxdesk.gui.recordings.chooser import Chooser
from voxdesk.gui.recordings.page import RecordingsPage


@pytest.fixture
def window(filled: Desk, qtbot: QtBot) -> MainWindow:
    made = new_window(filled, qtbot)
    made.resize(1280, 832)  # the screen of the tests is smaller
    made.show()
    made.following.refresh()
    qtbot.waitUntil(lambda: the(made, RecordingsPage).table.rowCount() == 6)
    return made


@pytest.fixture
def page(window: MainWindow) -> RecordingsPage:
    return the(window, RecordingsPage)


def test_the_first_recording_is_selected_so_that_keys_have_something_to_act_on(
    page: RecordingsPage,
) -> None:
    assert page.view.selected_rows() == (0,)


def test_what_goes_into_the_bin_comes_back_by_undo(
    window: MainWindow, page: RecordingsPage, filled: Desk, qtbot: QtBot
) -> None:
    page.view.selectRow(2)
    page.view.setFocus()
    gone = page.selected()[0]
    window.commands.action("recordings.delete").trigger()
    qtbot.waitUntil(lambda: page.table.rowCount() == 5)
    assert [entry.subject for entry in filled.store.bin.entries()] == [f"rec-{gone.id}"]
    qtbot.waitUntil(lambda: "moved to the bin" in window.toast.words())
    assert page.view.selected_rows() == (2,)  # the one that took its place
    qtbot.mouseClick(window.toast._undo, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: filled.store.bin.entries() == ())
    page.refresh(page.areas)
    qtbot.waitUntil(lambda: page.table.rowCount() == 6)
    window.undoing.redo()
    qtbot.waitUntil(lambda: len(filled.store.bin.entries()) == 1)
    window.undoing.undo()
    qtbot.waitUntil(lambda: filled.store.bin.entries() == ())


def test_several_go_into_the_bin_as_one_act(
    window: MainWindow, page: RecordingsPage, filled: Desk, qtbot: QtBot
) -> None:
    page.view.selectAll()
    window.commands.action("recordings.delete").trigger()
    qtbot.waitUntil(page._empty.isVisible)
    assert len(filled.store.bin.entries()) == 6
    window.undoing.undo()
    qtbot.waitUntil(lambda: filled.store.bin.entries() == ())


def test_a_name_is_edited_in_place_and_taken_back(
    window: MainWindow, page: RecordingsPage, filled: Desk, qtbot: QtBot
) -> None:
    page.view.selectRow(2)
    before = page.selected()[0]
    window.commands.action("recordings.rename").trigger()
    field = page.view.viewport().findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    assert field.selectedText() == "Grand Plaza walk-through"
    qtbot.keyClicks(field, "Lobby")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.table.index(2, columns.NAME).data() == "Lobby.m4a")
    assert filled.store.recordings.get(before.id).name == "Lobby.m4a"
    window.undoing.undo()
    qtbot.waitUntil(lambda: filled.store.recordings.get(before.id).name == before.name)


def test_recordings_are_moved_to_a_visit_and_back(
    window: MainWindow, page: RecordingsPage, filled: Desk, walk: RecordingId, qtbot: QtBot
) -> None:
    to = filled.store.recordings.get(walk).visit_id
    page.view.selectRow(0)
    moved = page.selected()[0]
    window.commands.action("recordings.move").trigger()
    qtbot.waitUntil(lambda: bool(page.findChildren(Chooser)))
    chooser = page.findChildren(Chooser)[0]
    words = [chooser.list.item(at).text() for at in range(chooser.list.count())]
    assert words[0] == "A visit without a card · 1 recording"
    row = next(at for at, each in enumerate(words) if "Marta Reis" in each)
    qtbot.mouseClick(
        chooser.list.viewport(),
        Qt.MouseButton.LeftButton,
        pos=chooser.list.visualItemRect(chooser.list.item(row)).center(),
    )
    qtbot.waitUntil(lambda: filled.store.recordings.get(moved.id).visit_id == to)
    qtbot.waitUntil(lambda: page.table.index(0, columns.SITE).data() == "Grand Plaza")
    window.undoing.undo()
    qtbot.waitUntil(lambda: filled.store.recordings.get(moved.id).visit_id == moved.visit_id)


def test_one_is_exported_into_a_file_and_several_into_a_folder(
    page: RecordingsPage,
    filled: Desk,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def exports() -> list[str]:
        jobs = filled.store.jobs.recent()
        asked = [each.request for each in jobs if each.kind is JobKind.EXPORT]
        return sorted(Path(str(each["target"])).name for each in asked)

    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *_asked: (str(tmp_path / "one.srt"), "")
    )
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_asked: str(tmp_path))
    page.view.selectRow(2)
    page.acting.export()
    panel = the_popup(ExportPanel, qtbot)
    panel.choose("srt")
    panel.go.click()
    qtbot.waitUntil(lambda: exports() == ["one.srt"])
    (tmp_path / "Seaview interview 2.txt").write_text("somebody's own")
    page.view.selectAll()
    page.acting.export()
    panel = the_popup(ExportPanel, qtbot)
    panel.choose("txt")
    panel.go.click()
    qtbot.waitUntil(lambda: len(exports()) == 7)
    assert "Grand Plaza walk-through.txt" in exports()
    assert "Seaview interview 2 rec-2.txt" in exports()


def test_the_menu_of_the_selection_holds_every_act_with_its_reason(
    window: MainWindow, page: RecordingsPage
) -> None:
    page.view.clearSelection()
    menu = page.acting.menu(window.commands)
    actions = {action.text(): action for action in menu.actions() if action.text()}
    assert list(actions) == [
        "Open",
        "Transcribe",
        "Report",
        "Export…",
        "Move to a visit…",
        "Rename",
        "Move to the bin",
    ]
    assert not any(action.isEnabled() for action in actions.values())
    assert actions["Open"].toolTip() == "Select recordings first"
    menu.deleteLater()


def test_the_preview_follows_the_selection(
    window: MainWindow, page: RecordingsPage, walk: RecordingId, qtbot: QtBot
) -> None:
    page.view.selectRow(2)
    qtbot.waitUntil(lambda: page.preview.shown() is not None)
    shown = page.preview.shown()
    assert shown is not None
    qtbot.waitUntil(lambda: "Customer: Plaza Group" in page.preview.words())
    words = page.preview.words()
    assert "Length: 2:30" in words
    assert "Language: English" in words
    assert "Visit: Grand Plaza, Lisbon · 12 May 2026 · Marta Reis" in words
    assert "4 met · 3 partly met · 3 not met · 1 not covered" in words
    assert any(each.startswith("We are in front of the Grand Plaza") for each in words)
    with qtbot.waitSignal(window.player.changed):
        qtbot.mouseClick(page.preview.play_button, Qt.MouseButton.LeftButton)
    assert window.player.recording_id == walk
    window.player.close()
    page.view.selectAll()
    qtbot.waitUntil(lambda: any(each.startswith("State: ") for each in page.preview.words()))
    assert page.preview.shown() is None
    assert "Length: 3 h 07 min" in page.preview.words()
    page.view.clearSelection()
    assert page.preview.shown() is None


def test_the_preview_is_folded_away_and_stays_so(
    window: MainWindow, page: RecordingsPage, filled: Desk, qtbot: QtBot
) -> None:
    assert page.preview.isVisible()
    window.commands.action("recordings.preview").trigger()
    assert not page.preview.isVisible()
    other = new_window(filled, qtbot)
    other.resize(1280, 832)
    other.show()
    assert not the(other, RecordingsPage).preview.isVisible()
