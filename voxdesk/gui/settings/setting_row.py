"""One setting: what it is, its control, where its value comes from, and the way back."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from voxdesk.gui.settings import wording
from voxdesk.gui.settings.controls import Value, control_for
from voxdesk.gui.widgets.buttons import button
from voxdesk.gui.widgets.labels import IconLabel, plain_label
from voxdesk.gui.words import tr
from voxdesk.settings import Settings, fits


class SettingRow(QFrame):
    """Shows a setting of the schema; `chosen` carries its name and what it shall be."""

    chosen = Signal(str, object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name
        self._default: Value = getattr(Settings(), name)
        self._value = self._default
        words = wording.WORDS[name]
        self.setProperty("look", "card")
        self.control = control_for(name, self._choose)
        self._origin = plain_label("", "caption", wrap=True)
        self._lock = IconLabel("lock", size_px=12)
        self.reset = button(
            tr("Reset to default"),
            lambda: self._choose(self._default),
            look="link",
            name=tr("Reset to default: {setting}").format(setting=tr(words.title)),
        )
        told = QVBoxLayout()
        told.setSpacing(2)
        told.addWidget(plain_label(tr(words.title), "strong"))
        told.addWidget(plain_label(tr(words.help), "muted", wrap=True))
        below = QHBoxLayout()
        below.setSpacing(6)
        below.addWidget(self._lock)
        below.addWidget(self._origin, 1)
        below.addWidget(self.reset)
        right = QVBoxLayout()
        right.setSpacing(4)
        right.addWidget(self.control)
        right.addLayout(below)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 12, 0, 12)
        row.setSpacing(32)
        row.addLayout(told, 1)
        row.addLayout(right)
        for column in (told, right):
            column.addStretch()

    def show_value(self, value: Value, *, locked: bool) -> None:
        """Show what holds now, and why it does."""
        self._value = value
        self.control.show_value(value)
        default = value == self._default
        self.control.setEnabled(not locked)
        self.control.setToolTip(tr("Fixed by your organisation") if locked else "")
        self._lock.setVisible(locked)
        self.reset.setVisible(not (locked or default))
        if locked:
            self._origin.setText(tr("Fixed by your organisation"))
        else:
            self._origin.setText(tr("Default") if default else tr("Your setting"))

    def origin(self) -> str:
        return self._origin.text()

    def _choose(self, value: Value) -> None:
        if value != self._value and fits(self.name, value):
            self.chosen.emit(self.name, value)
