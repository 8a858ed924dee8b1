"""A page of the window: what the main window knows of any of them."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from voxdesk.events import JobMoved
from voxdesk.gui.commands import Commands


class Page(QWidget):
    """`areas` are the parts of the library it shows; it is refreshed when one of them changed.

    While a page is hidden its news is kept and given when it is looked at. A page is made when it
    is first shown.
    """

    areas: frozenset[str] = frozenset()
    reads_on_open = False
    """Whether `open` reads all that is shown, so that no news is left to be told."""

    open_recording = Signal(int, tuple)
    """Ask the window to open a recording and choose these segments in it."""

    def offer(self, _commands: Commands) -> None:
        """Offer what can be done here; called once, with the page as the owner."""

    def open(self, _what: object) -> None:
        """Show what another page asked for; each page says what it takes."""

    def where(self) -> object:
        """What `open` would need to show this again; None for the page as it comes."""
        return None

    def take_focus(self) -> None:
        """Give the keyboard to what a page is mostly about."""
        self.setFocus()

    def refresh(self, _changed: frozenset[str]) -> None:
        """Read again what these areas hold."""

    def job_moved(self, moved: JobMoved) -> None:
        """A job went on; most pages do not care."""
