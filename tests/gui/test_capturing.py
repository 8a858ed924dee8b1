"""Recording in the window: on a machine without a microphone, and from a real sound server."""

from collections.abc import Generator, Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.gui.windows import new_window
from tests.pulse import Server, needs_pulse, serving
from voxdesk.desk import Desk
from voxdesk.engines.base import SoundBlock, SoundFormat
from voxdesk.gui.bridge import Bridge
from voxdesk.gui.capturing.growing_wave import MOST_COLUMNS, GrowingWave
from voxdesk.gui.capturing.meter import Meter
from voxdesk.gui.capturing.page import RecordPage
from voxdesk.gui.capturing.recorder import State
from voxdesk.gui.main_window import MainWindow
from voxdesk.policy import Policy
from voxdesk.services import capturing
from voxdesk.services.lanes import HANDLERS

RATE_HZ = 48_000
WAITS_MS = 60_000


@pytest.fixture
def deaf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No device at all."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    (tmp_path / ".asoundrc").write_text("")


@pytest.fixture
def server(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Server]:
    """One device, in which a tone is heard."""
    with serving(tmp_path_factory.mktemp("pulse"), talk=RATE_HZ) as running:
        for name, value in running.environment.items():
            monkeypatch.setenv(name, value)
        tone = (np.sin(np.arange(60 * RATE_HZ) / 20) * 9000).astype(np.int16)
        player = running.play("talk", tone, RATE_HZ)
        yield running
        player.kill()
        player.wait()


@pytest.fixture
def window(desk: Desk, qtbot: QtBot) -> Iterator[MainWindow]:
    """A window that hears of what happens, on the page of recording."""
    opened = new_window(desk, qtbot)
    bridge = Bridge(desk.events, opened)
    bridge.changed.connect(opened.areas_changed)
    bridge.job_moved.connect(opened.job_moved)
    opened.show()
    opened.show_page("record")
    yield opened
    opened.close_now()
    bridge.close()


def page_of(window: MainWindow) -> RecordPage:
    page = window.page("record")
    assert isinstance(page, RecordPage)
    return page


def do(window: MainWindow, command: str) -> None:
    window.commands.action(command).trigger()


def recording(window: MainWindow, qtbot: QtBot, ms: int) -> None:
    """Record so much."""
    qtbot.waitUntil(lambda: page_of(window).setup.start.isEnabled(), timeout=WAITS_MS)
    do(window, "record.start")
    qtbot.waitUntil(lambda: window.recorder.elapsed_ms >= ms, timeout=WAITS_MS)


@pytest.mark.usefixtures("deaf")
def test_without_a_microphone_it_says_so_and_looks_again(window: MainWindow, qtbot: QtBot) -> None:
    page = page_of(window)
    qtbot.waitUntil(lambda: bool(page.setup.problem), timeout=WAITS_MS)
    assert not page.setup.start.isEnabled()
    assert "No microphone was found" in page.setup.start.toolTip()
    assert not page.setup.device.isEnabled()
    assert not page.setup.system.isEnabled()
    assert page.setup.system.toolTip()


@pytest.mark.usefixtures("deaf")
def test_starting_without_a_microphone_says_what_to_do(window: MainWindow, qtbot: QtBot) -> None:
    do(window, "record.start")
    qtbot.waitUntil(lambda: window.recorder.broken is not None, timeout=WAITS_MS)
    page = page_of(window)
    assert not page.setup.broken.isHidden()
    assert "microphone" in page.setup.broken.heading()
    assert page.setup.broken.text()
    assert not window.recorder.under_way


def test_where_rules_forbid_recording_the_page_says_who(desk: Desk, qtbot: QtBot) -> None:
    desk.policy = Policy(frozenset({"microphone"}))
    window = new_window(desk, qtbot)
    window.show_page("record")
    page = page_of(window)
    assert "organisation" in page.setup.start.toolTip()
    assert not page.setup.start.isEnabled()
    assert "organisation" in window.commands.reason("record.start")
    do(window, "record.start")
    assert not window.recorder.under_way


def test_what_cannot_be_done_now_says_why(desk: Desk, qtbot: QtBot) -> None:
    window = new_window(desk, qtbot)
    for command in ("record.pause", "record.stop", "record.mark"):
        assert window.commands.reason(command) == "Nothing is being recorded"


@needs_pulse
def test_recording_with_a_pause_and_a_mark_opens_when_it_is_kept(
    desk: Desk, server: Server, window: MainWindow, qtbot: QtBot
) -> None:
    assert server.process.poll() is None
    page = page_of(window)
    qtbot.waitUntil(lambda: page.setup.meter.words() not in ("", "Silent"), timeout=WAITS_MS)
    page.setup.name.setText("Lobby")
    page.setup.site.setText("Grand Plaza")
    recording(window, qtbot, 1500)
    assert window.commands.reason("record.start") == "A recording is running already"
    assert page.under_way.elapsed.text() != "0:00"
    do(window, "record.mark_here")
    assert page.under_way.note.isVisible()
    qtbot.keyClicks(page.under_way.note, "the deposit")
    qtbot.keyClick(page.under_way.note, Qt.Key.Key_Return)
    assert page.under_way.note.isHidden()
    do(window, "record.pause")
    assert window.recorder.state is State.PAUSED
    window.show_page("recordings")
    assert window.recording_strip.running.isVisible()
    assert "Paused" in window.recording_strip.words.text()
    window.recording_strip.pause.click()
    at_ms = window.recorder.elapsed_ms
    qtbot.waitUntil(lambda: window.recorder.elapsed_ms > at_ms + 500, timeout=WAITS_MS)
    window.show_page("record")
    assert window.recording_strip.running.isHidden()
    assert page.under_way.wave.length_ms() >= at_ms
    do(window, "record.stop")
    desk.start(HANDLERS)
    qtbot.waitUntil(lambda: window.current_key() == "recording", timeout=WAITS_MS)
    (made,) = desk.store.recordings.recent()
    assert made.name == "Lobby"
    assert made.visit_id is not None
    assert desk.store.visits.get(made.visit_id).card.site == "Grand Plaza"
    assert [note.text for note in desk.store.notes.of_recording(made.id)] == ["the deposit"]


@needs_pulse
def test_closing_while_recording_asks_once_and_keeps_what_there_is(
    desk: Desk, server: Server, window: MainWindow, qtbot: QtBot
) -> None:
    assert server.process.poll() is None
    recording(window, qtbot, 1200)
    assert not window.close()
    assert window.closing_strip.isVisible()
    assert window.close()
    (journal,) = desk.store.captures.unfinished() or [None]
    assert journal is not None
    assert journal.ended_at
    assert journal.duration_ms >= 1000


@needs_pulse
def test_a_device_that_goes_keeps_what_there_was_and_offers_to_go_on(
    desk: Desk, server: Server, window: MainWindow, qtbot: QtBot
) -> None:
    page = page_of(window)
    page.setup.site.setText("Grand Plaza")
    recording(window, qtbot, 1500)
    server.stop()
    qtbot.waitUntil(lambda: window.recorder.broken is not None, timeout=WAITS_MS)
    assert "are kept" in page.setup.broken.text()
    assert page.setup.start.text() == "Go on recording"
    assert page.setup.wish().visit == 1
    assert not page.setup.site.isEnabled()
    assert [job.kind for job in desk.store.jobs.pending()] == ["finish_capture"]


def test_what_was_cut_off_is_kept_and_told_at_the_next_start(
    desk: Desk, window: MainWindow, qtbot: QtBot
) -> None:
    def heard() -> Generator[SoundFormat | SoundBlock, None, None]:
        yield SoundFormat("fellow", 8000, 1)
        for number in range(20):
            yield SoundBlock(bytes(1600), 800, number / 10, 0.1)

    capture = capturing.capture(desk, heard())
    capture.ended(10)
    capture.stop()
    window.recorder.take_up()
    strip = window.recording_strip
    qtbot.waitUntil(lambda: strip.cut_off.isVisible(), timeout=WAITS_MS)
    assert "cut off" in strip.kept.text()
    desk.start(HANDLERS)
    desk.jobs.wait([job.id for job in desk.store.jobs.pending()])
    window.following.refresh()
    strip.look.click()
    assert window.current_key() == "recording"
    assert strip.cut_off.isHidden()


def test_the_meter_says_how_loud_it_is_and_when_it_is_too_loud(qtbot: QtBot) -> None:
    meter = Meter()
    qtbot.addWidget(meter)
    assert meter.words() == ""
    meter.hear(0.0, 0.0)
    assert meter.words() == "Silent"
    meter.hear(0.1, 0.05)
    assert meter.words() == "-20 dB"
    meter.hear(1.0, 0.5)
    assert meter.clipped()
    assert meter.accessibleDescription() == "Too loud"
    meter.rest()
    assert not meter.clipped()


def test_a_wave_of_ten_hours_takes_no_more_room_than_one_of_minutes(qtbot: QtBot) -> None:
    wave = GrowingWave()
    qtbot.addWidget(wave)
    wave.resize(800, wave.height())
    wave.grow((at_ms, 0.5) for at_ms in range(0, 36_000_000, 100))
    assert wave.length_ms() == pytest.approx(36_000_000, rel=0.01)
    assert wave.columns() <= MOST_COLUMNS
    wave.mark(18_000_000)
    assert not wave.grab().isNull()
