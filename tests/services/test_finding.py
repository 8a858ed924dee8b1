"""What a search shows: hits among what they belong to, by meaning where it is at hand."""

import pytest

from installer.sample_library import fill
from voxdesk.desk import Desk
from voxdesk.domain.ids import PassageId, RecordingId
from voxdesk.domain.knowledge import HitKind, Passage, Scope
from voxdesk.engines.base import Vectors
from voxdesk.services import finding
from voxdesk.store import search

MEANT = frozenset({HitKind.SEGMENT, HitKind.PASSAGE})


def embedded(desk: Desk, recording_id: RecordingId) -> tuple[Passage, ...]:
    """A passage of each segment, with its vector, as indexing leaves them."""
    recording = desk.store.recordings.get(recording_id)
    transcript = desk.store.transcripts.latest(recording_id)
    assert transcript is not None
    passages = [
        Passage(
            PassageId(0),
            HitKind.PASSAGE,
            transcript.id,
            recording_id,
            recording.visit_id,
            (each.id,),
            each.start_ms,
            each.end_ms,
            each.text,
        )
        for each in desk.store.transcripts.segments(transcript.id)
    ]
    ids = desk.store.passages.add(passages)
    texts = [each.text for each in passages]
    (vectors,) = (
        piece for piece in desk.engines.meaning().embed(texts) if isinstance(piece, Vectors)
    )
    size = vectors.dimensions * 4
    rows = [(each, vectors.content[at * size : (at + 1) * size]) for at, each in enumerate(ids)]
    desk.store.passages.add_vectors(desk.settings.meaning_model, rows, vectors.dimensions)
    return desk.store.passages.get_many(ids)


def test_meaning_joins_words_and_leads_to_where_it_was_said(desk: Desk) -> None:
    walk, _report = fill(desk.store)
    assert finding.search(desk, "x", Scope(), limit=5, meaning=True).words_only == "not_indexed"
    passages = embedded(desk, walk)
    asked = "I could not find my way because there was no light"
    by_words = finding.search(desk, asked, Scope(), limit=10, meaning=False)
    assert by_words.found == ()
    assert by_words.words_only == ""
    answer = finding.search(desk, asked, Scope(), kinds=MEANT, limit=10, meaning=True)
    first = answer.found[0]
    assert "corridor is so dark" in first.text
    assert first.hit.why == ("meaning",)
    dark = next(each for each in passages if "corridor is so dark" in each.text)
    assert first.segment_ids == dark.segment_ids
    assert (first.hit.recording_id, first.duration_ms) == (walk, 150_000)
    assert first.card.customer == "Plaza Group"
    findings = finding.search(desk, asked, Scope(), kinds={HitKind.FINDING}, limit=10, meaning=True)
    assert findings.found == ()


def test_why_only_words_were_searched(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    assert finding.hindrance(desk) == "not_indexed"
    monkeypatch.setenv("VOXDESK_MODELS", "/nowhere")
    with Desk.open(desk.paths, desk.store.path.with_name("other.voxdesk")) as without:
        assert finding.hindrance(without) == "no_model"


def test_only_the_last_word_may_be_a_beginning() -> None:
    assert search.query("clean roo", begun=True) == '"clean" "roo"*'
    assert search.query("clean roo") == '"clean" "roo"'
    assert search.query("roo the", begun=True) == '"roo"'
    assert search.query("r", begun=True) == '"r"'
    assert search.query("", begun=True) == ""
