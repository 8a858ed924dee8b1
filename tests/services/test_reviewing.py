"""A person's word on findings: what follows from it, and that it can be taken back exactly."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from installer.sample_library import add_recording, fill, heard, run_card
from voxdesk.desk import Desk
from voxdesk.domain import figures, summary
from voxdesk.domain.custody import Action
from voxdesk.domain.gate import Hitch
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
    judge,
)
from voxdesk.domain.visit import SiteKind, VisitCard
from voxdesk.errors import BadRequest, NothingFound
from voxdesk.services import editing, reviewing, scenarios, signing_off, verifying

LINES = ["The lamp is dark.", "Nobody came for 30 minutes.", "The bed was soft."]


def begun(
    desk: Desk,
    recording_id: RecordingId,
    kind: str,
    *findings: Finding,
    writer: str = "report-adapter",
) -> ReportId:
    """A complete report of a kind with these findings."""
    made_by = scenarios.for_kind(desk, kind)
    number = desk.store.reports.start(
        kind,
        "Walk",
        made_by.scenario.id,
        None,
        [recording_id],
        "en",
        definition_ids=scenarios.keep(desk, made_by),
    )
    for position, finding in enumerate(findings):
        desk.store.findings.save(number, position, finding)
    saved = desk.store.reports.get(number).findings
    desk.store.reports.finish(
        number,
        summary=summary.compose(saved),
        figures=figures.compute(made_by.scenario, SiteKind.OTHER, saved),
        similar=(),
        run=replace(run_card(), writer=writer),
    )
    return number


def spoken(desk: Desk, name: str = "walk.wav") -> RecordingId:
    return add_recording(desk.store, name, VisitCard(), duration_ms=60_000, segments=heard(LINES))


@pytest.fixture
def report_id(desk: Desk) -> ReportId:
    """A report whose only finding rests on one doubtful label."""
    recording_id = spoken(desk)
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
        section=section_of(desk, "lighting"),
    )
    return begun(desk, recording_id, "walk-through", finding)


def section_of(desk: Desk, criterion_id: str) -> str:
    asked = scenarios.for_kind(desk, "walk-through").scenario.criteria(SiteKind.OTHER)
    return next(section.id for _stage, section, each in asked if each.id == criterion_id)


def only(desk: Desk, report_id: ReportId) -> Finding:
    (finding,) = desk.store.reports.get(report_id).findings
    return finding


def unbroken(desk: Desk) -> bool:
    return [each for each in verifying.verify(desk.store).breaks if each.what[:3] == "rep"] == []


def test_a_confirmed_label_turns_the_verdict_and_the_summary(
    desk: Desk, report_id: ReportId
) -> None:
    before = desk.store.reports.get(report_id)
    assert before.findings[0].verdict is Verdict.NOT_COVERED
    was = reviewing.confirm(desk, before.findings[0].id, 0, confirmed=True)
    after = desk.store.reports.get(report_id)
    assert after.findings[0].verdict is Verdict.NOT_MET
    assert after.summary == "Needs action: lighting [1]."
    assert after.figures["coverage_percent"] == 100
    assert was == before.findings[0]
    now = reviewing.restore(desk, was)
    assert desk.store.reports.get(report_id) == before
    reviewing.restore(desk, now)
    assert desk.store.reports.get(report_id) == after
    assert unbroken(desk)


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
    assert after.findings != before.findings
    assert after.summary == before.summary


@pytest.mark.parametrize("word", [Review.ACCEPTED, Review.REJECTED, Review.OPINION])
def test_a_word_on_a_finding_is_kept_and_stands_in_the_chain(
    desk: Desk, report_id: ReportId, word: Review
) -> None:
    before = only(desk, report_id)
    reviewing.confirm(desk, before.id, 0, confirmed=True)
    counted = desk.store.reports.get(report_id).figures["criteria"]
    assert reviewing.review(desk, before.id, word).review is Review.OPEN
    assert only(desk, report_id).review is word
    report = desk.store.reports.get(report_id)
    assert report.figures["criteria"] == (0 if word is Review.REJECTED else counted)
    events = [each for each in desk.store.custody.events() if each.action == Action.REVIEWED]
    assert any(f'"review":"{word}"' in each.detail for each in events)
    assert reviewing.review(desk, before.id, Review.OPEN).review is word
    assert unbroken(desk)


def test_an_own_statement_is_checked_and_the_programs_comes_back(
    desk: Desk, report_id: ReportId
) -> None:
    finding = replace(only(desk, report_id), statement="The lamp is dark.", recommendation="Fix it")
    desk.store.findings.save(report_id, 0, finding)
    reviewing.edit(desk, finding.id, {"statement": "  All 40 lamps are dark. "})
    edited = only(desk, report_id)
    assert edited.statement == "All 40 lamps are dark."
    assert (edited.support, edited.notes) == (Support.UNSUPPORTED, ("unsupported:40",))
    assert edited.own == {"statement": "The lamp is dark."}
    hindered = reviewing.hindrances(desk, desk.store.reports.get(report_id))
    assert [each.hitch for each in hindered] == [Hitch.UNSUPPORTED]
    reviewing.review(desk, finding.id, Review.OPINION)
    assert reviewing.hindrances(desk, desk.store.reports.get(report_id)) == ()

    texts = {"statement": "Dark.", "recommendation": "Mend it."}
    reviewing.edit(desk, finding.id, texts)
    again = only(desk, report_id)
    assert (again.support, again.notes) == (Support.SUPPORTED, ())
    assert again.own == {"statement": "The lamp is dark.", "recommendation": "Fix it"}
    reviewing.edit(desk, finding.id, dict.fromkeys(texts))
    back = only(desk, report_id)
    assert replace(back, review=Review.OPEN) == replace(finding, id=back.id)


def test_an_own_verdict_stays_until_it_is_computed_again(desk: Desk, report_id: ReportId) -> None:
    finding = only(desk, report_id)
    reviewing.edit(desk, finding.id, {"verdict": "partly_met"})
    assert only(desk, report_id).verdict is Verdict.PARTLY_MET
    reviewing.confirm(desk, finding.id, 0, confirmed=True)
    assert only(desk, report_id).verdict is Verdict.PARTLY_MET
    assert desk.store.reports.get(report_id).summary == "Mixed results: lighting [1]."
    reviewing.edit(desk, finding.id, {"verdict": None})
    after = only(desk, report_id)
    assert (after.verdict, after.own) == (Verdict.NOT_MET, {})


def test_where_nobody_judges_a_verdict_follows_from_what_people_chose_alone(desk: Desk) -> None:
    recording_id = spoken(desk)
    found = Evidence(recording_id, (SegmentId(1),), "The lamp is dark.", 0, 900)
    lighting, noise = (
        Finding(
            FindingId(0),
            name,
            name,
            None,
            Support.SUPPORTED,
            "",
            "",
            evidence,
            section=section_of(desk, name),
        )
        for name, evidence in (("lighting", (found,)), ("noise-and-music", ()))
    )
    report_id = begun(desk, recording_id, "walk-through", lighting, noise, writer="extractive")
    before = desk.store.reports.get(report_id)
    light, quiet = (each.id for each in before.findings)
    for name in (light, quiet):
        reviewing.edit(desk, name, {"verdict": "met", "statement": "Well."})
        reviewing.edit(desk, name, {"verdict": None, "statement": None})
    reviewing.add_evidence(desk, quiet, SegmentId(3), Stance.FOR)
    assert desk.store.findings.get(quiet).verdict is Verdict.MET
    reviewing.remove_evidence(desk, quiet, 0)
    assert desk.store.reports.get(report_id).findings == before.findings
    reviewing.add_evidence(desk, light, SegmentId(1), Stance.AGAINST)
    assert desk.store.findings.get(light).verdict is None
    reviewing.confirm(desk, light, 0, confirmed=False)
    assert desk.store.findings.get(light).verdict is Verdict.NOT_MET


@pytest.mark.parametrize(
    "texts", [{"verdict": "splendid"}, {"title": "Light"}, {"verdict": ""}], ids=str
)
def test_what_cannot_be_written_in_a_finding_is_refused(
    desk: Desk, report_id: ReportId, texts: dict[str, str | None]
) -> None:
    before = only(desk, report_id)
    with pytest.raises(BadRequest):
        reviewing.edit(desk, before.id, texts)
    assert only(desk, report_id) == before


# --- evidence -------------------------------------------------------------------------------------


def test_added_evidence_is_verbatim_with_the_times_of_its_words_and_counts(
    desk: Desk, report_id: ReportId
) -> None:
    before = only(desk, report_id)
    segment = desk.store.transcripts.segment(SegmentId(2))
    at = segment.text.index("for")
    was = reviewing.add_evidence(
        desk, before.id, SegmentId(2), Stance.AGAINST, letters=(at, at + 6)
    )
    after = only(desk, report_id)
    added = after.evidence[-1]
    assert added.quote == "for 30"
    assert (added.start_ms, added.end_ms) == (segment.words[2].start_ms, segment.words[3].end_ms)
    assert (added.counts, added.added, added.doubtful) == (True, True, False)
    assert after.verdict is Verdict.NOT_MET
    assert reviewing.stale(desk, desk.store.reports.get(report_id)) == frozenset()
    with pytest.raises(BadRequest, match="already"):
        reviewing.add_evidence(desk, before.id, SegmentId(2), Stance.AGAINST, quote="for 30")
    with pytest.raises(BadRequest, match="was found"):
        reviewing.remove_evidence(desk, before.id, 0)
    with pytest.raises(NothingFound):
        reviewing.remove_evidence(desk, before.id, 2)
    reviewing.remove_evidence(desk, before.id, 1)
    assert only(desk, report_id) == was == before
    assert unbroken(desk)


def test_a_statement_that_rested_on_a_quote_taken_out_is_unsupported(
    desk: Desk, report_id: ReportId
) -> None:
    finding = only(desk, report_id)
    reviewing.add_evidence(desk, finding.id, SegmentId(2), Stance.AGAINST)
    reviewing.edit(desk, finding.id, {"statement": "Nobody came for 30 minutes."})
    assert only(desk, report_id).support is Support.SUPPORTED
    reviewing.confirm(desk, finding.id, 1, confirmed=False)
    assert only(desk, report_id).support is Support.UNSUPPORTED
    reviewing.confirm(desk, finding.id, 1, confirmed=True)
    assert only(desk, report_id).support is Support.SUPPORTED


def test_evidence_comes_only_from_the_reports_own_recordings(
    desk: Desk, report_id: ReportId
) -> None:
    spoken(desk, "another.wav")
    finding = only(desk, report_id)
    with pytest.raises(BadRequest, match=r"seg-4 is of rec-2, which rep-1 is not about"):
        reviewing.add_evidence(desk, finding.id, SegmentId(4), Stance.FOR)
    with pytest.raises(BadRequest, match="no such words"):
        reviewing.add_evidence(desk, finding.id, SegmentId(1), Stance.FOR, quote="The lamp glows.")
    with pytest.raises(BadRequest, match="not unrelated"):
        reviewing.add_evidence(desk, finding.id, SegmentId(1), Stance.UNRELATED)
    with pytest.raises(BadRequest, match="no checks"):
        reviewing.add_evidence(desk, finding.id, SegmentId(1), Stance.FOR, check_id="short")
    with pytest.raises(BadRequest, match="not in the text"):
        reviewing.add_evidence(desk, finding.id, SegmentId(9), Stance.FOR)


def test_evidence_of_a_scored_finding_answers_a_check(desk: Desk) -> None:
    recording_id = spoken(desk)
    kind = scenarios.for_kind(desk, "I5")
    _stage, section, criterion = next(iter(kind.scenario.criteria(SiteKind.OTHER)))
    unscored = Finding(
        FindingId(0),
        criterion.id,
        "Clarity",
        Verdict.NOT_COVERED,
        Support.SUPPORTED,
        "",
        "",
        section=section.id,
    )
    report_id = begun(desk, recording_id, "I5", unscored)
    finding = only(desk, report_id)
    with pytest.raises(BadRequest, match=criterion.checks[0].id):
        reviewing.add_evidence(desk, finding.id, SegmentId(1), Stance.FOR)
    for each, stance in zip(criterion.checks, (Stance.FOR, Stance.AGAINST), strict=False):
        reviewing.add_evidence(desk, finding.id, SegmentId(1), stance, check_id=each.id)
    assert only(desk, report_id).score == 50.0
    assert only(desk, report_id).verdict is Verdict.PARTLY_MET


# --- what the transcripts say now -----------------------------------------------------------------


def stale(desk: Desk, report: Report) -> bool:
    return reviewing.stale(desk, report) == {each.id for each in report.findings}


@pytest.mark.parametrize("change", ["correct", "split", "remove"])
def test_a_finding_is_stale_while_its_words_are_changed(
    desk: Desk, report_id: ReportId, change: str
) -> None:
    report = desk.store.reports.get(report_id)
    assert not stale(desk, report)
    if change == "correct":
        edit = editing.correct(desk, SegmentId(1), "The lamp is bright.")
    elif change == "split":
        edit = editing.split(desk, SegmentId(1), 9)
    else:
        edit = editing.remove(desk, [SegmentId(1)])
    assert edit is not None
    assert stale(desk, report)
    editing.undo(desk, edit.id)
    assert not stale(desk, report)


def test_a_correction_beside_the_quote_leaves_it_standing(desk: Desk, report_id: ReportId) -> None:
    editing.correct(desk, SegmentId(1), "Well: the LAMP is dark, yes.")
    assert not stale(desk, desk.store.reports.get(report_id))


def test_a_finding_on_a_transcript_that_is_read_no_more_is_stale(
    desk: Desk, report_id: ReportId
) -> None:
    report = desk.store.reports.get(report_id)
    again = desk.store.transcripts.start(report.recording_ids[0], model_id="b", parameters={})
    desk.store.transcripts.append(again.id, heard(LINES), heard_until_ms=60_000)
    assert not stale(desk, report)
    desk.store.transcripts.complete(again.id, 60_000)
    assert stale(desk, report)
    editing.choose_version(desk, desk.store.transcripts.versions(report.recording_ids[0])[1].id)
    assert not stale(desk, report)


# --- states ---------------------------------------------------------------------------------------


def test_a_change_brings_a_reviewed_report_back_to_a_draft(desk: Desk, report_id: ReportId) -> None:
    signing_off.set_state(desk, report_id, ReportState.REVIEWED)
    reviewing.review(desk, only(desk, report_id).id, Review.ACCEPTED)
    assert desk.store.reports.get(report_id).state is ReportState.DRAFT
    assert unbroken(desk)


def test_what_was_signed_off_is_not_altered(desk: Desk, report_id: ReportId) -> None:
    signing_off.sign_off(desk, report_id)
    before = desk.store.reports.get(report_id)
    finding = before.findings[0]
    acts: tuple[Callable[[], object], ...] = (
        lambda: reviewing.confirm(desk, finding.id, 0, confirmed=True),
        lambda: reviewing.review(desk, finding.id, Review.REJECTED),
        lambda: reviewing.edit(desk, finding.id, {"statement": "All is well."}),
        lambda: reviewing.add_evidence(desk, finding.id, SegmentId(2), Stance.FOR),
        lambda: reviewing.restore(desk, finding),
    )
    for act in acts:
        with pytest.raises(BadRequest, match="signed off"):
            act()
    assert desk.store.reports.get(report_id) == before


def test_verdicts_are_counted_for_many_reports_at_once(desk: Desk, report_id: ReportId) -> None:
    _recording, other = fill(desk.store)
    counted = desk.store.findings.verdicts([report_id, other])
    assert counted[report_id] == {Verdict.NOT_COVERED: 1}
    assert sum(counted[other].values()) == 11
