"""Buttons of the few looks there are, each reachable by keyboard and named for screen readers."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from voxdesk.gui import theme
from voxdesk.gui.widgets.flow import Flow
from voxdesk.gui.widgets.labels import tool_tip

ICON_GAP_PX = 3


def button(
    text: str, clicked: Callable[[], object], *, look: str = "", icon: str = "", name: str = ""
) -> QPushButton:
    """A button with a word; `look` is empty, `primary`, `quiet` or `link`."""
    made = QPushButton(text)
    if look:
        made.setProperty("look", look)
    if icon:
        tint = {"primary": "on_accent", "link": "accent"}.get(look, "text")
        made.setIcon(theme.icon(icon, tint, tint))
        made.setIconSize(QSize(16 + ICON_GAP_PX, 16))
    made.setAccessibleName(name or text)
    made.setAutoDefault(look == "primary")
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.clicked.connect(lambda _checked=False: clicked())
    return made


def icon_button(icon: str, name: str, clicked: Callable[[], object]) -> QToolButton:
    """A button that is only an icon; its name is its tool tip."""
    made = _only_an_icon(icon, name)
    made.clicked.connect(lambda _checked=False: clicked())
    return made


def more_button(name: str) -> QToolButton:
    """A button with three dots, for a menu of its own."""
    made = _only_an_icon("more", name)
    made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    return made


def _only_an_icon(icon: str, name: str) -> QToolButton:
    made = QToolButton()
    made.setIcon(theme.icon(icon, "muted"))
    made.setIconSize(QSize(theme.ICON_PX, theme.ICON_PX))
    made.setAccessibleName(name)
    made.setToolTip(tool_tip(name))
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    return made


def in_lines(*buttons: QWidget) -> Flow:
    """Buttons beside each other, each as wide as its words; a full line goes on in the next."""
    made = Flow()
    # What stands last takes the rest of its line: this is nothing.
    for each in (*buttons, QWidget()):
        made.addWidget(each)
    return made
