"""A report reviewed: findings decided by keys, edited, written anew; the way to final."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.gui.kinds import add_kind
from tests.gui.windows import new_window, the
from voxdesk.desk import Desk
from voxdesk.domain.ids import RecordingId, ReportId
from voxdesk.domain.job import JobKind
from voxdesk.domain.report import Finding, ReportState, Review, Support, Verdict
from voxdesk.gui.main_window import MainWindow
from voxdesk.gui.reports.finding_editor import FindingEditor
from voxdesk.gui.reports.finding_view import FindingView
from voxdesk.gui.reports.page import ReportsPage
from voxdesk.gui.reports.sections import Want
from voxdesk.services import editing, reviewing


@pytest.fixture
def report_id(filled: Desk, walk: RecordingId) -> ReportId:
    return add_kind(filled, "I1", walk)


@pytest.fixture
def window(filled: Desk, report_id: ReportId, qtbot: QtBot) -> MainWindow:
    """A window that shows a scored report, all of whose findings are made."""
    made = new_window(filled, qtbot)
    made.resize(1280, 2400)
    made.show()
    made.show_page("reports", report_id)
    page = the(made, ReportsPage)
    qtbot.waitUntil(lambda: page.opened() is not None)
    qtbot.waitUntil(lambda: len(page.pane.view.findings_shown()) > 1)
    # Keys answer in the active window alone, and nobody makes one active by itself offscreen.
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def kept(desk: Desk, report_id: ReportId, number: int) -> Finding:
    return desk.store.reports.get(report_id).findings[number - 1]


def command(window: MainWindow, name: str) -> None:
    window.commands.action(f"reports.{name}").trigger()


def view_of(window: MainWindow, number: int) -> FindingView:
    shown = the(window, ReportsPage).pane.view.findings_shown()
    return next(each for each in shown if each.number == number)


def press(view: FindingView, words: str) -> None:
    next(each for each in view.findChildren(QPushButton) if each.text() == words).click()


def test_keys_decide_and_lead_on_and_undo_takes_back(
    window: MainWindow, filled: Desk, report_id: ReportId, qtbot: QtBot
) -> None:
    page = the(window, ReportsPage)
    page.pane.view.setFocus()
    qtbot.keyClick(page.pane.view, Qt.Key.Key_J)
    qtbot.keyClick(page.pane.view, Qt.Key.Key_A)
    qtbot.waitUntil(lambda: kept(filled, report_id, 1).review is Review.ACCEPTED)
    current = page.pane.view.current()
    assert current is not None
    assert current.id == kept(filled, report_id, 2).id
    command(window, "reject")
    qtbot.waitUntil(lambda: kept(filled, report_id, 2).review is Review.REJECTED)
    command(window, "opinion")
    qtbot.waitUntil(lambda: kept(filled, report_id, 3).review is Review.OPINION)
    command(window, "previous_finding")
    qtbot.waitUntil(lambda: page.pane.view.current() == kept(filled, report_id, 3))
    command(window, "opinion")
    qtbot.waitUntil(lambda: kept(filled, report_id, 3).review is Review.OPEN)
    qtbot.waitUntil(lambda: window.undoing.undo_words().startswith("Open again"))
    for _each in range(4):
        window.undoing.undo()
    qtbot.waitUntil(lambda: kept(filled, report_id, 1).review is Review.OPEN)
    qtbot.waitUntil(lambda: kept(filled, report_id, 2).review is Review.OPEN)


def test_letters_typed_into_a_field_are_no_keys(
    window: MainWindow, filled: Desk, report_id: ReportId, qtbot: QtBot
) -> None:
    page = the(window, ReportsPage)
    command(window, "next_finding")
    page.typed.setFocus()
    qtbot.keyClicks(page.typed, "jar")
    assert page.typed.text() == "jar"
    assert kept(filled, report_id, 1).review is Review.OPEN


def test_what_is_written_is_kept_by_enter_marked_and_taken_back(
    window: MainWindow, filled: Desk, report_id: ReportId, qtbot: QtBot
) -> None:
    before = kept(filled, report_id, 1).statement
    command(window, "next_finding")
    command(window, "edit")
    editor = view_of(window, 1).editor
    assert isinstance(editor, FindingEditor)
    assert window.focusWidget() is editor.statement
    qtbot.keyClicks(editor.statement, "The client was greeted.")
    editor.verdict.setCurrentIndex(editor.verdict.findData(Verdict.NOT_MET.value))
    qtbot.keyClick(editor.statement, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: kept(filled, report_id, 1).statement == "The client was greeted.")
    now = kept(filled, report_id, 1)
    assert set(now.own) == {"statement", "verdict"}
    assert now.verdict is Verdict.NOT_MET
    qtbot.waitUntil(lambda: view_of(window, 1).finding == now)
    qtbot.waitUntil(lambda: bool(window.undoing.undo_words()))
    window.undoing.undo()
    qtbot.waitUntil(lambda: kept(filled, report_id, 1).statement == before)
    assert not kept(filled, report_id, 1).own


def test_esc_leaves_a_finding_as_it_was(
    window: MainWindow, filled: Desk, report_id: ReportId, qtbot: QtBot
) -> None:
    before = kept(filled, report_id, 1)
    press(view_of(window, 1), "Edit")
    editor = view_of(window, 1).editor
    assert editor is not None
    qtbot.keyClicks(editor.statement, "nothing of this")
    qtbot.keyClick(editor.statement, Qt.Key.Key_Escape)
    assert view_of(window, 1).editor is None
    qtbot.wait(50)
    assert kept(filled, report_id, 1) == before


def test_news_does_not_take_away_what_somebody_writes(
    window: MainWindow, filled: Desk, report_id: ReportId, qtbot: QtBot
) -> None:
    page = the(window, ReportsPage)
    press(view_of(window, 1), "Edit")
    editor = view_of(window, 1).editor
    assert editor is not None
    qtbot.keyClicks(editor.statement, "half a sen")
    reviewing.review(filled, kept(filled, report_id, 1).id, Review.ACCEPTED)
    reviewing.review(filled, kept(filled, report_id, 2).id, Review.ACCEPTED)
    page.refresh(page.areas)
    qtbot.waitUntil(lambda: view_of(window, 2).finding.review is Review.ACCEPTED)
    assert view_of(window, 1).editor is editor
    assert editor.statement.text() == "half a sen"


def test_writing_anew_is_a_job_and_the_finding_says_so(
    window: MainWindow, filled: Desk, report_id: ReportId, qtbot: QtBot
) -> None:
    assert _offers(view_of(window, 1), "Write anew")
    press(view_of(window, 1), "Write anew")
    qtbot.waitUntil(lambda: _newest(filled, report_id) == [kept(filled, report_id, 1).criterion_id])
    qtbot.waitUntil(lambda: not _offers(view_of(window, 1), "Write anew"))
    assert _offers(view_of(window, 2), "Write anew")


def test_a_whole_part_is_written_anew(
    window: MainWindow, filled: Desk, report_id: ReportId, qtbot: QtBot
) -> None:
    command(window, "next_finding")
    command(window, "write_stage_anew")

    def stage() -> object:
        job = filled.store.jobs.newest(JobKind.REPORT)
        return job.request.get("stage_id") if job is not None else None

    qtbot.waitUntil(lambda: stage() == "rubric")
    qtbot.waitUntil(lambda: not _offers(view_of(window, 2), "Write anew"))
    assert report_id == the(window, ReportsPage).where()


def _newest(desk: Desk, report_id: ReportId) -> object:
    job = desk.store.jobs.newest(JobKind.REPORT)
    asked = job is not None and job.request.get("report_id") == report_id
    return job.request["criterion_ids"] if job is not None and asked else None


def _offers(view: FindingView, words: str) -> bool:
    return any(each.text() == words for each in view.findChildren(QPushButton))


def test_a_corrected_sentence_makes_its_finding_outdated_and_hinders_final(
    window: MainWindow, filled: Desk, report_id: ReportId, qtbot: QtBot
) -> None:
    page = the(window, ReportsPage)
    number, finding = next(
        (number, each)
        for number, each in enumerate(filled.store.reports.get(report_id).findings, 1)
        if each.evidence
    )
    editing.correct(filled, finding.evidence[0].segment_ids[0], "Something else was said.")
    page.refresh(page.areas)
    qtbot.waitUntil(lambda: view_of(window, number).shown.stale)
    assert page.pane.view.outline().count(Want.STALE) >= 1
    page.pane.hinders.click()
    assert page.pane.strip.naming()
    links = page.pane.strip.findChildren(QPushButton)
    next(each for each in links if each.text() == finding.title).click()
    current = page.pane.view.current()
    assert current is not None
    assert current.id == finding.id


def test_draft_reviewed_final_and_a_new_version(
    window: MainWindow, filled: Desk, report_id: ReportId, qtbot: QtBot
) -> None:
    page, pane = the(window, ReportsPage), the(window, ReportsPage).pane

    def state() -> ReportState:
        return filled.store.reports.get(report_id).state

    for finding in filled.store.reports.get(report_id).findings:
        if finding.support is Support.UNSUPPORTED:
            reviewing.review(filled, finding.id, Review.OPINION)
    assert pane.next.text() == "Mark as reviewed"
    pane.next.click()
    qtbot.waitUntil(lambda: state() is ReportState.REVIEWED)
    qtbot.waitUntil(lambda: pane.next.text() == "Make final…")
    assert pane.back.isVisible()
    pane.next.click()
    assert pane.strip.asking()
    assert state() is ReportState.REVIEWED
    pane.strip.yes.click()
    qtbot.waitUntil(lambda: state() is ReportState.FINAL)
    qtbot.waitUntil(lambda: pane.next.text() == "New version")
    assert pane.stepper.state() is ReportState.FINAL
    qtbot.waitUntil(lambda: not _offers(view_of(window, 1), "Accept"))
    assert window.commands.reason("reports.accept") == "What is final is not altered any more"
    pane.next.click()
    qtbot.waitUntil(lambda: page.where() not in (None, report_id))
    new = filled.store.reports.recent()[0]
    assert new.supersedes == report_id
    assert state() is ReportState.FINAL


def test_reviewed_goes_back_to_draft_by_undo(
    window: MainWindow, filled: Desk, report_id: ReportId, qtbot: QtBot
) -> None:
    pane = the(window, ReportsPage).pane
    pane.next.click()
    qtbot.waitUntil(lambda: filled.store.reports.get(report_id).state is ReportState.REVIEWED)
    qtbot.waitUntil(lambda: bool(window.undoing.undo_words()))
    window.undoing.undo()
    qtbot.waitUntil(lambda: filled.store.reports.get(report_id).state is ReportState.DRAFT)


def test_p_plays_the_quotes_one_after_the_other(window: MainWindow) -> None:
    page = the(window, ReportsPage)
    several = next(
        each for each in page.pane.view.findings_shown() if len(each.finding.evidence) > 1
    )
    page.pane.view.go_to_finding(several.number)
    command(window, "play")
    assert window.player.position_ms == several.finding.evidence[0].start_ms
    command(window, "play")
    assert window.player.position_ms == several.finding.evidence[1].start_ms


def test_two_runs_are_compared_side_by_side(
    window: MainWindow, filled: Desk, report_id: ReportId, walk: RecordingId, qtbot: QtBot
) -> None:
    page = the(window, ReportsPage)
    other = add_kind(filled, "I1", walk, seed=5)
    page.refresh(page.areas)
    page.pane.show_tab("compare")
    qtbot.waitUntil(lambda: page.pane.compare.comparison() is not None)
    found = page.pane.compare.comparison()
    assert found is not None
    assert (found.left.id, found.right.id) == (report_id, other)
    assert found.different
    qtbot.waitUntil(lambda: len(page.pane.compare.column.made()) > 1)


def test_figures_are_drawn_and_lead_to_their_findings(window: MainWindow, qtbot: QtBot) -> None:
    page = the(window, ReportsPage)
    page.pane.show_tab("figures")
    qtbot.waitUntil(lambda: len(page.pane.figures.charts()) >= 2)
    chart = page.pane.figures.charts()[0]
    assert chart.rows()[1].label == "Friendly attitude"
    chart.chosen.emit(1)
    current = page.pane.view.current()
    assert current is not None
    assert current.title == "Friendly attitude"
    assert page.pane.tabs.current() == "findings"


def test_the_run_card_says_all_a_run_is_remembered_by(window: MainWindow) -> None:
    page = the(window, ReportsPage)
    page.pane.show_tab("run")
    rows = dict(page.pane.run_card.rows())
    assert rows["Scenario"].startswith("Interview methodology assessment, version 1")
    assert rows["Right when calibrated"] == "51 of 60 labels (85 %)"
    assert rows["Share of the audio heard"] == "97.5 %"
    assert rows["Tokens of prompts reused"] == "21,500 of 42,000 (51 %)"
    assert rows["Seed"] == "7"
    assert rows["SHA-256 of the model"] == "ab" * 32
