"""Clips: the stretch that was asked for, as MP3, and nothing left of what is bleeped."""

import io

import numpy as np
import pytest
import soundfile
from numpy.typing import NDArray

from tests.derived import derive
from voxdesk.domain.recording import AudioWindow
from voxdesk.engines.base import ClipSpan
from voxdesk.engines.encode import SoundEncoder
from voxdesk.engines.memory import InMemory
from voxdesk.errors import BadAudio

RATE_HZ = 16_000
Samples = NDArray[np.float32]
Sound = tuple[InMemory, tuple[AudioWindow, ...]]


def tone(hertz: float, seconds: float) -> Samples:
    at = np.arange(int(seconds * RATE_HZ)) / RATE_HZ
    return (0.5 * np.sin(2 * np.pi * hertz * at)).astype(np.float32)


def heard(clip: bytes) -> Samples:
    samples: Samples
    samples, rate_hz = soundfile.read(io.BytesIO(clip), dtype="float32")
    assert rate_hz == RATE_HZ
    assert samples.ndim == 1
    return samples


def strength(samples: Samples, hertz: float) -> float:
    """The amplitude of one pitch in a stretch."""
    at = np.arange(len(samples)) / RATE_HZ
    return float(2 * abs(np.mean(samples * np.exp(-2j * np.pi * hertz * at))))


def derived(samples: Samples) -> Sound:
    return derive(np.rint(samples * 32_767).astype(np.int16))


def clips(sound: Sound, *spans: ClipSpan) -> list[Samples]:
    found = SoundEncoder().clips(*sound, spans)
    return [heard(clip) for clip in found]


def test_the_clip_is_the_stretch_asked_for_and_plays_as_mp3() -> None:
    sound = derived(np.concatenate([tone(300, 2), tone(700, 2), tone(300, 2)]))
    (clip,) = SoundEncoder().clips(*sound, [ClipSpan(2_000, 4_000)])
    with soundfile.SoundFile(io.BytesIO(clip)) as file:
        assert (file.format, file.subtype, file.channels) == ("MP3", "MPEG_LAYER_III", 1)
    assert len(clip) < 2 * 6_000
    samples = heard(clip)
    assert len(samples) == 2 * RATE_HZ
    assert strength(samples, 700) == pytest.approx(0.5, abs=0.03)
    assert strength(samples, 300) < 0.01


def test_a_stretch_over_the_edge_of_windows_is_whole() -> None:
    sound = derived(np.concatenate([tone(300, 60), tone(700, 30)]))
    assert len(sound[1]) == 2
    (samples,) = clips(sound, ClipSpan(59_000, 61_000))
    assert len(samples) == 2 * RATE_HZ
    assert strength(samples[1_000:15_000], 300) == pytest.approx(0.5, abs=0.03)
    assert strength(samples[17_000:31_000], 700) == pytest.approx(0.5, abs=0.03)


def test_two_channels_are_mixed_to_one() -> None:
    sound = derived(np.stack([tone(300, 2), tone(700, 2)], axis=1))
    (samples,) = clips(sound, ClipSpan(0, 2_000))
    assert strength(samples, 300) == pytest.approx(0.25, abs=0.02)
    assert strength(samples, 700) == pytest.approx(0.25, abs=0.02)


def test_nothing_is_left_of_what_is_bleeped() -> None:
    sound = derived(tone(300, 6))
    (samples,) = clips(
        sound, ClipSpan(1_000, 5_000, ((500, 1_500), (2_000, 3_000), (4_800, 9_000)))
    )
    for start, end in ((100, 400), (1_050, 1_950), (3_850, 3_990)):
        part = samples[start * 16 : end * 16]
        assert strength(part, 1_000) == pytest.approx(0.1, abs=0.01), start  # -20 dB
        assert strength(part, 300) < 0.01, start
    assert strength(samples[600 * 16 : 950 * 16], 300) == pytest.approx(0.5, abs=0.03)
    assert strength(samples[2_100 * 16 : 3_700 * 16], 1_000) < 0.01


def test_many_clips_come_in_their_order() -> None:
    sound = derived(np.concatenate([tone(200 + 100 * second, 1) for second in range(10)]))
    spans = [ClipSpan(second * 1_000, second * 1_000 + 1_000) for second in (7, 0, 3, 7)]
    found = clips(sound, *spans)
    for second, samples in zip((7, 0, 3, 7), found, strict=True):
        assert strength(samples, 200 + 100 * second) > 0.4


def test_a_stretch_without_audio_is_told() -> None:
    with pytest.raises(BadAudio):
        clips(derived(tone(300, 1)), ClipSpan(5_000, 6_000))
