"""Reports: finding by finding, evidence and all, and what a person says of them."""

import json
from collections.abc import Callable
from dataclasses import replace

import pytest

from voxdesk.domain.custody import Action
from voxdesk.domain.ids import FindingId, RecordingId, ReportId, SegmentId, StageId
from voxdesk.domain.knowledge import Scope
from voxdesk.domain.recording import Recording
from voxdesk.domain.report import (
    Evidence,
    Finding,
    ReportState,
    Review,
    RunCard,
    SimilarPassage,
    Stage,
    StageKind,
    Stance,
    Support,
    Verdict,
)
from voxdesk.domain.visit import VisitCard
from voxdesk.errors import BadRequest, NothingFound
from voxdesk.store.store import Store

RUN = RunCard(
    writer="report-adapter",
    model_sha256="a" * 64,
    adapter_sha256="b" * 64,
    meaning_model="all-minilm-l6-v2",
    parameters={"seed": 7, "threads": 2},
    versions={"llama-cpp-python": "0.3.36"},
    seconds=12.5,
    warnings=("words_only",),
)


def quote(
    recording_id: RecordingId, text: str, stance: Stance | None, **fields: object
) -> Evidence:
    evidence = Evidence(recording_id, (SegmentId(4), SegmentId(5)), text, 100, 900, stance, 0.75)
    return replace(evidence, **fields)  # type: ignore[arg-type]


@pytest.fixture
def finding(recording: Recording) -> Finding:
    return Finding(
        id=FindingId(0),
        criterion_id="cleanliness",
        title="Cleanliness",
        verdict=Verdict.MET,
        support=Support.SUPPORTED,
        statement="The lobby is clean",
        recommendation="Keep it so",
        evidence=(
            quote(recording.id, "«чисто», so clean", Stance.FOR),
            quote(recording.id, "a stain", Stance.AGAINST, probability=0.5),
            quote(recording.id, "hm", None, probability=None, confirmed=False),
        ),
        review=Review.OPINION,
        notes=("cut",),
    )


@pytest.fixture
def report_id(store: Store, recording: Recording) -> ReportId:
    return store.reports.start("walk-through", "Walk", "site", None, (recording.id,), "en")


def test_report_begins_as_an_empty_draft(
    store: Store, recording: Recording, other_recording: Recording
) -> None:
    visit_id = store.visits.add(VisitCard(site="Aurora"))
    report_id = store.reports.start(
        "walk-through",
        "Обход",
        scenario_id="site",
        visit_id=visit_id,
        recording_ids=(other_recording.id, recording.id),
        language="ru",
    )
    report = store.reports.get(report_id)
    assert (report.title, report.kind, report.scenario_id) == ("Обход", "walk-through", "site")
    assert (report.visit_id, report.language) == (visit_id, "ru")
    assert report.recording_ids == (other_recording.id, recording.id)
    assert (report.state, report.complete, report.run) == (ReportState.DRAFT, False, None)
    assert (report.findings, report.figures, report.similar) == ((), {}, ())


def test_findings_come_back_in_their_order_with_their_evidence(
    store: Store, report_id: ReportId, finding: Finding
) -> None:
    other = replace(finding, criterion_id="lighting", verdict=None, evidence=(), notes=())
    second = store.findings.save(report_id, 1, finding)
    first = store.findings.save(report_id, 0, other)
    assert store.reports.get(report_id).findings == (
        replace(other, id=first),
        replace(finding, id=second),
    )
    assert store.findings.get(second) == replace(finding, id=second)
    assert store.findings.report_of(second) == report_id


def test_finding_saved_again_keeps_its_id_and_nothing_else(
    store: Store, report_id: ReportId, finding: Finding
) -> None:
    first = store.findings.save(report_id, 0, finding)
    again = replace(finding, statement="Changed", evidence=finding.evidence[:1])
    assert store.findings.save(report_id, 3, again) == first
    assert store.reports.get(report_id).findings == (replace(again, id=first),)
    assert store.search.findings("lobby", Scope(), 5) == ()


def test_finished_report_keeps_summary_figures_similar_and_run(
    store: Store, report_id: ReportId
) -> None:
    visit_id = store.visits.add(VisitCard(site="Aurora"))
    similar = SimilarPassage("finding", 3, visit_id, "Aurora", "2026-01-02", "was clean", 0.8)
    figures: dict[str, object] = {"zed": {"met": 3}, "alpha": [1, 2.5, None]}
    store.reports.finish(report_id, summary="All good", figures=figures, similar=[similar], run=RUN)
    report = store.reports.get(report_id)
    assert (report.summary, report.similar, report.run) == ("All good", (similar,), RUN)
    assert list(report.figures.items()) == list(figures.items())
    assert report.complete
    store.reports.finish(report_id, summary="", figures={}, similar=(), run=RUN)
    assert store.reports.get(report_id).figures == {}


def test_verdict_follows_a_persons_word_at_once(
    store: Store, report_id: ReportId, finding: Finding
) -> None:
    finding_id = store.findings.save(report_id, 0, finding)
    confirmed = store.reports.set_confirmed(finding_id, 1, confirmed=True)
    assert confirmed.verdict is Verdict.PARTLY_MET
    assert store.reports.set_confirmed(finding_id, 0, confirmed=False).verdict is Verdict.NOT_MET
    assert store.reports.set_confirmed(finding_id, 1, confirmed=None).verdict is Verdict.NOT_COVERED
    assert store.reports.set_confirmed(finding_id, 0, confirmed=None).verdict is Verdict.MET
    with pytest.raises(NothingFound, match="evidence 9 of fin-1"):
        store.reports.set_confirmed(finding_id, 9, confirmed=True)


def test_finding_that_nobody_judged_stays_without_a_verdict(
    store: Store, report_id: ReportId, finding: Finding
) -> None:
    unjudged = replace(finding, verdict=None, evidence=finding.evidence[2:])
    finding_id = store.findings.save(report_id, 0, unjudged)
    assert store.reports.set_confirmed(finding_id, 0, confirmed=True).verdict is None


def test_review_and_state_are_kept(store: Store, report_id: ReportId, finding: Finding) -> None:
    finding_id = store.findings.save(report_id, 0, finding)
    store.reports.set_review(finding_id, Review.ACCEPTED)
    store.reports.set_state(report_id, ReportState.FINAL)
    report = store.reports.get(report_id)
    assert (report.state, report.findings[0].review) == (ReportState.FINAL, Review.ACCEPTED)


def test_reports_are_listed_newest_first(
    store: Store, recording: Recording, other_recording: Recording
) -> None:
    visit_id = store.visits.add(VisitCard())
    ids = [
        store.reports.start("walk-through", "T", "s", visit, recordings, "en")
        for visit, recordings in [
            (None, (recording.id,)),
            (visit_id, (recording.id, other_recording.id)),
            (None, (other_recording.id,)),
        ]
    ]
    assert [each.id for each in store.reports.recent()] == ids[::-1]
    assert [each.id for each in store.reports.recent(1)] == ids[2:]
    assert [each.id for each in store.reports.of_recording(recording.id)] == [ids[1], ids[0]]
    assert [each.id for each in store.reports.of_visit(visit_id)] == [ids[1]]


def test_view_of_findings_reads_like_a_table(
    store: Store, report_id: ReportId, finding: Finding
) -> None:
    store.findings.save(report_id, 0, finding)
    assert store.rows("SELECT report, criterion_id, verdict, review FROM v_finding") == [
        ("Walk", "cleanliness", "met", "opinion")
    ]


def test_unknown_report_or_finding_is_not_found(store: Store) -> None:
    with pytest.raises(NothingFound, match="rep-4"):
        store.reports.get(ReportId(4))
    with pytest.raises(NothingFound, match="fin-4"):
        store.findings.get(FindingId(4))
    with pytest.raises(NothingFound, match="fin-4"):
        store.reports.set_review(FindingId(4), Review.OPEN)


LOCKED: dict[str, Callable[[Store, ReportId, Finding], object]] = {
    "finding": lambda store, report_id, finding: store.findings.save(report_id, 1, finding),
    "summary": lambda store, report_id, _finding: store.reports.finish(
        report_id, summary="x", figures={}, similar=(), run=RUN
    ),
    "review": lambda store, _report, _finding: store.reports.set_review(
        FindingId(1), Review.REJECTED
    ),
    "word on a label": lambda store, _report, _finding: store.reports.set_confirmed(
        FindingId(1), 0, confirmed=False
    ),
    "stage": lambda store, report_id, _finding: store.stages.add(
        report_id, [Stage(StageId(0), "x", StageKind.NARRATIVE, "x")]
    ),
    "draft again": lambda store, report_id, _finding: store.reports.set_state(
        report_id, ReportState.DRAFT
    ),
}


@pytest.mark.parametrize("state", [ReportState.FINAL, ReportState.SUPERSEDED])
@pytest.mark.parametrize("change", LOCKED)
def test_report_that_was_signed_off_is_not_altered(
    store: Store, report_id: ReportId, finding: Finding, change: str, state: ReportState
) -> None:
    store.findings.save(report_id, 0, finding)
    for each in dict.fromkeys((ReportState.FINAL, state)):
        store.reports.set_state(report_id, each)
    before, events = store.reports.get(report_id), len(list(store.custody.events()))
    with pytest.raises(BadRequest, match="signed off"):
        LOCKED[change](store, report_id, finding)
    assert store.reports.get(report_id) == before
    assert len(list(store.custody.events())) == events


def test_chain_of_custody_tells_of_each_step_of_a_report(
    store: Store, report_id: ReportId, finding: Finding
) -> None:
    finding_id = store.findings.save(report_id, 0, finding)
    store.reports.finish(report_id, summary="S", figures={}, similar=(), run=RUN)
    store.reports.set_review(finding_id, Review.ACCEPTED)
    store.reports.set_state(report_id, ReportState.FINAL)
    told = [event for event in store.custody.events() if event.subject == f"rep-{report_id}"]
    assert [event.action for event in told] == [
        *[Action.REPORTED] * 3,
        Action.REVIEWED,
        Action.SIGNED_OFF,
    ]
    assert json.loads(told[2].detail)["model_sha256"] == RUN.model_sha256
    assert len({event.states[event.subject] for event in told}) == len(told)
    assert not any("lobby" in event.detail for event in told)
