"""Why there is nothing to read yet, and what would change that."""

from voxdesk.domain.job import Job, JobKind, JobState
from voxdesk.domain.recording import RecordingState
from voxdesk.gui.jobs.following import ACTIVE
from voxdesk.gui.transcript.header import READY
from voxdesk.gui.transcript.opened import Opened


def why_empty(opened: Opened, job: Job | None) -> tuple[str, str]:
    """A heading and a sentence; `job` is what goes on with the recording, if anything."""
    if job is not None and job.state in (JobState.WAITING, JobState.INTERRUPTED):
        return "Waiting its turn", "Transcribing starts when the work before it is done."
    if job is not None and job.state is JobState.RUNNING and job.kind is JobKind.TRANSCRIBE:
        return "Listening…", "What is said appears here as it is heard."
    if opened.transcript is not None and opened.transcript.complete:
        return "No speech found", "The recording was heard to its end, and nobody spoke."
    if opened.recording.state is RecordingState.FAILED:
        return "Not transcribed", "The recording is safe in the library. You can try again."
    return "Not transcribed yet", "Transcribe it to read, search and report on what was said."


def why_no_report(opened: Opened, job: Job | None) -> str:
    """A sentence about what would make a report."""
    if job is not None and job.kind is JobKind.REPORT and job.state in ACTIVE:
        return "Findings appear here as they are written."
    if opened.recording.state in READY:
        return "A report goes through the scenario's criteria and quotes what was said to each."
    return "A report needs a finished transcript."
