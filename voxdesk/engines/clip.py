"""Clips: stretches of derived audio as small files that any browser plays.

They are MP3, of one channel and about 33 kbit/s: of all that libsndfile writes it alone plays in
Chromium (also in builds without licensed codecs), Firefox and every Safari, which learned Opus in
Ogg only lately. What nobody may hear is replaced by a tone, not mixed with one: nothing of it is
left in the file.
"""

import io
from collections.abc import Iterator, Sequence

import numpy as np
import soundfile
from numpy.typing import NDArray

from voxdesk.domain.recording import SAMPLE_RATE_HZ, AudioWindow
from voxdesk.engines import flac
from voxdesk.engines.base import ByteSource, ClipSpan
from voxdesk.errors import BadAudio

Samples = NDArray[np.float32]

_PER_MS = SAMPLE_RATE_HZ // 1000
_FULL_SCALE = 32_768
_TONE_HZ = 1_000
_TONE_LEVEL = 10 ** (-20 / 20)
_FADE_FRAMES = 4 * _PER_MS
"""A cut in the middle of a sound clicks."""

_COMPRESSION = 0.75
"""Of libsndfile's scale with a variable bit rate: speech that nobody tells from the original by
ear, 30 dB above what it loses."""


def cut(
    audio: ByteSource, windows: Sequence[AudioWindow], spans: Sequence[ClipSpan]
) -> Iterator[bytes]:
    """Each span as an MP3, in their order; a window is decoded once for neighbours in it."""
    reader = _Reader(audio, windows)
    for span in spans:
        samples = reader.between(span.start_ms * _PER_MS, span.end_ms * _PER_MS)
        for start_ms, end_ms in span.bleeped:
            first, after = ((ms - span.start_ms) * _PER_MS for ms in (start_ms, end_ms))
            part = samples[max(first, 0) : max(after, 0)]
            part[:] = _faded(_tone(len(part)))
        yield _mp3(_faded(samples))


class _Reader:
    """Samples of all channels mixed to one, from anywhere."""

    def __init__(self, audio: ByteSource, windows: Sequence[AudioWindow]) -> None:
        self._audio, self._windows = audio, windows
        self._known: tuple[int, Samples] = (-1, np.zeros(0, np.float32))

    def between(self, first: int, after: int) -> Samples:
        parts = [
            self._decoded(window)[max(first - window.start_frame, 0) : after - window.start_frame]
            for window in self._windows
            if window.start_frame < after and window.start_frame + window.frames > first
        ]
        if not parts:
            raise BadAudio(f"no derived audio from frame {first} to {after}")
        return np.concatenate(parts)

    def _decoded(self, window: AudioWindow) -> Samples:
        if self._known[0] != window.start_frame:
            pcm = flac.decode(self._audio.read_at(window.offset, window.size_bytes))
            mono = pcm.mean(axis=1, dtype=np.float32) / np.float32(_FULL_SCALE)
            self._known = (window.start_frame, mono)
        return self._known[1]


def _tone(frames: int) -> Samples:
    turns = np.arange(frames) * (2 * np.pi * _TONE_HZ / SAMPLE_RATE_HZ)
    return np.asarray(np.sin(turns) * _TONE_LEVEL, np.float32)


def _faded(samples: Samples) -> Samples:
    """The same, rising from silence and falling into it."""
    count = min(len(samples) // 2, _FADE_FRAMES)
    rise = np.linspace(0, 1, count, dtype=np.float32)
    ends = (samples[:count] * rise, samples[len(samples) - count :] * rise[::-1])
    return np.concatenate((ends[0], samples[count : len(samples) - count], ends[1]))


def _mp3(samples: Samples) -> bytes:
    stream = io.BytesIO()
    soundfile.write(
        stream,
        samples,
        SAMPLE_RATE_HZ,
        format="MP3",
        subtype="MPEG_LAYER_III",
        compression_level=_COMPRESSION,
        bitrate_mode="VARIABLE",
    )
    return stream.getvalue()
