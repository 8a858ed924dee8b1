"""Asks for the passphrase of a library, or for its recovery code; says beside the field what was
wrong. The key is made in a thread: it takes about a second on purpose, and the window goes on."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from voxdesk import texts
from voxdesk.errors import NoKeyStore, VoxDeskError
from voxdesk.gui.background import run_task
from voxdesk.gui.locking.centred import centred
from voxdesk.gui.widgets.buttons import button
from voxdesk.gui.widgets.labels import ElidedLabel, IconLabel, plain_label
from voxdesk.gui.words import later, tr
from voxdesk.policy import Policy
from voxdesk.services import locking
from voxdesk.store.keys import LibraryKey

WIDTH_PX = 380

_ASKED = {
    False: (later("Passphrase"), later("I have only the recovery sheet")),
    True: (later("Recovery code"), later("I know the passphrase")),
}
"""What the field is for, and the way to the other; by whether the code is asked for."""


class UnlockPage(QWidget):
    """Nothing of the library can be seen here but where it is.

    With a `policy` it offers to remember the key; `may_leave` offers another library.
    """

    unlocked = Signal(object)
    """LibraryKey."""
    other_asked = Signal()

    def __init__(
        self, library: Path, policy: Policy | None = None, *, may_leave: bool = False
    ) -> None:
        super().__init__()
        self._library = library
        self._policy = policy
        self._wants_code = False
        self.field = QLineEdit()
        self.said = plain_label("", "caption", tone="danger", wrap=True)
        self._label = plain_label("")
        self._label.setBuddy(self.field)
        self.open_button = button(tr("Open"), self.try_it, look="primary")
        self.other_way = button("", self._change_way, look="link")
        self.elsewhere = button(tr("Open another library…"), self.other_asked.emit, look="link")
        self.elsewhere.setVisible(may_leave)
        self.remember = QCheckBox(tr("Remember it on this computer"))
        self._explain_remembering()
        self.field.returnPressed.connect(self.try_it)
        self.field.textChanged.connect(lambda: self.said.clear())
        self._lay_out()
        self._show_way()

    def _explain_remembering(self) -> None:
        self.remember.setVisible(self._policy is not None)
        allowed = self._policy is not None and self._policy.allows("keystore")
        self.remember.setEnabled(allowed)
        self.remember.setToolTip(
            tr("The system's key store keeps the key; VoxDesk then opens without asking.")
            if allowed
            else tr("Your organisation does not allow keys in the key store")
        )

    def _lay_out(self) -> None:
        where = ElidedLabel(str(self._library), "muted", mode=Qt.TextElideMode.ElideMiddle)
        middle = Qt.AlignmentFlag.AlignHCenter
        where.setAlignment(middle)
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addWidget(IconLabel("lock", "muted", size_px=40), 0, middle)
        column.addSpacing(8)
        column.addWidget(plain_label(tr("The library is locked"), "heading"), 0, middle)
        column.addWidget(where)
        column.addSpacing(8)
        column.addWidget(self._label)
        typing = QHBoxLayout()
        typing.addWidget(self.field, 1)
        typing.addWidget(self.open_button)
        column.addLayout(typing)
        column.addWidget(self.said)
        column.addWidget(self.remember)
        column.addWidget(self.other_way, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.elsewhere, 0, Qt.AlignmentFlag.AlignLeft)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(centred(column, WIDTH_PX))
        # The words come and go; nothing else moves for them.
        self.said.setMinimumHeight(2 * self.said.fontMetrics().lineSpacing())
        self.said.setAlignment(Qt.AlignmentFlag.AlignTop)

    def take_focus(self) -> None:
        """Give the keyboard to the field."""
        self.field.setFocus()

    def try_it(self) -> None:
        """Make the key from what was typed."""
        typed, wants_code = self.field.text(), self._wants_code
        if not typed or not self.field.isEnabled():
            return
        remembering = self.remember.isChecked()
        self._wait(waiting=True)

        def made() -> LibraryKey | VoxDeskError:
            make = locking.by_recovery_code if wants_code else locking.by_passphrase
            try:
                key = make(self._library, typed)
                if remembering:
                    self._keep(key)
                return key
            # It belongs beside the field, not into the banner.
            except VoxDeskError as error:
                return error

        run_task(self, made, self._came, lambda: self._wait(waiting=False))

    def _keep(self, key: LibraryKey) -> None:
        from voxdesk.services import remembering

        if self._policy is not None:
            remembering.remember(self._policy, key)

    def _came(self, given: LibraryKey | VoxDeskError) -> None:
        self._wait(waiting=False)
        if isinstance(given, LibraryKey):
            self.field.clear()
            self.unlocked.emit(given)
            return
        if isinstance(given, NoKeyStore):
            self.remember.setChecked(False)
            self.remember.setEnabled(False)
        self.said.setText(texts.message(given.code, given.detail))
        self.field.setAccessibleDescription(self.said.text())
        self.field.selectAll()
        self.field.setFocus()

    def _wait(self, *, waiting: bool) -> None:
        for each in (self.field, self.open_button, self.other_way, self.elsewhere, self.remember):
            each.setEnabled(not waiting)
        if not waiting:
            self._explain_remembering()
        self.open_button.setText(tr("Opening …") if waiting else tr("Open"))

    def _change_way(self) -> None:
        self._wants_code = not self._wants_code
        self._show_way()
        self.take_focus()

    def _show_way(self) -> None:
        asked, other = map(tr, _ASKED[self._wants_code])
        self._label.setText(asked)
        self.other_way.setText(other)
        self.other_way.setAccessibleName(other)
        self.field.clear()
        self.field.setAccessibleName(asked)
        echo = QLineEdit.EchoMode.Normal if self._wants_code else QLineEdit.EchoMode.Password
        self.field.setEchoMode(echo)
