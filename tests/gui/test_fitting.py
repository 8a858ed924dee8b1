"""The narrowest window, in the language with the longest words: nothing is cut, nothing scrolls
sideways, and what asks for room wraps instead.
"""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.windows import new_window
from voxdesk.desk import Desk
from voxdesk.errors import StoreDamaged
from voxdesk.gui import words
from voxdesk.gui.keys.palette import Palette
from voxdesk.gui.library.backups import BackupsSection
from voxdesk.gui.library.page import LibraryPage
from voxdesk.gui.locking.leaving import Leaving
from voxdesk.gui.locking.trouble import TroubleWindow
from voxdesk.gui.main_window import LEAST_SIZE, MainWindow
from voxdesk.paths import Paths


@pytest.fixture
def window(filled: Desk, qapp: QApplication, qtbot: QtBot) -> MainWindow:
    words.speak(qapp, "ru")
    made = new_window(filled, qtbot)
    made.resize(LEAST_SIZE)
    made.show()
    return made


def cut(within: QWidget) -> list[str]:
    """The buttons that are narrower than their words."""
    buttons = [each for each in within.findChildren(QPushButton) if each.isVisible()]
    return [each.text() for each in buttons if each.width() < each.minimumSizeHint().width()]


def test_no_part_of_the_library_is_wider_than_the_window(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    window.show_page("library")
    page = window.current_page()
    assert isinstance(page, LibraryPage)
    for row in range(page.list.count()):
        page.list.setCurrentRow(row)
        part = page.shown()
        if isinstance(part, BackupsSection):
            part.restore.ask(tmp_path / "backup.voxdesk")
        qtbot.wait(50)
        assert part.horizontalScrollBar().maximum() == 0, part.key
        assert cut(part) == [], part.key


def test_the_palette_ends_within_the_window_and_begins_with_what_can_be_done(
    window: MainWindow,
) -> None:
    palette = window.palette_box
    assert isinstance(palette, Palette)
    palette.open()
    assert palette.geometry().bottom() < LEAST_SIZE.height()
    reasons = [bool(entry.reason) for entry in palette.entries()]
    assert True in reasons
    assert reasons == sorted(reasons)
    palette.close_palette()


def test_the_ways_on_from_a_damaged_library_can_be_read(
    paths: Paths, qapp: QApplication, qtbot: QtBot
) -> None:
    words.speak(qapp, "ru")
    shown = TroubleWindow(paths, Leaving(paths.library), StoreDamaged("no database"))
    qtbot.addWidget(shown)
    shown.show()
    qtbot.waitExposed(shown)
    assert cut(shown) == []
