"""Finding and replacing in the transcript: from match to match, one at a time or all as one act."""

from collections.abc import Sequence

from PySide6.QtCore import QObject

from voxdesk.domain.edits import Edit
from voxdesk.domain.ids import RecordingId, TranscriptId, VisitId
from voxdesk.domain.rewording import Sought
from voxdesk.gui.commands import Command, Commands
from voxdesk.gui.frame import Frame
from voxdesk.gui.page import Page
from voxdesk.gui.transcript.acts import Acts
from voxdesk.gui.transcript.editing import GROUP, Editing
from voxdesk.gui.transcript.find_bar import FindBar
from voxdesk.gui.transcript.finder import Finder, Match
from voxdesk.gui.transcript.opened import Opened
from voxdesk.gui.transcript.segment_view import SegmentView
from voxdesk.gui.transcript.segments import SegmentList
from voxdesk.gui.words import later, tr

FIND = Command("recording.find", later("Find in the transcript"), GROUP, ("Ctrl+F",), "search")
REPLACE = Command("recording.replace", later("Find and replace"), GROUP, ("Ctrl+H",))
NEXT = Command("recording.find_next", later("Next match"), GROUP, ("Ctrl+G",))
PREVIOUS = Command("recording.find_previous", later("Previous match"), GROUP, ("Ctrl+Shift+G",))
ONE = Command("recording.replace_one", later("Replace this match"), GROUP, ("Ctrl+Alt+H",))
ALL = Command("recording.replace_all", later("Replace all matches"), GROUP, ("Ctrl+Alt+A",))


class Finding(QObject):
    """The bar, what it finds, and which match is looked at."""

    def __init__(
        self, frame: Frame, view: SegmentView, segments: SegmentList, acts: Acts, editing: Editing
    ) -> None:
        super().__init__(view)
        self._frame = frame
        self._desk = frame.desk
        self._view = view
        self._list = segments
        self._acts = acts
        self._editing = editing
        self._opened: Opened | None = None
        self._current: Match | None = None
        self._from = (0, 0)
        self.finder = Finder(segments, self)
        self.bar = FindBar(self._replace_one_asked, self._replace_all_asked)
        self.bar.sought_changed.connect(self._look)
        self.bar.next_asked.connect(lambda: self.go(1))
        self.bar.previous_asked.connect(lambda: self.go(-1))
        self.bar.closed.connect(self._close)
        self.finder.changed.connect(self._found)

    def offer(self, commands: Commands, page: Page) -> None:
        commands.offer(FIND, lambda: self.open(replacing=False), page)
        commands.offer(REPLACE, lambda: self.open(replacing=True), page)
        commands.offer(NEXT, lambda: self.go(1), page)
        commands.offer(PREVIOUS, lambda: self.go(-1), page)
        commands.offer(ONE, self.replace_one, page)
        commands.offer(ALL, self.replace_all, page)
        self._explain()

    def show_opened(self, opened: Opened) -> None:
        self._opened = opened
        alone = opened.recording.visit_id is None
        self.bar.everywhere.setEnabled(not alone)
        self.bar.everywhere.setToolTip(tr("This recording is of no visit") if alone else "")

    def _explain(self) -> None:
        commands, found = self._frame.commands, bool(self.finder.matches)
        nothing = "" if found else tr("Nothing is found")
        for command in (NEXT, PREVIOUS):
            commands.explain(command.id, nothing)
        closed = "" if self.bar.replaces() else tr("Open find and replace first: Ctrl+H")
        sought = "" if self.bar.sought() else tr("Say first what to find")
        everywhere = self.bar.everywhere.isEnabled() and self.bar.everywhere.isChecked()
        commands.explain(ONE.id, closed or sought or nothing)
        commands.explain(ALL.id, closed or sought or ("" if everywhere else nothing))
        self.bar.one.setToolTip(commands.reason(ONE.id))
        self.bar.all.setToolTip(commands.reason(ALL.id))
        self.bar.one.setEnabled(not commands.reason(ONE.id))
        self.bar.all.setEnabled(not commands.reason(ALL.id))

    # --- finding

    def open(self, *, replacing: bool) -> None:
        """Ask what to find, from where people are reading."""
        editor, row = self._editing.editor(), self._view.currentIndex().row()
        words = "" if editor is None else editor.textCursor().selectedText()
        self._from = (max(row, 0), 0)
        self._editing.keep()
        self.bar.open(replacing=replacing, words=words)

    def go(self, step: int) -> None:
        """Look at the next match or, by -1, at the one before."""
        matches = self.finder.matches
        if not matches:
            return
        at = self._index()
        self._look_at((at + step) % len(matches) if at >= 0 else 0)

    def current(self) -> Match | None:
        return self._current

    def _index(self) -> int:
        """Which match is looked at, counted from 0; -1 when none is."""
        if self._current is None:
            return -1
        row = self._list.row_of(self._current[0])
        at = self.finder.index_from(row, self._current[1][0]) if row >= 0 else -1
        return at if at >= 0 and self.finder.matches[at : at + 1] == [self._current] else -1

    def _look(self) -> None:
        if self._current is not None:
            self._from = (self._list.row_of(self._current[0]), self._current[1][0])
        self._current = None
        self.finder.look_for(self.bar.sought())

    def _found(self) -> None:
        marks = self._view.marks
        marks.matches = self.finder.by_segment
        if self.finder.done and self._index() < 0:
            self._current = None
            if self.finder.matches:
                self._look_at(self.finder.index_from(*self._from))
        marks.match = self._current
        self._view.viewport().update()
        self._say()
        self._explain()

    def _look_at(self, index: int) -> None:
        self._current = segment_id, span = self.finder.matches[index]
        self._view.marks.match = self._current
        row = self._list.row_of(segment_id)
        self._from = (row, span[0])
        if not self._view.is_in_sight(row):
            middle = SegmentView.ScrollHint.PositionAtCenter
            self._view.scrollTo(self._list.index(row), middle)
            self._view.scrolled_by_hand.emit()
        self._view.viewport().update()
        self._say()

    def _say(self) -> None:
        count, at = len(self.finder.matches), self._index()
        if self.bar.sought() is None:
            self.bar.say("")
        elif not self.finder.done:
            self.bar.say(tr("{count} …").format(count=count))
        elif not count:
            self.bar.say(tr("Not found"))
        else:
            self.bar.say(tr("{number} of {count}").format(number=at + 1, count=count))

    def _close(self) -> None:
        self._current = None
        self.finder.look_for(None)
        self._view.setFocus()

    # --- replacing

    def _replace_one_asked(self) -> None:
        self._frame.commands.action(ONE.id).trigger()

    def _replace_all_asked(self) -> None:
        self._frame.commands.action(ALL.id).trigger()

    def replace_one(self) -> None:
        """Put the other words in place of the match that is looked at, and go to the next."""
        if self._current is None:
            return
        segment_id, (start, end) = self._current
        by, row = self.bar.by.text(), self._list.row_of(segment_id)
        text = self._list.segment(row).text
        self._from = (row, start + len(by))
        self._current = None
        self._editing.correct(self._list.segment(row), text[:start] + by + text[end:])
        self.finder.look_for(self.bar.sought())

    def replace_all(self) -> None:
        """Replace every match, in all recordings of the visit if that is chosen, as one act."""
        from voxdesk.services import editing

        opened, sought, by = self._opened, self.bar.sought(), self.bar.by.text()
        if opened is None or opened.transcript is None or sought is None:
            return
        everywhere = self.bar.everywhere.isEnabled() and self.bar.everywhere.isChecked()
        visit_id = opened.recording.visit_id if everywhere else None
        own = opened.transcript.id

        def replace() -> tuple[Edit, ...]:
            return editing.replace(self._desk, self._texts(own, visit_id), sought, by)

        self._acts.run(replace, lambda made: self._replaced(made, sought, by))

    def _texts(self, own: TranscriptId, visit_id: VisitId | None) -> Sequence[TranscriptId]:
        if visit_id is None:
            return [own]
        store = self._desk.store
        of_visit: list[RecordingId] = [each.id for each in store.recordings.of_visit(visit_id)]
        texts = [store.transcripts.latest(each) for each in of_visit]
        return [each.id for each in texts if each is not None]

    def _replaced(self, made: Sequence[Edit], sought: Sought, by: str) -> None:
        from voxdesk.services import editing

        desk, ids = self._desk, [edit.id for edit in made]
        if not made:
            self._frame.tell(tr("Nothing was found to replace"), False)
            return
        act = tr("replacing “{sought}” by “{by}”")
        self._frame.undoing.did(
            act.format(sought=sought.text, by=by),
            undo=lambda: editing.undo_all(desk, ids),
            redo=lambda: editing.redo_all(desk, ids),
        )
        count = sum(len(edit.after) for edit in made)
        self._frame.tell(tr("Replaced in %n segments", count), True)
