"""A long column: only what is near is made, and what is read stays where it is."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from voxdesk.gui.widgets.lazy_column import AHEAD_PX, Item, LazyColumn

HEIGHT_PX = 90


class Block(QPushButton):
    def __init__(self, words: str, height: int = HEIGHT_PX) -> None:
        super().__init__(words)
        self.setFixedHeight(height)


def items(count: int, *, height: int = HEIGHT_PX, marked: int = -1) -> list[Item]:
    def make(place: int) -> QWidget:
        return Block(str(place), height)

    return [
        Item(str(place), place == marked, partial(make, place), guess_px=40)
        for place in range(count)
    ]


def column(qtbot: QtBot, count: int) -> LazyColumn:
    made = LazyColumn(600)
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.show()
    with qtbot.waitSignal(made.settled):
        made.show_items(items(count))
    return made


def words(view: LazyColumn) -> list[str]:
    return [each.text() for each in view.made() if isinstance(each, QPushButton)]


def test_only_what_is_near_is_made(qtbot: QtBot) -> None:
    view = column(qtbot, 500)
    assert (300 + AHEAD_PX) // HEIGHT_PX < len(view.made()) < 80
    assert words(view)[:3] == ["0", "1", "2"]
    view.go_to("400")
    qtbot.waitUntil(lambda: "401" in words(view))
    assert len(view.made()) < 150


def test_what_is_read_stays_where_it_is_when_heights_above_come(qtbot: QtBot) -> None:
    view = column(qtbot, 500)
    block = view.go_to("300")
    assert block is not None
    before = block.mapTo(view, block.rect().topLeft()).y()
    with qtbot.waitSignal(view.settled):
        pass
    assert abs(block.mapTo(view, block.rect().topLeft()).y() - before) <= 1
    assert 0 <= before <= 300


def test_what_is_the_same_is_kept_and_what_changed_is_made_anew(qtbot: QtBot) -> None:
    view = column(qtbot, 20)
    first, second = view.widget_of("0"), view.widget_of("1")
    assert second is not None
    second.setFocus()
    view.show_items(items(20, marked=1))
    assert view.widget_of("0") is first
    again = view.widget_of("1")
    assert again is not None
    assert again is not second
    qtbot.waitUntil(again.hasFocus)


def test_what_is_gone_is_gone(qtbot: QtBot) -> None:
    view = column(qtbot, 20)
    view.show_items(items(2))
    assert words(view) == ["0", "1"]
    assert view.go_to("7") is None


def test_tab_goes_from_one_to_the_next(qtbot: QtBot) -> None:
    view = column(qtbot, 20)
    first = view.widget_of("0")
    assert first is not None
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    second = view.widget_of("1")
    assert second is not None
    qtbot.waitUntil(second.hasFocus)


def test_a_widget_that_grows_moves_what_is_below(qtbot: QtBot) -> None:
    view = column(qtbot, 20)
    first, second = view.widget_of("0"), view.widget_of("1")
    assert first is not None
    assert second is not None
    first.setFixedHeight(200)
    qtbot.waitUntil(lambda: second.y() == 200)
