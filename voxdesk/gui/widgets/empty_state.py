"""What a page says when it has nothing to show: what it is for, and one thing to do."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from voxdesk.gui.widgets.buttons import button
from voxdesk.gui.widgets.labels import IconLabel, plain_label

WIDTH_PX = 380


class EmptyState(QWidget):
    """An icon, a heading, a sentence or two, and at most one action."""

    def __init__(
        self,
        icon: str,
        heading: str,
        text: str,
        *,
        action: str = "",
        act: Callable[[], object] | None = None,
        icon_px: int = 40,
    ) -> None:
        super().__init__()
        self._action: QPushButton | None = None
        self._heading = plain_label(heading, "heading")
        self._text = plain_label(text, "muted", wrap=True)
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addWidget(IconLabel(icon, "muted", size_px=icon_px), 0, _MIDDLE)
        column.addSpacing(8)
        for label in (self._heading, self._text):
            label.setAlignment(_MIDDLE)
        column.addWidget(self._heading, 0, _MIDDLE)
        self._text.setFixedWidth(WIDTH_PX if icon_px >= 40 else 260)
        column.addWidget(self._text, 0, _MIDDLE)
        if act is not None:
            column.addSpacing(8)
            self._action = button(action, act, look="primary")
            column.addWidget(self._action, 0, _MIDDLE)
        around = QVBoxLayout(self)
        around.addStretch(2)
        middle = QHBoxLayout()
        middle.addStretch()
        middle.addLayout(column)
        middle.addStretch()
        around.addLayout(middle)
        around.addStretch(3)

    def take_focus(self) -> None:
        """Give the keyboard to the action."""
        if self._action is not None:
            self._action.setFocus()

    def say(self, heading: str, text: str) -> None:
        """Change the words."""
        self._heading.setText(heading)
        self._text.setText(text)


_MIDDLE = Qt.AlignmentFlag.AlignHCenter
