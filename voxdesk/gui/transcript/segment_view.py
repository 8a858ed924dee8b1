"""Segments as a page of text: painted, chosen, played and opened for editing by mouse and keys."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QPoint,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QToolTip, QWidget

from voxdesk.domain.ids import SegmentId
from voxdesk.domain.timecode import clock
from voxdesk.domain.transcript import Segment
from voxdesk.gui import theme
from voxdesk.gui.transcript import segment_drawing as drawing
from voxdesk.gui.transcript.marks import Marks, formats
from voxdesk.gui.transcript.placed_list import PlacedList
from voxdesk.gui.transcript.segments import SegmentList
from voxdesk.gui.widgets.labels import tool_tip
from voxdesk.gui.words import tr

KEYBOARD_REASONS = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
CONTROL = Qt.KeyboardModifier.ControlModifier


class SegmentView(PlacedList):
    """Shows a `SegmentList`. `marks` is what is shown over it: call `update` after changing it."""

    segments_chosen = Signal(tuple)
    """The segments that are selected now."""
    edit_asked = Signal(int, int)
    """A row, and the letter that was pointed at; -1 for none."""
    play_asked = Signal(int)
    """A row to play from."""
    scrolled_by_hand = Signal()

    def __init__(self, segments: SegmentList) -> None:
        super().__init__(segments)
        self.marks = Marks()
        self._hovered = -1
        self._over_time = False
        self._by_keyboard = False
        self._inside: tuple[SegmentId, QWidget] | None = None
        self.setMouseTracking(True)
        self.setAccessibleName(tr("Transcript"))
        segments.words_came.connect(self.viewport().update)
        self.verticalScrollBar().sliderMoved.connect(lambda _to: self.scrolled_by_hand.emit())

    # --- for the page

    def choose(self, segment_ids: Iterable[SegmentId], *, reveal: bool = True) -> None:
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
        if reveal:
            middle = QAbstractItemView.ScrollHint.PositionAtCenter
            self.scrollTo(self._list.index(rows[0]), middle)

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

    def show_heard(self, *, shown: bool) -> None:
        """Show below every corrected segment what was heard, or hide it."""
        if shown != self._placing.heard:
            self._placing.heard = shown
            self._fit_in_place()

    def shows_heard(self) -> bool:
        return self._placing.heard

    def is_in_sight(self, row: int) -> bool:
        """Whether a row is to be seen whole."""
        place = self.visualRect(self._list.index(row))
        return self.viewport().rect().contains(place)

    def place_of_text(self, row: int) -> QRect:
        """Where the text of a row stands in the viewport."""
        place, columns = self.visualRect(self._list.index(row)), self._placing.columns
        top = place.top() + drawing.PAD_PX
        height = self._placing.row(row).text_height
        return QRect(columns.text_left, top, columns.text_width, height)

    def below(self, segment_id: SegmentId) -> QPoint:
        """Where on the screen something about a segment can be shown."""
        place = self.place_of_text(max(self._list.row_of(segment_id), 0))
        return self.viewport().mapToGlobal(place.bottomLeft())

    def put_inside(self, segment_id: SegmentId, editor: QWidget, height: int) -> None:
        """Let a widget stand in place of a segment's text, and move with it."""
        self._inside = (segment_id, editor)
        self._placing.hold((segment_id, height))
        self._keep_inside()
        self.viewport().update()

    def take_out(self) -> None:
        """Show the text again where a widget stood."""
        self._inside = None
        self._placing.hold(None)
        self.viewport().update()

    def _keep_inside(self) -> None:
        """What stands inside goes where its row is measured to be."""
        row = -1 if self._inside is None else self._list.row_of(self._inside[0])
        if self._inside is None or row < 0:
            return
        if self._placing.measure(row):
            self._limit_scrolling()
            self.viewport().update()
        # A text edit puts all the room of a high line above it; half of it belongs below.
        height = QFontMetrics(theme.font(theme.READING_PX)).height()
        lift = max(theme.READING_LINE_PX - height, 0) // 2
        self._inside[1].move(self.place_of_text(row).topLeft() - QPoint(0, lift))

    # --- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        rows = self._in_sight()
        painter = QPainter(self.viewport())
        for row in rows:
            place = self.visualRect(self._list.index(row))
            if place.intersects(event.rect()):
                laid_out, state = self._placing.row(row), self._state(row)
                drawing.paint_segment(
                    painter, laid_out, QRectF(place), self._placing.columns, state
                )
        painter.end()
        self._keep_inside()

    def _state(self, row: int) -> drawing.RowState:
        index = self._list.index(row)
        self._list.want(row)
        segment = self._list.whole(row)
        return drawing.RowState(
            selected=self.selectionModel().isSelected(index),
            current=self.hasFocus() and self._by_keyboard and index == self.currentIndex(),
            hovered=row == self._hovered,
            time_hovered=row == self._hovered and self._over_time,
            edited_now=self._inside is not None and self._inside[0] == segment.id,
            playing=segment.id == self.marks.playing,
            noted=segment.id in self.marks.noted,
            hue=self._list.hue(segment),
            formats=formats(segment, self.marks),
        )

    def update_rows(self, segment_ids: Sequence[SegmentId | None]) -> None:
        """Paint only these anew."""
        for each in segment_ids:
            row = -1 if each is None else self._list.row_of(each)
            if row >= 0:
                self.viewport().update(self.visualRect(self._list.index(row)))

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self._keep_inside()

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self.viewport().update()
        self.segments_chosen.emit(self.chosen())

    def _start_over(self) -> None:
        self._hovered = -1
        super()._start_over()

    # --- mouse and keys

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self._row_at(event), self._is_time(event))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1, False)

    def _hover(self, row: int, over_time: bool) -> None:
        over_time = over_time and row >= 0
        if (row, over_time) != (self._hovered, self._over_time):
            self._hovered, self._over_time = row, over_time
            shape = Qt.CursorShape.PointingHandCursor if over_time else Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(shape)
            self.viewport().update()

    def _row_at(self, event: QMouseEvent) -> int:
        return self.indexAt(event.position().toPoint()).row()

    def _is_time(self, event: QMouseEvent) -> bool:
        return self._placing.columns.is_time(event.position().x())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._by_keyboard = False
        super().mousePressEvent(event)
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        left = event.button() is Qt.MouseButton.LeftButton
        if left and plain and self._is_time(event) and self._row_at(event) >= 0:
            self.play_asked.emit(self._row_at(event))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        row = self._row_at(event)
        left = event.button() is Qt.MouseButton.LeftButton
        if left and row >= 0 and event.position().x() >= self._placing.columns.text_left:
            top = self.visualRect(self._list.index(row)).top()
            at = event.position()
            self.edit_asked.emit(row, self._placing.letter_at(row, at.x(), at.y() - top))

    def wheelEvent(self, event: QWheelEvent) -> None:
        super().wheelEvent(event)
        self.scrolled_by_hand.emit()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), tool_tip(self._said_of(event.pos())), self)
            return True
        return super().viewportEvent(event)

    def _said_of(self, point: QPoint) -> str:
        """What a tool tip says about a place: why it is suspicious, what was noted there."""
        row = self.indexAt(point).row()
        if row < 0:
            return ""
        segment = self._list.segment(row)
        if self._placing.columns.is_time(point.x()):
            return tr("Play from here")
        noted = self.marks.noted.get(segment.id, "")
        edited = tr("Corrected. Alt+H shows what was heard.") if segment.edited else ""
        parts = (noted, self._placing.row(row).flags, edited)
        return "\n".join(part for part in parts if part)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in KEYBOARD_REASONS:
            self._by_keyboard = True
        if not self.currentIndex().isValid() and len(self._placing):
            row = max(self._placing.row_at(self.verticalOffset()), 0)
            no_update = QItemSelectionModel.SelectionFlag.NoUpdate
            self.selectionModel().setCurrentIndex(self._list.index(row), no_update)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._by_keyboard = True
        row, control = self.currentIndex().row(), event.modifiers() & CONTROL
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif row >= 0 and event.key() in ENTER and not control:
            self.edit_asked.emit(row, -1)
        elif row >= 0 and (event.key() in ENTER or event.key() == Qt.Key.Key_Space):
            self.play_asked.emit(row)
        else:
            before = self.verticalOffset()
            super().keyPressEvent(event)
            if self.verticalOffset() != before:
                self.scrolled_by_hand.emit()
