"""The one thing in a window that asks: in the middle of it, a little above."""

from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget


def centred(inside: QLayout, width_px: int) -> QWidget:
    """A page with nothing on it but this."""
    held = QWidget()
    held.setLayout(inside)
    held.setFixedWidth(width_px)
    # Stretches and no alignment: only so lines that wrap get the height they need.
    row = QHBoxLayout()
    row.addStretch()
    row.addWidget(held)
    row.addStretch()
    page = QWidget()
    page.setObjectName("content")
    around = QVBoxLayout(page)
    around.addStretch(2)
    around.addLayout(row)
    around.addStretch(3)
    return page
