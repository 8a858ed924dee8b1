"""Finding and replacing in a transcript, by keys; what was replaced is one act."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.gui.test_editing import editor, press, settled, shown, text, window
from voxdesk.desk import Desk
from voxdesk.domain.ids import RecordingId, SegmentId, TranscriptId
from voxdesk.domain.recording import RecordingState
from voxdesk.domain.rewording import Sought
from voxdesk.domain.transcript import Segment
from voxdesk.gui.main_window import MainWindow
from voxdesk.gui.transcript.find_bar import FindBar
from voxdesk.gui.transcript.finder import Finder
from voxdesk.gui.transcript.page import TranscriptPage
from voxdesk.gui.transcript.segments import SegmentList

__all__ = ("text", "window")
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
Key = Qt.Key
Text = Callable[[], tuple[Segment, ...]]


@pytest.fixture
def page(window: MainWindow) -> TranscriptPage:
    made = window.page("recording")
    assert isinstance(made, TranscriptPage)
    return made


def look_for(page: TranscriptPage, words: str, qtbot: QtBot, *, replace: bool = False) -> FindBar:
    press(qtbot, page, (Key.Key_H if replace else Key.Key_F, CONTROL))
    bar = page.finding.bar
    assert bar.field.hasFocus()
    bar.field.clear()
    qtbot.keyClicks(bar.field, words)
    qtbot.waitUntil(lambda: page.finding.finder.done)
    return bar


def test_matches_are_counted_and_walked_through_by_enter(
    page: TranscriptPage, qtbot: QtBot
) -> None:
    bar = look_for(page, "room", qtbot)
    many = sum(each.lower().count("room") for each in shown(page))
    assert many > 3
    assert bar.said() == f"1 of {many}"
    qtbot.keyClick(bar.field, Key.Key_Return)
    assert bar.said() == f"2 of {many}"
    qtbot.keyClick(bar.field, Key.Key_Return, SHIFT)
    qtbot.keyClick(bar.field, Key.Key_Return, SHIFT)
    assert bar.said() == f"{many} of {many}"
    match = page.finding.current()
    assert match is not None
    assert page.view.is_in_sight(page.segments.row_of(match[0]))
    assert page.view.marks.matches[match[0]]
    bar.whole.click()
    qtbot.waitUntil(lambda: page.finding.finder.done)
    assert len(page.finding.finder.matches) < many
    qtbot.keyClicks(bar.field, "xyz")
    qtbot.waitUntil(lambda: bar.said() == "Not found")
    press(qtbot, page, Key.Key_Escape)
    assert bar.isHidden()
    assert page.isVisible()
    assert page.view.hasFocus()
    assert not page.view.marks.matches


def test_one_match_is_replaced_then_all_the_others_and_undo_takes_them_together(
    window: MainWindow, page: TranscriptPage, text: Text, qtbot: QtBot
) -> None:
    before = [each.text for each in text()]
    bar = look_for(page, "room", qtbot, replace=True)
    bar.whole.click()
    qtbot.waitUntil(lambda: page.finding.finder.done)
    count = len(page.finding.finder.matches)
    assert count >= 3
    qtbot.keyClicks(bar.by, "chamber")
    bar.by.setFocus()
    press(qtbot, page, Key.Key_Return)
    settled(page, qtbot)
    assert sum(each.text.count("chamber") for each in text()) == 1
    qtbot.waitUntil(lambda: len(page.finding.finder.matches) == count - 1)
    assert bar.said() == f"1 of {count - 1}"
    press(qtbot, page, (Key.Key_A, CONTROL | ALT))
    settled(page, qtbot)
    assert sum(each.text.count("chamber") for each in text()) == count
    qtbot.waitUntil(lambda: bar.said() == "Not found")
    assert window.toast.words().startswith("Replaced in")
    window.undoing.undo()
    qtbot.waitUntil(lambda: sum(each.text.count("chamber") for each in text()) == 1)
    window.undoing.undo()
    qtbot.waitUntil(lambda: [each.text for each in text()] == before)
    window.undoing.redo()
    window.undoing.redo()
    qtbot.waitUntil(lambda: sum(each.text.count("chamber") for each in text()) == count)
    qtbot.waitUntil(lambda: bar.said() == "Not found")


def test_all_recordings_of_the_visit_are_one_act_too(
    filled: Desk,
    walk: RecordingId,
    window: MainWindow,
    page: TranscriptPage,
    text: Text,
    qtbot: QtBot,
) -> None:
    store = filled.store
    other = next(
        each
        for each in store.recordings.recent()
        if each.state is RecordingState.INDEXED and each.id != walk
    )
    store.recordings.set_visit(other.id, store.recordings.get(walk).visit_id)
    transcript = store.transcripts.latest(other.id)
    assert transcript is not None

    def words() -> str:
        assert transcript is not None
        both = (*text(), *store.transcripts.segments(transcript.id))
        return " ".join(each.text for each in both)

    before = words()
    bar = look_for(page, "the", qtbot, replace=True)
    bar.whole.click()
    bar.case.click()
    bar.everywhere.click()
    qtbot.keyClicks(bar.by, "zzz")
    qtbot.waitUntil(bar.all.isEnabled)
    bar.all.click()
    settled(page, qtbot)
    assert " the " not in words()
    assert "zzz" in store.transcripts.segments(transcript.id)[0].text
    window.undoing.undo()
    qtbot.waitUntil(lambda: words() == before)


def test_buttons_say_why_they_cannot_replace(page: TranscriptPage, qtbot: QtBot) -> None:
    commands = page._frame.commands
    assert "Ctrl+H" in commands.reason("recording.replace_all")
    bar = look_for(page, "", qtbot, replace=True)
    assert bar.one.toolTip() == "Say first what to find"
    qtbot.keyClicks(bar.field, "qqqq")
    qtbot.waitUntil(lambda: bar.all.toolTip() == "Nothing is found")
    assert not bar.all.isEnabled()


def test_what_is_selected_in_the_editor_is_looked_for(page: TranscriptPage, qtbot: QtBot) -> None:
    page.editing.open(3, 0)
    qtbot.keyClick(editor(page), Key.Key_Right, CONTROL | SHIFT)
    press(qtbot, page, (Key.Key_F, CONTROL))
    assert page.finding.bar.field.text().strip() == "The"


def test_a_very_long_text_is_searched_in_turns_that_nobody_notices(qtbot: QtBot) -> None:
    model = SegmentList()
    words = "the check-in took twelve minutes and nobody explained why " * 4
    model.show(
        [
            Segment(SegmentId(at + 1), TranscriptId(1), at, at + 1, None, words, words, 0.9)
            for at in range(20_000)
        ]
    )
    finder = Finder(model, model)
    finder.look_for(Sought("NOBODY", whole_words=True))
    assert not finder.done
    turns = 0

    def count() -> None:
        nonlocal turns
        turns += 1

    finder.changed.connect(count)
    qtbot.waitUntil(lambda: finder.done, timeout=20_000)
    assert len(finder.matches) == 80_000
    assert turns > 3
    assert finder.index_from(10_000, 100) == 40_000 + 2
