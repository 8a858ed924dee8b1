"""Anchors that were signed here: which heads of the chain went out, when, and by which key."""

from voxdesk.domain.anchor import Anchor
from voxdesk.store.connections import Connections
from voxdesk.store.library_settings import LibrarySettings


class Anchors:
    """Signed heads of this library's chain."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def keep(self, anchor: Anchor) -> Anchor:
        """Keep an anchor; a key that signed the same head before gives the one it signed then."""
        with self._connections.writing("custody") as db:
            known = [each for each in self.of_event(anchor.number) if _same(each, anchor)]
            if known:
                return known[0]
            db.execute(
                "INSERT INTO anchor (number, hash, at, public_key, signature)"
                " VALUES (?, ?, ?, ?, ?)",
                (anchor.number, anchor.head, anchor.at, anchor.public_key, anchor.signature),
            )
        return anchor

    def all(self) -> tuple[Anchor, ...]:
        """Every anchor, in their order."""
        return self._many("ORDER BY id")

    def of_event(self, number: int) -> tuple[Anchor, ...]:
        """The anchors that were signed while this event was the head, in their order."""
        return self._many("WHERE number = ? ORDER BY id", number)

    def _many(self, rest: str, *values: object) -> tuple[Anchor, ...]:
        library_id = LibrarySettings(self._connections).get("id", "")
        return tuple(
            Anchor(library_id, *row)
            for row in self._connections.rows(
                f"SELECT number, hash, at, public_key, signature FROM anchor {rest}", values
            )
        )


def _same(one: Anchor, other: Anchor) -> bool:
    return (one.head, one.public_key) == (other.head, other.public_key)
