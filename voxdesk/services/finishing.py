"""What becomes of a journal of captured sound: a recording, or nothing.

The samples become a FLAC file in the library, lossless and at the captured rate, that takes the
journal's place in one transaction and is then decoded like any import.
"""

from collections.abc import Generator

from voxdesk.desk import Desk
from voxdesk.domain.capture import MomentKind
from voxdesk.domain.custody import Action
from voxdesk.domain.ids import CaptureId, written
from voxdesk.domain.job import Job, JobKind, Progress
from voxdesk.domain.note import NoteKind
from voxdesk.domain.recording import Recording, Source
from voxdesk.engines.base import SoundFormat
from voxdesk.errors import BadRequest
from voxdesk.jobs.context import JobContext
from voxdesk.services import importing
from voxdesk.store.captures import Capture
from voxdesk.store.chunks import ChunkWriter, rechunked


def unfinished(desk: Desk) -> tuple[Capture, ...]:
    """What was captured and never became a recording, and that no job is to make one of."""
    queued = {
        job.request["capture_id"]
        for job in desk.store.jobs.pending()
        if job.kind is JobKind.FINISH_CAPTURE
    }
    return tuple(each for each in desk.store.captures.unfinished() if each.id not in queued)


def submit(desk: Desk, capture_id: CaptureId, *, transcribe: bool = False) -> Job:
    """Queue the making of a recording from a journal that has ended, or was cut off."""
    require_ended(desk, capture_id)
    return desk.jobs.add(
        JobKind.FINISH_CAPTURE, {"capture_id": capture_id, "transcribe": transcribe}
    )


def take_up(desk: Desk) -> tuple[Job, ...]:
    """Queue the making of recordings from all that was cut off, and transcribe them."""
    return tuple(submit(desk, each.id, transcribe=True) for each in unfinished(desk))


def discard(desk: Desk, capture_id: CaptureId) -> None:
    """Forget a journal; the chain of custody keeps what it was."""
    found = require_ended(desk, capture_id)
    with desk.store.writing("captures"):
        detail = {"frames": found.frames, "blocks_sha256": desk.store.captures.sha256(capture_id)}
        desk.store.captures.remove(capture_id)
        desk.store.custody.add(Action.FORGOTTEN, written("capture", capture_id), detail)
    desk.store.captures.sweep()


def require_ended(desk: Desk, capture_id: CaptureId) -> Capture:
    found = desk.store.captures.get(capture_id)
    if found not in desk.store.captures.unfinished():
        raise BadRequest(f"{written('capture', capture_id)} is being captured")
    return found


def run(desk: Desk, context: JobContext) -> dict[str, object]:
    """Make the recording; a second run after a stop goes on with what the first one made."""
    request = context.job.request
    result = context.job.result
    if "next" not in result:
        recording = importing.made_before(desk, context) or keep(
            desk, context, CaptureId(int(str(request["capture_id"])))
        )
        facts = importing.decode(desk, context, recording)
        transcribe = bool(request["transcribe"]) and not facts.silent
        result = importing.settle(desk, context, recording, facts, transcribe=transcribe)
    desk.store.captures.sweep()
    return result


def keep(desk: Desk, context: JobContext, capture_id: CaptureId) -> Recording:
    """Make the original of a journal, and the recording in its place, in one transaction."""
    captured = desk.store.captures.get(capture_id)
    desk.store.media.require_space(captured.size_bytes)
    writer = ChunkWriter(desk.store, "original")
    try:
        for chunk in rechunked(encoded(desk, context, captured)):
            writer.add(chunk)
        with desk.store.writing("captures", "recordings"):
            recording = enter(desk, captured, writer)
            desk.store.jobs.note_result(context.job.id, {"recording_id": recording.id})
            return recording
    except BaseException:
        writer.drop()
        raise


def encoded(desk: Desk, context: JobContext, captured: Capture) -> Generator[bytes, None, None]:
    """The FLAC file of a journal, in pieces."""
    encoder = desk.engines.encoder(cancelled=context.cancelled)
    sound = SoundFormat(captured.device, captured.rate_hz, captured.channels)
    # Two captures of the same silence are two originals: their tags tell them apart.
    remarks = {"date": captured.started_at, "comment": written("capture", captured.id)}
    for piece in encoder.encode(desk.store.captures.pcm(captured.id), sound, remarks):
        if isinstance(piece, Progress):
            context.progress(piece)
        else:
            yield piece


def enter(desk: Desk, captured: Capture, writer: ChunkWriter) -> Recording:
    """Put the recording in the journal's place."""
    gaps = desk.store.captures.gaps(captured.id)
    moments = desk.store.captures.moments(captured.id)
    recording = desk.store.recordings.add(
        captured.name,
        writer.finish(),
        source=Source.MICROPHONE,
        visit_id=captured.visit_id,
        origin={
            "capture": written("capture", captured.id),
            "device": captured.device,
            "rate_hz": captured.rate_hz,
            "channels": captured.channels,
            "started_at": captured.started_at,
            "ended_at": captured.ended_at,
            "gaps": [{"at_ms": gap.at_ms, "lost_ms": gap.lost_ms} for gap in gaps],
            "moments": [
                {"kind": each.kind, "at_ms": each.at_ms, "lost_ms": each.lost_ms}
                for each in moments
                if each.kind is not MomentKind.MARK
            ],
        },
        noted={
            "capture": written("capture", captured.id),
            "rate_hz": captured.rate_hz,
            "channels": captured.channels,
            "frames": captured.frames,
            "blocks_sha256": desk.store.captures.sha256(captured.id),
            "gaps": len(gaps),
            "lost_ms": sum(gap.lost_ms for gap in gaps),
        },
    )
    for each in moments:
        if each.kind is MomentKind.MARK:
            at_ms = min(each.at_ms, captured.duration_ms)
            desk.store.notes.add(
                each.text, kind=NoteKind.MARKER, recording_id=recording.id, start_ms=at_ms
            )
    desk.store.captures.remove(captured.id)
    return recording
