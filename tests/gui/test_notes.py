"""Notes and markers beside a recording and its visit."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.gui.windows import new_window
from voxdesk.desk import Desk
from voxdesk.domain.ids import RecordingId
from voxdesk.domain.note import Note
from voxdesk.gui.main_window import MainWindow
from voxdesk.gui.notes.notes_view import NotesTab, NotesView
from voxdesk.services import noting

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def window(filled: Desk, qtbot: QtBot) -> MainWindow:
    return new_window(filled, qtbot)


@pytest.fixture
def notes(window: MainWindow, filled: Desk, walk: RecordingId, qtbot: QtBot) -> Iterator[NotesView]:
    """The notes of a recording: a marker, a note on a moment, one on the visit."""
    visit_id = filled.store.recordings.get(walk).visit_id
    noting.note(filled, "the mirror had streaks", recording_id=walk, start_ms=38_000)
    noting.mark(filled, walk, 12_000)
    noting.note(filled, "come again in September", visit_id=visit_id)
    tab = NotesTab(window.frame)
    tab.resize(360, 700)
    qtbot.addWidget(tab)
    tab.show()
    tab.notes.open(None, walk)
    qtbot.waitUntil(lambda: len(tab.notes.rows()) == 3)
    yield tab.notes
    tab.close()  # and so it lives as long as the test


def written(desk: Desk, recording_id: RecordingId) -> tuple[Note, ...]:
    return desk.store.notes.of_recording(recording_id)


def test_notes_stand_in_the_order_of_time_with_the_visits_first(notes: NotesView) -> None:
    assert [each.note.text for each in notes.rows()] == [
        "come again in September",
        "",
        "the mirror had streaks",
    ]
    assert [each.time.text() for each in notes.rows()] == ["", "0:12", "0:38"]
    assert notes.rows()[2].time.accessibleName() == "Play from 0:38"


def test_a_time_plays_from_there(notes: NotesView, walk: RecordingId, qtbot: QtBot) -> None:
    with qtbot.waitSignal(notes.moment_asked) as asked:
        notes.rows()[2].time.click()
    assert asked.args == [int(walk), 38_000]


def test_a_note_is_changed_where_it_stands_and_back(
    notes: NotesView, window: MainWindow, filled: Desk, walk: RecordingId, qtbot: QtBot
) -> None:
    text = notes.rows()[2].text
    text.setFocus()
    text.selectAll()
    QTest.keyClicks(text, "the mirror was clean")
    QTest.keyClick(text, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: written(filled, walk)[1].text == "the mirror was clean")
    qtbot.waitUntil(lambda: bool(window.undoing.undo_words()))
    window.undoing.undo()
    qtbot.waitUntil(lambda: written(filled, walk)[1].text == "the mirror had streaks")
    text.setPlainText("another")
    QTest.keyClick(text, Qt.Key.Key_Escape)
    assert text.toPlainText() == "the mirror had streaks"


def test_a_note_is_written_on_the_moment_or_on_the_whole(
    notes: NotesView, window: MainWindow, filled: Desk, walk: RecordingId, qtbot: QtBot
) -> None:
    window.player.open(walk, 150_000)
    window.player.seek(61_000)
    assert notes.at_moment.text() == "At 1:01"
    assert not notes.at_moment.isEnabled()
    QTest.keyClicks(notes.line, "ask about the ramp")
    notes.at_moment.click()
    qtbot.waitUntil(lambda: len(written(filled, walk)) == 3)
    assert (written(filled, walk)[2].text, written(filled, walk)[2].start_ms) == (
        "ask about the ramp",
        61_000,
    )
    QTest.keyClicks(notes.line, "a good day")
    notes.on_whole.click()
    qtbot.waitUntil(lambda: len(written(filled, walk)) == 4)
    assert written(filled, walk)[0].start_ms is None
    qtbot.waitUntil(lambda: bool(window.undoing.undo_words()))
    window.undoing.undo()
    qtbot.waitUntil(lambda: len(written(filled, walk)) == 3)


def test_a_note_goes_to_the_bin_and_comes_back(
    notes: NotesView, window: MainWindow, filled: Desk, walk: RecordingId, qtbot: QtBot
) -> None:
    notes.acts.remove(notes.rows()[2].note)
    qtbot.waitUntil(lambda: len(written(filled, walk)) == 1)
    qtbot.waitUntil(lambda: bool(window.undoing.undo_words()))
    notes.open(None, walk)
    qtbot.waitUntil(lambda: len(notes.rows()) == 2)
    window.undoing.undo()
    qtbot.waitUntil(lambda: len(written(filled, walk)) == 2)


def test_a_note_may_not_become_empty_but_a_marker_may(
    notes: NotesView, filled: Desk, walk: RecordingId
) -> None:
    note = notes.rows()[2]
    note.text.setPlainText("")
    note.text.kept.emit("")
    assert note.text.toPlainText() == "the mirror had streaks"
    assert written(filled, walk)[1].text == "the mirror had streaks"


def test_a_visit_shows_the_notes_of_all_its_recordings(
    window: MainWindow, filled: Desk, walk: RecordingId, notes: NotesView, qtbot: QtBot
) -> None:
    visit_id = filled.store.recordings.get(walk).visit_id
    view = NotesView(window.frame)
    qtbot.addWidget(view)
    view.open(visit_id)
    qtbot.waitUntil(lambda: len(view.rows()) == len(notes.rows()))
    assert view.at_moment.isHidden()


def test_hundreds_of_markers_come_a_few_at_a_time(
    window: MainWindow, filled: Desk, walk: RecordingId, qtbot: QtBot
) -> None:
    with filled.store.writing("notes"):
        for second in range(300):
            noting.mark(filled, walk, second * 100)
    view = NotesView(window.frame)
    qtbot.addWidget(view)
    view.open(None, walk)
    qtbot.waitUntil(lambda: bool(view.rows()))
    assert len(view.rows()) < 300
    qtbot.waitUntil(lambda: len(view.rows()) == 300)
    moments = [each.note.start_ms for each in view.rows()]
    assert moments == [second * 100 for second in range(300)]
