"""Other libraries: the ones opened before, one that lies elsewhere, a new one."""

from pathlib import Path

from voxdesk.gui.background import run_task
from voxdesk.gui.commands import Command
from voxdesk.gui.frame import Frame
from voxdesk.gui.library import choosing, recent
from voxdesk.gui.library.new_key import NewKey
from voxdesk.gui.library.outcome import Outcome
from voxdesk.gui.library.rows import Row, RowView
from voxdesk.gui.library.section import GROUP, Section
from voxdesk.gui.library.sizes import size
from voxdesk.gui.locking.leaving import Leaving
from voxdesk.gui.widgets.labels import plain_label
from voxdesk.gui.words import later, tr
from voxdesk.store.keys import LibraryKey, is_encrypted

SWITCH = Command("library.switch", later("Open"), GROUP)
OPEN = Command("library.open", later("Open another library…"), GROUP, ("Ctrl+Shift+O",))
CREATE = Command("library.create", later("New library…"), GROUP)
FORGET = Command("library.unlist", later("Take off the list"), GROUP)
HEADINGS = (later("Library"), later("Size"), later("Kept"))


class OthersSection(Section):
    """Switching closes this library and opens the other in the same window's place."""

    def __init__(self, frame: Frame) -> None:
        super().__init__(
            frame,
            "others",
            later("Other libraries"),
            later(
                "One library for each client or project keeps them apart. Opening another one "
                "closes this one; work that runs stops after the piece at hand and goes on when "
                "this library is open again."
            ),
        )
        self.outcome = Outcome()
        self.none = plain_label(tr("No other library was opened on this computer."), "muted")
        self.view = RowView(tr("Other libraries"), HEADINGS, (90, 130))
        self.view.setSelectionMode(RowView.SelectionMode.SingleSelection)
        self.view.selectionModel().selectionChanged.connect(lambda _new, _old: self._explain())
        self.view.activated.connect(lambda _index: self.switch())
        self.column.addWidget(self.none)
        self.column.addWidget(self.view)
        self.buttons(
            self.act(SWITCH, self.switch),
            self.act(FORGET, self.unlist, look="quiet"),
        )
        self.buttons(self.act(OPEN, self.ask_for_one), self.act(CREATE, self.ask_for_new))
        self.column.addWidget(self.outcome)
        self.new_key = NewKey(tr("Make the library"), may_be_none=True)
        self.new_key.given.connect(self._made)
        self._new: Path | None = None
        self.column.addWidget(self.new_key)
        self.new_key.hide()
        self.view.hide()
        self._explain()

    def read(self) -> None:
        own = self.desk.store.path.absolute()

        def look() -> list[Row]:
            others = [each for each in recent.known(self.desk.paths) if each != own]
            return [Row(_cells(each), each) for each in others]

        run_task(self, look, self._show)

    def _show(self, rows: list[Row]) -> None:
        self.view.show_rows(rows)
        self.view.setVisible(bool(rows))
        self.none.setVisible(not rows)
        self._explain()

    def _explain(self) -> None:
        reason = "" if self._chosen() else tr("Choose a library first")
        self.explain(FORGET, reason)
        gone = self._chosen() is not None and not self._chosen_is_there()
        self.explain(SWITCH, tr("The file is not there now") if gone else reason)

    def _chosen(self) -> Path | None:
        for each in self.view.selected():
            if isinstance(each, Path):
                return each
        return None

    def _chosen_is_there(self) -> bool:
        row = next((each for each in self.view.rows.rows() if each.what == self._chosen()), None)
        return row is not None and bool(row.cells[1])

    def switch(self) -> None:
        """Open the selected library in place of this one."""
        chosen = self._chosen()
        if chosen is not None:
            self.frame.leave(Leaving(chosen, there=True))

    def unlist(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            recent.forget(self.desk.paths, chosen)
            self.read()

    def ask_for_one(self) -> None:
        """Open a library that lies elsewhere."""
        own = self.desk.store.path
        chosen = choosing.open_library(self, tr("Open a library"), own.parent)
        if chosen is not None and chosen.absolute() != own.absolute():
            self.frame.leave(Leaving(chosen, there=True))

    def ask_for_new(self) -> None:
        """Make a library in a place to be chosen, with a passphrase or without."""
        at = self.desk.store.path.with_name("new.voxdesk")
        chosen = choosing.new_library(self, tr("Make a new library"), at)
        if chosen is not None:
            self.make(chosen)

    def make(self, path: Path) -> None:
        """Ask for the passphrase of a library that is to be made."""
        if path.exists():
            self.outcome.say(
                "danger",
                tr("There is a file of this name already; nothing was changed."),
                tr("Choose another name, or open it."),
            )
            return
        self.outcome.hide()
        self._new = path
        self.new_key.begin(path)

    def _made(self, key: LibraryKey | None) -> None:
        if self._new is not None:
            self.frame.leave(Leaving(self._new, key))


def _cells(library: Path) -> tuple[str, ...]:
    try:
        size_bytes = library.stat().st_size
    except OSError:
        return str(library), "", tr("Not there now")
    return (
        str(library),
        size(size_bytes),
        tr("Encrypted") if is_encrypted(library) else tr("No passphrase"),
    )
