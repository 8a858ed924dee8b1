"""A table of plain values: numbers at the right, sorted by what they are and not how they read."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractTableModel,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView

from voxdesk.domain.tables import Cell
from voxdesk.gui.widgets.labels import tool_tip
from voxdesk.gui.widgets.paged_table import LEFT, RIGHT
from voxdesk.gui.widgets.plain_table import PlainTable

Index = QModelIndex | QPersistentModelIndex
WIDEST_PX = 260
PAD_PX = 28
FIRST_PX = 150
LEAST_PX = 104
STEP_PX = 8
LOOKED_AT = 60
"""So many rows tell how wide a column is."""


class RowsModel(QAbstractTableModel):
    """Rows of cells; `at` tells the place of a shown row among those that were given."""

    def __init__(self) -> None:
        super().__init__()
        self._heads: tuple[str, ...] = ()
        self._rows: list[tuple[int, tuple[Cell, ...]]] = []

    def show(self, heads: Sequence[str], rows: Sequence[Sequence[Cell]]) -> None:
        self.beginResetModel()
        self._heads = tuple(heads)
        self._rows = [(at, tuple(row)) for at, row in enumerate(rows)]
        self.endResetModel()

    def at(self, row: int) -> int:
        return self._rows[row][0]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._heads)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        cell = self._rows[index.row()][1][index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return shown(cell)
        if role == Qt.ItemDataRole.TextAlignmentRole and self._of_numbers(index.column()):
            return RIGHT
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._heads[index.column()]}: {shown(cell)}"
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(cell, str):
            return tool_tip(cell)
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self._heads):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._heads[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if self._of_numbers(section) else LEFT
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if not 0 <= column < len(self._heads):
            return
        self.layoutAboutToBeChanged.emit()
        self._rows.sort(
            key=lambda row: _order(row[1][column]), reverse=order is Qt.SortOrder.DescendingOrder
        )
        self.layoutChanged.emit()

    def _of_numbers(self, column: int) -> bool:
        cells = (row[1][column] for row in self._rows[:LOOKED_AT])
        return any(isinstance(each, int | float) for each in cells)


class RowsTable(PlainTable):
    """One row is chosen at a time; a click on a head sorts by it."""

    opened = Signal(int)
    """A row was double-clicked or Enter pressed: its place among those given."""
    chosen = Signal(int)

    def __init__(self, name: str) -> None:
        rows = RowsModel()
        super().__init__(name, rows)
        self.rows = rows
        self.rows.setParent(self)
        self._wanted_px: list[int] = []
        """How wide each column would like to be."""
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.horizontalHeader().setSortIndicatorClearable(True)
        self.activated.connect(lambda index: self.opened.emit(self.rows.at(index.row())))
        self.selectionModel().currentRowChanged.connect(
            lambda now, _was: self.chosen.emit(self.rows.at(now.row()) if now.isValid() else -1)
        )

    def show_rows(self, heads: Sequence[str], rows: Sequence[Sequence[Cell]]) -> None:
        """Show rows in place of those that are here; the first column takes what room is left."""
        self.setSortingEnabled(False)
        self.rows.show(heads, rows)
        header, metrics = self.horizontalHeader(), self.fontMetrics()
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self._wanted_px = [
            min(
                max(
                    metrics.horizontalAdvance(each)
                    for each in (head, *(shown(row[column]) for row in rows[:LOOKED_AT]))
                )
                + PAD_PX,
                WIDEST_PX,
            )
            for column, head in enumerate(heads)
        ]
        if heads:
            header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
            header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
            header.setMinimumSectionSize(56)
        self._fit()
        self.setSortingEnabled(True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Columns as wide as they like; without the room, the widest give way to the first."""
        widths = self._wanted_px[1:]
        first = min([*self._wanted_px[:1], FIRST_PX])
        lacking = first + sum(widths) - self.viewport().width()
        while lacking > 0 and widths and max(widths) > LEAST_PX:
            widest = widths.index(max(widths))
            less = min(lacking, widths[widest] - LEAST_PX, STEP_PX)
            widths[widest] -= less
            lacking -= less
        for column, width in enumerate(widths, start=1):
            self.setColumnWidth(column, width)

    def given(self) -> int:
        """The place of the chosen row among those given; -1 for none."""
        index = self.currentIndex()
        return self.rows.at(index.row()) if index.isValid() else -1


def shown(cell: Cell) -> str:
    """A value as people read it."""
    if cell is None:
        return "–"
    if isinstance(cell, float):
        return QLocale().toString(cell, "f", 0 if cell.is_integer() else 1)
    return str(cell)


def _order(cell: Cell) -> tuple[int, float, str]:
    if cell is None:
        return (0, 0.0, "")
    if isinstance(cell, int | float):
        return (1, float(cell), "")
    return (2, 0.0, cell.casefold())
