"""Visits as a Qt table over domain values; reads nothing itself."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt

from voxdesk import texts
from voxdesk.domain.ids import VisitId, written
from voxdesk.domain.visit import SiteKind, VisitRow
from voxdesk.gui.widgets.dates import readable_date
from voxdesk.gui.widgets.labels import tool_tip
from voxdesk.gui.widgets.paged_table import RIGHT, Index, PagedTable
from voxdesk.gui.words import later, tr

COLUMNS = (
    later("Site"),
    later("Date"),
    later("No."),
    later("Kind"),
    later("Client"),
    later("Employee"),
    later("Recordings"),
    later("Reports"),
)
SITE, DATE, NUMBER, KIND, CLIENT, EMPLOYEE, RECORDINGS, REPORTS = range(len(COLUMNS))
NUMBERS = frozenset({NUMBER, RECORDINGS, REPORTS})


class VisitTable(PagedTable[VisitRow]):
    """One row a visit."""

    columns = COLUMNS
    numbers = NUMBERS

    def show(self, rows: Sequence[VisitRow], total: int) -> None:
        """Show these rows, the first of `total`."""
        self._total, self._asked = total, False
        ids = [row.visit.id for row in rows]
        if ids == [row.visit.id for row in self._rows]:
            for at, row in enumerate(rows):
                if row != self._rows[at]:
                    self._rows[at] = row
                    self.dataChanged.emit(self.index(at, 0), self.index(at, REPORTS))
            return
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def append(self, rows: Sequence[VisitRow], total: int) -> None:
        """Show the rows that come behind those that are here."""
        here = {row.visit.id for row in self._rows}
        new = [row for row in rows if row.visit.id not in here]
        self._total, self._asked = total, False
        if new:
            first = len(self._rows)
            self.beginInsertRows(QModelIndex(), first, first + len(new) - 1)
            self._rows += new
            self.endInsertRows()

    def visit(self, row: int) -> VisitRow:
        return self._rows[row]

    def row_of(self, visit_id: VisitId | None) -> int:
        """Its row, -1 when it is not shown."""
        ids = (row.visit.id for row in self._rows)
        return next((at for at, each in enumerate(ids) if each == visit_id), -1)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row, column = self._rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return _text(row, column)
        if role == Qt.ItemDataRole.TextAlignmentRole and column in NUMBERS:
            return RIGHT
        if role == Qt.ItemDataRole.ToolTipRole and column == SITE:
            return tool_tip(_text(row, column))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{tr(COLUMNS[column])}: {_text(row, column)}"
        return None


def _text(row: VisitRow, column: int) -> str:
    card = row.visit.card
    match column:
        case 0:
            nameless = tr("No site yet, {id}").format(id=written("visit", row.visit.id))
            return card.site or nameless
        case 1:
            return readable_date(card.date.isoformat()) if card.date else ""
        case 2:
            return "" if card.number is None else str(card.number)
        case 3:
            known = card.site or card.site_kind is not SiteKind.OTHER
            return texts.name(card.site_kind) if known else ""
        case 4:
            return card.client
        case 5:
            return card.employee
        case 6:
            return str(row.recordings) if row.recordings else ""
    return str(row.reports) if row.reports else ""
