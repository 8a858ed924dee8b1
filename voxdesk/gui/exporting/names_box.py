"""What pseudonyms hide and what not, and names that people add to be hidden, too."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from voxdesk import texts
from voxdesk.domain.pseudonyms import AliasKind
from voxdesk.gui.widgets.buttons import button
from voxdesk.gui.widgets.choice import Choice
from voxdesk.gui.widgets.flow import Flow
from voxdesk.gui.widgets.labels import plain_label, tool_tip
from voxdesk.gui.words import tr

CHIP_CHARS = 32


class NamesBox(QWidget):
    """A line to type a name, its kind, and a chip for each that was added; a click takes it out."""

    def __init__(self) -> None:
        super().__init__()
        self._names: list[tuple[AliasKind, str]] = []
        self.field = _Field()
        self.field.setPlaceholderText(tr("Another name to hide"))
        self.field.setAccessibleName(tr("Another name to hide"))
        self.kind = Choice(tr("Whose name it is"))
        for each in AliasKind:
            self.kind.addItem(texts.name(each), each)
        self.kind.setCurrentIndex(self.kind.findData(AliasKind.PERSON))
        self.add = button(tr("Add"), self.take, name=tr("Hide this name, too"))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.field, 1)
        row.addWidget(self.kind)
        row.addWidget(self.add)
        self._chips = Flow()
        self._shown = QWidget()
        self._shown.setLayout(self._chips)
        found = tr(
            "Aliases stand for the names on cards, of speakers and those below; in sound they are "
            "bleeped."
        )
        missed = tr(
            "Not found: nicknames, names misheard otherwise than your glossary says, and who is "
            "known by a description. Read it before you pass it on."
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 0, 0, 4)
        column.setSpacing(6)
        column.addWidget(plain_label(found, "muted", wrap=True))
        column.addWidget(plain_label(missed, "muted", wrap=True))
        column.addLayout(row)
        column.addWidget(self._shown)
        self.field.entered.connect(self.take)
        self.field.textChanged.connect(lambda _text: self._allow())
        self._show()
        self._allow()

    def names(self) -> tuple[tuple[AliasKind, str], ...]:
        return tuple(self._names)

    def show_names(self, names: tuple[tuple[AliasKind, str], ...]) -> None:
        self._names = list(names)
        self._show()

    def take(self) -> None:
        """Add what is typed."""
        name = " ".join(self.field.text().split())
        named = (AliasKind(self.kind.currentData()), name)
        if name and named not in self._names:
            self._names.append(named)
            self._show()
        self.field.clear()

    def _allow(self) -> None:
        there = bool(self.field.text().strip())
        self.add.setEnabled(there)
        self.add.setToolTip("" if there else tr("Type a name first"))

    def _leave_out(self, named: tuple[AliasKind, str]) -> None:
        self._names.remove(named)
        self._show()
        self.field.setFocus()

    def _show(self) -> None:
        while self._chips.count():
            item = self._chips.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for named in self._names:
            kind, name = named
            words = f"{name} · {texts.name(kind)}"
            short = words if len(words) <= CHIP_CHARS else f"{words[:CHIP_CHARS]}…"
            removing = tr("Hide no more: {name}").format(name=words)
            chip = button(
                short, partial(self._leave_out, named), look="chip", icon="cancel", name=removing
            )
            chip.setToolTip(tool_tip(removing))
            self._chips.addWidget(chip)
        self._chips.addWidget(QWidget())  # takes what is left of the line
        self._shown.setVisible(bool(self._names))


class _Field(QLineEdit):
    """Enter adds the name, and begins nothing else."""

    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)
