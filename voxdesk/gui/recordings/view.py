"""The table as it is seen: rows to select, heads to sort by, names to edit in place."""

from PySide6.QtCore import QItemSelectionModel, QPoint, QSettings, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit

from voxdesk.gui.recordings import table as columns
from voxdesk.gui.recordings.heads import Heads
from voxdesk.gui.recordings.state_column import StateColumn
from voxdesk.gui.recordings.table import RecordingTable
from voxdesk.gui.widgets.plain_table import PlainTable
from voxdesk.gui.words import tr


class RecordingsView(PlainTable):
    """Several rows may be selected; what is done with them is the page's."""

    selected = Signal()
    menu_asked = Signal(QPoint)
    """Where on the screen."""

    def __init__(self, table: RecordingTable, place: QSettings) -> None:
        super().__init__(tr("Recordings"), table)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegateForColumn(columns.STATE, StateColumn(self))
        self.heads = Heads(self, place)
        self.setHorizontalHeader(self.heads)
        self.heads.begin()
        self.heads.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)  # newest first
        self.setSortingEnabled(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(
            lambda at: self.menu_asked.emit(self.viewport().mapToGlobal(at))
        )
        self._last = 0
        self.selectionModel().selectionChanged.connect(lambda _new, _old: self._selected())

    def selected_rows(self) -> tuple[int, ...]:
        return tuple(sorted(each.row() for each in self.selectionModel().selectedRows()))

    def selectRow(self, row: int) -> None:
        """Select a row and no other; Qt's own would toggle it while Ctrl is held down."""
        flags = QItemSelectionModel.SelectionFlag
        chooser = self.selectionModel()
        chooser.setCurrentIndex(self.model().index(row, 0), flags.ClearAndSelect | flags.Rows)

    def select_first(self) -> None:
        if not self.selected_rows():
            self.selectRow(0)

    def keep_one_selected(self) -> None:
        """When the selected rows went, the one at their place is selected."""
        if self.currentIndex().isValid() and not self.selected_rows():
            self.selectRow(min(self._last, self.model().rowCount() - 1))

    def _selected(self) -> None:
        rows = self.selected_rows()
        if rows:
            self._last = rows[0]
        self.selected.emit()

    def edit_name(self) -> None:
        """Edit the name of the row that is selected, chosen up to its ending."""
        rows = self.selected_rows()
        if len(rows) != 1:
            return
        index = self.model().index(rows[0], columns.NAME)
        self.edit(index)
        field = self.indexWidget(index)
        if isinstance(field, QLineEdit):
            stem = field.text().rpartition(".")[0] or field.text()
            field.setSelection(0, len(stem))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.heads.give_way(self.width())
