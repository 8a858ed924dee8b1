"""One step of the first start: a question, in a sentence or two, and the answer."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from voxdesk.gui.widgets.labels import plain_label


class Step(QWidget):
    """`changed` tells that `reason` may be another."""

    changed = Signal()
    finished = Signal()
    """The step is answered in full: go on without being told."""

    def __init__(self, title: str, text: str) -> None:
        super().__init__()
        self.title = title
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(12)
        self.column.addWidget(plain_label(title, "title"))
        self.column.addWidget(plain_label(text, "muted", wrap=True))
        self.column.addSpacing(8)

    def reason(self) -> str:
        """Why it does not go on yet; empty when it may."""
        return ""

    def go_on(self) -> bool:
        """Whether to go on now; a step that has more to ask asks it."""
        return True

    def take_focus(self) -> None:
        """Give the keyboard to the answer."""
        self.setFocus()
