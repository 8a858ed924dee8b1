"""The heads of the table: columns moved, hidden and widened, and how it is remembered.

What a window is too narrow for gives way by itself, the least telling column first.
"""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHeaderView, QMenu, QTableView

from voxdesk.gui.recordings import table as columns
from voxdesk.gui.words import tr

WIDTHS = {
    columns.SITE: 120,
    columns.CLIENT: 124,
    columns.DATE: 118,
    columns.LENGTH: 78,
    columns.LANGUAGE: 96,
    columns.STATE: 224,
    columns.REPORTS: 82,
}
LEAST_NAME_PX = 224
LEAST_COLUMN_PX = 56
STAYING = (
    columns.STATE,
    columns.DATE,
    columns.LENGTH,
    columns.SITE,
    columns.CLIENT,
    columns.REPORTS,
    columns.LANGUAGE,
)
"""The last of these gives way first."""


class Heads(QHeaderView):
    """Sorts by a click; a context menu shows and hides columns."""

    def __init__(self, view: QTableView, place: QSettings) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self._view = view
        self._place = place
        self._hidden: set[int] = set()
        self._usual = dict(WIDTHS)
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(LEAST_COLUMN_PX)
        self.setAccessibleName(tr("Columns"))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(lambda at: self.open_menu(self.mapToGlobal(at)))

    def begin(self) -> None:
        """Take on what was remembered; once the table has its model."""
        self.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.setSectionResizeMode(columns.NAME, QHeaderView.ResizeMode.Stretch)
        self.ensurePolished()
        for column, width in WIDTHS.items():  # heads are longer in some languages
            self._usual[column] = max(width, self.sectionSizeFromContents(column).width())
        self._restore()
        self.sectionMoved.connect(lambda *_places: self.remember())
        self.sectionResized.connect(self._resized)

    def give_way(self, width: int) -> None:
        """Show the columns that fit beside the name in this width, of those wanted."""
        room = width - LEAST_NAME_PX
        for column in STAYING:
            wanted = column not in self._hidden
            room -= self._width(column) if wanted else 0
            self.setSectionHidden(column, not wanted or room < 0)

    def wanted(self, column: int) -> bool:
        return column not in self._hidden

    def want(self, column: int, *, shown: bool) -> None:
        """Show or hide a column from now on."""
        (self._hidden.discard if shown else self._hidden.add)(column)
        self.give_way(self._view.width())
        self.remember()

    def as_they_come(self) -> None:
        """Everything as it comes."""
        self._hidden.clear()
        for at in range(self.count()):
            self.moveSection(self.visualIndex(at), at)
        for column in WIDTHS:
            self._place.remove(_width_key(column))
            self.resizeSection(column, self._usual[column])
        self.give_way(self._view.width())
        self.remember()

    # --- the menu

    def open_menu(self, at: QPoint | None = None) -> QMenu:
        """The columns to show, and what to sort by."""
        menu = QMenu(self)
        menu.setAccessibleName(tr("Columns"))
        for column in range(self.count()):
            if column == columns.NAME:
                continue
            action = QAction(tr(columns.COLUMNS[column]), menu)
            action.setCheckable(True)
            action.setChecked(self.wanted(column))
            action.toggled.connect(lambda shown, column=column: self.want(column, shown=shown))
            menu.addAction(action)
        menu.addSeparator()
        sorting = menu.addMenu(tr("Sort by"))
        for column in range(self.count()):
            _act(sorting, tr(columns.COLUMNS[column]), partial(self._sort_by, column))
        _act(sorting, tr("Newest first"), partial(self._sort_by, -1))
        _act(menu, tr("Columns as they come"), self.as_they_come)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at or self.mapToGlobal(QPoint(0, self.height())))
        return menu

    def _sort_by(self, column: int) -> None:
        descending = Qt.SortOrder.DescendingOrder
        turned = column >= 0 and self.sortIndicatorSection() == column
        if turned and self.sortIndicatorOrder() is not descending:
            self.setSortIndicator(column, descending)
        else:
            self.setSortIndicator(column, Qt.SortOrder.AscendingOrder)

    # --- remembering

    def remember(self) -> None:
        order = [self.logicalIndex(at) for at in range(self.count())]
        self._place.setValue("recordings/order", _joined(order))
        self._place.setValue("recordings/hidden", _joined(sorted(self._hidden)))

    def _restore(self) -> None:
        for column in WIDTHS:
            self.resizeSection(column, self._usual[column])
            self.resizeSection(column, self._width(column))
        order = _split(self._place.value("recordings/order"))
        if sorted(order) == list(range(self.count())):
            for at, column in enumerate(order):
                self.moveSection(self.visualIndex(column), at)
        self._hidden = set(_split(self._place.value("recordings/hidden"))) & set(WIDTHS)

    def _resized(self, column: int, _before: int, width: int) -> None:
        # The name takes what is left, and a hidden column is resized to nothing.
        if column == columns.NAME or not width:
            return
        if width == self._usual[column]:
            self._place.remove(_width_key(column))
        else:
            self._place.setValue(_width_key(column), width)

    def _width(self, column: int) -> int:
        kept = str(self._place.value(_width_key(column), ""))
        return max(int(kept), LEAST_COLUMN_PX) if kept.isdecimal() else self._usual[column]


def _act(menu: QMenu, words: str, do: Callable[[], object]) -> None:
    action = QAction(words, menu)
    action.triggered.connect(lambda _checked=False: do())
    menu.addAction(action)


def _width_key(column: int) -> str:
    return f"recordings/width/{columns.ORDERS[column]}"


def _joined(numbers: Sequence[int]) -> str:
    return " ".join(map(str, numbers))


def _split(kept: object) -> list[int]:
    return [int(each) for each in str(kept or "").split() if each.isdecimal()]
