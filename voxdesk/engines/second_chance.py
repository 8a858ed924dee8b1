"""What goes on with a transcription when CUDA ends its worker."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from voxdesk.domain.recording import AudioWindow
from voxdesk.domain.transcript import HeardSegment
from voxdesk.engines.base import (
    ByteSource,
    EngineNotice,
    HeardUntil,
    LanguageHeard,
    SpeechPiece,
    TranscribeOptions,
    Transcriber,
)
from voxdesk.errors import EngineCrashed, EngineHung


class SecondChance:
    """A transcriber that goes on without CUDA when the worker dies with it.

    The engine itself meets CUDA's errors; this is for those that end the process.
    """

    def __init__(
        self,
        first: Callable[[], Transcriber],
        second: Callable[[], Transcriber],
        failed: Callable[[str], None],
    ) -> None:
        self._first = first
        self._second = second
        self._failed = failed

    def transcribe(
        self, audio: ByteSource, windows: Sequence[AudioWindow], options: TranscribeOptions
    ) -> Iterator[SpeechPiece]:
        """What the first one says until it dies, then the rest by the second."""
        # A segment counts once the HeardUntil behind it is there: else it would come twice.
        held: list[HeardSegment] = []
        try:
            for piece in self._first().transcribe(audio, windows, options):
                match piece:
                    case HeardSegment():
                        held.append(piece)
                        continue
                    case HeardUntil(ms):
                        options = replace(options, start_ms=ms)
                        yield from held
                        held.clear()
                    case LanguageHeard(language):
                        options = replace(options, language=language)
                yield piece
            yield from held
        except (EngineCrashed, EngineHung) as error:
            self._failed(error.detail)
            yield EngineNotice("engine.cuda_failed", error.detail)
            for piece in self._second().transcribe(audio, windows, options):
                if not isinstance(piece, LanguageHeard) or not options.language:
                    yield piece
