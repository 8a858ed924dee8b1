"""From draft to final: what a report must be before, what is kept of it, and its next version."""

from dataclasses import replace

import pytest

from tests.services.conftest import Work
from tests.services.everything import fill
from voxdesk.desk import Desk
from voxdesk.domain.custody import Action
from voxdesk.domain.figures import Figures
from voxdesk.domain.ids import FindingId, RecordingId, ReportId, SegmentId
from voxdesk.domain.knowledge import HitKind
from voxdesk.domain.report import Finding, ReportState, Review, Support
from voxdesk.errors import BadRequest, NothingFound, ReportHindered
from voxdesk.services import editing, forgetting, indexing, reviewing, signing_off, verifying
from voxdesk.store import states

DRAFT, REVIEWED = ReportState.DRAFT, ReportState.REVIEWED
FINAL, SUPERSEDED = ReportState.FINAL, ReportState.SUPERSEDED


@pytest.fixture
def made(desk: Desk) -> ReportId:
    """A draft with one finding that holds, beside rep-1, which is final, and rep-2, unfinished."""
    fill(desk)
    signed = desk.store.reports.get(ReportId(1))
    assert signed.run is not None
    number = desk.store.reports.start(
        "walk-through", "Again", "hotel", signed.visit_id, (RecordingId(1),), "en"
    )
    desk.store.findings.save(number, 0, replace(signed.findings[0], review=Review.OPEN))
    desk.store.reports.finish(number, summary="", figures=Figures({}), similar=(), run=signed.run)
    return number


def finding(desk: Desk, report_id: ReportId) -> Finding:
    return desk.store.reports.get(report_id).findings[0]


def test_signed_report_is_final_and_the_chain_holds_its_digest(desk: Desk, made: ReportId) -> None:
    assert signing_off.sign_off(desk, made).state is FINAL
    event = desk.store.custody.head()
    assert event is not None
    assert (event.action, event.subject) == (Action.SIGNED_OFF, f"rep-{made}")
    assert event.states == {event.subject: states.state(desk.store, event.subject)}


@pytest.mark.parametrize(
    ("number", "error", "why"),
    [
        (1, BadRequest, "signed off"),
        (2, ReportHindered, "rep-2: unfinished"),
        (9, NothingFound, "rep-9"),
    ],
)
def test_report_that_cannot_be_signed_stays_as_it_is(
    desk: Desk, number: int, error: type[Exception], why: str
) -> None:
    fill(desk)
    events = len(list(desk.store.custody.events()))
    with pytest.raises(error, match=why):
        signing_off.sign_off(desk, ReportId(number))
    assert len(list(desk.store.custody.events())) == events


def test_a_report_goes_to_final_by_way_of_reviewed_only(desk: Desk, made: ReportId) -> None:
    with pytest.raises(BadRequest, match="final comes after reviewed"):
        signing_off.set_state(desk, made, FINAL)
    assert signing_off.set_state(desk, made, REVIEWED).state is REVIEWED
    assert signing_off.set_state(desk, made, REVIEWED).state is REVIEWED
    assert signing_off.set_state(desk, made, DRAFT).state is DRAFT
    signing_off.set_state(desk, made, REVIEWED)
    assert signing_off.set_state(desk, made, FINAL).state is FINAL
    for state in (DRAFT, REVIEWED, SUPERSEDED):
        with pytest.raises(BadRequest, match="signed off"):
            signing_off.set_state(desk, made, state)


def test_only_a_complete_report_is_reviewed(desk: Desk) -> None:
    fill(desk)
    with pytest.raises(ReportHindered, match="rep-2: unfinished"):
        signing_off.set_state(desk, ReportId(2), REVIEWED)


@pytest.mark.parametrize("word", [Review.REJECTED, Review.OPINION])
def test_an_unsupported_finding_holds_the_report_up_until_somebody_answers_for_it(
    desk: Desk, made: ReportId, word: Review
) -> None:
    wrong = replace(finding(desk, made), support=Support.UNSUPPORTED)
    desk.store.findings.save(made, 0, wrong)
    with pytest.raises(ReportHindered, match=r"fin-\d+: unsupported"):
        signing_off.sign_off(desk, made)
    assert desk.store.reports.get(made).state is DRAFT
    reviewing.review(desk, finding(desk, made).id, Review.ACCEPTED)
    with pytest.raises(ReportHindered):
        signing_off.sign_off(desk, made)
    reviewing.review(desk, finding(desk, made).id, word)
    assert signing_off.sign_off(desk, made).state is FINAL


def test_a_correction_behind_a_report_holds_it_up(desk: Desk, made: ReportId) -> None:
    signing_off.set_state(desk, made, REVIEWED)
    edit = editing.correct(desk, SegmentId(1), "the lobby was dirty")
    assert edit is not None
    with pytest.raises(ReportHindered, match="stale"):
        signing_off.set_state(desk, made, FINAL)
    editing.undo(desk, edit.id)
    assert signing_off.set_state(desk, made, FINAL).state is FINAL


# --- the next version -----------------------------------------------------------------------------


def test_the_next_version_has_all_that_the_final_one_said(desk: Desk) -> None:
    fill(desk)
    old = desk.store.reports.get(ReportId(1))
    new = signing_off.supersede(desk, old.id)
    assert (new.state, new.supersedes, new.complete) == (DRAFT, old.id, True)
    same = replace(
        new,
        id=old.id,
        state=old.state,
        created_at=old.created_at,
        supersedes=None,
        findings=tuple(
            replace(each, id=before.id)
            for each, before in zip(new.findings, old.findings, strict=True)
        ),
    )
    assert same == old
    told = [each.text for each in desk.store.stages.of_report(new.id)]
    assert told == [each.text for each in desk.store.stages.of_report(old.id)] == ["It was clean."]
    assert desk.store.reports.get(old.id).state is FINAL
    assert verifying.verify(desk.store).breaks == ()


def test_the_old_version_is_superseded_when_the_new_one_is_final(desk: Desk) -> None:
    fill(desk)
    new = signing_off.supersede(desk, ReportId(1))
    reviewing.review(desk, new.findings[0].id, Review.OPINION)
    before = finding(desk, ReportId(1))
    signing_off.sign_off(desk, new.id)
    old = desk.store.reports.get(ReportId(1))
    assert (old.state, old.findings[0]) == (SUPERSEDED, before)
    with pytest.raises(BadRequest, match="superseded, not final"):
        signing_off.supersede(desk, ReportId(1))
    assert verifying.verify(desk.store).breaks == ()


def test_what_is_final_is_found_as_people_left_it(desk: Desk, work: Work) -> None:
    fill(desk)
    work(indexing.submit_report(desk, ReportId(1)))
    assert found(desk) == ["Cleanliness: The lobby was clean."]
    new = signing_off.supersede(desk, ReportId(1))
    wrong = replace(new.findings[0], criterion_id="smell", title="Smell", statement="It smells.")
    desk.store.findings.save(new.id, 1, replace(wrong, id=FindingId(0)))
    kept, rejected = desk.store.reports.get(new.id).findings
    reviewing.edit(desk, kept.id, {"statement": "The lobby was very clean."})
    reviewing.review(desk, rejected.id, Review.REJECTED)
    signing_off.sign_off(desk, new.id)
    work(*desk.store.jobs.pending())
    assert found(desk) == ["Cleanliness: The lobby was very clean."]


def found(desk: Desk) -> list[str]:
    rows = desk.store.rows("SELECT text FROM passage WHERE kind = ?", (HitKind.FINDING,))
    return [row[0] for row in rows]


def test_one_next_version_at_a_time_is_begun(desk: Desk, made: ReportId) -> None:
    with pytest.raises(BadRequest, match="draft, not final"):
        signing_off.supersede(desk, made)
    new = signing_off.supersede(desk, ReportId(1))
    with pytest.raises(BadRequest, match=f"rep-{new.id} is the next version of rep-1"):
        signing_off.supersede(desk, ReportId(1))
    forgetting.delete(desk, f"rep-{new.id}")
    assert signing_off.supersede(desk, ReportId(1)).supersedes == ReportId(1)
