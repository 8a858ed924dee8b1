"""What `verify` finds: whether each event goes on from the one before, and what no longer fits.

Following the chain also gathers what it says last of each subject, for the rows to be held against.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass

from voxdesk.domain.custody import BEGINNING, Event

GONE = "gone"
"""Stands for the digest of what is not there."""


@dataclass(frozen=True, slots=True)
class Break:
    """Something that is not as an event says; `event` is None where none speaks of it.

    `what` names the subject and what became of it (`rec-1 altered`); `expected` and `found` are
    hashes, or say in a word what should be there.
    """

    event: int | None
    what: str
    expected: str
    found: str


@dataclass(frozen=True, slots=True)
class Verification:
    """The outcome; `checked` counts what was held against the log, by kind."""

    events: int
    checked: Mapping[str, int]
    breaks: tuple[Break, ...]

    @property
    def ok(self) -> bool:
        return not self.breaks


class Chain:
    """A log as it is followed: how many events there are, and what they say of subjects.

    `said` holds the last event that speaks of a subject, with the digest it gives; `anchored` are
    hashes that events had when they were signed.
    """

    def __init__(self, anchored: Mapping[int, bytes] | None = None) -> None:
        self.anchored = anchored or {}
        self.events = 0
        self.library_id = ""
        self.said: dict[str, tuple[int, str | None]] = {}

    def follow(self, events: Iterable[Event]) -> Iterator[Break]:
        """Each break, at the event that is missing or not as it was."""
        last, head, sound = 0, BEGINNING, True
        for event in events:
            yield from self._missing(last + 1, event.number)
            follows = sound and event.number == last + 1
            sound = event.computed() == event.hash
            if not sound:
                yield _altered(event.number, event.hash, event.computed())
            elif follows and event.previous != head:
                # This one is as it was written, so the one before it was written anew.
                yield _altered(last, event.previous, head)
            elif self.anchored.get(event.number, event.hash) != event.hash:
                yield _altered(event.number, self.anchored[event.number], event.hash)
            last, head = event.number, event.hash
            self._take(event)
        yield from self._missing(last + 1, max([1, *self.anchored]) + 1)

    def _take(self, event: Event) -> None:
        self.events += 1
        with suppress(ValueError):  # an altered one may hold anything
            for subject, digest in event.states.items():
                self.said[subject] = (event.number, digest)
            if event.number == 1:
                self.library_id = str(json.loads(event.detail).get("library", ""))

    def _missing(self, first: int, until: int) -> Iterator[Break]:
        if first < until:
            last = until - 1
            which = f"event {first}" if first == last else f"events {first} to {last}"
            expected = self.anchored.get(last, b"").hex()
            yield Break(first, f"{which} missing", expected or "an event", GONE)


def _altered(number: int, expected: bytes, found: bytes) -> Break:
    return Break(number, f"event {number} altered", expected.hex(), found.hex())
