"""Mending names: another spelling, and one name where there were two; names of recordings."""

from voxdesk.desk import Desk
from voxdesk.domain.ids import RecordingId, written
from voxdesk.domain.visit import Name, NameKind
from voxdesk.errors import BadRequest
from voxdesk.store import merging
from voxdesk.store.names import MOST_LETTERS
from voxdesk.store.values import fit

Subject = tuple[str, int]
"""A kind of name and its number, as an id is read (`ids.parse`)."""


def rename(desk: Desk, subject: Subject, name: str) -> Name:
    """Spell a name otherwise, wherever it stands."""
    kind, number = NameKind(subject[0]), subject[1]
    desk.store.names.rename(kind, number, name)
    return desk.store.names.get(kind, number)


def rename_recording(desk: Desk, recording_id: RecordingId, name: str) -> str:
    """Give a recording another name, its bytes stay as they are; gives the name before."""
    new = fit(name, MOST_LETTERS, written("recording", recording_id))
    with desk.store.writing("recordings"):
        before = desk.store.recordings.get(recording_id).name
        desk.store.recordings.rename(recording_id, new)
    return before


def merge(desk: Desk, gone: Subject, kept: Subject) -> Name:
    """Let everything that is linked to one name be linked to another; the first one goes."""
    if gone[0] != kept[0]:
        raise BadRequest(f"{written(*gone)} and {written(*kept)} are not of one kind")
    kind = NameKind(kept[0])
    merging.merge(desk.store, kind, gone[1], kept[1])
    return desk.store.names.get(kind, kept[1])
