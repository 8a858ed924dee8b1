"""How loud each channel of derived audio is, in a worker: to tell whether voices stand apart."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from voxdesk.domain.channels import FLOOR_DB, STEP_MS
from voxdesk.domain.job import Progress, Unit
from voxdesk.domain.recording import SAMPLE_RATE_HZ, AudioWindow
from voxdesk.engines import flac
from voxdesk.engines.base import ByteSource, Loudness
from voxdesk.errors import EngineFailed

STEP_FRAMES = SAMPLE_RATE_HZ * STEP_MS // 1000
_FULL_SCALE = 32_768


class LevelMeter:
    """Measures derived audio of two channels."""

    def measure(
        self, audio: ByteSource, windows: Sequence[AudioWindow]
    ) -> Iterator[Loudness | Progress]:
        """The loudness of both channels, window by window, in order."""
        total = sum(window.frames for window in windows)
        done = 0
        for window in windows:
            content = audio.read_at(window.offset, window.size_bytes)
            pcm = flac.decode(content)
            if pcm.shape != (window.frames, 2):
                raise EngineFailed(f"derived audio is damaged at frame {window.start_frame}")
            done += window.frames
            yield Loudness(*(_levels(pcm[:, channel]) for channel in (0, 1)))
            yield Progress(
                done * 1000 // SAMPLE_RATE_HZ, total * 1000 // SAMPLE_RATE_HZ, Unit.AUDIO_MS
            )


def _levels(channel: NDArray[np.int16]) -> bytes:
    """A byte for each step: decibels above the floor; a last step may be shorter."""
    missing = -len(channel) % STEP_FRAMES
    steps = np.pad(channel, (0, missing)).reshape(-1, STEP_FRAMES).astype(np.float64) / _FULL_SCALE
    power = np.square(steps).mean(axis=1)
    decibels = 10 * np.log10(np.maximum(power, 10 ** (FLOOR_DB / 10))) - FLOOR_DB
    return bytes(np.rint(decibels).clip(0, 255).astype(np.uint8))
