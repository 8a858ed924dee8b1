"""A window for tests, its pages by their type, and its end."""

from typing import TypeVar

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from voxdesk.desk import Desk
from voxdesk.gui import background
from voxdesk.gui.main_window import MainWindow
from voxdesk.gui.page import Page
from voxdesk.gui.pages import PAGES

Kind = TypeVar("Kind", bound=Page)
Box = TypeVar("Box", bound=QWidget)
ROUNDS = 3
"""What came back may ask once more."""


def new_window(desk: Desk, qtbot: QtBot) -> MainWindow:
    """A window that is not shown yet; it closes with the test, whatever still goes on in it."""
    window = MainWindow(desk)
    qtbot.addWidget(window, before_close_func=MainWindow.close_now)
    return window


def the(window: MainWindow, kind: type[Kind]) -> Kind:
    """The page of a type; the window makes it when it has not yet."""
    pages = (window.page(entry.key) for entry in PAGES if entry.within or _is(entry.key, kind))
    return next(page for page in pages if isinstance(page, kind))


def _is(key: str, kind: type[Page]) -> bool:
    return kind.__module__ == f"voxdesk.gui.{key}.page"


def the_popup(kind: type[Box], qtbot: QtBot) -> Box:
    """The list or form of a type that stands over the window, once it is there."""

    def there() -> list[Box]:
        boxes = (each for each in QApplication.topLevelWidgets() if isinstance(each, kind))
        return [each for each in boxes if each.isVisible()]

    qtbot.waitUntil(lambda: bool(there()))
    return there()[0]


def come_to_rest(app: QApplication) -> None:
    """Let what is still being read come in, and windows that were closed go.

    Before a desk closes: what reads make pages read more, and a window that only waits to be
    deleted still has its timers.
    """
    for widget in app.topLevelWidgets():
        for timer in widget.findChildren(QTimer):
            timer.stop()
    for _round in range(ROUNDS):
        background.finish()
        app.processEvents()
        app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    background.finish()
