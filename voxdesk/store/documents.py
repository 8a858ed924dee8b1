"""Written sources: their bytes as given, and their text for search."""

from voxdesk.domain.custody import Action
from voxdesk.domain.document import Document
from voxdesk.domain.ids import DocumentId, VisitId, written
from voxdesk.store.chunks import MediaRow
from voxdesk.store.connections import Connections
from voxdesk.store.custody import Custody
from voxdesk.store.values import now, storable

_DOCUMENT = (
    "SELECT document.id, document.visit_id, document.name, media.sha256, media.size_bytes,"
    " document.text, document.added_at FROM document JOIN media ON media.id = document.media_id"
)


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
            document_id = DocumentId(row[0][0])
            own = written("document", document_id)
            Custody(self._connections).add(
                Action.IMPORTED,
                own,
                media.described(),
                touched=[written("original", media.id), own],
            )
        return document_id

    def get(self, document_id: DocumentId) -> Document:
        """The document with this id; NothingFound when there is none."""
        row = self._connections.the_row(
            written("document", document_id), f"{_DOCUMENT} WHERE document.id = ?", (document_id,)
        )
        return Document(*row)

    def by_sha256(self, sha256: str) -> Document | None:
        """The document whose original has this hash."""
        row = self._connections.row(
            f"{_DOCUMENT} WHERE media.sha256 = ? AND media.gone_at = '' ORDER BY document.id",
            (sha256,),
        )
        return Document(*row) if row else None

    def of_visit(self, visit_id: VisitId) -> tuple[Document, ...]:
        """The documents and photos of a visit, in the order they came."""
        return tuple(
            Document(*row)
            for row in self._connections.rows(
                f"{_DOCUMENT} WHERE document.visit_id = ? AND document.bin_id IS NULL"
                " ORDER BY document.id",
                (visit_id,),
            )
        )
