"""Playing in its worker: what a sound server hears of it, and how it goes on where none is."""

import os
import signal
from collections.abc import Iterator
from itertools import islice, pairwise
from pathlib import Path

import numpy as np
import psutil
import pytest
from numpy.typing import NDArray

from tests.derived import derive
from tests.loudspeakers import RATE_HZ, Listening, can_listen, loudspeaker
from voxdesk.domain.recording import SAMPLE_RATE_HZ, AudioWindow
from voxdesk.engines.base import EngineNotice
from voxdesk.engines.catalogue import Catalogue
from voxdesk.engines.loudspeaker import Heard, PlayOptions
from voxdesk.engines.memory import InMemory
from voxdesk.engines.remote import Engines
from voxdesk.errors import VoxDeskError
from voxdesk.paths import Paths
from voxdesk.settings import Settings

Audio = tuple[InMemory, tuple[AudioWindow, ...]]

audible = pytest.mark.skipif(not can_listen(), reason="this machine has no PulseAudio")


def tone(hertz: float, seconds: float) -> NDArray[np.int16]:
    at = np.arange(int(seconds * SAMPLE_RATE_HZ)) / SAMPLE_RATE_HZ
    return (9000 * np.sin(2 * np.pi * hertz * at)).astype(np.int16)


@pytest.fixture(scope="module")
def audio() -> Audio:
    """A tone of 300 Hz, a little longer than a window."""
    return derive(tone(300, 64))


@pytest.fixture
def engines(paths: Paths) -> Iterator[Engines]:
    opened = Engines(paths, Settings(), Catalogue.load(paths))
    yield opened
    opened.close()


@pytest.fixture
def silent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing that sound could go out by."""
    (tmp_path / ".asoundrc").write_text("")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("PULSE_SERVER", f"unix:{tmp_path}/nobody")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Listening]:
    with loudspeaker(tmp_path_factory.mktemp("sound")) as listening:
        listening.listen()
        yield listening


@pytest.fixture
def ears(server: Listening, monkeypatch: pytest.MonkeyPatch) -> Listening:
    """A sound server that plays go out by; what was heard before is forgotten."""
    for name, value in server.environment.items():
        monkeypatch.setenv(name, value)
    server.forget()
    return server


def played(engines: Engines, audio: Audio, *options: float) -> list[Heard | EngineNotice]:
    start_ms, end_ms, speed = options
    chosen = PlayOptions(int(start_ms), int(end_ms), speed)
    return list(engines.loudspeaker().play(*audio, chosen))


def moments(pieces: list[Heard | EngineNotice]) -> list[int]:
    return [piece.ms for piece in pieces if isinstance(piece, Heard)]


def sounding(heard: NDArray[np.int16], channel: int = 0) -> NDArray[np.int16]:
    """What lies between the first and the last loud sample."""
    samples = heard[:, channel]
    loud = np.flatnonzero(np.abs(samples.astype(int)) > 500)
    return samples[loud[0] : loud[-1] + 1] if len(loud) else samples[:0]


def hertz(samples: NDArray[np.int16]) -> float:
    spectrum = np.abs(np.fft.rfft(samples * np.hanning(len(samples))))
    return float(np.argmax(spectrum)) * RATE_HZ / len(samples)


# --- where sound goes out


@audible
@pytest.mark.parametrize("speed", [1.0, 2.0, 0.5])
def test_a_stretch_is_heard_whole_at_its_pitch_and_speed(
    engines: Engines, audio: Audio, ears: Listening, speed: float
) -> None:
    for _attempt in range(3):  # a server on a busy machine skips what comes too late: not thrice
        ears.forget()
        pieces = played(engines, audio, 59_200, 60_800, speed)  # over the edge of two windows
        heard = sounding(ears.heard_until_silent())
        # Where the machine is too busy, silence comes between; none of the sound is lost.
        whole = np.count_nonzero(heard) / RATE_HZ == pytest.approx(1.6 / speed, rel=0.02)
        if whole:
            break
    assert whole
    assert hertz(heard) == pytest.approx(300, rel=0.01)
    assert not [piece for piece in pieces if isinstance(piece, EngineNotice)]
    assert moments(pieces)[-1] == 60_800
    assert all(one <= other for one, other in pairwise(moments(pieces)))


@audible
def test_both_channels_go_out(engines: Engines, ears: Listening) -> None:
    stereo = np.stack((tone(300, 1), tone(700, 1)), axis=1)
    played(engines, derive(stereo), 0, 1000, 1.0)
    heard = ears.heard_until_silent()
    assert hertz(sounding(heard, 0)) == pytest.approx(300, rel=0.01)
    assert hertz(sounding(heard, 1)) == pytest.approx(700, rel=0.01)


@audible
def test_closing_it_stops_the_sound(engines: Engines, audio: Audio, ears: Listening) -> None:
    pieces = engines.loudspeaker().play(*audio, PlayOptions(0, 60_000))
    reached = next(piece.ms for piece in pieces if isinstance(piece, Heard) and piece.ms > 500)
    pieces.close()
    heard = sounding(ears.heard_until_silent())
    assert len(heard) / RATE_HZ * 1000 < reached + 1000


@audible
def test_a_sound_server_that_goes_is_told_and_the_text_goes_on(
    engines: Engines, audio: Audio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with loudspeaker(tmp_path / "sound") as server:
        for name, value in server.environment.items():
            monkeypatch.setenv(name, value)
        found = until_it_goes(engines, audio, server)
    assert [each.code for each in found if isinstance(each, EngineNotice)] == ["sound.no_output"]
    assert moments(found)[-1] == 1500
    assert moments(found) == sorted(moments(found))


def until_it_goes(engines: Engines, audio: Audio, server: Listening) -> list[Heard | EngineNotice]:
    pieces = engines.loudspeaker().play(*audio, PlayOptions(0, 1500))
    found: list[Heard | EngineNotice] = []
    for piece in pieces:
        found.append(piece)
        if isinstance(piece, Heard) and piece.ms > 400:
            server.unplug()
    return found


def test_without_a_sound_server_the_device_of_portaudio_is_played_on(
    engines: Engines, audio: Audio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".asoundrc").write_text("pcm.!default { type null }")  # swallows at once
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("PULSE_SERVER", f"unix:{tmp_path}/nobody")
    assert list(engines.loudspeaker().get_ready()) == [True]
    for speed in (1.0, 2.0):
        pieces = played(engines, audio, 59_000, 61_000, speed)
        assert not [piece for piece in pieces if isinstance(piece, EngineNotice)]
        assert moments(pieces) == sorted(moments(pieces))
        assert moments(pieces)[-1] == 61_000


# --- where none does


@pytest.mark.usefixtures("silent")
@pytest.mark.parametrize(("speed", "least_s"), [(1.0, 0.6), (3.0, 0.2)])
def test_without_an_output_it_goes_on_silently_by_the_clock(
    engines: Engines, audio: Audio, speed: float, least_s: float
) -> None:
    assert list(engines.loudspeaker().get_ready()) == [False]
    first, *rest = played(engines, audio, 1000, 1600, speed)
    assert isinstance(first, EngineNotice)
    assert first.code == "sound.no_output"
    heard = moments(rest)
    assert (heard[0], heard[-1]) == (1000, 1600)
    assert heard == sorted(heard)
    assert 3 < len(heard) <= least_s / 0.02 + 3


@pytest.mark.usefixtures("silent")
def test_a_worker_that_is_killed_is_one_error_and_the_next_one_plays(
    engines: Engines, audio: Audio
) -> None:
    pieces = engines.loudspeaker().play(*audio, PlayOptions(0, 60_000))
    assert len(list(islice(pieces, 5))) == 5
    (worker,) = (
        each for each in psutil.Process().children() if "spawn_main" in str(each.cmdline())
    )
    os.kill(worker.pid, signal.SIGKILL)
    with pytest.raises(VoxDeskError):
        list(pieces)
    assert moments(played(engines, audio, 0, 100, 1.0))[-1] == 100
