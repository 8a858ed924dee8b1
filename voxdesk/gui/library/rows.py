"""A short table to look through and choose from; as high as its rows, up to a limit."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
)
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QHeaderView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from voxdesk.gui import theme
from voxdesk.gui.widgets.plain_table import PlainTable
from voxdesk.gui.words import tr

HEAD_PX = 32
PAD_PX = 12
LEAST_FIRST_PX = 160
LEAST_ROWS, MOST_ROWS = 2, 12
Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()


@dataclass(frozen=True, slots=True)
class Row:
    """`what` is the thing that the cells tell of."""

    cells: tuple[str, ...]
    what: object


class RowModel(QAbstractTableModel):
    """Rows of words under headings that are marked by `words.later`."""

    def __init__(self, headings: Sequence[str]) -> None:
        super().__init__()
        self._headings = tuple(headings)
        self._rows: tuple[Row, ...] = ()

    def show_rows(self, rows: Sequence[Row]) -> None:
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def rows(self) -> tuple[Row, ...]:
        return self._rows

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._headings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return row.cells[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(filter(None, row.cells)) if not index.column() else None
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return tr(self._headings[section])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None


class RowView(PlainTable):
    """The first column takes the room that is left; where there is little, the last ones go."""

    row_px = 32

    def __init__(self, name: str, headings: Sequence[str], widths: Sequence[int]) -> None:
        rows = RowModel(headings)
        super().__init__(name, rows)
        self.rows = rows
        self.rows.setParent(self)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setItemDelegate(_Cell(self))
        heads = self.horizontalHeader()
        heads.setSectionsClickable(False)
        heads.setMinimumSectionSize(40)
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        heads.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._widths = tuple(widths)
        for at, width in enumerate(widths, start=1):
            self.setColumnWidth(at, width)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows; what was selected stays selected where it is still there."""
        before = set(map(repr, self.selected()))
        self.rows.show_rows(rows)
        self.updateGeometry()
        flag = self.selectionModel().SelectionFlag
        for at, row in enumerate(rows):
            if repr(row.what) in before:
                index = self.rows.index(at, 0)
                self.selectionModel().select(index, flag.Select | flag.Rows)

    def selected(self) -> tuple[object, ...]:
        """What the selected rows tell of, from above."""
        lines = sorted(each.row() for each in self.selectionModel().selectedRows())
        return tuple(self.rows.rows()[line].what for line in lines)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() - LEAST_FIRST_PX
        for at, width in enumerate(self._widths, start=1):
            room -= width
            self.setColumnHidden(at, room < 0)

    def sizeHint(self) -> QSize:
        lines = min(max(self.rows.rowCount(), LEAST_ROWS), MOST_ROWS)
        return QSize(super().sizeHint().width(), HEAD_PX + lines * self.row_px)


class _Cell(QStyledItemDelegate):
    """Plain text with room at both sides; no focus frame in each cell."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, theme.colour("accent_soft"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, theme.colour("hover"))
        painter.setFont(theme.font(theme.INTERFACE_PX, tabular=True))
        painter.setPen(theme.colour("muted" if index.column() else "text"))
        place = option.rect.adjusted(PAD_PX, 0, -PAD_PX, 0)
        mode = Qt.TextElideMode.ElideRight if index.column() else Qt.TextElideMode.ElideMiddle
        shown = painter.fontMetrics().elidedText(str(index.data() or ""), mode, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, shown)
        painter.restore()
