"""The composed summary: every finding in its one right group."""

import re

from hypothesis import given
from hypothesis import strategies as st

from voxdesk.domain import summary
from voxdesk.domain.ids import FindingId
from voxdesk.domain.report import Finding, Support, Verdict

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
