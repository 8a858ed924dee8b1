"""Passages and vectors: what is embedded, what is in scope, and what goes with its source."""

import struct
from dataclasses import replace

import pytest

from voxdesk.domain.ids import PassageId, RecordingId, ReportId, SegmentId, TranscriptId, VisitId
from voxdesk.domain.knowledge import HitKind, Passage, Scope
from voxdesk.domain.recording import Recording
from voxdesk.domain.report import Finding, Support
from voxdesk.domain.visit import VisitCard
from voxdesk.store.store import Store


def vector(*numbers: float) -> bytes:
    return struct.pack(f"<{len(numbers)}f", *numbers)


def spoken(
    recording: Recording, start_ms: int, text: str = "clean lobby", transcript: int = 1
) -> Passage:
    return Passage(
        id=PassageId(0),
        kind=HitKind.PASSAGE,
        source_id=transcript,
        recording_id=recording.id,
        visit_id=recording.visit_id,
        segment_ids=(SegmentId(3), SegmentId(4)),
        start_ms=start_ms,
        end_ms=start_ms + 900,
        text=text,
    )


def found(finding_id: int, visit_id: VisitId | None, text: str = "The lobby is clean") -> Passage:
    return Passage(
        id=PassageId(0),
        kind=HitKind.FINDING,
        source_id=finding_id,
        recording_id=None,
        visit_id=visit_id,
        segment_ids=(),
        start_ms=0,
        end_ms=0,
        text=text,
    )


def report_on(store: Store, *recording_ids: RecordingId, visit_id: VisitId | None = None) -> int:
    """A report with one finding; its id."""
    report_id = store.reports.start("walk-through", "T", "s", visit_id, recording_ids, "en")
    finding = Finding(
        id=0,  # type: ignore[arg-type]
        criterion_id="cleanliness",
        title="Cleanliness",
        verdict=None,
        support=Support.SUPPORTED,
        statement="The lobby is clean",
        recommendation="",
    )
    assert isinstance(report_id, int)
    return store.findings.save(ReportId(report_id), 0, finding)


def test_passages_come_back_in_the_order_asked_for(store: Store, recording: Recording) -> None:
    passages = [spoken(recording, 0), spoken(recording, 1000, "Ещё «слова»")]
    ids = store.passages.add(passages)
    kept = tuple(replace(each, id=key) for each, key in zip(passages, ids, strict=True))
    assert store.passages.of_transcript(TranscriptId(1)) == kept
    assert store.passages.get_many([ids[1], PassageId(99), ids[0]]) == kept[::-1]
    assert store.passages.count() == 2
    assert store.passages.add([]) == ()


def test_passages_with_a_vector_are_those_a_model_has_embedded(
    store: Store, recording: Recording
) -> None:
    ids = store.passages.add([spoken(recording, 1000 * n) for n in range(4)])
    store.passages.add_vectors("m", [(ids[0], vector(1, 0)), (ids[2], vector(0, 1))], 2)
    assert store.passages.with_vector("m", ids) == {ids[0], ids[2]}


def test_vector_embedded_again_replaces_and_is_new_to_the_index(
    store: Store, recording: Recording
) -> None:
    (passage_id,) = store.passages.add([spoken(recording, 0)])
    store.passages.add_vectors("m", [(passage_id, vector(1, 0))], 2)
    ((first_row, _, _),) = store.vectors.newer_than("m", 0, 10)
    store.passages.add_vectors("m", [(passage_id, vector(0, 1))], 2)
    ((row, kept_id, content),) = store.vectors.newer_than("m", first_row, 10)
    assert (kept_id, content) == (passage_id, vector(0, 1))
    assert row > first_row
    assert len(store.vectors.keys("m")) == 1


def test_vector_of_a_passage_that_is_gone_is_let_go(store: Store, recording: Recording) -> None:
    (passage_id,) = store.passages.add([spoken(recording, 0)])
    store.passages.drop_for(HitKind.PASSAGE, 1)
    store.passages.add_vectors("m", [(passage_id, vector(1, 0))], 2)
    assert store.vectors.keys("m") == ()


def test_dropping_a_source_takes_its_vectors_along(store: Store, recording: Recording) -> None:
    ids = store.passages.add([spoken(recording, 0), spoken(recording, 0, transcript=2)])
    store.passages.add_vectors("m", [(each, vector(1, 0)) for each in ids], 2)
    store.passages.drop_for(HitKind.PASSAGE, 1)
    assert [each.id for each in store.passages.get_many(ids)] == [ids[1]]
    assert len(store.vectors.keys("m")) == 1


@pytest.fixture
def two_visits(
    store: Store, recording: Recording, other_recording: Recording
) -> tuple[VisitId, VisitId]:
    """Two customers' visits, each with a recording, a passage (1, 2) and a finding's (3, 4)."""
    visits = []
    for card, each in [
        (VisitCard(site="Aurora", customer="A"), recording),
        (VisitCard(site="Borealis", customer="B"), other_recording),
    ]:
        visits.append(store.visits.add(card))
        store.recordings.set_visit(each.id, visits[-1])
        store.passages.add([spoken(each, 0)])
    for visit_id, each in zip(visits, (recording, other_recording), strict=True):
        finding_id = report_on(store, each.id, visit_id=visit_id)
        store.passages.add([found(finding_id, visit_id)])
    return visits[0], visits[1]


def test_passages_are_fetched_by_number_within_a_scope(
    store: Store, two_visits: tuple[VisitId, VisitId]
) -> None:
    first, _second = two_visits
    ids = store.passages.in_scope(Scope())
    assert [each.id for each in store.passages.get_many(reversed(ids))] == list(reversed(ids))
    within = store.passages.get_many(ids, Scope(visit_ids=(first,)))
    assert [each.id for each in within] == list(store.passages.in_scope(Scope(visit_ids=(first,))))
    assert 0 < len(within) < len(ids)


def test_scopes_narrow_passages(store: Store, two_visits: tuple[VisitId, VisitId]) -> None:
    first, second = two_visits
    site_id = store.names.site_id("Borealis")
    customer_id = store.names.customer_id("A")
    one = (RecordingId(1),)
    for scope, expected in [
        (Scope(recording_ids=one), (1,)),
        (Scope(not_recording_ids=one), (2, 4)),
        (Scope(visit_ids=(first,)), (1, 3)),
        (Scope(visit_ids=(first, second)), (1, 2, 3, 4)),
        (Scope(not_visit_ids=(first,)), (2, 4)),
        (Scope(site_id=site_id), (2, 4)),
        (Scope(customer_id=customer_id), (1, 3)),
        (Scope(customer_id=customer_id, site_id=site_id), ()),
        (Scope(visit_ids=(VisitId(77),)), ()),
    ]:
        assert store.passages.in_scope(scope) == expected, scope


def test_customer_of_a_visit_without_one_is_the_owner_of_the_site(
    store: Store, two_visits: tuple[VisitId, VisitId], recording: Recording
) -> None:
    store.recordings.set_visit(recording.id, store.visits.add(VisitCard(site="Borealis")))
    customer_id = store.names.customer_id("B")
    assert store.passages.in_scope(Scope(customer_id=customer_id)) == (1, 2, 4)
    assert two_visits


def test_passages_of_no_visit_are_left_in_when_visits_are_left_out(
    store: Store, recording: Recording
) -> None:
    ids = store.passages.add([spoken(recording, 0), found(9, None)])
    assert store.passages.in_scope(Scope(not_visit_ids=(VisitId(1),))) == ids
    assert store.passages.in_scope(Scope(visit_ids=(VisitId(1),))) == ()


def test_recording_moved_to_another_visit_takes_its_passages_along(
    store: Store, two_visits: tuple[VisitId, VisitId], recording: Recording
) -> None:
    first, second = two_visits
    store.recordings.set_visit(recording.id, second)
    assert store.passages.in_scope(Scope(visit_ids=(first,))) == (3,)
    assert store.passages.get_many([PassageId(1)])[0].visit_id == second


def test_thousands_of_ids_are_asked_at_once(store: Store, recording: Recording) -> None:
    ids = store.passages.add([spoken(recording, n) for n in range(3000)])
    assert len(store.passages.get_many(ids)) == 3000
    many = tuple(RecordingId(n) for n in range(1, 5000))
    assert store.passages.in_scope(Scope(recording_ids=many)) == ids
