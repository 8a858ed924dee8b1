"""Transcriber by faster-whisper, from a local folder, in the speech worker.

Nothing is ever fetched: the folder must be whole, and the packages that could ask the network or
decode files (`huggingface_hub`, `av`) are kept out while faster-whisper is imported.

**Going on after a stop.** After each segment comes `HeardUntil` with its end, after each span one
with the span's end: all before it has been yielded. Commit segments together with the last
`HeardUntil` seen and pass that as `start_ms`, and the language heard as `language`: then nothing
is lost and nothing comes twice.

A 30-second window that loops is heard once more, without prompt and at higher temperatures; what
loops still is kept and flagged. Speech for which nothing was written is heard once more by itself;
where nothing comes again, an empty segment marks it.
"""

import logging
from collections.abc import Generator, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

from voxdesk.domain.job import Progress, Unit
from voxdesk.domain.recording import SAMPLE_RATE_HZ, AudioWindow
from voxdesk.domain.transcript import HeardSegment, SegmentFlag
from voxdesk.engines import doubts, hardware
from voxdesk.engines.base import (
    ByteSource,
    Device,
    EngineNotice,
    HeardUntil,
    LanguageHeard,
    SpeechPiece,
    TranscribeOptions,
)
from voxdesk.engines.course import Course, Place
from voxdesk.engines.recogniser import (
    StopWindows,
    check_folder,
    stoppable,
    without_foreign_packages,
)
from voxdesk.engines.spans import Sound, Span, Spans, Speech, frames_of, ms_of, silence_of
from voxdesk.errors import BadRequest, ModelDamaged, NotEnoughMemory

GPU_PRECISIONS = ("float16", "int8_float16", "int8")
FRAMES_PER_SEEK = SAMPLE_RATE_HZ // 100
"""faster-whisper counts the places of its windows in features of 10 ms."""
WINDOW_SEEKS = 3000
WINDOW_S = 30
SHORTEST_LEFT_S = 1
"""Speech shorter than this at the end of a span is the rest of a pause, not worth carrying on."""
CALMER = {"temperature": (0.2, 0.4, 0.6, 0.8), "repetition_penalty": 1.1}
"""How a looping window is heard again."""
LONGEST_UNWRITTEN_FRAMES = 3 * SAMPLE_RATE_HZ
LANGUAGE_WINDOWS = 4
"""Windows of 30 s looked at while no language is at least as likely as not."""

Yielded = TypeVar("Yielded")
Hearing = Generator[SpeechPiece, None, Yielded]

log = logging.getLogger(__name__)


class WhisperTranscriber:
    """`device` auto takes CUDA where it really works. `threads` 0: as many as are good here."""

    def __init__(self, folder: str | Path, device: str = Device.AUTO, threads: int = 0) -> None:
        self._folder = Path(folder)
        check_folder(self._folder)
        self._threads = threads or hardware.worker_threads()
        self._whisper = without_foreign_packages()
        self._notices: list[EngineNotice] = []
        self._on_gpu = False
        wanted = Device(device)
        if wanted is Device.CUDA or (wanted is Device.AUTO and hardware.nvidia_gpus()):
            self._on_gpu = self._take_gpu()
        if not self._on_gpu:
            self._take_cpu()

    def transcribe(
        self, audio: ByteSource, windows: Sequence[AudioWindow], options: TranscribeOptions
    ) -> Iterator[SpeechPiece]:
        """What is said in derived audio, from `options.start_ms` on."""
        known = self._model.supported_languages
        if options.language and options.language not in known:
            raise BadRequest(f"language {options.language}: this model knows {len(known)} others")
        yield from self._told()
        spans = Spans(audio, windows, channel=options.channel, end_ms=options.end_ms)
        total_ms = ms_of(spans.end_frame)
        course = Course(options, options.language, frames_of(options.start_ms), total_ms)
        yield Progress(min(options.start_ms, total_ms), total_ms, Unit.AUDIO_MS)
        if options.language:
            yield LanguageHeard(options.language, 1.0)
        while span := spans.following(course.covered_frame):
            if (yield from self._hear_somehow(span, course)):
                course.covered_frame = span.end_frame
            yield HeardUntil(ms_of(course.covered_frame))
            yield Progress(ms_of(course.covered_frame), total_ms, Unit.AUDIO_MS)

    def _hear_somehow(self, span: Span, course: Course) -> Hearing[bool]:
        """Hear a span; when the graphics card fails in it, its rest on the CPU."""
        try:
            return (yield from self._hear(span, course))
        except MemoryError as error:
            raise NotEnoughMemory("speech") from error
        except RuntimeError as error:
            if not self._on_gpu:
                raise
            self._leave_gpu(error)
            self._take_cpu()
            yield from self._told()
            return (yield from self._hear(span.after(course.covered_frame), course))

    def _hear(self, span: Span, course: Course) -> Hearing[bool]:
        """Hear a span; False when its end was left to the next one."""
        speech = self._speech_in(span.sound)
        if not speech.stretches:
            return True
        joined = speech.joined(span.sound)
        raw, found = self._ask(joined, course)
        if not course.language:
            course.language = found.language
            yield LanguageHeard(found.language, float(found.language_probability))
        place = Place(span, speech, joined)
        window: list[Any] = []
        for heard in self._full_windows(raw, 0.0 if span.last else len(joined) / SAMPLE_RATE_HZ):
            if window and heard.seek != window[0].seek:
                yield from self._settle(window, heard.seek, place, course)
                window = []
            window.append(heard)
            end = span.start_frame + speech.frame_at(heard.end, beside_s=heard.end)
            yield Progress(ms_of(end), course.total_ms, Unit.AUDIO_MS)
        if window:
            yield from self._settle(window, len(joined) // FRAMES_PER_SEEK, place, course)
        if self._model.stopped:
            return False
        yield from self._unwritten(place, course, span.end_frame)
        return True

    def _full_windows(self, raw: Iterator[Any], joined_s: float) -> Iterator[Any]:
        """The engine's segments, but no window that the next span could fill better.

        A window costs the same however little is in it, and short ones lose sentences.
        """
        end_s = 0.0
        self._model.stopped = False
        while True:
            left_s = joined_s - end_s
            self._model.stops = end_s > 0 and SHORTEST_LEFT_S < left_s < WINDOW_S
            try:
                heard = next(raw, None)
            except StopWindows:
                heard = None
            finally:
                self._model.stops = False
            if heard is None:
                return
            end_s = heard.end
            yield heard

    def _settle(
        self, window: list[Any], next_seek: int, place: Place, course: Course
    ) -> Iterator[SpeechPiece]:
        """Yield the segments of one window; what loops is heard again first."""
        segments = place.segments(window, 0.0)
        loops = course.loops(segments)
        if loops:
            first = window[0].seek
            last = min(next_seek, first + WINDOW_SEEKS)
            sound = place.joined[first * FRAMES_PER_SEEK : last * FRAMES_PER_SEEK]
            again, _ = self._ask(sound, course, **CALMER)
            calmer = place.segments(again, first / 100)
            log.info("window of %d segments loops; heard again: %d", len(segments), len(calmer))
            if not course.loops(calmer) and doubts.is_better(
                [x.heard for x in calmer],
                [x.heard for x in segments],
                len(sound) / SAMPLE_RATE_HZ,
            ):
                segments, loops = calmer, frozenset()
        yield from self._give(segments, loops, place, course, once_more=True)

    def _give(
        self,
        segments: Sequence[HeardSegment],
        loops: frozenset[int],
        place: Place,
        course: Course,
        *,
        once_more: bool,
    ) -> Iterator[SpeechPiece]:
        """Yield segments in order, and before each what was left out."""
        for index, segment in enumerate(segments):
            start_frame = frames_of(segment.start_ms)
            yield from self._unwritten(place, course, start_frame, once_more=once_more)
            flags = segment.flags | ({SegmentFlag.REPETITION} if index in loops else set())
            written = course.take(segment, flags)
            yield written
            yield HeardUntil(written.end_ms)

    def _unwritten(
        self, place: Place, course: Course, until_frame: int, *, once_more: bool = True
    ) -> Iterator[SpeechPiece]:
        """Speech up to `until_frame` that no segment covers: heard once more, else marked."""
        span = place.span
        for first, last in place.speech.within(
            course.covered_frame - span.start_frame, until_frame - span.start_frame
        ):
            if last - first <= LONGEST_UNWRITTEN_FRAMES:
                continue
            # the stretches are generous and hold pauses: look closely before saying so
            close = self._speech_in(
                span.sound[first:last], min_silence_duration_ms=200, speech_pad_ms=0
            ).stretches
            if sum(end - start for start, end in close) <= LONGEST_UNWRITTEN_FRAMES:
                continue
            if once_more:
                yield from self._hear_alone(span, first, last, course)
                continue
            start_ms = ms_of(span.start_frame + first + close[0][0])
            end_ms = ms_of(span.start_frame + first + close[-1][1])
            blank = HeardSegment(start_ms, end_ms, "", 0.0)
            yield course.take(blank, frozenset({SegmentFlag.BLANK}))
            yield HeardUntil(end_ms)

    def _hear_alone(
        self, span: Span, first: int, last: int, course: Course
    ) -> Iterator[SpeechPiece]:
        """Hear a stretch by itself: a sentence left out between others often comes then."""
        sound = span.sound[first:last]
        place = Place(span, Speech(((first, last),)), sound)
        again, _ = self._ask(sound, course)
        segments = place.segments(again, 0.0)
        log.info("%d ms unwritten; heard alone: %d segments", ms_of(last - first), len(segments))
        yield from self._give(segments, course.loops(segments), place, course, once_more=False)
        yield from self._unwritten(place, course, span.start_frame + last, once_more=False)

    def _ask(self, sound: Sound, course: Course, **calmer: Any) -> tuple[Iterator[Any], Any]:
        options = course.options
        segments, found = self._model.transcribe(
            sound,
            language=course.language or None,
            beam_size=options.beam_size,
            word_timestamps=options.word_timestamps,
            condition_on_previous_text=False,
            language_detection_segments=LANGUAGE_WINDOWS,
            initial_prompt=None if calmer else options.initial_prompt or None,
            hotwords=None if calmer else options.hotwords or None,
            **calmer,
        )
        return segments, found

    def _speech_in(self, sound: Sound, **options: int) -> Speech:
        found = self._whisper.vad.get_speech_timestamps(
            sound, self._whisper.vad.VadOptions(**options)
        )
        return Speech(tuple((x["start"], x["end"]) for x in found))

    def _take_cpu(self) -> None:
        try:
            self._model = self._load("cpu", "int8")
        except (RuntimeError, ValueError) as error:
            raise ModelDamaged(f"{self._folder.name}: {error}") from error

    def _take_gpu(self) -> bool:
        """Load on the graphics card and really use it: some failures show only then."""
        failure: Exception | None = None
        for precision in GPU_PRECISIONS:
            try:
                self._model = self._load("cuda", precision)
                silence = self._model.feature_extractor(silence_of(SAMPLE_RATE_HZ))
                self._model.encode(silence[:, :WINDOW_SEEKS])
            except (RuntimeError, ValueError, OSError) as error:
                failure = failure or error
            else:
                return True
        self._leave_gpu(failure)
        return False

    def _load(self, device: str, precision: str) -> Any:
        log.info("loading %s on %s, %s", self._folder.name, device, precision)
        return stoppable(self._whisper.WhisperModel)(
            str(self._folder.resolve()),
            device=device,
            compute_type=precision,
            cpu_threads=self._threads,
            local_files_only=True,
        )

    def _leave_gpu(self, reason: Exception | None) -> None:
        log.warning("CUDA failed: %s", reason)
        self._on_gpu = False
        self._notices.append(EngineNotice("engine.cuda_failed", str(reason or "")))

    def _told(self) -> Iterator[EngineNotice]:
        while self._notices:
            yield self._notices.pop(0)
