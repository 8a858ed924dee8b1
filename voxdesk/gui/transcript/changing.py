"""Changing segments as they are chosen: joining, deleting, speakers, what was heard."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject

from voxdesk.domain import edits
from voxdesk.domain.ids import SegmentId, SpeakerId
from voxdesk.domain.timecode import clock
from voxdesk.domain.transcript import Segment
from voxdesk.gui.commands import Command, Commands
from voxdesk.gui.frame import Frame
from voxdesk.gui.page import Page
from voxdesk.gui.transcript.acts import Acts
from voxdesk.gui.transcript.arrivals import Arrivals, last_made
from voxdesk.gui.transcript.editing import GROUP, Editing
from voxdesk.gui.transcript.opened import Opened
from voxdesk.gui.transcript.segment_view import SegmentView
from voxdesk.gui.transcript.segments import SegmentList
from voxdesk.gui.words import later, tr

JOIN = Command("recording.join", later("Join segments"), GROUP, ("Ctrl+J",))
DELETE = Command("recording.delete_segments", later("Delete segments"), GROUP, ("Del",))
HEARD = Command("recording.heard", later("Show or hide what was heard"), GROUP, ("Alt+H",))
RESTORE = Command(
    "recording.restore_heard", later("Put back what was heard"), GROUP, ("Alt+Shift+H",)
)
SPEAKERS = tuple(
    Command(f"recording.speaker_{number}", words, GROUP, (f"Ctrl+{number}",))
    for number, words in enumerate(
        (
            later("Give to nobody"),
            later("Give to the first speaker"),
            later("Give to the second speaker"),
            later("Give to the third speaker"),
            later("Give to the fourth speaker"),
            later("Give to the fifth speaker"),
            later("Give to the sixth speaker"),
            later("Give to the seventh speaker"),
            later("Give to the eighth speaker"),
            later("Give to the ninth speaker"),
        )
    )
)


class Changing(QObject):
    """Acts on the segment that is being edited, else on those that are chosen."""

    def __init__(
        self,
        frame: Frame,
        view: SegmentView,
        segments: SegmentList,
        acts: Acts,
        editing: Editing,
    ) -> None:
        super().__init__(view)
        self._frame = frame
        self._desk = frame.desk
        self._view = view
        self._list = segments
        self._acts = acts
        self._editing = editing
        self._arrivals = Arrivals(segments, self)
        self._opened: Opened | None = None

    def show_opened(self, opened: Opened) -> None:
        self._opened = opened

    def offer(self, commands: Commands, page: Page) -> None:
        commands.offer(JOIN, self.join, page)
        commands.offer(DELETE, self.delete, page)
        commands.offer(HEARD, self.toggle_heard, page)
        commands.offer(RESTORE, self.restore_heard, page)
        for number, command in enumerate(SPEAKERS):
            commands.offer(command, partial(self.assign, number), page)

    def explain(self, commands: Commands, missing: str) -> None:
        """Say what cannot be done now; `missing` when nothing is chosen."""
        chosen = self.chosen()
        follow = tr("Choose two or more segments that follow each other")
        commands.explain(JOIN.id, "" if self._are_neighbours(chosen) else follow)
        commands.explain(DELETE.id, missing)
        same = "" if any(each.edited for each in chosen) else tr("Nothing here was corrected")
        commands.explain(RESTORE.id, missing or same)
        for command in SPEAKERS:
            commands.explain(command.id, missing)

    def chosen(self) -> tuple[Segment, ...]:
        edited = self._editing.segment()
        return self._view.chosen() if edited is None else (edited,)

    def _are_neighbours(self, chosen: Sequence[Segment]) -> bool:
        if len(chosen) < 2:
            return False
        first, last = (self._list.row_of(chosen[at].id) for at in (0, -1))
        return last - first == len(chosen) - 1

    # --- the text

    def join(self) -> None:
        """Make one of segments that follow each other."""
        from voxdesk.services import editing

        chosen = [each.id for each in self.chosen()]
        self._acts.edit(
            tr("joining"),
            lambda: editing.join(self._desk, chosen),
            then=lambda edit: self._choose_when_shown(last_made(edit)),
        )

    def delete(self) -> None:
        """Take segments out of the text."""
        from voxdesk.services import editing

        self._editing.keep()
        chosen = [each.id for each in self.chosen()]
        if not chosen:
            return
        behind = self._list.row_of(chosen[-1]) + 1
        self._acts.edit(
            tr("deletion"),
            lambda: editing.remove(self._desk, chosen),
            toast=tr("%n segments deleted", len(chosen)),
        )
        if behind < self._list.rowCount():
            self._view.choose([self._list.segment(behind).id], reveal=False)

    def toggle_heard(self) -> None:
        """Show or hide what was heard below what people made of it."""
        self._view.show_heard(shown=not self._view.shows_heard())

    def restore_heard(self) -> None:
        """Put back the words that were heard."""
        from voxdesk.services import editing

        self._editing.keep()
        for segment in self.chosen():
            if edits.correct(segment, segment.heard).after:
                self._acts.edit(
                    tr("putting back at {time}").format(time=clock(segment.start_ms)),
                    partial(editing.restore_heard, self._desk, segment.id),
                )

    def _choose_when_shown(self, segment_id: SegmentId) -> None:
        self._arrivals.when_shown(segment_id, lambda: self._view.choose([segment_id], reveal=False))

    # --- speakers

    def assign(self, number: int) -> None:
        """Give the segments to a speaker of the recording, counted from 1; 0 is nobody."""
        self._editing.keep()
        chosen = self.chosen()
        if self._opened is None or not chosen:
            return
        if not number:
            self._give(chosen, None)
            return
        recording_id, name = self._opened.recording.id, tr("Speaker {number}")

        def speaker() -> tuple[SpeakerId | None, int]:
            """The speaker, made where it is the next one; and how many there are."""
            from voxdesk.services import speaking

            known = self._desk.store.speakers.of_recording(recording_id)
            if number <= len(known):
                return known[number - 1].id, len(known)
            if number > len(known) + 1:
                return None, len(known)
            made = speaking.add(self._desk, recording_id, name.format(number=number))
            return made, len(known) + 1

        def found(speaker: tuple[SpeakerId | None, int]) -> None:
            speaker_id, count = speaker
            if speaker_id is not None:
                self._give(chosen, speaker_id)
            else:
                words = tr("There are %n speakers. Ctrl+{next} adds one.", count)
                self._frame.tell(words.format(next=count + 1), False)

        self._acts.run(speaker, found)

    def _give(self, chosen: Sequence[Segment], speaker_id: SpeakerId | None) -> None:
        from voxdesk.services import editing

        ids = [each.id for each in chosen]
        self._list.put_all([replace(each, speaker_id=speaker_id) for each in chosen])
        self._acts.edit(tr("other speaker"), lambda: editing.assign(self._desk, ids, speaker_id))
