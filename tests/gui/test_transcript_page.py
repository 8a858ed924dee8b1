"""One recording opened: long transcripts, choosing a moment, what is said of doubtful words."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractItemView, QLabel, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from installer.sample_library import words_of
from tests.gui.test_playing import add
from tests.gui.windows import new_window, the, the_popup
from voxdesk import texts
from voxdesk.desk import Desk
from voxdesk.domain.ids import RecordingId, SegmentId, TranscriptId
from voxdesk.domain.job import JobKind, JobState
from voxdesk.domain.recording import AudioFacts, RecordingState
from voxdesk.domain.report import Evidence, Stance
from voxdesk.domain.transcript import HeardSegment, Segment, SegmentFlag, Word
from voxdesk.gui.exporting.panel import ExportPanel
from voxdesk.gui.exporting.wanted import Subject
from voxdesk.gui.main_window import MainWindow
from voxdesk.gui.transcript.aligning import changed, places
from voxdesk.gui.transcript.marks import unsure_spans, word_at
from voxdesk.gui.transcript.opened import Opened, read
from voxdesk.gui.transcript.page import TranscriptPage
from voxdesk.gui.transcript.segment_view import SegmentView
from voxdesk.gui.transcript.segments import SegmentList
from voxdesk.gui.widgets.paragraph import Paragraph
from voxdesk.services import editing

SETTLING_MS = 1000
"""A window that has just come into sight closes what pops up over it."""
MANY = 20_000
OPENS_WITHIN_S = 0.5
"""About ten times what it takes: the machines that run this are busy."""


def segments(count: int) -> list[Segment]:
    made = []
    for at in range(count):
        text = f"{at} " + "the check-in took twelve minutes " * (1 + at % 7)
        made.append(
            Segment(
                SegmentId(at + 1),
                TranscriptId(1),
                at * 3000,
                at * 3000 + 2500,
                None,
                text,
                text,
                0.9,
            )
        )
    return made


@pytest.fixture
def view(qtbot: QtBot) -> SegmentView:
    made = SegmentView(SegmentList())
    made.resize(700, 600)
    qtbot.addWidget(made)
    made.show()
    return made


def model_of(view: SegmentView) -> SegmentList:
    model = view.model()
    assert isinstance(model, SegmentList)
    return model


def test_the_list_keeps_qts_rules(qtmodeltester: ModelTester) -> None:
    model = SegmentList()
    qtmodeltester.check(model)
    model.show(segments(5))
    model.show(segments(9))
    model.show(segments(3))
    qtmodeltester.check(model)


def test_twenty_thousand_segments_open_at_once(view: SegmentView, qtbot: QtBot) -> None:
    many = segments(MANY)
    began = time.perf_counter()
    model_of(view).show(many)
    view.viewport().repaint()
    assert time.perf_counter() - began < OPENS_WITHIN_S
    began = time.perf_counter()
    view.choose([SegmentId(MANY - 1)])
    view.viewport().repaint()
    assert time.perf_counter() - began < OPENS_WITHIN_S
    place = view.visualRect(model_of(view).index(MANY - 2))
    assert view.viewport().rect().contains(place)
    qtbot.wait(1)


def test_scrolling_to_the_end_shows_the_last_line_whole(view: SegmentView) -> None:
    model_of(view).show(segments(500))
    for _ in range(3):  # heights below are only known when they come into sight
        view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
        view.viewport().repaint()
    last = view.visualRect(model_of(view).index(499))
    assert last.bottom() <= view.viewport().height()
    assert last.bottom() > view.viewport().height() - 40


def test_scrolling_up_into_guessed_rows_keeps_what_is_read_in_place(view: SegmentView) -> None:
    model_of(view).show(segments(2000))
    view.scrollTo(model_of(view).index(1000), QAbstractItemView.ScrollHint.PositionAtCenter)
    view.viewport().repaint()
    watched = model_of(view).index(1000)
    for _ in range(10):
        before = view.visualRect(watched).top()
        view.verticalScrollBar().setValue(view.verticalScrollBar().value() - 30)
        view.viewport().repaint()
        assert view.visualRect(watched).top() - before == 30


def test_arrow_and_page_keys_walk_through_the_segments(view: SegmentView, qtbot: QtBot) -> None:
    model_of(view).show(segments(100))
    view.setFocus()
    view.setCurrentIndex(model_of(view).index(0))
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert [each.id for each in view.chosen()] == [2]
    qtbot.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert [each.id for each in view.chosen()] == [2, 3]
    qtbot.keyClick(view, Qt.Key.Key_PageDown)
    assert view.currentIndex().row() > 5
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert view.currentIndex().row() == 99


def test_a_click_selects_the_segment_under_it(view: SegmentView, qtbot: QtBot) -> None:
    model_of(view).show(segments(30))
    view.viewport().repaint()
    third = view.visualRect(model_of(view).index(2)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(200, third.y()))
    assert [each.id for each in view.chosen()] == [3]


def test_new_segments_are_added_without_losing_place_or_selection(view: SegmentView) -> None:
    model = model_of(view)
    model.show(segments(200))
    view.choose([SegmentId(50)])
    view.viewport().repaint()
    place = view.visualRect(model.index(49))
    model.show(segments(230))
    view.viewport().repaint()
    assert model.rowCount() == 230
    assert [each.id for each in view.chosen()] == [50]
    assert view.visualRect(model.index(49)) == place


def test_whoever_reads_at_the_end_follows_what_is_heard(view: SegmentView) -> None:
    model_of(view).show(segments(60))
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    view.viewport().repaint()
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    model_of(view).show(segments(80))
    assert view.verticalScrollBar().value() == view.verticalScrollBar().maximum()


def test_words_below_half_certainty_are_marked_where_they_stand() -> None:
    words = (
        Word(0, 100, "the", 0.9),
        Word(100, 200, "bill", 0.2),
        Word(200, 300, "the", 0.3),
        Word(300, 400, "end", 0.8),
    )
    text = "the bill the end"
    said = Segment(SegmentId(1), TranscriptId(1), 0, 400, None, text, text, 0.6, words)
    assert unsure_spans(said) == [(4, 8), (9, 12)]


# --- the page


@pytest.fixture
def page(filled: Desk, walk: RecordingId, qtbot: QtBot) -> TranscriptPage:
    window = new_window(filled, qtbot)
    window.resize(1280, 832)
    window.show()
    window.open_recording(walk)
    made = the(window, TranscriptPage)
    qtbot.waitUntil(lambda: made.opened() is not None)
    return made


def test_a_click_on_a_quote_selects_its_segments_and_shows_where_they_are(
    page: TranscriptPage, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: len(page.inspector.report.findings_shown()) > 3)
    opened = page.opened()
    assert opened is not None
    evidence = opened.reports[0].findings[2].evidence[0]
    page.inspector.report.findings_shown()[2]._show_quote(evidence)
    assert tuple(each.id for each in page.view.chosen()) == evidence.segment_ids
    assert page.waveform.span() == (evidence.start_ms, evidence.end_ms)


def test_a_quote_from_another_recording_asks_for_that_one(
    page: TranscriptPage, qtbot: QtBot
) -> None:
    page.open_recording.disconnect()  # the window would open it, and there is none
    with qtbot.waitSignal(page.open_recording) as asked:
        page.inspector.quote_chosen.emit(99, (1, 2))
    assert asked.args == [99, (1, 2)]


def test_a_click_on_the_waveform_chooses_what_is_said_there(
    page: TranscriptPage, qtbot: QtBot
) -> None:
    waveform = page.waveform
    middle = QPoint(waveform.width() // 2, 20)
    qtbot.mouseClick(waveform, Qt.MouseButton.LeftButton, pos=middle)
    chosen = page.view.chosen()
    assert len(chosen) == 1
    assert abs(chosen[0].start_ms - 75_000) < 8_000


def test_what_is_heard_meanwhile_appears(filled: Desk, page: TranscriptPage, qtbot: QtBot) -> None:
    rows = filled.store.recordings.recent()
    busy = next(each for each in rows if each.state is RecordingState.TRANSCRIBING)
    page.open((busy.id, ()))
    qtbot.waitUntil(lambda: page.segments.rowCount() == 6)
    transcript = filled.store.transcripts.latest(busy.id)
    assert transcript is not None
    new = HeardSegment(90_000, 92_000, "<i>More</i>", 0.9, flags=frozenset({SegmentFlag.UNSURE}))
    filled.store.transcripts.append(transcript.id, [new], heard_until_ms=92_000)
    page.refresh(frozenset({"transcripts"}))
    qtbot.waitUntil(lambda: page.segments.rowCount() == 7)
    assert page.segments.index(6).data() == "<i>More</i>"
    page.view.viewport().repaint()


def export(page: TranscriptPage, recording_id: RecordingId, folder: Path) -> None:
    subject = Subject("recording", int(recording_id), "walk")
    page.work.exports.export([(subject, folder / "walk.txt")], "txt")


def test_without_a_report_only_the_transcript_is_offered_for_export(
    filled: Desk, page: TranscriptPage, qtbot: QtBot
) -> None:
    rows = filled.store.lists.recordings()
    plain = next(row for row in rows if row.recording.state.value == "indexed" and not row.reports)
    page.open((plain.recording.id, ()))
    qtbot.waitUntil(lambda: page.header.title() == plain.recording.name)
    qtbot.wait(SETTLING_MS)
    page.header.export.click()
    panel = the_popup(ExportPanel, qtbot)
    assert panel.offer().title == "The transcript"
    assert panel.what.isHidden()


def test_the_end_of_an_export_is_told_where_it_was_asked_for(
    filled: Desk, page: TranscriptPage, walk: RecordingId, qtbot: QtBot, tmp_path: Path
) -> None:
    export(page, walk, tmp_path)
    jobs = filled.store.jobs
    qtbot.waitUntil(lambda: jobs.recent(1)[0].kind is JobKind.EXPORT)
    job = jobs.recent(1)[0]
    qtbot.waitUntil(lambda: page.strip.words() == "Waiting: export")
    jobs.move(job.id, JobState.RUNNING)
    jobs.move(job.id, JobState.DONE, result={"path": str(tmp_path / "walk.txt")})
    page._following.refresh()
    assert page.strip.words() == "Saved as walk.txt"
    page.work.exports.dismiss()
    assert page.strip.isHidden()


def test_an_export_that_failed_says_why(
    filled: Desk, page: TranscriptPage, walk: RecordingId, qtbot: QtBot, tmp_path: Path
) -> None:
    export(page, walk, tmp_path)
    jobs = filled.store.jobs
    qtbot.waitUntil(lambda: page.strip.words() == "Waiting: export")
    job = jobs.recent(1)[0]
    jobs.move(job.id, JobState.RUNNING)
    jobs.move(job.id, JobState.FAILED, error_code="file.busy", error_detail="walk.txt")
    page._following.refresh()
    assert texts.message("file.busy", "walk.txt") in page.strip.words()


def test_screen_readers_find_a_list_of_lines_with_their_times(page: TranscriptPage) -> None:
    told = QAccessible.queryAccessibleInterface(page.view)
    assert told.role() is QAccessible.Role.List
    assert told.childCount() == 20
    assert told.child(2).text(QAccessible.Text.Name).startswith("0:16. The check-in took")


def test_everything_on_the_page_can_be_reached_by_tab(page: TranscriptPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: len(page.inspector.report.findings_shown()) > 3)
    reached = {
        each.accessibleName()
        for each in page.findChildren(QWidget)
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus
    }
    for name in ("Back to all recordings", "Export…", "Waveform", "Transcript", "Inspector"):
        assert name in reached


def test_a_recording_that_is_gone_leads_back_to_the_list(
    page: TranscriptPage, qtbot: QtBot
) -> None:
    with qtbot.captureExceptions() as raised:
        page.open((RecordingId(4711), ()))
        qtbot.waitUntil(lambda: not page.isVisible())
    assert len(raised) == 1


def test_what_waits_its_turn_says_so_and_the_hash_can_be_copied_whole(
    filled: Desk, page: TranscriptPage, qtbot: QtBot
) -> None:
    page._following.refresh()
    newest = filled.store.recordings.recent(1)[0]
    page.open((newest.id, ()))
    qtbot.waitUntil(lambda: page.header.title() == newest.name)
    assert page.strip.words() == "Waiting: transcribe"
    assert "Waiting its turn" in [each.text() for each in page.findChildren(QLabel)]
    page.inspector.show_tab("about")
    hashes = [each.text() for each in page.inspector.about.findChildren(Paragraph)]
    assert hashes == [newest.sha256]


# --- hearing and reading


@pytest.fixture
def _silent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing can be heard: the worker that plays goes on by the clock."""
    (tmp_path / ".asoundrc").write_text("")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("PULSE_SERVER", f"unix:{tmp_path}/nobody")


@pytest.fixture
def sounding(
    _silent: None, desk: Desk, qtbot: QtBot
) -> Iterator[tuple[MainWindow, TranscriptPage, RecordingId]]:
    """A window on a recording of two minutes that can be played, a line every two seconds."""
    lines = [f"line number {at} of them all" for at in range(60)]
    spoken = [
        HeardSegment(at, at + 1900, text, 0.9, words_of(text, at, at + 1900, 0.9))
        for at, text in zip(range(0, 120_000, 2000), lines, strict=True)
    ]
    recording_id = add(desk, "tone.wav", [60, 60])
    store = desk.store
    store.recordings.set_facts(recording_id, AudioFacts(120_000, 16_000, 1, "wav", 1))
    transcript = store.transcripts.start(recording_id, model_id="m", parameters={})
    store.transcripts.append(transcript.id, spoken, heard_until_ms=120_000)
    store.transcripts.complete(transcript.id, 120_000)
    window = new_window(desk, qtbot)
    window.resize(1280, 832)
    window.show()
    window.open_recording(recording_id)
    page = the(window, TranscriptPage)
    qtbot.waitUntil(lambda: page.segments.rowCount() == 60)
    yield window, page, recording_id
    window.player.close()


Sounding = tuple[MainWindow, TranscriptPage, RecordingId]


def playing_row(page: TranscriptPage) -> int:
    playing = page.view.marks.playing
    return -1 if playing is None else page.segments.row_of(playing)


def test_a_click_on_a_time_plays_from_there_and_the_text_follows(
    sounding: Sounding, qtbot: QtBot
) -> None:
    window, page, _recording_id = sounding
    page.view.viewport().repaint()
    place = page.view.visualRect(page.segments.index(3))
    time_of_row = QPoint(60, place.top() + 12)
    qtbot.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=time_of_row)
    assert window.player.playing
    assert window.player.position_ms == 6000
    assert playing_row(page) == 3
    assert page.waveform.playhead() == 6000
    window.player.seek(100_500)
    qtbot.waitUntil(lambda: playing_row(page) == 50)
    assert page.view.is_in_sight(50)
    qtbot.waitUntil(lambda: page.segments.whole(50).words != ())
    page.view.viewport().repaint()
    assert word_at(page.segments.whole(50), 100_500) == (5, 11)


def test_whoever_scrolls_is_not_carried_along_until_they_ask(
    sounding: Sounding, qtbot: QtBot
) -> None:
    window, page, _recording_id = sounding
    page.along.play_row(2)
    page.view.setFocus()
    qtbot.keyClick(page.view, Qt.Key.Key_End)
    assert not page.along.follows()
    assert page.along.back.isVisible()
    away = page.view.verticalScrollBar().value()
    window.player.seek(20_100)
    page.view.scrolled_by_hand.emit()
    window.player.moved.emit(22_100)
    assert playing_row(page) == 11
    assert page.view.verticalScrollBar().value() == away
    page.along.back.click()
    assert page.along.follows()
    assert page.view.is_in_sight(11)
    assert not page.along.back.isVisible()
    window.player.pause()
    assert not page.along.back.isVisible()


def test_a_quote_is_opened_with_its_span_and_plays_just_that(
    sounding: Sounding, qtbot: QtBot
) -> None:
    window, page, recording_id = sounding
    asked = page.segments.segment(40)
    window.show_page("recordings")
    window.show_page("recording", (recording_id, (asked.id,), (80_300, 80_900)))
    qtbot.waitUntil(lambda: window.player.playing or window.player.position_ms == 80_900)
    assert [each.id for each in page.view.chosen()] == [asked.id]
    assert page.view.is_in_sight(40)
    assert window.player.position_ms >= 80_300
    qtbot.waitUntil(lambda: not window.player.playing, timeout=20_000)
    assert window.player.position_ms == 80_900
    ids = (page.segments.segment(42).id,)
    said = Evidence(recording_id, ids, "of them", 84_300, 84_700, Stance.FOR, 0.9)
    page.inspector.report.evidence_chosen.emit(said)
    assert window.player.position_ms == 84_300
    qtbot.waitUntil(lambda: not window.player.playing, timeout=20_000)
    assert window.player.position_ms == 84_700


def test_space_and_ctrl_enter_play_from_the_line_that_is_current(
    sounding: Sounding, qtbot: QtBot
) -> None:
    window, page, _recording_id = sounding
    page.view.choose([page.segments.segment(5).id])
    qtbot.keyClick(page.view, Qt.Key.Key_Space)
    assert window.player.position_ms == 10_000
    page.view.choose([page.segments.segment(7).id])
    qtbot.keyClick(page.view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert window.player.position_ms == 14_000
    assert page.editing.editor() is None


@pytest.mark.usefixtures("models")
def test_a_stretch_is_heard_again_by_a_model_of_choice(sounding: Sounding, qtbot: QtBot) -> None:
    window, page, recording_id = sounding
    page.view.choose([page.segments.segment(row).id for row in (5, 6)])
    page.again.ask()
    qtbot.waitUntil(lambda: page.again.menu.isVisible())
    (action, *_others) = page.again.menu.actions()
    assert action.isEnabled()
    page.again.menu.hide()
    action.trigger()
    jobs = window.frame.desk.store.jobs
    qtbot.waitUntil(lambda: bool(jobs.recent(1)))
    job = jobs.recent(1)[0]
    assert job.kind is JobKind.REHEAR
    assert job.request["recording_id"] == recording_id
    assert (job.request["start_ms"], job.request["end_ms"]) == (10_000, 13_900)
    qtbot.waitUntil(lambda: page.inspector.tabs.current() == "compare")


def test_a_part_of_a_long_text_grows_without_moving_what_is_read(view: SegmentView) -> None:
    many = segments(12_000)
    model = model_of(view)
    model.show(many[6000:6200])
    QCoreApplication.processEvents()
    view.choose([SegmentId(6101)])
    view.viewport().repaint()
    place = view.visualRect(model.index(100))
    model.show(many)
    while model.rowCount() < 12_000:
        QCoreApplication.processEvents()
        view.viewport().repaint()
        row = model.row_of(SegmentId(6101))
        assert view.visualRect(model.index(row)).top() == place.top()
    assert [each.id for each in model.segments()] == [each.id for each in many]
    assert [each.id for each in view.chosen()] == [6101]


def test_what_is_read_again_after_edits_is_what_would_be_read_anew(
    filled: Desk, walk: RecordingId
) -> None:
    known = read(filled, walk, None)

    def caught_up() -> Opened:
        again, anew = read(filled, walk, known), read(filled, walk, None)
        assert again.segments == anew.segments
        return again

    first, second, third = (each.id for each in known.segments[3:6])
    editing.correct(filled, first, "Other words")
    split = editing.split(filled, second, 9)
    known = caught_up()
    assert split is not None
    removed = editing.remove(filled, [third])
    known = caught_up()
    assert removed is not None
    editing.undo(filled, removed.id)
    editing.undo(filled, split.id)
    known = caught_up()
    speaker = filled.store.speakers.add(walk).id
    editing.assign(filled, [each.id for each in known.segments], speaker)
    assert [len(lane.spans) for lane in caught_up().lanes] == [len(known.segments)]
    part = read(filled, walk, None, whole=False, around=first)
    assert not part.whole
    assert first in {each.id for each in part.segments}


def test_words_are_found_again_in_a_corrected_text() -> None:
    heard = ("The", "check-in", "took", "twelve", "minutes")
    assert places("The check-in took 20 minutes.", heard) == ((0, 3), (4, 12), (13, 17), None, None)
    assert places("The check-in took twelve minutes", heard)[3] == (18, 24)
    assert changed("took twelve minutes", "took 20 minutes") == ((5, 11),)
    assert changed("same", "same") == ()
