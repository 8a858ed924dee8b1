"""Transcripts and reports into passages, and passages into vectors."""

from collections.abc import Sequence
from dataclasses import replace

from voxdesk.desk import Desk
from voxdesk.domain.ids import PassageId, ReportId, TranscriptId
from voxdesk.domain.job import Job, JobKind, Progress, Unit
from voxdesk.domain.knowledge import HitKind, Passage
from voxdesk.domain.passages import passages
from voxdesk.domain.recording import RecordingState
from voxdesk.domain.report import Report, ReportState, Review
from voxdesk.domain.sentences import sentences
from voxdesk.engines.base import Vectors
from voxdesk.jobs.context import JobContext
from voxdesk.services import nearness, retrieving


def submit(desk: Desk, transcript_id: TranscriptId) -> Job:
    return desk.jobs.add(
        JobKind.INDEX,
        {"transcript_id": transcript_id, "model": desk.settings.meaning_model},
    )


def submit_report(desk: Desk, report_id: ReportId) -> Job:
    """Queue making the findings of a report findable as they stand now."""
    return desk.jobs.add(
        JobKind.INDEX, {"report_id": report_id, "model": desk.settings.meaning_model}
    )


def run(desk: Desk, context: JobContext) -> dict[str, object]:
    """Make a transcript, or the findings of a report, findable."""
    request = context.job.request
    if "report_id" not in request:
        return _index_transcript(desk, context, TranscriptId(int(str(request["transcript_id"]))))
    report = desk.store.reports.get(ReportId(int(str(request["report_id"]))))
    index_report(desk, context, report)
    if report.supersedes is not None:
        index_report(desk, context, desk.store.reports.get(report.supersedes))
    return {}


def _index_transcript(
    desk: Desk, context: JobContext, transcript_id: TranscriptId
) -> dict[str, object]:
    """Cut a transcript into passages and embed those that have no vector yet.

    Passages that were there already and still fit keep their rows and vectors.
    """
    transcript = desk.store.transcripts.get(transcript_id)
    recording = desk.store.recordings.get(transcript.recording_id)
    kept = desk.store.passages.of_transcript(transcript.id)
    made = passages(
        sentences(desk.store.transcripts.segments(transcript.id), recording.id),
        transcript_id=transcript.id,
        visit_id=recording.visit_id,
    )
    have = {replace(passage, id=PassageId(0)) for passage in kept}
    fits = set(made)
    stale = [passage.id for passage in kept if replace(passage, id=PassageId(0)) not in fits]
    with desk.store.writing("passages"):
        for version in desk.store.transcripts.versions(recording.id):
            if version.id != transcript.id:
                desk.store.passages.drop_for(HitKind.PASSAGE, version.id)
        desk.store.passages.drop(stale)
        desk.store.passages.add([passage for passage in made if passage not in have])
    kept = desk.store.passages.of_transcript(transcript.id)
    known = retrieving.knows_language(desk, transcript.language)
    if known:
        embed(desk, context, kept)
    desk.store.recordings.set_state(recording.id, RecordingState.INDEXED)
    return {"passages": len(kept), "by_meaning": known}


def index_report(desk: Desk, context: JobContext, report: Report) -> None:
    """Make the findings of a report findable that somebody still stands by."""
    for finding in report.findings:
        desk.store.passages.drop_for(HitKind.FINDING, finding.id)
    made = [
        Passage(
            id=PassageId(0),
            kind=HitKind.FINDING,
            source_id=finding.id,
            recording_id=None,
            visit_id=report.visit_id,
            segment_ids=(),
            start_ms=0,
            end_ms=0,
            text=f"{finding.title}: {finding.statement}",
        )
        for finding in (() if report.state is ReportState.SUPERSEDED else report.findings)
        if finding.statement and finding.evidence and finding.review is not Review.REJECTED
    ]
    numbered = desk.store.passages.get_many(desk.store.passages.add(made))
    if retrieving.knows_language(desk, report.language):
        embed(desk, context, numbered)


def embed(desk: Desk, context: JobContext, wanted: Sequence[Passage]) -> None:
    """Give passages their vectors, batch by batch, and bring the index up to date."""
    model_id = desk.settings.meaning_model
    have = desk.store.passages.with_vector(model_id, [passage.id for passage in wanted])
    missing = [passage for passage in wanted if passage.id not in have]
    meaning = desk.engines.meaning(cancelled=context.cancelled)
    done = 0
    for piece in meaning.embed([passage.text for passage in missing]):
        if isinstance(piece, Vectors):
            batch = missing[done : done + piece.count]
            size = piece.dimensions * 4
            rows = [
                (passage.id, piece.content[at * size : (at + 1) * size])
                for at, passage in enumerate(batch)
            ]
            desk.store.passages.add_vectors(model_id, rows, dimensions=piece.dimensions)
            done += piece.count
            context.progress(Progress(done, len(missing), Unit.PASSAGES))
    if missing:
        nearness.catch_up(desk)
