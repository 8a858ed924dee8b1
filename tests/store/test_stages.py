"""Stages of reports."""

from dataclasses import replace

import pytest

from voxdesk.domain.ids import ReportId, StageId
from voxdesk.domain.knowledge import EVERYTHING, HitKind, Scope
from voxdesk.domain.report import ReportState, Stage, StageKind
from voxdesk.errors import BadRequest, NothingFound
from voxdesk.store import states
from voxdesk.store.store import Store

NARRATIVE = Stage(
    id=StageId(0),
    name="part 1",
    kind=StageKind.NARRATIVE,
    text="The guest said «тихо».",
    inputs=("transcript",),
    run={"model": "m"},
    made_at="2026-01-01T10:00:00.000+00:00",
)
FIGURES = replace(
    NARRATIVE, name="json", kind=StageKind.FIGURES, text='{"total": 3}', inputs=("part 1",)
)


def test_stages_come_back_in_the_order_they_were_made(store: Store) -> None:
    report_id = store.reports.start("I3", "T", "interview", None, (), "ru")
    first = store.stages.add(report_id, (NARRATIVE,))
    second = store.stages.add(report_id, (FIGURES, replace(FIGURES, made_at="")))
    kept = store.stages.of_report(report_id)
    assert kept[:2] == (replace(NARRATIVE, id=first[0]), replace(FIGURES, id=second[0]))
    assert kept[2].made_at > "2026"
    assert store.stages.get(second[0]) == kept[1]
    head = store.custody.head()
    assert head is not None
    assert head.states == {"rep-1": states.state(store, "rep-1")}


def test_stages_are_found_by_their_words_until_their_report_is_in_the_bin(store: Store) -> None:
    report_id = store.reports.start("I3", "T", "interview", None, (), "ru")
    store.stages.add(report_id, (NARRATIVE, FIGURES))
    (hit,) = store.search.stages("ТИХО", EVERYTHING, 5)
    assert (hit.kind, hit.id, hit.text) == (HitKind.STAGE, 1, NARRATIVE.text)
    assert store.search.stages("тихо", Scope(report_kinds=("I3",)), 5) == (hit,)
    assert store.search.stages("тихо", Scope(not_report_kinds=("I3",)), 5) == ()
    with store.writing() as db:
        db.execute("INSERT INTO bin_entry VALUES (1, 'rep-1', 'T', 'P', 'now')")
        db.execute("UPDATE report SET bin_id = 1")
    assert store.search.stages("тихо", EVERYTHING, 5) == ()


def test_a_report_that_was_signed_off_takes_no_more_stages(store: Store) -> None:
    report_id = store.reports.start("I3", "T", "interview", None, (), "ru")
    store.reports.set_state(report_id, ReportState.FINAL)
    with pytest.raises(BadRequest):
        store.stages.add(report_id, (NARRATIVE,))
    with pytest.raises(NothingFound, match="rep-9"):
        store.stages.add(ReportId(9), (NARRATIVE,))
    with pytest.raises(NothingFound, match="stg-9"):
        store.stages.get(StageId(9))
    assert store.stages.of_report(report_id) == ()


def test_a_stage_without_a_name_is_refused_with_all_that_came_with_it(store: Store) -> None:
    report_id = store.reports.start("I3", "T", "interview", None, (), "ru")
    with pytest.raises(BadRequest, match="rep-1"):
        store.stages.add(report_id, (NARRATIVE, replace(NARRATIVE, name=" ")))
    assert store.stages.of_report(report_id) == ()
