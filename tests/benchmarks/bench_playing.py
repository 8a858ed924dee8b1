"""Playing and its waveform: how soon sound comes, and how long ten hours take to be painted.

Painting is counted in processor time of the window's thread, so a busy machine changes nothing.
"""

import random
import statistics
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from tests.derived import derive
from tests.loudspeakers import Listening, can_listen, loudspeaker
from voxdesk.engines.catalogue import Catalogue
from voxdesk.engines.loudspeaker import PlayOptions
from voxdesk.engines.remote import Engines
from voxdesk.gui.widgets.peaks import Columns
from voxdesk.gui.widgets.waveform import Lane, Marker, Waveform
from voxdesk.paths import Paths
from voxdesk.settings import Settings

pytestmark = pytest.mark.benchmark

HOURS_MS = 10 * 3_600_000
SOUND_WITHIN_MS = 150
FRAME_MS = 16


@pytest.fixture
def ears(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Listening]:
    with loudspeaker(tmp_path / "sound") as server:
        for name, value in server.environment.items():
            monkeypatch.setenv(name, value)
        server.listen()
        yield server


@pytest.mark.skipif(not can_listen(), reason="this machine has no PulseAudio")
def test_the_first_sound_comes_at_once(paths: Paths, ears: Listening) -> None:
    at = np.arange(120 * 16_000) / 16_000
    audio, windows = derive((9000 * np.sin(2 * np.pi * 300 * at)).astype(np.int16))
    engines = Engines(paths, Settings(), Catalogue.load(paths))
    started = time.perf_counter()
    list(engines.loudspeaker().get_ready())
    print(f"worker started: {since(started):.0f} ms")
    firsts = []
    for start_ms in range(1000, 110_000, 11_000):
        ears.forget()
        asked = time.perf_counter()
        for _moment in engines.loudspeaker().play(
            audio, windows, PlayOptions(start_ms, start_ms + 400)
        ):
            if np.abs(ears.heard().astype(int)).max(initial=0) > 500:
                break
        firsts.append(since(asked))
        ears.heard_until_silent()
    engines.close()
    print(f"first sound: {statistics.median(firsts):.0f} ms, at most {max(firsts):.0f} ms")
    assert statistics.median(firsts) < SOUND_WITHIN_MS


def test_ten_hours_are_painted_within_a_frame(qtbot: QtBot) -> None:
    wave = Waveform()
    qtbot.addWidget(wave)
    wave.resize(1200, wave.height())
    wave.show_audio(Columns(random.Random(5).randbytes(2 * HOURS_MS // 10)), HOURS_MS)
    spans = tuple((at, at + 1500) for at in range(0, HOURS_MS, 1800))
    wave.show_lanes([Lane("One", 0, spans[::2]), Lane("Other", 1, spans[1::2])])
    wave.show_markers([Marker(at, "good", "") for at in range(0, HOURS_MS, 360_000)])
    wave.show_span((HOURS_MS // 2, HOURS_MS // 2 + 2_000_000))
    wave.show()
    wave.grab()
    moments = count(1_000_000, 1000)
    playing, looking = [], []
    for _ in range(100):
        started = time.thread_time()
        wave.show_playhead(next(moments))
        wave.grab()
        playing.append((time.thread_time() - started) * 1000)
    for step in range(60):
        started = time.thread_time()
        wave.zoom(1 if step % 20 < 10 else -1, HOURS_MS / 2)
        wave.grab()
        looking.append((time.thread_time() - started) * 1000)
    for name, took in (("playhead", playing), ("zoom", looking)):
        print(f"{name}: p95 {statistics.quantiles(took, n=20)[-1]:.1f} ms, most {max(took):.1f} ms")
        assert statistics.quantiles(took, n=20)[-1] < FRAME_MS


def since(started: float) -> float:
    return (time.perf_counter() - started) * 1000
