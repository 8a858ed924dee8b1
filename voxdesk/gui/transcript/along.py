"""Reading along while it plays: the segment and the word under the playhead, kept in sight.

The text follows the audio until somebody scrolls; then a button leads back to where it plays.
"""

from PySide6.QtCore import QEvent, QObject, QRect
from PySide6.QtWidgets import QAbstractItemView

from voxdesk.domain.ids import RecordingId, SegmentId
from voxdesk.gui.commands import Command, Commands
from voxdesk.gui.frame import Frame
from voxdesk.gui.page import Page
from voxdesk.gui.transcript.editing import GROUP, Editing
from voxdesk.gui.transcript.marks import word_at
from voxdesk.gui.transcript.opened import Opened
from voxdesk.gui.transcript.segment_view import SegmentView
from voxdesk.gui.transcript.segments import SegmentList
from voxdesk.gui.widgets.buttons import button
from voxdesk.gui.widgets.waveform import Waveform
from voxdesk.gui.words import later, tr

ABOVE_EDGE_PX = 16
PLAY_HERE = Command(
    "recording.play_here", later("Play from here"), GROUP, ("Ctrl+Shift+Space",), "play"
)
FOLLOW = Command("recording.follow", later("Follow the audio in the text"), GROUP, ("Ctrl+L",))


class Along(QObject):
    """Knows whether the recording that is shown is the one that plays."""

    def __init__(
        self,
        frame: Frame,
        view: SegmentView,
        segments: SegmentList,
        waveform: Waveform,
        editing: Editing,
    ) -> None:
        super().__init__(view)
        self._player = frame.player
        self._view = view
        self._list = segments
        self._waveform = waveform
        self._editing = editing
        self._opened: Opened | None = None
        self._follows = True
        self._word: tuple[int, int] | None = None
        self.back = button(tr("Back to where it plays"), self.follow, look="pill", icon="play")
        self.back.setParent(view)
        self.back.hide()
        view.installEventFilter(self)
        view.play_asked.connect(self.play_row)
        view.scrolled_by_hand.connect(self._let_go)
        self._player.moved.connect(self._moved)
        self._player.changed.connect(self._player_changed)

    def offer(self, commands: Commands, page: Page) -> None:
        commands.offer(PLAY_HERE, self._play_current, page)
        commands.offer(FOLLOW, self.toggle, page)

    def explain(self, commands: Commands) -> None:
        commands.explain(PLAY_HERE.id, self.why_not())

    def why_not(self) -> str:
        """Why the recording cannot be played from a segment; empty when it can."""
        opened = self._opened
        if opened is None or opened.recording.facts is None:
            return tr("This recording has no sound that can be played")
        if opened.transcript is not None and not opened.transcript.timed:
            return tr("This transcript has no times")
        return ""

    def show_opened(self, opened: Opened) -> None:
        """Another recording, or the same one again: have it ready unless another one plays."""
        other = self._opened is None or self._opened.recording.id != opened.recording.id
        self._opened = opened
        facts = opened.recording.facts
        ours = self._is_ours()
        known = ours and facts is not None and self._player.duration_ms == facts.duration_ms
        if facts is not None and not known and (ours or not self._player.playing):
            self._player.open(opened.recording.id, facts.duration_ms)
        if other:
            self._follows = True
            self._mark(self._player.position_ms if self._is_ours() else None)

    # --- playing

    def play(self, start_ms: int, end_ms: int | None = None) -> None:
        """Play the recording that is shown from a moment, to another if one is given."""
        opened = self._opened
        if opened is None or opened.recording.facts is None:
            return
        if not self._is_ours():
            self._player.open(opened.recording.id, opened.recording.facts.duration_ms)
        self._follows = True
        self._player.play(start_ms, end_ms)

    def seek(self, ms: int) -> None:
        """Go to a moment of the recording that is shown; it plays on when it played."""
        if self._is_ours():
            self._follows = True
            self._player.seek(ms)

    def play_row(self, row: int) -> None:
        if not self.why_not():
            self.play(self._list.segment(row).start_ms)

    def _play_current(self) -> None:
        edited = self._editing.segment()
        row = self._view.currentIndex().row() if edited is None else self._list.row_of(edited.id)
        if row >= 0:
            self.play_row(row)

    def position(self) -> int | None:
        """Where it plays in the recording that is shown; None when nothing does."""
        return self._player.position_ms if self._is_ours() and self._player.playing else None

    def _is_ours(self) -> bool:
        return self._opened is not None and self._player.recording_id == self.shown_id()

    def shown_id(self) -> RecordingId | None:
        """The recording that is shown."""
        return None if self._opened is None else self._opened.recording.id

    # --- following

    def follow(self) -> None:
        """Show where it plays, and keep it in sight from now on."""
        self._follows = True
        self._reveal(always=True)
        self._offer_way_back()

    def toggle(self) -> None:
        if self._follows:
            self._let_go()
        else:
            self.follow()

    def follows(self) -> bool:
        return self._follows

    def _let_go(self) -> None:
        if self._is_ours() and self._player.playing:
            self._follows = False
            self._offer_way_back()

    def _offer_way_back(self) -> None:
        offered = not self._follows and self._player.playing and self._is_ours()
        self.back.setVisible(offered)
        if offered:
            self._place_way_back()

    def _place_way_back(self) -> None:
        self.back.adjustSize()
        area: QRect = self._view.viewport().geometry()
        left = area.center().x() - self.back.width() // 2
        self.back.move(left, area.bottom() - self.back.height() - ABOVE_EDGE_PX)
        self.back.raise_()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and self.back.isVisible():
            self._place_way_back()
        return False

    def _player_changed(self) -> None:
        if not self._player.playing:
            self._follows = True
        self._mark(self._player.position_ms if self._is_ours() else None)
        self._offer_way_back()

    def _moved(self, ms: int) -> None:
        if self._is_ours():
            self._mark(ms)

    def _mark(self, ms: int | None) -> None:
        """Mark what is under the playhead; paint no more than what changed."""
        self._waveform.show_playhead(ms)
        marks = self._view.marks
        row = -1 if ms is None or self.why_not() else self._list.row_at(ms)
        if not self._player.playing and ms == 0:
            row = -1
        now: SegmentId | None = None if row < 0 else self._list.segment(row).id
        before, marks.playing, marks.at_ms = marks.playing, now, ms or 0
        word = None if row < 0 else word_at(self._list.whole(row), marks.at_ms)
        if now != before or word != self._word:
            self._word = word
            self._view.update_rows((before, now) if now != before else (now,))
        if now != before and self._player.playing:
            self._reveal()

    def _reveal(self, *, always: bool = False) -> None:
        """Bring the row that plays into sight, unless somebody writes elsewhere."""
        playing = self._view.marks.playing
        row = -1 if playing is None else self._list.row_of(playing)
        if row < 0 or not self._follows or self._editing.editor() is not None:
            return
        if always or not self._view.is_in_sight(row):
            middle = QAbstractItemView.ScrollHint.PositionAtCenter
            self._view.scrollTo(self._list.index(row), middle)
