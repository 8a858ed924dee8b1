"""How each kind of subject stands: a digest over the rows that a dispute could be about.

A subject is written as an id (`seg-5`). The chain of custody notes digests when something changes
and `verify` computes them again, both from the questions below. Derived rows (passages, vectors,
indexes) are not covered: they are made again from what is.
"""

from collections.abc import Iterable, Iterator

from voxdesk.domain.custody import Digest
from voxdesk.domain.ids import parse, written
from voxdesk.store.connections import Connections, Row

_NAME = "SELECT name FROM {} WHERE id = ?"
_HEARD = (
    "SELECT id, position, heard_start_ms, heard_end_ms, confidence, flags, heard, words"
    " FROM segment WHERE transcript_id = ? AND made_by = 'engine'"
)

QUESTIONS: dict[str, tuple[str, ...]] = {
    "original": (
        "SELECT sha256, size_bytes, added_at FROM media"
        " WHERE id = ? AND purpose = 'original' AND complete = 1 AND gone_at = ''",
    ),
    "recording": (
        "SELECT recording.name, source, recording.added_at, visit_id, transcript_id, media_id,"
        " media.sha256, duration_ms, rate_hz, channels, codec, derived_channels, mixed_down,"
        " silent, truncated, origin, bin_id IS NOT NULL"
        " FROM recording JOIN media ON media.id = recording.media_id WHERE recording.id = ?",
    ),
    "audio": (
        # None of a recording without facts, or whose sound is gone: on their way in or out.
        "SELECT start_frame, frames, size_bytes, flac, peaks FROM audio_window"
        " WHERE recording_id = ?1 AND NOT EXISTS (SELECT 1 FROM recording"
        " JOIN media ON media.id = media_id"
        " WHERE recording.id = ?1 AND (duration_ms IS NULL OR gone_at <> ''))"
        " ORDER BY start_frame",
    ),
    "document": (
        "SELECT document.name, visit_id, media_id, media.sha256, text, document.added_at, origin,"
        " bin_id IS NOT NULL"
        " FROM document JOIN media ON media.id = document.media_id WHERE document.id = ?",
    ),
    "transcript": (
        "SELECT recording_id, version, model_id, language, language_probability, complete,"
        " heard_until_ms, parameters, created_at, timed FROM transcript WHERE id = ?",
        f"{_HEARD} ORDER BY position",
    ),
    "segment": (
        "SELECT transcript_id, live, position, start_ms, end_ms, speaker_id, text, heard, words"
        " FROM segment WHERE id = ?",
    ),
    "speaker": ("SELECT recording_id, label, name, role FROM speaker WHERE id = ?",),
    "note": (
        "SELECT kind, visit_id, recording_id, start_ms, end_ms, text, person, created_at,"
        " changed_at, bin_id IS NOT NULL FROM note WHERE id = ?",
    ),
    "visit": (
        "SELECT site_id, site_kind, customer_id, client_id, employee_id, city_id, date, number,"
        " scenario_id, consent_by, consent_on, created_at, bin_id IS NOT NULL"
        " FROM visit WHERE id = ?",
        "SELECT zone_id FROM visit_zone WHERE visit_id = ? ORDER BY position",
    ),
    "site": ("SELECT name, kind, customer_id, city_id FROM site WHERE id = ?",),
    "customer": (_NAME.format("customer"),),
    "client": (_NAME.format("client"),),
    "employee": (_NAME.format("employee"),),
    "zone": (_NAME.format("zone"),),
    "city": (_NAME.format("city"),),
    "report": (
        "SELECT kind, title, scenario_id, visit_id, state, created_at, language, complete, summary,"
        " similar, run, origin, bin_id IS NOT NULL FROM report WHERE id = ?",
        "SELECT recording_id FROM report_recording WHERE report_id = ? ORDER BY position",
        "SELECT name, content FROM figure WHERE report_id = ? ORDER BY position",
        "SELECT id, position, criterion_id, title, verdict, support, review, statement,"
        " recommendation, notes FROM finding WHERE report_id = ? ORDER BY position, id",
        "SELECT finding_id, evidence.position, recording_id, segment_ids, quote, start_ms, end_ms,"
        " stance, probability, confirmed FROM evidence JOIN finding ON finding.id = finding_id"
        " WHERE report_id = ? ORDER BY finding_id, evidence.position",
        "SELECT id, position, name, kind, inputs, text, run, made_at FROM stage"
        " WHERE report_id = ? ORDER BY position",
        # What came with version 3 of libraries has no rows in a report that was made before, so
        # what was noted of such a report still holds.
        "SELECT site_kind, supersedes FROM report WHERE id = ?1 AND (supersedes IS NOT NULL"
        " OR EXISTS (SELECT 1 FROM report_definition WHERE report_id = ?1))",
        "SELECT definition.kind, name, version, own, text FROM report_definition"
        " JOIN definition ON definition.id = definition_id WHERE report_id = ? ORDER BY position",
        "SELECT name, judged FROM figure WHERE report_id = ? AND judged IS NOT NULL"
        " ORDER BY position",
        "SELECT id, section, score, polarity, own FROM finding WHERE report_id = ?"
        " AND (section <> '' OR score IS NOT NULL OR polarity IS NOT NULL OR own <> '[]')"
        " ORDER BY id",
        "SELECT finding_id, evidence.position, sure, check_id FROM evidence"
        " JOIN finding ON finding.id = finding_id WHERE report_id = ?"
        " AND (check_id <> '' OR sure <> (coalesce(probability, 0) >= 0.6))"
        " ORDER BY finding_id, evidence.position",
    ),
    "definition": ("SELECT kind, name, version, text, own, made_at FROM definition WHERE id = ?",),
    "chat": (
        "SELECT title, created_at, bin_id IS NOT NULL FROM chat WHERE id = ?",
        "SELECT position, asked, question, mode, answer, run, at FROM turn"
        " WHERE chat_id = ? ORDER BY position",
        "SELECT turn_id, turn_passage.position, recording_id, report_id, start_ms, end_ms, quote"
        " FROM turn_passage JOIN turn ON turn.id = turn_id"
        " WHERE chat_id = ? ORDER BY turn_id, turn_passage.position",
    ),
    "answer": (
        "SELECT title, question, text, created_at, bin_id IS NOT NULL FROM answer WHERE id = ?",
        "SELECT position, recording_id, report_id, start_ms, end_ms, quote FROM answer_passage"
        " WHERE answer_id = ? ORDER BY position",
    ),
}
"""For each kind, the rows that make up its state; a subject is there when the first finds a row."""


def known(subject: str) -> bool:
    """Whether a text names a subject of a kind that has a state."""
    try:
        return parse(subject)[0] in QUESTIONS
    except ValueError:
        return False


def state(connections: Connections, subject: str, *, noted: str | None = None) -> str | None:
    """The digest of a subject as it stands now; None when it is not there.

    A transcript that is not complete may go on at any time: it stands for the segments it has, or
    for as many of them as it had when `noted` was said of it.
    """
    kind, number = parse(subject)
    if kind == "transcript":
        so_far = connections.row(_SO_FAR, (number,))
        if so_far is not None:
            count, colon, _ = (noted or "").partition(":")
            first = min(so_far[0], int(count)) if colon else so_far[0]
            digest = _digest(connections, [(_BEGUN, (number,)), (_FIRST, (number, first))])
            return f"{first}:{digest}"
    return _digest(connections, [(question, (number,)) for question in QUESTIONS[kind]])


def rows(connections: Connections, subject: str) -> Iterator[Row]:
    """The rows that the digest of a subject is over; of a transcript, once it is complete."""
    kind, number = parse(subject)
    for question in QUESTIONS[kind]:
        yield from connections.rows(question, (number,))


_SO_FAR = (
    "SELECT (SELECT count(*) FROM segment WHERE transcript_id = transcript.id"
    " AND made_by = 'engine') FROM transcript WHERE id = ? AND complete = 0"
)
_BEGUN = "SELECT recording_id, version, model_id, created_at, timed FROM transcript WHERE id = ?"
_FIRST = f"{_HEARD} ORDER BY position LIMIT ?"


def _digest(
    connections: Connections, questions: Iterable[tuple[str, tuple[int, ...]]]
) -> str | None:
    digest = Digest()
    for index, (question, parameters) in enumerate(questions):
        found = False
        for row in connections.reading().execute(question, parameters):
            found = True
            digest.add(row)
        if index == 0 and not found:
            return None
    return digest.hex


def as_heard(connections: Connections, subject: str) -> tuple[str, str] | None:
    """The transcript of a segment that an engine heard, and its digest had nobody edited it."""
    kind, number = parse(subject)
    row = connections.row(_AS_HEARD, (number,)) if kind == "segment" else None
    if row is None:
        return None
    digest = Digest()
    digest.add(row)
    return written("transcript", row[0]), digest.hex


_AS_HEARD = (
    "SELECT transcript_id, 1, position, heard_start_ms, heard_end_ms, NULL, heard, heard, words"
    " FROM segment WHERE id = ? AND made_by = 'engine'"
)

_TABLES = {kind: kind for kind in QUESTIONS} | {
    # Bytes that nothing refers to yet are on their way in, or out.
    "original": (
        "media WHERE purpose = 'original' AND complete = 1 AND gone_at = '' AND (id IN"
        " (SELECT media_id FROM recording) OR id IN (SELECT media_id FROM document))"
    ),
    # Windows of a recording without facts are still being decoded.
    "audio": (
        "recording WHERE duration_ms IS NOT NULL AND id IN (SELECT recording_id FROM audio_window)"
    ),
    # A segment stands as its transcript heard it until somebody edits it.
    "segment": (
        "segment WHERE NOT (live = 1 AND made_by = 'engine' AND text = heard"
        " AND start_ms = heard_start_ms AND end_ms = heard_end_ms AND speaker_id IS NULL)"
    ),
}


def subjects(connections: Connections) -> Iterator[str]:
    """Everything in the library whose state can be told."""
    for kind, table in _TABLES.items():
        for (number,) in connections.rows(f"SELECT id FROM {table} ORDER BY id"):
            yield written(kind, number)
