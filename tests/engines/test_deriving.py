"""From any samples to windows: the arithmetic of it."""

import numpy as np
import pytest

from voxdesk.engines import flac
from voxdesk.engines.base import WINDOW_FRAMES, DecodedWindow
from voxdesk.engines.deriving import MOST_CHANNELS, MOST_HOURS, Derivation, peaks
from voxdesk.errors import BadAudio


def test_peaks_hold_the_extremes_of_all_channels_for_each_ten_milliseconds() -> None:
    pcm = np.zeros((400, 2), np.int16)
    pcm[10, 0], pcm[20, 1] = 32_767, -32_768
    pcm[200, 1] = 256 * 5
    pairs = np.frombuffer(peaks(pcm), np.int8).reshape(-1, 2)
    assert pairs.tolist() == [[-128, 127], [0, 5], [0, 0]]


@pytest.mark.parametrize("block_frames", [1, 977, 44_100])
def test_the_size_of_the_blocks_does_not_show_in_the_result(block_frames: int) -> None:
    noise = np.random.default_rng(6).normal(0, 0.1, (20_000, 2)).astype(np.float32)
    blocks = [noise[at : at + block_frames] for at in range(0, len(noise), block_frames)]
    assert np.array_equal(derived([noise], 44_100), derived(blocks, 44_100))


def derived(blocks: list[np.ndarray], rate_hz: int) -> np.ndarray:
    derivation = Derivation(rate_hz, blocks[0].shape[1])
    windows = [x for block in blocks for x in derivation.add(block)]
    windows += derivation.finish()
    return np.concatenate([flac.decode(x.flac) for x in windows])


def test_a_window_is_given_as_soon_as_it_is_full_and_not_kept() -> None:
    derivation = Derivation(16_000, 1)
    block = np.zeros((WINDOW_FRAMES // 2, 1), np.float32)
    found: list[DecodedWindow] = []
    for _ in range(4):
        found += derivation.add(block)
    assert [x.start_frame for x in found] == [0, WINDOW_FRAMES]
    assert list(derivation.finish()) == []


def test_channels_are_mixed_evenly() -> None:
    block = np.zeros((1600, 4), np.float32)
    block[:, 2] = 0.8
    assert derived([block], 16_000)[100, 0] == round(0.2 * 32_768)


def test_loudness_is_judged_before_channels_cancel_out() -> None:
    derivation = Derivation(16_000, 4)
    block = np.zeros((1600, 4), np.float32)
    block[:, 0], block[:, 1] = 0.5, -0.5
    list(derivation.add(block))
    assert not derivation.silent


@pytest.mark.parametrize(("rate_hz", "channels"), [(1, 1), (10_000_000, 1), (44_100, 0)])
def test_what_no_recorder_makes_is_refused(rate_hz: int, channels: int) -> None:
    with pytest.raises(BadAudio):
        Derivation(rate_hz, channels)
    with pytest.raises(BadAudio):
        Derivation(44_100, MOST_CHANNELS + 1)


def test_a_small_file_that_claims_days_of_silence_is_refused() -> None:
    derivation = Derivation(1000, 1)
    hour = np.zeros((3600 * 1000, 1), np.float32)
    for _ in range(MOST_HOURS):
        derivation.frames_in += len(hour)
    with pytest.raises(BadAudio, match="hours"):
        list(derivation.add(hour[:1]))
