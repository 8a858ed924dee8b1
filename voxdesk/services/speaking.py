"""The voices of a recording: entities with a name and a role, never text.

A change of name or role changes every export. Which words are whose is an edit of the text
(`editing.assign`), and two voices become one by `editing.merge_speakers`. Whatever tells voices
apart by itself makes them here and assigns by edits, so that people can correct it.
"""

from voxdesk.desk import Desk
from voxdesk.domain.ids import RecordingId, SpeakerId
from voxdesk.domain.transcript import SpeakerRole


def add(
    desk: Desk,
    recording_id: RecordingId,
    name: str = "",
    role: SpeakerRole = SpeakerRole.UNKNOWN,
) -> SpeakerId:
    """Enter one more voice of a recording."""
    return desk.store.speakers.add(recording_id, name, role).id


def rename(desk: Desk, speaker_id: SpeakerId, name: str) -> None:
    """Call a voice by a name; an empty one leaves it its label."""
    desk.store.speakers.rename(speaker_id, name)


def give_role(desk: Desk, speaker_id: SpeakerId, role: SpeakerRole) -> None:
    """Say which part a voice plays."""
    desk.store.speakers.set_role(speaker_id, role)


def remove(desk: Desk, speaker_id: SpeakerId) -> None:
    """Take out a voice that was added and never given anything; BadRequest for another."""
    desk.store.speakers.remove(speaker_id)
