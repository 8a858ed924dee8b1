"""What stands below the head of the preview: facts, reports, first lines, or what is waited for."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from voxdesk.domain.recording import RecordingState
from voxdesk.domain.timecode import clock
from voxdesk.gui import theme
from voxdesk.gui.recordings import previewed
from voxdesk.gui.recordings.previewed import Previewed
from voxdesk.gui.widgets.facts import facts_grid
from voxdesk.gui.widgets.labels import ElidedLabel, hairline, plain_label
from voxdesk.gui.widgets.paragraph import Paragraph
from voxdesk.gui.words import tr

WIDTH_PX = 340
EDGE_PX = 20
LINE_PX = 20


class Sentence(QWidget):
    def __init__(self, words: str) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE_PX, 4, EDGE_PX, 24)
        column.addWidget(plain_label(words, "muted", wrap=True))
        column.addStretch()


class Body(QWidget):
    """Facts, reports, first lines."""

    def __init__(self, shown: Previewed) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE_PX, 0, EDGE_PX, 24)
        column.setSpacing(16)
        column.addLayout(facts_grid(previewed.facts(shown), fact))
        if shown.reports:
            column.addWidget(hairline())
            column.addLayout(_reports(shown))
        column.addWidget(hairline())
        column.addLayout(_lines(shown))
        column.addStretch()


def fact(name: str, value: str) -> QLabel:
    label = plain_label(value, wrap=True)
    label.setAccessibleName(f"{name}: {value}")
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return label


def _reports(shown: Previewed) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(4)
    column.addWidget(plain_label(tr("Reports"), "section"))
    for report in shown.reports:
        column.addWidget(ElidedLabel(report.title))
        counts = plain_label(previewed.verdict_words(report), "muted", wrap=True)
        counts.setAccessibleName(counts.text())
        column.addWidget(counts)
    return column


def _lines(shown: Previewed) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(8)
    column.addWidget(plain_label(tr("First lines"), "section"))
    if not shown.lines:
        column.addWidget(plain_label(_why_no_lines(shown), "muted", wrap=True))
    for segment in shown.lines:
        who = shown.speaker(segment)
        head = " · ".join(part for part in (clock(segment.start_ms), who) if part)
        line = QVBoxLayout()
        line.setSpacing(0)
        line.addWidget(ElidedLabel(head, "caption"))
        line.addWidget(Paragraph(segment.text, size_px=theme.INTERFACE_PX, line_px=LINE_PX))
        column.addLayout(line)
    return column


def _why_no_lines(shown: Previewed) -> str:
    if shown.recording.state is RecordingState.TRANSCRIBING:
        return tr("What is said appears here as it is heard.")
    if shown.transcript is not None and shown.transcript.complete:
        return tr("It was heard to its end, and nobody spoke.")
    return tr("Not transcribed yet.")


class Skeleton(QWidget):
    """Where text will be, while it is read."""

    def sizeHint(self) -> QSize:
        return QSize(WIDTH_PX, 240)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("hover"))
        room = self.width() - 2 * EDGE_PX
        for line, share in enumerate((0.9, 0.7, 0.8, 0.5, 0.85, 0.75, 0.6)):
            painter.drawRoundedRect(QRectF(EDGE_PX, 8 + line * 28, room * share, 12), 4, 4)
        painter.end()
