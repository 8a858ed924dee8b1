"""Keeping and withdrawing what people wrote; both can be taken back."""

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from voxdesk.domain.definition import Definition
from voxdesk.gui.background import run_in_order
from voxdesk.gui.carrying_out import carry_out
from voxdesk.gui.frame import Frame
from voxdesk.gui.words import tr


class ScenarioActs(QObject):
    """`kept` gives the version that is in use from now on."""

    kept = Signal(object)

    def __init__(self, frame: Frame, page: QWidget) -> None:
        super().__init__(page)
        self._frame = frame
        self._desk = frame.desk

    def save(self, text: str) -> None:
        """Keep a text as the newest version; undone, the one before it is in use again."""
        from voxdesk.services import scenarios

        desk, frame = self._desk, self._frame

        def keep() -> tuple[Definition, Definition | None]:
            definition = scenarios.save(desk, text)
            versions = desk.store.definitions.versions(definition.kind, definition.name)
            before = next((each for each in versions if each.version < definition.version), None)
            return definition, before

        def done(found: tuple[Definition, Definition | None]) -> None:
            definition, before = found
            words = tr("Version {number} saved").format(number=definition.version)

            def undo() -> None:
                if before is None:
                    scenarios.withdraw(desk, definition.kind, definition.name)
                else:
                    scenarios.save(desk, before.text)

            frame.undoing.did(words, undo, partial(scenarios.save, desk, text))
            frame.tell(words, True)
            self.kept.emit(definition)

        run_in_order(self, keep, done)

    def withdraw(self, definition: Definition, title: str) -> None:
        """Take it out of use; reports made by it keep it."""
        from voxdesk.services import scenarios

        desk, text = self._desk, definition.text
        carry_out(
            self._frame,
            self,
            tr("Withdrawn: {name}").format(name=title),
            partial(scenarios.withdraw, desk, definition.kind, definition.name),
            partial(scenarios.save, desk, text),
        )
