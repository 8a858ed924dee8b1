"""The player and its bar: where it is, where it ends, what it says when it cannot go on.

Nothing can be heard here, so the worker goes on silently by the clock; what goes out where there is
a sound server is heard in `tests/engines/test_playing.py`.
"""

import os
import signal
import threading
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import psutil
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.gui.windows import new_window
from tests.loudspeakers import RATE_HZ, can_listen, loudspeaker
from voxdesk.desk import Desk
from voxdesk.domain.ids import RecordingId
from voxdesk.domain.visit import VisitCard
from voxdesk.engines import flac
from voxdesk.events import Event, Notice
from voxdesk.gui.main_window import MainWindow
from voxdesk.gui.playing.player import FASTEST, SLOWEST, Player
from voxdesk.settings import Settings

SECONDS = 90
LENGTH_MS = SECONDS * 1000


audible = pytest.mark.skipif(not can_listen(), reason="this machine has no PulseAudio")


@pytest.fixture(autouse=True)
def _silent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".asoundrc").write_text("")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("PULSE_SERVER", f"unix:{tmp_path}/nobody")


@pytest.fixture
def recording(desk: Desk) -> RecordingId:
    """A recording with audio of a minute and a half."""
    return add(desk, "tone.wav", [60, SECONDS - 60])


def add(desk: Desk, name: str, windows_s: list[int]) -> RecordingId:
    media = desk.store.media.adopt(Content(name.encode()), size_bytes=len(name))
    recording = desk.store.recordings.add(name, media, visit_id=desk.store.visits.add(VisitCard()))
    at = 0
    for seconds in windows_s:
        frames = np.arange(at, at + seconds * 16_000)
        stream = flac.encode((9000 * np.sin(frames / 8)).astype(np.int16))
        window = SimpleNamespace(start_frame=at, frames=len(frames), flac=stream, peaks=b"\x9c\x64")
        desk.store.media.add_window(recording.id, window)
        at += len(frames)
    return recording.id


class Content:
    """An original to be read once."""

    def __init__(self, content: bytes) -> None:
        self._content = content

    def read(self, _size: int, /) -> bytes:
        content, self._content = self._content, b""
        return content


@pytest.fixture
def player(desk: Desk, recording: RecordingId) -> Iterator[Player]:
    """A player with the recording opened, never waiting for the worker to be warm."""
    made = Player(desk)
    made.open(recording, LENGTH_MS)
    yield made
    made.close()
    assert not [each for each in threading.enumerate() if each.name == "playing"]


@pytest.fixture
def told(desk: Desk) -> Iterator[list[str]]:
    """The codes of the notices that people see."""
    codes: list[str] = []

    def hear(event: Event) -> None:
        if isinstance(event, Notice):
            codes.append(event.code)

    stop = desk.events.subscribe(hear)
    yield codes
    stop()


def reached(qtbot: QtBot, player: Player, ms: int) -> None:
    qtbot.waitUntil(lambda: player.position_ms > ms, timeout=20_000)


def stands(qtbot: QtBot, player: Player) -> None:
    qtbot.waitUntil(lambda: not player.playing, timeout=20_000)


def worker() -> psutil.Process:
    (found,) = (each for each in psutil.Process().children() if "spawn_main" in str(each.cmdline()))
    return found


# --- where it is


def test_a_quote_is_played_to_its_end_and_no_further(
    player: Player, qtbot: QtBot, told: list[str]
) -> None:
    seen: list[int] = []
    player.moved.connect(seen.append)
    player.play(59_700, 60_400)  # over the edge of two windows
    assert player.playing
    stands(qtbot, player)
    assert player.position_ms == 60_400
    assert seen[0] == 59_700
    assert seen == sorted(seen)
    assert max(seen) == 60_400
    assert len(set(seen)) > 5
    assert told == ["sound.no_output"]


def test_that_there_is_no_sound_is_told_once(player: Player, qtbot: QtBot, told: list[str]) -> None:
    for start in (0, 5000):
        player.play(start, start + 100)
        stands(qtbot, player)
    assert told == ["sound.no_output"]


def test_it_plays_to_the_end_of_the_recording_and_then_from_its_start(
    player: Player, qtbot: QtBot
) -> None:
    player.play(LENGTH_MS - 200)
    stands(qtbot, player)
    assert player.position_ms == LENGTH_MS
    player.toggle()
    assert player.playing
    assert player.position_ms == 0


def test_after_a_pause_a_little_is_heard_again(player: Player, qtbot: QtBot) -> None:
    player.play(10_000)
    reached(qtbot, player, 10_100)
    player.toggle()
    paused = player.position_ms
    assert not player.playing
    player.toggle()
    assert player.position_ms == paused - Settings().rewind_ms
    player.toggle()
    player.seek(30_000)  # somebody went elsewhere: from exactly there
    player.toggle()
    assert player.position_ms == 30_000


def test_seeking_while_it_plays_goes_on_playing(player: Player, qtbot: QtBot) -> None:
    player.play(1000, 20_000)
    reached(qtbot, player, 1050)
    player.seek(70_000)
    assert player.playing
    assert player.position_ms == 70_000
    reached(qtbot, player, 70_050)
    player.jump(-5000)
    assert 65_000 <= player.position_ms < 66_000
    assert player.playing
    player.jump(-100_000)
    assert player.position_ms == 0


def test_another_speed_goes_on_from_where_it_is(player: Player, qtbot: QtBot) -> None:
    player.play(2000, 4000)
    reached(qtbot, player, 2050)
    at = player.position_ms
    player.set_speed(3.0)
    assert player.playing
    assert player.position_ms == at
    stands(qtbot, player)
    assert player.position_ms == 4000
    player.set_speed(17)
    assert player.speed == FASTEST
    player.set_speed(0.1)
    assert player.speed == SLOWEST


def test_it_is_shown_at_most_thirty_times_a_second(player: Player, qtbot: QtBot) -> None:
    player.set_speed(1.0)
    seen: list[int] = []
    player.play(0, 1000)
    player.moved.connect(seen.append)
    stands(qtbot, player)
    assert 3 < len(seen) <= 32


def test_another_recording_stops_the_one_before(player: Player, desk: Desk, qtbot: QtBot) -> None:
    player.play(1000)
    reached(qtbot, player, 1050)
    player.open(add(desk, "other.wav", [2]), 2000)
    assert not player.playing
    assert (player.position_ms, player.duration_ms) == (0, 2000)


@audible
def test_a_quote_is_heard_and_no_more(
    player: Player, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, told: list[str]
) -> None:
    with loudspeaker(tmp_path / "sound") as server:
        for name, value in server.environment.items():
            monkeypatch.setenv(name, value)
        server.listen()
        player.play(59_700, 60_400)
        stands(qtbot, player)
        heard = server.heard_until_silent()
    assert player.position_ms == 60_400
    assert np.count_nonzero(heard[:, 0]) / RATE_HZ == pytest.approx(0.7, abs=0.03)
    assert told == []


# --- when it cannot


def test_a_worker_that_is_killed_is_told_once_and_playing_goes_on_when_asked(
    player: Player, qtbot: QtBot, told: list[str]
) -> None:
    player.play(1000)
    reached(qtbot, player, 1100)
    os.kill(worker().pid, signal.SIGKILL)
    stands(qtbot, player)
    at = player.position_ms
    assert 1100 < at < LENGTH_MS
    assert told == ["sound.no_output", "playing.stopped"]
    player.play()
    reached(qtbot, player, at + 50)
    player.pause()


def test_what_has_no_audio_yet_says_so_until_it_has(desk: Desk, qtbot: QtBot) -> None:
    recording = add(desk, "new.wav", [])
    player = Player(desk)
    player.open(recording, 1000)
    qtbot.waitUntil(lambda: player.hindrance == "playing.not_ready")
    player.play()
    assert not player.playing
    stream = flac.encode(np.zeros(16_000, np.int16))
    window = SimpleNamespace(start_frame=0, frames=16_000, flac=stream, peaks=b"")
    desk.store.media.add_window(recording, window)
    player.open(recording, 1000)
    qtbot.waitUntil(lambda: not player.hindrance)
    player.close()


# --- the bar


@pytest.fixture
def window(desk: Desk, qtbot: QtBot) -> Iterator[MainWindow]:
    made = new_window(desk, qtbot)
    made.show()
    yield made
    made.player.close()


def test_the_bar_is_there_when_there_is_something_to_play(
    window: MainWindow, recording: RecordingId
) -> None:
    bar, commands = window.player_bar, window.commands
    assert not bar.isVisible()
    assert commands.reason("play.toggle") == "Open a recording first"
    window.player.open(recording, LENGTH_MS)
    assert bar.isVisible()
    assert commands.reason("play.toggle") == ""
    assert bar.times.text() == "0:00.0 / 1:30"
    assert all(each.accessibleName() for each in (*bar.buttons, bar.slider, bar.speed))


def test_keys_play_jump_and_change_the_speed(
    window: MainWindow, recording: RecordingId, qtbot: QtBot
) -> None:
    player = window.player
    player.open(recording, LENGTH_MS)
    press(window, "play.forward", "F5")
    press(window, "play.forward", "F5")
    press(window, "play.back", "F3")
    assert player.position_ms == 5000
    assert window.player_bar.times.text() == "0:05.0 / 1:30"
    press(window, "play.faster", "Alt+=")
    assert player.speed == 1.25
    assert window.player_bar.speed.text() == "1.25×"
    press(window, "play.normal", "Alt+0")
    press(window, "play.slower", "Alt+-")
    assert player.speed == 0.75
    press(window, "play.toggle", "F4")
    assert player.playing
    reached(qtbot, player, 5050)
    press(window, "play.toggle", "Ctrl+Space")
    assert not player.playing


def test_the_speed_is_remembered(
    window: MainWindow, desk: Desk, recording: RecordingId, qtbot: QtBot
) -> None:
    window.player.open(recording, LENGTH_MS)
    window.player.set_speed(1.5)
    window.place.sync()
    other = new_window(desk, qtbot)
    assert other.player.speed == 1.5
    other.player.close()


def press(window: MainWindow, command_id: str, keys: str) -> None:
    action = window.commands.action(command_id)
    assert keys in [each.toString() for each in action.shortcuts()]
    action.trigger()


def test_the_slider_is_clicked_and_moved_by_keys(
    window: MainWindow, recording: RecordingId, qtbot: QtBot
) -> None:
    window.player.open(recording, LENGTH_MS)
    slider = window.player_bar.slider
    qtbot.waitUntil(lambda: slider.width() > 20)
    middle = QPoint(slider.width() // 2, slider.height() // 2)
    qtbot.mouseClick(slider, Qt.MouseButton.LeftButton, pos=middle)
    assert window.player.position_ms == pytest.approx(LENGTH_MS / 2, abs=LENGTH_MS / 20)
    at = window.player.position_ms
    qtbot.keyClick(slider, Qt.Key.Key_Right)
    assert window.player.position_ms == at + 5000
    qtbot.keyClick(slider, Qt.Key.Key_Home)
    assert window.player.position_ms == 0


def test_audio_that_was_removed_is_the_reason(
    window: MainWindow, recording: RecordingId, desk: Desk, qtbot: QtBot
) -> None:
    remove_audio(desk, recording)
    window.player.open(recording, LENGTH_MS)
    qtbot.waitUntil(lambda: window.player.hindrance == "audio.gone")
    assert "retention" in window.commands.reason("play.toggle")
    assert not window.player_bar.buttons[1].isEnabled()


def test_audio_that_is_removed_while_it_is_open_is_told_when_it_is_played(
    player: Player, recording: RecordingId, desk: Desk, qtbot: QtBot, told: list[str]
) -> None:
    qtbot.wait(50)
    remove_audio(desk, recording)
    player.play()
    qtbot.waitUntil(lambda: player.hindrance == "audio.gone", timeout=20_000)
    assert not player.playing
    assert told == ["audio.gone"]


def remove_audio(desk: Desk, recording: RecordingId) -> None:
    media = desk.store.media.of_recording(recording)
    desk.store.media.drop_derived(recording)
    with desk.store.writing("recordings") as db:
        db.execute("UPDATE media SET gone_at = '2026-01-01' WHERE id = ?", (media.id,))


def test_what_covers_the_window_pauses(window: MainWindow, recording: RecordingId) -> None:
    window.player.open(recording, LENGTH_MS)
    window.player.play()
    window.cover(QWidget())
    assert not window.player.playing
