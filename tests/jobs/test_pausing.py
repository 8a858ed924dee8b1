"""Pausing: a job stands where it is until somebody lets it go on, also after a restart."""

import threading
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from voxdesk.domain.ids import JobId
from voxdesk.domain.job import JobKind, JobState, Progress, Unit
from voxdesk.events import Events
from voxdesk.jobs.context import JobContext
from voxdesk.jobs.queue import Queue
from voxdesk.jobs.runner import Run, Runner
from voxdesk.store.store import Store

Begun = Callable[[Mapping[JobKind, Run]], tuple[Store, Queue, Runner]]


class Steps:
    """Work of a hundred steps that goes on where it stopped."""

    def __init__(self) -> None:
        self.done = 0
        self.slowly = threading.Event()

    def run(self, context: JobContext) -> dict[str, object]:
        while self.done < 100:
            self.done += 1
            context.progress(Progress(self.done, 100, Unit.STEPS))
            if not self.slowly.is_set():
                time.sleep(0.01)
        return {"steps": self.done}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "library.voxdesk"


@pytest.fixture
def begun(path: Path) -> Iterator[Begun]:
    """Opens the library with its lanes running; everything is closed in the end."""
    opened: list[tuple[Store, Runner]] = []

    def begin(handlers: Mapping[JobKind, Run]) -> tuple[Store, Queue, Runner]:
        store, events = Store.open(path), Events()
        runner = Runner(store, events)
        runner.start(handlers)
        opened.append((store, runner))
        return store, Queue(store, events, runner), runner

    yield begin
    for store, runner in opened:
        runner.stop()
        store.close()


def until(queue: Queue, job_id: JobId, state: JobState) -> None:
    end = time.monotonic() + 20
    while queue.get(job_id).state is not state:
        assert time.monotonic() < end, f"{queue.get(job_id).state} instead of {state}"
        time.sleep(0.01)


def test_a_paused_job_waits_and_goes_on_where_it_was(begun: Begun) -> None:
    steps = Steps()
    _store, queue, _runner = begun({JobKind.TRANSCRIBE: steps.run, JobKind.REPORT: lambda _c: {}})
    job_id = queue.add(JobKind.TRANSCRIBE, {}).id
    until(queue, job_id, JobState.RUNNING)
    queue.pause(job_id)
    until(queue, job_id, JobState.PAUSED)
    reached = steps.done
    assert 0 < reached < 100
    other = queue.add(JobKind.REPORT, {}).id
    assert queue.wait([other])[0].state is JobState.DONE, "its lane is free for others"
    assert steps.done == reached
    assert queue.get(job_id).progress is not None
    steps.slowly.set()
    queue.retry(job_id)
    job = queue.wait([job_id])[0]
    assert (job.state, job.result, job.attempts) == (JobState.DONE, {"steps": 100}, 1)


def test_a_waiting_job_is_paused_without_running(begun: Begun) -> None:
    steps = Steps()
    _store, queue, _runner = begun({JobKind.TRANSCRIBE: steps.run})
    first, second = (queue.add(JobKind.TRANSCRIBE, {}).id for _ in range(2))
    until(queue, first, JobState.RUNNING)
    queue.pause(second)
    assert queue.get(second).state is JobState.PAUSED
    queue.cancel(second)
    assert queue.get(second).state is JobState.CANCELLED
    queue.cancel(first)
    until(queue, first, JobState.CANCELLED)


def test_a_paused_job_is_still_paused_when_the_library_is_opened_again(begun: Begun) -> None:
    steps = Steps()
    store, queue, runner = begun({JobKind.TRANSCRIBE: steps.run})
    job_id = queue.add(JobKind.TRANSCRIBE, {}).id
    until(queue, job_id, JobState.RUNNING)
    queue.pause(job_id)
    until(queue, job_id, JobState.PAUSED)
    runner.stop()
    store.close()
    _again, queue, _runner = begun({JobKind.TRANSCRIBE: steps.run, JobKind.REPORT: lambda _c: {}})
    queue.wait([queue.add(JobKind.REPORT, {}).id])
    assert queue.get(job_id).state is JobState.PAUSED
    steps.slowly.set()
    queue.retry(job_id)
    assert queue.wait([job_id])[0].state is JobState.DONE


def test_a_pause_asked_for_while_the_program_ends_is_kept(begun: Begun) -> None:
    steps = Steps()
    store, queue, runner = begun({JobKind.TRANSCRIBE: steps.run})
    job_id = queue.add(JobKind.TRANSCRIBE, {}).id
    until(queue, job_id, JobState.RUNNING)
    store.jobs.ask_pause(job_id)
    runner.stop()
    assert store.jobs.get(job_id).state is JobState.PAUSED


def test_pausing_everything_holds_all_work_until_it_is_let_go_on(begun: Begun) -> None:
    steps = Steps()
    store, queue, runner = begun({JobKind.TRANSCRIBE: steps.run, JobKind.INDEX: lambda _c: {}})
    job_id = queue.add(JobKind.TRANSCRIBE, {}).id
    until(queue, job_id, JobState.RUNNING)
    queue.hold(held=True)
    until(queue, job_id, JobState.WAITING)
    reached = steps.done
    light = queue.add(JobKind.INDEX, {}).id
    runner.stop()
    store.close()
    _again, queue, _runner = begun({JobKind.TRANSCRIBE: steps.run, JobKind.INDEX: lambda _c: {}})
    assert queue.held()
    time.sleep(0.5)  # longer than a lane waits before it looks
    assert [queue.get(each).state for each in (job_id, light)] == [JobState.WAITING] * 2
    assert steps.done == reached
    steps.slowly.set()
    queue.hold(held=False)
    assert [job.state for job in queue.wait([job_id, light])] == [JobState.DONE] * 2


def test_cancel_wins_over_pause(begun: Begun) -> None:
    steps = Steps()
    store, queue, _runner = begun({JobKind.TRANSCRIBE: steps.run})
    job_id = queue.add(JobKind.TRANSCRIBE, {}).id
    until(queue, job_id, JobState.RUNNING)
    store.jobs.ask_cancel(job_id)
    queue.pause(job_id)
    until(queue, job_id, JobState.CANCELLED)


def test_do_next_goes_before_all_that_wait(begun: Begun) -> None:
    order: list[object] = []
    steps = Steps()

    def note(context: JobContext) -> dict[str, object]:
        order.append(context.job.request["name"])
        return {}

    store, queue, _runner = begun({JobKind.TRANSCRIBE: steps.run, JobKind.REPORT: note})
    first = queue.add(JobKind.TRANSCRIBE, {}).id
    until(queue, first, JobState.RUNNING)
    jobs = [queue.add(JobKind.REPORT, {"name": name}).id for name in ("a", "b", "c")]
    queue.do_next(jobs[1])
    queue.do_next(jobs[2])
    assert [job.id for job in store.jobs.pending()][:3] == [first, jobs[2], jobs[1]]
    steps.slowly.set()
    queue.wait(jobs)
    assert order == ["c", "b", "a"]


def test_what_was_put_away_can_be_brought_back(begun: Begun) -> None:
    _store, queue, _runner = begun({})
    before = queue.put_away()
    assert before < "2026" < queue.away_until()
    queue.put_away(before)
    assert queue.away_until() == before
