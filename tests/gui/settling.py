"""An end of a test at which nothing is on its way any more."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from voxdesk.gui import background

ROUNDS = 3
"""What came back may ask once more."""


def settle() -> None:
    """Let what was asked for come back, and nothing more be asked for."""
    for widget in QApplication.topLevelWidgets():
        for timer in widget.findChildren(QTimer):
            timer.stop()
    for _ in range(ROUNDS):
        background.finish()
        QApplication.processEvents()
