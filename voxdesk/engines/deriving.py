"""From samples of any rate and any number of channels to derived audio, a window at a time.

Pure arithmetic over arrays, with a memory of one window: 16 kHz, 16 bit, one or two channels, and
the peaks for drawing. One and two channels stay as they are, also when one of them is silent; more
are mixed down to one.
"""

from collections.abc import Iterator
from typing import Protocol

import numpy as np
import soxr
from numpy.typing import NDArray

from voxdesk.domain.recording import SAMPLE_RATE_HZ
from voxdesk.engines import flac
from voxdesk.engines.base import PEAK_FRAMES, WINDOW_FRAMES, DecodedWindow
from voxdesk.errors import BadAudio

RATES_HZ = (1_000, 768_000)
MOST_CHANNELS = 64
MOST_HOURS = 48
"""Longer than any visit; a small hostile file can claim years of silence."""

_SILENT = 10 ** (-60 / 20)
_FULL_SCALE = 32_768


class Sound(Protocol):
    """An opened original, by whichever decoder; its facts hold once the first block is there.

    `frames` is what it must have, `expected_ms` what it says for a guess; 0 where it does not say.
    """

    rate_hz: int
    channels: int
    frames: int
    expected_ms: int
    codec: str
    broken: bool

    def blocks(self) -> Iterator[NDArray[np.float32]]: ...


class Derivation:
    """Takes the samples of one original in order; gives windows as soon as they are full."""

    def __init__(self, rate_hz: int, channels: int) -> None:
        if not RATES_HZ[0] <= rate_hz <= RATES_HZ[1]:
            raise BadAudio(f"a sample rate of {rate_hz} Hz")
        if not 1 <= channels <= MOST_CHANNELS:
            raise BadAudio(f"{channels} channels")
        self.channels = channels if channels <= 2 else 1
        self.mixed_down = channels > 2
        self.frames_in = 0
        self.frames_out = 0
        self._rate_hz = rate_hz
        self._loudest = 0.0
        self._waiting: list[NDArray[np.int16]] = []
        self._waiting_frames = 0
        self._resampler = (
            None
            if rate_hz == SAMPLE_RATE_HZ
            else soxr.ResampleStream(rate_hz, SAMPLE_RATE_HZ, self.channels, "float32", "HQ")
        )

    @property
    def silent(self) -> bool:
        """No sample of any channel rose above -60 dBFS."""
        return self._loudest <= _SILENT

    def add(self, block: NDArray[np.float32]) -> Iterator[DecodedWindow]:
        """Take samples, (frames, channels); yields the windows that they fill."""
        self.frames_in += len(block)
        if self.frames_in > MOST_HOURS * 3600 * self._rate_hz:
            raise BadAudio(f"more than {MOST_HOURS} hours of audio")
        block = np.nan_to_num(block, nan=0.0, posinf=1.0, neginf=-1.0)
        self._loudest = max(self._loudest, float(np.abs(block).max(initial=0.0)))
        if self.mixed_down:
            block = block.mean(axis=1, keepdims=True, dtype=np.float32)
        yield from self._take(self._resample(block, last=False))

    def finish(self) -> Iterator[DecodedWindow]:
        """The rest: what the resampler still holds, and the last, shorter window."""
        yield from self._take(self._resample(np.zeros((0, self.channels), np.float32), last=True))
        if self._waiting_frames:
            yield self._window(self._waiting_frames)

    def _resample(self, block: NDArray[np.float32], *, last: bool) -> NDArray[np.float32]:
        if self._resampler is None:
            return block
        return np.asarray(self._resampler.resample_chunk(block, last=last))

    def _take(self, block: NDArray[np.float32]) -> Iterator[DecodedWindow]:
        scaled = np.rint(block * _FULL_SCALE).clip(-_FULL_SCALE, _FULL_SCALE - 1)
        self._waiting.append(scaled.astype(np.int16))
        self._waiting_frames += len(block)
        while self._waiting_frames >= WINDOW_FRAMES:
            yield self._window(WINDOW_FRAMES)

    def _window(self, frames: int) -> DecodedWindow:
        whole = np.concatenate(self._waiting)
        pcm, rest = whole[:frames], whole[frames:].copy()
        self._waiting, self._waiting_frames = [rest], len(rest)
        start = self.frames_out
        self.frames_out += frames
        return DecodedWindow(start, frames, flac.encode(pcm), peaks(pcm))


def peaks(pcm: NDArray[np.int16]) -> bytes:
    """Pairs of signed bytes, lowest and highest sample / 256 of each 10 ms of all channels."""
    missing = -len(pcm) % PEAK_FRAMES
    padded = np.pad(pcm, ((0, missing), (0, 0)), mode="edge") if missing else pcm
    stretches = padded.reshape(-1, PEAK_FRAMES * pcm.shape[1])
    pairs = np.stack([stretches.min(axis=1), stretches.max(axis=1)], axis=1) >> 8
    return pairs.astype(np.int8).tobytes()
