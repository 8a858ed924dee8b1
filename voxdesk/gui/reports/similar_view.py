"""What past reports and transcripts say to the same: shown beside a report, never its evidence."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from voxdesk.domain.report import SimilarPassage
from voxdesk.gui import theme
from voxdesk.gui.widgets.buttons import button
from voxdesk.gui.widgets.dates import readable_date
from voxdesk.gui.widgets.empty_state import EmptyState
from voxdesk.gui.widgets.labels import hairline, plain_label
from voxdesk.gui.widgets.paragraph import Paragraph
from voxdesk.gui.words import later, tr

EDGE_PX = 20
FROM = {"finding": later("from a report"), "recording": later("from a recording")}


class SimilarView(QScrollArea):
    """Shows similar past findings with where they come from."""

    recording_asked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(tr("Similar past findings"))
        self._shown: tuple[SimilarPassage, ...] | None = None
        self.show_similar(())

    def show_similar(self, passages: Sequence[SimilarPassage]) -> None:
        if tuple(passages) == self._shown:
            return
        self._shown = tuple(passages)
        if not passages:
            self.setWidget(
                EmptyState(
                    "search",
                    tr("Nothing similar yet"),
                    tr("When other visits say something alike, it stands here with its source."),
                    icon_px=28,
                )
            )
            return
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(EDGE_PX, 16, EDGE_PX, 24)
        column.setSpacing(0)
        column.addWidget(
            plain_label(tr("From other visits. Not evidence of this one."), "caption", wrap=True)
        )
        column.addSpacing(12)
        for passage in passages:
            self._add(column, passage)
        column.addStretch()
        self.setWidget(inside)

    def _add(self, column: QVBoxLayout, passage: SimilarPassage) -> None:
        source = [
            passage.site or tr("Another visit"),
            readable_date(passage.date),
            tr(FROM[passage.kind]) if passage.kind in FROM else "",
        ]
        column.addWidget(hairline())
        column.addSpacing(12)
        column.addWidget(
            plain_label(" · ".join(part for part in source if part), "muted", wrap=True)
        )
        column.addSpacing(4)
        column.addWidget(Paragraph(passage.text, size_px=theme.INTERFACE_PX + 1, line_px=20))
        if passage.kind == "recording":
            row = QHBoxLayout()
            row.addWidget(
                button(
                    tr("Open the recording"),
                    lambda: self.recording_asked.emit(passage.source_id),
                    look="link",
                )
            )
            row.addStretch()
            column.addSpacing(4)
            column.addLayout(row)
        column.addSpacing(12)
