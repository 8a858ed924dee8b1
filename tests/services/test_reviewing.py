"""A person's word on evidence: the verdict and the summary follow, and can be led back."""

from dataclasses import replace

import pytest

from installer.sample_library import add_recording, fill, heard, run_card
from voxdesk.desk import Desk
from voxdesk.domain import figures, summary
from voxdesk.domain.ids import FindingId, ReportId, SegmentId
from voxdesk.domain.report import Evidence, Finding, Stance, Support, Verdict, judge
from voxdesk.domain.visit import SiteKind, VisitCard
from voxdesk.errors import BadRequest
from voxdesk.services import reviewing, scenarios, signing_off, verifying


@pytest.fixture
def report_id(desk: Desk) -> ReportId:
    """A report whose only finding rests on one doubtful label."""
    store = desk.store
    recording_id = add_recording(
        store, "walk.wav", VisitCard(), duration_ms=60_000, segments=heard(["The lamp is dark."])
    )
    kind = scenarios.for_kind(desk, "walk-through")
    number = store.reports.start(
        "walk-through",
        "Walk",
        "walk-through",
        None,
        [recording_id],
        "en",
        definition_ids=scenarios.keep(desk, kind),
    )
    doubtful = Evidence(
        recording_id, (SegmentId(1),), "The lamp is dark.", 0, 900, Stance.AGAINST, 0.52
    )
    finding = Finding(
        FindingId(0),
        "lighting",
        "Lighting",
        judge([doubtful]),
        Support.SUPPORTED,
        "",
        "",
        (doubtful,),
    )
    store.findings.save(number, 0, finding)
    findings = store.reports.get(number).findings
    store.reports.finish(
        number,
        summary=summary.compose(findings),
        figures=figures.compute(kind.scenario, SiteKind.OTHER, findings),
        similar=(),
        run=run_card(),
    )
    return number


def test_a_confirmed_label_turns_the_verdict_and_the_summary(
    desk: Desk, report_id: ReportId
) -> None:
    before = desk.store.reports.get(report_id)
    assert before.findings[0].verdict is Verdict.NOT_COVERED
    reviewing.confirm(desk, before.findings[0].id, 0, confirmed=True)
    after = desk.store.reports.get(report_id)
    assert after.findings[0].verdict is Verdict.NOT_MET
    assert after.summary == "Needs action: lighting [1]."
    assert after.figures["coverage_percent"] == 100
    reviewing.confirm(desk, before.findings[0].id, 0, confirmed=None)
    back = desk.store.reports.get(report_id)
    assert replace(back, figures=before.figures) == before
    assert back.figures == before.figures
    breaks = verifying.verify(desk.store).breaks
    assert [each for each in breaks if each.what.startswith("rep")] == []


def test_a_summary_that_was_not_composed_here_is_left(desk: Desk) -> None:
    _recording, number = fill(desk.store)
    before = desk.store.reports.get(number)
    finding, place = next(
        (each, place)
        for each in before.findings
        for place, evidence in enumerate(each.evidence)
        if evidence.doubtful
    )
    reviewing.confirm(desk, finding.id, place, confirmed=True)
    after = desk.store.reports.get(number)
    assert after.summary == before.summary


def test_what_was_signed_off_is_not_altered(desk: Desk, report_id: ReportId) -> None:
    signing_off.sign_off(desk, report_id)
    finding = desk.store.reports.get(report_id).findings[0]
    with pytest.raises(BadRequest):
        reviewing.confirm(desk, finding.id, 0, confirmed=True)


def test_verdicts_are_counted_for_many_reports_at_once(desk: Desk, report_id: ReportId) -> None:
    _recording, other = fill(desk.store)
    counted = desk.store.findings.verdicts([report_id, other])
    assert counted[report_id] == {Verdict.NOT_COVERED: 1}
    assert sum(counted[other].values()) == 11
