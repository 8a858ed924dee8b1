"""Sound servers: a real PulseAudio with sinks that play to nobody, heard by PortAudio."""

from collections.abc import Iterator
from itertools import islice

import numpy as np
import pytest
from numpy.typing import NDArray

from tests.pulse import Server, needs_pulse, serving
from voxdesk.engines.base import SoundBlock, SoundFormat
from voxdesk.engines.catalogue import Catalogue
from voxdesk.engines.remote import Engines
from voxdesk.errors import MicrophoneUnavailable
from voxdesk.paths import Paths
from voxdesk.settings import Settings

pytestmark = needs_pulse

RATE_HZ = 48_000


@pytest.fixture
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serving(tmp_path_factory.mktemp("pulse"), talk=RATE_HZ, music=44_100) as running:
        yield running


@pytest.fixture
def engines(paths: Paths, server: Server, monkeypatch: pytest.MonkeyPatch) -> Iterator[Engines]:
    for name, value in server.environment.items():
        monkeypatch.setenv(name, value)
    opened = Engines(paths, Settings(), Catalogue.load(paths))
    yield opened
    opened.close()


def tone(hz: float, seconds: float, rate_hz: int) -> NDArray[np.int16]:
    return (np.sin(2 * np.pi * hz * np.arange(round(seconds * rate_hz)) / rate_hz) * 8000).astype(
        np.int16
    )


def loudest_hz(sound: NDArray[np.float64], rate_hz: int) -> float:
    spectrum = np.abs(np.fft.rfft(sound * np.hanning(len(sound))))
    return float(spectrum.argmax() * rate_hz / len(sound))


def test_the_sources_of_a_server_are_listed_each_by_itself(engines: Engines) -> None:
    found = {device.name: device for device in engines.devices()}
    assert set(found) == {"talk.monitor", "music.monitor"}
    assert found["talk.monitor"].rate_hz == RATE_HZ
    assert found["music.monitor"].rate_hz == 44_100
    assert all(device.system and device.words for device in found.values())
    assert sum(device.is_default for device in found.values()) == 1


def test_a_server_without_sources_of_a_name_says_so(engines: Engines) -> None:
    with pytest.raises(MicrophoneUnavailable):
        next(engines.microphone().listen("nobody"))


def test_what_the_computer_plays_is_on_the_right_on_the_microphones_clock(
    engines: Engines, server: Server
) -> None:
    pieces = engines.microphone().listen("talk.monitor", "music.monitor")
    form = next(pieces)
    assert isinstance(form, SoundFormat)
    assert (form.rate_hz, form.channels) == (RATE_HZ, 2)
    players = [
        server.play("talk", tone(440, 6, RATE_HZ), RATE_HZ),
        server.play("music", tone(1000, 6, 44_100), 44_100),
    ]
    try:
        blocks = [each for each in islice(pieces, 40) if isinstance(each, SoundBlock)]
    finally:
        pieces.close()
        for player in players:
            player.kill()
            player.wait()
    heard = np.frombuffer(b"".join(block.pcm for block in blocks), np.int16).reshape(-1, 2)
    last = heard[-RATE_HZ:].astype(np.float64)
    assert loudest_hz(last[:, 0], RATE_HZ) == pytest.approx(440, abs=2)
    assert loudest_hz(last[:, 1], RATE_HZ) == pytest.approx(1000, abs=8)
    assert max(block.peak for block in blocks) > 0.2


def test_a_device_that_is_taken_away_ends_the_listening(engines: Engines, server: Server) -> None:
    pieces = engines.microphone().listen("talk.monitor")
    list(islice(pieces, 5))
    server.stop()
    with pytest.raises(MicrophoneUnavailable):
        list(islice(pieces, 100))
