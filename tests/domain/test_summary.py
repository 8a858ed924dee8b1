"""The composed summary: every finding in its one right group."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voxdesk.domain import summary
from voxdesk.domain.ids import FindingId
from voxdesk.domain.report import Finding, Review, Support, Verdict
from voxdesk.domain.scenario import (
    ByLanguage,
    Method,
    Scenario,
    Section,
    Stage,
    VisitPurpose,
)
from voxdesk.domain.visit import SiteKind

VERDICTS = st.sampled_from(list(Verdict))


def finding(verdict: Verdict | None, title: str = "Lighting") -> Finding:
    return Finding(
        id=FindingId(1),
        criterion_id="lighting",
        title=title,
        verdict=verdict,
        support=Support.SUPPORTED,
        statement="",
        recommendation="",
    )


@given(st.lists(VERDICTS, max_size=12))
def test_each_finding_is_cited_exactly_once(verdicts: list[Verdict]) -> None:
    text = summary.compose([finding(verdict) for verdict in verdicts])
    cited = sorted(int(number) for number in re.findall(r"\[(\d+)\]", text))
    assert cited == list(range(1, len(verdicts) + 1))


def test_groups_follow_the_verdicts() -> None:
    findings = [finding(Verdict.NOT_MET, "Noise"), finding(Verdict.MET, "Lighting")]
    assert summary.compose(findings) == "Strong points: lighting [2].\nNeeds action: noise [1]."


def test_russian_report_has_a_russian_summary() -> None:
    assert (
        summary.compose([finding(Verdict.MET, "Чистота")], "ru") == "Сильные стороны: чистота [1]."
    )


def test_what_a_person_rejected_is_not_said_and_keeps_its_number() -> None:
    rejected = replace(finding(Verdict.NOT_MET, "Noise"), review=Review.REJECTED)
    text = summary.compose([rejected, finding(Verdict.MET)])
    assert text == "Strong points: lighting [2]."


def scored(*scores: float | None) -> list[Finding]:
    made = enumerate(scores, start=1)
    return [
        replace(finding(Verdict.MET, f"Item {number}"), score=each, section="rules")
        for number, each in made
    ]


def told(*scores: float | None) -> list[str]:
    title = ByLanguage({"en": "Rules"})
    stage = Stage("rubric", Method.SCORED, title, own_sections=(Section("rules", title),))
    scenario = Scenario("one", "one", VisitPurpose.ANY, title, {}, (stage,))
    return summary.compose(scored(*scores), "en", scenario, SiteKind.HOTEL).split("\n")


def test_scores_are_told_from_both_ends_and_each_item_once() -> None:
    assert told(80, 20, None, 50, 100, 60) == [
        "Strongest: item 5 100 % [5], item 1 80 % [1].",
        "In between: item 6 60 % [6].",
        "Weakest: item 2 20 % [2], item 4 50 % [4].",
        "Could not be scored: item 3 [3].",
    ]


@pytest.mark.parametrize("scores", [(50,), (50, 50, 50)])
def test_scores_that_are_alike_have_no_strongest(scores: tuple[float, ...]) -> None:
    (line,) = told(*scores)
    assert line.startswith("Scored alike: item 1 50 % [1]")


@given(st.lists(st.none() | st.sampled_from([0.0, 50.0, 66.7, 100.0]), min_size=1, max_size=9))
def test_every_scored_item_is_cited_exactly_once(scores: list[float | None]) -> None:
    cited = re.findall(r"\[(\d+)\]", "\n".join(told(*scores)))
    assert sorted(map(int, cited)) == list(range(1, len(scores) + 1))
