"""Pages of lists: what is narrowed, how it is ordered, and that the bin is left out."""

import io
from dataclasses import replace
from datetime import date

import pytest

from voxdesk.domain.ids import ClientId, FindingId, RecordingId, ReportId, VisitId
from voxdesk.domain.knowledge import EVERYTHING, Scope
from voxdesk.domain.recording import AudioFacts, RecordingOrder, RecordingState
from voxdesk.domain.report import (
    Finding,
    ReportRow,
    ReportState,
    Stage,
    StageKind,
    Support,
)
from voxdesk.domain.visit import SiteKind, VisitCard
from voxdesk.store.lists import Listed
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
        number=17,
        scenario_id="interview",
    ),
    VisitCard("Aurora", SiteKind.HOTEL, ("bar",), client="Boris", scenario_id="design"),
    VisitCard("Каскад", SiteKind.RESTAURANT, city="Omsk", employee="Ivanov", number=18),
    VisitCard("Borealis", SiteKind.HEALTH_CENTRE, date=date(2025, 3, 1), customer="Group"),
)
LISTS: tuple[Listed, ...] = ("visit", "recording", "report", "document")


@pytest.fixture
def full(store: Store) -> Store:
    """Four visits, each with a recording, a document and a report, all of its number."""
    for number, card in enumerate(CARDS):
        visit_id = store.visits.add(card)
        media = store.media.adopt(io.BytesIO(bytes([number])), size_bytes=1)
        name = ("delta", "Alpha", "ямб", "charlie")[number]
        recording = store.recordings.add(f"{name}.wav", media, visit_id=visit_id)
        facts = AudioFacts(1000 * (4 - number), 44_100, 1, "flac", 1)
        store.recordings.set_facts(recording.id, facts)
        store.documents.add(f"Plan {number}.txt", media, "long text", visit_id)
        kind = ("I1", "I3", "D1", "D2")[number]
        title, own = f"Отчёт {number}", card.scenario_id
        store.reports.start(kind, title, own, visit_id, (recording.id,), "ru")
    store.recordings.set_state(RecordingId(2), RecordingState.FAILED)
    store.reports.set_state(ReportId(2), ReportState.REVIEWED)
    return store


def ids(store: Store, listed: Listed, scope: Scope = EVERYTHING, text: str = "") -> list[int]:
    """What all lists show, which is as much as `count` says."""
    found: list[int]
    match listed:
        case "visit":
            found = [row.visit.id for row in store.lists.visits(scope, text)]
        case "recording":
            found = [row.recording.id for row in store.lists.recordings(scope, text)]
        case "report":
            found = [row.id for row in store.lists.reports(scope, text)]
        case "document":
            found = [row.id for row in store.lists.documents(scope, text)]
    assert store.lists.count(listed, scope, text) == len(found)
    return found


@pytest.mark.parametrize("listed", LISTS)
def test_every_list_is_narrowed_by_all_that_a_card_says(full: Store, listed: Listed) -> None:
    names = full.names
    for scope, expected in [
        (EVERYTHING, [4, 3, 2, 1]),
        (Scope(site_id=names.site_id("aurora")), [2, 1]),
        (Scope(site_kind=SiteKind.RESTAURANT), [3]),
        (Scope(zone_id=names.find("zone", "bar")), [2, 1]),  # type: ignore[arg-type]
        (Scope(zone_id=names.find("zone", "lobby")), [1]),  # type: ignore[arg-type]
        (Scope(city_id=names.find("city", "Kazan")), [2, 1]),  # type: ignore[arg-type]
        (Scope(city_id=names.find("city", "Omsk")), [3]),  # type: ignore[arg-type]
        (Scope(customer_id=names.customer_id("Group")), [4, 2, 1]),
        (Scope(client_id=names.find("client", "boris")), [2]),  # type: ignore[arg-type]
        (Scope(employee_id=names.find("employee", "Ivanov")), [3, 1]),  # type: ignore[arg-type]
        (Scope(scenario_id="interview"), [1]),
        (Scope(since=date(2025, 3, 1), until=date(2026, 2, 28)), [4]),
        (Scope(since=date(2026, 3, 1)), [1]),
        (Scope(visit_ids=(VisitId(2), VisitId(3))), [3, 2]),
        (Scope(not_visit_ids=(VisitId(2), VisitId(3))), [4, 1]),
        (Scope(customer_id=names.customer_id("Group"), site_kind=SiteKind.HOTEL), [2, 1]),
        (Scope(client_id=ClientId(99)), []),
    ]:
        assert ids(full, listed, scope) == expected, scope


@pytest.mark.parametrize("listed", LISTS)
def test_words_narrow_by_names_and_numbers_on_the_card(full: Store, listed: Listed) -> None:
    for text, expected in [
        ("AURO", [2, 1]),
        ("каСКА", [3]),
        ("anna", [1]),
        ("lobby", [1]),
        ("18", [3]),
        ("  group ", [4, 1]),
        ("*", []),
        ("nobody", []),
        ("9" * 40, []),
        ("x" * 100_000, []),
        ("'; DROP TABLE visit", []),
    ]:
        assert ids(full, listed, text=text) == expected, text
    both = Scope(employee_id=full.names.find("employee", "Ivanov"))  # type: ignore[arg-type]
    assert ids(full, listed, both, "bar") == [1]


def test_words_narrow_by_a_rows_own_name_in_either_case(full: Store) -> None:
    assert ids(full, "recording", text="ЯМБ.W") == [3]
    assert ids(full, "recording", text="alpha") == [2]
    assert ids(full, "report", text="отчёт 1") == [2]
    assert ids(full, "document", text="pLAN 2") == [3]
    full.recordings.rename(RecordingId(1), "a*b?c[d]-^.wav")
    for text in ("a*b", "B?C", "[d]", "d]-^."):
        assert ids(full, "recording", text=text) == [1], text
    assert ids(full, "recording", text="a.b") == []


def test_kinds_of_reports_narrow_reports_and_the_visits_they_are_about(full: Store) -> None:
    asked, left_out = Scope(report_kinds=("I1", "D2")), Scope(not_report_kinds=("I1", "D1"))
    assert ids(full, "report", asked) == [4, 1]
    assert ids(full, "visit", asked) == [4, 1]
    assert ids(full, "recording", asked) == ids(full, "document", asked) == []
    assert ids(full, "report", left_out) == [4, 2]
    assert ids(full, "recording", left_out) == [4, 3, 2, 1]


@pytest.mark.parametrize("listed", LISTS)
def test_what_is_in_the_bin_is_not_listed(full: Store, listed: Listed) -> None:
    with full.writing() as db:
        db.execute("INSERT INTO bin_entry VALUES (1, 'vis-2', 'T', 'P', 'now')")
        db.execute(f"UPDATE {listed} SET bin_id = 1 WHERE id = 2")
    assert ids(full, listed) == [4, 3, 1]
    assert ids(full, listed, Scope(client_id=full.names.find("client", "Boris"))) == []  # type: ignore[arg-type]


def test_counts_on_rows_leave_the_bin_out(full: Store) -> None:
    (first, *_rest) = full.lists.visits(Scope(visit_ids=(VisitId(1),)))
    assert (first.recordings, first.documents, first.reports) == (1, 1, 1)
    with full.writing() as db:
        db.execute("INSERT INTO bin_entry VALUES (1, 'rep-1', 'T', 'P', 'now')")
        db.execute("UPDATE report SET bin_id = 1 WHERE id = 1")
    (first, *_rest) = full.lists.visits(Scope(visit_ids=(VisitId(1),)))
    assert (first.recordings, first.documents, first.reports) == (1, 1, 0)
    assert [row.reports for row in full.lists.recordings()] == [1, 1, 1, 0]


@pytest.mark.parametrize(
    ("order", "ascending"),
    [
        ("added", [1, 2, 3, 4]),
        ("name", [2, 4, 1, 3]),
        ("site", [2, 1, 4, 3]),
        ("client", [4, 3, 1, 2]),
        ("date", [4, 1, 3, 2]),
        ("length", [4, 3, 2, 1]),
        ("reports", [4, 3, 2, 1]),
        ("state", [4, 3, 1, 2]),
    ],
)
def test_recordings_are_ordered_and_the_newer_of_equals_comes_first(
    full: Store, order: RecordingOrder, ascending: list[int]
) -> None:
    with full.writing() as db:  # whatever day it is today
        db.execute("UPDATE recording SET added_at = '2026-05-0' || (4 - id / 3)")
    rows = full.lists.recordings(order=order, ascending=True)
    found: list[int] = [row.recording.id for row in rows]
    assert found == ascending
    pages = [
        row.recording.id
        for offset in range(0, 5, 2)
        for row in full.lists.recordings(order=order, ascending=True, offset=offset, limit=2)
    ]
    assert pages == found


def test_states_narrow_recordings_and_reports(full: Store) -> None:
    failed = full.lists.recordings(state=RecordingState.FAILED)
    assert [row.recording.id for row in failed] == [2]
    assert full.lists.count("recording", state=RecordingState.IMPORTED) == 3
    assert [row.id for row in full.lists.reports(state=ReportState.REVIEWED)] == [2]


def test_rows_of_reports_say_how_much_is_in_them(full: Store) -> None:
    finding = Finding(
        id=FindingId(0),
        criterion_id="c",
        title="T",
        verdict=None,
        support=Support.SUPPORTED,
        statement="s",
        recommendation="",
    )
    full.findings.save(ReportId(1), 0, finding)
    stage = Stage(id=0, name="part 1", kind=StageKind.NARRATIVE, text="x")  # type: ignore[arg-type]
    full.stages.add(ReportId(1), (stage, replace(stage, name="part 2")))
    row = full.lists.reports(offset=3)[0]
    assert row == ReportRow(
        id=ReportId(1),
        kind="I1",
        title="Отчёт 0",
        state=ReportState.DRAFT,
        created_at=row.created_at,
        complete=False,
        visit_id=VisitId(1),
        site="Aurora",
        date="2026-03-01",
        recordings=1,
        findings=1,
        stages=2,
    )


def test_rows_with_an_odd_field_are_listed_all_the_same(full: Store) -> None:
    with full.writing() as db:
        db.execute("UPDATE visit SET date = 'spring', site_kind = 'castle', number = -5")
        db.execute("UPDATE report SET state = 'burnt', created_at = ''")
    for listed in LISTS:
        assert ids(full, listed) == [4, 3, 2, 1]
    assert {row.visit.card.date for row in full.lists.visits()} == {None}
    assert {row.visit.card.site_kind for row in full.lists.visits()} == {SiteKind.OTHER}


def test_what_narrows_a_list_is_found_once_and_not_for_every_row(full: Store) -> None:
    asked: list[str] = []
    full.reading().set_trace_callback(asked.append)
    scope = Scope(customer_id=full.names.customer_id("Group"), scenario_id="interview")
    for listed in LISTS:
        ids(full, listed, scope, "aurora")
    full.reading().set_trace_callback(None)
    pages = [each for each in asked if "OFFSET" in each]
    assert len(pages) == len(LISTS)
    for question in pages:
        plan = " ".join(row[3] for row in full.rows(f"EXPLAIN QUERY PLAN {question}"))
        assert "CORRELATED" not in plan, plan
