"""What is due when nothing else is to be done: a backup by the schedule, a quick check each week.

Called now and then by the process that holds the lanes; the work itself is a job in the queue.
"""

from datetime import UTC, datetime, timedelta

from voxdesk.desk import Desk
from voxdesk.domain.job import Job, JobKind, JobState
from voxdesk.services import backing_up, checking

CHECK_EVERY = timedelta(days=7)

AGAIN_AFTER = timedelta(hours=1)
"""How long a chore that failed, as with the drive unplugged, is left alone."""


def queue_due(desk: Desk) -> tuple[Job, ...]:
    """Queue what is due."""
    queued = []
    schedule = backing_up.schedule(desk)
    if (
        schedule is not None
        and _may_run(desk, JobKind.BACKUP)
        and backing_up.is_due(desk, schedule, datetime.now())
    ):
        # Queued even where the folder is not there: the job then says so, and can be tried again.
        request: dict[str, object] = {"to": str(schedule.folder), "rotate": True}
        queued.append(desk.jobs.add(JobKind.BACKUP, request))
    if not desk.store.jobs.pending() and _may_run(desk, JobKind.CHECK) and _check_is_due(desk):
        queued.append(checking.submit(desk))
    return tuple(queued)


def _may_run(desk: Desk, kind: JobKind) -> bool:
    """Whether no such job waits or runs, nor failed or was cancelled a short while ago."""
    last = desk.store.jobs.newest(kind)
    if last is None or not last.ended:
        return last is None
    return last.state is JobState.DONE or _since(last.ended_at) >= AGAIN_AFTER


def _check_is_due(desk: Desk) -> bool:
    last: dict[str, object] = desk.store.library.get(checking.CHECKED, {})
    at = str(last.get("at") or desk.store.custody.event(1).at)
    return _since(at) >= CHECK_EVERY


def _since(at: str) -> timedelta:
    return datetime.now(UTC) - datetime.fromisoformat(at)
