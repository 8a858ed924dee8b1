"""Files and folders into recordings: bytes kept unchanged, then decoded once in a worker.

Written sources are kept as well, as documents with their text. Each path is a job of its own, so
that one bad file neither stops nor hides the others: what is wrong with it stands on its job. A
file that cannot be read leaves nothing behind in the library; bytes that are there already are
refused by their hash.
"""

import os
import stat
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from voxdesk.desk import Desk
from voxdesk.domain.channels import Channels
from voxdesk.domain.ids import DocumentId, RecordingId, VisitId, written
from voxdesk.domain.job import Job, JobKind, Progress, Unit
from voxdesk.domain.recording import AudioFacts, Recording, RecordingState, Source
from voxdesk.domain.visit import VisitCard
from voxdesk.engines.base import DecodedWindow
from voxdesk.errors import (
    AlreadyThere,
    BadAudio,
    DocumentThere,
    DocumentUnreadable,
    EngineCrashed,
    FileChanged,
    FileMissing,
    FileUnreadable,
    NoSound,
    NotAFile,
)
from voxdesk.jobs.context import JobContext
from voxdesk.jobs.runner import MOST_ATTEMPTS
from voxdesk.services import reading, transcribing
from voxdesk.store.chunks import MediaRow

AUDIO_SUFFIXES = frozenset(
    (
        ".aac .aif .aiff .amr .flac .m4a .m4b .mka .mkv .mov .mp3 .mp4 .mpeg .mpg .mpga .oga .ogg "
        ".opus .wav .w64 .webm .wma"
    ).split()
)
"""What is taken from a folder. A file named by itself may have any ending: its bytes decide."""


def submit(
    desk: Desk,
    paths: Sequence[Path],
    card: VisitCard | None = None,
    *,
    transcribe: bool = False,
    channels: Channels = Channels.AUTO,
    scenario_id: str = "",
) -> tuple[Job, ...]:
    """Queue the import of files and of the audio in folders; one job for each file.

    With a card they belong to one visit, which is made now so that nothing typed is lost; without
    one each file begins a visit of its own.
    """
    files = tuple(expanded(paths))
    visit_id: VisitId | None = None
    with desk.store.writing("visits", "jobs"):
        if card is not None and card != VisitCard():
            card = replace(card, scenario_id=scenario_id or card.scenario_id)
            visit_id = desk.store.visits.add(card)
        return tuple(
            desk.jobs.add(
                JobKind.IMPORT,
                {
                    "path": str(path),
                    "visit_id": visit_id,
                    "transcribe": transcribe,
                    "channels": channels,
                },
            )
            for path in files
        )


def expanded(paths: Sequence[Path]) -> Iterator[Path]:
    """Each file once; a folder stands for the audio files in it, or for itself if it has none."""
    for path in paths:
        inside = sorted(audio_within(path)) if path.is_dir() else []
        yield from (each.absolute() for each in inside or [path])


def audio_within(folder: Path) -> Iterator[Path]:
    for parent, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if Path(name).suffix.lower() in AUDIO_SUFFIXES and not name.startswith("."):
                yield Path(parent, name)


def run(desk: Desk, context: JobContext) -> dict[str, object]:
    """Import one file; a second run after a stop goes on with what the first one kept."""
    request = context.job.request
    if "next" in context.job.result:
        return context.job.result
    path = Path(str(request["path"]))
    if path.suffix.lower() in reading.SUFFIXES or reading.is_photo(path.name):
        return import_document(desk, context, path)
    recording = made_before(desk, context) or adopt(desk, context, path)
    try:
        facts = decode(desk, context, recording)
        if facts.silent:
            raise NoSound(f"{recording.name}: silent throughout")
    except (BadAudio, NoSound):
        leave(desk, context, recording)
        raise
    except EngineCrashed as error:
        if context.job.attempts < MOST_ATTEMPTS:
            raise
        # Once may be chance; a decoder that dies of a file twice dies of the file.
        leave(desk, context, recording)
        raise BadAudio(f"{recording.name}: the decoder crashed on it") from error
    return settle(desk, context, recording, facts, transcribe=bool(request["transcribe"]))


def made_before(desk: Desk, context: JobContext) -> Recording | None:
    """The recording that an earlier attempt of this job made."""
    recording_id = context.job.result.get("recording_id")
    if not isinstance(recording_id, int):
        return None
    return desk.store.recordings.get(RecordingId(recording_id))


def leave(desk: Desk, context: JobContext, recording: Recording) -> None:
    """Leave nothing behind of what cannot be decoded."""
    desk.store.jobs.note_result(context.job.id, {})
    desk.store.recordings.remove(recording.id)


def adopt(desk: Desk, context: JobContext, path: Path) -> Recording:
    """Keep the bytes of a file and make a recording of them, or find the one begun before."""
    media = kept(desk, context, path)
    known = desk.store.recordings.by_sha256(media.sha256)
    if known is not None:
        if known.facts is not None:
            raise AlreadyThere(f"{path.name} = {written('recording', known.id)} ({known.name})")
        return known
    with desk.store.writing("recordings", "visits"):
        chosen = context.job.request["visit_id"]
        visit_id = (
            VisitId(chosen) if isinstance(chosen, int) else desk.store.visits.add(VisitCard())
        )
        added = desk.store.recordings.add(path.name, media, source=Source.FILE, visit_id=visit_id)
        desk.store.jobs.note_result(context.job.id, {"recording_id": added.id})
        return added


def kept(desk: Desk, context: JobContext, path: Path) -> MediaRow:
    """The bytes of a file in the library, unchanged; those that were handed over are there."""
    handed = desk.store.media.by_hash(str(context.job.request.get("sha256", "")))
    if handed is not None:
        return handed
    with opened(path) as (stream, size_bytes):

        def tell(done: int) -> None:
            context.progress(Progress(done, size_bytes, Unit.BYTES))

        try:
            return desk.store.media.adopt(stream, size_bytes=size_bytes, on_progress=tell)
        except OSError as error:
            raise FileChanged(f"{path}: {error.strerror}") from error


def import_document(desk: Desk, context: JobContext, path: Path) -> dict[str, object]:
    """Keep a written source with its text, or a photo; without a visit it stands by itself.

    One that is attached to a visit may be in the library elsewhere; there it is found again.
    """
    media = kept(desk, context, path)
    chosen = context.job.request["visit_id"]
    visit_id = VisitId(chosen) if isinstance(chosen, int) else None
    attached = bool(context.job.request.get("attached")) and visit_id is not None
    if attached and (there := with_visit(desk, VisitId(int(str(chosen))), media)) is not None:
        return {"document_id": there, "next": []}
    known = desk.store.documents.by_sha256(media.sha256)
    if known is not None and not attached:
        raise DocumentThere(f"{path.name} = {written('document', known.id)} ({known.name})")
    text = known.text if known else reading.text(desk, context, media, path.name)
    with desk.store.writing("documents", "jobs"):
        document_id = desk.store.documents.add(path.name, media, text, visit_id)
        result: dict[str, object] = {"document_id": document_id, "next": []}
        desk.store.jobs.note_result(context.job.id, result)
    return result


def with_visit(desk: Desk, visit_id: VisitId, media: MediaRow) -> DocumentId | None:
    """The document of a visit that has these bytes."""
    own = desk.store.documents.of_visit(visit_id)
    return next((each.id for each in own if each.sha256 == media.sha256), None)


@contextmanager
def opened(path: Path) -> Iterator[tuple[BinaryIO, int]]:
    """The file for reading, and its size; what is wrong with it as an error of ours."""
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise NotAFile(f"{path}: a folder without audio files")
        if not stat.S_ISREG(mode):  # opening a pipe would wait for whoever writes to it
            raise NotAFile(str(path))
        with path.open("rb") as stream:
            size_bytes = os.fstat(stream.fileno()).st_size
            if size_bytes == 0:
                written_source = path.suffix.lower() in reading.SUFFIXES or reading.is_photo(
                    path.name
                )
                refused = DocumentUnreadable if written_source else BadAudio
                raise refused(f"{path.name}: the file is empty (0 bytes)")
            yield stream, size_bytes
    except FileNotFoundError as error:
        raise FileMissing(str(path)) from error
    except PermissionError as error:
        raise FileUnreadable(str(path)) from error
    except OSError as error:
        raise FileUnreadable(f"{path}: {error.strerror}") from error


def decode(desk: Desk, context: JobContext, recording: Recording) -> AudioFacts:
    """Make derived audio of an original, window by window, and find out its facts."""
    desk.store.media.drop_derived(recording.id)
    original = desk.store.media.reader(desk.store.media.of_recording(recording.id).id)
    facts: AudioFacts | None = None
    decoder = desk.engines.decoder(cancelled=context.cancelled)
    for piece in decoder.decode(original, recording.name):
        match piece:
            case DecodedWindow():
                desk.store.media.add_window(recording.id, piece)
            case Progress():
                context.progress(piece)
            case AudioFacts():
                facts = piece
    if facts is None:
        raise BadAudio(recording.name)
    return facts


def settle(
    desk: Desk,
    context: JobContext,
    recording: Recording,
    facts: AudioFacts,
    *,
    transcribe: bool,
) -> dict[str, object]:
    """Keep the facts and queue what follows, all at once: a job that is stopped behind this has
    nothing left to do."""
    channels = Channels(str(context.job.request.get("channels", Channels.AUTO)))
    if facts.derived_channels != 2:
        channels = Channels.AUTO
    with desk.store.writing("recordings", "jobs"):
        desk.store.recordings.set_facts(recording.id, facts)
        desk.store.recordings.set_state(recording.id, RecordingState.IMPORTED)
        queued = (
            [transcribing.submit(desk, recording.id, channels=channels).id] if transcribe else []
        )
        result: dict[str, object] = {"recording_id": recording.id, "next": queued}
        desk.store.jobs.note_result(context.job.id, result)
    return result
