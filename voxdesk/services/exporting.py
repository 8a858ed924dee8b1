"""A transcript or a report into a file outside the library, on which nothing in it depends.

Each carries a seal: what the chain of custody had come to when the document was made. For other
eyes it can be pseudonymised: `pseudonymising.py` says how.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self

from voxdesk.desk import Desk
from voxdesk.domain.anchor import Anchor, sheet
from voxdesk.domain.custody import Action
from voxdesk.domain.ids import RecordingId, ReportId, SegmentId, written
from voxdesk.domain.job import Job, JobKind, Progress, Unit
from voxdesk.domain.report import Report
from voxdesk.errors import BadRequest
from voxdesk.export import words
from voxdesk.export.formats import (
    ON_LETTERHEAD,
    OTHER_NAMES,
    PACK,
    REPORT_FORMATS,
    SEALED_BESIDE,
    SOUNDING,
    TRANSCRIPT_FORMATS,
    known,
)
from voxdesk.export.sheets import ReportSheet, TranscriptSheet
from voxdesk.jobs.context import JobContext
from voxdesk.services import (
    clips,
    evidencing,
    letterheads,
    pseudonymising,
    reviewing,
    scenarios,
    sealing,
)
from voxdesk.services.export_options import PLAIN, Options
from voxdesk.services.pseudonymising import Disguise
from voxdesk.services.replacing import Write, replace_file


def submit(
    desk: Desk, kind: str, number: int, fmt: str, target: Path, options: Options = PLAIN
) -> Job:
    """Queue an export; `kind` is `recording` or `report`."""
    fmt = known(fmt)
    _require_allowed(desk, fmt)
    if fmt not in formats(kind):
        there_is = ", ".join(formats(kind))
        raise BadRequest(f"{fmt!r} is no format of a {kind}; there is {there_is}")
    options.require_sense()
    if kind == "recording":
        desk.store.recordings.get(RecordingId(number))
    else:
        desk.store.reports.get(ReportId(number))
    request: dict[str, object] = {
        "kind": kind,
        "id": number,
        "format": fmt,
        "target": str(target.absolute()),
    }
    return desk.jobs.add(JobKind.EXPORT, request | options.request)


def formats(kind: str) -> tuple[str, ...]:
    """The formats in which something can be exported."""
    return (*(TRANSCRIPT_FORMATS if kind == "recording" else REPORT_FORMATS), PACK)


def offered(desk: Desk, kind: str) -> dict[str, bool]:
    """The formats in which something can be exported, each with whether it is allowed."""
    return {fmt: all(map(desk.policy.allows, _rules(fmt))) for fmt in formats(kind)}


def run(desk: Desk, context: JobContext) -> dict[str, object]:
    """Write the file; the result says how large it is and how often which alias was put in."""
    request = context.job.request
    kind, number, fmt = str(request["kind"]), int(str(request["id"])), known(str(request["format"]))
    _require_allowed(desk, fmt)
    target = Path(str(request["target"]))
    options = Options.of(request)
    # In one transaction, so that the seal is of the very state that is shown.
    with desk.store.writing("custody"):
        seal = sealing.anchor(desk)
        content = _Content.gathered(desk, kind, number, fmt, options, seal)
        if content.disguise is not None:
            content.disguise.require_silent(target.name)
        write = _writer(desk, context, content, fmt, options)
    sha256 = replace_file(target, write)
    if fmt in SEALED_BESIDE:
        beside = target.with_name(f"{target.name}.seal.txt")
        replace_file(beside, lambda file: file.write(content.beside.encode()))
    size_bytes = target.stat().st_size
    # Where it went to is text that people wrote, and so no part of the chain.
    detail: dict[str, object] = {"format": fmt, "sha256": sha256, "size_bytes": size_bytes}
    if options.pseudonymised:
        detail["pseudonymised"] = True
    desk.store.custody.add(Action.EXPORTED, written(kind, number), detail)
    context.progress(Progress(1, 1, Unit.STEPS))
    return {
        "path": str(target),
        "size_bytes": size_bytes,
        "replaced": dict(sorted(content.disguise.counts.items())) if content.disguise else {},
    }


def _require_allowed(desk: Desk, fmt: str) -> None:
    for rule in _rules(fmt):
        desk.policy.require(rule)


def _rules(fmt: str) -> tuple[str, ...]:
    """What may forbid a format, also by the names that it had before."""
    others = (each for each, means in OTHER_NAMES.items() if means == fmt)
    return tuple(f"export.{name}" for name in (fmt, *others))


@dataclass(frozen=True, slots=True)
class _Content:
    """What goes into a file, as it stood when its seal was made."""

    subject: str
    seal: Anchor
    report: ReportSheet | None
    transcripts: tuple[TranscriptSheet, ...]
    disguise: Disguise | None

    @classmethod
    def gathered(
        cls, desk: Desk, kind: str, number: int, fmt: str, options: Options, seal: Anchor
    ) -> Self:
        """Read it; NothingFound when the library does not hold what is asked for."""
        report = report_sheet(desk, ReportId(number), seal) if kind == "report" else None
        if report is not None and fmt in ON_LETTERHEAD:
            report = replace(report, letterhead=letterheads.of(desk))
        ids = report.report.recording_ids if report is not None else (RecordingId(number),)
        with_text = report is None or fmt == PACK
        transcripts = tuple(transcript_sheet(desk, each, seal) for each in ids if with_text)
        disguise = None
        if options.pseudonymised:
            disguise = pseudonymising.disguise(
                desk,
                report.recordings
                if report is not None
                else [each.recording for each in transcripts],
                None if report is None else report.report,
                options.names,
                _language(report, transcripts),
            )
            report = None if report is None else disguise.report(report)
            transcripts = tuple(map(disguise.transcript, transcripts))
        return cls(written(kind, number), seal, report, transcripts, disguise)

    @property
    def beside(self) -> str:
        """What is said in a file of its own, where the format has no place for it."""
        said = sheet(self.seal)
        if self.disguise is None:
            return said
        return f"{said}\n{words.of(self.disguise.language)['pseudonymised']}\n"


def _language(report: ReportSheet | None, transcripts: tuple[TranscriptSheet, ...]) -> str:
    if report is not None:
        return report.report.language
    return next((each.transcript.language for each in transcripts if each.transcript), "")


def _writer(
    desk: Desk, context: JobContext, content: _Content, fmt: str, options: Options
) -> Write:
    report, transcripts = content.report, content.transcripts

    def sound(sheet: ReportSheet) -> ReportSheet:
        return _with_clips(desk, context, sheet, content.disguise) if options.clips else sheet

    if fmt == PACK:
        return evidencing.pack(
            desk,
            content.subject,
            transcripts,
            report,
            seal=content.seal,
            originals=options.with_originals,
            sound=sound,
            on_bytes=_bytes_told(context, transcripts),
        )
    if report is None:
        return lambda file: file.write(TRANSCRIPT_FORMATS[fmt](transcripts[0]))
    heard = sound if fmt in SOUNDING else _as_it_is
    return lambda file: file.write(REPORT_FORMATS[fmt](heard(report)))


def _as_it_is(sheet: ReportSheet) -> ReportSheet:
    return sheet


def _with_clips(
    desk: Desk, context: JobContext, sheet: ReportSheet, disguise: Disguise | None
) -> ReportSheet:
    """The report with the sound of its quotes, bleeped where it tells a name."""
    bleeps: clips.Bleeps = {}
    if disguise is not None:
        bleeps = pseudonymising.bleeps(desk, sheet.report.recording_ids, disguise.names)
    cut = clips.of_findings(
        desk,
        sheet.report.findings,
        bleeps=bleeps,
        on_clip=lambda done, total: context.progress(Progress(done, total, Unit.STEPS)),
        cancelled=context.cancelled,
    )
    return replace(sheet, clips=cut)


def _bytes_told(
    context: JobContext, transcripts: tuple[TranscriptSheet, ...]
) -> Callable[[int], None]:
    done, total = 0, sum(each.recording.size_bytes for each in transcripts)

    def tell(count: int) -> None:
        nonlocal done
        done += count
        context.progress(Progress(done, total, Unit.BYTES))

    return tell


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
        stale=reviewing.stale(desk, report),
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
