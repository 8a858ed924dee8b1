"""Segments as a page of text: only what is in sight is laid out, so a long one opens at once.

Heights of rows out of sight are guessed and corrected when they come into sight, keeping in place
what is being read. Selecting, keyboard and screen readers work as in every Qt item view.
"""

from collections.abc import Iterable

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QListView

from voxdesk.domain.ids import SegmentId
from voxdesk.domain.timecode import clock
from voxdesk.domain.transcript import Segment
from voxdesk.gui import theme
from voxdesk.gui.transcript import segment_drawing as drawing
from voxdesk.gui.transcript.placing import Placing
from voxdesk.gui.transcript.segments import SegmentList

ROOM_PX = 8
"""Kept free above or below what is scrolled to."""
KEYBOARD_REASONS = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
Index = QModelIndex | QPersistentModelIndex


class SegmentView(QListView):
    """Shows a `SegmentList`.

    A list to screen readers and to Qt's own keys, but it places and paints its rows itself: Qt's
    list would lay out every row before it shows the first.
    """

    segments_chosen = Signal(tuple)
    """The segments that are selected now."""

    def __init__(self, segments: SegmentList) -> None:
        super().__init__()
        self._list = segments
        self._placing = Placing(segments)
        self._hovered = -1
        self._by_keyboard = False
        self.setModel(segments)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.setAccessibleName("Transcript")
        segments.modelReset.connect(self._start_over)
        segments.rowsInserted.connect(lambda _parent, _first, _last: self._rows_came())

    # --- for the page

    def choose(self, segment_ids: Iterable[SegmentId]) -> None:
        """Select these segments and bring the first of them into sight."""
        rows = sorted(row for row in map(self._list.row_of, segment_ids) if row >= 0)
        if not rows:
            return
        selection = QItemSelection()
        for row in rows:
            index = self._list.index(row)
            selection.select(index, index)
        chooser = self.selectionModel()
        flags = QItemSelectionModel.SelectionFlag
        chooser.setCurrentIndex(self._list.index(rows[0]), flags.NoUpdate)
        chooser.select(selection, flags.ClearAndSelect)
        self.scrollTo(self._list.index(rows[0]), QAbstractItemView.ScrollHint.PositionAtCenter)

    def chosen(self) -> tuple[Segment, ...]:
        selection = self.selectionModel().selection()
        # By ranges: an index for each of very many rows would be slow.
        parts = [selection.at(place) for place in range(selection.count())]
        rows = sorted(row for part in parts for row in range(part.top(), part.bottom() + 1))
        return tuple(self._list.segment(row) for row in rows)

    def copy(self) -> None:
        """Put the selected segments on the clipboard, each with its time."""
        lines = [f"{clock(each.start_ms)}\t{each.text}" for each in self.chosen()]
        if lines:
            QGuiApplication.clipboard().setText("\n".join(lines))

    # --- where rows lie

    def _start_over(self) -> None:
        self._hovered = -1
        self._fit()
        self.verticalScrollBar().setValue(0)

    def _fit(self) -> None:
        self._placing.fit(self.viewport().width())
        self._limit_scrolling()
        self.viewport().update()

    def _rows_came(self) -> None:
        bar = self.verticalScrollBar()
        at_end = bar.value() >= bar.maximum() - 2
        self._placing.grow()
        self._limit_scrolling()
        if at_end:  # whoever reads along at the end keeps reading along
            bar.setValue(bar.maximum())
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

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self.viewport().update()
        self.segments_chosen.emit(self.chosen())

    def doItemsLayout(self) -> None:
        QAbstractItemView.doItemsLayout(self)  # past the list's own

    def updateGeometries(self) -> None:
        QAbstractItemView.updateGeometries(self)
        self._limit_scrolling()

    # --- events

    def paintEvent(self, _event: QPaintEvent) -> None:
        rows = self._in_sight()
        painter = QPainter(self.viewport())
        selection = self.selectionModel()
        for row in rows:
            index = self._list.index(row)
            state = drawing.RowState(
                selected=selection.isSelected(index),
                current=self.hasFocus() and self._by_keyboard and index == self.currentIndex(),
                hovered=row == self._hovered,
            )
            place = QRectF(self.visualRect(index))
            drawing.paint_segment(
                painter, self._placing.row(row), place, self._placing.columns, state
            )
        painter.end()

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        top_row = self._placing.row_at(self.verticalOffset())
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            scrolled = self.verticalOffset() > 0
            self._fit()
            if scrolled:  # what was on top stays on top
                self.verticalScrollBar().setValue(self._placing.top(top_row))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        hovered = self.indexAt(event.position().toPoint()).row()
        if hovered != self._hovered:
            self._hovered = hovered
            self.viewport().update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hovered = -1
        self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in KEYBOARD_REASONS:
            self._by_keyboard = True
        if not self.currentIndex().isValid() and len(self._placing):
            row = max(self._placing.row_at(self.verticalOffset()), 0)
            no_update = QItemSelectionModel.SelectionFlag.NoUpdate
            self.selectionModel().setCurrentIndex(self._list.index(row), no_update)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._by_keyboard = False
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._by_keyboard = True
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)
