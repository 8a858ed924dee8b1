"""A document: a written source as given, or a photo, whose text is empty."""

from dataclasses import dataclass

from voxdesk.domain.ids import DocumentId, VisitId


@dataclass(frozen=True, slots=True)
class Document:
    id: DocumentId
    visit_id: VisitId | None
    name: str
    sha256: str
    size_bytes: int
    text: str
    added_at: str
