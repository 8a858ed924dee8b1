"""How each kind of subject stands: a digest over the rows that a dispute could be about.

A subject is written as an id (`seg-5`). The chain of custody notes digests when something changes
and `verify` computes them again, both from the questions below. Derived rows (passages, vectors,
indexes) are not covered: they are made again from what is.
"""

from collections.abc import Iterator

from voxdesk.domain.custody import Digest
from voxdesk.domain.ids import PREFIXES, parse, written
from voxdesk.store.connections import Connections

_NAME = "SELECT name FROM {} WHERE id = ?"

QUESTIONS: dict[str, tuple[str, ...]] = {
    "original": (
        "SELECT sha256, size_bytes FROM media"
        " WHERE id = ? AND purpose = 'original' AND complete = 1 AND gone_at = ''",
    ),
    "recording": (
        "SELECT recording.name, source, recording.added_at, visit_id, transcript_id, media_id,"
        " media.sha256, duration_ms, rate_hz, channels, codec, derived_channels, bin_id IS NOT NULL"
        " FROM recording JOIN media ON media.id = recording.media_id WHERE recording.id = ?",
    ),
    "audio": (
        "SELECT start_frame, frames, flac FROM audio_window"
        " WHERE recording_id = ? ORDER BY start_frame",
    ),
    "document": (
        "SELECT document.name, visit_id, media_id, media.sha256, text, bin_id IS NOT NULL"
        " FROM document JOIN media ON media.id = document.media_id WHERE document.id = ?",
    ),
    "transcript": (
        "SELECT recording_id, version, model_id, language, complete, heard_until_ms, parameters,"
        " created_at, timed FROM transcript WHERE id = ?",
        "SELECT id, position, heard_start_ms, heard_end_ms, confidence, flags, heard, words"
        " FROM segment WHERE transcript_id = ? AND made_by = 'engine' ORDER BY position",
    ),
    "segment": (
        "SELECT transcript_id, live, position, start_ms, end_ms, speaker_id, text, heard, words"
        " FROM segment WHERE id = ?",
    ),
    "speaker": ("SELECT recording_id, label, name, role FROM speaker WHERE id = ?",),
    "note": (
        "SELECT kind, visit_id, recording_id, start_ms, end_ms, text, person, created_at,"
        " bin_id IS NOT NULL FROM note WHERE id = ?",
    ),
    "visit": (
        "SELECT site_id, site_kind, customer_id, client_id, employee_id, city_id, date, number,"
        " scenario_id, bin_id IS NOT NULL FROM visit WHERE id = ?",
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
        " run, bin_id IS NOT NULL FROM report WHERE id = ?",
        "SELECT recording_id FROM report_recording WHERE report_id = ? ORDER BY position",
        "SELECT name, content FROM figure WHERE report_id = ? ORDER BY position",
        "SELECT id, position, criterion_id, title, verdict, support, review, statement,"
        " recommendation, notes FROM finding WHERE report_id = ? ORDER BY position, id",
        "SELECT finding_id, evidence.position, recording_id, segment_ids, quote, start_ms, end_ms,"
        " stance, probability, confirmed FROM evidence JOIN finding ON finding.id = finding_id"
        " WHERE report_id = ? ORDER BY finding_id, evidence.position",
        "SELECT position, name, kind, inputs, text, run, made_at FROM stage"
        " WHERE report_id = ? ORDER BY position",
    ),
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


def state(connections: Connections, subject: str) -> str | None:
    """The digest of a subject as it stands now; None when it is not there."""
    kind, number = parse(subject)
    digest = Digest()
    for index, question in enumerate(QUESTIONS[kind]):
        found = False
        for row in connections.reading().execute(question, (number,)):
            found = True
            digest.add(row)
        if index == 0 and not found:
            return None
    return digest.hex


_TABLES = {kind: kind for kind in QUESTIONS} | {
    "original": "media WHERE purpose = 'original' AND complete = 1 AND gone_at = ''",
    "audio": "(SELECT DISTINCT recording_id AS id FROM audio_window)",
    # A segment stands as its transcript heard it until somebody edits it.
    "segment": (
        "segment WHERE NOT (live = 1 AND made_by = 'engine' AND text = heard"
        " AND start_ms = heard_start_ms AND end_ms = heard_end_ms AND speaker_id IS NULL)"
    ),
}


def subjects(connections: Connections) -> Iterator[str]:
    """Everything in the library whose state can be told."""
    for kind in PREFIXES:
        if kind in QUESTIONS:
            for (number,) in connections.rows(f"SELECT id FROM {_TABLES[kind]} ORDER BY id"):
                yield written(kind, number)
