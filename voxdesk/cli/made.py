"""What came of jobs that make recordings and documents, as commands tell it."""

from collections.abc import Sequence

import click

from voxdesk import texts
from voxdesk.cli.asked import DONE, KNOWN, Asked, failure, tell_failures
from voxdesk.desk import Desk
from voxdesk.domain.ids import DocumentId, RecordingId, written
from voxdesk.domain.job import Job, JobState
from voxdesk.domain.timecode import clock
from voxdesk.export import documents


def show_made(asked: Asked, desk: Desk, jobs: Sequence[Job]) -> int:
    """Show what ended jobs made and what failed; returns the exit code."""
    recordings = [
        desk.store.recordings.get(RecordingId(int(str(job.result["recording_id"]))))
        for job in jobs
        if "recording_id" in job.result
    ]
    written_sources = [
        desk.store.documents.get(DocumentId(int(str(job.result["document_id"]))))
        for job in jobs
        if "document_id" in job.result
    ]
    failed = [failure(job) for job in jobs if job.state is not JobState.DONE]

    def words() -> None:
        for recording in recordings:
            length = clock(recording.facts.duration_ms) if recording.facts else "-"
            name = written("recording", recording.id)
            click.echo(f"{name}  {recording.name}  {length}  {texts.name(recording.state)}")
        for document in written_sources:
            click.echo(f"{written('document', document.id)}  {document.name}")
        tell_failures(failed)

    content: dict[str, object] = {
        "recordings": [documents.recording_document(each) for each in recordings],
        "documents": [
            {"id": written("document", each.id), "name": each.name, "sha256": each.sha256}
            for each in written_sources
        ],
        "failed": failed,
    }
    asked.show(content, words)
    return KNOWN if failed else DONE
