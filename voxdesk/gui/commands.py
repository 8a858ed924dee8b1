"""Everything that can be done by a key: named once, shown in the palette and on the sheet of keys.

A page offers its commands when it is made (`Page.offer`). Only those of the page in sight and those
of the window itself answer; a command that cannot be done now says why.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from voxdesk.gui.words import tr


@dataclass(frozen=True, slots=True)
class Command:
    """`words` and `group` are marked by `words.later`; `keys` are Qt's portable names."""

    id: str
    words: str
    group: str
    keys: tuple[str, ...] = ()
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Offered:
    """A command with its action; `owner` is the page it belongs to, None for the whole window."""

    command: Command
    action: QAction
    owner: QWidget | None


class Commands(QObject):
    """The commands of a window, with the keys people chose for them."""

    changed = Signal()
    """Keys were changed, or commands were offered."""

    def __init__(self, window: QWidget, place: QSettings) -> None:
        super().__init__(window)
        self._window = window
        self._place = place
        self._offered: dict[str, Offered] = {}
        self._in_sight: QWidget | None = None
        self._acting = True

    def offer(
        self, command: Command, do: Callable[[], object], owner: QWidget | None = None
    ) -> QAction:
        """Make a command available while `owner` is in sight; gives its action, for buttons."""
        if command.id in self._offered:
            raise ValueError(f"{command.id} is offered twice")
        action = QAction(tr(command.words), self._window)
        action.setObjectName(command.id)
        action.triggered.connect(lambda _checked=False: do())
        self._offered[command.id] = Offered(command, action, owner)
        self._give_keys(self._offered[command.id])
        self._window.addAction(action)
        self._allow(self._offered[command.id])
        self.changed.emit()
        return action

    def all(self) -> tuple[Offered, ...]:
        return tuple(self._offered.values())

    def at_hand(self) -> tuple[Offered, ...]:
        """Those of the page in sight and of the window."""
        return tuple(each for each in self._offered.values() if self._answers(each))

    def action(self, command_id: str) -> QAction:
        return self._offered[command_id].action

    def explain(self, command_id: str, reason: str) -> None:
        """Say why a command cannot be done now; empty when it can."""
        offered = self._offered[command_id]
        offered.action.setProperty("reason", reason)
        offered.action.setToolTip(reason or tr(offered.command.words))
        self._allow(offered)

    def reason(self, command_id: str) -> str:
        return str(self._offered[command_id].action.property("reason") or "")

    def page_shown(self, page: QWidget) -> None:
        """From now on the commands of this page answer, and of no other."""
        self._in_sight = page
        for offered in self._offered.values():
            self._allow(offered)

    def allow(self, *, acting: bool) -> None:
        """Whether any command may answer: not while the window is covered."""
        self._acting = acting
        for offered in self._offered.values():
            self._allow(offered)

    # --- keys

    def keys(self, command: Command) -> tuple[str, ...]:
        """The keys of a command, as chosen or as it comes."""
        chosen = self._place.value(f"keys/{command.id}")
        return command.keys if chosen is None else tuple(str(chosen).split("\t")[:4])

    def choose_keys(self, command_id: str, keys: Iterable[str] | None) -> None:
        """Use other keys from now on; None for those it comes with."""
        if keys is None:
            self._place.remove(f"keys/{command_id}")
        else:
            self._place.setValue(f"keys/{command_id}", "\t".join(keys))
        self._give_keys(self._offered[command_id])
        self.changed.emit()

    def users_of(self, keys: str, beside: str) -> tuple[Command, ...]:
        """Which other commands answer to these keys where the command `beside` does."""
        own = self._offered[beside].owner
        return tuple(
            each.command
            for each in self._offered.values()
            if each.command.id != beside
            and (each.owner is None or own is None or each.owner is own)
            and QKeySequence(keys) in each.action.shortcuts()
        )

    def _give_keys(self, offered: Offered) -> None:
        offered.action.setShortcuts(
            [QKeySequence(each) for each in self.keys(offered.command) if each]
        )

    def _answers(self, offered: Offered) -> bool:
        return offered.owner is None or offered.owner is self._in_sight

    def _allow(self, offered: Offered) -> None:
        hindered = bool(offered.action.property("reason"))
        offered.action.setEnabled(self._acting and self._answers(offered) and not hindered)
