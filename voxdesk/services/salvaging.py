"""Salvaging a damaged library: what is readable goes into a new one, what is lost is told.

The damaged file is only read. What the new library lacks, against what the chain of custody last
said, is noted in its SALVAGED event: nothing is passed over in silence, and `verify` holds again
from there on. An original with lost chunks stays, with zeros in their place; its hash says so.
"""

from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from voxdesk.domain.custody import Action, Person
from voxdesk.domain.ids import PREFIXES, written
from voxdesk.domain.soundness import Problem
from voxdesk.domain.verification import Chain
from voxdesk.errors import BadRequest, FileMissing, StoreDamaged
from voxdesk.services import checking
from voxdesk.store import copying, states
from voxdesk.store.connections import Row
from voxdesk.store.exclusive import remove
from voxdesk.store.keys import LibraryKey
from voxdesk.store.remains import Remains
from voxdesk.store.rescue import Rescue, fill_holes, rescue
from voxdesk.store.store import Store


@dataclass(frozen=True, slots=True)
class Salvage:
    """What became of a damaged library. `holes` counts the lost chunks of originals by their id."""

    path: Path
    rescue: Rescue
    holes: dict[str, int]
    problems: tuple[Problem, ...]
    """What is still wrong with the new library."""

    @property
    def lost(self) -> tuple[str, ...]:
        """The rows that are not in the new library any more."""
        return (*_named(self.rescue.lost), *_named(self.rescue.dropped))

    @property
    def whole(self) -> bool:
        """Whether everything came through."""
        found = self.rescue
        return not (self.lost or self.holes or self.problems or found.cleared or found.unsure)


def salvage(
    path: Path,
    key: LibraryKey | None,
    to: Path,
    *,
    person: Person,
    check: Callable[[], None] = lambda: None,
) -> Salvage:
    """Make a new library at `to` of what can be read, under the same key."""
    if not path.is_file():
        raise FileMissing(str(path))
    if to.exists():
        raise BadRequest(f"{to} is there already; nothing is overwritten")
    copying.require_space(to.parent, path.stat().st_size)
    part = copying.part_of(to)
    remove(part)
    try:
        with closing(_remains(path, key)) as remains:
            found = rescue(remains, part, key, check=check)
        with closing(Store.open(part, key=key, person=person, keep_before=False)) as store:
            holes = _settle(store, found)
        problems = checking.full(part, key)
        copying.settle(part, to)
    except BaseException:
        with suppress(OSError):
            remove(part)
        raise
    return Salvage(to, found, holes, problems)


def _remains(path: Path, key: LibraryKey | None) -> Remains:
    try:
        return Remains(path, key)
    except StoreDamaged as error:
        kept = sorted(each.name for each in path.parent.glob(f"{path.stem} *{path.suffix}"))
        beside = f"; beside it: {', '.join(kept)}" if kept else ""
        raise StoreDamaged(error.detail + beside) from error


def _settle(store: Store, found: Rescue) -> dict[str, int]:
    """Note in the chain of custody how everything stands that is not as the chain last said."""
    holes = {written("original", media_id): count for media_id, count in fill_holes(store).items()}
    chain = Chain()
    for _broken in chain.follow(store.custody.events()):
        pass  # the chain was copied as it is; `verify` tells where it is broken
    altered = [
        subject
        for subject, (_event, digest) in chain.said.items()
        if states.state(store, subject, noted=digest) != digest
    ]
    detail = {
        "read": sum(found.read.values()),
        "lost": sum(map(len, found.lost.values())),
        "dropped": sum(map(len, found.dropped.values())),
        "missing": list(found.unsure),
        "holes": holes,
    }
    with store.writing("custody"):
        store.custody.add(Action.SALVAGED, "library", detail, touched=altered)
    return holes


def _named(rows: dict[str, tuple[Row, ...]]) -> tuple[str, ...]:
    return tuple(
        written(table, key[0])
        if table in PREFIXES and len(key) == 1
        else f"{table} {' '.join(map(str, key))}"
        for table, keys in rows.items()
        for key in keys
    )
