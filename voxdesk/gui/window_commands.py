"""What can be done anywhere in the window: going to pages, undoing, closing."""

from functools import partial
from typing import TYPE_CHECKING

from voxdesk.gui.commands import Command
from voxdesk.gui.pages import PAGES
from voxdesk.gui.words import later, tr

if TYPE_CHECKING:
    from voxdesk.gui.main_window import MainWindow

WINDOW = later("Window")
GO = later("Go to")
UNDO = Command("undo", later("Undo"), WINDOW, ("Ctrl+Z",))
PALETTE = Command("palette", later("Find an action…"), WINDOW, ("Ctrl+K",))
REDO = Command("redo", later("Redo"), WINDOW, ("Ctrl+Shift+Z", "Ctrl+Y"))
QUIT = Command("quit", later("Close VoxDesk"), WINDOW, ("Ctrl+Q",))


def offer(window: "MainWindow") -> None:
    """Offer them, and keep undo and redo telling what they would do."""
    commands, undoing = window.commands, window.undoing
    for entry in PAGES:
        if entry.keys:
            commands.offer(
                Command(f"go.{entry.key}", entry.words, GO, entry.keys, entry.icon),
                partial(window.show_page, entry.key),
            )
    commands.offer(PALETTE, window.palette_box.open)
    commands.offer(UNDO, undoing.undo)
    commands.offer(REDO, undoing.redo)
    commands.offer(QUIT, window.close)

    def explain() -> None:
        nothing = tr("There is nothing to undo"), tr("There is nothing to redo")
        commands.explain(UNDO.id, "" if undoing.undo_words() else nothing[0])
        commands.explain(REDO.id, "" if undoing.redo_words() else nothing[1])

    undoing.changed.connect(explain)
    explain()
