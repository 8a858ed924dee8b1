"""A part of the library page: a heading, what it is for, and what can be done.

Everything that can be done is a command, so that the palette finds it; its button does the same.
"""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from voxdesk.gui.commands import Command, Commands
from voxdesk.gui.frame import Frame
from voxdesk.gui.page import Page
from voxdesk.gui.widgets.buttons import button, in_lines
from voxdesk.gui.widgets.labels import ElidedLabel, plain_label
from voxdesk.gui.words import later, tr

EDGE_PX = 32
MOST_WIDTH_PX = 860
LABEL_PX = 150
GROUP = later("Library")


class Section(QScrollArea):
    """`areas` are the parts of the library it shows; `read` is called when they changed."""

    areas: frozenset[str] = frozenset()

    def __init__(self, frame: Frame, key: str, title: str, what_for: str) -> None:
        super().__init__()
        self.key = key
        self.title = tr(title)
        self.frame = frame
        self.desk = frame.desk
        self.fresh = False
        """Whether it shows the library as it is."""
        self._acts: dict[str, tuple[Command, Callable[[], object]]] = {}
        self._buttons: dict[str, QPushButton] = {}
        self._reasons: dict[str, str] = {}
        self._offered = False
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(self.title)
        inside = QWidget()
        self.column = QVBoxLayout()
        self.column.setSpacing(12)
        self.column.addWidget(plain_label(self.title, "heading"))
        self.column.addWidget(plain_label(tr(what_for), "muted", wrap=True))
        held = QWidget()
        held.setLayout(self.column)
        held.setMaximumWidth(MOST_WIDTH_PX)
        held.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.column.setContentsMargins(0, 0, 0, 0)
        around = QVBoxLayout(inside)
        around.setContentsMargins(EDGE_PX, 24, EDGE_PX, 24)
        around.addWidget(held)
        around.addStretch()
        self.setWidget(inside)

    def read(self) -> None:
        """Read again what it shows."""

    def tell(self, told: str) -> None:
        """Say what came of work that needed the library alone; empty says nothing."""
        if told:
            self.frame.tell(told, False)

    # --- what can be done

    def act(
        self, command: Command, do: Callable[[], object], *, look: str = "", words: str = ""
    ) -> QPushButton:
        """A button for a command of this section."""
        made = button(words or tr(command.words), do, look=look, icon=command.icon)
        self._acts[command.id] = (command, do)
        self._buttons[command.id] = made
        return made

    def offer(self, commands: Commands, page: Page, show: Callable[[str], None]) -> None:
        """Offer its commands; each brings the section into sight first."""

        def do_here(do: Callable[[], object]) -> None:
            show(self.key)
            do()

        for command, do in self._acts.values():
            commands.offer(command, partial(do_here, do), page)
            commands.explain(command.id, self._reasons.get(command.id, ""))
        self._offered = True

    def explain(self, command: Command, reason: str) -> None:
        """Say why something cannot be done now; empty when it can."""
        self._reasons[command.id] = reason
        self._buttons[command.id].setEnabled(not reason)
        self._buttons[command.id].setToolTip(reason)
        if self._offered:
            self.frame.commands.explain(command.id, reason)

    # --- laying out

    def row(self, *widgets: QWidget, stretch: bool = True) -> QHBoxLayout:
        """Put widgets beside each other, at the left."""
        row = QHBoxLayout()
        row.setSpacing(8)
        for each in widgets:
            row.addWidget(each)
        if stretch:
            row.addStretch()
        self.column.addLayout(row)
        return row

    def buttons(self, *buttons: QWidget) -> None:
        """Put buttons beside each other; in a narrow window they go on in the next line."""
        self.column.addLayout(in_lines(*buttons))

    def group(self, words: str, what_for: str = "") -> None:
        """Begin a part with a heading of its own."""
        self.column.addSpacing(12)
        self.column.addWidget(plain_label(words, "strong"))
        if what_for:
            self.column.addWidget(plain_label(what_for, "muted", wrap=True))


class Facts(QWidget):
    """What is so, line by line: what it is called at the left, what it is at the right."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnMinimumWidth(0, LABEL_PX)
        self._grid.setColumnStretch(1, 1)
        self._values: dict[str, QLabel] = {}

    def show_fact(self, name: str, value: str, *, path: bool = False) -> None:
        """Show a fact; one of the same name takes its place. A path gives way in its middle."""
        known = self._values.get(name)
        if known is None:
            elided = ElidedLabel(mode=Qt.TextElideMode.ElideMiddle)
            known = self._values[name] = elided if path else plain_label(wrap=True)
            known.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            line = self._grid.rowCount()
            self._grid.addWidget(plain_label(name, "muted"), line, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(known, line, 1)
        if isinstance(known, ElidedLabel):
            known.set_whole(value)
        else:
            known.setText(value)

    def facts(self) -> dict[str, str]:
        return {
            name: known.whole() if isinstance(known, ElidedLabel) else known.text()
            for name, known in self._values.items()
        }
