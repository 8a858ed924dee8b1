"""Lanes on a real library: outcomes become states, and nothing is run twice or forgotten."""

import multiprocessing
import os
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from voxdesk.domain.ids import JobId
from voxdesk.domain.job import Job, JobKind, JobState, Progress, Unit
from voxdesk.errors import BadAudio, BadRequest, EngineCrashed, NotEnoughDisk, StoreDamaged
from voxdesk.events import Event, Events, JobMoved, Notice
from voxdesk.jobs import runner as runner_module
from voxdesk.jobs.context import JobContext
from voxdesk.jobs.queue import Queue
from voxdesk.jobs.runner import MOST_ATTEMPTS, Run, Runner
from voxdesk.store.store import Store

Start = Callable[[Mapping[JobKind, Run]], Queue]


@pytest.fixture
def events() -> Events:
    return Events()


@pytest.fixture
def store(tmp_path: Path, events: Events) -> Iterator[Store]:
    opened = Store.open(tmp_path / "library.voxdesk", events=events)
    yield opened
    opened.close()


@pytest.fixture
def start(store: Store, events: Events) -> Iterator[Start]:
    runner = Runner(store, events)

    def begin(handlers: Mapping[JobKind, Run]) -> Queue:
        runner.start(handlers)
        return Queue(store, events, runner)

    yield begin
    runner.stop()


def nothing(_context: JobContext) -> dict[str, object]:
    return {"made": 1}


def until_cancelled(context: JobContext) -> dict[str, object]:
    step = 0
    while True:
        step += 1
        context.progress(Progress(step, 1000, Unit.STEPS))
        time.sleep(0.01)


def only(jobs: tuple[Job, ...]) -> Job:
    (job,) = jobs
    return job


def test_done_job_keeps_its_result(start: Start) -> None:
    queue = start({JobKind.INDEX: nothing})
    job = only(queue.wait([queue.add(JobKind.INDEX, {}).id]))
    assert (job.state, job.result) == (JobState.DONE, {"made": 1})


def test_known_error_stands_on_the_job_with_its_code(start: Start) -> None:
    def run(_context: JobContext) -> dict[str, object]:
        raise BadAudio("notes.mp3")

    queue = start({JobKind.IMPORT: run})
    job = only(queue.wait([queue.add(JobKind.IMPORT, {}).id]))
    assert (job.state, job.error_code) == (JobState.FAILED, "audio.unreadable")
    assert job.error_detail == "notes.mp3"


def test_bug_in_one_job_does_not_end_the_lane(start: Start) -> None:
    def run(context: JobContext) -> dict[str, object]:
        if context.job.request["bad"]:
            raise ZeroDivisionError("oops")
        return {}

    queue = start({JobKind.INDEX: run})
    bad, good = (queue.add(JobKind.INDEX, {"bad": bad}).id for bad in (True, False))
    states = {job.id: job for job in queue.wait([bad, good])}
    assert states[bad].error_code == "bug"
    assert "ZeroDivisionError" in states[bad].error_detail
    assert states[good].state is JobState.DONE


def test_job_whose_worker_died_runs_again_and_then_waits_for_the_user(start: Start) -> None:
    runs = []

    def run(context: JobContext) -> dict[str, object]:
        runs.append(context.job.attempts)
        raise EngineCrashed("speech ended with -11")

    queue = start({JobKind.TRANSCRIBE: run})
    job = only(queue.wait([queue.add(JobKind.TRANSCRIBE, {}).id]))
    assert job.state is JobState.NEEDS_USER
    assert runs == list(range(1, MOST_ATTEMPTS + 1))


def test_job_whose_worker_died_once_can_still_be_done(start: Start) -> None:
    def run(context: JobContext) -> dict[str, object]:
        if context.job.attempts == 1:
            raise EngineCrashed("speech ended with -9")
        return {}

    queue = start({JobKind.TRANSCRIBE: run})
    assert only(queue.wait([queue.add(JobKind.TRANSCRIBE, {}).id])).state is JobState.DONE


def test_cancelled_job_stops_soon_and_can_be_retried(start: Start) -> None:
    allowed = threading.Event()

    def run(context: JobContext) -> dict[str, object]:
        return {} if allowed.is_set() else until_cancelled(context)

    queue = start({JobKind.INDEX: run})
    job_id = queue.add(JobKind.INDEX, {}).id
    wait_for(queue, job_id, JobState.RUNNING)
    queue.cancel(job_id)
    assert only(queue.wait([job_id])).state is JobState.CANCELLED
    allowed.set()
    queue.retry(job_id)
    assert only(queue.wait([job_id])).state is JobState.DONE


def test_waiting_job_is_cancelled_without_running(start: Start) -> None:
    queue = start({JobKind.INDEX: until_cancelled})
    first, second = queue.add(JobKind.INDEX, {}).id, queue.add(JobKind.INDEX, {}).id
    wait_for(queue, first, JobState.RUNNING)
    queue.cancel(second)
    queue.cancel(first)
    states = [job.state for job in queue.wait([first, second])]
    assert states == [JobState.CANCELLED, JobState.CANCELLED]


def test_done_job_cannot_be_retried(start: Start) -> None:
    queue = start({JobKind.INDEX: nothing})
    job = only(queue.wait([queue.add(JobKind.INDEX, {}).id]))
    with pytest.raises(BadRequest):
        queue.retry(job.id)


def test_wait_follows_the_jobs_that_a_job_queued(start: Start) -> None:
    later: list[Queue] = []

    def run(_context: JobContext) -> dict[str, object]:
        return {"next": [later[0].add(JobKind.INDEX, {}).id]}

    queue = start({JobKind.TRANSCRIBE: run, JobKind.INDEX: nothing})
    later.append(queue)
    jobs = queue.wait([queue.add(JobKind.TRANSCRIBE, {}).id])
    assert [job.kind for job in jobs] == [JobKind.TRANSCRIBE, JobKind.INDEX]
    assert all(job.state is JobState.DONE for job in jobs)


def test_progress_reaches_listeners_and_the_row(start: Start, events: Events, store: Store) -> None:
    seen: list[Event] = []
    events.subscribe(seen.append)

    def run(context: JobContext) -> dict[str, object]:
        context.progress(Progress(3, 3, Unit.CRITERIA))
        return {}

    queue = start({JobKind.REPORT: run})
    job = only(queue.wait([queue.add(JobKind.REPORT, {}).id]))
    told = [event.progress for event in seen if isinstance(event, JobMoved) and event.progress]
    assert told == [Progress(3, 3, Unit.CRITERIA)]
    assert store.jobs.get(job.id).progress == Progress(3, 3, Unit.CRITERIA)


def test_second_job_of_a_kind_knows_its_time_left_from_the_start(
    start: Start, store: Store
) -> None:
    told = []

    def run(context: JobContext) -> dict[str, object]:
        context.progress(Progress(0, 100, Unit.CRITERIA))
        told.append(context.speed)
        return {}

    store.jobs.note_speed(JobKind.REPORT, "small-writer", 4.0)
    queue = start({JobKind.REPORT: run})
    queue.wait([queue.add(JobKind.REPORT, {"writer": "small-writer"}).id])
    queue.wait([queue.add(JobKind.REPORT, {"writer": "another"}).id])
    assert told == [4.0, None]


def test_lanes_of_one_library_run_in_one_process_only(start: Start, store: Store) -> None:
    start({JobKind.INDEX: nothing})
    second = Runner(store, Events())
    assert second.start({JobKind.INDEX: nothing}) is False
    second.stop()


def test_stopped_runner_leaves_its_work_interrupted_and_the_next_one_finishes_it(
    store: Store, events: Events
) -> None:
    first = Runner(store, events)
    first.start({JobKind.INDEX: until_cancelled})
    queue = Queue(store, events, first)
    job_id = queue.add(JobKind.INDEX, {}).id
    wait_for(queue, job_id, JobState.RUNNING)
    first.stop()
    assert store.jobs.get(job_id).state is JobState.INTERRUPTED
    second = Runner(store, events)
    second.start({JobKind.INDEX: nothing})
    assert only(Queue(store, events, second).wait([job_id])).state is JobState.DONE
    second.stop()


def run_forever(library: str) -> None:
    opened = Store.open(Path(library))
    runner = Runner(opened, Events())
    runner.start({JobKind.INDEX: until_cancelled})
    time.sleep(60)


def test_work_of_a_killed_process_is_taken_over(store: Store, events: Events) -> None:
    job_id = store.jobs.add(JobKind.INDEX, {}).id
    child = multiprocessing.get_context("spawn").Process(
        target=run_forever, args=(str(store.path),)
    )
    child.start()
    here = Runner(store, events)
    queue = Queue(store, events, here)
    wait_for(queue, job_id, JobState.RUNNING)
    assert here.start({JobKind.INDEX: nothing}) is False
    os.kill(child.pid or 0, 9)
    child.join()
    assert only(queue.wait([job_id])).state is JobState.DONE
    assert store.jobs.get(job_id).attempts == 2
    here.stop()


def test_cancel_reaches_a_job_that_another_process_runs(store: Store, events: Events) -> None:
    job_id = store.jobs.add(JobKind.INDEX, {}).id
    child = multiprocessing.get_context("spawn").Process(
        target=run_forever, args=(str(store.path),)
    )
    child.start()
    queue = Queue(store, events, Runner(store, events))
    wait_for(queue, job_id, JobState.RUNNING)
    queue.cancel(job_id)
    wait_for(queue, job_id, JobState.CANCELLED)
    child.kill()
    child.join()


def wait_for(queue: Queue, job_id: JobId, state: JobState, seconds: float = 20) -> None:
    until = time.monotonic() + seconds
    while queue.get(job_id).state is not state:
        assert time.monotonic() < until, f"{queue.get(job_id).state} instead of {state}"
        time.sleep(0.01)


def test_chores_are_looked_for_when_the_light_lane_is_idle(
    store: Store, events: Events, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runner_module, "IDLE_EVERY_S", 0.1)
    looked = threading.Event()

    def look() -> None:
        looked.set()
        raise ZeroDivisionError("a bug in a chore")

    runner = Runner(store, events)
    runner.start({JobKind.INDEX: nothing}, look)
    try:
        assert looked.wait(5)
        queue = Queue(store, events, runner)
        job = only(queue.wait([queue.add(JobKind.INDEX, {}).id]))
        assert job.state is JobState.DONE, "the lane goes on"
    finally:
        runner.stop()


def test_lanes_end_when_the_library_is_damaged(store: Store, events: Events, start: Start) -> None:
    notices: list[Event] = []
    events.subscribe(notices.append)

    def run(_context: JobContext) -> dict[str, object]:
        store.note_damage("page 7")
        return {}

    queue = start({JobKind.INDEX: run})
    job = queue.add(JobKind.INDEX, {})
    with pytest.raises(StoreDamaged, match="page 7"):
        queue.wait([job.id])
    until = time.monotonic() + 5
    while Notice("store.damaged", "page 7") not in notices and time.monotonic() < until:
        time.sleep(0.01)
    assert Notice("store.damaged", "page 7") in notices


def test_outcome_that_could_not_be_written_is_written_later(
    store: Store, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runner_module, "WRITE_AGAIN_S", 0.05)
    real = store.jobs.move
    refused: list[JobState] = []

    def full_twice(job_id: JobId, state: JobState, **more: Any) -> Job:
        if len(refused) < 2:
            refused.append(state)
            raise NotEnoughDisk("full")
        return real(job_id, state, **more)

    monkeypatch.setattr(store.jobs, "move", full_twice)
    queue = start({JobKind.INDEX: nothing})
    job = only(queue.wait([queue.add(JobKind.INDEX, {}).id]))
    assert (job.state, refused) == (JobState.DONE, [JobState.DONE, JobState.DONE])
