"""Why there is nothing to read yet, and what would change that."""

from voxdesk.domain.recording import RecordingState
from voxdesk.gui.transcript.header import READY
from voxdesk.gui.transcript.opened import Opened


def why_empty(opened: Opened, *, busy: bool) -> tuple[str, str]:
    if busy:
        return "Listening…", "What is said appears here as it is heard."
    if opened.transcript is not None and opened.transcript.complete:
        return "No speech found", "The recording was heard to its end, and nobody spoke."
    if opened.recording.state is RecordingState.FAILED:
        return "Not transcribed", "The recording is safe in the library. You can try again."
    return "Not transcribed yet", "Transcribe it to read, search and report on what was said."


def why_no_report(opened: Opened, *, reporting: bool) -> str:
    if reporting:
        return "Findings appear here as they are written."
    if opened.recording.state in READY:
        return "A report goes through the scenario's criteria and quotes what was said to each."
    return "A report needs a finished transcript."
