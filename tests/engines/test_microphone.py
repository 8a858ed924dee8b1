"""The microphone engine on a real PortAudio and ALSA: a file stands for what a device hears."""

import ctypes.util
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import numpy as np
import pytest

from voxdesk.engines.base import Microphone, SoundBlock, SoundFormat
from voxdesk.engines.catalogue import Catalogue
from voxdesk.engines.remote import Engines
from voxdesk.errors import MicrophoneUnavailable
from voxdesk.paths import Paths
from voxdesk.settings import Settings

pytestmark = pytest.mark.skipif(
    not ctypes.util.find_library("portaudio"), reason="this machine has no PortAudio"
)

HEARD = (np.sin(np.arange(44_100) / 10) * 9000).astype(np.int16)

ALSA = """
pcm.filed {{
    type file
    slave.pcm {{ type null }}
    file /dev/null
    infile "{heard}"
    format raw
    hint {{ show on }}
}}
"""


@pytest.fixture
def engines(paths: Paths) -> Iterator[Engines]:
    opened = Engines(paths, Settings(), Catalogue.load(paths))
    yield opened
    opened.close()


@pytest.fixture
def filed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The name of a device that hears the same tone on both channels."""
    heard = tmp_path / "heard.raw"
    heard.write_bytes(np.repeat(HEARD, 2).tobytes())
    (tmp_path / ".asoundrc").write_text(ALSA.format(heard=heard))
    monkeypatch.setenv("HOME", str(tmp_path))
    return "filed"


@pytest.fixture
def deaf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No device at all."""
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / ".asoundrc").write_text("")


def listened(microphone: Microphone, device: str, count: int) -> list[SoundFormat | SoundBlock]:
    pieces = microphone.listen(device)
    try:
        return list(islice(pieces, count))
    finally:
        pieces.close()


def test_a_device_is_listed_with_what_it_is_captured_with(engines: Engines, filed: str) -> None:
    found = {device.name: device for device in engines.devices()}
    assert (found[filed].rate_hz, found[filed].channels) == (44_100, 2)


def test_blocks_are_what_the_device_heard_in_order(engines: Engines, filed: str) -> None:
    sound, *blocks = listened(engines.microphone(), filed, 6)
    assert sound == SoundFormat(filed, 44_100, 2, filed)
    samples = [np.frombuffer(b.pcm, np.int16) for b in blocks if isinstance(b, SoundBlock)]
    together = np.concatenate(samples).reshape(-1, 2)
    assert len(together) == 5 * 4410
    assert np.array_equal(together[:, 0], HEARD[: len(together)])
    assert np.array_equal(together[:, 0], together[:, 1])


def test_a_block_says_how_loud_it_is_and_when_it_sounded(engines: Engines, filed: str) -> None:
    _sound, first, second = listened(engines.microphone(), filed, 3)
    assert isinstance(first, SoundBlock)
    assert isinstance(second, SoundBlock)
    assert first.peak == pytest.approx(9000 / 32768, abs=0.001)
    assert second.at_s >= first.at_s


def test_devices_can_be_listed_while_one_is_listened_to(engines: Engines, filed: str) -> None:
    pieces = engines.microphone().listen(filed)
    next(pieces)
    assert filed in [device.name for device in engines.devices()]
    pieces.close()


@pytest.mark.usefixtures("deaf")
def test_a_machine_without_a_microphone_says_so(engines: Engines) -> None:
    assert list(engines.devices()) == []
    with pytest.raises(MicrophoneUnavailable):
        next(engines.microphone().listen(""))


@pytest.mark.usefixtures("filed")
def test_a_device_of_another_name_is_not_there(engines: Engines) -> None:
    with pytest.raises(MicrophoneUnavailable):
        next(engines.microphone().listen("nobody's"))
