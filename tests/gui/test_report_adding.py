"""Evidence that people add: from the text to a finding, from a finding to the text, and back."""

import pytest
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from tests.gui.kinds import add_kind
from tests.gui.windows import new_window, the, the_popup
from voxdesk.desk import Desk
from voxdesk.domain.ids import RecordingId, ReportId
from voxdesk.domain.report import Finding, ReportState, Stance
from voxdesk.gui.main_window import MainWindow
from voxdesk.gui.recordings.chooser import Chooser
from voxdesk.gui.reports.evidence_view import EvidenceView
from voxdesk.gui.reports.page import ReportsPage
from voxdesk.gui.transcript.page import TranscriptPage

TRIES = 3
SOON_MS = 700


@pytest.fixture
def report_id(filled: Desk, walk: RecordingId) -> ReportId:
    return add_kind(filled, "I3", walk, spoken_of=0.2)


@pytest.fixture
def window(filled: Desk, report_id: ReportId, qtbot: QtBot) -> MainWindow:
    made = new_window(filled, qtbot)
    made.resize(1280, 2000)
    made.show()
    made.show_page("reports", report_id)
    page = the(made, ReportsPage)
    qtbot.waitUntil(lambda: len(page.pane.view.findings_shown()) > 1)
    return made


def wanted(window: MainWindow, qtbot: QtBot) -> tuple[TranscriptPage, int]:
    """The page of the text, asked for evidence for the first leaf nobody spoke of; its number."""
    page = the(window, ReportsPage)
    silent = next(each for each in page.pane.view.outline().shown() if each.silent)
    page.doing.hands(page.opened).add_evidence(silent)
    text = the(window, TranscriptPage)
    qtbot.waitUntil(lambda: text.opened() is not None and text.segments.rowCount() == 20)
    assert window.current_key() == "recording"
    assert text.adding.strip.isVisible()
    return text, silent.number


def asked(window: MainWindow, qtbot: QtBot) -> Chooser:
    """The list of findings; the first one may go at once, when the window becomes the active one
    only then, as it does where there is no window manager."""
    for _try in range(TRIES):
        window.commands.action("recording.add_evidence").trigger()
        qtbot.wait(SOON_MS)
        boxes = [each for each in QApplication.topLevelWidgets() if isinstance(each, Chooser)]
        if any(each.isVisible() for each in boxes):
            break
    return the_popup(Chooser, qtbot)


def kept(desk: Desk, report_id: ReportId, number: int) -> Finding:
    return desk.store.reports.get(report_id).findings[number - 1]


def test_a_segment_becomes_evidence_and_undo_takes_it_out(
    window: MainWindow, filled: Desk, report_id: ReportId, qtbot: QtBot
) -> None:
    text, number = wanted(window, qtbot)
    segment = text.segments.segment(4)
    text.view.choose([segment.id])
    button = text.adding.strip.buttons[Stance.AGAINST]
    assert button.text() == "Add as critical"
    button.click()
    qtbot.waitUntil(lambda: bool(kept(filled, report_id, number).evidence))
    (evidence,) = kept(filled, report_id, number).evidence
    assert evidence.quote == segment.text
    assert evidence.stance is Stance.AGAINST
    assert evidence.added
    qtbot.waitUntil(lambda: bool(window.undoing.undo_words()))
    window.undoing.undo()
    qtbot.waitUntil(lambda: not kept(filled, report_id, number).evidence)


def test_only_the_words_selected_become_evidence(
    window: MainWindow, filled: Desk, report_id: ReportId, qtbot: QtBot
) -> None:
    text, number = wanted(window, qtbot)
    text.editing.open(2)
    editor = text.editing.editor()
    assert editor is not None
    caret = editor.textCursor()
    first = editor.text().index("check-in took")
    caret.setPosition(first)
    caret.setPosition(first + len("check-in took"), QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(caret)
    text.adding.strip.buttons[Stance.FOR].click()
    qtbot.waitUntil(lambda: bool(kept(filled, report_id, number).evidence))
    (evidence,) = kept(filled, report_id, number).evidence
    assert evidence.quote == "check-in took"
    assert evidence.segment_ids == (text.segments.segment(2).id,)


def test_back_at_the_report_the_finding_shows_it_and_lets_it_go(
    window: MainWindow, filled: Desk, report_id: ReportId, qtbot: QtBot
) -> None:
    text, number = wanted(window, qtbot)
    text.view.choose([text.segments.segment(4).id])
    text.adding.strip.buttons[Stance.FOR].click()
    qtbot.waitUntil(lambda: bool(kept(filled, report_id, number).evidence))
    text.adding.strip.back.click()
    assert window.current_key() == "reports"
    page = the(window, ReportsPage)

    def added() -> list[EvidenceView]:
        view = page.pane.view.current_view()
        if view is None or view.number != number:
            return []
        return [e for e in view.findChildren(EvidenceView) if e.quote.evidence().added]

    qtbot.waitUntil(lambda: len(added()) == 1)
    next(b for b in added()[0].findChildren(QPushButton) if b.text() == "Remove").click()
    qtbot.waitUntil(lambda: not kept(filled, report_id, number).evidence)


def test_from_the_text_a_finding_is_chosen_by_typing(
    window: MainWindow, report_id: ReportId, walk: RecordingId, qtbot: QtBot
) -> None:
    window.open_recording(walk)
    text = the(window, TranscriptPage)
    qtbot.waitUntil(lambda: text.opened() is not None and text.segments.rowCount() == 20)
    text.view.choose([text.segments.segment(1).id])
    chooser = asked(window, qtbot)
    chooser.field.setText("car parking")
    chooser.choose()
    wanted_now = text.adding.wanted()
    assert wanted_now is not None
    assert wanted_now.report_id == report_id
    assert wanted_now.shown.finding.title == "Car parking"
    text.adding.strip.close_strip.click()
    assert not text.adding.strip.isVisible()


def test_what_is_final_wants_no_evidence(filled: Desk, walk: RecordingId, qtbot: QtBot) -> None:
    for report in filled.store.reports.recent():
        filled.store.reports.set_state(report.id, ReportState.FINAL)
    window = new_window(filled, qtbot)
    window.show()
    window.open_recording(walk)
    text = the(window, TranscriptPage)
    qtbot.waitUntil(lambda: text.opened() is not None and text.segments.rowCount() == 20)
    text.view.choose([text.segments.segment(1).id])
    reason = window.commands.reason("recording.add_evidence")
    assert reason == "No report on this recording is open for changes"
