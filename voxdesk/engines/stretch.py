"""Faster or slower at the same pitch: waveform-similarity overlap-add (WSOLA), for speech.

Pieces of the sound are laid over each other at another distance than they were taken from, each
taken where it goes on most like the one before. Voices keep their periods whole, which phase
vocoders smear; and it takes a hundredth of one core.
"""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.float32]
"""(frames, channels), -1 to 1."""

HOP_FRAMES = 256
"""At 16 kHz 16 ms: longer than a period of a low voice, shorter than a syllable."""

SEARCH_FRAMES = 160
"""How far to each side a fitting place is looked for."""

_RISE = (0.5 - 0.5 * np.cos(np.pi * (np.arange(HOP_FRAMES) + 0.5) / HOP_FRAMES)).astype(np.float32)
_RISE = _RISE[:, np.newaxis]


def stretched(blocks: Iterator[Samples], speed: float) -> Iterator[Samples]:
    """The sound of `blocks` at a speed: as many frames as came, divided by `speed`."""
    if speed == 1.0:
        yield from blocks
        return
    sound = _Window(blocks)
    tail = sound.at(0, HOP_FRAMES)
    made = 0
    while True:
        sound.reach(round((made + HOP_FRAMES) * speed) + 1)
        left = round(sound.frames / speed) - made if sound.ended else HOP_FRAMES
        if left <= 0:
            return
        start = _fitting(sound, round(made * speed), tail) if made else 0
        piece = sound.at(start, 2 * HOP_FRAMES)
        yield (tail * (1 - _RISE) + piece[:HOP_FRAMES] * _RISE)[:left]
        tail = piece[HOP_FRAMES:]
        made += HOP_FRAMES


def _fitting(sound: "_Window", aim: int, tail: Samples) -> int:
    """Where near `aim` the sound is most like what would have come next."""
    sound.reach(aim + SEARCH_FRAMES + 2 * HOP_FRAMES)
    last = max(sound.frames - 2 * HOP_FRAMES, 0)  # no piece reaches into the silence behind the end
    first = min(max(aim - SEARCH_FRAMES, 0), last)
    places = min(aim + SEARCH_FRAMES, last) - first
    region = sound.at(first, HOP_FRAMES + places).mean(axis=1)
    wanted = tail.mean(axis=1)
    likeness = np.correlate(region, wanted, "valid")
    energy = np.concatenate(([0.0], np.cumsum(region.astype(np.float64) ** 2)))
    strength = np.sqrt(energy[HOP_FRAMES:] - energy[:-HOP_FRAMES] + 1e-6)
    return first + int(np.argmax(likeness / strength))


class _Window:
    """The part of a sound that is still needed; behind its end there is silence."""

    def __init__(self, blocks: Iterator[Samples]) -> None:
        self._blocks = blocks
        self._kept: Samples = next(blocks, np.zeros((0, 1), np.float32))
        self._first = 0
        self.ended = False

    @property
    def frames(self) -> int:
        """How many came so far; all, once it has ended."""
        return self._first + len(self._kept)

    def at(self, start: int, count: int) -> Samples:
        """Places asked for only ever go on, but for the reach of a search."""
        self.reach(start + count)
        spare = start - self._first - 4 * (HOP_FRAMES + SEARCH_FRAMES)
        if spare > len(self._kept) // 2:
            self._kept = self._kept[spare:]
            self._first += spare
        part = self._kept[start - self._first : start - self._first + count]
        if len(part) == count:
            return part
        silence = np.zeros((count - len(part), self._kept.shape[1]), np.float32)
        return np.concatenate((part, silence))

    def reach(self, frame: int) -> None:
        """Take in what comes before a frame, or all there is."""
        while not self.ended and self.frames < frame:
            block = next(self._blocks, None)
            if block is None:
                self.ended = True
            else:
                self._kept = np.concatenate((self._kept, block))
