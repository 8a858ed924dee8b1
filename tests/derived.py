"""Derived audio made in memory, as the library keeps it: FLAC windows of a minute behind bytes."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from voxdesk.domain.recording import AudioWindow
from voxdesk.engines import flac
from voxdesk.engines.base import WINDOW_FRAMES


@dataclass(frozen=True)
class InMemory:
    """A ByteSource over bytes."""

    content: bytes

    @property
    def size_bytes(self) -> int:
        return len(self.content)

    def read_at(self, offset: int, size_bytes: int) -> bytes:
        return self.content[offset : offset + size_bytes]


def derive(pcm: NDArray[np.int16]) -> tuple[InMemory, tuple[AudioWindow, ...]]:
    """16 kHz samples, (frames,) or (frames, channels), as derived audio and its windows."""
    frames = pcm if pcm.ndim == 2 else pcm.reshape(-1, 1)
    minutes = (
        frames[start : start + WINDOW_FRAMES] for start in range(0, len(frames), WINDOW_FRAMES)
    )
    return derive_minutes(minutes)


def derive_minutes(
    minutes: Iterable[NDArray[np.int16]],
) -> tuple[InMemory, tuple[AudioWindow, ...]]:
    """The same from one window after the other, so that hours of audio need not lie in memory."""
    content = bytearray()
    windows = []
    start = 0
    for minute in minutes:
        stream = flac.encode(minute)
        windows.append(AudioWindow(start, len(minute), len(content), len(stream)))
        content += stream
        start += len(minute)
    return InMemory(bytes(content)), tuple(windows)
