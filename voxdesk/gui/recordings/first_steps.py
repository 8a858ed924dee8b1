"""The list while it is empty: what to do, what happens then, where help is."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from voxdesk.gui.widgets.buttons import button
from voxdesk.gui.widgets.labels import IconLabel, plain_label
from voxdesk.gui.words import later, tr

WIDTH_PX = 420
STEPS = (
    (
        "import",
        later("Bring a recording in"),
        later("Drop files or whole folders anywhere on this window, or record here and now."),
    ),
    (
        "transcribe",
        later("Read what was said"),
        later("VoxDesk writes it down by itself, on this computer. You correct what it misheard."),
    ),
    (
        "report",
        later("Report on it"),
        later("A report goes through the criteria and quotes what was said to each."),
    ),
)


class FirstSteps(QWidget):
    """Three steps and the buttons that begin them."""

    def __init__(
        self,
        import_files: Callable[[], object],
        try_sample: Callable[[], object],
        record: QPushButton,
    ) -> None:
        super().__init__()
        self.import_button = button(tr("Import…"), import_files, look="primary", icon="import")
        self.sample_button = button(tr("Try the sample recording"), try_sample, look="link")
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(IconLabel("drop", "muted", size_px=40), 0, _MIDDLE)
        column.addSpacing(16)
        column.addWidget(plain_label(tr("Drop recordings here"), "title"), 0, _MIDDLE)
        column.addSpacing(24)
        steps = QVBoxLayout()
        steps.setSpacing(12)
        for step in STEPS:
            steps.addLayout(_step(*step))
        middle = QHBoxLayout()
        middle.addStretch()
        middle.addLayout(steps)
        middle.addStretch()
        column.addLayout(middle)
        column.addSpacing(24)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch()
        for each in (self.import_button, record):
            buttons.addWidget(each)
        buttons.addStretch()
        column.addLayout(buttons)
        column.addSpacing(12)
        column.addWidget(self.sample_button, 0, _MIDDLE)
        column.addSpacing(24)
        help_ = tr("F1 shows all keys, Ctrl+K finds everything that can be done.")
        column.addWidget(plain_label(help_, "caption"), 0, _MIDDLE)
        around = QVBoxLayout(self)
        around.setContentsMargins(32, 24, 32, 24)
        around.addStretch(2)
        around.addLayout(column)
        around.addStretch(3)

    def take_focus(self) -> None:
        self.import_button.setFocus()


def _step(icon: str, heading: str, text: str) -> QHBoxLayout:
    words = QVBoxLayout()
    words.setSpacing(2)
    words.addWidget(plain_label(tr(heading), "strong"))
    said = plain_label(tr(text), "muted", wrap=True)
    said.setFixedWidth(WIDTH_PX)
    words.addWidget(said)
    row = QHBoxLayout()
    row.setSpacing(16)
    row.addWidget(IconLabel(icon, "accent", size_px=20), 0, Qt.AlignmentFlag.AlignTop)
    row.addLayout(words)
    return row


_MIDDLE = Qt.AlignmentFlag.AlignHCenter
