"""The reports: listed, read, heard, judged, exported, signed off, deleted and brought back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from installer.sample_library import add_report
from tests.gui.windows import new_window, the
from voxdesk.desk import Desk
from voxdesk.domain.ids import RecordingId, ReportId
from voxdesk.domain.report import Report, Verdict
from voxdesk.gui.main_window import MainWindow
from voxdesk.gui.reports.evidence_view import EvidenceView
from voxdesk.gui.reports.finding_view import FindingView
from voxdesk.gui.reports.page import EMPTY, FULL, ReportsPage
from voxdesk.gui.reports.quote_view import QuoteView
from voxdesk.gui.reports.report_list import PAGE_ROWS, ReportList
from voxdesk.gui.transcript.page import TranscriptPage


@pytest.fixture
def window(filled: Desk, qtbot: QtBot) -> MainWindow:
    """A window that shows the reports of the sample library."""
    made = new_window(filled, qtbot)
    made.resize(1280, 3600)  # high enough for all findings to be made
    made.show()
    made.show_page("reports")
    page = the(made, ReportsPage)
    qtbot.waitUntil(lambda: page.opened() is not None)
    qtbot.waitUntil(lambda: len(page.pane.view.findings_shown()) == 11)
    return made


def opened(page: ReportsPage) -> Report:
    report = page.opened()
    assert report is not None
    return report


def link(view: EvidenceView, words: str) -> QPushButton:
    return next(each for each in view.findChildren(QPushButton) if each.text() == words)


def evidence_views(page: ReportsPage) -> dict[str, EvidenceView]:
    views = page.pane.view.findings_shown()
    return {
        f"{each.finding.criterion_id}: {it.quote.evidence().quote}": it
        for each in views
        for it in each.findChildren(EvidenceView)
    }


def doubtful_in(view: FindingView) -> EvidenceView:
    """A doubtful quote of a finding, which is not shown until it is asked for."""
    next(b for b in view.findChildren(QPushButton) if "doubtful" in b.text()).click()
    return next(e for e in view.findChildren(EvidenceView) if e.quote.evidence().doubtful)


def test_the_first_report_is_shown_and_told_in_the_list(window: MainWindow) -> None:
    page = the(window, ReportsPage)
    listed = page.list.report(0)
    assert listed.about == "Grand Plaza · 12 May 2026"
    assert listed.coverage == "10 of 11 covered"
    assert listed.state == "Draft"
    assert listed.verdicts[Verdict.MET] == 4
    told = page.list.data(page.list.index(0), Qt.ItemDataRole.AccessibleTextRole)
    assert "Met 4" in str(told)
    tip = str(page.list.data(page.list.index(0), Qt.ItemDataRole.ToolTipRole))
    assert "Grand Plaza · 12 May 2026" in tip
    assert "10 of 11 covered" in tip
    assert opened(page).title == "Walk-through: Grand Plaza"
    page.pane.show_tab("run")
    assert ("Writing model", "report-adapter") in page.pane.run_card.rows()
    page.view.grab()


def test_without_reports_the_page_says_what_they_are(desk: Desk, qtbot: QtBot) -> None:
    window = new_window(desk, qtbot)
    window.show_page("reports")
    page = the(window, ReportsPage)
    with qtbot.waitSignal(page.list.read):
        page.refresh(page.areas)
    assert page._stack.currentIndex() == EMPTY


def test_a_click_on_a_quote_plays_exactly_that(window: MainWindow) -> None:
    page = the(window, ReportsPage)
    view = page.pane.view.findings_shown()[0].findChildren(QuoteView)[0]
    evidence = view.evidence()
    view.click()
    player = window.player
    assert player.recording_id == evidence.recording_id
    assert player.duration_ms == 150_000
    assert player.position_ms == evidence.start_ms


def test_a_quote_is_shown_where_it_was_said(window: MainWindow) -> None:
    page = the(window, ReportsPage)
    view = next(iter(evidence_views(page).values()))
    evidence = view.quote.evidence()
    asked: list[object] = []
    page.pane.view.place_asked.connect(asked.append)
    link(view, "Show in transcript").click()
    assert asked == [evidence]
    assert window.current_key() == "recording"


def test_a_confirmed_quote_turns_the_verdict_and_undo_turns_it_back(
    window: MainWindow, filled: Desk, qtbot: QtBot
) -> None:
    page = the(window, ReportsPage)
    report_id = opened(page).id

    def verdict() -> Verdict | None:
        findings = filled.store.reports.get(report_id).findings
        return next(each.verdict for each in findings if each.criterion_id == "safety-and-access")

    assert verdict() is Verdict.NOT_MET
    link(doubtful_in(page.pane.view.findings_shown()[8]), "Confirm").click()
    qtbot.waitUntil(lambda: verdict() is Verdict.PARTLY_MET)
    qtbot.waitUntil(
        lambda: any(
            each.finding.verdict is Verdict.PARTLY_MET
            and each.finding.criterion_id == "safety-and-access"
            for each in page.pane.view.findings_shown()
        )
    )
    assert window.undoing.undo_words() == "Evidence confirmed: Safety and access"
    window.undoing.undo()
    qtbot.waitUntil(lambda: verdict() is Verdict.NOT_MET)


def test_a_sure_quote_can_be_taken_out(window: MainWindow, filled: Desk, qtbot: QtBot) -> None:
    page = the(window, ReportsPage)
    report_id = opened(page).id
    view = next(each for name, each in evidence_views(page).items() if name.startswith("furniture"))
    link(view, "Not so").click()

    def verdict() -> Verdict | None:
        return filled.store.reports.get(report_id).findings[5].verdict

    qtbot.waitUntil(lambda: verdict() is Verdict.NOT_COVERED)
    qtbot.waitUntil(lambda: page.pane.view.findings_shown()[5].finding.verdict is verdict())


def test_a_deleted_report_comes_back_by_undo(
    window: MainWindow, filled: Desk, qtbot: QtBot
) -> None:
    page = the(window, ReportsPage)
    page.pane.delete.click()
    qtbot.waitUntil(lambda: filled.store.reports.recent() == ())
    qtbot.waitUntil(lambda: page.list.rowCount() == 0)
    window.undoing.undo()
    qtbot.waitUntil(lambda: len(filled.store.reports.recent()) == 1)
    window.undoing.redo()
    qtbot.waitUntil(lambda: filled.store.reports.recent() == ())


def test_typing_narrows_and_says_when_nothing_fits(window: MainWindow, qtbot: QtBot) -> None:
    page = the(window, ReportsPage)
    qtbot.keyClicks(page.typed, "no such site")
    qtbot.waitUntil(lambda: page.list.rowCount() == 0)
    assert page._stack.currentIndex() == FULL
    page.typed.setText("plaza")
    qtbot.waitUntil(lambda: page.list.rowCount() == 1)


def test_a_report_is_opened_by_its_number(
    window: MainWindow, filled: Desk, walk: RecordingId, qtbot: QtBot
) -> None:
    second = add_report(filled.store, walk)
    first = ReportId(int(second) - 1)
    window.show_page("reports", first)
    page = the(window, ReportsPage)
    qtbot.waitUntil(lambda: opened(page).id == first)
    window.show_page("reports", second)
    qtbot.waitUntil(lambda: opened(page).id == second)
    qtbot.waitUntil(lambda: page.view.currentIndex().row() == 0)
    assert page.where() == second


def test_the_list_keeps_qts_rules_and_reads_page_by_page(
    filled: Desk, walk: RecordingId, qtbot: QtBot, qtmodeltester: ModelTester
) -> None:
    for _each in range(PAGE_ROWS + 5):
        filled.store.reports.start("walk-through", "Walk", "walk-through", None, [walk], "en")
    page = the(new_window(filled, qtbot), ReportsPage)
    rows = ReportList(filled, page)
    with qtbot.waitSignal(rows.read):
        rows.read_again()
    assert rows.rowCount() == PAGE_ROWS
    assert rows.report(0).state == "Not complete"
    with qtbot.waitSignal(rows.read):
        rows.fetchMore(rows.index(-1))
    assert rows.rowCount() == PAGE_ROWS + 6
    qtmodeltester.check(rows)


def test_quotes_are_judged_beside_the_transcript_as_well(
    filled: Desk, walk: RecordingId, qtbot: QtBot
) -> None:
    window = new_window(filled, qtbot)
    window.resize(1280, 3600)
    window.show()
    window.open_recording(walk)
    inspector = the(window, TranscriptPage).inspector
    inspector.show_tab("findings")
    qtbot.waitUntil(lambda: len(inspector.report.findings_shown()) == 11)
    report = inspector.shown_report()
    assert report is not None
    shown = inspector.report.findings_shown()[8]
    link(doubtful_in(shown), "Confirm").click()

    def verdict() -> Verdict | None:
        return filled.store.reports.get(report.id).findings[8].verdict

    qtbot.waitUntil(lambda: verdict() is Verdict.PARTLY_MET)
    qtbot.waitUntil(lambda: bool(window.undoing.undo_words()))
    window.undoing.undo()
    qtbot.waitUntil(lambda: verdict() is Verdict.NOT_MET)
