"""What a job is called and how far it is, in words."""

from datetime import datetime
from pathlib import Path

from voxdesk import texts
from voxdesk.desk import Desk
from voxdesk.domain.ids import RecordingId
from voxdesk.domain.job import Job, JobKind, JobState, Progress, Unit
from voxdesk.domain.timecode import clock, spoken_length
from voxdesk.errors import NothingFound, known

ICONS = {
    JobKind.IMPORT: "import",
    JobKind.TRANSCRIBE: "transcribe",
    JobKind.INDEX: "search",
    JobKind.REPORT: "report",
    JobKind.EXPORT: "export",
    JobKind.REHEAR: "transcribe",
    JobKind.PROPOSE_ROLES: "question",
}
STATE_ICONS = {
    JobState.WAITING: ("waiting", "muted"),
    JobState.RUNNING: ("working", "accent"),
    JobState.DONE: ("done", "good"),
    JobState.FAILED: ("failed", "danger"),
    JobState.CANCELLED: ("cancelled", "muted"),
    JobState.INTERRUPTED: ("waiting", "muted"),
    JobState.NEEDS_USER: ("question", "warning"),
    JobState.PAUSED: ("pause", "muted"),
}
MEGABYTE = 1_000_000
LEAST_TOLD_MS = 1000


DOING = {
    JobKind.IMPORT: "Importing",
    JobKind.TRANSCRIBE: "Transcribing",
    JobKind.INDEX: "Indexing",
    JobKind.REPORT: "Writing the report",
    JobKind.EXPORT: "Exporting",
}


def title(desk: Desk, job: Job, recordings: tuple[RecordingId, ...]) -> str:
    """`Transcribe Lobby.m4a`: what is done to what."""
    doing = "Report on" if job.kind is JobKind.REPORT else texts.name(job.kind)
    if job.kind is JobKind.IMPORT:
        return f"{doing} {Path(str(job.request.get('path', ''))).name}"
    if job.kind is JobKind.EXPORT:
        return f"{doing} {Path(str(job.request.get('target', ''))).name}"
    names = [name for name in (name_of(desk, each) for each in recordings[:1]) if name]
    more = f" and {len(recordings) - 1} more" if len(recordings) > 1 else ""
    return f"{doing} {names[0]}{more}" if names else doing


def name_of(desk: Desk, recording_id: RecordingId) -> str:
    try:
        return desk.store.recordings.get(recording_id).name
    except NothingFound:  # it went since
        return ""


def progress(progress: Progress | None) -> str:
    """`12:05 of 48:12`, `3 of 11 criteria`; empty when there is nothing to say."""
    if progress is None or progress.total <= 0:
        return ""
    done, total = progress.done, progress.total
    match progress.unit:
        case Unit.AUDIO_MS:
            return f"{clock(done)} of {clock(total)}"
        case Unit.BYTES:
            if total < MEGABYTE:
                return f"{done / 1000:.0f} of {total / 1000:.0f} kB"
            return f"{done / MEGABYTE:.0f} of {total / MEGABYTE:.0f} MB"
        case Unit.CRITERIA:
            return f"{done} of {total} criteria"
        case Unit.PASSAGES:
            return f"{done} of {total} passages"
    return f"step {done} of {total}"


def time_left(seconds: float | None) -> str:
    if seconds is None:
        return ""
    return f"{spoken_length(round(seconds * 1000))} left"


def doing(job: Job) -> str:
    """`Transcribing`, `Waiting to transcribe`: what goes on, in a word or two."""
    if job.state is JobState.RUNNING:
        return DOING.get(job.kind) or str(texts.name(job.kind))
    if job.state in (JobState.WAITING, JobState.INTERRUPTED):
        return f"Waiting to {texts.name(job.kind).lower()}"
    return f"{texts.name(job.kind)}: {texts.name(job.state).lower()}"


def state_line(job: Job) -> str:
    """What stands under a job's title."""
    if job.state is JobState.RUNNING:
        parts = [progress(job.progress), time_left(job.seconds_left)]
        return " · ".join(part for part in parts if part) or texts.name(job.state)
    if job.error_code:
        return texts.message(job.error_code, job.error_detail)
    if job.state is JobState.DONE and (took := _took_ms(job)) >= LEAST_TOLD_MS:
        return f"{texts.name(job.state)} in {spoken_length(took)}"
    return texts.name(job.state)


def _took_ms(job: Job) -> int:
    try:
        began, ended = map(datetime.fromisoformat, (job.started_at, job.ended_at))
    except ValueError:
        return 0
    return round((ended - began).total_seconds() * 1000)


def remedy(job: Job) -> str:
    """What to do about a job that failed; empty when there is nothing to do."""
    error = known().get(job.error_code)
    return texts.remedy(error.remedy) if error else ""
