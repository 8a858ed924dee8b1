"""Choosing a passphrase: typed twice, judged as it is typed, and its recovery sheet kept.

A key counts only once its sheet was printed or saved: whoever forgets the passphrase has nothing
else.
"""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from voxdesk import texts
from voxdesk.errors import VoxDeskError
from voxdesk.gui.background import run_task
from voxdesk.gui.library import choosing, paper
from voxdesk.gui.library.outcome import Outcome
from voxdesk.gui.library.strength import Strength, missing, strength
from voxdesk.gui.widgets.buttons import button
from voxdesk.gui.widgets.labels import IconLabel, plain_label, set_tone
from voxdesk.gui.words import tr
from voxdesk.store.keys import LEAST_CHARACTERS, LibraryKey

SHEET_PX = 170
FIELD_PX = 480


class NewKey(QWidget):
    """Two steps: the passphrase, then the sheet. `given` comes with the key, or None for none."""

    given = Signal(object)
    """LibraryKey, or None for a library without a passphrase."""
    left = Signal()
    """It was closed without a key."""

    def __init__(self, go_on: str, *, may_be_none: bool = False, may_leave: bool = True) -> None:
        super().__init__()
        self._library = Path()
        self._key: LibraryKey | None = None
        self._may_be_none = may_be_none
        self.first, self.second = QLineEdit(), QLineEdit()
        for field, name in (
            (self.first, tr("New passphrase")),
            (self.second, tr("The same again")),
        ):
            field.setEchoMode(QLineEdit.EchoMode.Password)
            field.setAccessibleName(name)
            field.setPlaceholderText(name)
            field.setMaximumWidth(FIELD_PX)
            field.textChanged.connect(self._judge)
            field.returnPressed.connect(self.try_it)
        self.said = plain_label("", "muted", wrap=True)
        self._mark = IconLabel("info", "muted", size_px=14)
        self.go_on = button(tr("Make the key"), self.try_it)
        self.without = button(tr("Without a passphrase"), lambda: self._give(None), look="quiet")
        self.without.setVisible(may_be_none)
        self.leave = button(tr("Not now"), self._leave, look="quiet")
        self.leave.setVisible(may_leave)
        self.sheet = QPlainTextEdit()
        self.sheet.setReadOnly(True)
        self.sheet.setFixedHeight(SHEET_PX)
        self.sheet.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.sheet.setAccessibleName(tr("Recovery sheet"))
        self.outcome = Outcome()
        self.print = button(tr("Print…"), self._print)
        self.save = button(tr("Save as text…"), self._save)
        self.kept = QCheckBox(tr("The sheet is printed or saved in a safe place"))
        self.kept.toggled.connect(lambda on: self._allow_finish(on=on))
        self.finish = button(go_on, lambda: self._give(self._key), look="primary")
        self._typing, self._keeping = self._typing_part(), self._keeping_part()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._typing)
        column.addWidget(self._keeping)
        self._keeping.hide()
        self._judge()

    def _typing_part(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.first)
        column.addWidget(self.second)
        hint = QHBoxLayout()
        hint.setSpacing(8)
        hint.addWidget(self._mark)
        hint.addWidget(self.said, 1)
        column.addLayout(hint)
        column.addLayout(_beside(self.go_on, self.without, self.leave))
        return made

    def _keeping_part(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(
            plain_label(
                tr(
                    "This sheet opens the library when the passphrase is forgotten. It is shown "
                    "this once: print it, or save it on a medium that you lock away."
                ),
                wrap=True,
            )
        )
        column.addWidget(self.sheet)
        column.addLayout(_beside(self.print, self.save))
        column.addWidget(self.outcome)
        column.addWidget(self.kept)
        again = button(tr("Choose another passphrase"), self._again, look="quiet")
        column.addLayout(_beside(self.finish, again))
        return made

    def begin(self, library: Path) -> None:
        """Ask for a passphrase of this library."""
        self._library = library
        self._again()
        self.show()

    def showing_sheet(self) -> bool:
        return not self._keeping.isHidden()

    def take_focus(self) -> None:
        self.first.setFocus()

    def try_it(self) -> None:
        """Make a key of what was typed, and show its sheet."""
        if not self.go_on.isEnabled():
            return
        typed = self.first.text()
        self._wait(waiting=True)

        def make() -> LibraryKey | VoxDeskError:
            try:
                return LibraryKey.new(typed)
            except VoxDeskError as error:
                return error

        run_task(self, make, self._came, lambda: self._wait(waiting=False))

    # --- typing

    def _judge(self) -> None:
        tone, words = judged(self.first.text(), self.second.text())
        self._say(tone, words)
        self.go_on.setEnabled(tone == "good")
        self.go_on.setToolTip("" if tone == "good" else words)

    def _say(self, tone: str, words: str) -> None:
        self.said.setText(words)
        set_tone(self.said, tone)
        icon = {"warning": "warning", "good": "done", "danger": "failed"}.get(tone, "info")
        self._mark.show_icon(icon, tone)

    def _came(self, given: LibraryKey | VoxDeskError) -> None:
        from voxdesk.services import locking

        self._wait(waiting=False)
        if not isinstance(given, LibraryKey):
            self._say("danger", texts.message(given.code, given.detail))
            return
        self._key = given
        self.first.clear()
        self.second.clear()
        self.sheet.setPlainText(locking.recovery_sheet(self._library, given))
        self._typing.hide()
        self._keeping.show()
        self.print.setFocus()

    def _wait(self, *, waiting: bool) -> None:
        for each in (self.first, self.second, self.go_on, self.without, self.leave):
            each.setEnabled(not waiting)
        self.go_on.setText(tr("Making the key …") if waiting else tr("Make the key"))
        if not waiting:
            self._judge()

    # --- keeping the sheet

    def _print(self) -> None:
        if paper.send_to_printer(self, self.sheet.toPlainText()):
            self.kept.setChecked(True)

    def _save(self) -> None:
        at = self._library.with_name("VoxDesk recovery sheet.txt")
        chosen = choosing.new_text(self, tr("Save the recovery sheet"), at)
        if chosen is not None:
            self.save_to(chosen)

    def save_to(self, path: Path) -> None:
        """Write the sheet into a file that its user alone can read."""
        text = self.sheet.toPlainText()

        def write() -> VoxDeskError | None:
            try:
                paper.write_private(path, text)
            except VoxDeskError as error:
                return error
            return None

        run_task(self, write, self._written)

    def _written(self, error: VoxDeskError | None) -> None:
        if error is None:
            self.outcome.hide()
            self.kept.setChecked(True)
        else:
            self.outcome.say_error(error)

    def _allow_finish(self, *, on: bool) -> None:
        self.finish.setEnabled(on)
        self.finish.setToolTip("" if on else tr("Print or save the sheet first"))

    def _again(self) -> None:
        self._key = None
        self.sheet.clear()
        self.kept.setChecked(False)
        self._allow_finish(on=False)
        self._keeping.hide()
        self._typing.show()
        self.take_focus()

    def _leave(self) -> None:
        self.first.clear()
        self.second.clear()
        self.hide()
        self.left.emit()

    def _give(self, key: LibraryKey | None) -> None:
        self._key = None
        self.sheet.clear()
        self.hide()
        self.given.emit(key)


def _beside(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for each in widgets:
        row.addWidget(each)
    row.addStretch()
    return row


def judged(typed: str, again: str) -> tuple[str, str]:
    """The tone and the words for what was typed so far; `good` when it can be used."""
    if not typed:
        words = tr(
            "At least {count} characters. Four or five unrelated words are easy to keep in mind "
            "and hard to guess."
        )
        return "muted", words.format(count=LEAST_CHARACTERS)
    match strength(typed):
        case Strength.SHORT:
            return "warning", tr("%n characters more, at least", missing(typed))
        case Strength.WEAK:
            return "warning", tr("Easy to guess: it repeats itself or counts up")
        case Strength.GOOD if typed == again:
            return "good", tr("Strong enough")
    if typed.startswith(again):
        return "muted", tr("Good. Type the same again.")
    return "warning", tr("The two are not the same")
