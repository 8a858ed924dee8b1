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
from PySide6.QtWidgets import QAbstractItemView

from voxdesk.domain.ids import SegmentId
from voxdesk.domain.timecode import clock
from voxdesk.domain.transcript import Segment
from voxdesk.gui import theme
from voxdesk.gui.transcript import segment_drawing as drawing
from voxdesk.gui.transcript.heights import Heights
from voxdesk.gui.transcript.segments import SegmentList

KEPT_LAYOUTS = 300
SPACE_ABOVE_PX = 8
Index = QModelIndex | QPersistentModelIndex


class SegmentView(QAbstractItemView):
    """Shows a `SegmentList`."""

    segments_chosen = Signal(tuple)
    """The segments that are selected now."""

    def __init__(self, segments: SegmentList) -> None:
        super().__init__()
        self._list = segments
        self._heights = Heights()
        self._columns = drawing.Columns.fitting(640, speakers=False)
        self._rows: dict[int, drawing.Row] = {}
        self._hovered = -1
        self._average_px = 0.0
        self.setModel(segments)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.setAccessibleName("Transcript")
        segments.modelReset.connect(self._start_over)
        segments.rowsInserted.connect(self._rows_came)

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
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return tuple(self._list.segment(row) for row in rows)

    def copy(self) -> None:
        """Put the selected segments on the clipboard, each with its time."""
        lines = [f"{clock(each.start_ms)}\t{each.text}" for each in self.chosen()]
        if lines:
            QGuiApplication.clipboard().setText("\n".join(lines))

    # --- heights

    def _start_over(self) -> None:
        self._rows.clear()
        self._hovered = -1
        self._fit()
        self.verticalScrollBar().setValue(0)

    def _fit(self) -> None:
        """Guess all heights anew, for the width there is."""
        self._columns = drawing.Columns.fitting(
            self.viewport().width(), speakers=self._list.has_speakers()
        )
        self._average_px = drawing.average_width()
        self._heights = Heights(
            drawing.guessed_height(self._list.segment(row), self._columns, self._average_px)
            for row in range(self._list.rowCount())
        )
        self._rows.clear()
        self._limit_scrolling()
        self.viewport().update()

    def _rows_came(self, _parent: QModelIndex, first: int, last: int) -> None:
        bar = self.verticalScrollBar()
        at_end = bar.value() >= bar.maximum() - 2
        known = [self._heights[row] for row in range(first)]
        guessed = (
            drawing.guessed_height(self._list.segment(row), self._columns, self._average_px)
            for row in range(first, last + 1)
        )
        self._heights = Heights([*known, *guessed])
        self._limit_scrolling()
        if at_end:  # whoever reads along at the end keeps reading along
            bar.setValue(bar.maximum())
        self.viewport().update()

    def _limit_scrolling(self) -> None:
        bar = self.verticalScrollBar()
        page = self.viewport().height()
        bar.setPageStep(page)
        bar.setSingleStep(theme.READING_LINE_PX)
        bar.setRange(0, max(self._heights.total + 2 * SPACE_ABOVE_PX - page, 0))

    def _row(self, row: int) -> drawing.Row:
        laid_out = self._rows.get(row)
        if laid_out is None:
            if len(self._rows) >= KEPT_LAYOUTS:
                self._rows.pop(next(iter(self._rows)))
            segment = self._list.whole(row)
            laid_out = drawing.lay_out_segment(
                segment, self._list.speaker_name(segment), self._columns
            )
            self._rows[row] = laid_out
        return laid_out

    def _measure(self) -> tuple[int, int]:
        """Lay out what is in sight; gives its first row and the one after its last."""
        if not len(self._heights):
            return 0, 0
        bar = self.verticalScrollBar()
        first = row = self._heights.row_at(bar.value() - SPACE_ABOVE_PX)
        top = self._heights.top(row) + SPACE_ABOVE_PX - bar.value()
        while row < len(self._heights) and top < self.viewport().height():
            grown = self._heights.correct(row, self._row(row).height)
            if grown:
                self._limit_scrolling()
            if grown and top < 0:  # scrolling up: what was in sight already stays where it is
                bar.setValue(bar.value() + grown)
                top -= grown
            top += self._heights[row]
            row += 1
        return first, row

    # --- what an item view is asked

    def visualRect(self, index: Index) -> QRect:
        if not index.isValid() or index.row() >= len(self._heights):
            return QRect()
        top = self._heights.top(index.row()) + SPACE_ABOVE_PX - self.verticalOffset()
        return QRect(0, top, self.viewport().width(), self._heights[index.row()])

    def indexAt(self, point: QPoint) -> QModelIndex:
        depth = point.y() + self.verticalOffset() - SPACE_ABOVE_PX
        if not 0 <= depth < self._heights.total:
            return QModelIndex()
        return self._list.index(self._heights.row_at(depth))

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        if not index.isValid() or index.row() >= len(self._heights):
            return
        page = self.viewport().height()
        bar = self.verticalScrollBar()
        self._heights.correct(index.row(), self._row(index.row()).height)
        self._limit_scrolling()
        top = self._heights.top(index.row()) + SPACE_ABOVE_PX
        bottom = top + self._heights[index.row()]
        if hint is QAbstractItemView.ScrollHint.PositionAtCenter:
            bar.setValue((top + bottom - page) // 2)
        elif top < bar.value():
            bar.setValue(top - SPACE_ABOVE_PX)
        elif bottom > bar.value() + page:
            bar.setValue(bottom - page + SPACE_ABOVE_PX)

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, _modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        actions = QAbstractItemView.CursorAction
        last = len(self._heights) - 1
        now = self.currentIndex().row()
        page = max(self.viewport().height() - theme.READING_LINE_PX, 1)
        here = self._heights.top(max(now, 0))
        moves = {
            actions.MoveUp: now - 1,
            actions.MovePrevious: now - 1,
            actions.MoveDown: now + 1,
            actions.MoveNext: now + 1,
            actions.MoveHome: 0,
            actions.MoveEnd: last,
            actions.MovePageUp: self._heights.row_at(here - page),
            actions.MovePageDown: self._heights.row_at(here + page),
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

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        region = QRegion()
        for index in selection.indexes():
            region += self.visualRect(index)
        return region

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self.viewport().update()
        self.segments_chosen.emit(self.chosen())

    def updateGeometries(self) -> None:
        super().updateGeometries()
        self._limit_scrolling()

    # --- events

    def paintEvent(self, _event: QPaintEvent) -> None:
        first, after = self._measure()
        painter = QPainter(self.viewport())
        selection = self.selectionModel()
        for row in range(first, after):
            index = self._list.index(row)
            state = drawing.RowState(
                selected=selection.isSelected(index),
                current=self.hasFocus() and index == self.currentIndex(),
                hovered=row == self._hovered,
            )
            place = QRectF(self.visualRect(index))
            drawing.paint_segment(painter, self._row(row), place, self._columns, state)
        painter.end()

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        top_row = self._heights.row_at(self.verticalOffset() - SPACE_ABOVE_PX)
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            scrolled = self.verticalOffset() > 0
            self._fit()
            if scrolled:  # what was on top stays on top
                self.verticalScrollBar().setValue(self._heights.top(top_row))

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
        if not self.currentIndex().isValid() and len(self._heights):
            row = max(self._heights.row_at(self.verticalOffset()), 0)
            no_update = QItemSelectionModel.SelectionFlag.NoUpdate
            self.selectionModel().setCurrentIndex(self._list.index(row), no_update)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)
