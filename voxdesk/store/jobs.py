"""Job rows: the queue that survives a restart, and how fast this computer works.

A running job names the process that runs it, so that one whose process died can be told.
"""

from collections.abc import Collection, Iterable

from sqlcipher3 import dbapi2 as sqlite

from voxdesk.domain.ids import JobId, written
from voxdesk.domain.job import ENDED, LANES, Job, JobKind, JobState, Lane, Progress, Unit, may_move
from voxdesk.errors import BadRequest
from voxdesk.store import owner
from voxdesk.store.connections import Connections, Row
from voxdesk.store.scopes import IDS
from voxdesk.store.values import id_list, json_dict, now, storable, to_json

_JOB = (
    "SELECT id, kind, state, request, created_at, attempts, progress_done, progress_total,"
    " progress_unit, seconds_left, result, error_code, error_detail, started_at, ended_at FROM job"
)
_PENDING = "('waiting', 'running', 'interrupted', 'paused')"


class Jobs:
    """Jobs and speeds."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def add(self, kind: JobKind, request: dict[str, object]) -> Job:
        """Queue a job; `request` is JSON values only."""
        with self._connections.writing("jobs") as db:
            row = db.execute(
                "INSERT INTO job (kind, lane, state, request, created_at)"
                " VALUES (?, ?, ?, ?, ?) RETURNING id",
                (kind, LANES[kind], JobState.WAITING, storable(to_json(request)), now()),
            ).fetchall()
            return self.get(JobId(row[0][0]))

    def get(self, job_id: JobId) -> Job:
        """The job with this id; NothingFound when there is none."""
        return _job(
            self._connections.the_row(written("job", job_id), f"{_JOB} WHERE id = ?", (job_id,))
        )

    def recent(self, limit: int | None = None) -> tuple[Job, ...]:
        """The newest jobs, newest first."""
        return self._many("ORDER BY id DESC LIMIT ?", -1 if limit is None else limit)

    def newest(self, kind: JobKind) -> Job | None:
        """The job of a kind that was queued last."""
        found = self._many("WHERE kind = ? ORDER BY id DESC LIMIT 1", kind)
        return found[0] if found else None

    def of_batch(self, name: str) -> tuple[Job, ...]:
        """The jobs that were queued together under a name, in that order."""
        return self._many("WHERE json_extract(request, '$.batch') = ? ORDER BY id", name)

    def naming(self, subjects: Collection[str]) -> tuple[Job, ...]:
        """The jobs in which one of these things (`rec-1`) is named."""
        wanted = frozenset(subjects)
        return tuple(job for job in self._many("ORDER BY id") if job.subjects & wanted)

    def remove(self, job_ids: Iterable[JobId]) -> None:
        """Forget that there were such jobs."""
        with self._connections.writing("jobs") as db:
            db.execute(f"DELETE FROM job WHERE id IN {IDS}", (id_list(job_ids),))

    def pending(self, limit: int | None = None) -> tuple[Job, ...]:
        """The jobs that run, wait, were interrupted or are paused, in the order of their turn."""
        return self._many(
            f"WHERE state IN {_PENDING} ORDER BY state <> 'running', place, id LIMIT ?",
            -1 if limit is None else limit,
        )

    def count_pending(self) -> int:
        """How many those are."""
        row = self._connections.row(f"SELECT count(*) FROM job WHERE state IN {_PENDING}")
        return int(row[0]) if row else 0

    def move(
        self,
        job_id: JobId,
        new_state: JobState,
        *,
        error_code: str = "",
        error_detail: str = "",
        result: dict[str, object] | None = None,
    ) -> Job:
        """Bring a job into another state; BadRequest when there is no way from where it is."""
        with self._connections.writing("jobs") as db:
            job = self.get(job_id)
            if not may_move(job.state, new_state):
                raise BadRequest(f"{written('job', job_id)}: {job.state} to {new_state}")
            if new_state is JobState.RUNNING:
                _begin(db, job_id)
                return self.get(job_id)
            db.execute(
                "UPDATE job SET state = ?, error_code = ?, error_detail = ?,"
                " result = coalesce(?, result), ended_at = ?, seconds_left = NULL, owner = ''"
                " WHERE id = ?",
                (
                    new_state,
                    error_code,
                    storable(error_detail),
                    None if result is None else storable(to_json(result)),
                    now() if new_state in ENDED else "",
                    job_id,
                ),
            )
            return self.get(job_id)

    def take(self, lane: Lane) -> Job | None:
        """Start the job of a lane whose turn it is; None when none waits."""
        # Looked at first, because waiting lanes ask often and a write costs everybody.
        if not self._connections.row(
            "SELECT 1 FROM job WHERE state = ? AND lane = ? LIMIT 1", (JobState.WAITING, lane)
        ):
            return None
        with self._connections.writing("jobs") as db:
            row = self._connections.row(
                "SELECT id FROM job WHERE state = ? AND lane = ? ORDER BY place, id LIMIT 1",
                (JobState.WAITING, lane),
            )
            if row is None:
                return None
            _begin(db, JobId(row[0]))
            return self.get(JobId(row[0]))

    def set_progress(
        self, job_id: JobId, progress: Progress, seconds_left: float | None = None
    ) -> None:
        """Keep how far a running job has come."""
        with self._connections.writing("jobs") as db:
            db.execute(
                "UPDATE job SET progress_done = ?, progress_total = ?, progress_unit = ?,"
                " seconds_left = ? WHERE id = ? AND state = ?",
                (
                    progress.done,
                    progress.total,
                    progress.unit,
                    seconds_left,
                    job_id,
                    JobState.RUNNING,
                ),
            )

    def note_result(self, job_id: JobId, result: dict[str, object]) -> None:
        """Keep what a job has begun to make, so that its next attempt goes on with it."""
        with self._connections.writing("jobs") as db:
            db.execute(
                "UPDATE job SET result = ? WHERE id = ?", (storable(to_json(result)), job_id)
            )

    def ask_cancel(self, job_id: JobId) -> None:
        """Ask whichever process runs a job to stop it."""
        with self._connections.writing("jobs") as db:
            db.execute("UPDATE job SET cancel_asked = 1 WHERE id = ?", (job_id,))

    def cancel_asked(self, job_id: JobId) -> bool:
        """Whether somebody asked for the end of a running job."""
        row = self._connections.row("SELECT cancel_asked FROM job WHERE id = ?", (job_id,))
        return bool(row and row[0])

    def ask_pause(self, job_id: JobId) -> None:
        """Ask whichever process runs a job to leave it where it is."""
        with self._connections.writing("jobs") as db:
            db.execute("UPDATE job SET pause_asked = 1 WHERE id = ?", (job_id,))

    def pause_asked(self, job_id: JobId) -> bool:
        """Whether somebody asked for a running job to be paused."""
        row = self._connections.row("SELECT pause_asked FROM job WHERE id = ?", (job_id,))
        return bool(row and row[0])

    def put_first(self, job_id: JobId) -> None:
        """Make a job the next one of those that wait."""
        with self._connections.writing("jobs") as db:
            db.execute(
                "UPDATE job SET place = (SELECT min(place) FROM job) - 1 WHERE id = ?", (job_id,)
            )

    def requeue(self, job_id: JobId) -> Job:
        """Queue a job anew on a person's wish: its attempts count from 0 again."""
        with self._connections.writing("jobs") as db:
            self.move(job_id, JobState.WAITING)
            db.execute("UPDATE job SET attempts = 0 WHERE id = ?", (job_id,))
            return self.get(job_id)

    def interrupt_running(self) -> tuple[Job, ...]:
        """Mark as interrupted what this process runs, or one that died; returns those jobs."""
        with self._connections.writing("jobs"):
            interrupted = [
                JobId(job_id)
                for job_id, mark in self._connections.rows(
                    "SELECT id, owner FROM job WHERE state = ? ORDER BY id",
                    (JobState.RUNNING,),
                )
                if mark == owner.myself() or owner.is_gone(mark)
            ]
            return tuple(self.move(job_id, JobState.INTERRUPTED) for job_id in interrupted)

    def speed(self, kind: str, key: str) -> float | None:
        """How fast this computer last did a kind of work; None before the first time."""
        row = self._connections.row(
            "SELECT speed FROM speed WHERE kind = ? AND key = ?", (kind, key)
        )
        return row[0] if row else None

    def note_speed(self, kind: str, key: str, value: float) -> None:
        """Keep how fast it was this time."""
        with self._connections.writing() as db:
            db.execute(
                "INSERT INTO speed (kind, key, speed, measured_at) VALUES (?, ?, ?, ?)"
                " ON CONFLICT (kind, key) DO UPDATE"
                " SET speed = excluded.speed, measured_at = excluded.measured_at",
                (kind, key, value, now()),
            )

    def _many(self, rest: str, *values: object) -> tuple[Job, ...]:
        return tuple(_job(row) for row in self._connections.rows(f"{_JOB} {rest}", values))


def _begin(db: sqlite.Connection, job_id: JobId) -> None:
    db.execute(
        "UPDATE job SET state = ?, attempts = attempts + 1, started_at = ?, ended_at = '',"
        " error_code = '', error_detail = '', progress_done = NULL, progress_total = NULL,"
        " progress_unit = NULL, seconds_left = NULL, cancel_asked = 0, pause_asked = 0, owner = ?"
        " WHERE id = ?",
        (JobState.RUNNING, now(), owner.myself(), job_id),
    )


def _job(row: Row) -> Job:
    progress = Progress(row[6], row[7], Unit(row[8])) if row[8] else None
    return Job(
        id=JobId(row[0]),
        kind=JobKind(row[1]),
        state=JobState(row[2]),
        request=json_dict(row[3]),
        created_at=row[4],
        attempts=row[5],
        progress=progress,
        seconds_left=row[9],
        result=json_dict(row[10]),
        error_code=row[11],
        error_detail=row[12],
        started_at=row[13],
        ended_at=row[14],
    )
