"""Every page walked as a screen reader and a keyboard would: names, roles, order, reasons."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSlider,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.gui.windows import new_window
from voxdesk.desk import Desk
from voxdesk.domain.ids import RecordingId
from voxdesk.gui.main_window import MainWindow
from voxdesk.gui.pages import PAGES

CONTROLS = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QSlider,
)
NO_ROLES = {QAccessible.Role.NoRole, QAccessible.Role.Client, QAccessible.Role.Window}
SETTLES_MS = 400
KEYS = [entry.key for entry in PAGES]


def shown(filled: Desk, walk: RecordingId, qtbot: QtBot, key: str) -> MainWindow:
    window = new_window(filled, qtbot)
    window.resize(1280, 832)
    window.show()
    window.following.refresh()
    window.show_page(key, (walk, ()) if key == "recording" else None)
    qtbot.wait(SETTLES_MS)
    return window


def called(control: QWidget) -> str:
    """A widget for whoever reads a failure."""
    parts = []
    widget: QWidget | None = control
    while widget is not None and not isinstance(widget, MainWindow):
        parts.append(type(widget).__name__)
        widget = widget.parentWidget()
    return " < ".join(parts[:4])


def inner(widget: QWidget) -> bool:
    """Parts of Qt's own controls: their owner is what is named and reached."""
    names = ("qt_spinbox_lineedit", "qt_calendar", "qt_scrollarea", "qt_toolbar_ext_button")
    parent = widget.parentWidget()
    return (
        widget.objectName().startswith(names)
        or isinstance(parent, QComboBox | QAbstractSpinBox)
        or (isinstance(parent, QLineEdit) and isinstance(widget, QToolButton))
        or (isinstance(widget, QAbstractScrollArea) and isinstance(parent, QComboBox))
        or isinstance(widget, QHeaderView)
        or type(widget).__name__ in ("QComboBoxPrivateContainer", "QTableCornerButton")
    )


def controls(window: MainWindow) -> list[QWidget]:
    return [
        each
        for each in window.findChildren(QWidget)
        if isinstance(each, CONTROLS) and each.isVisible() and not inner(each)
    ]


def nameless(window: MainWindow) -> Iterator[str]:
    for control in controls(window):
        seen = QAccessible.queryAccessibleInterface(control)
        if not seen.text(QAccessible.Text.Name).strip():
            yield f"has no name: {called(control)}"
        if seen.role() in NO_ROLES:
            yield f"has no role: {called(control)}"


def unreached(window: MainWindow) -> Iterator[str]:
    reached: set[QWidget] = set()
    widget = window.nextInFocusChain()
    while widget is not None and widget is not window and widget not in reached:
        reached.add(widget)
        widget = widget.nextInFocusChain()
    for each in controls(window):
        by_tab = each in reached and each.focusPolicy() & Qt.FocusPolicy.TabFocus
        if each.isEnabled() and not by_tab:
            yield f"is not reached by Tab: {called(each)}"


def silent(window: MainWindow) -> Iterator[str]:
    for each in window.findChildren(QPushButton):
        if each.isVisible() and not each.isEnabled() and not each.toolTip():
            yield f"does not say why it cannot be used: {each.text()}, {called(each)}"


def marked_up(window: MainWindow) -> Iterator[str]:
    for each in window.findChildren(QLabel):
        if each.textFormat() is Qt.TextFormat.RichText:
            yield f"reads marks in names: {called(each)}"


def too_wide(window: MainWindow) -> Iterator[str]:
    window.resize(window.minimumSize())
    page = window.current_page()
    if page.minimumSizeHint().width() > page.width():
        yield f"is wider than the narrowest window: {page.minimumSizeHint().width()} px"


@pytest.mark.parametrize("key", KEYS)
def test_a_page_needs_neither_sight_nor_a_mouse(
    filled: Desk, walk: RecordingId, qtbot: QtBot, key: str
) -> None:
    window = shown(filled, walk, qtbot, key)
    audits = (nameless, unreached, silent, marked_up, too_wide)
    assert [problem for audit in audits for problem in audit(window)] == []
