"""The table of visits as it is seen: columns give way to the site where there is little room."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from voxdesk.domain.ids import VisitId
from voxdesk.gui.recordings.state_column import PaddedColumn
from voxdesk.gui.visits import table as columns
from voxdesk.gui.visits.table import VisitTable
from voxdesk.gui.words import tr

ROW_PX = 36
WIDTHS = {
    columns.DATE: 120,
    columns.NUMBER: 56,
    columns.KIND: 124,
    columns.CLIENT: 124,
    columns.EMPLOYEE: 116,
    columns.RECORDINGS: 104,
    columns.REPORTS: 84,
}
NEEDS = {
    columns.EMPLOYEE: 860,
    columns.KIND: 840,
    columns.REPORTS: 700,
    columns.CLIENT: 560,
    columns.NUMBER: 480,
}
"""Below these widths of the list a column gives way to the site."""


class VisitsView(QTableView):
    """The current visit is looked at; more can be selected, to write reports on them."""

    def __init__(self, table: VisitTable) -> None:
        super().__init__()
        self._table = table
        self.setModel(table)
        self.setAccessibleName(tr("Visits"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setItemDelegate(PaddedColumn(self))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_PX)
        heads = self.horizontalHeader()
        heads.setHighlightSections(False)
        heads.setSectionResizeMode(columns.SITE, QHeaderView.ResizeMode.Stretch)
        for column, width in WIDTHS.items():
            self.setColumnWidth(column, width)

    def give_way(self, room_px: int) -> None:
        """Show the columns that there is room for."""
        for column, least in NEEDS.items():
            self.setColumnHidden(column, room_px < least)

    def go_to(self, row: int) -> None:
        """Look at a row; the one that is looked at keeps what is selected around it."""
        if row != self.currentIndex().row():
            self.setCurrentIndex(self._table.index(row, 0))

    def several(self) -> tuple[VisitId, ...]:
        """The visits that are selected together, from the top; one alone is none."""
        rows = sorted(each.row() for each in self.selectionModel().selectedRows())
        chosen = tuple(self._table.visit(row).visit.id for row in rows)
        return chosen if len(chosen) > 1 else ()
