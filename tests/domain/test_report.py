"""Verdict, score and polarity are arithmetic over the evidence that counts."""

import dataclasses

import pytest

from voxdesk.domain.ids import FindingId, RecordingId
from voxdesk.domain.report import (
    Evidence,
    Finding,
    Polarity,
    Stance,
    Support,
    Verdict,
    assessed,
    judge,
    polarity,
    score,
)
from voxdesk.domain.scenario import Method


def said(
    stance: Stance | None, check: str = "", *, sure: bool = True, confirmed: bool | None = None
) -> Evidence:
    return Evidence(
        recording_id=RecordingId(1),
        segment_ids=(),
        quote="so",
        start_ms=0,
        end_ms=1,
        stance=stance,
        probability=None if stance is None else 0.9,
        sure=sure and stance is not None,
        confirmed=confirmed,
        check_id=check,
    )


FOR, AGAINST, NEUTRAL = said(Stance.FOR), said(Stance.AGAINST), said(Stance.NEUTRAL)
UNRELATED, UNJUDGED = said(Stance.UNRELATED), said(None)


def finding(*evidence: Evidence, verdict: Verdict | None = None, own: str = "") -> Finding:
    return Finding(
        FindingId(1),
        "clean",
        "Cleanliness",
        verdict,
        Support.SUPPORTED,
        "It is clean.",
        "",
        evidence,
        own=dict.fromkeys(own.split(), ""),
    )


@pytest.mark.parametrize(
    ("evidence", "verdict"),
    [
        ([], Verdict.NOT_COVERED),
        ([FOR], Verdict.MET),
        ([AGAINST], Verdict.NOT_MET),
        ([FOR, AGAINST], Verdict.PARTLY_MET),
        ([UNRELATED], Verdict.NOT_COVERED),
        ([said(Stance.FOR, sure=False)], Verdict.NOT_COVERED),
        ([UNJUDGED], Verdict.NOT_COVERED),
    ],
)
def test_verdict_follows_from_the_evidence(evidence: list[Evidence], verdict: Verdict) -> None:
    assert judge(evidence) is verdict


def test_confirming_a_doubtful_label_changes_the_verdict_without_a_model() -> None:
    assert said(Stance.AGAINST, sure=False).doubtful
    assert judge([said(Stance.AGAINST, sure=False, confirmed=True)]) is Verdict.NOT_MET


def test_taking_out_a_sure_label_changes_the_verdict() -> None:
    assert judge([FOR, said(Stance.AGAINST, confirmed=False)]) is Verdict.MET


def test_an_unrelated_line_never_counts_whatever_a_person_says() -> None:
    confirmed = said(Stance.UNRELATED, confirmed=True)
    assert (confirmed.counts, confirmed.stands, confirmed.doubtful) == (False, False, False)


def test_evidence_nobody_judged_stands_until_a_person_takes_it_out() -> None:
    assert (UNJUDGED.counts, UNJUDGED.stands, UNJUDGED.doubtful) == (False, True, False)
    assert not said(None, confirmed=False).stands


@pytest.mark.parametrize(
    ("evidence", "found"),
    [
        ([], None),
        ([UNRELATED], None),
        ([FOR], Polarity.POSITIVE),
        ([AGAINST, NEUTRAL], Polarity.CRITICAL),
        ([FOR, NEUTRAL], Polarity.POSITIVE),
        ([FOR, AGAINST, NEUTRAL], Polarity.MIXED),
        ([NEUTRAL], Polarity.NEUTRAL),
        ([NEUTRAL, said(Stance.AGAINST, sure=False)], Polarity.NEUTRAL),
        ([UNJUDGED], None),
    ],
)
def test_polarity_follows_from_the_evidence(
    evidence: list[Evidence], found: Polarity | None
) -> None:
    assert polarity(evidence) is found


@pytest.mark.parametrize(
    ("evidence", "points", "judged"),
    [
        ([], None, 0),
        ([said(Stance.FOR, "a")], 100.0, 1),
        ([said(Stance.AGAINST, "a")], 0.0, 1),
        ([said(Stance.FOR, "a"), said(Stance.AGAINST, "a")], 50.0, 1),
        ([said(Stance.FOR, "a"), said(Stance.AGAINST, "b")], 50.0, 2),
        ([said(Stance.FOR, "a"), said(Stance.UNRELATED, "b")], 100.0, 1),
        ([said(Stance.FOR, "a"), said(Stance.FOR, "b", sure=False)], 100.0, 1),
        ([said(Stance.FOR, "a"), said(Stance.FOR, "b"), said(Stance.AGAINST, "c")], 200 / 3, 3),
        ([said(Stance.UNRELATED, "a")], None, 0),
        ([said(None, "a")], None, 0),
        ([FOR], None, 0),
    ],
)
def test_score_is_the_share_of_the_judged_checks_that_are_met(
    evidence: list[Evidence], points: float | None, judged: int
) -> None:
    found, checks = score(evidence)
    assert found == pytest.approx(points)
    assert checks == judged


def test_assessing_a_criterion_gives_it_a_verdict_alone() -> None:
    found = assessed(finding(FOR, AGAINST), Method.CRITERIA)
    assert (found.verdict, found.score, found.polarity) == (Verdict.PARTLY_MET, None, None)


def test_assessing_a_rubric_gives_it_a_score_and_the_verdict_of_all_checks() -> None:
    found = assessed(finding(said(Stance.FOR, "a"), said(Stance.AGAINST, "b")), Method.SCORED)
    assert (found.verdict, found.score, found.polarity) == (Verdict.PARTLY_MET, 50.0, None)


@pytest.mark.parametrize("method", [Method.FACTORS, Method.OTHERS])
def test_assessing_a_factor_gives_it_a_polarity_or_says_nobody_spoke_of_it(method: Method) -> None:
    spoken = assessed(finding(AGAINST), method)
    assert (spoken.verdict, spoken.score, spoken.polarity) == (None, None, Polarity.CRITICAL)
    silent = assessed(finding(UNRELATED), method)
    assert (silent.verdict, silent.polarity) == (Verdict.NOT_COVERED, None)
    assert assessed(finding(), method).verdict is Verdict.NOT_COVERED


def test_assessing_a_link_gives_it_neither_score_nor_polarity() -> None:
    found = assessed(finding(FOR), Method.LINKS)
    assert (found.verdict, found.score, found.polarity) == (None, None, None)


@pytest.mark.parametrize("method", Method)
def test_where_nobody_judged_nothing_follows(method: Method) -> None:
    found = assessed(finding(UNJUDGED, verdict=Verdict.MET), method)
    assert (found.verdict, found.score, found.polarity) == (None, None, None)


def test_verdict_that_a_person_gave_stays_and_the_score_still_follows() -> None:
    given = finding(said(Stance.AGAINST, "a"), verdict=Verdict.MET, own="verdict")
    found = assessed(given, Method.SCORED)
    assert (found.verdict, found.score) == (Verdict.MET, 0.0)


def test_assessing_touches_nothing_else() -> None:
    before = finding(FOR, own="statement")
    after = assessed(before, Method.CRITERIA)
    assert dataclasses.replace(after, verdict=None) == before


def test_a_factor_is_mentioned_when_evidence_stands() -> None:
    assert finding(FOR).mentioned
    assert finding(UNJUDGED).mentioned
    assert not finding(UNRELATED, said(Stance.FOR, sure=False)).mentioned
    assert not finding(said(Stance.FOR, confirmed=False)).mentioned
