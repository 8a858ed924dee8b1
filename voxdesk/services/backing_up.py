"""Backups: a copy in another folder that counts only once it is checked.

The seal beside a backup is signed before the copy begins: it speaks of an event the copy holds. A
copy that fails its checks is removed; what one that was killed left is removed by the next.
"""

import hashlib
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from voxdesk.desk import Desk
from voxdesk.domain.anchor import sheet
from voxdesk.domain.custody import Action
from voxdesk.domain.job import Job, JobKind, Progress, Unit
from voxdesk.domain.rotation import SUFFIX, backed_up_at, backup_name, kept
from voxdesk.errors import BadBackup, BadRequest, FileMissing, Remedy
from voxdesk.jobs.context import JobContext
from voxdesk.services import checking, replacing, sealing
from voxdesk.store import copying
from voxdesk.store.exclusive import remove

SCHEDULE = "backups"
"""The setting of the library that says where backups go by themselves, and how often."""

FOLDER = "backup_folder"
"""The setting of the library that keeps where the last backup went."""

SEAL_SUFFIX = ".seal.txt"


@dataclass(frozen=True, slots=True)
class Schedule:
    folder: Path
    every_hours: int


def submit(desk: Desk, to: Path, *, rotate: bool = False) -> Job:
    """Queue a backup into a folder, or into a file of that name which is not there yet.

    `rotate` removes old backups of this library from the folder.
    """
    _target(desk, to)
    if rotate and not to.is_dir():
        raise BadRequest(f"{to} is no folder, so there is nothing to rotate")
    return desk.jobs.add(JobKind.BACKUP, {"to": str(to.absolute()), "rotate": rotate})


def run(desk: Desk, context: JobContext) -> dict[str, object]:
    store, to = desk.store, Path(str(context.job.request["to"]))
    target = _target(desk, to)
    _sweep(target.parent, store.library.id)
    checking.quick(desk, context.check)
    part, made = copying.part_of(target), sealing.anchor(desk)
    try:
        size_bytes = copying.copy(
            store.path,
            part,
            store.key,
            on_bytes=lambda done, total: context.progress(Progress(done, total, Unit.BYTES)),
        )
        problems = checking.of_copy(part, store.key, chosen_by=target.name, check=context.check)
        if problems:
            raise BadBackup(f"{target}: {problems[0].detail}")
        with part.open("rb") as copied:
            sha256 = hashlib.file_digest(copied, "sha256").hexdigest()
        context.check()
        copying.settle(part, target)
    except BaseException:
        with suppress(OSError):  # the drive may be what went away
            remove(part)
        raise
    with store.writing("custody"):
        store.custody.add(Action.BACKED_UP, "library", {"sha256": sha256, "size_bytes": size_bytes})
    replacing.replace_file(
        target.with_suffix(SEAL_SUFFIX), lambda file: file.write(sheet(made).encode())
    )
    store.library.set(FOLDER, str(target.parent))
    removed = rotate(to, store.library.id) if context.job.request["rotate"] else 0
    return {"path": str(target), "size_bytes": size_bytes, "sha256": sha256, "removed": removed}


def rotate(folder: Path, library_id: str) -> int:
    """Remove old backups of this library, with their seals; returns how many."""
    found = backups(folder, library_id)
    standing = kept(found.values())
    old = [path for path, at in found.items() if at not in standing]
    for path in old:
        path.unlink(missing_ok=True)
        path.with_suffix(SEAL_SUFFIX).unlink(missing_ok=True)
    return len(old)


def backups(folder: Path, library_id: str) -> dict[Path, datetime]:
    """The backups of a library in a folder, the oldest first, with their times."""
    found = {path: backed_up_at(path.name, library_id) for path in folder.iterdir()}
    return dict(sorted(((path, at) for path, at in found.items() if at), key=lambda each: each[1]))


def schedule(desk: Desk) -> Schedule | None:
    """Where backups of this library go by themselves; None when they do not."""
    chosen: dict[str, object] = desk.store.library.get(SCHEDULE, {})
    if not chosen:
        return None
    return Schedule(Path(str(chosen["folder"])), int(str(chosen["every_hours"])))


def folder(desk: Desk) -> Path | None:
    """Where backups go: by the schedule, or where the last one went."""
    chosen = schedule(desk)
    kept: str = desk.store.library.get(FOLDER, "")
    return chosen.folder if chosen else Path(kept) if kept else None


def set_schedule(desk: Desk, chosen: Schedule | None) -> None:
    """Back up by itself from now on, with rotation; None stops that."""
    if chosen is None:
        desk.store.library.set(SCHEDULE, {})
        return
    require_folder(chosen.folder)
    if chosen.every_hours < 1:
        raise BadRequest(f"every {chosen.every_hours} hours")
    desk.store.library.set(
        SCHEDULE, {"folder": str(chosen.folder.absolute()), "every_hours": chosen.every_hours}
    )


def is_due(desk: Desk, chosen: Schedule, now: datetime) -> bool:
    """Whether the newest backup in the folder is too old; a folder that is not there has none."""
    try:
        found = backups(chosen.folder, desk.store.library.id)
    except OSError:
        return True
    # A clock that was set back must not keep backups away until it has caught up.
    since = now - max(found.values(), default=datetime.min)
    return not timedelta(0) <= since < timedelta(hours=chosen.every_hours)


def require_folder(folder: Path) -> None:
    """Raise FileMissing when the folder, or the drive it lies on, is not there."""
    if not folder.is_dir():
        raise FileMissing(f"{folder}: there is no such folder", remedy=Remedy.RETRY)


def _target(desk: Desk, to: Path) -> Path:
    """The file a backup becomes."""
    if to.suffix == SUFFIX and not to.is_dir():
        require_folder(to.parent)
        if to.exists():
            raise BadRequest(f"{to} is there already; nothing is overwritten")
        return to
    require_folder(to)
    at = datetime.now()
    while True:
        target = to / backup_name(desk.store.path.stem, desk.store.library.id, at)
        if not target.exists():
            return target
        at += timedelta(seconds=1)


def _sweep(folder: Path, library_id: str) -> None:
    """Remove what backups of this library that were killed left."""
    for path in list(folder.iterdir()):
        whole = path.with_name(path.name.removesuffix(".part"))
        if path != whole and backed_up_at(whole.name, library_id):
            remove(path)
        elif backed_up_at(path.name, library_id):
            replacing.sweep(path.with_suffix(SEAL_SUFFIX))
