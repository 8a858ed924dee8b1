"""What came of a batch: a row a report, with what is to be done where one failed."""

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from voxdesk import texts
from voxdesk.domain.ids import written
from voxdesk.domain.job import JobState
from voxdesk.domain.tables import Column
from voxdesk.gui.frame import Frame
from voxdesk.gui.jobs.remedies import Mending, mending
from voxdesk.gui.widgets.buttons import button
from voxdesk.gui.widgets.dates import readable_date
from voxdesk.gui.widgets.labels import plain_label
from voxdesk.gui.widgets.rows_table import RowsTable
from voxdesk.gui.words import tr

if TYPE_CHECKING:
    from voxdesk.services.batching import BatchRow

COLUMNS = (
    *(Column.SITE, Column.DATE, Column.KIND, Column.STATE, Column.FIGURE),
    *(Column.OPEN, Column.UNSUPPORTED, Column.DOUBTFUL, Column.SECONDS),
)
TRIED_AGAIN = frozenset({JobState.FAILED, JobState.CANCELLED, JobState.NEEDS_USER})


class ResultsView(QWidget):
    """The table, and below it the chosen row: its error, what mends it, and another try."""

    report_asked = Signal(int)
    retry_asked = Signal(int)
    page_asked = Signal(str)
    recording_asked = Signal(int)

    def __init__(self, frame: Frame) -> None:
        super().__init__()
        self._frame = frame
        self._rows: tuple[BatchRow, ...] = ()
        self._mending: Mending | None = None
        self.summary = plain_label("", "muted", wrap=True)
        self.table = RowsTable(tr("Reports of this batch"))
        self.table.chosen.connect(lambda _at: self._explain())
        self.table.opened.connect(lambda _at: self.open_report())
        self.trouble = plain_label("", tone="danger", wrap=True)
        self.open_button = button(tr("Open the report"), self.open_report, icon="report")
        self.retry_button = button(tr("Try again"), self.retry, icon="retry")
        self.mend_button = button("", self.mend)
        acts = QHBoxLayout()
        acts.setSpacing(8)
        for each in (self.open_button, self.retry_button, self.mend_button):
            acts.addWidget(each)
        acts.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 16)
        column.setSpacing(10)
        column.addWidget(self.summary)
        column.addWidget(self.table, 1)
        column.addWidget(self.trouble)
        column.addLayout(acts)
        self._explain()

    def show_rows(self, rows: "tuple[BatchRow, ...]") -> None:
        """Show the rows of a batch, at the one that was looked at."""
        at = self.table.given()
        looked_at = (self._rows[at].visit_id, self._rows[at].kind) if at >= 0 else None
        self._rows = rows
        self.summary.setText(told(rows))
        self.table.show_rows(
            [texts.name(each) for each in COLUMNS], [_cells(each) for each in rows]
        )
        places = [(each.visit_id, each.kind) for each in rows]
        place = places.index(looked_at) if looked_at in places else 0
        if rows:
            self.table.setCurrentIndex(self.table.rows.index(place, 0))
        self._explain()

    def chosen(self) -> "BatchRow | None":
        at = self.table.given()
        return self._rows[at] if 0 <= at < len(self._rows) else None

    def open_report(self) -> None:
        row = self.chosen()
        if row is not None and row.report_id is not None:
            self.report_asked.emit(int(row.report_id))

    def retry(self) -> None:
        row = self.chosen()
        if row is not None and row.job_id is not None and row.state in TRIED_AGAIN:
            self.retry_asked.emit(int(row.job_id))

    def mend(self) -> None:
        """Go to where the trouble is mended."""
        if self._mending is not None and self._mending.page:
            self.page_asked.emit(self._mending.page)
        elif self._mending is not None and self._mending.recording_id is not None:
            self.recording_asked.emit(int(self._mending.recording_id))

    def why_not_opened(self) -> str:
        row = self.chosen()
        if row is None:
            return tr("Choose a report first")
        return "" if row.report_id is not None else tr("It is not written yet")

    def why_not_retried(self) -> str:
        row = self.chosen()
        if row is None:
            return tr("Choose a report first")
        return "" if row.state in TRIED_AGAIN else tr("It needs no retry")

    def _explain(self) -> None:
        for each, why in (
            (self.open_button, self.why_not_opened()),
            (self.retry_button, self.why_not_retried()),
        ):
            each.setEnabled(not why)
            each.setToolTip(why)
        row = self.chosen()
        self._mending = self._mending_of(row)
        self.mend_button.setVisible(self._mending is not None)
        self.mend_button.setText(self._mending.words if self._mending else "")
        self.mend_button.setAccessibleName(self.mend_button.text())
        self.trouble.setText(row.error if row is not None else "")
        self.trouble.setVisible(bool(row is not None and row.error))

    def _mending_of(self, row: "BatchRow | None") -> Mending | None:
        """What can be done about a failed row on another page."""
        if row is None or not row.error or row.job_id is None:
            return None
        jobs = {each.id: each for each in self._frame.following.troubled()}
        job = jobs.get(row.job_id)
        found = mending(self._frame.desk, job) if job is not None else None
        return found if found is not None and (found.page or found.recording_id) else None


def told(rows: "tuple[BatchRow, ...]") -> str:
    """`38 of 40 written, 1 failed, 1 left out.`"""
    states = Counter(each.state for each in rows)
    written_words = tr("{done} of {all} written").format(done=states[JobState.DONE], all=len(rows))
    parts = [written_words]
    if failed := sum(states[each] for each in TRIED_AGAIN):
        parts.append(tr("%n failed", failed))
    if states[None]:
        parts.append(tr("%n left out", states[None]))
    going_on = states[JobState.RUNNING] + states[JobState.WAITING] + states[JobState.INTERRUPTED]
    if going_on:
        parts.append(tr("%n to come", going_on))
    return ", ".join(parts) + "."


def _cells(row: "BatchRow") -> tuple[str | float | int | None, ...]:
    done = row.report_id is not None and row.state is JobState.DONE
    figure = f"{row.figure[0]} {_number(row.figure[1])}" if row.figure else None
    return (
        row.site or written("visit", row.visit_id),
        readable_date(row.date) if row.date else None,
        row.kind,
        texts.name(row.state) if row.state else tr("Left out"),
        figure,
        row.open if done else None,
        row.unsupported if done else None,
        row.doubtful if done else None,
        round(row.seconds) if row.seconds is not None else None,
    )


def _number(value: object) -> str:
    return "–" if value is None else f"{value:g}" if isinstance(value, float) else str(value)
