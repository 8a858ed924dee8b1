"""Search by words: what is found, where, and that nothing typed does harm."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from voxdesk.domain import edits
from voxdesk.domain.ids import FindingId, RecordingId, SegmentId, VisitId
from voxdesk.domain.knowledge import HitKind, Passage, Scope
from voxdesk.domain.recording import Recording
from voxdesk.domain.report import Finding, Support
from voxdesk.domain.transcript import HeardSegment
from voxdesk.domain.visit import VisitCard
from voxdesk.store.search import query
from voxdesk.store.store import Store

EVERYWHERE = Scope()


def transcribe(store: Store, recording: Recording, *texts: str) -> None:
    transcript = store.transcripts.start(recording.id, model_id="m", parameters={})
    store.transcripts.append(
        transcript.id,
        [HeardSegment(1000 * n, 1000 * n + 900, text, 0.9) for n, text in enumerate(texts)],
        heard_until_ms=1000 * len(texts),
    )


def texts(store: Store, words: str, scope: Scope = EVERYWHERE, *, every: bool = True) -> list[str]:
    return [hit.text for hit in store.search.segments(words, scope, 10, every=every)]


def test_segment_is_found_with_its_place_and_its_reason(store: Store, recording: Recording) -> None:
    transcribe(store, recording, "nothing here", "The lobby was clean")
    (hit,) = store.search.segments("LOBBY clean", EVERYWHERE, 10)
    assert (hit.kind, hit.id, hit.recording_id, hit.visit_id) == (HitKind.SEGMENT, 2, 1, None)
    assert (hit.start_ms, hit.end_ms, hit.why) == (1000, 1900, ("words",))
    assert hit.score > 0


def test_accents_and_case_make_no_difference(store: Store, recording: Recording) -> None:
    transcribe(store, recording, "Le café était fermé", "Ещё чисто в холле")
    assert texts(store, "CAFE ferme") == ["Le café était fermé"]
    assert texts(store, "ЕЩЁ") == ["Ещё чисто в холле"]


def test_all_words_are_asked_for_or_any(store: Store, recording: Recording) -> None:
    transcribe(store, recording, "clean rooms", "clean lobby and friendly staff", "dark corridor")
    assert texts(store, "clean staff") == ["clean lobby and friendly staff"]
    assert texts(store, "clean staff", every=False) == [
        "clean lobby and friendly staff",
        "clean rooms",
    ]


def test_correction_is_found_and_what_it_replaced_is_not(
    store: Store, recording: Recording
) -> None:
    transcribe(store, recording, "the lobe was clean")
    segment = store.search.segments("lobe", EVERYWHERE, 1)[0]
    (lobe,) = store.segments.chosen([SegmentId(segment.id)])
    store.edits.make(edits.correct(lobe, "the lobby was clean"))
    assert texts(store, "lobby") == ["the lobby was clean"]
    assert texts(store, "lobe") == []


def test_only_the_newest_transcript_is_searched(store: Store, recording: Recording) -> None:
    transcribe(store, recording, "first hearing of the lobby")
    transcribe(store, recording, "second hearing of the lobby")
    assert texts(store, "lobby") == ["second hearing of the lobby"]


def test_better_fits_come_first_and_the_limit_holds(store: Store, recording: Recording) -> None:
    transcribe(store, recording, *[f"noise and noise and music {n}" for n in range(20)], "music")
    hits = store.search.segments("music", EVERYWHERE, 5)
    assert len(hits) == 5
    assert hits[0].text == "music"
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_scope_narrows_segments(
    store: Store, recording: Recording, other_recording: Recording
) -> None:
    visit_id = store.visits.add(VisitCard(site="Aurora", customer="A"))
    store.recordings.set_visit(recording.id, visit_id)
    transcribe(store, recording, "lobby of Aurora")
    transcribe(store, other_recording, "lobby of nowhere")
    site_id = store.names.site_id("Aurora")
    for scope, expected in [
        (Scope(recording_ids=(RecordingId(2),)), ["lobby of nowhere"]),
        (Scope(not_recording_ids=(RecordingId(2),)), ["lobby of Aurora"]),
        (Scope(visit_ids=(visit_id,)), ["lobby of Aurora"]),
        (Scope(not_visit_ids=(visit_id,)), ["lobby of nowhere"]),
        (Scope(site_id=site_id), ["lobby of Aurora"]),
        (Scope(visit_ids=(VisitId(99),)), []),
    ]:
        assert texts(store, "lobby", scope) == expected, scope


@pytest.mark.parametrize(
    "typed",
    ["", "  \n\t", '"', '"""', "()", "🙂", "!?…", "\0", "AND", "NOT NEAR(", "*", "-", "^", ":"],
)
def test_signs_alone_find_nothing_and_break_nothing(
    store: Store, recording: Recording, typed: str
) -> None:
    transcribe(store, recording, "some words")
    assert texts(store, typed) == []


@pytest.mark.parametrize(
    "typed", ["clean OR", 'say "clean', "text:clean", "clean*", "cle🙂an clean", "NEAR(clean, 2)"]
)
def test_operators_are_words_like_others(store: Store, recording: Recording, typed: str) -> None:
    transcribe(store, recording, f"they {typed} it")
    assert texts(store, typed) == [f"they {typed} it"]


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(typed=st.text(st.characters(), max_size=60), every=st.booleans())
def test_whatever_is_typed_is_harmless(store: Store, typed: str, every: bool) -> None:
    for find in (
        store.search.segments,
        store.search.findings,
        store.search.passages,
        store.search.documents,
    ):
        assert find(typed, EVERYWHERE, 5, every=every) == ()


def test_very_long_question_is_cut(store: Store, recording: Recording) -> None:
    transcribe(store, recording, "some words")
    assert texts(store, "words " * 100_000) == ["some words"]
    assert query("a " * 1000).count('"a"') == 64


def test_findings_are_found_by_title_statement_and_recommendation(
    store: Store, recording: Recording, other_recording: Recording
) -> None:
    visit_id = store.visits.add(VisitCard(site="Aurora"))
    report_id = store.reports.start("walk-through", "T", "s", visit_id, (recording.id,), "en")
    finding = Finding(
        id=FindingId(0),
        criterion_id="lighting",
        title="Lighting",
        verdict=None,
        support=Support.SUPPORTED,
        statement="The corridor is dark",
        recommendation="Replace the bulbs",
    )
    finding_id = store.findings.save(report_id, 0, finding)
    for words in ("lighting", "dark", "bulbs", "lighting bulbs"):
        (hit,) = store.search.findings(words, EVERYWHERE, 5)
        assert (hit.kind, hit.id, hit.visit_id) == (HitKind.FINDING, finding_id, visit_id)
        assert (hit.text, hit.recording_id) == ("The corridor is dark", None)
    about = Scope(recording_ids=(recording.id,))
    assert len(store.search.findings("dark", about, 5)) == 1
    elsewhere = Scope(recording_ids=(other_recording.id,))
    assert store.search.findings("dark", elsewhere, 5) == ()
    assert store.search.findings("dark", Scope(not_recording_ids=(recording.id,)), 5) == ()


def test_passages_and_documents_are_found(store: Store, keep: Callable[[bytes], Recording]) -> None:
    recording = keep(b"x")
    store.passages.add(
        [
            Passage(
                id=0,  # type: ignore[arg-type]
                kind=HitKind.PASSAGE,
                source_id=1,
                recording_id=recording.id,
                visit_id=None,
                segment_ids=(),
                start_ms=5,
                end_ms=10,
                text="The pool was cold",
            )
        ]
    )
    (hit,) = store.search.passages("pool", EVERYWHERE, 5)
    assert (hit.kind, hit.start_ms, hit.text) == (HitKind.PASSAGE, 5, "The pool was cold")
    media = store.media.of_recording(recording.id)
    text = "word " * 500 + "the pool is heated to 28 degrees " + "word " * 500
    document_id = store.documents.add("Standards.txt", media, text, None)
    (hit,) = store.search.documents("heated", EVERYWHERE, 5)
    assert (hit.kind, hit.id) == (HitKind.DOCUMENT, document_id)
    assert "pool is heated to 28" in hit.text
    assert len(hit.text) < 400
    assert store.search.documents("standards", EVERYWHERE, 5)
    assert store.search.documents("heated", Scope(recording_ids=(recording.id,)), 5) == ()
    assert store.documents.get(document_id).text == text


def test_every_word_index_agrees_with_its_table_after_changes(
    store: Store, recording: Recording, other_recording: Recording
) -> None:
    for each in (recording, other_recording):
        transcribe(store, each, "first", "second", "third")
    media = store.media.of_recording(recording.id)
    store.documents.add("a.txt", media, "text", None)
    report_id = store.reports.start("k", "T", "s", None, (other_recording.id,), "en")
    for statement in ("first", "second"):
        finding = Finding(
            id=FindingId(0),
            criterion_id="c",
            title="T",
            verdict=None,
            support=Support.SUPPORTED,
            statement=statement,
            recommendation="",
        )
        store.findings.save(report_id, 0, finding)
    store.edits.make(edits.correct(store.transcripts.segment(SegmentId(4)), "fourth"))
    store.recordings.remove(recording.id)
    with store.writing() as db:
        db.execute("UPDATE document SET name = 'b.txt'")
        for table in ("segment", "finding", "document", "passage"):
            # Raises when index and table differ.
            db.execute(
                f"INSERT INTO {table}_search ({table}_search, rank) VALUES ('integrity-check', 1)"
            )
        db.execute("DELETE FROM report")
        db.execute(
            "INSERT INTO finding_search (finding_search, rank) VALUES ('integrity-check', 1)"
        )
