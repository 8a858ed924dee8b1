"""Backups count only when they were checked, say so in the library, and rotate their own alone."""

import hashlib
import multiprocessing
import os
import shutil
import signal
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.services.samples import real_library
from voxdesk.desk import Desk
from voxdesk.domain.custody import Action
from voxdesk.domain.job import Job, JobState
from voxdesk.domain.rotation import backup_name
from voxdesk.domain.soundness import Problem, Trouble
from voxdesk.errors import FileMissing, NotEnoughDisk
from voxdesk.jobs.context import JobContext
from voxdesk.paths import Paths
from voxdesk.services import backing_up, checking, chores, sealing
from voxdesk.services.backing_up import Schedule
from voxdesk.services.lanes import HANDLERS
from voxdesk.store import copying
from voxdesk.store.keys import LibraryKey
from voxdesk.store.store import Store


@pytest.fixture
def desk(paths: Paths) -> Iterator[Desk]:
    real_library(paths.library)
    with Desk.open(paths) as opened:
        yield opened


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "Sicherung – 備份"
    made.mkdir()
    return made


def backed_up(desk: Desk, folder: Path, *, rotate: bool = False) -> Job:
    desk.start(HANDLERS)
    (job,) = desk.jobs.wait([backing_up.submit(desk, folder, rotate=rotate).id])
    return job


def test_backup_is_a_library_with_a_seal_beside_it(desk: Desk, folder: Path) -> None:
    job = backed_up(desk, folder)
    assert job.state is JobState.DONE, job.error_detail
    backup = Path(str(job.result["path"]))
    seal = backup.with_suffix(".seal.txt")
    assert sorted(folder.iterdir()) == sorted([backup, seal])
    with closing(Store.open(backup)) as copied:
        assert copied.library.id == desk.store.library.id
        assert copied.rows("SELECT count(*) FROM finding") == [(11,)]
        # The seal speaks of an event that the backup holds.
        anchor = sealing.read_seal(seal)
        assert copied.custody.event(anchor.number).hash == anchor.head


def test_backup_is_told_in_the_chain_of_custody(desk: Desk, folder: Path) -> None:
    job = backed_up(desk, folder)
    content = Path(str(job.result["path"])).read_bytes()
    event = desk.store.custody.head()
    assert event is not None
    assert (event.action, event.subject) == (Action.BACKED_UP, "library")
    assert hashlib.sha256(content).hexdigest() in event.detail
    assert str(len(content)) in event.detail


def test_backup_of_an_encrypted_library_needs_its_key(
    paths: Paths, folder: Path, key: LibraryKey
) -> None:
    real_library(paths.library, key)
    with Desk.open(paths, key=key) as desk:
        job = backed_up(desk, folder)
    backup = Path(str(job.result["path"]))
    assert backup.read_bytes()[:16] == key.header
    assert b"reception" not in backup.read_bytes()
    assert checking.full(backup, key) == ()


def test_backup_that_fails_its_checks_is_removed_and_says_so(
    desk: Desk, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    problem = Problem(Trouble.ORIGINAL, "ori-1: its bytes were altered")
    monkeypatch.setattr(checking, "of_copy", lambda *_args, **_more: (problem,))
    job = backed_up(desk, folder)
    assert (job.state, job.error_code) == (JobState.FAILED, "backup.bad")
    assert "ori-1" in job.error_detail
    assert list(folder.iterdir()) == []
    assert Action.BACKED_UP not in [event.action for event in desk.store.custody.events()]


def test_original_that_was_altered_makes_a_bad_backup(desk: Desk, folder: Path) -> None:
    with desk.store.writing() as db:
        db.execute("UPDATE media_chunk SET content = zeroblob(length(content))")
    assert backed_up(desk, folder).error_code == "backup.bad"


def test_backup_without_room_is_not_begun(
    desk: Desk, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_folder: Path, _size_bytes: int) -> None:
        raise NotEnoughDisk("full")

    monkeypatch.setattr(copying, "require_space", full)
    assert backed_up(desk, folder).error_code == "disk.full"
    assert list(folder.iterdir()) == []


def test_folder_that_is_not_there_is_told_before_anything_is_queued(
    desk: Desk, folder: Path
) -> None:
    with pytest.raises(FileMissing):
        backing_up.submit(desk, folder / "unplugged")
    assert backing_up.schedule(desk) is None
    with pytest.raises(FileMissing):
        backing_up.set_schedule(desk, Schedule(folder / "unplugged", 24))


def test_drive_that_was_unplugged_fails_the_job_which_can_be_tried_again(
    desk: Desk, folder: Path
) -> None:
    queued = backing_up.submit(desk, folder)
    folder.rmdir()
    desk.start(HANDLERS)
    (job,) = desk.jobs.wait([queued.id])
    assert job.error_code == "file.missing"
    folder.mkdir()
    desk.jobs.retry(job.id)
    (job,) = desk.jobs.wait([queued.id])
    assert job.state is JobState.DONE


def test_rotation_removes_old_backups_of_this_library_and_nothing_else(
    desk: Desk, folder: Path
) -> None:
    noon = datetime.now().replace(hour=12, minute=0, second=0, microsecond=0)
    for back in range(1, 60):
        name = backup_name("library", desk.store.library.id, noon - timedelta(days=back))
        (folder / name).write_bytes(b"old")
        (folder / name).with_suffix(".seal.txt").write_bytes(b"old seal")
    strangers = {
        folder / backup_name("library", "0" * 32, noon - timedelta(days=50)),
        folder / "library.voxdesk",
        folder / "notes.txt",
    }
    for each in strangers:
        each.write_bytes(b"not ours")
    job = backed_up(desk, folder, rotate=True)
    left = set(folder.iterdir())
    assert strangers <= left
    assert Path(str(job.result["path"])) in left
    ours = [path for path in left - strangers if path.suffix == ".voxdesk"]
    assert 7 <= len(ours) <= 7 + 4 + 12
    assert len(ours) == len([path for path in left if path.name.endswith(".seal.txt")])
    assert job.result["removed"] == 60 - len(ours)


def test_what_a_killed_backup_left_is_removed_by_the_next(desk: Desk, folder: Path) -> None:
    left = folder / (backup_name("library", desk.store.library.id, datetime(2026, 1, 1)) + ".part")
    left.write_bytes(b"half")
    other = folder / (backup_name("library", "0" * 32, datetime(2026, 1, 1)) + ".part")
    other.write_bytes(b"another library's, perhaps still growing")
    backed_up(desk, folder)
    assert not left.exists()
    assert other.exists()


def test_two_backups_within_a_second_have_names_of_their_own(desk: Desk, folder: Path) -> None:
    paths = {backed_up(desk, folder).result["path"] for _ in range(2)}
    assert len(paths) == 2


def test_schedule_makes_a_backup_when_the_newest_is_too_old(desk: Desk, folder: Path) -> None:
    assert chores.queue_due(desk) == ()
    backing_up.set_schedule(desk, Schedule(folder, 24))
    (queued,) = chores.queue_due(desk)
    assert chores.queue_due(desk) == (), "it is queued already"
    desk.start(HANDLERS)
    (job,) = desk.jobs.wait([queued.id])
    assert job.state is JobState.DONE
    assert chores.queue_due(desk) == ()
    chosen = backing_up.schedule(desk)
    assert chosen is not None
    tomorrow = datetime.now() + timedelta(hours=25)
    assert backing_up.is_due(desk, chosen, tomorrow)
    backing_up.set_schedule(desk, None)
    assert backing_up.schedule(desk) is None


def test_chore_that_failed_is_left_alone_for_a_while(desk: Desk, folder: Path) -> None:
    backing_up.set_schedule(desk, Schedule(folder, 24))
    shutil.rmtree(folder)
    (queued,) = chores.queue_due(desk)
    desk.start(HANDLERS)
    (job,) = desk.jobs.wait([queued.id])
    assert job.error_code == "file.missing"
    assert chores.queue_due(desk) == ()
    with desk.store.writing() as db:
        db.execute("UPDATE job SET ended_at = '2026-01-01T00:00:00.000+00:00'")
    assert len(chores.queue_due(desk)) == 1


def test_quick_check_is_due_a_week_after_the_last(desk: Desk) -> None:
    assert chores.queue_due(desk) == ()
    desk.store.library.set(checking.CHECKED, {"at": "2026-01-01T00:00:00.000+00:00", "ok": True})
    (queued,) = chores.queue_due(desk)
    desk.start(HANDLERS)
    (job,) = desk.jobs.wait([queued.id])
    assert job.result == {"ok": True, "problems": []}
    assert chores.queue_due(desk) == ()


def back_up_and_die(library: Path, folder: Path, steps: int) -> None:
    """Back up, and be killed after so many looks at how far it is."""
    left = [steps]

    def die() -> bool:
        left[0] -= 1
        if left[0] < 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return False

    with Desk.open(Paths.standard(), library) as desk:
        job = backing_up.submit(desk, folder)
        context = JobContext(job, tell=lambda _progress, _left: None, cancelled=die)
        backing_up.run(desk, context)


@pytest.mark.parametrize("steps", [0, 1])
def test_backup_killed_anywhere_leaves_no_half_one(paths: Paths, folder: Path, steps: int) -> None:
    real_library(paths.library)
    child = multiprocessing.get_context("fork").Process(
        target=back_up_and_die, args=(paths.library, folder, steps)
    )
    child.start()
    child.join()
    assert child.exitcode == -signal.SIGKILL
    for each in folder.glob("*.voxdesk"):
        assert checking.full(each) == ()
    with Desk.open(paths) as desk:
        job = backed_up(desk, folder)
        assert job.state is JobState.DONE
    assert not list(folder.glob("*.part"))
    assert checking.full(paths.library) == ()
