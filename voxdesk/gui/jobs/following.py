"""The jobs as the window knows them: read once, then kept up to date by what the bridge tells.

Pages ask here instead of each asking the library; knows no widget.
"""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from voxdesk.desk import Desk
from voxdesk.domain.ids import JobId, RecordingId, TranscriptId
from voxdesk.domain.job import Job, JobState
from voxdesk.errors import NothingFound
from voxdesk.events import JobMoved

RECENT = 80
MOST_PENDING = 100
"""Of the jobs that are still to do, so many are listed; of the rest only how many there are."""
ACTIVE = frozenset({JobState.RUNNING, JobState.WAITING, JobState.INTERRUPTED, JobState.PAUSED})
TROUBLED = frozenset({JobState.FAILED, JobState.NEEDS_USER})
FINISHED = frozenset({JobState.DONE, JobState.CANCELLED})


class Following(QObject):
    """The jobs that are still to do, and the most recent others, newest first."""

    moved = Signal(object)
    """The Job that moved, as it is now."""
    changed = Signal()
    """Jobs came or changed their state."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._jobs: dict[JobId, Job] = {}
        self._recordings: dict[JobId, tuple[RecordingId, ...]] = {}
        self._seen: set[JobId] = set()
        self._turns: tuple[JobId, ...] = ()
        self.held = False
        """Whether no job of this library may run."""
        self.more = 0
        """Jobs that are still to do and not listed."""

    def refresh(self) -> None:
        """Read the jobs again; progress that is newer than the library's is kept."""
        before = self._jobs
        stood = (self._jobs, self._turns, self.held, self.more)
        pending = self._desk.store.jobs.pending(MOST_PENDING)
        listed = self._listed(pending)
        jobs = {}
        for job in listed:
            known = before.get(job.id)
            if known is not None and known.state is job.state and known.progress is not None:
                job = replace(job, progress=known.progress, seconds_left=known.seconds_left)
            jobs[job.id] = job
        self._jobs, self._turns = jobs, tuple(job.id for job in pending)
        self.held = self._desk.jobs.held()
        to_do = self._desk.store.jobs.count_pending()
        self.more = max(to_do - sum(1 for job in listed if job.state in ACTIVE), 0)
        if stood != (self._jobs, self._turns, self.held, self.more):
            self.changed.emit()

    def _listed(self, pending: tuple[Job, ...]) -> tuple[Job, ...]:
        """What the library holds of them, without what was put away."""
        away_until = self._desk.jobs.away_until()
        known = {job.id: job for job in (*pending, *self._desk.store.jobs.recent(RECENT))}
        shown = (
            job for job in known.values() if job.state not in FINISHED or job.ended_at > away_until
        )
        return tuple(sorted(shown, key=lambda job: -job.id))

    def job_moved(self, moved: JobMoved) -> None:
        job = self._jobs.get(moved.job_id)
        if job is None or job.state is not moved.state:
            self.refresh()
            return
        job = replace(job, progress=moved.progress, seconds_left=moved.seconds_left)
        self._jobs[job.id] = job
        self.moved.emit(job)

    # --- questions

    def all(self) -> tuple[Job, ...]:
        return tuple(self._jobs.values())

    def job(self, job_id: JobId) -> Job | None:
        return self._jobs.get(job_id)

    def active(self) -> tuple[Job, ...]:
        """Running ones first, then in the order they will run."""
        jobs = [job for job in self._jobs.values() if job.state in ACTIVE]
        turns = {job_id: turn for turn, job_id in enumerate(self._turns)}
        return tuple(
            sorted(
                jobs,
                key=lambda job: (job.state is not JobState.RUNNING, turns.get(job.id, len(turns))),
            )
        )

    def troubled(self) -> tuple[Job, ...]:
        """Those that failed or need the user, and that nobody has looked at yet."""
        return tuple(
            job for job in self._jobs.values() if job.state in TROUBLED and job.id not in self._seen
        )

    def look_at_troubled(self) -> None:
        """Somebody has seen them now."""
        self._seen.update(job.id for job in self.troubled())
        self.changed.emit()

    def of_recording(self, recording_id: RecordingId) -> Job | None:
        """The active job about a recording, or else the last one if it failed."""
        for job in self.active():
            if recording_id in self.recordings_of(job):
                return job
        for job in self._jobs.values():
            if recording_id in self.recordings_of(job):
                return job if job.state in TROUBLED else None
        return None

    def recordings_of(self, job: Job) -> tuple[RecordingId, ...]:
        """What recordings a job is about, as far as it names them."""
        known = self._recordings.get(job.id)
        if known is None:
            known = self._read_recordings(job)
            if known:
                self._recordings[job.id] = known
        return known

    def _read_recordings(self, job: Job) -> tuple[RecordingId, ...]:
        said = {**job.request, **job.result}
        several = said.get("recording_ids")
        if isinstance(several, list):
            return tuple(RecordingId(int(each)) for each in several)
        one = said.get("recording_id")
        if said.get("kind") == "recording":
            one = said.get("id")
        if isinstance(one, int):
            return (RecordingId(one),)
        transcript = said.get("transcript_id")
        if isinstance(transcript, int):
            try:
                found = self._desk.store.transcripts.get(TranscriptId(transcript))
            except NothingFound:
                return ()
            return (found.recording_id,)
        return ()
