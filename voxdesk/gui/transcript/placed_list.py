"""A Qt list of segments that places its rows itself, as high as each is.

Qt's own list would lay out every row before it shows the first. Here heights of rows out of sight
are guessed, and corrected when they come into sight, keeping in place what is being read.
Selecting, keyboard and screen readers work as in every Qt item view.
"""

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
)
from PySide6.QtGui import QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from voxdesk.gui import theme
from voxdesk.gui.transcript.placing import Placing
from voxdesk.gui.transcript.segments import SegmentList

ROOM_PX = 8
"""Kept free above or below what is scrolled to."""
Index = QModelIndex | QPersistentModelIndex


class PlacedList(QListView):
    """Where the rows of a `SegmentList` lie; whoever inherits it paints them."""

    def __init__(self, segments: SegmentList) -> None:
        super().__init__()
        self._list = segments
        self._placing = Placing(segments)
        self.setModel(segments)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        segments.modelReset.connect(self._start_over)
        segments.rowsInserted.connect(lambda _parent, first, last: self._rows_came(first, last))
        segments.rowsRemoved.connect(lambda _parent, first, last: self._rows_went(first, last))
        segments.dataChanged.connect(lambda first, last: self._changed(first.row(), last.row()))

    # --- where rows lie

    def _start_over(self) -> None:
        self._fit()
        self.verticalScrollBar().setValue(0)

    def _fit(self) -> None:
        self._placing.fit(self.viewport().width())
        self._limit_scrolling()
        self.viewport().update()

    def _fit_in_place(self) -> None:
        """Guess all heights anew; what was on top stays on top."""
        bar = self.verticalScrollBar()
        top_row, scrolled = self._placing.row_at(bar.value()), bar.value() > 0
        self._fit()
        if scrolled:
            bar.setValue(self._placing.top(top_row))

    def _rows_came(self, first: int, last: int) -> None:
        bar, known = self.verticalScrollBar(), len(self._placing)
        at_end = bar.value() >= bar.maximum() - 2
        top = self._placing.row_at(bar.value())
        below = bar.value() - self._placing.top(top) if top >= 0 else 0
        self._placing.inserted(first, last)
        self._limit_scrolling()
        if at_end and first == known > 0:  # whoever reads along at the end keeps reading along
            bar.setValue(bar.maximum())
        elif first <= top:  # what is read stays where it is
            bar.setValue(self._placing.top(top + last - first + 1) + below)
        self.viewport().update()

    def _rows_went(self, first: int, last: int) -> None:
        bar = self.verticalScrollBar()
        top = self._placing.row_at(bar.value())
        gone = self._placing.top(last + 1) - self._placing.top(first) if last < top else 0
        self._placing.removed(first, last)
        bar.setValue(bar.value() - gone)
        self._limit_scrolling()
        self.viewport().update()

    def _changed(self, first: int, last: int) -> None:
        if self._placing.columns_changed():
            self._fit_in_place()
        else:
            self._placing.changed(first, last)
            self._limit_scrolling()
            self.viewport().update()

    def _limit_scrolling(self) -> None:
        bar = self.verticalScrollBar()
        page = self.viewport().height()
        bar.setPageStep(page)
        bar.setSingleStep(theme.READING_LINE_PX)
        bar.setRange(0, max(self._placing.depth - page, 0))

    def _in_sight(self) -> range:
        """Lay out the rows in sight; gives them."""
        if not len(self._placing):
            return range(0)
        bar = self.verticalScrollBar()
        first = row = self._placing.row_at(bar.value())
        top = self._placing.top(row) - bar.value()
        while row < len(self._placing) and top < self.viewport().height():
            grown = self._placing.measure(row)
            if grown:
                self._limit_scrolling()
            if grown and top < 0:  # scrolling up: what was in sight already stays where it is
                bar.setValue(bar.value() + grown)
                top -= grown
            top += self._placing.height(row)
            row += 1
        return range(first, row)

    # --- what an item view is asked

    def visualRect(self, index: Index) -> QRect:
        if not index.isValid() or index.row() >= len(self._placing):
            return QRect()
        top = self._placing.top(index.row()) - self.verticalOffset()
        return QRect(0, top, self.viewport().width(), self._placing.height(index.row()))

    def indexAt(self, point: QPoint) -> QModelIndex:
        depth = point.y() + self.verticalOffset()
        if not self._placing.covers(depth):
            return QModelIndex()
        return self._list.index(self._placing.row_at(depth))

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        if not index.isValid() or index.row() >= len(self._placing):
            return
        page = self.viewport().height()
        bar = self.verticalScrollBar()
        self._placing.measure(index.row())
        self._limit_scrolling()
        top = self._placing.top(index.row())
        bottom = top + self._placing.height(index.row())
        if hint is QAbstractItemView.ScrollHint.PositionAtCenter:
            bar.setValue((top + bottom - page) // 2)
        elif top < bar.value():
            bar.setValue(top - ROOM_PX)
        elif bottom > bar.value() + page:
            bar.setValue(bottom - page + ROOM_PX)

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, _modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        actions = QAbstractItemView.CursorAction
        last = len(self._placing) - 1
        now = self.currentIndex().row()
        page = max(self.viewport().height() - theme.READING_LINE_PX, 1)
        moves = {
            actions.MoveUp: now - 1,
            actions.MovePrevious: now - 1,
            actions.MoveDown: now + 1,
            actions.MoveNext: now + 1,
            actions.MoveHome: 0,
            actions.MoveEnd: last,
            actions.MovePageUp: self._placing.page_from(now, -page),
            actions.MovePageDown: self._placing.page_from(now, page),
        }
        return self._list.index(min(max(moves.get(action, now), 0), last))

    def horizontalOffset(self) -> int:
        return 0

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    def isIndexHidden(self, _index: Index) -> bool:
        return False

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        first = self.indexAt(QPoint(0, max(rect.normalized().top(), -self.verticalOffset())))
        last = self.indexAt(QPoint(0, rect.normalized().bottom()))
        if first.isValid():
            end = last if last.isValid() else first
            self.selectionModel().select(QItemSelection(first, end), command)

    def visualRegionForSelection(self, _selection: QItemSelection) -> QRegion:
        return QRegion(self.viewport().rect())  # what is in sight is painted as a whole

    def doItemsLayout(self) -> None:
        QAbstractItemView.doItemsLayout(self)  # past the list's own

    def updateGeometries(self) -> None:
        QAbstractItemView.updateGeometries(self)
        self._limit_scrolling()

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit_in_place()
