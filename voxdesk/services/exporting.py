"""A transcript or a report into a file outside the library, on which nothing in it depends.

Each carries a seal: what the chain of custody had come to when the document was made.
"""

from pathlib import Path

from voxdesk.desk import Desk
from voxdesk.domain.anchor import Anchor, sheet
from voxdesk.domain.custody import Action
from voxdesk.domain.ids import RecordingId, ReportId, SegmentId, written
from voxdesk.domain.job import Job, JobKind, Progress, Unit
from voxdesk.domain.report import Report
from voxdesk.errors import BadRequest
from voxdesk.export.formats import (
    EVIDENCE,
    REPORT_FORMATS,
    SEALED_BESIDE,
    TRANSCRIPT_FORMATS,
    known,
)
from voxdesk.export.sheets import ReportSheet, TranscriptSheet
from voxdesk.jobs.context import JobContext
from voxdesk.services import evidencing, scenarios, sealing
from voxdesk.services.replacing import Write, replace_file


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
    if kind == "recording":
        desk.store.recordings.get(RecordingId(number))
    else:
        desk.store.reports.get(ReportId(number))
    return desk.jobs.add(JobKind.EXPORT, request)


def formats(kind: str) -> tuple[str, ...]:
    """The formats in which something can be exported."""
    return (*(TRANSCRIPT_FORMATS if kind == "recording" else REPORT_FORMATS), EVIDENCE)


def run(desk: Desk, context: JobContext) -> dict[str, object]:
    request = context.job.request
    desk.policy.require(f"export.{request['format']}")
    target = Path(str(request["target"]))
    # In one transaction, so that the seal is of the very state that is shown.
    with desk.store.writing("custody"):
        seal = sealing.anchor(desk)
        write = content(desk, context, seal)
    sha256 = replace_file(target, write)
    if request["format"] in SEALED_BESIDE:
        beside = target.with_name(f"{target.name}.seal.txt")
        replace_file(beside, lambda file: file.write(sheet(seal).encode()))
    # Where it went to is text that people wrote, and so no part of the chain.
    desk.store.custody.add(
        Action.EXPORTED,
        written(str(request["kind"]), int(str(request["id"]))),
        {"format": request["format"], "sha256": sha256, "size_bytes": target.stat().st_size},
    )
    context.progress(Progress(1, 1, Unit.STEPS))
    return {"path": str(target)}


def content(desk: Desk, context: JobContext, seal: Anchor) -> Write:
    """What writes the file; NothingFound when the library does not hold what is asked for."""
    request = context.job.request
    kind, number, fmt = str(request["kind"]), int(str(request["id"])), str(request["format"])
    report = report_sheet(desk, ReportId(number), seal) if kind == "report" else None
    if fmt != EVIDENCE and report is not None:
        return lambda file: file.write(REPORT_FORMATS[fmt](report))
    recording_ids = report.report.recording_ids if report else (RecordingId(number),)
    transcripts = tuple(transcript_sheet(desk, each, seal) for each in recording_ids)
    if fmt != EVIDENCE:
        return lambda file: file.write(TRANSCRIPT_FORMATS[fmt](transcripts[0]))
    done, total = 0, sum(each.recording.size_bytes for each in transcripts)

    def tell(count: int) -> None:
        nonlocal done
        done += count
        context.progress(Progress(done, total, Unit.BYTES))

    subject = written(kind, number)
    return evidencing.pack(desk, subject, transcripts, report, seal=seal, on_bytes=tell)


def transcript_sheet(
    desk: Desk, recording_id: RecordingId, seal: Anchor | None = None
) -> TranscriptSheet:
    """A recording with its latest transcript, as documents show it."""
    store = desk.store
    recording = store.recordings.get(recording_id)
    transcript = store.transcripts.latest(recording_id)
    return TranscriptSheet(
        recording=recording,
        transcript=transcript,
        segments=() if transcript is None else store.transcripts.segments(transcript.id),
        speakers=store.speakers.of_recording(recording_id),
        card=None if recording.visit_id is None else store.visits.get(recording.visit_id).card,
        seal=seal,
    )


def report_sheet(desk: Desk, report_id: ReportId, seal: Anchor | None = None) -> ReportSheet:
    """A report with its visit and recordings, as documents show it."""
    store = desk.store
    report = store.reports.get(report_id)
    kind = scenarios.of_report(desk, report.id)
    return ReportSheet(
        report=report,
        card=None if report.visit_id is None else store.visits.get(report.visit_id).card,
        recordings=tuple(store.recordings.get(each) for each in report.recording_ids),
        scenario=kind.scenario if kind else None,
        scenario_version=kind.definitions[0].version if kind else 0,
        seal=seal,
        speakers=quoted_voices(desk, report),
    )


def quoted_voices(desk: Desk, report: Report) -> dict[SegmentId, str]:
    """What the voices of a report's quotes are called."""
    quoted = {
        segment_id
        for finding in report.findings
        for each in finding.evidence
        for segment_id in each.segment_ids
    }
    found = desk.store.speakers.of_segments(quoted)
    return {segment_id: each.name or each.label for segment_id, each in found.items()}
