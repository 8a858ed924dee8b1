"""A name typed, or picked from those seen before while it is typed."""

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QStyledItemDelegate

from voxdesk.gui import theme
from voxdesk.gui.words import tr

MOST_SHOWN = 10


class NameField(QLineEdit):
    """Completes whatever case is typed; Down, or the arrow, lists all names."""

    left = Signal()
    """The keyboard went elsewhere, or Enter was pressed."""
    picked = Signal(str)

    def __init__(self, words: str) -> None:
        super().__init__()
        self.setAccessibleName(words)
        self._names = QStringListModel(self)
        completer = QCompleter(self._names, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setMaxVisibleItems(MOST_SHOWN)
        popup = completer.popup()
        if popup is not None:
            popup.setAccessibleName(words)
            popup.setProperty("look", "picks")
            # Only with this delegate do items take their room from the style sheet.
            popup.setItemDelegate(QStyledItemDelegate(popup))
        completer.activated.connect(self.picked)
        self.setCompleter(completer)
        arrow = self.addAction(
            theme.icon("down", "muted"), QLineEdit.ActionPosition.TrailingPosition
        )
        arrow.setText(tr("All names"))
        arrow.setToolTip(tr("All names"))
        arrow.triggered.connect(self.list_all)
        self.returnPressed.connect(self.left)

    def offer(self, names: Sequence[str]) -> None:
        """The names to pick from."""
        if list(names) != self._names.stringList():
            self._names.setStringList(list(names))

    def being_typed(self) -> bool:
        """Whether somebody types here, and not yet a name that is known."""
        typed = " ".join(self.text().split()).casefold()
        known = (each.casefold() for each in self._names.stringList())
        return self.hasFocus() and bool(typed) and typed not in known

    def list_all(self) -> None:
        """Open the list, whatever is typed."""
        self.setFocus()
        completer = self.completer()
        completer.setCompletionPrefix("")
        completer.complete()

    def show_name(self, name: str) -> None:
        """Show a name that was not typed here."""
        if name != self.text():
            self.setText(name)
            self.setCursorPosition(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        popup = self.completer().popup()
        if event.key() == Qt.Key.Key_Down and (popup is None or popup.isHidden()):
            self.list_all()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.left.emit()
