"""The window instead of a library that cannot be opened: why, what stays safe, and the ways on."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QMainWindow, QVBoxLayout

from voxdesk import texts
from voxdesk.desk import acting, chosen
from voxdesk.errors import StoreDamaged, VoxDeskError
from voxdesk.gui import background
from voxdesk.gui.library import choosing, recent
from voxdesk.gui.library.restoring import key_of
from voxdesk.gui.library.salvage_panel import SalvagePanel
from voxdesk.gui.locking.centred import centred
from voxdesk.gui.locking.leaving import Alone, Leaving, OnBytes
from voxdesk.gui.widgets.buttons import button, in_lines
from voxdesk.gui.widgets.labels import ElidedLabel, IconLabel, plain_label
from voxdesk.gui.words import tr
from voxdesk.paths import Paths
from voxdesk.store.keys import LibraryKey

SIZE = QSize(720, 560)
WIDTH_PX = 540


class TroubleWindow(QMainWindow):
    """Closes with what shall be opened instead (`leaving`), or with nothing."""

    def __init__(self, paths: Paths, asked: Leaving, error: VoxDeskError) -> None:
        super().__init__()
        self.leaving: Leaving | None = None
        self._paths = paths
        self._asked = asked
        self.heading = plain_label(texts.message(error.code), "heading", wrap=True)
        self.again = button(tr("Try again"), lambda: self.go(asked), look="primary")
        self.other = button(tr("Open another library…"), self._ask_for_other)
        self.restore = button(tr("Restore a backup…"), self._ask_for_backup)
        self.salvage = SalvagePanel(paths, asked.library, asked.key)
        self.salvage.wanted.connect(self.go)
        damaged = isinstance(error, StoreDamaged)
        self.restore.setVisible(damaged)
        self.salvage.setVisible(damaged)
        self._lay_out(error)
        self.setWindowTitle("VoxDesk")
        self.resize(SIZE)

    def _lay_out(self, error: VoxDeskError) -> None:
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addWidget(IconLabel("warning", "warning", size_px=40))
        column.addWidget(self.heading)
        library = str(self._asked.library)
        column.addWidget(ElidedLabel(library, "muted", mode=Qt.TextElideMode.ElideMiddle))
        column.addWidget(plain_label(texts.remedy(error.remedy), wrap=True))
        detail = error.detail.replace(library, "").strip(": ")
        if detail:
            column.addWidget(plain_label(detail, "caption", wrap=True))
        column.addLayout(in_lines(self.again, self.restore, self.other))
        column.addWidget(self.salvage)
        self.setCentralWidget(centred(column, WIDTH_PX))

    def go(self, leaving: Leaving) -> None:
        """Open this next."""
        self.leaving = leaving
        self.close()

    def restore_from(self, backup: Path) -> None:
        """Put a backup in the place of the library, which is moved aside."""
        library, key, paths = self._asked.library, self._asked.key, self._paths

        def bring(on_bytes: OnBytes) -> LibraryKey | None:
            from voxdesk.services import restoring

            own = key_of(backup, key, "")
            restoring.restore(
                backup,
                own,
                library=library,
                present_key=key,
                person=acting(chosen(paths)[0]),
                on_bytes=on_bytes,
            )
            return own

        told = tr("The backup is restored. What was there before lies beside it.")
        self.go(Leaving(library, key, Alone(tr("Restoring the backup"), bring, told)))

    def _ask_for_other(self) -> None:
        known = recent.known(self._paths)
        at = known[0].parent if known else self._asked.library.parent
        library = choosing.open_library(self, tr("Open a library"), at)
        if library is not None:
            self.go(Leaving(library, there=True))

    def _ask_for_backup(self) -> None:
        backup = choosing.open_library(self, tr("Choose a backup"), self._asked.library.parent)
        if backup is not None:
            self.restore_from(backup)


def ask(app: QApplication, paths: Paths, asked: Leaving, error: VoxDeskError) -> Leaving | None:
    """What to open instead, from whoever sits at the window; None when they closed it."""
    window = TroubleWindow(paths, asked, error)
    window.show()
    app.exec()
    background.finish()
    return window.leaving
