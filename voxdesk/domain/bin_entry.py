"""One act of deleting."""

from dataclasses import dataclass

from voxdesk.domain.ids import BinId


@dataclass(frozen=True, slots=True)
class BinEntry:
    """`subject` is what was deleted (`rec-1`), `title` what people know it by."""

    id: BinId
    subject: str
    title: str
    person: str
    binned_at: str
