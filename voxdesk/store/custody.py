"""The chain of custody: added to within the transaction that it tells of, never altered."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import astuple, replace

from voxdesk import __version__
from voxdesk.domain.custody import BEGINNING, STATES, Action, Event, canonical
from voxdesk.store import states
from voxdesk.store.connections import Connections
from voxdesk.store.library_settings import LibrarySettings
from voxdesk.store.values import now, storable

_EVENT = (
    "SELECT number, at, person, system_user, program, action, subject, detail, previous, hash"
    " FROM custody"
)


class Custody:
    """Events, the oldest first."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def add(
        self,
        action: Action,
        subject: str,
        detail: Mapping[str, object] | None = None,
        *,
        touched: Iterable[str] = (),
    ) -> Event:
        """Say what was done to a subject (`rec-1`), after it was done, in the same transaction.

        `touched` are the subjects whose rows changed, or went; how each stands now is noted.
        `detail` is ids, numbers and hashes, never text that people said or wrote.
        """
        content = dict(detail or {})
        with self._connections.writing("custody") as db:
            noted = {each: states.state(self._connections, each) for each in dict.fromkeys(touched)}
            if noted:
                content[STATES] = noted
            head = self.head()
            person = self._connections.person
            event = Event(
                number=head.number + 1 if head else 1,
                at=now(),
                person=storable(person.name),
                system_user=storable(person.system_user),
                program=f"VoxDesk {__version__}",
                action=action,
                subject=subject,
                detail=canonical(content),
                previous=head.hash if head else BEGINNING,
                hash=b"",
            )
            event = replace(event, hash=event.computed())
            db.execute(
                "INSERT INTO custody (number, at, person, system_user, program, action, subject,"
                " detail, previous, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                astuple(event),
            )
        return event

    def begin(self) -> None:
        """Make the first event of a library that has none, with everything that is in it."""
        if self.head() is not None:
            return
        with self._connections.writing("custody"):
            if self.head() is not None:  # another process was faster
                return
            there = list(states.subjects(self._connections))
            action = Action.TAKEN_OVER if there else Action.LIBRARY_MADE
            library_id = LibrarySettings(self._connections).id
            self.add(action, "library", {"library": library_id}, touched=there)

    def head(self) -> Event | None:
        """The newest event."""
        row = self._connections.row(f"{_EVENT} ORDER BY number DESC LIMIT 1")
        return Event(*row) if row else None

    def event(self, number: int) -> Event:
        """The event of this number; NothingFound when there is none."""
        return Event(
            *self._connections.the_row(f"event {number}", f"{_EVENT} WHERE number = ?", (number,))
        )

    def events(self) -> Iterator[Event]:
        """All events, the oldest first, read as they are asked for."""
        for row in self._connections.reading().execute(f"{_EVENT} ORDER BY number"):
            yield Event(*row)
