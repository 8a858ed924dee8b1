"""The page of search before anything is typed: what can be found, and examples to try."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from voxdesk.gui.widgets.buttons import button
from voxdesk.gui.widgets.labels import IconLabel, plain_label
from voxdesk.gui.words import later, tr

WIDTH_PX = 420
EXAMPLES = (
    later("waiting at the reception"),
    later("clean"),
    later("why did you choose this hotel"),
)


class Examples(QWidget):
    """A click on an example looks for it."""

    def __init__(self, look_for: Callable[[str], object]) -> None:
        super().__init__()
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addWidget(IconLabel("search", "muted", size_px=40), 0, _MIDDLE)
        column.addSpacing(8)
        heading = tr("Find what was said and written")
        column.addWidget(plain_label(heading, "heading"), 0, _MIDDLE)
        words = plain_label(
            tr(
                "Type a few words, or a question. Transcripts, findings, reports and documents are "
                "searched: by their words at once, by what they mean a moment later."
            ),
            "muted",
            wrap=True,
        )
        words.setAlignment(_MIDDLE)
        words.setFixedWidth(WIDTH_PX)
        column.addWidget(words, 0, _MIDDLE)
        column.addSpacing(8)
        for example in EXAMPLES:
            said = tr(example)
            column.addWidget(button(said, partial(look_for, said), look="link"), 0, _MIDDLE)
        keys = tr("Enter opens where it was said. Space plays it.")
        column.addSpacing(8)
        column.addWidget(plain_label(keys, "caption"), 0, _MIDDLE)
        around = QVBoxLayout(self)
        around.addStretch(2)
        middle = QHBoxLayout()
        middle.addStretch()
        middle.addLayout(column)
        middle.addStretch()
        around.addLayout(middle)
        around.addStretch(3)


_MIDDLE = Qt.AlignmentFlag.AlignHCenter
