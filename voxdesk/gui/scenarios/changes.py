"""One text that is worked on: changed by a form or typed, checked away from the window."""

import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from voxdesk.desk import Desk
from voxdesk.errors import BadScenario
from voxdesk.gui.background import run_task
from voxdesk.gui.scenarios.parts import Part, whole
from voxdesk.gui.scenarios.source_view import SourceView

CHECKED_AFTER_MS = 350
FILE = "scenario.toml"
Change = Callable[[str], str]

_PLACE = re.compile(rf"^{re.escape(FILE)}, line (\d+): ?(.*)$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check came to: the parts as far as the text can be read, and what is wrong where."""

    text: str
    part: Part | None
    line: int = 0
    problem: str = ""


class Changes(QObject):
    """The text lives in the source view; a change from the form is written there."""

    checked = Signal(object)
    """A `Checked`, of the text as it stands."""
    refused = Signal(str)
    """A change could not be made; why."""

    def __init__(self, desk: Desk, source: SourceView) -> None:
        super().__init__(source)
        self._desk = desk
        self._source = source
        self._waiting: list[Change] = []
        self._busy = False
        self._turn = 0
        self.last = Checked("", None)
        self._soon = QTimer(self, interval=CHECKED_AFTER_MS, singleShot=True)
        self._soon.timeout.connect(self.check)
        source.textChanged.connect(self._soon.start)

    def begin(self, text: str) -> None:
        """Work on another text; nothing of the one before can be undone any more."""
        self._waiting.clear()
        self._source.setPlainText(text)
        self._source.mark(0)
        self.check()

    def change(self, change: Change) -> None:
        """Make a change, after those that are still being made."""
        self._waiting.append(change)
        self._go_on()

    def still(self) -> bool:
        """Whether the text stands and was checked."""
        return not (self._busy or self._waiting or self._soon.isActive())

    def check(self) -> None:
        """Check the text as it stands."""
        self._soon.stop()
        self._turn += 1
        turn, text, desk = self._turn, self._source.text(), self._desk

        def came(found: Checked) -> None:
            if turn == self._turn:
                self.last = found
                self._source.mark(found.line)
                self.checked.emit(found)

        run_task(self, lambda: _check(desk, text), came)

    def _go_on(self) -> None:
        if self._busy or not self._waiting:
            return
        self._busy = True
        change, text = self._waiting.pop(0), self._source.text()

        def make() -> str | BadScenario:
            try:
                return change(text)
            except BadScenario as error:
                return error

        def made(found: str | BadScenario) -> None:
            self._busy = False
            if isinstance(found, BadScenario):
                self.refused.emit(found.detail)
            else:
                self._source.replace(found)
                self.check()
            self._go_on()

        run_task(self, make, made)


def _check(desk: Desk, text: str) -> Checked:
    from voxdesk.services import scenarios  # slow at first: away from the window's thread

    try:
        part = whole(tomllib.loads(text))
    except tomllib.TOMLDecodeError:
        part = None
    try:
        scenarios.check(desk, text, FILE)
    except BadScenario as error:
        found = _PLACE.match(error.detail)
        line, problem = (int(found[1]), found[2]) if found else (0, error.detail)
        return Checked(text, part, line, problem)
    return Checked(text, part)
