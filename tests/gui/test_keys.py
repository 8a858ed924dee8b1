"""The palette, the sheet of keys, and what the window asks before it closes."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QTreeWidgetItem
from pytestqt.qtbot import QtBot

from tests.gui.windows import new_window, the
from voxdesk.desk import Desk
from voxdesk.gui.commands import Command
from voxdesk.gui.keys.page import ID_ROLE, KeysPage
from voxdesk.gui.keys.wording import fits
from voxdesk.gui.main_window import MainWindow
from voxdesk.gui.pages import PAGES
from voxdesk.gui.recordings.page import RecordingsPage


@pytest.fixture
def window(filled: Desk, qtbot: QtBot) -> MainWindow:
    made = new_window(filled, qtbot)
    made.show()
    made.following.refresh()
    table = the(made, RecordingsPage).table
    qtbot.waitUntil(lambda: table.rowCount() > 0)
    return made


@pytest.mark.parametrize(
    ("asked", "said", "found"),
    [
        ("", "Anything", True),
        ("imp", "Recordings Import…", True),
        ("rec imp", "Recordings Import…", True),
        ("IMPORT", "Recordings Import…", True),
        ("port", "Import", False),
        ("imp xyz", "Recordings Import…", False),
    ],
)
def test_words_are_found_by_how_they_begin(asked: str, said: str, found: bool) -> None:
    assert fits(asked, said) is found


def test_a_few_letters_and_enter_go_to_a_page(window: MainWindow, qtbot: QtBot) -> None:
    palette = window.palette_box
    window.commands.action("palette").trigger()
    qtbot.keyClicks(palette.field, "go jobs")
    assert [entry.words for entry in palette.entries()] == ["Jobs"]
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert window.current_key() == "jobs"
    assert not palette.isVisible()


def test_recordings_are_found_by_name(window: MainWindow, qtbot: QtBot, filled: Desk) -> None:
    name = filled.store.lists.recordings()[2].recording.name
    palette = window.palette_box
    palette.open()
    qtbot.keyClicks(palette.field, name[:12])
    qtbot.waitUntil(lambda: any(entry.words == name for entry in palette.entries()))
    place = [entry.words for entry in palette.entries()].index(name)
    for _ in range(place):
        qtbot.keyClick(palette.field, Qt.Key.Key_Down)
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert window.current_key() == "recording"


def test_what_cannot_be_done_says_why_and_is_not_done(window: MainWindow, qtbot: QtBot) -> None:
    palette = window.palette_box
    palette.open()
    qtbot.keyClicks(palette.field, "window undo")
    (entry,) = palette.entries()
    assert entry.beside == "There is nothing to undo"
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert palette.isVisible()
    qtbot.keyClick(palette.field, Qt.Key.Key_Escape)
    assert not palette.isVisible()


def test_commands_of_a_page_out_of_sight_do_not_answer(window: MainWindow) -> None:
    action = window.commands.action("recordings.import")
    assert action.isEnabled()
    window.show_page("jobs")
    assert not action.isEnabled()


def keys_page(window: MainWindow, qtbot: QtBot) -> KeysPage:
    window.commands.action("go.keys").trigger()
    page = the(window, KeysPage)
    qtbot.waitUntil(lambda: not page._late.isActive())
    return page


def item_of(page: KeysPage, command_id: str) -> QTreeWidgetItem:
    items = page.tree.findItems("", Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive)
    return next(item for item in items if item.data(0, ID_ROLE) == command_id)


def test_the_sheet_lists_every_command_of_every_page(window: MainWindow, qtbot: QtBot) -> None:
    page = keys_page(window, qtbot)
    for offered in window.commands.all():
        assert item_of(page, offered.command.id).text(0)
    assert {f"go.{entry.key}" for entry in PAGES if entry.keys} <= {
        offered.command.id for offered in window.commands.all()
    }


def test_no_two_commands_that_answer_together_have_the_same_keys(
    window: MainWindow, qtbot: QtBot
) -> None:
    keys_page(window, qtbot)
    commands = window.commands
    for offered in commands.all():
        for keys in offered.action.shortcuts():
            text = keys.toString(QKeySequence.SequenceFormat.PortableText)
            assert not commands.users_of(text, offered.command.id), (offered.command.id, text)


def test_other_keys_are_chosen_kept_and_given_back(
    window: MainWindow, filled: Desk, qtbot: QtBot
) -> None:
    page = keys_page(window, qtbot)
    page.tree.setCurrentItem(item_of(page, "recordings.import"))
    page.keys.setKeySequence(QKeySequence("Ctrl+K"))
    assert not page.use.isEnabled()
    assert "Find an action" in page.use.toolTip()
    page.keys.setKeySequence(QKeySequence("Ctrl+Alt+I"))
    page.use.click()
    assert window.commands.action("recordings.import").shortcut() == QKeySequence("Ctrl+Alt+I")
    again = new_window(filled, qtbot)
    assert again.commands.action("recordings.import").shortcut() == QKeySequence("Ctrl+Alt+I")
    page.reset.click()
    assert window.commands.action("recordings.import").shortcut() == QKeySequence("Ctrl+O")


def test_a_command_can_be_left_without_keys(window: MainWindow, qtbot: QtBot) -> None:
    page = keys_page(window, qtbot)
    page.tree.setCurrentItem(item_of(page, "quit"))
    page.keys.clear()
    page.use.click()
    assert window.commands.action("quit").shortcuts() == []


def test_a_command_is_offered_once(window: MainWindow) -> None:
    with pytest.raises(ValueError, match="offered twice"):
        window.commands.offer(Command("quit", "", ""), lambda: None)


# --- undoing


def test_acts_are_undone_and_done_again_in_order(window: MainWindow, qtbot: QtBot) -> None:
    done: list[str] = []

    def act(words: str) -> Callable[[], None]:
        return lambda: done.append(words)

    window.undoing.did("Rename", act("unnamed"), act("renamed"))
    window.undoing.did("Move", act("unmoved"), act("moved"))
    assert window.commands.reason("undo") == ""
    window.commands.action("undo").trigger()
    assert window.toast.words() == "Undone: Move"
    window.commands.action("undo").trigger()
    window.commands.action("redo").trigger()
    qtbot.waitUntil(lambda: done == ["unmoved", "unnamed", "renamed"])
    assert window.undoing.redo_words() == "Move"


def test_what_cannot_be_undone_is_told_and_forgotten(window: MainWindow, qtbot: QtBot) -> None:
    def refuse() -> None:
        raise ValueError("changed since")

    window.undoing.did("Rename", refuse, refuse)
    with qtbot.captureExceptions() as raised:
        window.undoing.undo()
        qtbot.waitUntil(lambda: bool(raised))
    assert window.undoing.redo_words() == ""


# --- closing


def test_closing_while_work_goes_on_is_asked_once(window: MainWindow, qtbot: QtBot) -> None:
    assert window.following.active()
    window.close()
    assert window.isVisible()
    assert window.closing_strip.isVisible()
    with qtbot.waitSignal(window.closing):
        window.close()
    assert not window.isVisible()


def test_a_window_without_work_closes_at_once(desk: Desk, qtbot: QtBot) -> None:
    window = new_window(desk, qtbot)
    window.show()
    window.close()
    assert not window.isVisible()
