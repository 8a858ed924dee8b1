"""Faster and slower: as long as asked for, at the same pitch, without clicks."""

from collections.abc import Iterator

import numpy as np
import pytest

from voxdesk.domain.recording import SAMPLE_RATE_HZ
from voxdesk.engines.stretch import Samples, stretched

SPEEDS = [0.5, 0.75, 1.25, 1.5, 2.0, 3.0]


def tone(hertz: float, seconds: float = 2.0) -> Samples:
    at = np.arange(int(seconds * SAMPLE_RATE_HZ)) / SAMPLE_RATE_HZ
    return (0.5 * np.sin(2 * np.pi * hertz * at)).astype(np.float32)[:, np.newaxis]


def voice(seconds: float = 2.0) -> Samples:
    """A buzz whose pitch glides like a voice's, louder and quieter like syllables."""
    at = np.arange(int(seconds * SAMPLE_RATE_HZ)) / SAMPLE_RATE_HZ
    phase = 2 * np.pi * np.cumsum(130 + 25 * np.sin(2 * np.pi * 0.8 * at)) / SAMPLE_RATE_HZ
    buzz = sum(np.sin(n * phase) / n for n in range(1, 12))
    loud = 0.25 * (0.6 + 0.4 * np.sin(2 * np.pi * 3 * at))
    return np.asarray(loud * buzz, dtype=np.float32)[:, np.newaxis]


def blocks_of(sound: Samples, size: int = 700) -> Iterator[Samples]:
    for start in range(0, len(sound), size):
        yield sound[start : start + size]


def at_speed(sound: Samples, speed: float) -> Samples:
    return np.concatenate(list(stretched(blocks_of(sound), speed)))


def pitch(sound: Samples) -> float:
    """The strongest frequency, finer than a bin by its neighbours."""
    spectrum = np.abs(np.fft.rfft(sound[:, 0] * np.hanning(len(sound)), 1 << 17))
    return float(np.argmax(spectrum)) * SAMPLE_RATE_HZ / (1 << 17)


@pytest.mark.parametrize("speed", SPEEDS)
@pytest.mark.parametrize("frames", [0, 1, 255, 256, 5000, 16_000, 16_001])
def test_it_is_as_long_as_the_speed_says(speed: float, frames: int) -> None:
    made = list(stretched(blocks_of(voice()[:frames]), speed))
    assert sum(map(len, made)) == round(frames / speed)


@pytest.mark.parametrize("speed", SPEEDS)
@pytest.mark.parametrize("hertz", [90, 220, 1000, 3400])
def test_the_pitch_stays(speed: float, hertz: float) -> None:
    assert pitch(at_speed(tone(hertz), speed)) == pytest.approx(hertz, rel=0.01)


@pytest.mark.parametrize("speed", SPEEDS)
def test_nothing_clicks(speed: float) -> None:
    sound = voice()
    before, after = (
        np.abs(np.diff(each[:, 0], 2)).max() for each in (sound, at_speed(sound, speed))
    )
    assert after < 1.3 * before


@pytest.mark.parametrize("speed", SPEEDS)
def test_what_is_loud_stays_where_it_is_in_the_course(speed: float) -> None:
    sound = np.zeros((3 * SAMPLE_RATE_HZ, 1), np.float32)
    sound[SAMPLE_RATE_HZ : 2 * SAMPLE_RATE_HZ] = tone(200, 1.0)
    loud = np.flatnonzero(np.abs(at_speed(sound, speed)[:, 0]) > 0.05) / SAMPLE_RATE_HZ * speed
    assert loud[0] == pytest.approx(1.0, abs=0.06 * speed)
    assert loud[-1] == pytest.approx(2.0, abs=0.06 * speed)


@pytest.mark.parametrize("speed", SPEEDS)
def test_it_sounds_to_its_very_end(speed: float) -> None:
    loud = np.flatnonzero(np.abs(at_speed(tone(300), speed)[:, 0]) > 0.02)
    assert np.diff(loud).max() < 16
    assert loud[-1] >= round(2 * SAMPLE_RATE_HZ / speed) - 16


def test_at_its_own_speed_it_is_the_same_samples() -> None:
    sound = voice()
    assert np.array_equal(at_speed(sound, 1.0), sound)


def test_both_channels_are_moved_alike() -> None:
    left = voice()
    made = at_speed(np.concatenate((left, left / 2), axis=1), 1.5)
    assert made.shape[1] == 2
    assert np.allclose(made[:, 1], made[:, 0] / 2, atol=1e-6)
