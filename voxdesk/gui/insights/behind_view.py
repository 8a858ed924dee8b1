"""What a number rests on: the reports, and the findings in them, each a click away."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from voxdesk import texts
from voxdesk.domain.overview import Behind, Score, Told
from voxdesk.gui.widgets.buttons import button, icon_button
from voxdesk.gui.widgets.dates import readable_date
from voxdesk.gui.widgets.labels import ElidedLabel, hairline, plain_label
from voxdesk.gui.widgets.rows_table import shown
from voxdesk.gui.words import tr

LEAST_WIDTH_PX = 280
MOST_WIDTH_PX = 420
MOST_ROWS = 60


class BehindView(QFrame):
    """Stands beside the numbers while one of them is looked into."""

    report_asked = Signal(int)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("inspector")
        self.setMinimumWidth(LEAST_WIDTH_PX)
        self.setMaximumWidth(MOST_WIDTH_PX)
        self.title = ElidedLabel("", "heading")
        self._rows: list[QWidget] = []
        self._inside = QWidget()
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(20, 0, 20, 24)
        self._column.setSpacing(10)
        self._column.addStretch()
        scrolled = QScrollArea()
        scrolled.setWidgetResizable(True)
        scrolled.setFrameShape(QFrame.Shape.NoFrame)
        scrolled.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scrolled.setWidget(self._inside)
        head = QHBoxLayout()
        head.setContentsMargins(20, 24, 12, 8)
        head.addWidget(self.title, 1)
        head.addWidget(icon_button("cancel", tr("Close"), self.closed.emit))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(head)
        column.addWidget(scrolled, 1)

    def show_findings(self, title: str, found: Sequence[tuple[Told, Behind]]) -> None:
        """Show the findings that a factor or a problem was counted from."""
        rows = [self._row(told, each.statement) for told, each in found[:MOST_ROWS]]
        self._show(title, rows, len(found))

    def show_scores(self, title: str, scores: Sequence[Score]) -> None:
        """Show the reports that a mean was made of, the newest first."""
        newest = list(reversed(scores))
        rows = [self._row(each.told, shown(each.value)) for each in newest[:MOST_ROWS]]
        self._show(title, rows, len(newest))

    def _row(self, told: Told, words: str) -> QWidget:
        made = QWidget()
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        made.setSizePolicy(policy)
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        site = told.site or tr("No site yet")
        place = tr("{site}, {day}").format(site=site, day=readable_date(told.day))
        number = int(told.report_id)
        link = button(
            readable_date(told.day),
            lambda: self.report_asked.emit(number),
            look="link",
            name=tr("Open the report on {place}").format(place=place),
        )
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(link)
        line.addWidget(ElidedLabel(site, "muted"), 1)
        column.addLayout(line)
        if words:
            column.addWidget(plain_label(words, wrap=True))
        beside = " · ".join(part for part in (told.employee, texts.name(told.state)) if part)
        column.addWidget(ElidedLabel(beside, "caption"))
        return made

    def _show(self, title: str, rows: Sequence[QWidget], total: int) -> None:
        for each in self._rows:
            self._column.removeWidget(each)
            each.hide()
            each.deleteLater()
        self.title.set_whole(title)
        self._rows = []
        for each in rows:
            self._rows += [each, hairline()]
        if total > len(rows):
            more = tr("%n more are in the reports themselves.", total - len(rows))
            self._rows.append(plain_label(more, "caption", wrap=True))
        for at, each in enumerate(self._rows):
            self._column.insertWidget(at, each)
