"""A stretch heard again beside the text: what differs, accepted line by line or all at once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from tests.gui.windows import new_window
from voxdesk.desk import Desk
from voxdesk.domain.ids import JobId, RecordingId
from voxdesk.domain.job import JobKind, JobState
from voxdesk.domain.transcript import Segment
from voxdesk.gui.comparing.compare_view import CompareView
from voxdesk.gui.comparing.differences import differing, spread
from voxdesk.gui.main_window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
WORDS = st.lists(st.sampled_from("a room bin was not emptied mirror 407".split()), max_size=12)


def marked(text: str, places: tuple[tuple[int, int], ...]) -> list[str]:
    return [text[start : start + length] for start, length in places]


def test_words_that_differ_are_found_whatever_their_case_and_signs() -> None:
    old, new = "The bin was not emptied.", "the bin was never emptied"
    gone, come = differing(old, new)
    assert marked(old, gone) == ["not"]
    assert marked(new, come) == ["never"]
    assert differing(old, old) == ((), ())


def test_a_new_text_is_cut_where_the_lines_of_the_old_one_end() -> None:
    olds = ["In the bathroom of", "room four oh seven the mirror"]
    assert spread(olds, "In a bathroom of room 407 the mirror") == [
        "In a bathroom of",
        "room 407 the mirror",
    ]
    assert spread(["one line"], "another") == ["another"]


@given(st.lists(WORDS, min_size=1, max_size=4), WORDS)
def test_cutting_a_new_text_loses_no_word(olds: list[list[str]], new: list[str]) -> None:
    parts = spread([" ".join(each) for each in olds], " ".join(new))
    assert len(parts) == len(olds)
    assert " ".join(parts).split() == new


class Again:
    """A recording of which three lines were heard again, two of them otherwise."""

    def __init__(self, desk: Desk, qtbot: QtBot, recording_id: RecordingId) -> None:
        self.desk, self.qtbot, self.recording_id = desk, qtbot, recording_id
        self.window: MainWindow = new_window(desk, qtbot)
        self.view = CompareView(self.window.frame)
        self.view.resize(360, 700)
        qtbot.addWidget(self.view)
        self.view.show()
        self.before = self.segments()
        first, last = self.before[2], self.before[4]
        job = desk.store.jobs.add(
            JobKind.REHEAR,
            {
                "recording_id": recording_id,
                "start_ms": first.start_ms,
                "end_ms": last.end_ms,
                "model": "whisper-small",
                "language": "en",
            },
        )
        self.job_id: JobId = job.id
        desk.store.jobs.move(job.id, JobState.RUNNING)
        self.window.following.refresh()
        self.view.show_recording(recording_id)

    def segments(self) -> tuple[Segment, ...]:
        transcript = self.desk.store.transcripts.latest(self.recording_id)
        assert transcript is not None
        return self.desk.store.transcripts.segments(transcript.id, words=False)

    def end(self) -> None:
        texts = ("The check-in took twenty minutes.", self.before[3].text, "The lobby is clean.")
        heard = [
            {
                "start_ms": each.start_ms,
                "end_ms": each.end_ms,
                "heard": text,
                "confidence": 0.9,
                "flags": [],
            }
            for each, text in zip(self.before[2:5], texts, strict=True)
        ]
        result: dict[str, object] = {"heard": heard, "language": "en"}
        self.desk.store.jobs.move(self.job_id, JobState.DONE, result=result)
        self.window.following.refresh()
        self.qtbot.waitUntil(lambda: len(self.view.views()) == 2)


@pytest.fixture
def again(filled: Desk, walk: RecordingId, qtbot: QtBot) -> Again:
    return Again(filled, qtbot, walk)


def test_progress_is_shown_and_can_be_cancelled(again: Again) -> None:
    assert again.view._strip.isVisible()
    assert "whisper-small" in again.view._title.text()
    assert again.view.cancel.isVisible()
    assert not again.view.accept_all.isVisible()


def test_lines_that_differ_stand_beside_the_text(again: Again) -> None:
    again.end()
    line = again.view.views()[0].line
    assert line.old == again.before[2].text
    assert line.new == "The check-in took twenty minutes."
    assert "2 segments differ" in again.view._state.text()
    again.view.views()[0].resize(480, 120)


def test_one_line_is_accepted_and_taken_back(again: Again) -> None:
    again.end()
    again.view.views()[0].accept.click()
    again.qtbot.waitUntil(lambda: "twenty" in again.segments()[2].text)
    assert again.segments()[4].text == again.before[4].text
    again.qtbot.waitUntil(lambda: len(again.view.views()) == 1)
    again.window.undoing.undo()
    again.qtbot.waitUntil(lambda: again.segments()[2].text == again.before[2].text)


def test_all_lines_are_accepted_as_one_act(again: Again) -> None:
    again.end()
    again.view.accept_all.click()
    again.qtbot.waitUntil(lambda: again.segments()[4].text == "The lobby is clean.")
    again.qtbot.waitUntil(lambda: bool(again.window.undoing.undo_words()))
    again.window.undoing.undo()
    texts = [each.text for each in again.before]
    again.qtbot.waitUntil(lambda: [each.text for each in again.segments()] == texts)
    again.window.undoing.redo()
    again.qtbot.waitUntil(lambda: again.segments()[4].text == "The lobby is clean.")


def test_what_failed_says_why_and_what_helps(again: Again) -> None:
    again.desk.store.jobs.move(
        again.job_id, JobState.FAILED, error_code="model.missing", error_detail="whisper-small"
    )
    again.window.following.refresh()
    assert "not installed" in again.view._state.text()
    assert again.view._remedy.text()
    assert again.view.again.isVisible()


def test_a_comparison_that_is_closed_stays_closed(again: Again) -> None:
    again.end()
    with again.qtbot.waitSignal(again.view.there) as there:
        again.view.close_it.click()
    assert there.args == [False]
    again.view.compare(again.job_id)
    again.qtbot.waitUntil(lambda: len(again.view.views()) == 2)
