"""The pictures of a report: scores, coverage, how things are spoken of, and who speaks how long."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from voxdesk.desk import Desk
from voxdesk.gui.background import run_task
from voxdesk.gui.reports import figures
from voxdesk.gui.reports.figures import Picture
from voxdesk.gui.reports.opened import OpenedReport
from voxdesk.gui.reports.sections import Outline
from voxdesk.gui.speakers.shares import shares
from voxdesk.gui.widgets.charts import BarChart, Legend
from voxdesk.gui.widgets.empty_state import EmptyState
from voxdesk.gui.widgets.in_turns import InTurns
from voxdesk.gui.widgets.labels import plain_label
from voxdesk.gui.words import tr

EDGE_PX = 20
MOST_WIDTH_PX = 860


class FiguresView(QScrollArea):
    """Drawn when it is looked at; a bar leads to its finding."""

    finding_asked = Signal(int)
    """The number of a finding in the report."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._opened: OpenedReport | None = None
        self._shown: tuple[Picture, ...] = ()
        self._turns = InTurns(self)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(tr("Figures"))

    def show_report(self, opened: OpenedReport, outline: Outline) -> None:
        self._opened = opened
        made = figures.pictures(outline)
        desk = self._desk

        def read() -> tuple[Picture, ...]:
            return tuple(_talk_times(desk, opened))

        def done(talk: tuple[Picture, ...]) -> None:
            if opened is self._opened:
                self._show((*made, *talk))

        run_task(self, read, done)

    def charts(self) -> list[BarChart]:
        return self.findChildren(BarChart)

    def _show(self, pictures: tuple[Picture, ...]) -> None:
        if pictures == self._shown and self.widget() is not None:
            return
        self._shown = pictures
        if not pictures:
            text = tr("When findings or speakers are there, pictures of them stand here.")
            self.setWidget(EmptyState("report", tr("Nothing to draw yet"), text, icon_px=28))
            return
        inside = QWidget()
        inside.setMaximumWidth(MOST_WIDTH_PX)
        column = QVBoxLayout(inside)
        column.setContentsMargins(EDGE_PX, 16, EDGE_PX, 24)
        column.setSpacing(0)
        self.setWidget(inside)
        self._turns.begin(self._build(column, pictures))

    def _build(self, column: QVBoxLayout, pictures: Sequence[Picture]) -> Iterator[None]:
        for picture in pictures:
            column.addWidget(plain_label(picture.title, "heading", wrap=True))
            if picture.told:
                column.addWidget(plain_label(picture.told, "muted", wrap=True))
            column.addSpacing(6)
            if picture.legend:
                column.addWidget(Legend(picture.legend))
            chart = BarChart(picture.rows, name=picture.title, whole=picture.whole)
            chart.chosen.connect(lambda row, picture=picture: self._lead(picture, row))
            column.addWidget(chart)
            column.addSpacing(24)
            yield
        column.addStretch()

    def _lead(self, picture: Picture, row: int) -> None:
        if row < len(picture.leads_to):
            self.finding_asked.emit(picture.leads_to[row])


def _talk_times(desk: Desk, opened: OpenedReport) -> Iterator[Picture]:
    """A picture for each recording whose voices are told apart."""
    store = desk.store
    for recording in opened.recordings.values():
        transcript = store.transcripts.latest(recording.id)
        speakers = store.speakers.of_recording(recording.id)
        if transcript is None or not speakers:
            continue
        found = shares(store.transcripts.segments(transcript.id, words=False))
        voices = {
            (each.name or each.label, hue): found[each.id]
            for hue, each in enumerate(sorted(speakers, key=lambda one: one.id))
            if each.id in found
        }
        if voices:
            yield figures.talk_time(voices, recording.name)
