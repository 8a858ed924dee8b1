"""Derived audio made in memory, as the library keeps it: FLAC windows of a minute behind bytes."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from voxdesk.domain.recording import AudioWindow
from voxdesk.engines import flac
from voxdesk.engines.base import WINDOW_FRAMES
from voxdesk.engines.memory import InMemory


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
