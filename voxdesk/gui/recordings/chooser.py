"""A small list over the page to choose one thing from: typing narrows it, Esc closes it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from voxdesk.gui.widgets.buttons import button
from voxdesk.gui.widgets.labels import plain_label
from voxdesk.gui.words import tr

WIDTH_PX = 360
MOST_ROWS = 10
LEAST_ROW_PX = 20
EDGE_PX = 8
AFTER_MENU_MS = 50
TYPED_FROM = 8
"""So many choices and fewer are seen at a glance: nothing is typed."""
VALUE = int(Qt.ItemDataRole.UserRole)
STEPS = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown})

Choices = Sequence[tuple[str, object]]
"""The words of each, and what it stands for."""


class Popup(QFrame):
    """Stands at what opened it, and goes when something else is clicked."""

    def __init__(self, at: QWidget, name: str) -> None:
        super().__init__(at, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("look", "popup")
        self.setAccessibleName(name)
        self._at = at

    def open_behind_menu(self) -> None:
        """Open once the menu that asked for it is gone: it would take it along."""
        QTimer.singleShot(AFTER_MENU_MS, self, self.open)

    def open(self) -> None:
        self.adjustSize()
        self.move(self._at.mapToGlobal(QPoint(0, self._at.height() + 2)))
        self.show()

    def stay_in_sight(self) -> None:
        """Come back as far as it stands over an edge of the window's screen."""
        room = self.screen().availableGeometry()
        self.move(
            max(min(self.x(), room.right() - self.width()), room.left()),
            max(min(self.y(), room.bottom() - self.height()), room.top()),
        )


class Chooser(Popup):
    """Shows choices; a chosen one closes it."""

    chosen = Signal(object)

    def __init__(self, at: QWidget, name: str, choices: Choices) -> None:
        super().__init__(at, name)
        self._choices = choices
        self.field = QLineEdit()
        self.field.setPlaceholderText(name)
        self.field.setAccessibleName(name)
        self.field.setVisible(len(choices) > TYPED_FROM)
        self.list = QListWidget()
        self.list.setAccessibleName(name)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._none = plain_label(tr("Nothing by this name"), "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE_PX, EDGE_PX, EDGE_PX, EDGE_PX)
        column.setSpacing(4)
        for each in (self.field, self._none, self.list):
            column.addWidget(each)
        self.setFixedWidth(WIDTH_PX)
        self.field.textChanged.connect(lambda _text: self._show())
        self.field.installEventFilter(self)
        self.list.itemClicked.connect(lambda _item: self.choose())
        self.list.itemActivated.connect(lambda _item: self.choose())
        self._show()

    def open(self) -> None:
        super().open()
        (self.field if len(self._choices) > TYPED_FROM else self.list).setFocus()

    def choose(self) -> None:
        """Take the one that is marked."""
        item = self.list.currentItem()
        if item is not None and self.isVisible():
            self.chosen.emit(item.data(VALUE))
            self.close()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() in STEPS:
                self.list.keyPressEvent(event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.choose()
                return True
        return False

    def _show(self) -> None:
        parts = self.field.text().casefold().split()
        self.list.clear()
        for words, value in self._choices:
            if all(part in words.casefold() for part in parts):
                item = QListWidgetItem(words)
                item.setData(VALUE, value)
                item.setToolTip("")
                self.list.addItem(item)
        self.list.setCurrentRow(0)
        rows = min(max(self.list.count(), 1), MOST_ROWS)
        self.list.setFixedHeight(rows * max(self.list.sizeHintForRow(0), LEAST_ROW_PX) + 2)
        self._none.setVisible(not self.list.count())
        self.list.setVisible(bool(self.list.count()))


class NamePopup(Popup):
    """Asks for a name, beside what it is for."""

    def __init__(
        self, at: QWidget, words: str, act: str, named: Callable[[str], object], name: str = ""
    ) -> None:
        super().__init__(at, words)
        self._named = named
        self.field = QLineEdit(name)
        self.field.setAccessibleName(words)
        self.field.selectAll()
        self._act = button(act, self._take, look="primary")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.field, 1)
        row.addWidget(self._act)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 12)
        column.setSpacing(6)
        column.addWidget(plain_label(words, "muted"))
        column.addLayout(row)
        self.setFixedWidth(WIDTH_PX)
        self.field.returnPressed.connect(self._take)
        self.field.textChanged.connect(lambda _text: self._allow())
        self._allow()

    def open(self) -> None:
        super().open()
        self.field.setFocus()

    def _allow(self) -> None:
        there = bool(self.field.text().strip())
        self._act.setEnabled(there)
        self._act.setToolTip("" if there else tr("Type a name first"))

    def _take(self) -> None:
        if self.field.text().strip():
            self._named(self.field.text())
            self.close()
