"""Search by words: SQLite's FTS5, ranked by bm25. Needs no engine and always works.

Whatever is typed is taken as words: quotes, operators and signs have no meaning of their own.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from voxdesk.domain.knowledge import EVERYTHING, Hit, HitKind, Scope
from voxdesk.store import scopes
from voxdesk.store.connections import Connections, Row
from voxdesk.store.scopes import Place
from voxdesk.store.transcripts import LATEST
from voxdesk.store.values import storable

WORDS = "words"

MOST_WORDS = 64
"""More make a query slow and no better."""

ALL = -1
"""SQLite's LIMIT for no limit."""

LOOKS = (40, 600)
"""How many of the best by words are looked at for each hit wanted, before all of them are."""

LEAST_BEGUN = 2
"""A single letter begins half of all words."""

MOST_RANKED = 10_000
"""How many rows with the words are ranked, the newest, before all of them are: to rank them is what
takes time, and among the many that share a common word it tells little."""

FEW_OWNERS = 100
"""A search of no more transcripts, or reports, than these is made within them."""

COMMON = frozenset(
    (
        "a an and are as at be but by for from had has have he her his i in is it its me my of on "
        "or our she so that the their they this to was we were with you your "
        "а без был была были было в во вы да для до его ее если же за и из или к как ко мне мы "
        "на не но о об он она они от по при с со так то у что это я"
    ).split()
)
"""Words that say nothing by themselves: left out of a search that has others. Each is in a large
part of all texts, and looking them up would take most of the time."""


@dataclass(frozen=True, slots=True)
class _Index:
    """A word index: the rows it leads to, and what a hit is made of.

    Columns: id, recording, visit, start, end, text. `near.id` is a row's number, `near.place` its
    rank (bm25: the lower the better). `owner` is a second column, with the number of what a row is
    part of as its only word; `owners` asks for those numbers.
    """

    kind: HitKind
    name: str
    columns: str
    joins: str
    place: Place
    owner: str = ""
    owners: str = ""

    def question(self, conditions: Sequence[str]) -> str:
        """The hits in scope among the `:near` rows that fit the words best."""
        best = (
            f"SELECT id, place FROM (SELECT rowid AS id, {self.rank} AS place FROM {self.name}"
            f" WHERE {self.name} MATCH :match ORDER BY rowid DESC LIMIT :ranked)"
            " ORDER BY place LIMIT :near"
        )
        order = "ORDER BY near.place, near.id"
        hits = (
            f"SELECT near.id, near.place FROM ({best}) AS near {self.joins}"
            f" WHERE {' AND '.join(conditions)} {order} LIMIT :limit"
        )
        # The columns of these alone: for all that are looked at they would cost most of the time.
        return f"SELECT {self.columns}, near.place FROM ({hits}) AS near {self.joins} {order}"

    @property
    def rank(self) -> str:
        return f"bm25({self.name}, 1.0, 0.0)" if self.owner else f"bm25({self.name})"


_SNIPPET = (
    "(SELECT snippet({0}, {1}, '', '', '…', 40) FROM {0}"
    " WHERE {0} MATCH :match AND {0}.rowid = near.id)"
)

_SEGMENTS = _Index(
    HitKind.SEGMENT,
    "segment_search",
    "segment.id, recording.id, recording.visit_id, segment.start_ms, segment.end_ms, segment.text",
    "JOIN segment ON segment.id = near.id AND segment.live = 1"
    " JOIN transcript ON transcript.id = segment.transcript_id"
    f" JOIN recording ON recording.id = transcript.recording_id AND transcript.id = {LATEST}",
    scopes.RECORDING,
    owner="transcript_id",
    owners=f"SELECT {LATEST} AS owner FROM recording",
)
_FINDINGS = _Index(
    HitKind.FINDING,
    "finding_search",
    "finding.id, NULL, report.visit_id, 0, 0,"
    " CASE WHEN finding.statement <> '' THEN finding.statement ELSE finding.title END",
    "JOIN finding ON finding.id = near.id JOIN report ON report.id = finding.report_id",
    scopes.REPORT,
)
_STAGES = _Index(
    HitKind.STAGE,
    "stage_search",
    f"stage.id, NULL, report.visit_id, 0, 0, {_SNIPPET.format('stage_search', 0)}",
    "JOIN stage ON stage.id = near.id JOIN report ON report.id = stage.report_id",
    scopes.REPORT,
    owner="report_id",
    owners="SELECT report.id AS owner FROM report",
)
_PASSAGES = _Index(
    HitKind.PASSAGE,
    "passage_search",
    f"passage.id, passage.recording_id, {scopes.VISIT_OF_PASSAGE}, passage.start_ms,"
    " passage.end_ms, passage.text",
    "JOIN passage ON passage.id = near.id"
    " LEFT JOIN recording ON recording.id = passage.recording_id",
    scopes.PASSAGE,
)
_DOCUMENTS = _Index(
    HitKind.DOCUMENT,
    "document_search",
    f"document.id, NULL, document.visit_id, 0, 0, {_SNIPPET.format('document_search', -1)}",
    "JOIN document ON document.id = near.id",
    scopes.DOCUMENT,
)


class Search:
    """What the library says in these words, the best first.

    `every` asks for all words; without it any word will do, and more of them rank higher. `begun`
    takes the last word for the beginning of one, as while somebody types.
    """

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def segments(
        self, words: str, scope: Scope, limit: int, *, every: bool = True, begun: bool = False
    ) -> tuple[Hit, ...]:
        """Segments of the latest transcripts, by their corrected text."""
        return self._hits(_SEGMENTS, query(words, every=every, begun=begun), scope, limit)

    def findings(
        self, words: str, scope: Scope, limit: int, *, every: bool = True, begun: bool = False
    ) -> tuple[Hit, ...]:
        """Findings of reports, by title, statement and recommendation."""
        return self._hits(_FINDINGS, query(words, every=every, begun=begun), scope, limit)

    def stages(
        self, words: str, scope: Scope, limit: int, *, every: bool = True, begun: bool = False
    ) -> tuple[Hit, ...]:
        """Stages of reports; the hit shows the place that fits best."""
        return self._hits(_STAGES, query(words, every=every, begun=begun), scope, limit)

    def passages(
        self, words: str, scope: Scope, limit: int, *, every: bool = True, begun: bool = False
    ) -> tuple[Hit, ...]:
        """Passages, of recordings and of findings alike."""
        return self._hits(_PASSAGES, query(words, every=every, begun=begun), scope, limit)

    def documents(
        self, words: str, scope: Scope, limit: int, *, every: bool = True, begun: bool = False
    ) -> tuple[Hit, ...]:
        """Documents, by name and text; the hit shows the place that fits best."""
        return self._hits(_DOCUMENTS, query(words, every=every, begun=begun), scope, limit)

    def _hits(self, index: _Index, match: str, scope: Scope, limit: int) -> tuple[Hit, ...]:
        match = self._within(index, match, scope) if match and index.owner else match
        if not match:
            return ()
        conditions, parameters = scopes.conditions(scope, index.place)
        parameters["limit"] = limit
        question = index.question(conditions)
        rows: list[Row] = []
        for look in LOOKS:
            parameters |= {"match": match, "near": look * limit, "ranked": MOST_RANKED}
            rows = self._connections.rows(question, parameters)
            if len(rows) == limit or self._reach(index, match, look * limit) < look * limit:
                break
        else:
            rows = self._connections.rows(question, parameters | {"near": ALL, "ranked": ALL})
        return tuple(
            Hit(
                kind=index.kind,
                id=row[0],
                recording_id=row[1],
                visit_id=row[2],
                start_ms=row[3],
                end_ms=row[4],
                text=row[5],
                score=-row[6],
                why=(WORDS,),
            )
            for row in rows
        )

    def _reach(self, index: _Index, match: str, most: int) -> int:
        """How many rows have the words, counted up to `most`."""
        found = f"SELECT 1 FROM {index.name} WHERE {index.name} MATCH ? LIMIT ?"
        return int(self._connections.rows(f"SELECT count(*) FROM ({found})", (match, most))[0][0])

    def _within(self, index: _Index, match: str, scope: Scope) -> str:
        """A query of the text alone, and within the owners in scope where these are few."""
        text = f"text : ({match})"
        if scope == EVERYTHING:
            return text
        conditions, parameters = scopes.conditions(scope, index.place)
        rows = self._connections.rows(
            f"{index.owners} WHERE {' AND '.join(conditions)} AND owner IS NOT NULL"
            f" LIMIT {FEW_OWNERS + 1}",
            parameters,
        )
        if len(rows) > FEW_OWNERS:
            return text
        numbers = " OR ".join(str(row[0]) for row in rows)
        return f"{text} AND {index.owner} : ({numbers})" if numbers else ""


def query(words: str, *, every: bool = True, begun: bool = False) -> str:
    """What people typed as an FTS5 query: each word quoted; empty when there is none."""
    typed = storable(words).replace("\0", " ").split()[:MOST_WORDS]
    meant = [word for word in typed if _has_letters(word)]
    telling = [word for word in meant if word.casefold() not in COMMON]
    quoted = ['"' + word.replace('"', '""') + '"' for word in telling or meant]
    if begun and quoted and (telling or meant)[-1] == typed[-1] and len(typed[-1]) >= LEAST_BEGUN:
        quoted[-1] += "*"
    return (" " if every else " OR ").join(quoted)


def _has_letters(word: str) -> bool:
    """Signs alone are no word to FTS5, and would match nothing."""
    return any(letter.isalnum() for letter in word)
