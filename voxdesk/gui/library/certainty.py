"""Asks once more, in the page, before the few acts that cannot be undone."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from voxdesk.gui.widgets.buttons import button
from voxdesk.gui.widgets.labels import IconLabel, plain_label, set_tone


class Certainty(QFrame):
    """Hidden until `ask`; says what will be gone, and does it only when told again."""

    def __init__(self, go_on: str, stay: str) -> None:
        super().__init__()
        self._do: Callable[[], object] = lambda: None
        self.setProperty("look", "banner")
        set_tone(self, "danger")
        self._heading = plain_label("", "strong", wrap=True)
        self._text = plain_label("", wrap=True)
        self.go_on = button(go_on, self._go_on)
        self.stay = button(stay, self.hide, look="quiet")
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.go_on)
        buttons.addWidget(self.stay)
        buttons.addStretch()
        words = QVBoxLayout()
        words.setSpacing(8)
        words.addWidget(self._heading)
        words.addWidget(self._text)
        words.addLayout(buttons)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(12)
        row.addWidget(IconLabel("warning", "danger", size_px=18), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.hide()

    def ask(self, heading: str, text: str, do: Callable[[], object]) -> None:
        self._do = do
        self._heading.setText(heading)
        self._text.setText(text)
        self.setAccessibleName(f"{heading} {text}")
        self.show()
        # Whoever presses Enter without reading keeps everything.
        self.stay.setFocus()

    def heading(self) -> str:
        return self._heading.text() if not self.isHidden() else ""

    def text(self) -> str:
        return self._text.text() if not self.isHidden() else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def _go_on(self) -> None:
        self.hide()
        self._do()
