"""Recordings as a Qt table over domain values; reads nothing itself."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal

from voxdesk import texts
from voxdesk.domain.ids import RecordingId
from voxdesk.domain.job import Job, JobKind
from voxdesk.domain.recording import Recording, RecordingOrder, RecordingRow, RecordingState
from voxdesk.domain.timecode import clock
from voxdesk.gui.jobs import wording
from voxdesk.gui.transcript.about_view import language_name
from voxdesk.gui.widgets.dates import readable_date
from voxdesk.gui.widgets.labels import tool_tip
from voxdesk.gui.widgets.paged_table import RIGHT, Index, PagedTable
from voxdesk.gui.words import later, tr

ROW_ROLE = int(Qt.ItemDataRole.UserRole)
JOB_ROLE = ROW_ROLE + 1
STATE_ICON_ROLE = ROW_ROLE + 2

COLUMNS = (
    later("Recording"),
    later("Site"),
    later("Client"),
    later("Date"),
    later("Length"),
    later("Language"),
    later("State"),
    later("Reports"),
)
NAME, SITE, CLIENT, DATE, LENGTH, LANGUAGE, STATE, REPORTS = range(len(COLUMNS))
ORDERS: tuple[RecordingOrder, ...] = (
    "name",
    "site",
    "client",
    "date",
    "length",
    "language",
    "state",
    "reports",
)
"""What a click on the head of each column orders by."""
NUMBERS = frozenset({LENGTH, REPORTS})

STATE_ICONS = {
    RecordingState.IMPORTED: ("imported", "muted"),
    RecordingState.TRANSCRIBING: ("working", "accent"),
    RecordingState.PARTIAL: ("partial", "warning"),
    RecordingState.TRANSCRIBED: ("done", "good"),
    RecordingState.INDEXED: ("done", "good"),
    RecordingState.FAILED: ("failed", "danger"),
}


class RecordingTable(PagedTable[RecordingRow]):
    """One row a recording. `job_of` names the job that is at work on one, if any."""

    columns = COLUMNS
    numbers = NUMBERS
    reordered = Signal()
    renamed = Signal(object, str)
    """Somebody typed another name for a Recording."""

    def __init__(
        self,
        job_of: Callable[[RecordingId], Job | None] = lambda _id: None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._job_of = job_of
        self.order: RecordingOrder = "added"
        self.ascending = False

    def show(self, rows: Sequence[RecordingRow], total: int | None = None) -> None:
        """Show these rows, the first of `total`; what stands in both stays chosen and in sight."""
        self._total, self._asked = len(rows) if total is None else total, False
        wanted = [row.recording.id for row in rows]
        self._take_out(set(wanted))
        self._bring_into_order(wanted)
        here = {row.recording.id for row in self._rows}
        for first, last in _runs(at for at, each in enumerate(wanted) if each not in here):
            self.beginInsertRows(QModelIndex(), first, last)
            self._rows[first:first] = rows[first : last + 1]
            self.endInsertRows()
        for at, row in enumerate(rows):
            if row != self._rows[at]:
                self._rows[at] = row
                self.dataChanged.emit(self.index(at, 0), self.index(at, len(COLUMNS) - 1))

    def append(self, rows: Sequence[RecordingRow], total: int) -> None:
        """Show the rows that come behind those that are here."""
        here = {row.recording.id for row in self._rows}
        self.show([*self._rows, *(row for row in rows if row.recording.id not in here)], total)

    def _take_out(self, wanted: set[RecordingId]) -> None:
        gone = (at for at, row in enumerate(self._rows) if row.recording.id not in wanted)
        for first, last in reversed(list(_runs(gone))):
            self.beginRemoveRows(QModelIndex(), first, last)
            del self._rows[first : last + 1]
            self.endRemoveRows()

    def _bring_into_order(self, wanted: Sequence[RecordingId]) -> None:
        places = {each: place for place, each in enumerate(wanted)}
        ordered = sorted(self._rows, key=lambda row: places[row.recording.id])
        if ordered == self._rows:
            return
        self.layoutAboutToBeChanged.emit()
        kept = self.persistentIndexList()
        ids = [self._rows[index.row()].recording.id for index in kept]
        self._rows = ordered
        rows = {row.recording.id: at for at, row in enumerate(ordered)}
        moved = [
            self.index(rows[each], index.column()) for each, index in zip(ids, kept, strict=True)
        ]
        self.changePersistentIndexList(kept, moved)
        self.layoutChanged.emit()

    @property
    def total(self) -> int:
        """How many rows there are, those included that were not looked at yet."""
        return self._total

    def jobs_moved(self) -> None:
        """What the state column says may have changed."""
        if self._rows:
            self.dataChanged.emit(self.index(0, STATE), self.index(len(self._rows) - 1, STATE))

    def recording(self, row: int) -> Recording:
        return self._rows[row].recording

    def row(self, row: int) -> RecordingRow:
        return self._rows[row]

    def row_of(self, recording_id: RecordingId) -> int:
        """Its row, -1 when it is not shown."""
        ids = (row.recording.id for row in self._rows)
        return next((at for at, each in enumerate(ids) if each == recording_id), -1)

    # --- Qt

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """The library sorts: it has all rows."""
        self.order = ORDERS[column] if column >= 0 else "added"
        self.ascending = column >= 0 and order is Qt.SortOrder.AscendingOrder
        self.reordered.emit()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row, column = self._rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, column)
        if role == ROW_ROLE:
            return row
        if role == JOB_ROLE:
            return self._job_of(row.recording.id)
        if role == STATE_ICON_ROLE:
            return self._state_icon(row.recording)
        if role == Qt.ItemDataRole.TextAlignmentRole and column in NUMBERS:
            return RIGHT
        if role == Qt.ItemDataRole.ToolTipRole:
            return tool_tip(self._tip(row, column))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{tr(COLUMNS[column])}: {self._text(row, column)}"
        if role == Qt.ItemDataRole.EditRole and column == NAME:
            return row.recording.name
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Ask for another name; the row has it once the library has."""
        name = " ".join(str(value).split())
        recording = self.recording(index.row())
        if index.column() != NAME or role != Qt.ItemDataRole.EditRole:
            return False
        if not name or name == recording.name:
            return False
        self.renamed.emit(recording, name)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() == NAME else flags

    def _text(self, row: RecordingRow, column: int) -> str:
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
                return language_name(row.language)
            case 7:
                return str(row.reports) if row.reports else ""
        return self._state(recording)

    def _tip(self, row: RecordingRow, column: int) -> str:
        """The whole text of a cell, and why a job failed."""
        job = self._job_of(row.recording.id) if column == STATE else None
        if job is None or not job.error_code:
            return self._text(row, column)
        return f"{texts.message(job.error_code, job.error_detail)} {wording.remedy(job)}".strip()

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


def _runs(places: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Ascending places as stretches without a gap: first and last of each."""
    first = last = -1
    for place in places:
        if place != last + 1 and last >= 0:
            yield first, last
        if place != last + 1 or last < 0:
            first = place
        last = place
    if last >= 0:
        yield first, last
