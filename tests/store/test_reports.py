"""Reports: finding by finding, evidence and all, and what a person says of them."""

import json
from collections.abc import Callable
from dataclasses import replace

import pytest

from voxdesk.domain.custody import Action
from voxdesk.domain.definition import DefinitionKind
from voxdesk.domain.figures import Figures
from voxdesk.domain.ids import FindingId, RecordingId, ReportId, SegmentId, StageId
from voxdesk.domain.knowledge import Scope
from voxdesk.domain.recording import Recording
from voxdesk.domain.report import (
    Evidence,
    Finding,
    Polarity,
    ReportState,
    Review,
    SimilarPassage,
    Stage,
    StageKind,
    Stance,
    Support,
    Verdict,
)
from voxdesk.domain.run_card import RunCard
from voxdesk.domain.visit import SiteKind, VisitCard
from voxdesk.errors import BadRequest, NothingFound
from voxdesk.store import states
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
    figures = Figures({"zed": {"met": 3}, "alpha": [1, 2.5, None], "mean": 62.5}, {"mean": 33.3})
    store.reports.finish(report_id, summary="All good", figures=figures, similar=[similar], run=RUN)
    report = store.reports.get(report_id)
    assert (report.summary, report.similar, report.run) == ("All good", (similar,), RUN)
    assert list(report.figures.items()) == list(figures.values.items())
    assert report.judged == {"mean": 33.3}
    assert report.complete
    store.reports.finish(report_id, summary="", figures=Figures({}), similar=(), run=RUN)
    assert store.reports.get(report_id).figures == {}


def test_changed_finding_is_kept_in_its_place_and_told_in_the_chain(
    store: Store, report_id: ReportId, finding: Finding
) -> None:
    other = replace(finding, criterion_id="lighting")
    first = store.findings.save(report_id, 0, finding)
    second = store.findings.save(report_id, 1, other)
    changed = replace(
        finding,
        id=first,
        verdict=Verdict.NOT_MET,
        statement="The lobby is dirty",
        review=Review.ACCEPTED,
        evidence=finding.evidence[1:],
        score=62.5,
        polarity=Polarity.MIXED,
        own={"statement": "It was clean.", "verdict": ""},
    )
    store.findings.change(changed, {"verdict": Verdict.NOT_MET})
    assert store.reports.get(report_id).findings == (changed, replace(other, id=second))
    event = store.custody.head()
    assert event is not None
    assert (event.action, event.subject) == (Action.REVIEWED, f"rep-{report_id}")
    said = json.loads(event.detail)
    assert (said["finding"], said["verdict"]) == (f"fin-{first}", "not_met")
    assert [hit.id for hit in store.search.findings("dirty", Scope(), 5)] == [first]


def test_finding_knows_section_score_polarity_and_what_is_a_persons_own(
    store: Store, report_id: ReportId, finding: Finding
) -> None:
    checks = tuple(
        replace(each, check_id=f"check-{number}", sure=number == 0)
        for number, each in enumerate(finding.evidence)
    )
    rubric = replace(
        finding, section="service", score=200 / 3, own={"statement": ""}, evidence=checks
    )
    finding_id = store.findings.save(report_id, 0, rubric)
    assert store.findings.get(finding_id) == replace(rubric, id=finding_id)
    factor = replace(
        finding, criterion_id="f", section="food", verdict=None, polarity=Polarity.CRITICAL
    )
    store.findings.save(report_id, 1, factor)
    assert store.rows("SELECT section, score, polarity FROM v_finding ORDER BY position") == [
        ("service", 200 / 3, None),
        ("food", None, "critical"),
    ]


def test_removed_findings_go_with_their_evidence_and_words(
    store: Store, report_id: ReportId, finding: Finding
) -> None:
    kept = store.findings.save(report_id, 0, replace(finding, criterion_id="a", statement="kept"))
    gone = store.findings.save(report_id, 1, finding)
    store.findings.remove(report_id, [gone])
    assert [each.id for each in store.reports.get(report_id).findings] == [kept]
    assert store.rows("SELECT DISTINCT finding_id FROM evidence") == [(kept,)]
    assert store.search.findings("lobby", Scope(), 5) == ()
    with pytest.raises(NothingFound, match=f"fin-{gone}"):
        store.findings.get(gone)


def test_findings_of_another_report_are_not_removed(
    store: Store, report_id: ReportId, recording: Recording, finding: Finding
) -> None:
    kept = store.findings.save(report_id, 0, finding)
    other = store.reports.start("walk-through", "Other", "site", None, (recording.id,), "en")
    store.findings.remove(other, [kept])
    assert store.findings.get(kept).id == kept


def test_report_knows_the_texts_it_was_made_by(store: Store, recording: Recording) -> None:
    scenario = store.definitions.keep(DefinitionKind.SCENARIO, "mine", "id = 'mine'", own=True)
    taxonomy = store.definitions.keep(DefinitionKind.TAXONOMY, "hotel", "id = 'hotel'", own=False)
    report_id = store.reports.start(
        "mine",
        "Mine",
        "mine",
        None,
        (recording.id,),
        "en",
        site_kind=SiteKind.HOTEL,
        definition_ids=(scenario.id, taxonomy.id),
    )
    report = store.reports.get(report_id)
    assert (report.site_kind, report.supersedes) == (SiteKind.HOTEL, None)
    assert report.definition_ids == (scenario.id, taxonomy.id)
    assert store.definitions.of_report(report_id) == (scenario, taxonomy)


def test_final_version_supersedes_the_one_before_it(store: Store, recording: Recording) -> None:
    def version(supersedes: ReportId | None) -> ReportId:
        return store.reports.start(
            "walk-through", "Walk", "site", None, (recording.id,), "en", supersedes=supersedes
        )

    first = version(None)
    store.reports.set_state(first, ReportState.FINAL)
    second = version(first)
    store.reports.set_state(second, ReportState.REVIEWED)
    assert store.reports.get(first).state is ReportState.FINAL
    store.reports.set_state(second, ReportState.FINAL)
    assert store.reports.get(first).state is ReportState.SUPERSEDED
    assert store.reports.get(second).supersedes == first
    signed, superseded = list(store.custody.events())[-2:]
    assert (signed.action, signed.subject) == (Action.SIGNED_OFF, f"rep-{second}")
    assert (superseded.subject, json.loads(superseded.detail)["state"]) == (
        f"rep-{first}",
        "superseded",
    )
    assert superseded.states == {f"rep-{first}": states.state(store, f"rep-{first}")}


def test_runs_of_a_kind_about_a_visit_are_the_complete_ones_newest_first(
    store: Store, recording: Recording
) -> None:
    visit_id, other = store.visits.add(VisitCard()), store.visits.add(VisitCard())
    made = [
        store.reports.start(kind, "T", "s", visit, (recording.id,), "en")
        for kind, visit in [
            ("I1", visit_id),
            ("I2", visit_id),
            ("I1", visit_id),
            ("I1", other),
            ("I1", visit_id),
            ("I1", visit_id),
        ]
    ]
    for report_id in made[:5]:
        store.reports.finish(report_id, summary="", figures=Figures({}), similar=(), run=RUN)
    store.bin.put(f"rep-{made[4]}")
    assert [each.id for each in store.reports.runs(visit_id, "I1")] == [made[2], made[0]]


def test_review_and_state_are_kept(store: Store, report_id: ReportId, finding: Finding) -> None:
    finding_id = store.findings.save(report_id, 0, finding)
    accepted = replace(finding, id=finding_id, review=Review.ACCEPTED)
    store.findings.change(accepted, {"review": Review.ACCEPTED})
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
        store.findings.report_of(FindingId(4))


LOCKED: dict[str, Callable[[Store, ReportId, Finding], object]] = {
    "finding": lambda store, report_id, finding: store.findings.save(report_id, 1, finding),
    "summary": lambda store, report_id, _finding: store.reports.finish(
        report_id, summary="x", figures=Figures({}), similar=(), run=RUN
    ),
    "summary anew": lambda store, report_id, _finding: store.reports.sum_up(
        report_id, "x", Figures({})
    ),
    "review": lambda store, _report, finding: store.findings.change(
        replace(finding, id=FindingId(1), review=Review.REJECTED), {}
    ),
    "removal": lambda store, report_id, _finding: store.findings.remove(report_id, [FindingId(1)]),
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
    store.reports.finish(report_id, summary="S", figures=Figures({}), similar=(), run=RUN)
    store.findings.change(replace(finding, id=finding_id, review=Review.ACCEPTED), {})
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
