"""How far a transcription has come, and where the engine's times lie in the recording."""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from voxdesk.domain.transcript import HeardSegment, SegmentFlag, Word
from voxdesk.engines import doubts
from voxdesk.engines.base import TranscribeOptions
from voxdesk.engines.spans import Sound, Span, Speech, frames_of, ms_of

RECENT_SEGMENTS = 12
"""Segments remembered: a loop may reach over several of them."""


@dataclass(slots=True)
class Course:
    """How far one transcription has come; `covered_frame`: all before it is yielded."""

    options: TranscribeOptions
    language: str
    covered_frame: int
    total_ms: int
    recent: deque[str] = field(default_factory=lambda: deque(maxlen=RECENT_SEGMENTS))

    def loops(self, segments: Sequence[HeardSegment]) -> frozenset[int]:
        return doubts.looping([x.heard for x in segments], list(self.recent))

    def take(self, segment: HeardSegment, flags: frozenset[SegmentFlag]) -> HeardSegment:
        """The segment as it is yielded: with its flags, and never before what was yielded."""
        floor_ms = ms_of(self.covered_frame)
        start_ms = max(segment.start_ms, floor_ms)
        end_ms = max(segment.end_ms, start_ms)
        words = tuple(
            Word(max(x.start_ms, floor_ms), max(x.end_ms, floor_ms), x.text, x.probability)
            for x in segment.words
        )
        self.covered_frame = max(self.covered_frame, frames_of(end_ms))
        self.recent.append(segment.heard)
        return HeardSegment(start_ms, end_ms, segment.heard, segment.confidence, words, flags)


@dataclass(frozen=True, slots=True)
class Place:
    """Where the engine's times lie in the recording."""

    span: Span
    speech: Speech
    joined: Sound

    def segment(self, raw: Any, offset_s: float) -> HeardSegment:
        """An engine's segment in times of the recording; `offset_s` is where its sound began."""
        words = tuple(self._word(x, offset_s) for x in raw.words or ())
        if words:
            start_ms, end_ms = words[0].start_ms, words[-1].end_ms
        else:
            start_ms, end_ms = self._times(raw, offset_s)
        confidence = doubts.confidence_of([x.probability for x in words], raw.avg_logprob)
        flags = doubts.figures_flags(confidence, raw.no_speech_prob, raw.avg_logprob)
        return HeardSegment(start_ms, end_ms, raw.text.strip(), confidence, words, flags)

    def _word(self, raw: Any, offset_s: float) -> Word:
        start_ms, end_ms = self._times(raw, offset_s)
        return Word(start_ms, end_ms, raw.word.strip(), float(raw.probability))

    def _times(self, raw: Any, offset_s: float) -> tuple[int, int]:
        middle = offset_s + (raw.start + raw.end) / 2
        start, end = (
            self.span.start_frame + self.speech.frame_at(offset_s + x, beside_s=middle)
            for x in (raw.start, raw.end)
        )
        return ms_of(start), ms_of(end)
