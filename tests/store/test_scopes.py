"""Scopes: what a search looks at, by all that cards and reports say, and never into the bin."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

import pytest

from voxdesk.domain.ids import (
    CityId,
    ClientId,
    CustomerId,
    EmployeeId,
    FindingId,
    PassageId,
    RecordingId,
    SiteId,
    VisitId,
    ZoneId,
)
from voxdesk.domain.knowledge import EVERYTHING, Hit, HitKind, Passage, Scope
from voxdesk.domain.recording import Recording
from voxdesk.domain.report import Finding, Support
from voxdesk.domain.transcript import HeardSegment
from voxdesk.domain.visit import SiteKind, VisitCard
from voxdesk.store.scopes import read_scope, scope_text
from voxdesk.store.store import Store

CARDS = (
    VisitCard(
        "Aurora",
        SiteKind.HOTEL,
        ("lobby", "bar"),
        city="Kazan",
        customer="Group",
        client="Anna",
        employee="Ivanov",
        date=date(2026, 3, 1),
        scenario_id="interview",
    ),
    VisitCard("Aurora", SiteKind.HOTEL, ("bar",), client="Boris", scenario_id="design"),
    VisitCard("Cascade", SiteKind.RESTAURANT, city="Omsk", employee="Ivanov"),
)
Found = Callable[[Scope], dict[str, list[int]]]


@pytest.fixture
def full(store: Store, keep: Callable[[bytes], Recording]) -> Store:
    """Three visits: each has a segment, a passage, a document, a finding and its passage."""
    for number, card in enumerate(CARDS):
        visit_id = store.visits.add(card)
        recording = keep(bytes([number]))
        store.recordings.set_visit(recording.id, visit_id)
        transcript = store.transcripts.start(recording.id, model_id="m", parameters={})
        store.transcripts.append(
            transcript.id, [HeardSegment(0, 900, "dark light", 0.9)], heard_until_ms=900
        )
        media = store.media.of_recording(recording.id)
        store.documents.add(f"{number}.txt", media, "dark light", visit_id)
        kind = ("I1", "I3", "D1")[number]
        report_id = store.reports.start(kind, "T", "own", visit_id, (recording.id,), "en")
        finding = Finding(
            id=FindingId(0),
            criterion_id="c",
            title="T",
            verdict=None,
            support=Support.SUPPORTED,
            statement="dark light",
            recommendation="",
        )
        finding_id = store.findings.save(report_id, 0, finding)
        spoken = Passage(
            id=PassageId(0),
            kind=HitKind.PASSAGE,
            source_id=transcript.id,
            recording_id=recording.id,
            visit_id=None,
            segment_ids=(),
            start_ms=0,
            end_ms=900,
            text="dark light",
        )
        found = replace(
            spoken,
            kind=HitKind.FINDING,
            source_id=finding_id,
            recording_id=None,
            visit_id=visit_id,
        )
        store.passages.add([spoken, found])  # 1 and 2 of the first visit, 3 and 4 of the next …
    return store


def kinds(store: Store, scope: Scope) -> tuple[list[int], list[int], list[int], list[int]]:
    """What is found in scope: segments, findings, passages, documents; by their numbers."""

    def numbers(hits: Iterable[Hit]) -> list[int]:
        return sorted(hit.id for hit in hits)

    search = store.search
    passages = numbers(search.passages("dark", scope, 99))
    assert passages == list(store.passages.in_scope(scope))
    return (
        numbers(search.segments("dark", scope, 99)),
        numbers(search.findings("dark", scope, 99)),
        passages,
        numbers(search.documents("dark", scope, 99)),
    )


@pytest.mark.parametrize(
    ("scope", "visits"),
    [
        (EVERYTHING, [1, 2, 3]),
        (Scope(site_id=SiteId(1)), [1, 2]),
        (Scope(site_kind=SiteKind.RESTAURANT), [3]),
        (Scope(zone_id=ZoneId(1)), [1]),
        (Scope(city_id=CityId(1)), [1, 2]),
        (Scope(customer_id=CustomerId(1)), [1, 2]),
        (Scope(client_id=ClientId(2)), [2]),
        (Scope(employee_id=EmployeeId(1)), [1, 3]),
        (Scope(scenario_id="interview"), [1]),
        (Scope(since=date(2026, 1, 1), until=date(2026, 3, 1)), [1]),
        (Scope(visit_ids=(VisitId(1), VisitId(3))), [1, 3]),
        (Scope(not_visit_ids=(VisitId(1), VisitId(3))), [2]),
        (Scope(customer_id=CustomerId(1), zone_id=ZoneId(2), client_id=ClientId(1)), [1]),
        (Scope(customer_id=CustomerId(9)), []),
    ],
)
def test_what_a_card_says_narrows_everything_that_belongs_to_its_visit(
    full: Store, scope: Scope, visits: list[int]
) -> None:
    passages = [number for visit in visits for number in (2 * visit - 1, 2 * visit)]
    assert kinds(full, scope) == (visits, visits, passages, visits)


def test_kinds_of_reports_narrow_to_reports_or_leave_some_out(full: Store) -> None:
    assert kinds(full, Scope(report_kinds=("I1", "D1"))) == ([], [1, 3], [2, 6], [])
    method = Scope(not_report_kinds=("I1", "D1", "D2"))
    assert kinds(full, method) == ([1, 2, 3], [2], [1, 3, 4, 5], [1, 2, 3])
    assert kinds(full, Scope(scenario_id="own"))[1:3] == ([1, 2, 3], [2, 4, 6])


def test_recordings_narrow_and_are_left_out_with_the_findings_about_them(full: Store) -> None:
    assert kinds(full, Scope(recording_ids=(RecordingId(2),))) == ([2], [2], [3], [])
    without = Scope(not_recording_ids=(RecordingId(2),))
    assert kinds(full, without) == ([1, 3], [1, 3], [1, 2, 5, 6], [1, 2, 3])


@pytest.mark.parametrize("scope", [EVERYTHING, Scope(site_id=SiteId(1))])
@pytest.mark.parametrize(("binned", "place"), [("recording", 0), ("report", 1), ("document", 3)])
def test_what_is_in_the_bin_is_not_found(
    full: Store, scope: Scope, binned: str, place: int
) -> None:
    visible = 3 if scope == EVERYTHING else 2
    with full.writing() as db:
        db.execute("INSERT INTO bin_entry VALUES (1, 'vis-1', 'T', 'P', 'now')")
        db.execute(f"UPDATE {binned} SET bin_id = 1 WHERE id = 1")
    search = full.search
    found = (
        search.segments("dark", scope, 99),
        search.findings("dark", scope, 99),
        (),
        search.documents("dark", scope, 99),
    )
    for at, hits in enumerate(found):
        if at != 2:
            assert len(hits) == visible - (at == place)
            assert (1 in {hit.id for hit in hits}) is (at != place)
    passages = {hit.id for hit in search.passages("dark", scope, 99)}
    gone = {"recording": {1}, "report": {2}, "document": set()}[binned]
    assert passages == set(range(1, 2 * visible + 1)) - gone
    kept = {each.id for each in full.passages.get_many(PassageId(n) for n in range(1, 7))}
    assert kept == {1, 2, 3, 4, 5, 6} - gone


def test_a_scope_is_kept_and_read_again() -> None:
    scope = Scope(
        recording_ids=(RecordingId(1),),
        not_report_kinds=("I1",),
        scenario_id="interview",
        site_kind=SiteKind.HOTEL,
        zone_id=ZoneId(2),
        since=date(2026, 1, 1),
    )
    assert read_scope(scope_text(scope)) == scope
    assert scope_text(EVERYTHING) == "{}"
    assert read_scope("[]") == EVERYTHING
