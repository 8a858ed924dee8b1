"""Search by words: SQLite's FTS5, ranked by bm25. Needs no engine and always works.

Whatever is typed is taken as words: quotes, operators and signs have no meaning of their own.
"""

from voxdesk.domain.knowledge import Hit, HitKind, Scope
from voxdesk.store import scopes
from voxdesk.store.connections import Connections
from voxdesk.store.scopes import Place
from voxdesk.store.transcripts import LATEST
from voxdesk.store.values import storable

WORDS = "words"

MOST_WORDS = 64
"""More make a query slow and no better."""

# Columns: id, recording, visit, start, end, text, rank (bm25: the lower the better).
_SEGMENTS = (
    "SELECT segment.id, recording.id, recording.visit_id, segment.start_ms, segment.end_ms,"
    " segment.text, bm25(segment_search) AS place FROM segment_search"
    " JOIN segment ON segment.id = segment_search.rowid"
    " JOIN transcript ON transcript.id = segment.transcript_id"
    " JOIN recording ON recording.id = transcript.recording_id"
    f" WHERE segment_search MATCH :match AND segment.live = 1 AND transcript.id = {LATEST}"
)
_FINDINGS = (
    "SELECT finding.id, NULL, report.visit_id, 0, 0,"
    " CASE WHEN finding.statement <> '' THEN finding.statement ELSE finding.title END,"
    " bm25(finding_search) AS place FROM finding_search"
    " JOIN finding ON finding.id = finding_search.rowid"
    " JOIN report ON report.id = finding.report_id"
    " WHERE finding_search MATCH :match"
)
_PASSAGES = (
    f"SELECT passage.id, passage.recording_id, {scopes.VISIT_OF_PASSAGE}, passage.start_ms,"
    " passage.end_ms, passage.text, bm25(passage_search) AS place FROM passage_search"
    " JOIN passage ON passage.id = passage_search.rowid"
    " LEFT JOIN recording ON recording.id = passage.recording_id"
    " WHERE passage_search MATCH :match"
)
_DOCUMENTS = (
    "SELECT document.id, NULL, document.visit_id, 0, 0,"
    " snippet(document_search, -1, '', '', '…', 40), bm25(document_search) AS place"
    " FROM document_search JOIN document ON document.id = document_search.rowid"
    " WHERE document_search MATCH :match"
)


class Search:
    """What the library says in these words, the best first.

    `every` asks for all words; without it any word will do, and more of them rank higher.
    """

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def segments(
        self, words: str, scope: Scope, limit: int, *, every: bool = True
    ) -> tuple[Hit, ...]:
        """Segments of the latest transcripts, by their corrected text."""
        match = query(words, every=every)
        return self._hits(HitKind.SEGMENT, _SEGMENTS, match, scope, scopes.RECORDING, limit)

    def findings(
        self, words: str, scope: Scope, limit: int, *, every: bool = True
    ) -> tuple[Hit, ...]:
        """Findings of reports, by title, statement and recommendation."""
        match = query(words, every=every)
        return self._hits(HitKind.FINDING, _FINDINGS, match, scope, scopes.REPORT, limit)

    def passages(
        self, words: str, scope: Scope, limit: int, *, every: bool = True
    ) -> tuple[Hit, ...]:
        """Passages, of recordings and of findings alike."""
        match = query(words, every=every)
        return self._hits(HitKind.PASSAGE, _PASSAGES, match, scope, scopes.PASSAGE, limit)

    def documents(
        self, words: str, scope: Scope, limit: int, *, every: bool = True
    ) -> tuple[Hit, ...]:
        """Documents, by name and text; the hit shows the place that fits best."""
        match = query(words, every=every)
        return self._hits(HitKind.DOCUMENT, _DOCUMENTS, match, scope, scopes.DOCUMENT, limit)

    def _hits(
        self, kind: HitKind, question: str, match: str, scope: Scope, place: Place, limit: int
    ) -> tuple[Hit, ...]:
        if not match:
            return ()
        conditions, parameters = scopes.conditions(scope, place)
        return tuple(
            Hit(
                kind=kind,
                id=row[0],
                recording_id=row[1],
                visit_id=row[2],
                start_ms=row[3],
                end_ms=row[4],
                text=row[5],
                score=-row[6],
                why=(WORDS,),
            )
            for row in self._connections.rows(
                f"{' AND '.join([question, *conditions])} ORDER BY place LIMIT :limit",
                parameters | {"match": match, "limit": limit},
            )
        )


def query(words: str, *, every: bool = True) -> str:
    """What people typed as an FTS5 query: each word quoted; empty when there is none."""
    typed = storable(words).replace("\0", " ").split()[:MOST_WORDS]
    quoted = ['"' + word.replace('"', '""') + '"' for word in typed if _has_letters(word)]
    return (" " if every else " OR ").join(quoted)


def _has_letters(word: str) -> bool:
    """Signs alone are no word to FTS5, and would match nothing."""
    return any(letter.isalnum() for letter in word)
