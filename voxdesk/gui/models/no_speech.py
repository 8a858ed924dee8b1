"""What stands on the page of models where there is none that hears."""

from PySide6.QtWidgets import QFrame, QHBoxLayout

from voxdesk.gui.widgets.labels import IconLabel, plain_label
from voxdesk.gui.words import tr


class NoSpeech(QFrame):
    """Says what to do; hidden until it is needed."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "banner")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 16, 10)
        row.setSpacing(10)
        row.addWidget(IconLabel("warning", "warning"))
        words = tr(
            "No speech model is here, so recordings can be kept and not yet transcribed. Bring the "
            "folder of one on a stick and choose Add from a folder, or see under All how to get "
            "one."
        )
        row.addWidget(plain_label(words, wrap=True), 1)
        self.hide()
