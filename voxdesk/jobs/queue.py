"""The queue as the rest of the application uses it: add, cancel, retry, wait."""

import time
from collections.abc import Callable, Iterable

from voxdesk.domain.ids import JobId, written
from voxdesk.domain.job import Job, JobKind, JobState, may_move
from voxdesk.errors import BadRequest
from voxdesk.events import Events, JobMoved
from voxdesk.jobs.runner import HELD, Runner
from voxdesk.store.store import Store
from voxdesk.store.values import now

WAIT_STEP_S = 0.05
AWAY_UNTIL = "jobs.away_until"
NOT_YET = "0000"
"""Before every time there is."""


class Queue:
    """Jobs of one library; whether this process or another runs them makes no difference here."""

    def __init__(self, store: Store, events: Events, runner: Runner) -> None:
        self._store = store
        self._events = events
        self._runner = runner

    def add(self, kind: JobKind, request: dict[str, object]) -> Job:
        """Queue a job. Within a transaction it can be seen, and is told, once that is committed."""
        job = self._store.jobs.add(kind, request)

        def tell() -> None:
            self._events.publish(JobMoved(job.id, job.state))
            self._runner.wake()

        self._store.when_committed(tell)
        return job

    def get(self, job_id: JobId) -> Job:
        return self._store.jobs.get(job_id)

    def cancel(self, job_id: JobId) -> None:
        """Ask a job to stop; one that has not begun is cancelled at once."""
        job = self._store.jobs.get(job_id)
        if job.ended and job.state is not JobState.NEEDS_USER:
            return
        if job.state is JobState.RUNNING:
            self._store.jobs.ask_cancel(job_id)
            self._runner.cancel(job_id)
        else:
            self._store.jobs.move(job_id, JobState.CANCELLED)
            self._events.publish(JobMoved(job_id, JobState.CANCELLED))

    def pause(self, job_id: JobId) -> None:
        """Leave a job where it is until somebody lets it go on; what it committed is kept."""
        state = self._store.jobs.get(job_id).state
        if state is JobState.RUNNING:
            self._store.jobs.ask_pause(job_id)
            self._runner.look_at_wishes()
        elif may_move(state, JobState.PAUSED):
            self._store.jobs.move(job_id, JobState.PAUSED)
            self._events.publish(JobMoved(job_id, JobState.PAUSED))

    def do_next(self, job_id: JobId) -> None:
        """Give a job its turn before all others that wait."""
        self._store.jobs.put_first(job_id)
        self._events.publish(JobMoved(job_id, self._store.jobs.get(job_id).state))

    def hold(self, *, held: bool) -> None:
        """Let no job of this library run, or let them run again; holds until it is changed."""
        with self._store.writing("jobs"):
            self._store.library.set(HELD, held)
        self._runner.look_at_wishes()

    def held(self) -> bool:
        """Whether no job of this library may run."""
        return self._store.library.get(HELD, False)

    def put_away(self, until: str = "") -> str:
        """Let lists leave out what was done or cancelled until a time, by default now.

        Gives the time that held before; `away_until` says which holds.
        """
        with self._store.writing("jobs"):
            before = self.away_until()
            self._store.library.set(AWAY_UNTIL, until or now())
        return before

    def away_until(self) -> str:
        """What ended before this time is not listed any more."""
        return self._store.library.get(AWAY_UNTIL, NOT_YET)

    def retry(self, job_id: JobId) -> None:
        """Queue a job that failed, was cancelled, is paused or waits for the user once more."""
        job = self._store.jobs.get(job_id)
        if not may_move(job.state, JobState.WAITING):
            raise BadRequest(f"{written('job', job_id)} is {job.state}")
        self._store.jobs.requeue(job_id)
        self._events.publish(JobMoved(job_id, JobState.WAITING))
        self._runner.wake()

    def wait(
        self, job_ids: Iterable[JobId], on_look: Callable[[tuple[Job, ...]], None] | None = None
    ) -> tuple[Job, ...]:
        """Wait until these jobs, and those that they queued in turn, have ended.

        `on_look` sees all of them some ten times a second. What they queued stands in their
        results under `next`.
        """
        waiting = list(job_ids)
        while True:
            jobs = tuple(self._store.jobs.get(job_id) for job_id in waiting)
            for job in jobs:
                for queued in followers(job):
                    if queued not in waiting:
                        waiting.append(queued)
            if on_look is not None:
                on_look(jobs)
            if len(jobs) == len(waiting) and all(job.ended for job in jobs):
                return jobs
            # Jobs of a library that may not be written to any more never end.
            self._store.require_sound()
            self._runner.take_over()
            time.sleep(WAIT_STEP_S)


def followers(job: Job) -> tuple[JobId, ...]:
    """The jobs that this one queued when it was done."""
    queued = job.result.get("next", [])
    return tuple(JobId(int(number)) for number in queued) if isinstance(queued, list) else ()
