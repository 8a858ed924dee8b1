"""Mending names: another spelling, and one name where there were two."""

from voxdesk.desk import Desk
from voxdesk.domain.ids import written
from voxdesk.domain.visit import Name, NameKind
from voxdesk.errors import BadRequest
from voxdesk.store import merging

Subject = tuple[str, int]
"""A kind of name and its number, as an id is read (`ids.parse`)."""


def rename(desk: Desk, subject: Subject, name: str) -> Name:
    """Spell a name otherwise, wherever it stands."""
    kind, number = NameKind(subject[0]), subject[1]
    desk.store.names.rename(kind, number, name)
    return desk.store.names.get(kind, number)


def merge(desk: Desk, gone: Subject, kept: Subject) -> Name:
    """Let everything that is linked to one name be linked to another; the first one goes."""
    if gone[0] != kept[0]:
        raise BadRequest(f"{written(*gone)} and {written(*kept)} are not of one kind")
    kind = NameKind(kept[0])
    merging.merge(desk.store, kind, gone[1], kept[1])
    return desk.store.names.get(kind, kept[1])
