"""Written sources: their bytes as given, and their text for search."""

from dataclasses import dataclass

from voxdesk.domain.ids import DocumentId, VisitId, written
from voxdesk.store.chunks import MediaRow
from voxdesk.store.connections import Connections
from voxdesk.store.values import now, storable


@dataclass(frozen=True, slots=True)
class Document:
    id: DocumentId
    visit_id: VisitId | None
    name: str
    sha256: str
    size_bytes: int
    text: str
    added_at: str


class Documents:
    """Documents, newest first."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def add(
        self, name: str, media: MediaRow, text: str, visit_id: VisitId | None = None
    ) -> DocumentId:
        """Enter an original as a document with the text read from it."""
        with self._connections.writing("documents") as db:
            row = db.execute(
                "INSERT INTO document (media_id, visit_id, name, text, added_at)"
                " VALUES (?, ?, ?, ?, ?) RETURNING id",
                (media.id, visit_id, storable(name), storable(text), now()),
            ).fetchall()
        return DocumentId(row[0][0])

    def get(self, document_id: DocumentId) -> Document:
        """The document with this id; NothingFound when there is none."""
        row = self._connections.the_row(
            written("document", document_id),
            "SELECT document.id, document.visit_id, document.name, media.sha256,"
            " media.size_bytes, document.text, document.added_at"
            " FROM document JOIN media ON media.id = document.media_id WHERE document.id = ?",
            (document_id,),
        )
        return Document(*row)
