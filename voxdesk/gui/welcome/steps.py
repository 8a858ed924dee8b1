"""The steps of the first start: language, library, name, models with a test sentence."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QLineEdit, QRadioButton

from voxdesk import texts
from voxdesk.domain.model_entry import ModelRole, ModelState
from voxdesk.errors import VoxDeskError
from voxdesk.gui.background import run_task
from voxdesk.gui.library import choosing
from voxdesk.gui.library.new_key import NewKey
from voxdesk.gui.library.outcome import Outcome
from voxdesk.gui.library.working import Work
from voxdesk.gui.welcome.step import Step
from voxdesk.gui.widgets.buttons import button
from voxdesk.gui.widgets.dates import readable_length
from voxdesk.gui.widgets.labels import ElidedLabel, IconLabel, plain_label
from voxdesk.gui.words import LANGUAGES, tr
from voxdesk.paths import Paths
from voxdesk.policy import Policy
from voxdesk.settings import Settings
from voxdesk.store.keys import LibraryKey

STATES = {
    ModelState.INSTALLED: ("done", "good"),
    ModelState.MISSING: ("warning", "warning"),
    ModelState.DAMAGED: ("failed", "danger"),
}


class LanguageStep(Step):
    """Switches at once: the words around it change."""

    chosen = Signal(str)

    def __init__(self, language: str, policy: Policy) -> None:
        super().__init__(
            tr("Welcome to VoxDesk"),
            tr(
                "It records, writes down what is said, finds it again and reports on it. Nothing "
                "leaves this computer. A few questions, and you can begin."
            ),
        )
        self.buttons: dict[str, QRadioButton] = {}
        group = QButtonGroup(self)
        for code, name in LANGUAGES.items():
            made = QRadioButton(name)
            made.setAccessibleName(name)
            made.setChecked(code == language)
            made.clicked.connect(lambda _on=False, code=code: self.chosen.emit(code))
            if "language" in policy.locks:
                made.setEnabled(False)
                made.setToolTip(tr("Your organisation has set this"))
            group.addButton(made)
            self.buttons[code] = made
            self.column.addWidget(made)
        self.column.addStretch()

    def take_focus(self) -> None:
        next(each for each in self.buttons.values() if each.isChecked()).setFocus()


class LibraryStep(Step):
    """Where the library lies, and whether it is encrypted."""

    def __init__(self, library: Path) -> None:
        super().__init__(
            tr("Your library"),
            tr(
                "One file on this computer holds everything: recordings, texts and reports. With a "
                "passphrase it is encrypted: recommended on a laptop that travels."
            ),
        )
        self.library = library
        self.key: LibraryKey | None = None
        self._refused = ""
        self._where = ElidedLabel(str(library), mode=Qt.TextElideMode.ElideMiddle)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._where, 1)
        row.addWidget(button(tr("Choose another place…"), self._ask_where))
        self.column.addLayout(row)
        self.outcome = Outcome()
        self.column.addWidget(self.outcome)
        self.without = QRadioButton(tr("Without a passphrase: whoever has the file can read it"))
        self.encrypted = QRadioButton(tr("With a passphrase: only who knows it can read the file"))
        group = QButtonGroup(self)
        for each in (self.without, self.encrypted):
            each.setAccessibleName(each.text())
            group.addButton(each)
            self.column.addWidget(each)
        self.without.setChecked(True)
        self.encrypted.toggled.connect(lambda on: self._ask_for_key(on=on))
        self.new_key = NewKey(tr("Use this passphrase"), may_leave=False)
        self.new_key.given.connect(self._key_given)
        self.new_key.hide()
        self.column.addWidget(self.new_key)
        self.column.addStretch()

    def place(self, library: Path) -> None:
        """Use another place, unless a library cannot lie there."""
        from voxdesk.services import beginning

        def look() -> VoxDeskError | None:
            try:
                beginning.require_fit(library)
            except VoxDeskError as error:
                return error
            return None

        def done(error: VoxDeskError | None) -> None:
            self.library = library
            self._where.set_whole(str(library))
            self._refused = "" if error is None else texts.message(error.code)
            if error is None:
                self.outcome.hide()
            else:
                self.outcome.say_error(error)
            self.changed.emit()

        run_task(self, look, done)

    def reason(self) -> str:
        if self._refused:
            return self._refused
        if self.encrypted.isChecked() and self.key is None:
            return tr("Choose the passphrase and keep its recovery sheet first")
        return ""

    def take_focus(self) -> None:
        (self.encrypted if self.encrypted.isChecked() else self.without).setFocus()

    def _ask_where(self) -> None:
        chosen = choosing.new_library(self, tr("Where shall the library lie?"), self.library)
        if chosen is not None:
            self.place(chosen)

    def _ask_for_key(self, *, on: bool) -> None:
        self.key = None
        if on:
            self.new_key.begin(self.library)
        else:
            self.new_key.hide()
        self.changed.emit()

    def _key_given(self, key: LibraryKey | None) -> None:
        self.key = key
        self.outcome.say("good", tr("The passphrase is set, and its sheet is kept."))
        self.changed.emit()
        self.finished.emit()


class NameStep(Step):
    """Under what name a person's acts stand in the chain of custody."""

    def __init__(self, person: str, policy: Policy) -> None:
        super().__init__(
            tr("Your name"),
            tr(
                "What you do stands under this name in the library's chain of custody: who "
                "imported, corrected, signed off. It is chosen once and goes nowhere else."
            ),
        )
        self.field = QLineEdit(person)
        self.field.setAccessibleName(tr("Your name"))
        self.field.setPlaceholderText(tr("Your name"))
        self.field.setMaximumWidth(360)
        self.field.returnPressed.connect(self.finished)
        if "person" in policy.locks:
            self.field.setEnabled(False)
            self.field.setToolTip(tr("Your organisation has set this"))
        self.column.addWidget(self.field)
        self.column.addWidget(
            plain_label(
                tr("Left empty, the name of your account on this computer stands there."),
                "caption",
                wrap=True,
            )
        )
        self.column.addStretch()

    def person(self) -> str:
        return " ".join(self.field.text().split())

    def take_focus(self) -> None:
        self.field.setFocus()


class ModelsStep(Step):
    """What this machine can do, shown by a sentence that is really heard."""

    def __init__(self, paths: Paths, settings: Settings) -> None:
        super().__init__(
            tr("What is installed"),
            tr(
                "Models do the work, on this computer. The speech model is needed; without the "
                "others VoxDesk searches by words alone and writes plainer reports."
            ),
        )
        self._paths = paths
        self._settings = settings
        self.states: dict[ModelRole, ModelState] = {}
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(2, 1)
        self.column.addLayout(self._grid)
        self.remedy = plain_label("", wrap=True)
        self.column.addWidget(self.remedy)
        self.column.addSpacing(8)
        self.try_button = button(tr("Try a sentence"), self.try_sentence, icon="play")
        row = QHBoxLayout()
        row.addWidget(self.try_button)
        row.addStretch()
        self.column.addLayout(row)
        self.outcome = Outcome()
        self.work = Work(self.outcome)
        self.work.ended.connect(lambda: self.try_button.setEnabled(True))
        self.column.addWidget(self.work)
        self.column.addWidget(self.outcome)
        self.remedy.hide()
        self.column.addStretch()
        self._read()

    def _read(self) -> None:
        from voxdesk.services import beginning
        from voxdesk.services.model_library import ModelStatus

        def show(found: tuple[tuple[ModelRole, ModelStatus], ...]) -> None:
            for line, (role, status) in enumerate(found):
                self.states[role] = status.state
                icon, tint = STATES[status.state]
                self._grid.addWidget(IconLabel(icon, tint), line, 0)
                self._grid.addWidget(plain_label(texts.name(role), "muted"), line, 1)
                words = tr("{model}: {state}").format(
                    model=status.entry.title, state=texts.name(status.state)
                )
                self._grid.addWidget(plain_label(words), line, 2)
            self._say_what_to_do()

        run_task(self, lambda: beginning.models(self._paths, self._settings), show)

    def _say_what_to_do(self) -> None:
        missing = [role for role, state in self.states.items() if state is not ModelState.INSTALLED]
        self.remedy.setVisible(bool(missing))
        self.remedy.setText(
            tr(
                "What is missing can be fetched or added later on the page Models, also from a "
                "folder of another computer."
            )
        )
        can = self.states.get(ModelRole.SPEECH) is ModelState.INSTALLED
        self.try_button.setEnabled(can)
        self.try_button.setToolTip("" if can else tr("The speech model is not installed"))

    def try_sentence(self) -> None:
        """Hear a bundled sentence with the engine that will hear everything else."""
        from voxdesk.services import beginning

        self.try_button.setEnabled(False)

        def hear() -> beginning.Heard:
            return beginning.hear(self._paths, self._settings, cancelled=self.work.stopped)

        self.work.run(tr("Listening to a sentence"), hear, self._show_heard)

    def _show_heard(self, found: object) -> None:
        from voxdesk.services.beginning import Heard

        if not isinstance(found, Heard):
            return
        said = tr("It works. {audio} of speech took {took}, with starting the engine.").format(
            audio=readable_length(found.audio_ms), took=readable_length(found.took_ms)
        )
        self.outcome.say("good", said, "“" + found.text + "”")

    def take_focus(self) -> None:
        self.try_button.setFocus()
