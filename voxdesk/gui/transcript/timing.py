"""Changing when a segment begins and ends: a tenth of a second by a key, or typed."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject

from voxdesk.desk import Desk
from voxdesk.domain import edits
from voxdesk.domain.timecode import clock
from voxdesk.domain.transcript import Segment
from voxdesk.gui.commands import Command, Commands
from voxdesk.gui.page import Page
from voxdesk.gui.transcript.acts import Acts
from voxdesk.gui.transcript.changing import Changing
from voxdesk.gui.transcript.editing import GROUP, Editing
from voxdesk.gui.transcript.opened import Opened
from voxdesk.gui.transcript.segment_view import SegmentView
from voxdesk.gui.transcript.segments import SegmentList
from voxdesk.gui.transcript.times_editor import TimesEditor
from voxdesk.gui.words import later, tr

STEP_MS = 100
TIMES = Command("recording.times", later("Change the times…"), GROUP, ("Ctrl+Alt+T",))
STEPS = (
    (Command("recording.end_earlier", later("End earlier"), GROUP, ("Ctrl+Shift+Left",)), 0, -1),
    (Command("recording.end_later", later("End later"), GROUP, ("Ctrl+Shift+Right",)), 0, 1),
    (Command("recording.start_earlier", later("Start earlier"), GROUP, ("Alt+Shift+Left",)), -1, 0),
    (Command("recording.start_later", later("Start later"), GROUP, ("Alt+Shift+Right",)), 1, 0),
)
"""Commands with how many steps they move the start and the end."""


class Timing(QObject):
    """Acts on the one segment that is chosen or edited."""

    def __init__(
        self,
        desk: Desk,
        view: SegmentView,
        segments: SegmentList,
        acts: Acts,
        changing: Changing,
        editing: Editing,
    ) -> None:
        super().__init__(view)
        self._desk = desk
        self._view = view
        self._list = segments
        self._acts = acts
        self._changing = changing
        self._editing = editing
        self._opened: Opened | None = None
        self._editor: TimesEditor | None = None

    def show_opened(self, opened: Opened) -> None:
        if self._opened is not None and self._opened.recording.id != opened.recording.id:
            self._leave()
        self._opened = opened

    def offer(self, commands: Commands, page: Page) -> None:
        commands.offer(TIMES, self.ask, page)
        for command, start, end in STEPS:
            commands.offer(command, partial(self._step, start * STEP_MS, end * STEP_MS), page)

    def explain(self, commands: Commands, missing: str) -> None:
        for command in (TIMES, *(each for each, _start, _end in STEPS)):
            commands.explain(command.id, missing or self._why_not())

    def _why_not(self) -> str:
        transcript = self._opened.transcript if self._opened else None
        if transcript is not None and not transcript.timed:
            return tr("This transcript has no times")
        return "" if len(self._changing.chosen()) == 1 else tr("Choose one segment first")

    def editor(self) -> TimesEditor | None:
        return self._editor

    def ask(self) -> None:
        """Open fields for the times, over the segment."""
        self._editing.keep()
        self._leave()
        (segment,) = self._changing.chosen()
        row = self._list.row_of(segment.id)
        self._view.scrollTo(self._list.index(row))
        editor = TimesEditor(
            self._view.viewport(), (segment.start_ms, segment.end_ms), self._room(segment)
        )
        editor.kept.connect(partial(self._retime, segment))
        editor.left.connect(self._leave)
        self._editor = editor
        place = self._view.place_of_text(row)
        room, size = self._view.viewport().size(), editor.sizeHint()
        left = min(place.left(), room.width() - size.width())
        top = min(place.bottom(), room.height() - size.height())
        editor.move(max(left, 0), max(top, 0))
        editor.show()
        editor.start.setFocus()
        editor.start.selectAll()

    def _leave(self) -> None:
        editor, self._editor = self._editor, None
        if editor is not None:
            editor.hide()
            editor.deleteLater()
            self._view.setFocus()

    def _room(self, segment: Segment) -> tuple[int, int]:
        """From when to when a segment may reach."""
        row = self._list.row_of(segment.id)
        earlier = self._list.segment(row - 1) if row > 0 else None
        last = row + 1 >= self._list.rowCount()
        behind = None if last else self._list.segment(row + 1)
        facts = self._opened.recording.facts if self._opened else None
        return edits.room(segment, earlier, behind, facts.duration_ms if facts else None)

    def _retime(self, segment: Segment, start_ms: int, end_ms: int) -> None:
        from voxdesk.services import editing

        if (start_ms, end_ms) == (segment.start_ms, segment.end_ms):
            return
        self._list.put(replace(segment, start_ms=start_ms, end_ms=end_ms, edited=True))
        self._acts.edit(
            tr("other times at {time}").format(time=clock(segment.start_ms)),
            lambda: editing.retime(self._desk, segment.id, start_ms, end_ms),
        )

    def _step(self, start_by: int, end_by: int) -> None:
        self._editing.keep()
        (segment,) = self._changing.chosen()
        earliest, latest = self._room(segment)
        start = max(segment.start_ms + start_by, earliest)
        end = min(segment.end_ms + end_by, latest)
        if start < end:
            self._retime(segment, start, end)
