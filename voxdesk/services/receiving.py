"""Bytes that another program hands over: kept in the library at once, never in a file beside it."""

import io
from dataclasses import dataclass
from pathlib import Path

from voxdesk.desk import Desk
from voxdesk.domain.ids import written
from voxdesk.domain.job import Job, JobKind
from voxdesk.domain.recording import Source
from voxdesk.domain.visit import VisitCard
from voxdesk.errors import AlreadyThere, BadAudio, DocumentUnreadable
from voxdesk.services import reading


@dataclass(frozen=True, slots=True)
class Handed:
    """What was handed over, by the name it has there."""

    name: str
    content: bytes


def submit(desk: Desk, handed: Handed, *, transcribe: bool = False) -> Job:
    """Keep the bytes as a recording with a visit of its own, or as a document by itself, and queue
    what importing does next."""
    name = Path(handed.name.replace("\\", "/")).name or "recording"
    document = Path(name).suffix.lower() in reading.SUFFIXES or reading.is_photo(name)
    if not handed.content:
        refused = DocumentUnreadable if document else BadAudio
        raise refused(f"{name}: the file is empty (0 bytes)")
    size_bytes = len(handed.content)
    media = desk.store.media.adopt(io.BytesIO(handed.content), size_bytes=size_bytes)
    request: dict[str, object] = {"path": name, "visit_id": None, "transcribe": transcribe}
    if document:
        return desk.jobs.add(JobKind.IMPORT, {**request, "sha256": media.sha256})
    known = desk.store.recordings.by_sha256(media.sha256)
    if known is not None:
        raise AlreadyThere(f"{name} = {written('recording', known.id)} ({known.name})")
    with desk.store.writing("recordings", "visits", "jobs"):
        visit_id = desk.store.visits.add(VisitCard())
        added = desk.store.recordings.add(name, media, source=Source.FILE, visit_id=visit_id)
        job = desk.jobs.add(JobKind.IMPORT, {**request, "visit_id": visit_id})
        desk.store.jobs.note_result(job.id, {"recording_id": added.id})
    return job
