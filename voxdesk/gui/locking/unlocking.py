"""The window that asks for the passphrase before there is a desk."""

from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QMainWindow

from voxdesk.gui import background
from voxdesk.gui.library import choosing
from voxdesk.gui.locking.unlock_page import UnlockPage
from voxdesk.gui.words import tr
from voxdesk.policy import Policy
from voxdesk.store.keys import LibraryKey

SIZE = QSize(640, 520)


class UnlockWindow(QMainWindow):
    """Closes once the library is unlocked, or another one was chosen (`other`); `key` is None when
    it was closed by hand."""

    def __init__(self, library: Path, policy: Policy | None = None) -> None:
        super().__init__()
        self.key: LibraryKey | None = None
        self.other: Path | None = None
        self._library = library
        self.page = UnlockPage(library, policy, may_leave=True)
        self.page.setObjectName("content")
        self.page.unlocked.connect(self._unlocked)
        self.page.other_asked.connect(self._ask_for_other)
        self.setWindowTitle("VoxDesk")
        self.setCentralWidget(self.page)
        self.resize(SIZE)

    def open_other(self, library: Path) -> None:
        """Open this library instead."""
        self.other = library
        self.close()

    def _ask_for_other(self) -> None:
        chosen = choosing.open_library(self, tr("Open a library"), self._library.parent)
        if chosen is not None:
            self.open_other(chosen)

    def _unlocked(self, key: LibraryKey) -> None:
        self.key = key
        self.close()


def ask(app: QApplication, library: Path, policy: Policy | None = None) -> LibraryKey | Path | None:
    """The key of a library from whoever sits at the window, or the library they want instead; None
    when they closed it."""
    window = UnlockWindow(library, policy)
    window.show()
    window.page.take_focus()
    app.exec()
    background.finish()
    return window.key or window.other
