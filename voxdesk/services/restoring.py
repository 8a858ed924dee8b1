"""Bringing a backup back: checked, copied beside the library, then moved into its place.

Nothing is overwritten: the library that was there keeps its bytes under another name, and a restore
to another path opens beside it. Killed at any moment, a library is at the path, the old or the new.
"""

import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout
from sqlcipher3 import dbapi2 as sqlite

from voxdesk.domain.custody import Action, Person
from voxdesk.errors import BadBackup, BadRequest, FileMissing, StoreDamaged, StoreLocked
from voxdesk.services import checking
from voxdesk.store import copying, leftovers
from voxdesk.store.copying import OnBytes
from voxdesk.store.exclusive import SIDE_FILES, beside, exclusive, lanes_lock, remove, swap_in
from voxdesk.store.keys import LibraryKey
from voxdesk.store.store import Store


@dataclass(frozen=True, slots=True)
class Restored:
    """Where the library is now, and where the one is that was there before."""

    path: Path
    aside: Path | None = None


def restore(
    backup: Path,
    key: LibraryKey | None,
    *,
    library: Path,
    present_key: LibraryKey | None = None,
    person: Person,
    on_bytes: OnBytes | None = None,
) -> Restored:
    """Put a backup in the place of the library, which keeps its bytes under another name.

    `key` is the backup's, which becomes the library's; `present_key` opens the one that is there.
    """
    sha256 = _verified(backup, key)
    if not library.exists():
        _bring(backup, key, library, person, sha256, on_bytes)
        copying.settle(beside(library, leftovers.RESTORING), library)
        return Restored(library)
    if library.samefile(backup):
        raise BadRequest(f"{backup} is the library itself")
    with _sole_use(library, present_key) as held:
        leftovers.sweep(library)
        _bring(backup, key, library, person, sha256, on_bytes)
        part = beside(library, leftovers.RESTORING)
        shutil.copymode(library, part)
        _name_twice(library, held, present_key)
        swap_in(part, library, held)
        return Restored(library, leftovers.put_aside(library))


def restore_beside(
    backup: Path,
    key: LibraryKey | None,
    *,
    to: Path,
    person: Person,
    on_bytes: OnBytes | None = None,
) -> Restored:
    """Make a library of a backup at a path where nothing is yet."""
    if to.exists():
        raise BadRequest(f"{to} is there already; nothing is overwritten")
    return restore(backup, key, library=to, person=person, on_bytes=on_bytes)


def _verified(backup: Path, key: LibraryKey | None) -> str:
    """The hash of a backup that passes its checks."""
    if not backup.is_file():
        raise FileMissing(str(backup))
    problems = checking.of_copy(backup, key, chosen_by=backup.name)
    if problems:
        raise BadBackup(f"{backup}: {problems[0].detail}")
    with backup.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _bring(
    backup: Path,
    key: LibraryKey | None,
    library: Path,
    person: Person,
    sha256: str,
    on_bytes: OnBytes | None,
) -> None:
    """Make a library of the backup beside the present one; opening it brings it up to date."""
    part = beside(library, leftovers.RESTORING)
    try:
        copying.copy(backup, part, key, on_bytes=on_bytes)
        store = Store.open(part, key=key, person=person, keep_before=False)
        try:
            with store.writing("custody"):
                store.custody.add(Action.RESTORED, "library", {"sha256": sha256})
        finally:
            store.close()
    except BaseException:
        with suppress(OSError):
            remove(part)
        raise


@contextmanager
def _sole_use(library: Path, key: LibraryKey | None) -> Iterator[sqlite.Connection | None]:
    """Hold the library; of one too damaged to be opened, the lock of its lanes."""
    with ExitStack() as stack:
        held = None
        try:
            held = stack.enter_context(exclusive(library, key))
        except StoreDamaged:
            try:
                stack.enter_context(FileLock(lanes_lock(library)).acquire(timeout=0))
            except Timeout:
                raise StoreLocked(f"{library}: jobs run on it") from None
        yield held


def _name_twice(library: Path, held: sqlite.Connection | None, key: LibraryKey | None) -> None:
    """Give the present library a second name, under which it stays when the first is taken."""
    place, aside = library.resolve(), beside(library, leftovers.ASIDE)
    try:
        os.link(place, aside)
    except OSError:  # the file system has no second names
        part = copying.part_of(aside)
        if held is None:
            shutil.copyfile(place, part)
        else:
            copying.copy_from(held, part, key)
        copying.settle(part, aside)
    if held is None:
        # A damaged library could not be closed properly: its log goes with it, or it would be
        # folded into the one that takes its place.
        for ending in SIDE_FILES:
            if beside(place, ending).exists():
                shutil.copyfile(beside(place, ending), beside(aside, ending))
                beside(place, ending).unlink()
