"""The chosen visit beside the list: what it is, its card and all that belongs to it."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from voxdesk import texts
from voxdesk.desk import Desk
from voxdesk.domain.ids import VisitId, written
from voxdesk.domain.knowledge import Scope
from voxdesk.domain.recording import RecordingState
from voxdesk.domain.report import ReportRow
from voxdesk.gui.background import run_task
from voxdesk.gui.card.opened_visit import OpenedVisit
from voxdesk.gui.card.visit_panel import VisitPanel
from voxdesk.gui.frame import Frame
from voxdesk.gui.notes.notes_view import NotesView
from voxdesk.gui.widgets.buttons import button
from voxdesk.gui.widgets.dates import readable_date
from voxdesk.gui.widgets.labels import ElidedLabel, hairline, plain_label
from voxdesk.gui.words import tr

LEAST_WIDTH_PX = 340
MOST_WIDTH_PX = 520
READY = frozenset({RecordingState.TRANSCRIBED, RecordingState.INDEXED})


@dataclass(frozen=True, slots=True)
class WhyNot:
    """Why the visit that is shown cannot be reported on or opened; empty when it can."""

    report: str
    open: str


class VisitSide(QFrame):
    """Shows one visit; `show_visit(None)` shows none."""

    changed = Signal()
    """What can be done with the visit may have changed."""
    recording_asked = Signal(int, int)
    """Open this recording, at this moment (-1 for none)."""
    report_asked = Signal(int)

    def __init__(self, frame: Frame) -> None:
        super().__init__()
        self._frame = frame
        self.setObjectName("inspector")
        self.setMinimumWidth(LEAST_WIDTH_PX)
        self.setMaximumWidth(MOST_WIDTH_PX)
        self._visit_id: VisitId | None = None
        self.title = ElidedLabel("", "heading")
        self.panel = VisitPanel(frame)
        self.panel.shown.connect(self._shown)
        self.panel.recording_asked.connect(lambda number: self.recording_asked.emit(number, -1))
        self.reports = ReportsList()
        self.reports.asked.connect(self.report_asked)
        self.notes = NotesView(frame)
        self.notes.moment_asked.connect(self.recording_asked)
        notes = QWidget()
        inside = QVBoxLayout(notes)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        inside.addWidget(plain_label(tr("Notes"), "section"))
        inside.addWidget(self.notes)
        for section in (self.reports, notes):
            place = self.panel.column.count() - 1  # before what is left of the height
            self.panel.column.insertWidget(place, section)
            self.panel.column.insertWidget(place, hairline())
        head = QHBoxLayout()
        head.setContentsMargins(20, 24, 20, 8)
        head.addWidget(self.title, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.panel, 1)

    def visit_id(self) -> VisitId | None:
        return self._visit_id

    def show_visit(self, visit_id: VisitId | None) -> None:
        """Show a visit; asked again it reads again."""
        self._visit_id = visit_id
        self.setVisible(visit_id is not None)
        self.changed.emit()
        self.panel.open(visit_id)
        if visit_id is None:
            return
        self.notes.open(visit_id)
        desk = self._frame.desk

        def done(found: tuple[ReportRow, ...]) -> None:
            if visit_id == self._visit_id:
                self.reports.show_reports(found)

        run_task(self, lambda: _reports(desk, visit_id), done)

    def opened(self) -> OpenedVisit | None:
        """The visit as it was read, once it was."""
        opened = self.panel.opened()
        return opened if opened is not None and opened.visit_id == self._visit_id else None

    def why_not(self) -> WhyNot:
        opened = self.opened()
        if self._visit_id is None or opened is None:
            words = tr("Choose a visit first")
            return WhyNot(words, words)
        if not opened.recordings:
            words = tr("This visit has no recordings yet")
            return WhyNot(words, words)
        if any(each.state not in READY for each in opened.recordings):
            return WhyNot(tr("A report needs all its recordings transcribed"), "")
        return WhyNot("", "")

    def _shown(self) -> None:
        opened = self.opened()
        if opened is not None and opened.visit_id is not None:
            nameless = tr("Visit {id}").format(id=written("visit", opened.visit_id))
            self.title.set_whole(opened.card.site or nameless)
        self.changed.emit()


class ReportsList(QWidget):
    """The reports of a visit, the newest first."""

    asked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[ReportRow, ...] | None = None
        self._rows: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(plain_label(tr("Reports"), "section"))
        self.show_reports(())

    def show_reports(self, reports: tuple[ReportRow, ...]) -> None:
        if reports == self._shown:
            return
        self._shown = reports
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [self._row(each) for each in reports]
        if not reports:
            self._rows = [plain_label(tr("None yet."), "muted")]
        for row in self._rows:
            self._column.addWidget(row)

    def _row(self, report: ReportRow) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        words = tr("Open {name}").format(name=report.title)
        title = button(
            tr("{day}, {state}").format(
                day=readable_date(report.created_at), state=texts.report_state(report.state)
            ),
            lambda: self.asked.emit(int(report.id)),
            look="link",
            name=words,
        )
        column.addWidget(title, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(ElidedLabel(report.title, "caption"))
        return made


def _reports(desk: Desk, visit_id: VisitId) -> tuple[ReportRow, ...]:
    return desk.store.lists.reports(Scope(visit_ids=(visit_id,)))
