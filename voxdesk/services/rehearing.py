"""A stretch of a recording heard again, by another model: a second opinion beside the text.

Nothing of it enters the text by itself. What was heard stands in the job's result, and so survives
a restart and goes with the recording; accepting a segment of it is an ordinary edit.
"""

from collections.abc import Mapping

from voxdesk.desk import Desk
from voxdesk.domain.channels import label
from voxdesk.domain.custody import Action
from voxdesk.domain.edits import Edit
from voxdesk.domain.ids import RecordingId, SegmentId, written
from voxdesk.domain.job import Job, JobKind, Progress
from voxdesk.domain.transcript import HeardSegment, Segment, SegmentFlag, Transcript
from voxdesk.engines.base import EngineNotice, LanguageHeard, TranscribeOptions
from voxdesk.errors import BadRequest, NothingFound
from voxdesk.events import Notice
from voxdesk.jobs.context import JobContext
from voxdesk.services import editing, transcribing

MOST_MS = 600_000
"""A longer stretch is a transcription, which commits on its way; this is kept only at its end."""


def submit(
    desk: Desk,
    recording_id: RecordingId,
    start_ms: int,
    end_ms: int,
    model_id: str,
    language: str = "",
) -> Job:
    """Queue the hearing of a stretch by an installed model.

    An empty language is that of the text, where the model knows it. Where channels were heard apart
    and one of them has the stretch to itself, that one is heard.
    """
    recording = desk.store.recordings.get(recording_id)
    desk.store.media.require_there(recording_id)
    if recording.facts is None:
        raise NothingFound(f"{recording.name}: its audio was never decoded")
    end_ms = min(end_ms, recording.facts.duration_ms)
    if not 0 <= start_ms < end_ms:
        raise BadRequest(f"no stretch of {recording.name}: {start_ms} to {end_ms} ms")
    if end_ms - start_ms > MOST_MS:
        raise BadRequest(f"{recording.name}: at most {MOST_MS // 60_000} minutes at a time")
    desk.catalogue.find(model_id)
    transcript = desk.store.transcripts.latest(recording_id)
    if not language and transcript and desk.catalogue.entry(model_id).speaks(transcript.language):
        language = transcript.language
    return desk.jobs.add(
        JobKind.REHEAR,
        {
            "recording_id": recording_id,
            "start_ms": start_ms,
            "end_ms": end_ms,
            "model": model_id,
            "language": language,
            "device": desk.settings.device,
            "hotwords": transcribing.glossary(desk, recording),
            "channel": _channel(desk, transcript, start_ms, end_ms) if transcript else None,
        },
    )


def _channel(desk: Desk, transcript: Transcript, start_ms: int, end_ms: int) -> int | None:
    """The only channel that speaks in a stretch, where they were heard apart."""
    if not transcript.parameters.get("apart"):
        return None
    labels = {
        each.id: each.label for each in desk.store.speakers.of_recording(transcript.recording_id)
    }
    spoken = {
        labels.get(each.speaker_id) if each.speaker_id is not None else None
        for each in _within(desk, transcript, start_ms, end_ms)
    }
    return next((each for each in (0, 1) if spoken == {label(each)}), None)


def run(desk: Desk, context: JobContext) -> dict[str, object]:
    """Hear the stretch, and only that; a run that was stopped begins anew."""
    request, result = context.job.request, context.job.result
    if "heard" in result:
        return result
    recording_id = RecordingId(int(str(request["recording_id"])))
    start_ms, end_ms = int(str(request["start_ms"])), int(str(request["end_ms"]))
    channel = request.get("channel")
    options = TranscribeOptions(
        language=str(request["language"]),
        hotwords=str(request["hotwords"]),
        channel=channel if isinstance(channel, int) else None,
        start_ms=start_ms,
        end_ms=end_ms,
    )
    model = desk.catalogue.find(str(request["model"]))
    engine = desk.engines.transcriber(
        str(request["model"]), str(request["device"]), cancelled=context.cancelled
    )
    segments: list[dict[str, object]] = []
    language = str(request["language"])
    audio, windows = desk.store.media.derived(recording_id), desk.store.media.windows(recording_id)
    for piece in engine.transcribe(audio, windows, options):
        match piece:
            case HeardSegment():
                segments.append(_row(piece))
            case LanguageHeard():
                language = piece.language
            case EngineNotice():
                desk.events.publish(Notice(piece.code, piece.detail))
            case Progress():
                context.progress(Progress(piece.done - start_ms, end_ms - start_ms, piece.unit))
    result = {"heard": segments, "language": language}
    with desk.store.writing("jobs", "custody"):
        desk.store.jobs.note_result(context.job.id, result)
        desk.store.custody.add(
            Action.TRANSCRIBED,
            written("recording", recording_id),
            {
                "kind": "heard_again",
                "job": written("job", context.job.id),
                "start_ms": start_ms,
                "end_ms": end_ms,
                "model": request["model"],
                "sha256": model.sha256,
                "language": language,
                "device": request["device"],
                "channel": options.channel,
                "segments": len(segments),
            },
        )
    return result


def heard(job: Job) -> tuple[HeardSegment, ...]:
    """What a finished job heard, in order."""
    rows = job.result.get("heard", [])
    return tuple(map(_segment, rows)) if isinstance(rows, list) else ()


def beside(
    desk: Desk, job: Job
) -> tuple[tuple[tuple[Segment, ...], tuple[HeardSegment, ...]], ...]:
    """The text and what was heard again, side by side.

    Each pair holds segments of both that share time with each other, and with no other pair's.
    """
    recording_id = RecordingId(int(str(job.request["recording_id"])))
    start_ms, end_ms = int(str(job.request["start_ms"])), int(str(job.request["end_ms"]))
    transcript = desk.store.transcripts.latest(recording_id)
    own = _within(desk, transcript, start_ms, end_ms) if transcript else []
    return _paired(own, heard(job))


def _within(desk: Desk, transcript: Transcript, start_ms: int, end_ms: int) -> list[Segment]:
    """The segments of a text that have a part in a stretch."""
    return [
        each
        for each in desk.store.transcripts.segments(transcript.id)
        if each.start_ms < end_ms and each.end_ms > start_ms
    ]


def accept(desk: Desk, segment_id: SegmentId, text: str) -> Edit | None:
    """Put what was heard again in place of a segment's words: an edit like any other."""
    return editing.correct(desk, segment_id, text)


def _row(segment: HeardSegment) -> dict[str, object]:
    return {
        "start_ms": segment.start_ms,
        "end_ms": segment.end_ms,
        "heard": segment.heard,
        "confidence": round(segment.confidence, 4),
        "flags": sorted(segment.flags),
    }


def _segment(row: Mapping[str, object]) -> HeardSegment:
    flags = row["flags"]
    return HeardSegment(
        start_ms=int(str(row["start_ms"])),
        end_ms=int(str(row["end_ms"])),
        heard=str(row["heard"]),
        confidence=float(str(row["confidence"])),
        flags=frozenset(map(SegmentFlag, flags)) if isinstance(flags, list) else frozenset(),
    )


def _paired(
    text: list[Segment], again: tuple[HeardSegment, ...]
) -> tuple[tuple[tuple[Segment, ...], tuple[HeardSegment, ...]], ...]:
    marked: list[Segment | HeardSegment] = sorted(
        [*text, *again], key=lambda each: (each.start_ms, each.end_ms)
    )
    groups: list[list[Segment | HeardSegment]] = []
    until_ms = -1
    for each in marked:
        if not groups or each.start_ms >= until_ms:
            groups.append([])
        groups[-1].append(each)
        until_ms = max(until_ms, each.end_ms)
    return tuple(
        (
            tuple(each for each in group if isinstance(each, Segment)),
            tuple(each for each in group if isinstance(each, HeardSegment)),
        )
        for group in groups
    )
