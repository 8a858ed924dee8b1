"""Sound from a microphone into the library: a journal second by second, then a recording of it.

Capturing has a thread of its own and promises one thing: what was committed is there, whatever
becomes of the device, the program or the computer. What the journal holds becomes a FLAC file in
the library, lossless and at the captured rate, and is then decoded like any import.
"""

import threading
from collections.abc import Generator
from contextlib import closing
from datetime import datetime

from voxdesk.desk import Desk
from voxdesk.domain.custody import Action
from voxdesk.domain.ids import CaptureId, written
from voxdesk.domain.job import Job, JobKind, Progress
from voxdesk.domain.recording import Recording, Source
from voxdesk.domain.visit import VisitCard
from voxdesk.engines.base import SoundBlock, SoundDevice, SoundFormat
from voxdesk.errors import BadRequest, NoSound, StoreLocked, VoxDeskError
from voxdesk.jobs.context import JobContext
from voxdesk.services import importing
from voxdesk.store.captures import Capture
from voxdesk.store.chunks import ChunkWriter, rechunked

COMMIT_S = 1.0
"""What a crash can cost at most."""

LEAST_GAP_S = 0.05
"""Less than this is the unevenness of the clock that blocks come with."""

Sound = Generator[SoundFormat | SoundBlock, None, None]
"""A source: its format first, then blocks. It raises MicrophoneUnavailable when it goes."""


def devices(desk: Desk) -> tuple[SoundDevice, ...]:
    """What can be captured from."""
    desk.policy.require("microphone")
    return tuple(desk.engines.devices())


def start(
    desk: Desk, *, device: str = "", name: str = "", card: VisitCard | None = None
) -> "Capturing":
    """Capture from a device (empty: the default one) as a visit with this card."""
    desk.policy.require("microphone")
    return capture(desk, desk.engines.microphone().listen(device), name=name, card=card)


def capture(
    desk: Desk, source: Sound, *, name: str = "", card: VisitCard | None = None
) -> "Capturing":
    """Capture from a source until it ends or `stop`; raises what keeps it from beginning."""
    name = name or f"{datetime.now():%Y-%m-%d %H.%M.%S}.flac"
    capturing = Capturing(desk, source, name, card or VisitCard())
    capturing.wait_begun()
    return capturing


class Capturing:
    """A capture under way. `capture_id` names its journal once it has begun; `peak` is how loud it
    was just now, 0 to 1; `error` is what ended it, when that was not `stop`."""

    def __init__(self, desk: Desk, source: Sound, name: str, card: VisitCard) -> None:
        self.capture_id = CaptureId(0)
        self.captured_ms = 0
        """What is committed."""
        self.peak = 0.0
        self.error: BaseException | None = None
        self._desk = desk
        self._name = name
        self._card = card
        self._begun = threading.Event()
        self._stop = threading.Event()
        # Not `join`: a Ctrl+C in it makes Python 3.11 take a thread that runs for one that ended.
        self._ended = threading.Event()
        threading.Thread(target=self._run, args=(source,), name="capture").start()

    def ended(self, wait_s: float) -> bool:
        """Whether it ended by itself within so many seconds."""
        return self._ended.wait(wait_s)

    def wait_begun(self) -> None:
        """Until the first block can come; raises what was in the way."""
        self._begun.wait()
        if not self.capture_id and self.error is not None:
            raise self.error

    def stop(self) -> None:
        """Commit what there is and end the journal; a bug that ended it before is raised."""
        self._stop.set()
        self._ended.wait()
        if self.error is not None and not isinstance(self.error, VoxDeskError):
            raise self.error

    def _run(self, source: Sound) -> None:
        try:
            self._capture(source)
        # Whatever it is: it is looked at by `stop` and by faces, in threads of theirs.
        except BaseException as error:
            self.error = error
        finally:
            self._begun.set()
            self._ended.set()

    def _capture(self, source: Sound) -> None:
        with closing(source) as pieces:
            sound = next(pieces)
            if not isinstance(sound, SoundFormat):
                raise TypeError(type(sound).__name__)
            with self._desk.store.writing("captures", "visits"):
                self.capture_id = self._desk.store.captures.begin(
                    self._name,
                    device=sound.device,
                    rate_hz=sound.rate_hz,
                    channels=sound.channels,
                    visit_id=self._desk.store.visits.add(self._card),
                )
            self._begun.set()
            journal = _Journal(self._desk, self.capture_id, sound.rate_hz)
            try:
                for piece in pieces:
                    if isinstance(piece, SoundBlock):
                        self.peak = piece.peak
                        journal.add(piece)
                        self.captured_ms = journal.committed_ms
                    if self._stop.is_set():
                        break
            finally:
                try:
                    journal.commit()
                    self.captured_ms = journal.committed_ms
                finally:
                    self._desk.store.captures.end(self.capture_id)


class _Journal:
    """Blocks on their way into the library, a second at a time.

    Blocks are late by turns, but in a second some come on time. So where the least lateness of a
    second is greater than that of the second before, the difference was lost.
    """

    def __init__(self, desk: Desk, capture_id: CaptureId, rate_hz: int) -> None:
        self.committed_ms = 0
        self._desk = desk
        self._capture_id = capture_id
        self._rate_hz = rate_hz
        self._waiting: list[SoundBlock] = []
        self._frames = 0
        self._waiting_frames = 0
        self._late_s: float | None = None

    def add(self, block: SoundBlock) -> None:
        """Take a block; what is there is committed when it makes a second."""
        self._waiting.append(block)
        self._waiting_frames += block.frames
        if self._waiting_frames >= COMMIT_S * self._rate_hz:
            self.commit()

    def commit(self) -> None:
        """Make what waits safe. Another process that holds the library is waited for."""
        if not self._waiting:
            return
        late_s = self._least_lateness()
        lost_s = 0.0 if self._late_s is None else late_s - self._late_s
        gap_ms = round(lost_s * 1000) if lost_s >= LEAST_GAP_S else 0
        pcm = b"".join(block.pcm for block in self._waiting)
        while True:
            try:
                self._desk.store.captures.add(
                    self._capture_id, self._waiting_frames, pcm, gap_ms=gap_ms
                )
                break
            except StoreLocked:
                continue
        self._late_s = late_s
        self._frames += self._waiting_frames
        self.committed_ms = self._frames * 1000 // self._rate_hz
        self._waiting.clear()
        self._waiting_frames = 0

    def _least_lateness(self) -> float:
        before = self._frames
        found = []
        for block in self._waiting:
            found.append(block.at_s - before / self._rate_hz)
            before += block.frames
        return min(found)


# --- what becomes of a journal --------------------------------------------------------------------


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
    if not captured.frames:
        desk.store.captures.remove(capture_id)
        raise NoSound(f"{captured.name}: nothing was captured")
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
    desk.store.captures.remove(captured.id)
    return recording
