"""The reports as a list reads them: a page at a time, with how their findings came out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from voxdesk import texts
from voxdesk.desk import Desk
from voxdesk.domain.ids import ReportId
from voxdesk.domain.report import ReportRow, Verdict
from voxdesk.gui.background import run_task
from voxdesk.gui.widgets.dates import readable_date
from voxdesk.gui.widgets.labels import tool_tip
from voxdesk.gui.words import tr

PAGE_ROWS = 100
Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class ListedReport:
    """A row of the list; `verdicts` counts the findings of each verdict."""

    row: ReportRow
    verdicts: Mapping[Verdict | None, int]

    @property
    def about(self) -> str:
        """Site and date, or when it was written where it belongs to no visit."""
        date = readable_date(self.row.date or self.row.created_at)
        return " · ".join(part for part in (self.row.site, date) if part)

    @property
    def state(self) -> str:
        return texts.report_state(self.row.state) if self.row.complete else tr("Not complete")

    @property
    def coverage(self) -> str:
        """`10 of 11 covered`; empty where nobody judged.

        What was spoken of without being met or not are factors: these have no verdict.
        """
        silent, factors = self.verdicts.get(Verdict.NOT_COVERED, 0), self.verdicts.get(None, 0)
        judged = sum(count for verdict, count in self.verdicts.items() if verdict is not None)
        if silent and factors and judged == silent:
            words = tr("{part} of {whole} spoken of")
            return words.format(part=factors, whole=factors + silent)
        if not judged:
            return ""
        return tr("{covered} of {judged} covered").format(covered=judged - silent, judged=judged)

    @property
    def told(self) -> str:
        """All of it, for those who do not see it."""
        counts = (f"{texts.verdict(each)} {count}" for each, count in self.verdicts.items())
        return ", ".join((self.row.title, self.about, self.state, self.coverage, *counts))


class ReportList(QAbstractListModel):
    """Reads away from the window; rows beyond those read come when they are scrolled to."""

    read = Signal()
    """Rows came, or there are none."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._rows: list[ListedReport] = []
        self._typed = ""
        self._more = False
        self._turn = 0

    def narrow(self, typed: str) -> None:
        """List what a text fits."""
        self._typed = typed
        self.read_again()

    def read_again(self) -> None:
        """Read anew as many rows as there are now."""
        self._ask(0, max(len(self._rows), PAGE_ROWS))

    def typed(self) -> str:
        return self._typed

    def report(self, place: int) -> ListedReport:
        return self._rows[place]

    def place_of(self, report_id: ReportId) -> int:
        """Where a report stands; -1 when it was not read."""
        found = (place for place, each in enumerate(self._rows) if each.row.id == report_id)
        return next(found, -1)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        listed = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return listed.row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return listed.told
        if role == Qt.ItemDataRole.ToolTipRole:
            return tool_tip(
                "\n".join(filter(None, (listed.row.title, listed.about, listed.coverage)))
            )
        return None

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self._more

    def fetchMore(self, _parent: Index) -> None:
        self._more = False
        self._ask(len(self._rows), PAGE_ROWS)

    def _ask(self, offset: int, limit: int) -> None:
        self._turn += 1
        turn, typed = self._turn, self._typed

        def came(rows: Sequence[ListedReport]) -> None:
            if turn == self._turn:  # else something else was asked since
                self._take(offset, limit, rows)

        run_task(self, lambda: self._listed(typed, offset, limit), came)

    def _listed(self, typed: str, offset: int, limit: int) -> list[ListedReport]:
        rows = self._desk.store.lists.reports(text=typed, offset=offset, limit=limit)
        counts = self._desk.store.findings.verdicts([row.id for row in rows])
        return [ListedReport(row, counts[row.id]) for row in rows]

    def _take(self, offset: int, limit: int, rows: Sequence[ListedReport]) -> None:
        self._more = len(rows) == limit
        if offset:
            self.beginInsertRows(QModelIndex(), offset, offset + len(rows) - 1)
            self._rows.extend(rows)
            self.endInsertRows()
        elif [each.row.id for each in rows] == [each.row.id for each in self._rows]:
            self._rows = list(rows)
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
        else:
            self.beginResetModel()
            self._rows = list(rows)
            self.endResetModel()
        self.read.emit()
