"""The voices of the recording that is open, one below the other."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from voxdesk.domain.ids import SpeakerId
from voxdesk.domain.timecode import clock
from voxdesk.domain.transcript import Segment
from voxdesk.gui.background import run_task
from voxdesk.gui.commands import Command, Commands
from voxdesk.gui.frame import Frame
from voxdesk.gui.page import Page
from voxdesk.gui.speakers.acts import SpeakerActs
from voxdesk.gui.speakers.proposing import Proposing
from voxdesk.gui.speakers.shares import Share, shares
from voxdesk.gui.speakers.speaker_row import SpeakerRow
from voxdesk.gui.transcript.opened import Opened
from voxdesk.gui.widgets.buttons import button
from voxdesk.gui.widgets.empty_state import EmptyState
from voxdesk.gui.widgets.labels import plain_label
from voxdesk.gui.words import later, tr

EDGE_PX = 20
GROUP = later("Speakers")
ADD = Command("speakers.add", later("Add a speaker"), GROUP, ("Alt+A",))
PROPOSE = Command("speakers.propose", later("Propose roles"), GROUP, ("Alt+R",))


class SpeakersView(QScrollArea):
    """Rows stay while voices do, so that a name being typed is never taken away."""

    shown = Signal()

    def __init__(self, frame: Frame) -> None:
        super().__init__()
        self._frame = frame
        self._opened: Opened | None = None
        self._rows: dict[SpeakerId, SpeakerRow] = {}
        self._selected: tuple[Segment, ...] = ()
        self._commands: Commands | None = None
        self.acts = SpeakerActs(frame, self)
        self.proposing = Proposing(frame)
        self.proposing.changed.connect(self._explain)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(tr("Speakers"))
        self.add = button(tr(ADD.words), self.add_voice)
        self.propose = button(tr(PROPOSE.words), self.proposing.ask)
        self._nobodys = plain_label("", "caption", wrap=True)
        self._none = EmptyState(
            "speakers",
            tr("Nobody is told apart yet"),
            tr(
                "Add the speakers, then select segments in the transcript and give them to one. "
                "Names and roles then stand in every export."
            ),
            icon_px=28,
        )
        self._lay_out()
        self._explain()

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(EDGE_PX, 16, EDGE_PX, 24)
        column.setSpacing(8)
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.add)
        buttons.addWidget(self.propose)
        buttons.addStretch()
        column.addWidget(self.proposing)
        column.addWidget(self._none)
        column.addLayout(self._list)
        column.addWidget(self._nobodys)
        column.addLayout(buttons)
        column.addStretch()
        self.setWidget(inside)

    def offer(self, commands: Commands, page: Page) -> None:
        """Offer what can be done here, while `page` is in sight."""
        self._commands = commands
        commands.offer(ADD, self.add_voice, page)
        commands.offer(PROPOSE, self.proposing.ask, page)
        self._explain()

    def rows(self) -> tuple[SpeakerRow, ...]:
        return tuple(self._rows.values())

    def show_opened(self, opened: Opened) -> None:
        if self._opened is not None and self._opened.recording.id != opened.recording.id:
            self._selected = ()
        self._opened = opened
        self.proposing.show_opened(opened)

        def done(found: dict[SpeakerId | None, Share]) -> None:
            if opened is self._opened:
                self._show(opened, found)

        run_task(self, lambda: shares(opened.segments), done)

    def _show(self, opened: Opened, found: dict[SpeakerId | None, Share]) -> None:
        wanted = {each.id for each in opened.speakers}
        for number in [each for each in self._rows if each not in wanted]:
            row = self._rows.pop(number)
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        names = [each for each in (opened.card.employee, opened.card.client) if each]
        for hue, speaker in enumerate(opened.speakers):
            known = self._rows.get(speaker.id)
            if known is None:
                known = self._rows[speaker.id] = SpeakerRow(self._frame, self.acts, speaker)
                self._list.addWidget(known)
            others = [each for each in opened.speakers if each.id != speaker.id]
            known.show_speaker(speaker, found.get(speaker.id, Share()), hue, others)
            known.offer_names(names)
            known.show_selection(self._selected)
        free = found.get(None, Share()).spoken_ms if opened.speakers else 0
        words = tr("{time} of speech is nobody's yet").format(time=clock(free))
        self._nobodys.setText(words if free else "")
        self._none.setVisible(not opened.speakers)
        self.shown.emit()

    def show_selection(self, segments: Sequence[Segment]) -> None:
        """These lines can be given to a voice."""
        self._selected = tuple(segments)
        for row in self._rows.values():
            row.show_selection(self._selected)

    def add_voice(self) -> None:
        if self._opened is not None:
            self.acts.add(self._opened.recording.id)

    def _explain(self) -> None:
        reason = self.proposing.reason
        self.propose.setEnabled(not reason)
        self.propose.setToolTip(reason)
        if self._commands is not None:
            self._commands.explain(PROPOSE.id, reason)
