"""Recordings as a Qt table over domain values; reads nothing itself."""

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from voxdesk import texts
from voxdesk.domain.ids import RecordingId
from voxdesk.domain.job import Job, JobKind
from voxdesk.domain.recording import Recording, RecordingState
from voxdesk.domain.timecode import clock
from voxdesk.gui.jobs import wording
from voxdesk.gui.widgets.dates import readable_date
from voxdesk.gui.widgets.labels import tool_tip

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = int(Qt.ItemDataRole.UserRole)
SORT_ROLE = ROW_ROLE + 1
JOB_ROLE = ROW_ROLE + 2
STATE_ICON_ROLE = ROW_ROLE + 3

COLUMNS = ("Recording", "Site", "Client", "Date", "Length", "Reports", "State")
NAME, SITE, CLIENT, DATE, LENGTH, REPORTS, STATE = range(len(COLUMNS))
NUMBERS = frozenset({LENGTH, REPORTS})
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter

STATE_ICONS = {
    RecordingState.IMPORTED: ("imported", "muted"),
    RecordingState.TRANSCRIBING: ("working", "accent"),
    RecordingState.PARTIAL: ("partial", "warning"),
    RecordingState.TRANSCRIBED: ("done", "good"),
    RecordingState.INDEXED: ("done", "good"),
    RecordingState.FAILED: ("failed", "danger"),
}
STATE_ORDER = tuple(RecordingState)


class RowValues(Protocol):
    """What the library gives for a row: a recording with the names and counts around it."""

    @property
    def recording(self) -> Recording: ...
    @property
    def site(self) -> str: ...
    @property
    def client(self) -> str: ...
    @property
    def date(self) -> str: ...
    @property
    def language(self) -> str: ...
    @property
    def reports(self) -> int: ...


class RecordingTable(QAbstractTableModel):
    """One row a recording. `job_of` names the job that is at work on one, if any."""

    def __init__(
        self,
        job_of: Callable[[RecordingId], Job | None] = lambda _id: None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._rows: list[RowValues] = []
        self._job_of = job_of

    def show(self, rows: Sequence[RowValues]) -> None:
        """Show these rows; where the same recordings stand, nothing jumps."""
        old_ids = [row.recording.id for row in self._rows]
        if old_ids == [row.recording.id for row in rows]:
            changed = [at for at, row in enumerate(rows) if row != self._rows[at]]
            self._rows = list(rows)
            for at in changed:
                self.dataChanged.emit(self.index(at, 0), self.index(at, len(COLUMNS) - 1))
            return
        new = [row for row in rows if row.recording.id not in set(old_ids)]
        if [*(row.recording.id for row in new), *old_ids] == [row.recording.id for row in rows]:
            self.beginInsertRows(QModelIndex(), 0, len(new) - 1)
            self._rows = list(rows)
            self.endInsertRows()
            return
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def jobs_moved(self) -> None:
        """What the state column says may have changed."""
        if self._rows:
            self.dataChanged.emit(self.index(0, STATE), self.index(len(self._rows) - 1, STATE))

    def recording(self, row: int) -> Recording:
        return self._rows[row].recording

    def row_of(self, recording_id: RecordingId) -> int:
        """Its row, -1 when it is not shown."""
        ids = (row.recording.id for row in self._rows)
        return next((at for at, each in enumerate(ids) if each == recording_id), -1)

    # --- Qt

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(COLUMNS):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            return _RIGHT if section in NUMBERS else left
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row, column = self._rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, column)
        if role == ROW_ROLE:
            return row
        if role == SORT_ROLE:
            return _order(row, column)
        if role == JOB_ROLE:
            return self._job_of(row.recording.id)
        if role == STATE_ICON_ROLE:
            return self._state_icon(row.recording)
        if role == Qt.ItemDataRole.TextAlignmentRole and column in NUMBERS:
            return _RIGHT
        if role == Qt.ItemDataRole.ToolTipRole and column in (NAME, STATE):
            return tool_tip(self._text(row, column))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{COLUMNS[column]}: {self._text(row, column)}"
        return None

    def _text(self, row: RowValues, column: int) -> str:
        recording = row.recording
        match column:
            case 0:
                return recording.name
            case 1:
                return row.site
            case 2:
                return row.client
            case 3:
                return readable_date(row.date or recording.added_at)
            case 4:
                return clock(recording.facts.duration_ms) if recording.facts else ""
            case 5:
                return str(row.reports) if row.reports else ""
        return self._state(recording)

    def _state(self, recording: Recording) -> str:
        job = self._job_of(recording.id)
        if job is None or job.kind is JobKind.EXPORT or job.kind is JobKind.INDEX:
            return texts.name(recording.state)
        parts = [wording.doing(job), wording.time_left(job.seconds_left)]
        return " · ".join(part for part in parts if part)

    def _state_icon(self, recording: Recording) -> tuple[str, str]:
        job = self._job_of(recording.id)
        if job is None or job.kind in (JobKind.EXPORT, JobKind.INDEX):
            return STATE_ICONS[recording.state]
        return wording.STATE_ICONS[job.state]


def _order(row: RowValues, column: int) -> object:
    recording = row.recording
    match column:
        case 3:
            return row.date or recording.added_at
        case 4:
            return recording.facts.duration_ms if recording.facts else 0
        case 5:
            return row.reports
        case 6:
            return STATE_ORDER.index(recording.state)
    return (recording.name, row.site, row.client)[column].casefold()
