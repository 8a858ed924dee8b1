"""A transcript or a report into a file outside the library.

Written beside its target under another name and moved over it when it is whole, so a target is the
old file or the new one, never half of either. A target that cannot be written is a clear error;
nothing in the library depends on it.
"""

import errno
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from voxdesk.desk import Desk
from voxdesk.domain.ids import RecordingId, ReportId
from voxdesk.domain.job import Job, JobKind, Progress, Unit
from voxdesk.errors import BadRequest, FileBusy, FileMissing, NotEnoughDisk
from voxdesk.export.formats import REPORT_FORMATS, TRANSCRIPT_FORMATS, known
from voxdesk.export.sheets import ReportSheet, TranscriptSheet
from voxdesk.jobs.context import JobContext
from voxdesk.services import scenarios


def submit(desk: Desk, kind: str, number: int, fmt: str, target: Path) -> Job:
    """Queue an export; `kind` is `recording` or `report`."""
    fmt = known(fmt)
    desk.policy.require(f"export.{fmt}")
    if fmt not in formats(kind):
        there_is = ", ".join(formats(kind))
        raise BadRequest(f"{fmt!r} is no format of a {kind}; there is {there_is}")
    request: dict[str, object] = {
        "kind": kind,
        "id": number,
        "format": fmt,
        "target": str(target.absolute()),
    }
    content(desk, request)
    return desk.jobs.add(JobKind.EXPORT, request)


def formats(kind: str) -> tuple[str, ...]:
    """The formats in which something can be exported."""
    return tuple(TRANSCRIPT_FORMATS if kind == "recording" else REPORT_FORMATS)


def run(desk: Desk, context: JobContext) -> dict[str, object]:
    request = context.job.request
    desk.policy.require(f"export.{request['format']}")
    target = Path(str(request["target"]))
    replace_file(target, content(desk, request)())
    context.progress(Progress(1, 1, Unit.STEPS))
    return {"path": str(target)}


def content(desk: Desk, request: dict[str, object]) -> Callable[[], bytes]:
    """What makes the bytes; NothingFound when the library does not hold what is asked for."""
    number, fmt = int(str(request["id"])), str(request["format"])
    if request["kind"] == "recording":
        transcript = transcript_sheet(desk, RecordingId(number))
        return lambda: TRANSCRIPT_FORMATS[fmt](transcript)
    report = report_sheet(desk, ReportId(number))
    return lambda: REPORT_FORMATS[fmt](report)


def transcript_sheet(desk: Desk, recording_id: RecordingId) -> TranscriptSheet:
    """A recording with its latest transcript, as documents show it."""
    store = desk.store
    recording = store.recordings.get(recording_id)
    transcript = store.transcripts.latest(recording_id)
    return TranscriptSheet(
        recording=recording,
        transcript=transcript,
        segments=() if transcript is None else store.transcripts.segments(transcript.id),
        speakers=store.transcripts.speakers(recording_id),
        card=None if recording.visit_id is None else store.visits.get(recording.visit_id).card,
    )


def report_sheet(desk: Desk, report_id: ReportId) -> ReportSheet:
    """A report with its visit and recordings, as documents show it."""
    store = desk.store
    report = store.reports.get(report_id)
    return ReportSheet(
        report=report,
        card=None if report.visit_id is None else store.visits.get(report.visit_id).card,
        recordings=tuple(store.recordings.get(each) for each in report.recording_ids),
        scenario_title=scenarios.for_kind(report.kind).title.within(report.language),
    )


def replace_file(target: Path, content: bytes) -> None:
    """Put a whole file in place of `target`."""
    try:
        if target.is_dir():
            raise IsADirectoryError(errno.EISDIR, "a folder of this name is there")
        if target.exists() and not os.access(target, os.W_OK):
            raise PermissionError(errno.EACCES, "read-only")
        _write_beside(target, content)
    except FileNotFoundError as error:
        raise FileMissing(f"{target.parent}: there is no such folder") from error
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise NotEnoughDisk(str(target)) from error
        raise FileBusy(f"{target}: {error.strerror}") from error


def _write_beside(target: Path, content: bytes) -> None:
    with tempfile.NamedTemporaryFile(
        dir=target.parent, prefix=".voxdesk-", suffix=".part", delete=False
    ) as part:
        written = Path(part.name)
        try:
            part.write(content)
            part.flush()
            os.fsync(part.fileno())
            # Temporary files are for their user alone; an export follows the user's mask.
            written.chmod(0o666 & ~_mask())
            written.replace(target)
        except BaseException:
            written.unlink(missing_ok=True)
            raise


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
