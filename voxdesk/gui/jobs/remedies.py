"""What a button can do about a job that failed: lead to where it is mended."""

from dataclasses import dataclass
from pathlib import Path

from voxdesk.desk import Desk
from voxdesk.domain.ids import RecordingId, parse
from voxdesk.domain.job import Job
from voxdesk.errors import Remedy, known
from voxdesk.gui.words import tr


@dataclass(frozen=True, slots=True)
class Mending:
    """Words of a button, and the one place it leads to: a page, a recording or a folder."""

    words: str
    page: str = ""
    recording_id: RecordingId | None = None
    folder: Path | None = None


def mending(desk: Desk, job: Job) -> Mending | None:
    """What can be done about it here; None where only words help."""
    error = known().get(job.error_code)
    match error.remedy if error else Remedy.NONE:
        case Remedy.GET_MODEL | Remedy.CHOOSE_SMALLER_MODEL:
            return Mending(tr("Open Models"), page="models")
        case Remedy.SHOW_EXISTING:
            number = _recording_in(job.error_detail)
            return Mending(tr("Open the recording"), recording_id=number) if number else None
        case Remedy.FREE_SPACE:
            return Mending(tr("Show the folder"), folder=desk.store.path.parent)
        case Remedy.RESTORE_BACKUP | Remedy.CHECK_DISK:
            return Mending(tr("Open Library"), page="library")
        case Remedy.CHECK_PERMISSIONS | Remedy.CLOSE_OTHER_PROGRAM | Remedy.CHOOSE_OTHER_FILE:
            named = job.request.get("target") or job.request.get("path") or job.request.get("to")
            folder = Path(str(named)).parent if named else None
            return Mending(tr("Show the folder"), folder=folder) if folder else None
    return None


def _recording_in(detail: str) -> RecordingId | None:
    """The recording that a text names (`Lobby.m4a = rec-7 (Lobby)`)."""
    for word in detail.split():
        try:
            kind, number = parse(word.strip("(),"))
        except ValueError:
            continue
        if kind == "recording":
            return RecordingId(number)
    return None
