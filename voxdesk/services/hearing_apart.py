"""A recording with one person on each channel, heard channel by channel and told in order.

Both channels are heard slice by slice, and a slice is committed whole: a run that was stopped goes
on with the slice it was in, and neither loses nor doubles a word.
"""

from collections.abc import Iterator
from dataclasses import replace

from voxdesk.desk import Desk
from voxdesk.domain.channels import Channels, Levels, merged
from voxdesk.domain.job import Progress
from voxdesk.domain.recording import Recording
from voxdesk.domain.transcript import HeardSegment, Transcript
from voxdesk.engines.base import EngineNotice, LanguageHeard, Loudness, TranscribeOptions
from voxdesk.errors import BadRequest
from voxdesk.events import Notice
from voxdesk.jobs.context import JobContext


def require_two(recording: Recording) -> None:
    """Raise BadRequest for a recording that is known not to have two channels."""
    if recording.facts is not None and recording.facts.derived_channels != 2:
        raise BadRequest(f"{recording.name} has not two channels")


def levels(
    desk: Desk, context: JobContext, recording: Recording, channels: Channels
) -> Levels | None:
    """How loud both channels are, when they are to be heard apart; None when together."""
    facts = recording.facts
    if channels is Channels.TOGETHER or facts is None or facts.derived_channels != 2:
        return None
    found: list[Loudness] = []
    meter = desk.engines.meter(cancelled=context.cancelled)
    audio, windows = desk.store.media.derived(recording.id), desk.store.media.windows(recording.id)
    for piece in meter.measure(audio, windows):
        context.check()
        if isinstance(piece, Loudness):
            found.append(piece)
    measured = Levels(
        b"".join(each.first for each in found), b"".join(each.second for each in found)
    )
    return measured if channels is Channels.APART or measured.apart else None


def listen(
    desk: Desk,
    context: JobContext,
    transcript: Transcript,
    levels: Levels,
    *,
    length_ms: int,
    options: TranscribeOptions,
) -> list[str]:
    """Commit what is heard on both channels; returns the codes of the engine's notices."""
    work = _Apart(desk, context, transcript, length_ms)
    for start_ms, end_ms in levels.slices(length_ms):
        if end_ms <= transcript.heard_until_ms:
            continue
        heard: list[list[HeardSegment]] = []
        for channel in (0, 1):
            asked = replace(options, channel=channel, start_ms=start_ms, end_ms=end_ms)
            heard.append(list(work.channel(asked)))
            options = replace(options, language=options.language or work.language)
        desk.store.transcripts.append(
            transcript.id, merged(heard[0], heard[1], levels), heard_until_ms=end_ms
        )
    return work.warnings


class _Apart:
    """One run over both channels: its engine, and what it learned on the way."""

    def __init__(
        self, desk: Desk, context: JobContext, transcript: Transcript, length_ms: int
    ) -> None:
        request = context.job.request
        self._desk = desk
        self._context = context
        self._transcript = transcript
        self._length_ms = length_ms
        self._engine = desk.engines.transcriber(
            str(request["model"]), str(request["device"]), cancelled=context.cancelled
        )
        self._audio = desk.store.media.derived(transcript.recording_id)
        self._windows = desk.store.media.windows(transcript.recording_id)
        self.language = transcript.language
        self.warnings: list[str] = []

    def channel(self, options: TranscribeOptions) -> Iterator[HeardSegment]:
        """What is said on one channel of a slice."""
        for piece in self._engine.transcribe(self._audio, self._windows, options):
            match piece:
                case HeardSegment():
                    yield piece
                case LanguageHeard() if not self.language:
                    self.language = piece.language
                    self._desk.store.transcripts.set_language(
                        self._transcript.id, piece.language, piece.probability
                    )
                case EngineNotice():
                    self.warnings.append(piece.code)
                    self._desk.events.publish(Notice(piece.code, piece.detail))
                case Progress():
                    self._tell(piece, options)

    def _tell(self, piece: Progress, options: TranscribeOptions) -> None:
        """A slice counts half for each channel."""
        end_ms = piece.total if options.end_ms is None else options.end_ms
        half = (end_ms - options.start_ms) // 2
        done = options.start_ms + (half if options.channel else 0)
        done += (piece.done - options.start_ms) // 2
        self._context.progress(Progress(done, self._length_ms, piece.unit))
