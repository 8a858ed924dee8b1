"""Reports taken together: which count, and what is counted in them."""

from collections.abc import Callable

from tests.store.reported import finding, quote, report, visit
from voxdesk.domain.ids import CustomerId, written
from voxdesk.domain.knowledge import Scope
from voxdesk.domain.recording import Recording
from voxdesk.domain.report import Polarity, ReportState, Review, Verdict
from voxdesk.store.store import Store

Keep = Callable[[bytes], Recording]


def test_the_latest_complete_report_of_a_visit_and_kind_counts(store: Store) -> None:
    first, second = visit(store, "Aurora", "2026-01-02"), visit(store, "Borealis")
    report(store, first, "I1")
    latest = report(store, first, "I1")
    report(store, first, "I1", complete=False)
    superseded = report(store, first, "D1")
    store.reports.set_state(superseded, ReportState.SUPERSEDED)
    other_kind = report(store, first, "I3")
    binned = report(store, second, "I1")
    kept = report(store, second, "D1")
    store.bin.put(written("report", binned))
    assert {each.report_id for each in store.overview.reports()} == {latest, other_kind, kept}


def test_an_older_report_counts_again_when_the_later_one_goes_into_the_bin(store: Store) -> None:
    about = visit(store, "Aurora")
    older, later = report(store, about, "I1"), report(store, about, "I1")
    store.bin.put(written("report", later))
    assert [each.report_id for each in store.overview.reports()] == [older]


def test_a_report_says_whose_visit_it_is_about(store: Store) -> None:
    about = visit(store, "Aurora", "2026-03-04", customer="Plaza", employee="Field")
    report(store, about, "I1")
    (told,) = store.overview.reports()
    assert (told.day, told.site, told.customer, told.employee, told.state) == (
        *("2026-03-04", "Aurora", "Plaza", "Field"),
        ReportState.DRAFT,
    )


def test_a_visit_without_a_customer_is_that_of_the_owner_of_its_site(store: Store) -> None:
    report(store, visit(store, "Aurora", customer="Plaza"), "I1")
    report(store, visit(store, "Aurora"), "I1")
    assert {each.customer for each in store.overview.reports()} == {"Plaza"}
    other = report(store, visit(store, "Aurora", customer="Else"), "I1")
    scope = Scope(customer_id=CustomerId(2))
    assert [each.report_id for each in store.overview.reports(scope)] == [other]


def test_figures_that_are_numbers_come_in_the_order_of_the_visits(store: Store) -> None:
    late, early = visit(store, "Aurora", "2026-05-01"), visit(store, "Aurora", "2026-01-01")
    report(store, late, "I1", figures={"X": 10, "Z": 72.5, "scores": [1], "verdict": "good"})
    report(store, early, "I1", figures={"Z": 40, "Y": None})
    reports = store.overview.reports()
    found = store.overview.scores(reports, ["Z", "Y", "scores", "verdict"])
    assert [(each.figure, each.value) for each in found] == [("Z", 40.0), ("Z", 72.5)]


def test_what_is_spoken_of_is_counted_by_polarity_without_what_was_rejected(store: Store) -> None:
    for polarity, review in (
        (Polarity.CRITICAL, Review.OPEN),
        (Polarity.CRITICAL, Review.ACCEPTED),
        (Polarity.POSITIVE, Review.OPEN),
        (Polarity.POSITIVE, Review.REJECTED),
    ):
        spoken = finding("parking", polarity=polarity, review=review)
        silent = finding("pool", verdict=Verdict.NOT_COVERED)
        report(store, visit(store, "Aurora"), "I3", [spoken, silent])
    found = store.overview.spoken(store.overview.reports())
    counts = {(each.criterion_id, each.polarity): each.count for each in found}
    assert counts == {
        ("parking", Polarity.CRITICAL): 2,
        ("parking", Polarity.POSITIVE): 1,
    }


def test_without_a_judging_writer_what_was_found_counts_as_spoken_of(
    store: Store, recording: Recording
) -> None:
    found = finding("parking", evidence=[quote(recording.id, None)])
    report(store, visit(store, "Aurora"), "I3", [found, finding("pool")])
    (row,) = store.overview.spoken(store.overview.reports())
    assert (row.criterion_id, row.polarity, row.count) == ("parking", None, 1)


def test_what_is_not_met_is_counted_and_leads_to_its_findings(store: Store) -> None:
    reports = [
        report(
            store,
            visit(store, "Aurora"),
            "walk-through",
            [
                finding("lighting", verdict=Verdict.NOT_MET),
                finding("noise", verdict=Verdict.MET),
                finding("air", verdict=Verdict.NOT_MET, review=Review.REJECTED),
            ],
        )
        for _number in range(2)
    ]
    told = store.overview.reports()
    (row,) = store.overview.not_met(told)
    assert (row.criterion_id, row.count) == ("lighting", 2)
    behind = store.overview.behind(told, "lighting", (), spoken=False)
    assert [each.report_id for each in behind] == reports[::-1]
    assert behind[0].statement == "About lighting."


def test_what_no_list_asked_for_is_found_by_its_title(store: Store) -> None:
    other = finding("other-1", title="A piano", polarity=Polarity.POSITIVE)
    report(store, visit(store, "Aurora"), "I4", [other])
    told = store.overview.reports()
    assert len(store.overview.behind(told, "", ["A piano"], spoken=True)) == 1
    assert not store.overview.behind(told, "", ["Another"], spoken=True)


def test_how_long_reports_took_is_the_mean_of_the_last(store: Store) -> None:
    report(store, visit(store, "Aurora"), "I1")
    assert store.overview.seconds(["I1", "D1"]) == {"I1": 30.0}
