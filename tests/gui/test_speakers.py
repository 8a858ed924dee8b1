"""The voices of a recording: named, given roles and lines, heard, merged, proposed."""

from dataclasses import replace

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.gui.windows import new_window
from voxdesk.desk import Desk
from voxdesk.domain.ids import RecordingId, SegmentId, SpeakerId, TranscriptId
from voxdesk.domain.job import JobKind, JobState
from voxdesk.domain.transcript import Segment, SegmentFlag, Speaker, SpeakerRole
from voxdesk.gui.speakers.shares import SAMPLE_MS, shares
from voxdesk.gui.speakers.speaker_row import SpeakerRow
from voxdesk.gui.speakers.speakers_view import SpeakersView
from voxdesk.gui.transcript.opened import Opened, read
from voxdesk.services import editing, speaking

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def said(
    number: int,
    start: int,
    end: int,
    speaker: int | None,
    *,
    confidence: float = 0.9,
    flags: frozenset[SegmentFlag] = frozenset(),
) -> Segment:
    given = SpeakerId(speaker) if speaker is not None else None
    return Segment(
        SegmentId(number),
        TranscriptId(1),
        start,
        end,
        given,
        "words",
        "words",
        confidence,
        flags=flags,
    )


def test_shares_count_what_each_voice_speaks() -> None:
    found = shares([said(1, 0, 3000, 1), said(2, 3000, 4000, 2), said(3, 5000, 6000, None)])
    assert found[SpeakerId(1)].spoken_ms == 3000
    assert found[SpeakerId(1)].part == pytest.approx(0.6)
    assert found[None].spoken_ms == 1000


def test_a_sample_is_the_longest_stretch_heard_clearly_and_not_too_long() -> None:
    found = shares(
        [
            said(1, 0, 20_000, 1, flags=frozenset({SegmentFlag.REPETITION})),
            said(2, 30_000, 39_000, 1),
            said(3, 40_000, 42_000, 1),
            said(4, 50_000, 60_000, 1, confidence=0.2),
        ]
    )
    assert found[SpeakerId(1)].samples == ((30_000, 30_000 + SAMPLE_MS), (40_000, 42_000))


class Voices:
    """The view of a recording with two voices, one of them nameless."""

    def __init__(self, desk: Desk, qtbot: QtBot, recording_id: RecordingId) -> None:
        self.desk, self.qtbot, self.recording_id = desk, qtbot, recording_id
        self.window = new_window(desk, qtbot)
        first = speaking.add(desk, recording_id, "J. Field", SpeakerRole.EMPLOYEE)
        second = speaking.add(desk, recording_id)
        ids = [each.id for each in self.opened().segments]
        editing.assign(desk, ids[:5], first)
        editing.assign(desk, ids[5:12], second)
        self.view = SpeakersView(self.window.frame)
        self.view.resize(360, 700)
        qtbot.addWidget(self.view)
        self.view.show()
        self.again()

    def opened(self) -> Opened:
        return read(self.desk, self.recording_id, None)

    def again(self) -> None:
        with self.qtbot.waitSignals([self.view.shown, self.view.proposing.changed]):
            self.view.show_opened(self.opened())

    def row(self, place: int) -> SpeakerRow:
        return self.view.rows()[place]

    def speaker(self, place: int) -> Speaker:
        return self.desk.store.speakers.of_recording(self.recording_id)[place]

    def undo(self, words: str) -> None:
        self.qtbot.waitUntil(lambda: words in self.window.undoing.undo_words())
        self.window.undoing.undo()


@pytest.fixture
def voices(filled: Desk, walk: RecordingId, qtbot: QtBot) -> Voices:
    return Voices(filled, qtbot, walk)


def test_each_voice_stands_with_its_name_role_and_share(voices: Voices) -> None:
    assert [each.name.text() for each in voices.view.rows()] == ["J. Field", ""]
    assert voices.row(0).role.currentText() == "Employee"
    assert "%" in voices.row(1)._facts.text()
    assert "speech is nobody's yet" in voices.view._nobodys.text()


def test_a_voice_is_renamed_in_place_and_back(voices: Voices) -> None:
    row = voices.row(1)
    row.name.setFocus()
    QTest.keyClicks(row.name, "Marta Reis")
    row.name.left.emit()
    voices.qtbot.waitUntil(lambda: voices.speaker(1).name == "Marta Reis")
    voices.again()
    assert voices.row(1).name.text() == "Marta Reis"
    voices.undo("Name a speaker")
    voices.qtbot.waitUntil(lambda: voices.speaker(1).name == "")


def test_a_voice_is_given_a_role(voices: Voices) -> None:
    role = voices.row(1).role
    role.setCurrentIndex(role.findData("client"))
    role.activated.emit(role.currentIndex())
    voices.qtbot.waitUntil(lambda: voices.speaker(1).role is SpeakerRole.CLIENT)
    voices.undo("Give a speaker a role")
    voices.qtbot.waitUntil(lambda: voices.speaker(1).role is SpeakerRole.UNKNOWN)


def test_selected_lines_are_given_to_a_voice(voices: Voices) -> None:
    row = voices.row(0)
    assert not row.give.isEnabled()
    assert row.give.toolTip()
    chosen = voices.opened().segments[12:14]
    voices.view.show_selection(chosen)
    assert row.give.isEnabled()
    row.give.click()
    first = voices.speaker(0).id
    voices.qtbot.waitUntil(
        lambda: all(each.speaker_id == first for each in voices.opened().segments[12:14])
    )
    voices.undo("Give segments")
    voices.qtbot.waitUntil(
        lambda: all(each.speaker_id is None for each in voices.opened().segments[12:14])
    )
    voices.view.show_selection(voices.opened().segments[:2])
    assert not row.give.isEnabled()


def test_a_sample_plays_a_stretch_and_then_the_next(voices: Voices) -> None:
    player, samples = voices.window.player, voices.row(0)._share.samples
    player.open(voices.recording_id, 150_000)
    voices.row(0).play_sample()
    assert player.position_ms == samples[0][0]
    voices.row(0).play_sample()
    assert player.position_ms == samples[1][0]
    player.pause()


def test_voices_are_added_removed_and_merged(voices: Voices) -> None:
    voices.view.add.click()
    voices.qtbot.waitUntil(lambda: len(voices.opened().speakers) == 3)
    voices.again()
    assert not voices.row(2).play.isEnabled()
    voices.view.acts.remove(voices.speaker(2))
    voices.qtbot.waitUntil(lambda: len(voices.opened().speakers) == 2)
    voices.undo("Removed")
    voices.qtbot.waitUntil(lambda: len(voices.opened().speakers) == 3)
    voices.undo("Add")
    voices.qtbot.waitUntil(lambda: len(voices.opened().speakers) == 2)
    voices.window.undoing.redo()
    voices.qtbot.waitUntil(lambda: len(voices.opened().speakers) == 3)
    voices.again()
    words = [each.text() for each in voices.row(1)._menu.actions()]
    assert "cannot be undone" in words[0]
    assert "J. Field" in words
    next(each for each in voices.row(1)._menu.actions() if each.text() == "J. Field").trigger()
    voices.qtbot.waitUntil(lambda: len(voices.opened().speakers) == 2)
    voices.again()
    assert voices.row(0)._share.spoken_ms > 0


def test_roles_cannot_be_proposed_without_a_model_and_it_says_why(
    filled: Desk, walk: RecordingId, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = replace(filled.settings, writing_model="qwen2.5-7b-instruct")
    monkeypatch.setattr(filled, "settings", settings)
    voices = Voices(filled, qtbot, walk)
    qtbot.waitUntil(lambda: "Models" in voices.view.propose.toolTip())
    assert not voices.view.propose.isEnabled()


def test_proposed_roles_are_corrected_accepted_and_withdrawn(voices: Voices) -> None:
    store, second = voices.desk.store, voices.speaker(1).id
    transcript = store.transcripts.latest(voices.recording_id)
    assert transcript is not None
    job = store.jobs.add(JobKind.PROPOSE_ROLES, {"recording_id": voices.recording_id})
    store.jobs.move(job.id, JobState.RUNNING)
    voices.window.following.refresh()
    assert voices.view.proposing.isVisible()
    store.jobs.move(
        job.id,
        JobState.DONE,
        result={
            "transcript_id": transcript.id,
            "voices": [[second, "client", 0.84]],
            "parts": [],
        },
    )
    voices.window.following.refresh()
    proposing = voices.view.proposing
    assert proposing.choices[second].currentData() == "client"
    proposing.choices[second].setCurrentIndex(proposing.choices[second].findData("other"))
    decided = proposing.job()
    assert decided is not None
    proposing.accept(decided)
    voices.qtbot.waitUntil(lambda: voices.speaker(1).role is SpeakerRole.OTHER)
    voices.again()
    assert not proposing.isVisible()
    voices.undo("Roles accepted")
    voices.qtbot.waitUntil(lambda: voices.speaker(1).role is SpeakerRole.UNKNOWN)


def test_a_recording_without_voices_teaches(filled: Desk, walk: RecordingId, qtbot: QtBot) -> None:
    window = new_window(filled, qtbot)
    view = SpeakersView(window.frame)
    qtbot.addWidget(view)
    with qtbot.waitSignal(view.shown):
        view.show_opened(read(filled, walk, None))
    assert not view._none.isHidden()
    assert view.rows() == ()
