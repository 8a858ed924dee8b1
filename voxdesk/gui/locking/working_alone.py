"""The window while work has a library for itself: how far it is, and what came of it."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QVBoxLayout

from voxdesk.domain.job import Progress, Unit
from voxdesk.gui import background
from voxdesk.gui.library.outcome import Outcome
from voxdesk.gui.library.working import Work
from voxdesk.gui.locking.centred import centred
from voxdesk.gui.locking.leaving import Alone
from voxdesk.gui.widgets.buttons import button
from voxdesk.gui.widgets.labels import ElidedLabel, IconLabel, plain_label
from voxdesk.gui.words import tr
from voxdesk.store.keys import LibraryKey

SIZE = QSize(640, 420)
WIDTH_PX = 460


class AloneWindow(QMainWindow):
    """Closes by itself when the work is done; `done` tells whether it is."""

    def __init__(self, library: Path, alone: Alone) -> None:
        super().__init__()
        self.done = False
        self.key: LibraryKey | None = None
        self._alone = alone
        self.outcome = Outcome()
        self.work = Work(self.outcome)
        self.go_on = button(tr("Open the library as it was"), self.close, look="primary")
        where = ElidedLabel(str(library), "muted", mode=Qt.TextElideMode.ElideMiddle)
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addWidget(IconLabel("lock", "muted", size_px=40), 0, Qt.AlignmentFlag.AlignHCenter)
        heading = plain_label(alone.words, "heading")
        column.addWidget(heading, 0, Qt.AlignmentFlag.AlignHCenter)
        where.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        for each in (where, self.work, self.outcome):
            column.addWidget(each)
        column.addWidget(self.go_on, 0, Qt.AlignmentFlag.AlignLeft)
        self.go_on.hide()
        self.setWindowTitle("VoxDesk")
        self.setCentralWidget(centred(column, WIDTH_PX))
        self.resize(SIZE)

    def begin(self) -> None:
        def do() -> tuple[LibraryKey | None]:
            # Neither the old library nor the new one is torn, whenever this is stopped.
            return (self._alone.do(lambda at, of: self.work.tell(Progress(at, of, Unit.BYTES))),)

        self.work.ended.connect(self._stopped)
        self.work.run(self._alone.words, do, self._came)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.work.busy():
            self.work.cancel()
            event.ignore()
        else:
            super().closeEvent(event)

    def _came(self, given: tuple[LibraryKey | None]) -> None:
        self.done, self.key = True, given[0]
        self.close()

    def _stopped(self) -> None:
        if self.outcome.heading():
            self.go_on.show()
            self.go_on.setFocus()


def run(app: QApplication, library: Path, alone: Alone) -> tuple[LibraryKey | None] | None:
    """Do the work; gives the key that the library opens with now, None when it was not done."""
    window = AloneWindow(library, alone)
    window.show()
    window.begin()
    app.exec()
    background.finish()
    return (window.key,) if window.done else None
