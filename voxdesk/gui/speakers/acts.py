"""What can be done with the voices of a recording: each a service, and each can be undone but
merging, which says so before."""

from collections.abc import Sequence

from PySide6.QtCore import QObject

from voxdesk import texts
from voxdesk.domain.edits import Edit
from voxdesk.domain.ids import RecordingId, SegmentId, SpeakerId
from voxdesk.domain.transcript import Speaker, SpeakerRole
from voxdesk.gui.background import run_in_order
from voxdesk.gui.carrying_out import carry_out
from voxdesk.gui.frame import Frame
from voxdesk.gui.words import tr


def called(speaker: Speaker) -> str:
    """What people see of a voice: its name, else its role, else its label."""
    if speaker.name:
        return speaker.name
    if speaker.role is not SpeakerRole.UNKNOWN:
        return f"{texts.name(speaker.role)} ({speaker.label})"
    return speaker.label


class SpeakerActs(QObject):
    """Calls services in order, away from the window, and tells what was done.

    A voice that was taken out and comes back is another row: acts go on with the one it is now.
    """

    def __init__(self, frame: Frame, owner: QObject) -> None:
        super().__init__(owner)
        self._frame = frame
        self._again: dict[SpeakerId, SpeakerId] = {}

    def _now(self, speaker_id: SpeakerId) -> SpeakerId:
        while speaker_id in self._again:
            speaker_id = self._again[speaker_id]
        return speaker_id

    def rename(self, speaker: Speaker, name: str) -> None:
        from voxdesk.services import speaking

        desk = self._frame.desk
        carry_out(
            self._frame,
            self,
            tr("Name a speaker"),
            lambda: speaking.rename(desk, self._now(speaker.id), name),
            lambda: speaking.rename(desk, self._now(speaker.id), speaker.name),
            tell=False,
        )

    def give_role(self, speaker: Speaker, role: SpeakerRole) -> None:
        from voxdesk.services import speaking

        desk = self._frame.desk
        carry_out(
            self._frame,
            self,
            tr("Give a speaker a role"),
            lambda: speaking.give_role(desk, self._now(speaker.id), role),
            lambda: speaking.give_role(desk, self._now(speaker.id), speaker.role),
            tell=False,
        )

    def add(self, recording_id: RecordingId) -> None:
        """One more voice; undoing takes it out again while nothing was given to it."""
        from voxdesk.services import speaking

        desk, made = self._frame.desk, list[SpeakerId]()

        def add() -> None:
            new = speaking.add(desk, recording_id)
            if made:
                self._again[self._now(made[0])] = new
            else:
                made.append(new)

        carry_out(
            self._frame,
            self,
            tr("Add a speaker"),
            add,
            lambda: speaking.remove(desk, self._now(made[0])),
            tell=False,
        )

    def give(self, speaker: Speaker, segment_ids: Sequence[SegmentId]) -> None:
        """Give lines to a voice."""
        from voxdesk.services import editing

        desk, name, count = self._frame.desk, called(speaker), len(segment_ids)

        def done(edit: Edit | None) -> None:
            if edit is None:
                return
            self._frame.undoing.did(
                tr("Give segments to a speaker"),
                undo=lambda: editing.undo(desk, edit.id),
                redo=lambda: editing.redo(desk, edit.id),
            )
            self._frame.tell(tr("%n segments given to {name}", count).format(name=name), True)

        run_in_order(self, lambda: editing.assign(desk, segment_ids, speaker.id), done)

    def merge(self, speaker: Speaker, into: Speaker) -> None:
        """Make one voice of two, for good."""
        from voxdesk.services import editing

        desk = self._frame.desk
        words = tr("{gone} is {kept} now").format(gone=called(speaker), kept=called(into))
        run_in_order(
            self,
            lambda: editing.merge_speakers(desk, speaker.id, into.id),
            lambda _none: self._frame.tell(words, False),
        )

    def remove(self, speaker: Speaker) -> None:
        """Take out a voice that nothing was given to."""
        from voxdesk.services import speaking

        desk = self._frame.desk

        def add() -> None:
            new = speaking.add(desk, speaker.recording_id, speaker.name, speaker.role)
            self._again[self._now(speaker.id)] = new

        words = tr("Removed {name}").format(name=called(speaker))
        carry_out(
            self._frame, self, words, lambda: speaking.remove(desk, self._now(speaker.id)), add
        )
