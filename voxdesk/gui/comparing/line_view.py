"""One line of the text and what was heard again in its place."""

from collections.abc import Callable

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from voxdesk.domain.timecode import clock
from voxdesk.gui.comparing.differences import Line, differing
from voxdesk.gui.comparing.marked_text import MarkedText
from voxdesk.gui.widgets.buttons import button
from voxdesk.gui.widgets.labels import plain_label
from voxdesk.gui.words import tr

SIDE_BY_SIDE_PX = 420


class LineView(QWidget):
    """Side by side where there is room, else one below the other."""

    def __init__(
        self,
        line: Line,
        accept: Callable[[Line], object],
        play: Callable[[int, int], object],
    ) -> None:
        super().__init__()
        self.line = line
        gone, come = differing(line.old, line.new)
        time = button(clock(line.start_ms), lambda: play(line.start_ms, line.end_ms), look="link")
        words = tr("Play {time}").format(time=clock(line.start_ms))
        time.setToolTip(words)
        time.setAccessibleName(words)
        self.accept = button(tr("Accept"), lambda: accept(line))
        self.accept.setEnabled(line.acceptable)
        self.accept.setToolTip(_why_not(line))
        head = QHBoxLayout()
        head.addWidget(time)
        head.addStretch()
        head.addWidget(self.accept)
        self._sides = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._sides.setSpacing(8)
        none = tr("Nothing")
        for words, text, marks, going in (
            (tr("In the text"), line.old, gone, True),
            (tr("Heard again"), line.new, come, False),
        ):
            self._sides.addWidget(_side(words, text or none, marks if text else (), going=going), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(4)
        column.addLayout(head)
        column.addLayout(self._sides)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= SIDE_BY_SIDE_PX
        self._sides.setDirection(
            QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        )


def _side(words: str, text: str, marks: tuple[tuple[int, int], ...], *, going: bool) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(plain_label(words, "caption"))
    column.addWidget(MarkedText(text, marks, going=going))
    column.addStretch()
    return made


def _why_not(line: Line) -> str:
    if line.segment is None:
        return tr("The text has no segment here to put this in")
    if not line.new:
        return tr("Nothing was heard here; delete the segment in the transcript if you agree")
    return ""
