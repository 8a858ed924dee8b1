"""A table over the rows of a list that were looked at so far; more are asked for at its end."""

from collections.abc import Set
from typing import ClassVar, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from voxdesk.gui.words import tr

Index = QModelIndex | QPersistentModelIndex
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter

Row = TypeVar("Row")


class PagedTable(QAbstractTableModel, Generic[Row]):
    """Rows, heads, and when more is wanted; what stands in a cell is for those that inherit."""

    more_wanted = Signal()
    """The list was scrolled to the last row that is here, and there are more."""

    columns: ClassVar[tuple[str, ...]]
    numbers: ClassVar[Set[int]]
    """The columns that hold numbers, which stand at the right."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []
        self._total = 0
        self._asked = False

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and not self._asked and len(self._rows) < self._total

    def fetchMore(self, parent: Index) -> None:
        if self.canFetchMore(parent):
            self._asked = True
            self.more_wanted.emit()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return tr(self.columns[section])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if section in self.numbers else LEFT
        return None
