"""Bringing a backup back: checked, copied beside the library, then moved into its place.

Nothing is overwritten: the library that was there keeps its bytes under another name, and a restore
to another path opens beside it. Killed at any moment, a library is at the path, the old or the new.
"""

import hashlib
import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from voxdesk.domain.custody import Action, Person
from voxdesk.errors import BadBackup, BadRequest, FileMissing
from voxdesk.services import checking
from voxdesk.store import copying, leftovers
from voxdesk.store.aside import name_twice, sole_use
from voxdesk.store.copying import OnBytes
from voxdesk.store.exclusive import beside, remove, swap_in
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
    with sole_use(library, present_key) as held:
        leftovers.sweep(library)
        _bring(backup, key, library, person, sha256, on_bytes)
        part = beside(library, leftovers.RESTORING)
        shutil.copymode(library, part)
        name_twice(library, held, present_key)
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
