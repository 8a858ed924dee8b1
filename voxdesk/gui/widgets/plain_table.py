"""The table that all lists of rows are: whole rows are chosen, the keys move between lists."""

from PySide6.QtCore import QAbstractItemModel
from PySide6.QtWidgets import QAbstractItemView, QTableView

from voxdesk.gui.recordings.state_column import PaddedColumn


class PlainTable(QTableView):
    """Several rows may be selected; nothing is edited where it stands."""

    row_px = 36

    def __init__(self, name: str, model: QAbstractItemModel) -> None:
        super().__init__()
        self.setModel(model)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setItemDelegate(PaddedColumn(self))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.row_px)
        self.horizontalHeader().setHighlightSections(False)
