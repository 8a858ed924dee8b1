"""Editing the text where it stands: an editor over one row at a time, from row to row by keys."""

from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from voxdesk.domain import edits
from voxdesk.domain.ids import SegmentId
from voxdesk.domain.timecode import clock
from voxdesk.domain.transcript import Segment
from voxdesk.gui.commands import Command, Commands
from voxdesk.gui.frame import Frame
from voxdesk.gui.page import Page
from voxdesk.gui.transcript.acts import Acts
from voxdesk.gui.transcript.arrivals import Arrivals, last_made
from voxdesk.gui.transcript.segment_editor import SegmentEditor, Way
from voxdesk.gui.transcript.segment_view import SegmentView
from voxdesk.gui.transcript.segments import SegmentList
from voxdesk.gui.words import later, tr

GROUP = later("Recording")
EDIT = Command("recording.edit", later("Correct the text"), GROUP, ("Ctrl+Shift+E",))
SPLIT = Command("recording.split", later("Split at the caret"), GROUP, ("Ctrl+Return",))


class Editing(QObject):
    """Opens, keeps and leaves the editor."""

    changed = Signal()
    """An editor was opened or left."""

    def __init__(
        self, frame: Frame, view: SegmentView, segments: SegmentList, acts: Acts, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._frame = frame
        self._desk = frame.desk
        self._view = view
        self._list = segments
        self._acts = acts
        self._arrivals = Arrivals(segments, self)
        self._editor: SegmentEditor | None = None
        self._segment: Segment | None = None
        view.edit_asked.connect(self.open)
        segments.dataChanged.connect(lambda first, last: self._changed(first.row(), last.row()))
        segments.rowsRemoved.connect(lambda *_rows: self._see_that_it_is_there())
        segments.modelReset.connect(self._see_that_it_is_there)

    def offer(self, commands: Commands, page: Page) -> None:
        commands.offer(EDIT, self._open_current, page)
        commands.offer(SPLIT, self.split, page)

    def explain(self, commands: Commands, missing: str) -> None:
        commands.explain(EDIT.id, missing)
        caret = tr("Place the caret in a text first: double-click it")
        commands.explain(SPLIT.id, "" if self._editor is not None else caret)

    def editor(self) -> SegmentEditor | None:
        return self._editor

    def segment(self) -> Segment | None:
        """The segment that is being edited."""
        return self._segment

    # --- from row to row

    def open(self, row: int, at: int = -1) -> None:
        """Edit a row, the caret before a letter; at the end of the text by default."""
        if not 0 <= row < self._list.rowCount():
            return
        self.keep()
        segment = self._list.segment(row)
        self._view.choose([segment.id], reveal=False)
        self._view.scrollTo(self._list.index(row))
        place = self._view.place_of_text(row)
        editor = SegmentEditor(segment.text, place.width(), self._view.viewport())
        self._editor, self._segment = editor, segment
        editor.put_caret(at)
        editor.finished.connect(self._leave)
        editor.grown.connect(partial(self._view.put_inside, segment.id, editor))
        self._view.put_inside(segment.id, editor, editor.height_of_text())
        editor.show()
        editor.setFocus()
        self._view.scrollTo(self._list.index(row))
        self.changed.emit()

    def keep(self) -> None:
        """Leave the editor, if there is one, with what is written in it."""
        if self._editor is not None:
            self._leave(Way.STAY)

    def _open_current(self) -> None:
        self.open(self._view.currentIndex().row())

    def _leave(self, way: Way) -> None:
        editor, segment = self._editor, self._segment
        if editor is None or segment is None:
            return
        had_focus = editor.hasFocus()
        text = editor.text()
        self._close(editor)
        if way is not Way.REVERT:
            self.correct(segment, text)
        step = {Way.NEXT: 1, Way.PREVIOUS: -1}.get(way, 0)
        row = self._list.row_of(segment.id) + step
        if step and 0 <= row < self._list.rowCount():
            self.open(row, 0 if step > 0 else -1)
        elif had_focus:
            self._view.setFocus()

    def _close(self, editor: SegmentEditor) -> None:
        self._editor = self._segment = None
        editor.finished.disconnect()
        self._view.take_out()
        editor.hide()
        editor.deleteLater()
        self.changed.emit()

    def correct(self, segment: Segment, text: str) -> None:
        """Put other words in a segment; nothing written is nothing meant, and changes nothing."""
        change = edits.correct(segment, text)
        if not change.after or not change.after[0].text:
            return
        from voxdesk.services import editing

        self._list.put(change.after[0])
        self._acts.edit(
            tr("correction at {time}").format(time=clock(segment.start_ms)),
            lambda: editing.correct(self._desk, segment.id, text),
        )

    # --- splitting

    def split(self) -> None:
        """Cut the segment before the caret, and go on editing behind it."""
        if self._editor is None or self._segment is None:
            return
        segment, text, caret = self._segment, self._editor.text(), self._editor.caret()
        left, right = edits.tidied(text[:caret]), edits.tidied(text[caret:])
        if not left or not right:
            self._frame.tell(tr("Place the caret between two words to split there"), False)
            return
        from voxdesk.services import editing

        self.keep()
        self._acts.edit(
            tr("split at {time}").format(time=clock(segment.start_ms)),
            lambda: editing.split(self._desk, segment.id, len(left)),
            then=lambda edit: self._open_when_shown(last_made(edit)),
        )

    def _open_when_shown(self, segment_id: SegmentId) -> None:
        self._arrivals.when_shown(segment_id, lambda: self.open(self._list.row_of(segment_id), 0))

    # --- what others change meanwhile

    def _changed(self, first: int, last: int) -> None:
        """An untouched editor shows what its segment says now."""
        editor, segment = self._editor, self._segment
        if editor is None or segment is None:
            return
        row = self._list.row_of(segment.id)
        other = first <= row <= last and self._list.segment(row).text != segment.text
        if other and not editor.is_changed():
            caret = editor.caret()
            self._close(editor)
            QTimer.singleShot(0, self, lambda: self.open(row, caret))

    def _see_that_it_is_there(self) -> None:
        editor, segment = self._editor, self._segment
        if editor is not None and segment is not None and self._list.row_of(segment.id) < 0:
            self._close(editor)
