"""What a job is called and how far it is, in words."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QLocale

from voxdesk import texts
from voxdesk.desk import Desk
from voxdesk.domain.ids import RecordingId
from voxdesk.domain.job import Job, JobKind, JobState, Progress, Unit
from voxdesk.domain.timecode import clock
from voxdesk.errors import NothingFound, known
from voxdesk.gui.widgets.dates import readable_length, readable_time
from voxdesk.gui.words import later, tr

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
    JobKind.IMPORT: later("Importing"),
    JobKind.TRANSCRIBE: later("Transcribing"),
    JobKind.INDEX: later("Indexing"),
    JobKind.REPORT: later("Writing the report"),
    JobKind.EXPORT: later("Exporting"),
}


def title(desk: Desk, job: Job, recordings: tuple[RecordingId, ...]) -> str:
    """`Transcribe Lobby.m4a`: what is done to what."""
    doing = tr("Report on") if job.kind is JobKind.REPORT else texts.name(job.kind)
    if job.kind is JobKind.IMPORT:
        return f"{doing} {Path(str(job.request.get('path', ''))).name}"
    if job.kind is JobKind.EXPORT:
        return f"{doing} {Path(str(job.request.get('target', ''))).name}"
    names = [name for name in (name_of(desk, each) for each in recordings[:1]) if name]
    if not names:
        return doing
    more = tr(" and %n more", len(recordings) - 1) if len(recordings) > 1 else ""
    return f"{doing} {names[0]}{more}"


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
            return tr("{done} of {total}").format(done=clock(done), total=clock(total))
        case Unit.BYTES:
            if total < MEGABYTE:
                words = tr("{done} of {total} kB")
                return words.format(done=f"{done / 1000:.0f}", total=f"{total / 1000:.0f}")
            words = tr("{done} of {total} MB")
            return words.format(done=f"{done / MEGABYTE:.0f}", total=f"{total / MEGABYTE:.0f}")
        case Unit.CRITERIA:
            return tr("{done} of {total} criteria").format(done=done, total=total)
        case Unit.PASSAGES:
            return tr("{done} of {total} passages").format(done=done, total=total)
    return tr("step {done} of {total}").format(done=done, total=total)


def time_left(seconds: float | None) -> str:
    if seconds is None:
        return ""
    return tr("{time} left").format(time=readable_length(round(seconds * 1000)))


def speed(job: Job) -> str:
    """`4.1 × real time`: how fast sound is worked through; empty where that is not known."""
    if job.progress is None or job.progress.unit is not Unit.AUDIO_MS:
        return ""
    if job.state is JobState.RUNNING:
        # What is left is the rest divided by the speed, so the speed is the rest divided by it.
        audio_ms, took_ms = job.progress.total - job.progress.done, (job.seconds_left or 0) * 1000
    elif job.state is JobState.DONE and job.attempts == 1:
        audio_ms, took_ms = job.progress.total, _took_ms(job)
    else:
        return ""
    if audio_ms <= 0 or took_ms < LEAST_TOLD_MS:
        return ""
    times = audio_ms / took_ms
    return tr("{times} × real time").format(
        times=QLocale().toString(times, "f", 1 if times < 10 else 0)
    )


def doing(job: Job) -> str:
    """`Transcribing`, `Waiting to transcribe`: what goes on, in a word or two."""
    name = texts.name(job.kind)
    if job.state is JobState.RUNNING:
        return tr(DOING[job.kind]) if job.kind in DOING else name
    if job.state in (JobState.WAITING, JobState.INTERRUPTED):
        return tr("Waiting: {work}").format(work=name[:1].lower() + name[1:])
    return f"{name}: {texts.name(job.state).lower()}"


def state_line(job: Job) -> str:
    """What stands under a job's title."""
    if job.state is JobState.RUNNING:
        parts = [progress(job.progress), speed(job), time_left(job.seconds_left)]
        return " · ".join(part for part in parts if part) or texts.name(job.state)
    if job.state is JobState.PAUSED:
        parts = [texts.name(job.state), progress(job.progress)]
        return " · ".join(part for part in parts if part)
    if job.error_code:
        return texts.message(job.error_code, job.error_detail)
    if job.state is JobState.DONE and (took := _took_ms(job)) >= LEAST_TOLD_MS:
        told = tr("Done in {time}").format(time=readable_length(took))
        return " · ".join(part for part in (told, speed(job)) if part)
    return texts.name(job.state)


def replaced(job: Job) -> str:
    """What a pseudonymised export put in the place of names; empty for every other job."""
    if job.state is not JobState.DONE or not job.request.get("pseudonymised"):
        return ""
    counts = job.result.get("replaced")
    if not isinstance(counts, dict) or not counts:
        return tr("No name was found in it to replace. Read it before you pass it on.")
    aliases = ", ".join(f"{alias} ({count})" for alias, count in counts.items())
    return tr("Names replaced: {aliases}").format(aliases=aliases)


def times(job: Job) -> str:
    """When it began and ended, and which attempt it is."""
    parts = []
    if job.started_at:
        parts.append(tr("Started {time}").format(time=readable_time(job.started_at)))
    else:
        parts.append(tr("Queued {time}").format(time=readable_time(job.created_at)))
    if job.ended_at:
        parts.append(tr("finished {time}").format(time=readable_time(job.ended_at)))
    if job.attempts > 1:
        parts.append(tr("attempt {number}").format(number=job.attempts))
    return " · ".join(parts)


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
