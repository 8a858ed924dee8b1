"""The first start: a few calm steps, then the library is made as it was wished."""

from dataclasses import replace

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from voxdesk.desk import chosen
from voxdesk.gui import background, words
from voxdesk.gui.background import run_in_order
from voxdesk.gui.locking.leaving import Leaving
from voxdesk.gui.welcome.step import Step
from voxdesk.gui.welcome.steps import LanguageStep, LibraryStep, ModelsStep, NameStep
from voxdesk.gui.widgets.buttons import button
from voxdesk.gui.widgets.labels import plain_label
from voxdesk.gui.words import tr
from voxdesk.paths import Paths
from voxdesk.settings import save_chosen

SIZE = QSize(880, 700)
SIDE_PX = 220
TEXT_PX = 560


class WelcomeWindow(QMainWindow):
    """Closes with what shall be opened in `begun`; nothing is written before that."""

    def __init__(self, paths: Paths) -> None:
        super().__init__()
        self.begun: Leaving | None = None
        self._paths = paths
        self._settings, self._policy, _notices = chosen(paths)
        self.setWindowTitle("VoxDesk")
        self.resize(SIZE.width(), min(SIZE.height(), self.screen().availableSize().height()))
        self._build()

    def _build(self) -> None:
        """Make all of it, in the language that holds now."""
        self.language = LanguageStep(self._settings.language, self._policy)
        self.language.chosen.connect(self.speak)
        self.library = LibraryStep(self._paths.library)
        self.name = NameStep(self._settings.person, self._policy)
        self.models = ModelsStep(self._paths, self._settings)
        self.steps: tuple[Step, ...] = (self.language, self.library, self.name, self.models)
        self._stack = QStackedWidget()
        self._marks: list[QLabel] = []
        self.back = button(tr("Back"), lambda: self.show_step(self.at() - 1), look="quiet")
        self.go_on = button("", self.next, look="primary")
        for step in self.steps:
            step.changed.connect(self._explain)
            step.finished.connect(self.next)
            self._stack.addWidget(_scrolled(step))
        self._lay_out()
        self.show_step(0)

    def _lay_out(self) -> None:
        side = QFrame()
        side.setObjectName("rail")
        side.setFixedWidth(SIDE_PX)
        column = QVBoxLayout(side)
        column.setContentsMargins(32, 40, 16, 32)
        column.setSpacing(16)
        for step in self.steps:
            mark = plain_label(step.title, "muted", wrap=True)
            self._marks.append(mark)
            column.addWidget(mark)
        column.addStretch()
        column.addWidget(plain_label(tr("Nothing leaves this computer"), "caption", wrap=True))
        buttons = QHBoxLayout()
        buttons.setContentsMargins(40, 12, 40, 24)
        buttons.setSpacing(8)
        buttons.addWidget(self.go_on)
        buttons.addWidget(self.back)
        buttons.addStretch()
        main = QVBoxLayout()
        main.setSpacing(0)
        main.addWidget(self._stack, 1)
        main.addLayout(buttons)
        whole = QWidget()
        whole.setObjectName("content")
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(side)
        row.addLayout(main, 1)
        self.setCentralWidget(whole)

    def at(self) -> int:
        return self._stack.currentIndex()

    def show_step(self, at: int) -> None:
        self._stack.setCurrentIndex(at)
        last = at == len(self.steps) - 1
        self.go_on.setText(tr("Begin") if last else tr("Go on"))
        self.go_on.setAccessibleName(self.go_on.text())
        self.back.setVisible(at > 0)
        for each, mark in enumerate(self._marks):
            mark.setProperty("look", "strong" if each == at else "muted")
            mark.style().polish(mark)
        self._explain()
        self.steps[at].take_focus()

    def next(self) -> None:
        """The next step, or the library behind the last one."""
        if self.steps[self.at()].reason():
            return
        if self.at() < len(self.steps) - 1:
            self.show_step(self.at() + 1)
        else:
            self._begin()

    def speak(self, language: str) -> None:
        """Go on in another language."""
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self._settings = replace(self._settings, language=language)
        words.speak(app, language)
        self._marks = []
        self._build()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.models.work.cancel()
        super().closeEvent(event)

    def _explain(self) -> None:
        reason = self.steps[self.at()].reason()
        self.go_on.setEnabled(not reason)
        self.go_on.setToolTip(reason)

    def _begin(self) -> None:
        settings = replace(self._settings, person=self.name.person())
        path, locked = self._paths.settings, tuple(self._policy.locks)
        self.go_on.setEnabled(False)

        def done(_none: None) -> None:
            self.begun = Leaving(self.library.library, self.library.key)
            self.close()

        run_in_order(self, lambda: save_chosen(settings, path, locked=locked), done)


def _scrolled(step: Step) -> QScrollArea:
    held = QWidget()
    row = QHBoxLayout(held)
    row.setContentsMargins(40, 40, 40, 16)
    row.addWidget(step, 1)
    row.addStretch()
    step.setMaximumWidth(TEXT_PX)
    made = QScrollArea()
    made.setWidgetResizable(True)
    made.setFrameShape(QFrame.Shape.NoFrame)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    made.setWidget(held)
    return made


def ask(app: QApplication, paths: Paths) -> Leaving | None:
    """What library to begin with, from whoever starts VoxDesk first; None when they left."""
    window = WelcomeWindow(paths)
    window.show()
    window.steps[0].take_focus()
    app.exec()
    background.finish()
    return window.begun
