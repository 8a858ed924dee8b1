"""The lanes: a thread for each, taking jobs from the library and turning outcomes into states.

One process runs the lanes of a library, whoever holds the lock file beside it; any other process
that opens the library only queues, and follows what the rows say. What was running when a process
died is interrupted work: the next one to hold the lock queues it again.
"""

import logging
import threading
import time
import traceback
from collections.abc import Callable, Mapping

from filelock import FileLock, Timeout

from voxdesk.domain.ids import JobId, written
from voxdesk.domain.job import Job, JobKind, JobState, Lane, Progress
from voxdesk.errors import (
    Cancelled,
    EngineCrashed,
    EngineHung,
    NotEnoughDisk,
    NotEnoughMemory,
    StoreDamaged,
    StoreError,
    VoxDeskError,
)
from voxdesk.events import Events, JobMoved, Notice
from voxdesk.jobs.context import JobContext
from voxdesk.store.exclusive import lanes_lock
from voxdesk.store.store import Store

Run = Callable[[JobContext], dict[str, object]]

POLL_S = 0.3
"""How often a lane looks for jobs and cancellations that another process wrote."""

ROW_EVERY_S = 1.0
"""Progress reaches listeners at once, and its row this often."""

EVENT_EVERY_S = 0.1

IDLE_EVERY_S = 60.0
"""How often at most an idle process looks for chores."""

WRITE_AGAIN_S = 1.0
"""How soon an outcome that could not be written, as on a full disk, is written again."""

MOST_ATTEMPTS = 2
"""A job whose worker died this often waits for the user."""

MOST_INTERRUPTIONS = 5
"""A job that the application itself died under this often waits for the user as well."""

HELD = "jobs.held"
"""The setting of a library under which no job of it runs."""

log = logging.getLogger(__name__)


class Runner:
    """Runs the lanes of one library while this process holds its lock."""

    def __init__(self, store: Store, events: Events) -> None:
        self._store = store
        self._events = events
        self._lock = FileLock(lanes_lock(store.path))
        self._stop = threading.Event()
        self._wake = {lane: threading.Event() for lane in Lane}
        self._threads: list[threading.Thread] = []
        self._handlers: Mapping[JobKind, Run] = {}
        self._when_idle: Callable[[], object] | None = None
        self._idle_again = 0.0
        self._cancelled: set[JobId] = set()
        self._wishes = 0

    def start(
        self, handlers: Mapping[JobKind, Run], when_idle: Callable[[], object] | None = None
    ) -> bool:
        """Start the lanes; False when another process runs them already.

        `when_idle` is called now and then while the light lane has nothing to do.
        """
        self._handlers = handlers
        self._when_idle = when_idle
        return self.take_over()

    def take_over(self) -> bool:
        """Start the lanes if they are nobody's, as when the process that ran them has ended."""
        if self._threads or not self._handlers:
            return bool(self._threads)
        try:
            self._lock.acquire(timeout=0)
        except Timeout:
            return False
        self._requeue_interrupted()
        self._stop.clear()
        self._idle_again = time.monotonic() + IDLE_EVERY_S
        for lane in Lane:
            thread = threading.Thread(target=self._work, args=(lane,), name=f"lane-{lane}")
            thread.start()
            self._threads.append(thread)
        return True

    def stop(self) -> None:
        """Stop after the piece at hand; what runs becomes interrupted and goes on next time."""
        self._stop.set()
        self.wake()
        for thread in self._threads:
            thread.join()
        self._threads.clear()
        self._lock.release()

    def wake(self) -> None:
        """Look for work now."""
        for event in self._wake.values():
            event.set()

    def cancel(self, job_id: JobId) -> None:
        """Make the running job stop at its next piece, without waiting for the row to be read."""
        self._cancelled.add(job_id)

    def look_at_wishes(self) -> None:
        """Look now whether somebody wants work paused, held, or going on."""
        self._wishes += 1
        self.wake()

    def _requeue_interrupted(self) -> None:
        self._store.jobs.interrupt_running()
        for job in self._store.jobs.pending():
            if job.state is JobState.INTERRUPTED:
                worn_out = job.attempts >= MOST_INTERRUPTIONS
                self._move(job, JobState.NEEDS_USER if worn_out else JobState.WAITING)

    def _work(self, lane: Lane) -> None:
        wake = self._wake[lane]
        while not self._stop.is_set():
            wake.clear()
            try:
                job = None if self._held() else self._store.jobs.take(lane)
                if job is not None:
                    self._events.publish(JobMoved(job.id, job.state))
                    self._run(job)
                    continue
                if lane is Lane.LIGHT:
                    self._idle()
            except StoreDamaged as error:
                # Nothing may be written any more, so nothing can be worked on.
                log.error("the lanes end: %s", error.detail)
                self._events.publish(Notice(error.code, error.detail))
                self._stop.set()
            except VoxDeskError as error:
                log.warning("lane %s: %s %s", lane, error.code, error.detail)
            wake.wait(POLL_S)

    def _idle(self) -> None:
        if self._when_idle is None or time.monotonic() < self._idle_again:
            return
        self._idle_again = time.monotonic() + IDLE_EVERY_S
        try:
            self._when_idle()
        except VoxDeskError:
            raise
        except Exception:
            # As with a job: a bug in a chore must not end the lane.
            log.exception("when idle")

    def _run(self, job: Job) -> None:
        context = JobContext(
            job,
            tell=self._teller(job),
            cancelled=self._canceller(job),
            usual_speed=self._store.jobs.speed(job.kind, manner(job)),
        )
        try:
            result = self._handlers[job.kind](context)
        except Cancelled:
            self._stopped(job)
        except (EngineCrashed, EngineHung, NotEnoughMemory) as error:
            self._worker_died(job, error)
        except VoxDeskError as error:
            self._fail(job, JobState.FAILED, error)
        # A bug in one job must not end the lane: it is kept on the row and in the log.
        except Exception as error:
            log.error("job %s:\n%s", written("job", job.id), traceback.format_exc())
            detail = f"{type(error).__name__}: {error}"
            self._move(job, JobState.FAILED, error_code="bug", error_detail=detail)
        else:
            self._move(job, JobState.DONE, result=result)
            if context.speed is not None:
                self._store.jobs.note_speed(job.kind, manner(job), context.speed)
        self._cancelled.discard(job.id)

    def _stopped(self, job: Job) -> None:
        """Say why a job stopped at a piece: on whose wish, and so what becomes of it."""
        if self._asked_to_cancel(job):
            self._move(job, JobState.CANCELLED)
        elif self._store.jobs.pause_asked(job.id):
            self._move(job, JobState.PAUSED)
        elif self._stop.is_set():
            self._move(job, JobState.INTERRUPTED)
        elif self._held():
            self._move(job, JobState.INTERRUPTED)
            self._store.jobs.requeue(job.id)
            self._events.publish(JobMoved(job.id, JobState.WAITING))
        else:
            self._move(job, JobState.CANCELLED)

    def _held(self) -> bool:
        return self._store.library.get(HELD, False)

    def _worker_died(self, job: Job, error: VoxDeskError) -> None:
        log.warning("job %s, attempt %d: %s", written("job", job.id), job.attempts, error.code)
        if job.attempts >= MOST_ATTEMPTS:
            self._fail(job, JobState.NEEDS_USER, error)
            return
        self._fail(job, JobState.INTERRUPTED, error)
        self._move(job, JobState.WAITING)

    def _fail(self, job: Job, state: JobState, error: VoxDeskError) -> None:
        self._move(job, state, error_code=error.code, error_detail=error.detail)

    def _move(
        self,
        job: Job,
        state: JobState,
        *,
        error_code: str = "",
        error_detail: str = "",
        result: dict[str, object] | None = None,
    ) -> None:
        while True:
            try:
                self._store.jobs.move(
                    job.id, state, error_code=error_code, error_detail=error_detail, result=result
                )
                break
            except StoreDamaged:
                raise
            except (NotEnoughDisk, StoreError) as error:
                # A job whose outcome is lost would run for ever.
                log.warning("job %s cannot be %s: %s", written("job", job.id), state, error.code)
                if self._stop.wait(WRITE_AGAIN_S):
                    raise
        self._events.publish(JobMoved(job.id, state))

    def _teller(self, job: Job) -> Callable[[Progress, float | None], None]:
        last_row = last_event = 0.0

        def tell(progress: Progress, seconds_left: float | None) -> None:
            nonlocal last_row, last_event
            now = time.monotonic()
            finished = 0 < progress.total <= progress.done
            if now - last_event >= EVENT_EVERY_S or finished:
                last_event = now
                self._events.publish(JobMoved(job.id, JobState.RUNNING, progress, seconds_left))
            if now - last_row >= ROW_EVERY_S or finished:
                last_row = now
                self._store.jobs.set_progress(job.id, progress, seconds_left)

        return tell

    def _asked_to_cancel(self, job: Job) -> bool:
        return job.id in self._cancelled or self._store.jobs.cancel_asked(job.id)

    def _canceller(self, job: Job) -> Callable[[], bool]:
        last_look, wishes = time.monotonic(), self._wishes

        def cancelled() -> bool:
            nonlocal last_look, wishes
            if self._stop.is_set() or job.id in self._cancelled:
                return True
            if time.monotonic() - last_look < POLL_S and wishes == self._wishes:
                return False
            last_look, wishes = time.monotonic(), self._wishes
            jobs = self._store.jobs
            return jobs.cancel_asked(job.id) or jobs.pause_asked(job.id) or self._held()

        return cancelled


def manner(job: Job) -> str:
    """What decides how fast such a job is on this machine: its model, mostly."""
    return " ".join(str(job.request.get(key, "")) for key in ("model", "writer", "device")).strip()
