"""The bar above a transcript in which people say what to find, and what to put in its place."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from voxdesk.domain.rewording import Sought
from voxdesk.gui.widgets.buttons import button, icon_button
from voxdesk.gui.widgets.flow import Flow
from voxdesk.gui.widgets.labels import hairline, plain_label
from voxdesk.gui.words import tr

LEAST_BOX_PX = 64
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FindBar(QFrame):
    """Hidden until it is asked for; the lower row is there when something is to be replaced."""

    sought_changed = Signal()
    next_asked = Signal()
    previous_asked = Signal()
    closed = Signal()

    def __init__(
        self, replace_one: Callable[[], object], replace_all: Callable[[], object]
    ) -> None:
        super().__init__()
        self.setObjectName("findBar")
        self.field = _line(tr("Find in this transcript"))
        self.by = _line(tr("Replace with"))
        self.case = QCheckBox(tr("Match case"))
        self.whole = QCheckBox(tr("Whole words"))
        self.everywhere = QCheckBox(tr("All recordings of this visit"))
        self._count = plain_label("", "muted")
        self._count.setMinimumWidth(72)
        self.one = button(tr("Replace"), replace_one)
        self.all = button(tr("Replace all"), replace_all)
        self._lay_out()
        self.field.textChanged.connect(lambda _text: self.sought_changed.emit())
        for box in (self.case, self.whole):
            box.toggled.connect(lambda _on: self.sought_changed.emit())
        self.hide()

    def _lay_out(self) -> None:
        self._lower = QWidget()
        upper, lower, options = QHBoxLayout(), QHBoxLayout(self._lower), Flow(gap_px=16)
        lower.setContentsMargins(0, 0, 0, 0)
        upper.addWidget(self.field, 1)
        upper.addWidget(self._count)
        upper.addWidget(icon_button("up", tr("Previous match"), self.previous_asked.emit))
        upper.addWidget(icon_button("down", tr("Next match"), self.next_asked.emit))
        upper.addWidget(icon_button("cancel", tr("Close the search"), self.close_bar))
        lower.addWidget(self.by, 1)
        lower.addWidget(self.one)
        lower.addWidget(self.all)
        for box in (self.case, self.whole, self.everywhere):
            box.setMinimumWidth(LEAST_BOX_PX)  # in a narrow window words give way, not the page
            options.addWidget(box)
        inside = QVBoxLayout()
        inside.setContentsMargins(24, 8, 24, 4)
        inside.setSpacing(8)
        for row in (upper, lower):
            row.setSpacing(8)
        inside.addLayout(upper)
        inside.addWidget(self._lower)
        inside.addLayout(options)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(inside)
        column.addWidget(hairline())

    def open(self, *, replacing: bool, words: str) -> None:
        """Show the bar, with words to look for if some were chosen."""
        self._lower.setVisible(replacing)
        self.everywhere.setVisible(replacing)
        self.show()
        if words:
            self.field.setText(words)
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.sought_changed.emit()

    def close_bar(self) -> None:
        self.hide()
        self.closed.emit()

    def sought(self) -> Sought | None:
        """What is looked for; None when nothing is."""
        text = self.field.text()
        if self.isHidden() or not text.strip():
            return None
        return Sought(text, self.case.isChecked(), self.whole.isChecked())

    def replaces(self) -> bool:
        return not self.isHidden() and not self._lower.isHidden()

    def say(self, words: str) -> None:
        """How many were found, and which of them is looked at."""
        self._count.setText(words)

    def said(self) -> str:
        return self._count.text()

    # --- keys

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if event.key() == Qt.Key.Key_Escape or (event.key() in ENTER and plain):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        elif event.key() in ENTER and self.by.hasFocus():
            self.one.click()
        elif event.key() in ENTER and self.field.hasFocus():
            (self.previous_asked if back else self.next_asked).emit()
        else:
            super().keyPressEvent(event)


def _line(name: str) -> QLineEdit:
    made = QLineEdit()
    made.setPlaceholderText(name)
    made.setAccessibleName(name)
    made.setClearButtonEnabled(True)
    return made
