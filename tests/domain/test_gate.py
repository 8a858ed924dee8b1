"""The gate: what stands in the text as it is now, and what holds a report up."""

from dataclasses import replace

import pytest

from voxdesk.domain import gate
from voxdesk.domain.gate import Hindrance, Hitch
from voxdesk.domain.ids import FindingId, RecordingId, ReportId, SegmentId
from voxdesk.domain.report import (
    Evidence,
    Finding,
    Report,
    ReportState,
    Review,
    Stance,
    Support,
    Verdict,
)

HERE, ELSEWHERE = RecordingId(1), RecordingId(2)
TEXTS = {
    SegmentId(1): (HERE, "The lamp is dark, and"),
    SegmentId(2): (HERE, "nobody came for 30 minutes."),
    SegmentId(3): (ELSEWHERE, "The lamp is dark, and"),
}


def said(quote: str, *segments: int, recording: RecordingId = HERE) -> Evidence:
    ids = tuple(map(SegmentId, segments))
    return Evidence(recording, ids, quote, 0, 900, Stance.AGAINST, 0.9, sure=True)


def finding(
    *evidence: Evidence,
    number: int = 1,
    statement: str = "",
    support: Support = Support.SUPPORTED,
    review: Review = Review.OPEN,
    notes: tuple[str, ...] = (),
) -> Finding:
    return Finding(
        FindingId(number),
        f"c-{number}",
        "Lighting",
        Verdict.NOT_MET,
        support,
        statement,
        "",
        evidence,
        review,
        notes,
    )


def report(*findings: Finding, complete: bool = True) -> Report:
    return Report(
        ReportId(1),
        "walk-through",
        "Walk",
        "walk-through",
        None,
        (HERE,),
        ReportState.DRAFT,
        "",
        "en",
        findings,
        complete=complete,
    )


@pytest.mark.parametrize(
    "evidence",
    [
        said("the lamp is DARK", 1),
        said("The lamp is dark, and nobody came", 1, 2),
        said("30 minutes", 2),
    ],
)
def test_a_quote_stands_case_spaces_and_punctuation_aside(evidence: Evidence) -> None:
    assert gate.stale([finding(evidence)], TEXTS) == frozenset()


@pytest.mark.parametrize(
    "evidence",
    [
        said("The lamp is bright", 1),
        said("nobody came", 1),
        said("The lamp is dark", 9),
        said("The lamp is dark, and nobody came", 1, 9),
        said("The lamp is dark", 3),
        said("The lamp is dark"),
    ],
    ids=["other words", "other segment", "gone", "half gone", "other recording", "no segment"],
)
def test_a_quote_that_stands_no_longer_makes_its_finding_stale(evidence: Evidence) -> None:
    good = finding(said("30 minutes", 2), number=2)
    assert gate.stale([finding(said("30 minutes", 2), evidence), good], TEXTS) == {1}


def test_a_quote_that_was_taken_out_makes_nothing_stale() -> None:
    gone = replace(said("The lamp is bright", 1), confirmed=False)
    assert gate.stale([finding(gone)], TEXTS) == frozenset()


def test_hindrances_name_finding_and_reason_in_order() -> None:
    foreign = finding(said("so", 3, recording=ELSEWHERE), number=1)
    old = finding(number=2, support=Support.UNSUPPORTED)
    found = gate.hindrances(report(foreign, old, complete=False), {FindingId(2)})
    assert found == (
        Hindrance(Hitch.UNFINISHED),
        Hindrance(Hitch.FOREIGN, FindingId(1), "Lighting"),
        Hindrance(Hitch.STALE, FindingId(2), "Lighting"),
        Hindrance(Hitch.UNSUPPORTED, FindingId(2), "Lighting"),
    )


@pytest.mark.parametrize(
    ("review", "held_up"),
    [
        (Review.OPEN, True),
        (Review.ACCEPTED, True),
        (Review.REJECTED, False),
        (Review.OPINION, False),
    ],
)
def test_a_person_settles_a_finding_by_rejecting_it_or_owning_it(
    review: Review, held_up: bool
) -> None:
    one = finding(support=Support.UNSUPPORTED, review=review)
    assert bool(gate.hindrances(report(one), ())) is held_up
    assert bool(gate.hindrances(report(replace(one, support=Support.SUPPORTED)), {one.id})) is (
        held_up
    )


def test_a_statement_is_held_against_the_quotes_that_stand() -> None:
    quote = said("nobody came for 30 minutes", 2)
    one = finding(quote, statement="Nobody came for 30 minutes in Riga.", notes=("cut",))
    checked = gate.checked(one, "Is the reception staffed?")
    assert checked.support is Support.UNSUPPORTED
    assert checked.notes == ("cut", "unsupported:riga")
    named = gate.checked(checked, "Is the reception in Riga staffed?")
    assert (named.support, named.notes) == (Support.SUPPORTED, ("cut",))
    without = replace(named, evidence=(replace(quote, confirmed=False),))
    assert gate.checked(without, "Riga").notes == ("cut", "unsupported:30")


def test_the_title_of_what_a_report_made_up_itself_is_held_against_its_quotes_too() -> None:
    quote = said("nobody came for 30 minutes", 2)
    one = replace(finding(quote, statement="Nobody came."), title="Waiting in Riga")
    assert gate.checked(one, "Waiting").support is Support.SUPPORTED
    assert gate.checked(one, None).notes == ("unsupported:riga",)


def test_a_capital_that_begins_a_text_of_a_link_is_no_name() -> None:
    shown = said("there is no mirror and a guest cannot dress", 1)
    link = replace(finding(shown), title="No mirror – Guest cannot dress")
    assert gate.checked(link, None).support is Support.SUPPORTED
    invented = replace(link, title="No mirror – Guest of Ivan cannot dress")
    assert gate.checked(invented, None).notes == ("unsupported:ivan",)


@pytest.mark.parametrize("notes", [("misquoted",), ("cut",)])
def test_what_else_was_wrong_with_a_finding_stays_wrong(notes: tuple[str, ...]) -> None:
    assert gate.checked(finding(notes=notes), "").support is Support.UNSUPPORTED
