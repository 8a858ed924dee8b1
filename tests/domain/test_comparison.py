"""Two reports side by side: pairs by criterion, with what differs."""

from dataclasses import replace

from voxdesk.domain.comparison import Difference, compare
from voxdesk.domain.ids import FindingId, RecordingId, ReportId, SegmentId
from voxdesk.domain.report import (
    Evidence,
    Finding,
    Polarity,
    Report,
    ReportState,
    Stance,
    Support,
    Verdict,
)

QUOTE = Evidence(
    RecordingId(1), (SegmentId(1),), "The lamp is dark.", 0, 9, Stance.AGAINST, 0.9, sure=True
)
LIGHT = Finding(
    FindingId(1),
    "lighting",
    "Lighting",
    Verdict.NOT_MET,
    Support.SUPPORTED,
    "It is dark.",
    "",
    (QUOTE,),
    score=40.0,
)


def report(*findings: Finding, **figures: object) -> Report:
    return Report(
        ReportId(1),
        "walk-through",
        "Walk",
        "walk-through",
        None,
        (RecordingId(1),),
        ReportState.DRAFT,
        "",
        "en",
        findings,
        figures=figures,
    )


def test_the_same_twice_differs_in_nothing() -> None:
    again = replace(LIGHT, id=FindingId(9), statement="it is dark", notes=("cut",))
    compared = compare(report(LIGHT, Z=50), report(again, Z=50))
    assert [each.differs for each in compared.pairs] == [()]
    assert compared.different == ()
    assert compared.figures == {}


def test_every_difference_is_named_with_the_quotes_of_one_side() -> None:
    other = replace(QUOTE, quote="The lamp is bright.", stance=Stance.FOR)
    doubted = replace(QUOTE, quote="Perhaps.", sure=False)
    right = replace(
        LIGHT,
        verdict=Verdict.PARTLY_MET,
        score=50.0,
        polarity=Polarity.MIXED,
        statement="It is partly dark.",
        evidence=(QUOTE, other, doubted),
    )
    (pair,) = compare(report(LIGHT), report(right)).pairs
    assert pair.differs == (
        Difference.VERDICT,
        Difference.SCORE,
        Difference.POLARITY,
        Difference.STATEMENT,
        Difference.QUOTES,
    )
    assert (pair.left_quotes, pair.right_quotes) == ((), (other,))


def test_a_criterion_of_one_report_stands_alone_behind_those_of_the_left() -> None:
    noise, smell = replace(LIGHT, criterion_id="noise"), replace(LIGHT, criterion_id="smell")
    compared = compare(report(noise, LIGHT), report(smell, LIGHT))
    assert [(each.one.criterion_id, each.differs) for each in compared.pairs] == [
        ("noise", (Difference.ONLY_LEFT,)),
        ("lighting", ()),
        ("smell", (Difference.ONLY_RIGHT,)),
    ]


def test_findings_that_a_report_numbered_itself_are_paired_by_title() -> None:
    def made(number: int, title: str) -> Finding:
        return replace(LIGHT, criterion_id=f"other-{number}", section="other", title=title)

    left = report(made(1, "Parking"), made(2, "View"), made(3, "View"))
    right = report(made(1, "The pool"), made(2, "parking"))
    assert [
        (each.left and each.left.title, each.right and each.right.title)
        for each in compare(left, right).pairs
    ] == [("Parking", "parking"), ("View", None), ("View", None), (None, "The pool")]


def test_figures_that_differ_stand_side_by_side() -> None:
    compared = compare(report(Z=50, X=1), report(Z=60, X=1, Y=None))
    assert compared.figures == {"Z": (50, 60)}
