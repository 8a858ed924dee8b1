"""Asked once when the window is closed while work goes on; nothing is lost either way."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from voxdesk.gui.widgets.buttons import button
from voxdesk.gui.widgets.labels import IconLabel, plain_label
from voxdesk.gui.words import tr


class ClosingStrip(QFrame):
    """A line across the window with the two ways on."""

    close_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "banner")
        self._words = plain_label("", wrap=True)
        self._stay = button(tr("Keep working"), self.hide)
        self._close = button(tr("Close now"), self.close_asked.emit, look="primary")
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 10, 16, 10)
        row.setSpacing(12)
        row.addWidget(IconLabel("info", "accent", size_px=18))
        row.addWidget(self._words, 1)
        row.addWidget(self._stay)
        row.addWidget(self._close)
        self.hide()

    def ask(self, jobs: int, *, recording: bool) -> None:
        """Say what still goes on, and what becomes of it."""
        parts = []
        if recording:
            parts.append(tr("A recording is running. It ends here, and what was recorded is kept."))
        if jobs:
            parts.append(
                tr("%n jobs are not done. They stop safely and go on at the next start.", jobs)
            )
        self._words.setText(" ".join(parts))
        self.setAccessibleName(self._words.text())
        self.show()
        self._close.setFocus()
