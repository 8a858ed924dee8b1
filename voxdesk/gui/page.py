"""A page of the window: what the main window knows of any of them."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from voxdesk.events import JobMoved


class Page(QWidget):
    """`areas` are the parts of the library it shows; it is refreshed when one of them changed.

    While a page is hidden its news is kept and given when it is looked at.
    """

    title = ""
    icon_name = ""
    areas: frozenset[str] = frozenset()

    open_recording = Signal(int, tuple)
    """Ask the window to open a recording and choose these segments in it."""

    def take_focus(self) -> None:
        """Give the keyboard to what a page is mostly about."""
        self.setFocus()

    def refresh(self, _changed: frozenset[str]) -> None:
        """Read again what these areas hold."""
        raise NotImplementedError

    def job_moved(self, moved: JobMoved) -> None:
        """A job went on; most pages do not care."""
