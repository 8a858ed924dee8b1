"""The window that asks for the passphrase before there is a desk."""

from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QMainWindow

from voxdesk.gui import background
from voxdesk.gui.locking.unlock_page import UnlockPage
from voxdesk.store.keys import LibraryKey

SIZE = QSize(640, 480)


class UnlockWindow(QMainWindow):
    """Closes once the library is unlocked; `key` is None when it was closed by hand."""

    def __init__(self, library: Path) -> None:
        super().__init__()
        self.key: LibraryKey | None = None
        self.page = UnlockPage(library)
        self.page.setObjectName("content")
        self.page.unlocked.connect(self._unlocked)
        self.setWindowTitle("VoxDesk")
        self.setCentralWidget(self.page)
        self.resize(SIZE)

    def _unlocked(self, key: LibraryKey) -> None:
        self.key = key
        self.close()


def ask(app: QApplication, library: Path) -> LibraryKey | None:
    """The key of a library from whoever sits at the window; None when they closed it."""
    window = UnlockWindow(library)
    window.show()
    window.page.take_focus()
    app.exec()
    background.finish()
    return window.key
