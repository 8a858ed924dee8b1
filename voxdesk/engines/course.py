"""How far a transcription has come, and where the engine's times lie in the recording."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from voxdesk.domain.transcript import HeardSegment, SegmentFlag, Word
from voxdesk.engines import doubts
from voxdesk.engines.base import TranscribeOptions
from voxdesk.engines.spans import Sound, Span, Speech, frames_of, ms_of

RECENT_SEGMENTS = 12
"""Segments remembered: a loop may reach over several of them."""
LONGEST_PAUSE_MS = 3000
LONGEST_WORD_MS = 2000
USUAL_WORD_MS = 700
"""The length a longer word at the edge of a segment is given: it hides what was not written."""


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

    def segments(self, raw: Iterable[Any], offset_s: float) -> list[HeardSegment]:
        """Segments in times of the recording; `offset_s` is where the sound heard began."""
        return [part for each in raw for part in self._parts(each, offset_s)]

    def _parts(self, raw: Any, offset_s: float) -> Iterator[HeardSegment]:
        """A segment, cut at each pause long enough to hide words that were left out."""
        run: list[tuple[Any, Word]] = []
        for each in raw.words or ():
            word = self._word(each, offset_s)
            if run and word.start_ms - run[-1][1].end_ms > LONGEST_PAUSE_MS:
                yield self._part(raw, run)
                run = []
            run.append((each, word))
        if run:
            yield self._part(raw, run)
        else:
            start_ms, end_ms = self._times(raw, offset_s)
            yield self._judged(raw, raw.text, start_ms, end_ms, ())

    def _part(self, raw: Any, run: Sequence[tuple[Any, Word]]) -> HeardSegment:
        words = unstretched([word for _, word in run])
        text = "".join(each.word for each, _ in run)
        return self._judged(raw, text, words[0].start_ms, words[-1].end_ms, words)

    def _judged(
        self, raw: Any, text: str, start_ms: int, end_ms: int, words: tuple[Word, ...]
    ) -> HeardSegment:
        confidence = doubts.confidence_of([x.probability for x in words], raw.avg_logprob)
        flags = doubts.figures_flags(confidence, raw.no_speech_prob, raw.avg_logprob)
        return HeardSegment(start_ms, end_ms, text.strip(), confidence, words, flags)

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


def unstretched(words: Sequence[Word]) -> tuple[Word, ...]:
    """The words, the outer two held to a length that a word can have.

    Where the recogniser leaves out what was said, the word beside it is stretched over the gap.
    """
    found = list(words)
    if found and found[-1].end_ms - found[-1].start_ms > LONGEST_WORD_MS:
        found[-1] = replace(found[-1], end_ms=found[-1].start_ms + USUAL_WORD_MS)
    if found and found[0].end_ms - found[0].start_ms > LONGEST_WORD_MS:
        found[0] = replace(found[0], start_ms=found[0].end_ms - USUAL_WORD_MS)
    return tuple(found)
