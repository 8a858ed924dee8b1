"""Jobs: legal moves only, each taken once, and what a dead process was running."""

import subprocess
import sys
import threading
from pathlib import Path

import pytest

from voxdesk.domain.ids import JobId
from voxdesk.domain.job import ENDED, Job, JobKind, JobState, Lane, Progress, Unit
from voxdesk.errors import BadRequest, NothingFound
from voxdesk.store.store import Store

ROOT = Path(__file__).parents[2]


def test_job_comes_back_as_it_was_queued(store: Store) -> None:
    request: dict[str, object] = {"path": "/a/б.mp3", "zones": ["bar"], "n": None}
    job = store.jobs.add(JobKind.IMPORT, request)
    assert job == Job(
        id=JobId(1),
        kind=JobKind.IMPORT,
        state=JobState.WAITING,
        request=request,
        created_at=job.created_at,
    )
    assert store.jobs.get(job.id) == job
    with pytest.raises(NothingFound, match="job-2"):
        store.jobs.get(JobId(2))


def test_oldest_waiting_job_of_a_lane_is_taken(store: Store) -> None:
    heavy = store.jobs.add(JobKind.TRANSCRIBE, {})
    light = store.jobs.add(JobKind.IMPORT, {})
    store.jobs.add(JobKind.REPORT, {})
    taken = store.jobs.take(Lane.LIGHT)
    assert taken is not None
    assert (taken.id, taken.state, taken.attempts) == (light.id, JobState.RUNNING, 1)
    assert taken.started_at
    assert store.jobs.take(Lane.LIGHT) is None
    second = store.jobs.take(Lane.HEAVY)
    assert second is not None
    assert second.id == heavy.id


def test_each_job_is_taken_once_by_many_threads(store: Store) -> None:
    for _ in range(40):
        store.jobs.add(JobKind.INDEX, {})
    taken: list[JobId] = []

    def work() -> None:
        while (job := store.jobs.take(Lane.LIGHT)) is not None:
            taken.append(job.id)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(taken) == list(range(1, 41))


def test_failure_and_its_retry(store: Store) -> None:
    job = store.jobs.add(JobKind.IMPORT, {})
    store.jobs.take(Lane.LIGHT)
    store.jobs.set_progress(job.id, Progress(5, 10, Unit.BYTES), 3.5)
    running = store.jobs.get(job.id)
    assert (running.progress, running.seconds_left) == (Progress(5, 10, Unit.BYTES), 3.5)
    failed = store.jobs.move(
        job.id, JobState.FAILED, error_code="file.missing", error_detail="/gone\udcff"
    )
    assert (failed.error_code, failed.error_detail) == ("file.missing", "/gone?")
    assert failed.ended
    assert failed.ended_at
    assert failed.progress == Progress(5, 10, Unit.BYTES)
    waiting = store.jobs.move(job.id, JobState.WAITING)
    assert (waiting.error_code, waiting.ended_at) == ("", "")
    again = store.jobs.take(Lane.LIGHT)
    assert again is not None
    assert (again.attempts, again.progress) == (2, None)
    done = store.jobs.move(job.id, JobState.DONE, result={"recording": 1})
    assert done.result == {"recording": 1}


@pytest.mark.parametrize("state", list(JobState))
def test_only_legal_moves_are_made(store: Store, state: JobState) -> None:
    job = store.jobs.add(JobKind.EXPORT, {})
    store.jobs.move(job.id, JobState.RUNNING)
    store.jobs.move(job.id, JobState.DONE)
    with pytest.raises(BadRequest, match="job-1: done to"):
        store.jobs.move(job.id, state)


def test_progress_of_a_job_that_is_over_is_let_go(store: Store) -> None:
    job = store.jobs.add(JobKind.EXPORT, {})
    store.jobs.set_progress(job.id, Progress(1, 2, Unit.STEPS))
    assert store.jobs.get(job.id).progress is None


def test_lists_of_jobs(store: Store) -> None:
    jobs = [store.jobs.add(JobKind.INDEX, {}) for _ in range(4)]
    store.jobs.move(jobs[0].id, JobState.CANCELLED)
    store.jobs.take(Lane.LIGHT)
    assert [job.id for job in store.jobs.recent(2)] == [4, 3]
    assert [job.id for job in store.jobs.pending()] == [2, 3, 4]
    assert all(job.state not in ENDED for job in store.jobs.pending())


TAKE = """
import sys, time
from pathlib import Path
from voxdesk.domain.job import Lane
from voxdesk.store.store import Store
store = Store.open(Path(sys.argv[1]))
print(store.jobs.take(Lane.LIGHT).id, flush=True)
time.sleep(60)
"""


def test_job_of_a_killed_process_is_interrupted_and_a_living_ones_is_not(
    store: Store, library: Path
) -> None:
    for _ in range(3):
        store.jobs.add(JobKind.INDEX, {})
    command = [sys.executable, "-c", TAKE, str(library)]
    children = [
        subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) for _ in range(2)
    ]
    try:
        taken = [child.stdout.readline().strip() for child in children if child.stdout]
        own = store.jobs.take(Lane.LIGHT)
        assert own is not None
        children[0].kill()
        children[0].wait()
        interrupted = store.jobs.interrupt_running()
        assert {str(job.id) for job in interrupted} == {taken[0], str(own.id)}
        assert {job.state for job in interrupted} == {JobState.INTERRUPTED}
        assert store.jobs.get(JobId(int(taken[1]))).state is JobState.RUNNING
    finally:
        for child in children:
            child.kill()
            child.wait()
            if child.stdout:
                child.stdout.close()


def test_speed_of_this_computer_is_remembered(store: Store) -> None:
    assert store.jobs.speed("transcribe", "whisper-base cpu") is None
    store.jobs.note_speed("transcribe", "whisper-base cpu", 3.5)
    store.jobs.note_speed("transcribe", "whisper-base cpu", 4.25)
    assert store.jobs.speed("transcribe", "whisper-base cpu") == 4.25


def test_wish_to_cancel_reaches_whoever_runs_the_job(store: Store) -> None:
    job = store.jobs.add(JobKind.INDEX, {})
    store.jobs.take(Lane.LIGHT)
    assert not store.jobs.cancel_asked(job.id)
    store.jobs.ask_cancel(job.id)
    assert store.jobs.cancel_asked(job.id)
    store.jobs.move(job.id, JobState.CANCELLED)
    store.jobs.requeue(job.id)
    store.jobs.take(Lane.LIGHT)
    assert not store.jobs.cancel_asked(job.id)


def test_requeued_job_begins_to_count_again_and_keeps_what_it_noted(store: Store) -> None:
    job = store.jobs.add(JobKind.REPORT, {})
    store.jobs.take(Lane.HEAVY)
    store.jobs.note_result(job.id, {"report_id": 4})
    store.jobs.move(job.id, JobState.FAILED, error_code="engine.failed")
    again = store.jobs.requeue(job.id)
    assert (again.state, again.attempts, again.error_code) == (JobState.WAITING, 0, "")
    assert again.result == {"report_id": 4}
