"""What came of something: an icon, a sentence that says it, and what it means."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from voxdesk import texts
from voxdesk.errors import VoxDeskError
from voxdesk.gui.widgets.labels import IconLabel, plain_label

ICONS = {"good": "done", "danger": "failed", "warning": "warning", "accent": "info"}


class Outcome(QFrame):
    """Hidden until something came of something."""

    def __init__(self) -> None:
        super().__init__()
        self._icon = IconLabel("info", size_px=18)
        self._heading = plain_label("", "strong", wrap=True)
        self._text = plain_label("", wrap=True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self._heading)
        words.addWidget(self._text)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(12)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.hide()

    def say(self, tone: str, heading: str, text: str = "") -> None:
        """`tone` is `good`, `warning`, `danger` or `accent`."""
        self._icon.show_icon(ICONS[tone], tone)
        self._heading.setText(heading)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self.setAccessibleName(f"{heading} {text}".strip())
        self.show()

    def say_error(self, error: VoxDeskError) -> None:
        self.say("danger", texts.message(error.code, error.detail), texts.remedy(error.remedy))

    def heading(self) -> str:
        return self._heading.text() if not self.isHidden() else ""

    def text(self) -> str:
        return self._text.text() if not self.isHidden() else ""
