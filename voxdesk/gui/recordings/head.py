"""The head of the list: its title, how many there are, and the buttons people use most."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from voxdesk.gui.commands import Command, Commands
from voxdesk.gui.widgets.buttons import button, icon_button
from voxdesk.gui.widgets.labels import plain_label
from voxdesk.gui.words import tr

RECORD = "record.start"
"""The command of the window that begins to record."""


class ListHead(QWidget):
    """Its buttons trigger commands, and say what the commands say."""

    def __init__(
        self, commands: Commands, acts: tuple[Command, ...], primary: Command, fold: Command
    ) -> None:
        super().__init__()
        self._commands = commands
        self.buttons: dict[str, QPushButton] = {}
        self._count = plain_label("", "muted")
        self.panel = icon_button("panel", tr(fold.words), partial(self._trigger, fold.id))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(plain_label(tr("Recordings"), "title"), 0, Qt.AlignmentFlag.AlignBaseline)
        row.addSpacing(4)
        row.addWidget(self._count, 0, Qt.AlignmentFlag.AlignBaseline)
        row.addStretch()
        for command in acts:
            row.addWidget(self._new(command))
        row.addWidget(self.record_button())
        row.addWidget(self._new(primary, "primary"))
        row.addWidget(self.panel)

    def record_button(self) -> QPushButton:
        """A button that begins to record."""
        made = button(tr("Record"), partial(self._trigger, RECORD), icon="record")
        self._follow(RECORD, made)
        return made

    def say_count(self, words: str) -> None:
        self._count.setText(words)

    def count_words(self) -> str:
        return self._count.text()

    def _new(self, command: Command, look: str = "") -> QPushButton:
        do = partial(self._trigger, command.id)
        made = button(tr(command.words), do, look=look, icon=command.icon)
        self.buttons[command.id] = made
        return made

    def follow(self) -> None:
        """Let each button say from now on why it cannot be pressed; once commands are offered."""
        for command_id, made in self.buttons.items():
            self._follow(command_id, made)

    def _follow(self, command_id: str, made: QPushButton) -> None:
        def say() -> None:
            reason = self._commands.reason(command_id)
            made.setEnabled(not reason)
            made.setToolTip(reason)

        self._commands.action(command_id).changed.connect(say)
        say()

    def _trigger(self, command_id: str) -> None:
        self._commands.action(command_id).trigger()
