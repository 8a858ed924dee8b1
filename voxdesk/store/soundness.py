"""Whether a library's file and what is in it hold together: questions that each yield problems.

Nothing here writes, so a damaged file can be asked. What SQLite itself finds is asked first: where
it finds something, the other answers cannot be trusted either.
"""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from sqlcipher3 import dbapi2 as sqlite

from voxdesk.domain.ids import written
from voxdesk.domain.job import LANES, JobKind, JobState
from voxdesk.domain.soundness import Problem, Trouble
from voxdesk.domain.verification import Chain
from voxdesk.errors import StoreDamaged
from voxdesk.store.chunks import hashed
from voxdesk.store.connections import Connections, Row
from voxdesk.store.custody import Custody
from voxdesk.store.still import Still

Question = Callable[[Connections], Iterator[Problem]]

MOST = 100
"""So many problems of one kind say enough."""

FLOAT_BYTES = 4

WORD_INDEXES = ("segment", "document", "finding", "passage", "stage")
"""Tables with a word index, which is called `…_search`."""


def problems(still: Still, questions: Sequence[Question]) -> tuple[Problem, ...]:
    """Ask one question after the other; one that cannot be answered is a problem itself."""
    found: list[Problem] = []
    for question in questions:
        try:
            found += islice(question(still), MOST - len(found))
        except (StoreDamaged, sqlite.Error) as error:
            still.require_going()
            found.append(Problem(Trouble.FILE, str(error)))
            still.renew()
    return tuple(found)


def file_quickly(connections: Connections) -> Iterator[Problem]:
    """SQLite's quick check, up to the first finding."""
    yield from _pragma(connections, Trouble.FILE, "quick_check(1)")


def file_in_full(connections: Connections) -> Iterator[Problem]:
    """SQLite's full check: pages, indexes, word indexes."""
    yield from _pragma(connections, Trouble.FILE, f"integrity_check({MOST})")


def pages(connections: Connections) -> Iterator[Problem]:
    """The check value of every page of an encrypted file."""
    if connections.key is not None:
        yield from _pragma(connections, Trouble.PAGE, "cipher_integrity_check")


def chain(connections: Connections) -> Iterator[Problem]:
    """Whether each event of the chain of custody goes on from the one before."""
    for each in Chain().follow(Custody(connections).events()):
        yield Problem(Trouble.CHAIN, each.what)


def references(connections: Connections) -> Iterator[Problem]:
    """Rows that refer to rows that are not there."""
    for table, row_id, parent, _number in connections.rows("PRAGMA foreign_key_check"):
        yield Problem(Trouble.REFERENCE, f"{table} {row_id}: no such {parent}")


def word_indexes(connections: Connections) -> Iterator[Problem]:
    """Rows that search by words would miss, or find although they are gone."""
    for table in WORD_INDEXES:
        indexed = f"SELECT id FROM {table}_search_docsize"
        for one, other, what in (
            (f"SELECT id FROM {table}", indexed, "not indexed"),
            (indexed, f"SELECT id FROM {table}", "indexed but gone"),
        ):
            for (number,) in connections.rows(f"{one} EXCEPT {other} LIMIT {MOST}"):
                yield Problem(Trouble.WORD_INDEX, f"{table} {number} {what}")


def originals(connections: Connections) -> Iterator[Problem]:
    """The bytes of every original against their hash."""
    for (media_id,) in connections.rows(f"SELECT id FROM media WHERE {KEPT} ORDER BY id"):
        yield from original(connections, media_id)


KEPT = "purpose = 'original' AND complete = 1 AND gone_at = ''"
"""Originals whose bytes are here."""


def original(connections: Connections, media_id: int) -> Iterator[Problem]:
    """The bytes of one original against its hash."""
    sha256, size_bytes = connections.the_row(
        written("original", media_id),
        "SELECT sha256, size_bytes FROM media WHERE id = ?",
        (media_id,),
    )
    found = hashed(connections, media_id, lambda _size_bytes: None)
    if found != (sha256, size_bytes):
        name = written("original", media_id)
        lost = found[1] < size_bytes
        told = "a chunk is missing" if lost else "its bytes were altered"
        yield Problem(Trouble.ORIGINAL, f"{name}: {told}")


def audio(connections: Connections) -> Iterator[Problem]:
    """Derived audio with a gap, or a window of another length than it says."""
    windows = connections.rows(
        "SELECT recording_id, start_frame, frames, size_bytes = length(flac) FROM audio_window"
        " ORDER BY recording_id, start_frame"
    )
    for recording_id, start_frame, _frames, whole in windows:
        if not whole:
            yield _audio(recording_id, start_frame, "window is torn")
    before: Row = (None, 0, 0)
    for window in windows:
        expected = before[1] + before[2] if window[0] == before[0] else 0
        if window[1] != expected:
            yield _audio(window[0], expected, "window is missing")
        before = window


def vectors(connections: Connections) -> Iterator[Problem]:
    """Passages without what they were made from, and vectors that do not fit their model."""
    for kind, table in (("passage", "transcript"), ("finding", "finding")):
        for (number,) in connections.rows(
            f"SELECT id FROM passage WHERE kind = ? AND source_id NOT IN (SELECT id FROM {table})"
            f" LIMIT {MOST}",
            (kind,),
        ):
            yield Problem(Trouble.PASSAGE, f"{written('passage', number)}: its {table} is gone")
    for number, model_id in connections.rows(
        "SELECT passage_id, model_id FROM vector"
        f" WHERE length(content) <> dimensions * {FLOAT_BYTES} LIMIT {MOST}"
    ):
        yield Problem(Trouble.PASSAGE, f"{written('passage', number)}: {model_id}: torn vector")
    for model_id, kinds in connections.rows(
        "SELECT model_id, count(DISTINCT dimensions) FROM vector GROUP BY model_id"
    ):
        if kinds > 1:
            yield Problem(Trouble.PASSAGE, f"{model_id}: vectors of {kinds} lengths")


def saved_indexes(connections: Connections) -> Iterator[Problem]:
    """Saved neighbour indexes that cannot be read whole."""
    for model_id, size_bytes, there in connections.rows(
        "SELECT model_id, size_bytes, (SELECT coalesce(sum(length(content)), 0) FROM media_chunk"
        " WHERE media_chunk.media_id = media.id)"
        " FROM saved_index JOIN media ON media.id = saved_index.media_id"
    ):
        if size_bytes != there:
            yield Problem(Trouble.SAVED_INDEX, f"{model_id}: {there} of {size_bytes} bytes")


def captures(connections: Connections) -> Iterator[Problem]:
    """Sound on its way in, block by block, against its hashes."""
    for capture_id, position, sha256 in connections.rows(
        "SELECT capture_id, position, sha256 FROM capture_block ORDER BY capture_id, position"
    ):
        row = connections.row(
            "SELECT pcm FROM capture_block WHERE capture_id = ? AND position = ?",
            (capture_id, position),
        )
        if row is None or hashlib.sha256(row[0]).hexdigest() != sha256:
            block = f"{written('capture', capture_id)} block {position}"
            yield Problem(Trouble.CAPTURE, f"{block}: its bytes were altered")


def jobs(connections: Connections) -> Iterator[Problem]:
    """Jobs of a kind, lane or state that there is not."""
    lanes = {kind.value: LANES[kind].value for kind in JobKind}
    for number, kind, lane, state in connections.rows("SELECT id, kind, lane, state FROM job"):
        if lanes.get(kind) != lane or state not in set(JobState):
            yield Problem(Trouble.JOB, f"{written('job', number)}: {kind}, {lane}, {state}")


def older(connections: Connections) -> bool:
    """Whether this is a library of the first version, which had no chain."""
    return not connections.rows("SELECT 1 FROM sqlite_master WHERE name = 'custody'")


QUICK: tuple[Question, ...] = (file_quickly, chain)
OLDER: tuple[Question, ...] = (pages, file_in_full)
FULL: tuple[Question, ...] = (
    pages,
    file_in_full,
    chain,
    references,
    word_indexes,
    originals,
    audio,
    vectors,
    saved_indexes,
    captures,
    jobs,
)


def _pragma(connections: Connections, trouble: Trouble, pragma: str) -> Iterator[Problem]:
    for (told,) in connections.rows(f"PRAGMA {pragma}"):
        for line in str(told).splitlines():
            if line != "ok":
                yield Problem(trouble, line)


def _audio(recording_id: int, frame: int, what: str) -> Problem:
    return Problem(Trouble.AUDIO, f"{written('recording', recording_id)} at frame {frame}: {what}")
