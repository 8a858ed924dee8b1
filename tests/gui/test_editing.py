"""Correcting a transcript in the window: keys in, text in the library out, and back again."""

from collections.abc import Callable, Iterator
from functools import partial

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tests.gui.windows import new_window, the
from voxdesk.desk import Desk
from voxdesk.domain.ids import RecordingId, SegmentId
from voxdesk.domain.transcript import Segment
from voxdesk.gui.bridge import Bridge
from voxdesk.gui.main_window import MainWindow
from voxdesk.gui.transcript.page import TranscriptPage
from voxdesk.gui.transcript.segment_editor import SegmentEditor

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
Key = Qt.Key


@pytest.fixture
def window(filled: Desk, walk: RecordingId, qtbot: QtBot) -> Iterator[MainWindow]:
    made = new_window(filled, qtbot)
    bridge = Bridge(filled.events, made)
    bridge.changed.connect(made.areas_changed)
    made.resize(1280, 832)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.open_recording(walk)
    page = the(made, TranscriptPage)
    qtbot.waitUntil(lambda: page.segments.rowCount() == 20)
    yield made
    bridge.close()


@pytest.fixture
def page(window: MainWindow) -> TranscriptPage:
    return the(window, TranscriptPage)


@pytest.fixture
def text(filled: Desk, walk: RecordingId) -> Callable[[], tuple[Segment, ...]]:
    """The text of the recording as the library has it."""

    def read() -> tuple[Segment, ...]:
        transcript = filled.store.transcripts.latest(walk)
        assert transcript is not None
        return filled.store.transcripts.segments(transcript.id)

    return read


Text = Callable[[], tuple[Segment, ...]]


def editor(page: TranscriptPage) -> SegmentEditor:
    found = page.editing.editor()
    assert found is not None
    return found


def settled(page: TranscriptPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not page.acts.busy())


def choose(page: TranscriptPage, *rows: int) -> None:
    page.view.choose([page.segments.segment(row).id for row in rows])
    page.view.setFocus()


def press(qtbot: QtBot, page: TranscriptPage, *keys: tuple[Key, Qt.KeyboardModifier] | Key) -> None:
    """Press keys where the keyboard is, so that commands hear them too."""
    for each in keys:
        key, modifiers = each if isinstance(each, tuple) else (each, Qt.KeyboardModifier(0))
        window = page.window()
        qtbot.keyClick(window.focusWidget() or window, key, modifiers)


def shown(page: TranscriptPage) -> list[str]:
    return [each.text for each in page.segments.segments()]


def test_enter_edits_a_line_keeps_it_and_goes_on_to_the_next(
    page: TranscriptPage, text: Text, qtbot: QtBot, qtmodeltester: ModelTester
) -> None:
    choose(page, 1)
    qtbot.keyClick(page.view, Key.Key_Return)
    assert editor(page).text().endswith("opened for us at once.")
    qtbot.keyClicks(editor(page), " Twice.")
    qtbot.keyClick(editor(page), Key.Key_Return)
    assert shown(page)[1].endswith("at once. Twice.")  # at once, before the library has it
    assert editor(page).text().startswith("The check-in took")
    assert editor(page).caret() == 0
    settled(page, qtbot)
    assert text()[1].text.endswith("at once. Twice.")
    assert text()[1].heard.endswith("at once.")
    qtbot.waitUntil(lambda: page.segments.segment(1).edited)
    qtmodeltester.check(page.segments)


def test_esc_leaves_a_line_as_it_was_and_nothing_written_is_nothing_meant(
    page: TranscriptPage, text: Text, qtbot: QtBot
) -> None:
    before = shown(page)
    choose(page, 1)
    qtbot.keyClick(page.view, Key.Key_Return)
    qtbot.keyClicks(editor(page), "Never")
    press(qtbot, page, Key.Key_Escape)
    assert page.editing.editor() is None
    assert page.view.hasFocus()
    assert page.isVisible()  # Esc left the editor, not the page
    qtbot.keyClick(page.view, Key.Key_Return)
    qtbot.keyClick(editor(page), Key.Key_A, CONTROL)
    qtbot.keyClick(editor(page), Key.Key_Delete)
    qtbot.keyClick(editor(page), Key.Key_Tab)
    settled(page, qtbot)
    assert shown(page) == before == [each.text for each in text()]


def test_shift_enter_breaks_a_line_and_the_row_grows(
    page: TranscriptPage, text: Text, qtbot: QtBot
) -> None:
    page.view.viewport().repaint()
    index = page.segments.index(0)
    before = page.view.visualRect(index).height()
    choose(page, 0)
    qtbot.keyClick(page.view, Key.Key_Return)
    qtbot.keyClick(editor(page), Key.Key_Return, SHIFT)
    qtbot.keyClicks(editor(page), "So it began.")
    page.view.viewport().repaint()
    assert page.view.visualRect(index).height() == before + 24
    assert abs(editor(page).geometry().top() - page.view.place_of_text(0).top()) <= 4
    qtbot.keyClick(editor(page), Key.Key_Tab)
    settled(page, qtbot)
    assert text()[0].text.splitlines()[1] == "So it began."
    page.view.viewport().repaint()
    assert page.view.visualRect(index).height() == before + 24


def test_arrows_at_the_edge_and_shift_tab_go_to_the_lines_beside(
    page: TranscriptPage, qtbot: QtBot
) -> None:
    choose(page, 3)
    qtbot.keyClick(page.view, Key.Key_Return)
    qtbot.keyClick(editor(page), Key.Key_Down)
    assert page.editing.segment() == page.segments.segment(4)
    qtbot.keyClick(editor(page), Key.Key_Up)
    assert page.editing.segment() == page.segments.segment(3)
    qtbot.keyClick(editor(page), Key.Key_Backtab, SHIFT)
    assert page.editing.segment() == page.segments.segment(2)
    page.view.setFocus()
    assert page.editing.editor() is None


def test_a_double_click_puts_the_caret_where_it_was(page: TranscriptPage, qtbot: QtBot) -> None:
    page.view.viewport().repaint()
    place = page.view.place_of_text(2)
    at = QPoint(place.left() + 60, place.top() + 10)
    qtbot.mouseDClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert 4 < editor(page).caret() < 16
    assert page.editing.segment() == page.segments.segment(2)


def test_undo_and_redo_go_back_and_forth_through_acts_of_every_kind(
    window: MainWindow, page: TranscriptPage, text: Text, qtbot: QtBot, qtmodeltester: ModelTester
) -> None:
    states = [text()]

    def did() -> None:
        settled(page, qtbot)
        assert text() != states[-1]
        states.append(text())
        qtbot.waitUntil(lambda: shown(page) == [each.text for each in text()])
        qtmodeltester.check(page.segments)

    choose(page, 2)
    qtbot.keyClick(page.view, Key.Key_Return)
    qtbot.keyClicks(editor(page), " Really.")
    press(qtbot, page, Key.Key_Backtab)
    did()
    press(qtbot, page, Key.Key_Escape)
    choose(page, 4)
    qtbot.keyClick(page.view, Key.Key_Return)
    editor(page).put_caret(len("The lobby floor is spotless,"))
    press(qtbot, page, (Key.Key_Return, CONTROL))
    did()
    qtbot.waitUntil(lambda: page.editing.editor() is not None)
    assert editor(page).text().startswith("I looked under the sofas")
    press(qtbot, page, Key.Key_Escape)
    choose(page, 0, 1)
    press(qtbot, page, (Key.Key_J, CONTROL))
    did()
    choose(page, 6, 8)
    press(qtbot, page, Key.Key_Delete)
    did()
    assert window.toast.words() == "2 segments deleted"
    choose(page, 5)
    press(qtbot, page, (Key.Key_Left, CONTROL | SHIFT))
    did()
    press(qtbot, page, (Key.Key_2, CONTROL))
    settled(page, qtbot)
    press(qtbot, page, (Key.Key_1, CONTROL))
    did()

    def is_now(state: tuple[Segment, ...]) -> bool:
        return text() == state

    for state in reversed(states[:-1]):
        press(qtbot, page, (Key.Key_Z, CONTROL))
        qtbot.waitUntil(partial(is_now, state))
    qtbot.waitUntil(lambda: shown(page) == [each.text for each in states[0]])
    qtmodeltester.check(page.segments)
    for state in states[1:]:
        press(qtbot, page, (Key.Key_Z, CONTROL | SHIFT))
        qtbot.waitUntil(partial(is_now, state))
    qtbot.waitUntil(lambda: shown(page) == [each.text for each in states[-1]])
    assert not page.acts.busy()


def test_numbers_give_lines_to_speakers_who_are_made_when_they_are_not_there(
    filled: Desk, walk: RecordingId, page: TranscriptPage, text: Text, qtbot: QtBot
) -> None:
    choose(page, 0, 1)
    press(qtbot, page, (Key.Key_1, CONTROL))
    settled(page, qtbot)
    choose(page, 2)
    press(qtbot, page, (Key.Key_2, CONTROL))
    settled(page, qtbot)
    first, second = filled.store.speakers.of_recording(walk)
    assert [each.speaker_id for each in text()[:4]] == [first.id, first.id, second.id, None]
    assert [first.name, second.name] == ["Speaker 1", "Speaker 2"]
    qtbot.waitUntil(lambda: page.segments.hue(page.segments.segment(2)) == 1)
    assert len(page.waveform._lanes) == 2
    press(qtbot, page, (Key.Key_0, CONTROL))
    settled(page, qtbot)
    assert text()[2].speaker_id is None
    qtbot.waitUntil(lambda: page.segments.hue(page.segments.segment(2)) == -1)
    press(qtbot, page, (Key.Key_9, CONTROL))
    qtbot.waitUntil(lambda: "2 speakers" in the_toast(page))
    assert len(filled.store.speakers.of_recording(walk)) == 2


def the_toast(page: TranscriptPage) -> str:
    window = page.window()
    assert isinstance(window, MainWindow)
    return window.toast.words()


def test_what_was_heard_is_one_key_away_and_can_be_put_back(
    page: TranscriptPage, text: Text, qtbot: QtBot
) -> None:
    choose(page, 2)
    qtbot.keyClick(page.view, Key.Key_Return)
    qtbot.keyClick(editor(page), Key.Key_A, CONTROL)
    qtbot.keyClicks(editor(page), "The check-in took ten minutes")
    qtbot.keyClick(editor(page), Key.Key_Return)
    press(qtbot, page, Key.Key_Escape)
    settled(page, qtbot)
    page.view.viewport().repaint()
    index = page.segments.index(2)
    before = page.view.visualRect(index).height()
    choose(page, 2)
    press(qtbot, page, (Key.Key_H, ALT))
    page.view.viewport().repaint()
    row = page.view._placing.row(2)
    assert row.heard is not None
    assert "twelve minutes" in row.heard.layout.text()
    assert page.view.visualRect(index).height() == before + row.heard.height
    press(qtbot, page, (Key.Key_H, ALT))
    page.view.viewport().repaint()
    assert page.view.visualRect(index).height() == before
    press(qtbot, page, (Key.Key_H, ALT | SHIFT))
    settled(page, qtbot)
    assert text()[2].text == text()[2].heard


def test_commands_that_cannot_be_done_say_why(
    window: MainWindow, page: TranscriptPage, qtbot: QtBot
) -> None:
    commands = window.commands
    page.view.clearSelection()
    for command in ("delete_segments", "speaker_1", "end_later", "edit"):
        assert commands.reason(f"recording.{command}") == "Choose a segment first"
    choose(page, 3, 5)
    assert "follow each other" in commands.reason("recording.join")
    assert commands.reason("recording.end_later") == "Choose one segment first"
    assert commands.reason("recording.restore_heard") == "Nothing here was corrected"
    assert "caret" in commands.reason("recording.split")
    choose(page, 3, 4)
    assert commands.reason("recording.join") == ""
    qtbot.keyClick(page.view, Key.Key_Return)
    assert commands.reason("recording.split") == ""


def test_the_menu_over_a_line_does_what_the_keys_do(
    filled: Desk, walk: RecordingId, page: TranscriptPage, text: Text, qtbot: QtBot
) -> None:
    page.view.viewport().repaint()
    choose(page, 1)
    at = page.view.place_of_text(3).center()
    page.view.customContextMenuRequested.emit(at)
    (menu,) = (each for each in page.view.findChildren(QMenu) if each.isVisible())
    assert [each.id for each in page.view.chosen()] == [page.segments.segment(3).id]
    join = next(each for each in menu.actions() if each.text() == "Join segments")
    assert not join.isEnabled()
    assert "follow each other" in join.toolTip()
    speakers = menu.findChild(QMenu)
    assert speakers is not None
    assert [each.text() for each in speakers.actions()] == ["New speaker", "Nobody"]
    speakers.actions()[0].trigger()
    menu.hide()
    settled(page, qtbot)
    (speaker,) = filled.store.speakers.of_recording(walk)
    assert text()[3].speaker_id == speaker.id


def test_times_stop_at_the_neighbours(page: TranscriptPage, text: Text, qtbot: QtBot) -> None:
    choose(page, 1)
    first, after = text()[1], text()[2]
    for _ in range(30):
        press(qtbot, page, (Key.Key_Right, CONTROL | SHIFT))
    settled(page, qtbot)
    assert text()[1].end_ms == min(first.end_ms + 3000, after.start_ms)
    press(qtbot, page, (Key.Key_Right, ALT | SHIFT))
    settled(page, qtbot)
    assert text()[1].start_ms == first.start_ms + 100


def test_times_can_be_typed_and_wrong_ones_are_told_at_once(
    page: TranscriptPage, text: Text, qtbot: QtBot
) -> None:
    choose(page, 4)
    before = text()[4]
    press(qtbot, page, (Key.Key_T, CONTROL | ALT))
    times = page.timing.editor()
    assert times is not None
    assert times.start.hasFocus()
    qtbot.keyClicks(times.start, "soon")
    assert times.wrong() == "Write times like 1:02:03.4"
    times.start.selectAll()
    qtbot.keyClicks(times.start, "1:00:00")
    assert "after it starts" in times.wrong()
    times.start.selectAll()
    qtbot.keyClicks(times.start, "0:01")
    assert "neighbours" in times.wrong()
    press(qtbot, page, Key.Key_Return)
    assert page.timing.editor() is times
    times.start.selectAll()
    qtbot.keyClicks(times.start, "0:31.25")
    press(qtbot, page, Key.Key_Return)
    settled(page, qtbot)
    assert (text()[4].start_ms, text()[4].end_ms) == (31_250, before.end_ms)
    assert page.timing.editor() is None
    assert page.view.hasFocus()
    press(qtbot, page, (Key.Key_T, CONTROL | ALT))
    press(qtbot, page, Key.Key_Escape)
    assert page.timing.editor() is None
    assert page.isVisible()


def test_m_sets_a_marker_that_undo_takes_away(
    filled: Desk, walk: RecordingId, page: TranscriptPage, qtbot: QtBot
) -> None:
    def times() -> list[int | None]:
        return [each.start_ms for each in filled.store.notes.of_recording(walk)]

    before = times()
    choose(page, 7)
    at = page.segments.segment(7).start_ms
    press(qtbot, page, Key.Key_M)
    settled(page, qtbot)
    assert sorted(map(str, times())) == sorted(map(str, [*before, at]))
    qtbot.waitUntil(lambda: page.segments.segment(7).id in page.view.marks.noted)
    press(qtbot, page, (Key.Key_Z, CONTROL))
    qtbot.waitUntil(lambda: times() == before)
    press(qtbot, page, (Key.Key_Z, CONTROL | SHIFT))
    qtbot.waitUntil(lambda: len(times()) == len(before) + 1)


def test_what_somebody_else_removes_closes_its_editor(
    filled: Desk, page: TranscriptPage, qtbot: QtBot
) -> None:
    from voxdesk.services import editing

    choose(page, 3)
    qtbot.keyClick(page.view, Key.Key_Return)
    gone: SegmentId = page.segments.segment(3).id
    editing.remove(filled, [gone])
    qtbot.waitUntil(lambda: page.segments.row_of(gone) < 0)
    assert page.editing.editor() is None
