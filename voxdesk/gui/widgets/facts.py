"""Names and values in two columns."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from voxdesk.gui.widgets.labels import plain_label

NAMES_PX = 100


def facts_grid(
    facts: Iterable[tuple[str, str]], show: Callable[[str, str], QWidget]
) -> QGridLayout:
    """`show` makes what shows a value, by its name and itself."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(6)
    grid.setColumnMinimumWidth(0, NAMES_PX)
    grid.setColumnStretch(1, 1)
    for row, (name, value) in enumerate(facts):
        grid.addWidget(plain_label(name, "muted"), row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(show(name, value), row, 1)
    return grid
