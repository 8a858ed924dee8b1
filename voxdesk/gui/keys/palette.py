"""The palette: type a few letters, press Enter; commands, pages and recordings by their names."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from voxdesk.desk import Desk
from voxdesk.gui.background import run_task
from voxdesk.gui.commands import Commands, Offered
from voxdesk.gui.keys.item import TWO_PARTS, Entry, EntryDelegate
from voxdesk.gui.keys.wording import fits, keys_of
from voxdesk.gui.words import tr

WIDTH_PX = 560
FROM_TOP_PX = 72
MOST_ROWS = 12
ROW_PX = 34
AROUND_LIST_PX = 64
MOST_RECORDINGS = 6
ASK_AFTER_MS = 120


class Palette(QFrame):
    """Lies over the window while it is open; takes the keyboard and gives it back."""

    recording_chosen = Signal(int)

    def __init__(self, window: QWidget, commands: Commands, desk: Desk) -> None:
        super().__init__(window)
        self._window = window
        self._commands = commands
        self._desk = desk
        self._before: QWidget | None = None
        self._recordings: tuple[Entry, ...] = ()
        self.setProperty("look", "palette")
        self.setAccessibleName(tr("Find an action"))
        self.field = QLineEdit()
        self.field.setPlaceholderText(tr("What do you want to do?"))
        self.field.setAccessibleName(tr("Find an action, a page or a recording"))
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Found"))
        self.list.setItemDelegate(EntryDelegate(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(8)
        column.addWidget(self.field)
        column.addWidget(self.list, 1)
        self._asking = QTimer(self, interval=ASK_AFTER_MS, singleShot=True)
        self._asking.timeout.connect(self._ask_library)
        self.field.textChanged.connect(self._typed)
        self.field.installEventFilter(self)
        self.list.itemClicked.connect(lambda _item: self.act())
        self.hide()

    def open(self) -> None:
        self._before = self._window.focusWidget()
        self._recordings = ()
        self.field.clear()
        self._show()
        self.show()
        self.raise_()
        self.field.setFocus()

    def close_palette(self) -> None:
        self.hide()
        self._asking.stop()
        if self._before is not None:
            self._before.setFocus()

    def act(self) -> None:
        """Do what is chosen."""
        item = self.list.currentItem()
        entry = item.data(TWO_PARTS) if item is not None else None
        if isinstance(entry, Entry) and not entry.reason:
            self.close_palette()
            entry.act()

    def entries(self) -> tuple[Entry, ...]:
        """What is found now."""
        return tuple(self.list.item(row).data(TWO_PARTS) for row in range(self.list.count()))

    # --- finding

    def _typed(self) -> None:
        self._recordings = ()
        self._show()
        self._asking.start()

    def _show(self) -> None:
        asked = self.field.text()
        found = [
            self._entry(each)
            for each in self._commands.at_hand()
            if fits(asked, tr(each.command.group), tr(each.command.words))
        ]
        # What cannot be done now stands last: it is found, and says why, but is in nobody's way.
        found.sort(key=lambda entry: bool(entry.reason))
        self.list.clear()
        for entry in (*found, *self._recordings):
            item = QListWidgetItem(entry.words)
            item.setData(TWO_PARTS, entry)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, entry.read_aloud())
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self._place()

    def _entry(self, offered: Offered) -> Entry:
        reason = self._commands.reason(offered.command.id)
        return Entry(
            tr(offered.command.words),
            reason or tr(offered.command.group),
            keys_of(offered.action),
            offered.action.trigger,
            reason,
        )

    def _ask_library(self) -> None:
        asked = self.field.text().strip()
        if not asked:
            return
        lists = self._desk.store.lists

        def done(found: tuple[Entry, ...]) -> None:
            if asked == self.field.text().strip() and self.isVisible():
                self._recordings = found
                self._show()

        def read() -> tuple[Entry, ...]:
            rows = lists.recordings(text=asked, limit=MOST_RECORDINGS)
            return tuple(
                Entry(row.recording.name, tr("Recording"), "", self._opener(row.recording.id))
                for row in rows
            )

        run_task(self, read, done)

    def _opener(self, recording_id: int) -> Callable[[], None]:
        return partial(self.recording_chosen.emit, recording_id)

    # --- place and keys

    def _place(self) -> None:
        room = (self._window.height() - 2 * FROM_TOP_PX - AROUND_LIST_PX) // ROW_PX
        rows = min(max(self.list.count(), 1), MOST_ROWS, max(room, 1))
        width = min(WIDTH_PX, self._window.width() - 48)
        self.list.setFixedHeight(rows * ROW_PX + 4)
        self.setFixedWidth(width)
        self.adjustSize()
        self.move((self._window.width() - width) // 2, FROM_TOP_PX)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusOut and self.isVisible():
            self._before = None  # somebody clicked elsewhere: the keyboard is there now
            self.close_palette()
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._key(Qt.Key(event.key()))
        return False

    def _key(self, key: Qt.Key) -> bool:
        moves = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: MOST_ROWS,
            Qt.Key.Key_PageUp: -MOST_ROWS,
        }
        if key in moves:
            row = self.list.currentRow() + moves[key]
            self.list.setCurrentRow(min(max(row, 0), self.list.count() - 1))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.act()
        elif key == Qt.Key.Key_Escape:
            self.close_palette()
        else:
            return False
        return True
