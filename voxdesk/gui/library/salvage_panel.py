"""What can still be read of a damaged library, into a new one."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from voxdesk.desk import acting, chosen
from voxdesk.gui.library import choosing
from voxdesk.gui.library.outcome import Outcome
from voxdesk.gui.library.working import Work
from voxdesk.gui.locking.leaving import Leaving
from voxdesk.gui.widgets.buttons import button
from voxdesk.gui.widgets.labels import plain_label
from voxdesk.gui.words import tr
from voxdesk.paths import Paths
from voxdesk.store.keys import LibraryKey

if TYPE_CHECKING:
    from voxdesk.services.salvaging import Salvage


class SalvagePanel(QFrame):
    """Needs no desk: a library that nobody can open is salvaged, too."""

    wanted = Signal(object)
    """Leaving: the new library shall be opened."""

    def __init__(self, paths: Paths, library: Path, key: LibraryKey | None) -> None:
        super().__init__()
        self._paths = paths
        self._library = library
        self._key = key
        self.outcome = Outcome()
        self.work = Work(self.outcome)
        self.begin = button(tr("Save what can be read…"), self._ask_where)
        self.open_new = button(tr("Open the new library"), self._open)
        self._made = Path()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(
            plain_label(
                tr("The damaged file stays as it is. What is lost is told, nothing is hidden."),
                "muted",
                wrap=True,
            )
        )
        row = QHBoxLayout()
        row.setSpacing(8)
        for each in (self.begin, self.open_new):
            row.addWidget(each)
        row.addStretch()
        column.addLayout(row)
        column.addWidget(self.work)
        column.addWidget(self.outcome)
        self.open_new.hide()
        self.hide()

    def _ask_where(self) -> None:
        at = self._library.with_name(f"{self._library.stem} salvaged{self._library.suffix}")
        to = choosing.new_library(self, tr("Where shall the new library lie?"), at)
        if to is not None:
            self.salvage_into(to)

    def salvage_into(self, to: Path) -> None:
        """Make a new library of what can be read."""

        def work() -> "Salvage":
            from voxdesk.services import salvaging

            person = acting(chosen(self._paths)[0])
            return salvaging.salvage(
                self._library, self._key, to, person=person, check=self.work.check
            )

        self.work.run(tr("Reading what can be read"), work, self._salvaged)

    def _salvaged(self, found: "Salvage") -> None:
        self._made = found.path
        if found.whole:
            self.outcome.say("good", tr("Everything came through."), str(found.path))
        else:
            lost = tr("%n entries are lost", len(found.lost))
            holes = tr("%n originals have gaps", len(found.holes))
            self.outcome.say(
                "warning",
                tr("What could be read is in a new library: {lost}, {holes}.").format(
                    lost=lost, holes=holes
                ),
                "\n".join((str(found.path), *found.lost[:20])),
            )
        self.open_new.show()

    def _open(self) -> None:
        self.wanted.emit(Leaving(self._made, self._key))
