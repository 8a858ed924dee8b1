"""A recording into a transcript, committed as it is heard; a stopped run goes on where it was."""

import time
from importlib.metadata import version

from voxdesk.desk import Desk
from voxdesk.domain.channels import Channels
from voxdesk.domain.custody import Action
from voxdesk.domain.ids import RecordingId, TranscriptId, written
from voxdesk.domain.job import Job, JobKind, Progress
from voxdesk.domain.recording import Recording, RecordingState
from voxdesk.domain.transcript import HeardSegment, Transcript
from voxdesk.engines.base import EngineNotice, HeardUntil, LanguageHeard, TranscribeOptions
from voxdesk.errors import Cancelled, NothingFound, VoxDeskError
from voxdesk.events import Notice
from voxdesk.jobs.context import JobContext
from voxdesk.services import hearing_apart, indexing

COMMIT_SEGMENTS = 20
COMMIT_EVERY_S = 2.0
"""What a crash can cost at most: this many segments, or this much time."""


def submit(
    desk: Desk,
    recording_id: RecordingId,
    *,
    model: str = "",
    language: str = "",
    device: str = "",
    initial_prompt: str = "",
    hotwords: str = "",
    channel: int | None = None,
    channels: Channels = Channels.AUTO,
) -> Job:
    """Queue a transcription; what is left empty comes from the settings, as they are now.

    Where each of two channels is one person's, they are heard apart and give two voices;
    `channels` asks for that, or against it. Without hotwords, the glossary's terms of the
    customer and those that hold for all are.
    """
    recording = desk.store.recordings.get(recording_id)
    desk.store.media.require_there(recording_id)
    if channels is Channels.APART:
        hearing_apart.require_two(recording)
    model_id = model or desk.settings.speech_model
    desk.catalogue.find(model_id)
    return desk.jobs.add(
        JobKind.TRANSCRIBE,
        {
            "recording_id": recording_id,
            "model": model_id,
            "language": language or spoken(desk),
            "device": device or desk.settings.device,
            "initial_prompt": initial_prompt,
            "hotwords": hotwords or glossary(desk, recording),
            "channel": channel,
            "channels": Channels.TOGETHER if channel is not None else channels,
        },
    )


def spoken(desk: Desk) -> str:
    """The language that a person set to be listened for; empty when the engine is to find out."""
    chosen = desk.settings.speech_language
    return "" if chosen == "auto" else chosen


def glossary(desk: Desk, recording: Recording) -> str:
    """The terms to listen for in a recording."""
    visit_id = recording.visit_id
    customer_id = None if visit_id is None else desk.store.visits.get(visit_id).customer_id
    return desk.store.terms.hotwords(customer_id)


def run(desk: Desk, context: JobContext) -> dict[str, object]:
    """Transcribe, or go on with the transcript that a stopped run of the same model left."""
    request = context.job.request
    if "next" in context.job.result:
        return context.job.result
    recording = desk.store.recordings.get(RecordingId(int(str(request["recording_id"]))))
    if recording.facts is None:
        raise NothingFound(f"{recording.name}: its audio was never decoded")
    desk.store.media.require_there(recording.id)
    model_id = str(request["model"])
    asked = Channels(str(request.get("channels", Channels.TOGETHER)))
    levels = hearing_apart.levels(desk, context, recording, asked)
    apart = levels is not None
    transcript = desk.store.transcripts.unfinished(recording.id, model_id)
    if transcript is None or bool(transcript.parameters.get("apart")) != apart:
        with desk.store.writing("transcripts"):
            transcript = desk.store.transcripts.start(
                recording.id,
                model_id=model_id,
                parameters=parameters(desk, request) | {"apart": apart},
            )
            note(desk, transcript.id)
    desk.store.recordings.set_state(recording.id, RecordingState.TRANSCRIBING)
    try:
        if levels is None:
            warnings = listen(desk, context, recording, transcript)
        else:
            warnings = hearing_apart.listen(
                desk,
                context,
                transcript,
                levels,
                length_ms=recording.facts.duration_ms,
                options=options(request, transcript),
            )
    except (Cancelled, VoxDeskError):
        left_off(desk, recording, transcript)
        raise
    # All at once: a job that is stopped behind this would begin another version.
    with desk.store.writing("transcripts", "recordings", "jobs"):
        desk.store.transcripts.complete(transcript.id, recording.facts.duration_ms)
        desk.store.recordings.set_state(recording.id, RecordingState.TRANSCRIBED)
        note(desk, transcript.id)
        result: dict[str, object] = {
            "transcript_id": transcript.id,
            "warnings": warnings,
            "next": [indexing.submit(desk, transcript.id).id],
        }
        desk.store.jobs.note_result(context.job.id, result)
    return result


def parameters(desk: Desk, request: dict[str, object]) -> dict[str, object]:
    """What the engine is asked, kept with the transcript so that the run can be judged later."""
    asked = {key: value for key, value in request.items() if key != "recording_id"}
    engine = {name: version(name) for name in ("voxdesk", "faster-whisper", "ctranslate2")}
    sha256 = desk.catalogue.find(str(request["model"])).sha256
    return asked | {"versions": engine, "sha256": sha256}


NOTED = ("model", "language", "device", "channel", "apart", "versions", "sha256")
"""Of the parameters, what the chain of custody says: words to listen for are text."""


def note(desk: Desk, transcript_id: TranscriptId) -> None:
    """Say in the chain of custody how far a run has come, and by what means."""
    transcript = desk.store.transcripts.get(transcript_id)
    own = written("transcript", transcript_id)
    detail = {
        "recording": written("recording", transcript.recording_id),
        "complete": transcript.complete,
        "heard_until_ms": transcript.heard_until_ms,
    } | {name: transcript.parameters.get(name) for name in NOTED}
    desk.store.custody.add(Action.TRANSCRIBED, own, detail, touched=[own])


class Commits:
    """Segments on their way into the library, each with how far the engine had come by then.

    A segment is committed together with the place behind it, so that a run that goes on from there
    neither loses nor doubles it.
    """

    def __init__(self, desk: Desk, transcript: Transcript) -> None:
        self._desk = desk
        self._transcript = transcript
        self._heard: list[HeardSegment] = []
        self._ready: list[HeardSegment] = []
        self._until_ms: int | None = None
        self._committed_at = time.monotonic()

    def add(self, segment: HeardSegment) -> None:
        self._heard.append(segment)

    def reach(self, ms: int) -> None:
        """All before `ms` was heard."""
        self._ready += self._heard
        self._heard.clear()
        self._until_ms = ms
        waited_s = time.monotonic() - self._committed_at
        if len(self._ready) >= COMMIT_SEGMENTS or waited_s >= COMMIT_EVERY_S:
            self.flush()

    def flush(self) -> None:
        if self._until_ms is not None:
            self._desk.store.transcripts.append(
                self._transcript.id, self._ready, heard_until_ms=self._until_ms
            )
        self._ready.clear()
        self._until_ms = None
        self._committed_at = time.monotonic()


def listen(
    desk: Desk, context: JobContext, recording: Recording, transcript: Transcript
) -> list[str]:
    """Commit what the engine hears as it comes; returns the codes of what it gave notice of."""
    request = context.job.request
    commits = Commits(desk, transcript)
    warnings: list[str] = []
    engine = desk.engines.transcriber(
        str(request["model"]), str(request["device"]), cancelled=context.cancelled
    )
    audio = desk.store.media.derived(recording.id)
    windows = desk.store.media.windows(recording.id)
    try:
        for piece in engine.transcribe(audio, windows, options(request, transcript)):
            match piece:
                case HeardSegment():
                    commits.add(piece)
                case HeardUntil():
                    commits.reach(piece.ms)
                case LanguageHeard():
                    desk.store.transcripts.set_language(
                        transcript.id, piece.language, piece.probability
                    )
                case EngineNotice():
                    warnings.append(piece.code)
                    desk.events.publish(Notice(piece.code, piece.detail))
                case Progress():
                    context.progress(piece)
    finally:
        commits.flush()  # whatever ended the run, what was heard is heard
    return warnings


def options(request: dict[str, object], transcript: Transcript) -> TranscribeOptions:
    """What the engine is asked, from where the transcript ends."""
    return TranscribeOptions(
        language=transcript.language or str(request["language"]),
        initial_prompt=str(request["initial_prompt"]),
        hotwords=str(request["hotwords"]),
        channel=request["channel"] if isinstance(request["channel"], int) else None,
        start_ms=transcript.heard_until_ms,
    )


def left_off(desk: Desk, recording: Recording, transcript: Transcript) -> None:
    """Say on the recording what a run that stopped early leaves."""
    heard = desk.store.transcripts.count(transcript.id) > 0
    state = RecordingState.PARTIAL if heard else RecordingState.FAILED
    with desk.store.writing("transcripts", "recordings"):
        desk.store.recordings.set_state(recording.id, state)
        note(desk, transcript.id)
