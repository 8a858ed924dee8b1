"""Is the library as its chain of custody says? Answered for one moment of it, while work goes on.

Three questions: does each event go on from the one before; does every subject stand as was last
said of it, and does the log know them all; are the originals the bytes that came in.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import islice
from random import sample as chosen

from voxdesk.domain.anchor import Anchor
from voxdesk.domain.ids import parse, written
from voxdesk.domain.job import Progress, Unit
from voxdesk.domain.verification import GONE, Break, Chain, Verification
from voxdesk.errors import Cancelled
from voxdesk.store import chunks, states
from voxdesk.store.anchors import Anchors
from voxdesk.store.connections import Connections
from voxdesk.store.custody import Custody
from voxdesk.store.library_settings import LibrarySettings
from voxdesk.store.snapshot import snapshot

MOST_BREAKS = 100
"""Of each question: where more is broken, a longer list tells nobody more."""

STEP_SUBJECTS = 500
"""Subjects between two tellings of progress."""


def verify(
    library: Connections,
    *,
    against: Anchor | None = None,
    sample: int | None = None,
    on_progress: Callable[[Progress], None] = lambda _progress: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Verification:
    """Verify a library; `against` a seal, also that the chain still holds what it says.

    `sample` is how many originals are read, chosen by chance; None reads them all.
    """

    def tell(done: int, total: int, unit: Unit) -> None:
        if cancelled():
            raise Cancelled
        on_progress(Progress(done, total, unit))

    with snapshot(library) as frozen:
        chain = Chain(anchored(frozen, against))
        checks = Checks(frozen, chain, tell)
        # To its end, whatever is broken: the other questions rest on all that it says.
        breaks = list(chain.follow(Custody(frozen).events()))[:MOST_BREAKS]
        for question in (
            checks.library(against),
            checks.standing(),
            checks.strangers(),
            checks.originals(sample),
        ):
            breaks += islice(question, MOST_BREAKS)
    breaks.sort(key=lambda each: (each.event is None, each.event))
    return Verification(chain.events, dict(checks.counts), tuple(breaks))


def anchored(library: Connections, against: Anchor | None) -> dict[int, bytes]:
    """The heads that were signed, by their numbers; what a seal says goes before what is kept."""
    kept = {each.number: each.head for each in Anchors(library).all()}
    return kept | ({against.number: against.head} if against else {})


class Checks:
    """What the chain says, held against the rows and bytes that are there."""

    def __init__(
        self, library: Connections, chain: Chain, tell: Callable[[int, int, Unit], None]
    ) -> None:
        self._library = library
        self._chain = chain
        self._tell = tell
        self.counts: Counter[str] = Counter()

    def library(self, against: Anchor | None) -> Iterator[Break]:
        """That it is the library which the chain was begun for, and the seal made of."""
        own = LibrarySettings(self._library).get("id", "")
        if self._chain.library_id not in ("", own):
            yield Break(1, "library id altered", self._chain.library_id, own)
        if against and against.library_id != own:
            yield Break(None, "another library", against.library_id, own)

    def standing(self) -> Iterator[Break]:
        """That each subject stands as was last said of it."""
        said = sorted(self._chain.said.items(), key=lambda each: each[1][0])
        for done, (subject, (event, digest)) in enumerate(said):
            if done % STEP_SUBJECTS == 0:
                self._tell(done, len(said), Unit.STEPS)
            there = states.known(subject)
            now = states.state(self._library, subject, noted=digest) if there else None
            if now is not None:
                self.counts[parse(subject)[0]] += 1
            if now != digest:
                became = "gone" if now is None else "altered" if digest else "there again"
                yield Break(event, f"{subject} {became}", digest or GONE, now or GONE)

    def strangers(self) -> Iterator[Break]:
        """What is there and was never told of."""
        for subject in states.subjects(self._library):
            if subject in self._chain.said:
                continue
            now = states.state(self._library, subject) or GONE
            transcript, digest = states.as_heard(self._library, subject) or ("", "")
            if transcript in self._chain.said:
                # A segment that no event names stands as it was heard.
                yield Break(self._chain.said[transcript][0], f"{subject} altered", digest, now)
            else:
                yield Break(None, f"{subject} not in the log", GONE, now)

    def originals(self, sample: int | None) -> Iterator[Break]:
        """That the bytes of originals have the hash and the length that they came with."""
        rows = chunks.originals(self._library)
        if sample is not None:
            rows = chosen(rows, min(sample, len(rows)))
        done, total = 0, sum(row.size_bytes for row in rows)

        def on_bytes(count: int) -> None:
            nonlocal done
            done += count
            self._tell(done, total, Unit.BYTES)

        for row in rows:
            self.counts["bytes"] += row.size_bytes
            found = chunks.hashed(self._library, row.id, on_bytes)
            if found != (row.sha256, row.size_bytes):
                own = written("original", row.id)
                event = self._chain.said.get(own, (None,))[0]
                yield Break(event, f"{own} bytes altered", row.sha256, found[0])
