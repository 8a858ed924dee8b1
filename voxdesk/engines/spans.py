"""Derived audio as the speech engine wants it: spans of some minutes, and the speech in them.

The engine makes features of all it is given at once, so it is given no more than a span, cut where
it is quietest. Frames count from the start of the recording and are exact: what voice detection
leaves out is put back by `Speech.frame_at`.
"""

from bisect import bisect_right
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from voxdesk.domain.recording import SAMPLE_RATE_HZ, AudioWindow
from voxdesk.engines import flac
from voxdesk.engines.base import ByteSource
from voxdesk.errors import BadRequest, EngineFailed

Sound = NDArray[np.float32]
"""One channel, -1 to 1, 16 kHz."""

SPAN_FRAMES = 300 * SAMPLE_RATE_HZ
"""Measured: five minutes cost about 0.3 GB; shorter ones waste more half-filled 30 s windows."""
SLACK_FRAMES = 30 * SAMPLE_RATE_HZ
"""How far before the end of a span its cut may lie, and how long a last span may grow."""
HUSH_FRAMES = SAMPLE_RATE_HZ // 5
"""The cut goes through the middle of the quietest 200 ms: about a pause between two words."""
STEP_FRAMES = SAMPLE_RATE_HZ // 100


def frames_of(ms: int) -> int:
    return ms * SAMPLE_RATE_HZ // 1000


def ms_of(frame: int) -> int:
    return frame * 1000 // SAMPLE_RATE_HZ


def silence_of(frames: int) -> Sound:
    return np.zeros(frames, dtype=np.float32)


@dataclass(frozen=True, slots=True)
class Span:
    """`last` means that the recording ends with it."""

    start_frame: int
    sound: Sound
    last: bool = False

    @property
    def end_frame(self) -> int:
        return self.start_frame + len(self.sound)

    def after(self, frame: int) -> "Span":
        """What of it lies after a frame of the recording."""
        skipped = max(0, frame - self.start_frame)
        return Span(self.start_frame + skipped, self.sound[skipped:], self.last)


class Spans:
    """The recording in order, no more than a span of it in memory."""

    def __init__(
        self,
        audio: ByteSource,
        windows: Sequence[AudioWindow],
        *,
        channel: int | None,
        end_ms: int | None = None,
    ) -> None:
        self._audio = audio
        self._windows = deque(windows)
        self._channel = channel
        self.end_frame = max((x.start_frame + x.frames for x in windows), default=0)
        if end_ms is not None:
            self.end_frame = min(self.end_frame, frames_of(end_ms))
        self._place = 0
        self._waiting = silence_of(0)

    def following(self, frame: int) -> Span | None:
        """The span that begins at `frame`, which never goes back; None at the end."""
        self._waiting = self._waiting[frame - self._place :]
        self._place = frame
        last = self.end_frame - frame <= SPAN_FRAMES + SLACK_FRAMES
        self._fill(self.end_frame - frame if last else SPAN_FRAMES)
        if not len(self._waiting):
            return None
        cut = len(self._waiting)
        if not last:
            cut = quietest(self._waiting, SPAN_FRAMES - SLACK_FRAMES, SPAN_FRAMES)
        return Span(frame, self._waiting[:cut], last)

    def _fill(self, frames: int) -> None:
        parts = [self._waiting]
        there = len(self._waiting)
        while there < frames and self._windows:
            window = self._windows.popleft()
            skipped = max(0, self._place - window.start_frame)
            kept = min(window.frames, self.end_frame - window.start_frame)
            if skipped < kept:
                parts.append(_read(self._audio, window, self._channel)[skipped:kept])
                there += len(parts[-1])
        self._waiting = np.concatenate(parts)


def _read(audio: ByteSource, window: AudioWindow, channel: int | None) -> Sound:
    content = audio.read_at(window.offset, window.size_bytes)
    pcm = flac.decode(content) if len(content) == window.size_bytes else np.empty((0, 1))
    if len(pcm) != window.frames:
        raise EngineFailed(f"derived audio is damaged at {ms_of(window.start_frame)} ms")
    if channel is None:
        mixed = pcm.astype(np.float32).mean(axis=1, dtype=np.float32)
    elif 0 <= channel < pcm.shape[1]:
        mixed = pcm[:, channel].astype(np.float32)
    else:
        raise BadRequest(f"channel {channel} of {pcm.shape[1]}")
    return np.asarray(mixed / 32768, dtype=np.float32)


def quietest(sound: Sound, first: int, last: int) -> int:
    """The middle of the quietest stretch between two frames; the latest of equals."""
    steps = sound[first:last]
    steps = steps[: len(steps) // STEP_FRAMES * STEP_FRAMES].reshape(-1, STEP_FRAMES)
    power = np.square(steps, dtype=np.float64).sum(axis=1)
    width = HUSH_FRAMES // STEP_FRAMES
    if len(power) < width:
        return last
    sums = np.convolve(power, np.ones(width), mode="valid")
    # argmin of the reverse: the latest; rounded, because sums of silence differ in the last bits
    place = len(sums) - 1 - int(np.argmin(np.round(sums[::-1], 9)))
    return first + place * STEP_FRAMES + HUSH_FRAMES // 2


@dataclass(frozen=True, slots=True)
class Speech:
    """The stretches of a span where somebody speaks, and the way back from their sum to the span.

    `stretches` are (start, end) in frames of the span.
    """

    stretches: tuple[tuple[int, int], ...]

    def joined(self, sound: Sound) -> Sound:
        return np.concatenate([sound[start:end] for start, end in self.stretches])

    def _ends(self) -> list[int]:
        ends: list[int] = []
        for start, end in self.stretches:
            ends.append((ends[-1] if ends else 0) + end - start)
        return ends

    def frame_at(self, joined_s: float, *, beside_s: float) -> int:
        """The frame of the span at a time of the joined speech.

        It lies in the same stretch as `beside_s`: a word must not reach over a pause taken out.
        """
        ends = self._ends()
        index = min(bisect_right(ends, int(beside_s * SAMPLE_RATE_HZ)), len(ends) - 1)
        start, end = self.stretches[index]
        before = ends[index] - (end - start)
        return min(max(start + round(joined_s * SAMPLE_RATE_HZ) - before, start), end)

    def within(self, first: int, last: int) -> list[tuple[int, int]]:
        """The parts of the stretches between two frames of the span."""
        cut = ((max(start, first), min(end, last)) for start, end in self.stretches)
        return [(start, end) for start, end in cut if start < end]
