"""Why there is nothing to read yet, and what would change that."""

from voxdesk.domain.job import Job, JobKind, JobState
from voxdesk.domain.recording import RecordingState
from voxdesk.gui.jobs.following import ACTIVE
from voxdesk.gui.transcript.header import READY
from voxdesk.gui.transcript.opened import Opened
from voxdesk.gui.words import tr


def why_empty(opened: Opened, job: Job | None) -> tuple[str, str]:
    """A heading and a sentence; `job` is what goes on with the recording, if anything."""
    if job is not None and job.state in (JobState.WAITING, JobState.INTERRUPTED):
        return tr("Waiting its turn"), tr("Transcribing starts when the work before it is done.")
    if job is not None and job.state is JobState.RUNNING and job.kind is JobKind.TRANSCRIBE:
        return tr("Listening…"), tr("What is said appears here as it is heard.")
    if opened.transcript is not None and opened.transcript.complete:
        return tr("No speech found"), tr("The recording was heard to its end, and nobody spoke.")
    if opened.recording.state is RecordingState.FAILED:
        return tr("Not transcribed"), tr("The recording is safe in the library. You can try again.")
    return tr("Not transcribed yet"), tr(
        "Transcribe it to read, search and report on what was said."
    )


def why_no_report(opened: Opened, job: Job | None) -> str:
    """A sentence about what would make a report."""
    if job is not None and job.kind is JobKind.REPORT and job.state in ACTIVE:
        return tr("Findings appear here as they are written.")
    if opened.recording.state in READY:
        return tr("A report goes through the scenario's criteria and quotes what was said to each.")
    return tr("A report needs a finished transcript.")
