"""The verdict is arithmetic over the evidence that counts."""

import pytest

from voxdesk.domain.ids import RecordingId
from voxdesk.domain.report import Evidence, Stance, Verdict, judge


def said(
    stance: Stance | None, probability: float | None = 0.9, *, confirmed: bool | None = None
) -> Evidence:
    return Evidence(
        recording_id=RecordingId(1),
        segment_ids=(),
        quote="so",
        start_ms=0,
        end_ms=1,
        stance=stance,
        probability=probability,
        confirmed=confirmed,
    )


@pytest.mark.parametrize(
    ("evidence", "verdict"),
    [
        ([], Verdict.NOT_COVERED),
        ([said(Stance.FOR)], Verdict.MET),
        ([said(Stance.AGAINST)], Verdict.NOT_MET),
        ([said(Stance.FOR), said(Stance.AGAINST)], Verdict.PARTLY_MET),
        ([said(Stance.UNRELATED)], Verdict.NOT_COVERED),
        ([said(Stance.FOR, 0.59)], Verdict.NOT_COVERED),
        ([said(Stance.FOR, 0.6)], Verdict.MET),
    ],
)
def test_verdict_follows_from_the_evidence(evidence: list[Evidence], verdict: Verdict) -> None:
    assert judge(evidence) is verdict


def test_confirming_a_doubtful_label_changes_the_verdict_without_a_model() -> None:
    assert said(Stance.AGAINST, 0.5).doubtful
    assert judge([said(Stance.AGAINST, 0.5, confirmed=True)]) is Verdict.NOT_MET


def test_taking_out_a_sure_label_changes_the_verdict() -> None:
    evidence = [said(Stance.FOR), said(Stance.AGAINST, confirmed=False)]
    assert judge(evidence) is Verdict.MET


def test_evidence_nobody_judged_counts_for_nothing() -> None:
    assert judge([said(None, None)]) is Verdict.NOT_COVERED
    assert not said(None, None).doubtful
