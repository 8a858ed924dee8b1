"""The card of a visit, and what belongs to the visit: recordings, documents, photos."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from voxdesk.desk import Desk
from voxdesk.domain.ids import DocumentId, RecordingId, VisitId
from voxdesk.domain.job import Job, JobKind
from voxdesk.domain.visit import VisitCard
from voxdesk.errors import NothingFound
from voxdesk.services import reading
from voxdesk.store.chunks import CHUNK_BYTES


def fill(desk: Desk, visit_id: VisitId, card: VisitCard) -> None:
    """Put another card in place of the one a visit has; names that are new are made."""
    desk.store.visits.update(visit_id, card)


def visit_of(desk: Desk, recording_id: RecordingId) -> VisitId:
    """The visit of a recording, made when it has none."""
    with desk.store.writing("visits", "recordings"):
        found = desk.store.recordings.get(recording_id).visit_id
        if found is None:
            found = desk.store.visits.add(VisitCard())
            desk.store.recordings.set_visit(recording_id, found)
        return found


def move(desk: Desk, recording_id: RecordingId, visit_id: VisitId) -> None:
    """Let a recording belong to another visit."""
    with desk.store.writing("visits", "recordings"):
        desk.store.visits.get(visit_id)
        if desk.store.recordings.get(recording_id).visit_id != visit_id:
            desk.store.recordings.set_visit(recording_id, visit_id)


def begin(desk: Desk) -> VisitId:
    """Begin a visit with an empty card, before anything is recorded."""
    return desk.store.visits.add(VisitCard())


def part(desk: Desk, recording_id: RecordingId) -> VisitId:
    """Let a recording begin a visit of its own, with an empty card."""
    with desk.store.writing("visits", "recordings"):
        visit_id = desk.store.visits.add(VisitCard())
        desk.store.recordings.set_visit(recording_id, visit_id)
    return visit_id


def attach(desk: Desk, visit_id: VisitId, paths: Sequence[Path]) -> tuple[Job, ...]:
    """Queue the keeping of documents and photos with a visit; one job for each file.

    A file whose bytes the visit has already adds nothing. Raises AttachmentUnknown for a file of
    another kind, before anything is queued.
    """
    desk.store.visits.get(visit_id)
    for path in paths:
        reading.require_attachable(path)
    with desk.store.writing("jobs"):
        return tuple(
            desk.jobs.add(
                JobKind.IMPORT,
                {
                    "path": str(path.absolute()),
                    "visit_id": visit_id,
                    "transcribe": False,
                    "attached": True,
                },
            )
            for path in paths
        )


def pieces(desk: Desk, document_id: DocumentId) -> Iterator[bytes]:
    """The bytes of a document or photo as they were given, in order, a chunk at a time."""
    document = desk.store.documents.get(document_id)
    media = desk.store.media.by_hash(document.sha256)
    if media is None:
        raise NothingFound(document.name)
    reader = desk.store.media.reader(media.id)
    for offset in range(0, reader.size_bytes, CHUNK_BYTES):
        yield reader.read_at(offset, CHUNK_BYTES)
