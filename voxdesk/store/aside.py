"""Setting the present library aside for a backup, even where it is too damaged to be opened."""

import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from filelock import FileLock, Timeout
from sqlcipher3 import dbapi2 as sqlite

from voxdesk.errors import StoreDamaged, StoreLocked
from voxdesk.store import copying
from voxdesk.store.exclusive import SIDE_FILES, beside, exclusive, lanes_lock
from voxdesk.store.keys import LibraryKey
from voxdesk.store.leftovers import ASIDE


@contextmanager
def sole_use(library: Path, key: LibraryKey | None) -> Iterator[sqlite.Connection | None]:
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


def name_twice(library: Path, held: sqlite.Connection | None, key: LibraryKey | None) -> None:
    """Give the present library a second name, under which it stays when the first is taken."""
    place, aside = library.resolve(), beside(library, ASIDE)
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
