"""The table of visits as it is seen: columns give way to the site where there is little room."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView

from voxdesk.domain.ids import VisitId
from voxdesk.gui.visits import table as columns
from voxdesk.gui.visits.table import VisitTable
from voxdesk.gui.widgets.plain_table import PlainTable
from voxdesk.gui.words import tr

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


class VisitsView(PlainTable):
    """The current visit is looked at; more can be selected, to write reports on them."""

    def __init__(self, table: VisitTable) -> None:
        super().__init__(tr("Visits"), table)
        self._table = table
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        heads = self.horizontalHeader()
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
