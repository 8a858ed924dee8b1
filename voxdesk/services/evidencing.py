"""An evidence pack of a report or a recording: what it rests on, to be checked elsewhere."""

import hashlib
from collections.abc import Callable, Iterator
from itertools import takewhile
from pathlib import PurePath

from voxdesk import __version__
from voxdesk.desk import Desk
from voxdesk.domain.anchor import Anchor
from voxdesk.domain.ids import RecordingId, parse, written
from voxdesk.domain.recording import SAMPLE_RATE_HZ, Recording
from voxdesk.errors import AudioGone, StoreDamaged
from voxdesk.export.documents import Document
from voxdesk.export.evidence import Member, Original, Pack, write_pack
from voxdesk.export.formats import REPORT_FORMATS, TRANSCRIPT_FORMATS
from voxdesk.export.sheets import ReportSheet, TranscriptSheet
from voxdesk.services import sealing
from voxdesk.services.replacing import Write
from voxdesk.store import states
from voxdesk.store.chunks import CHUNK_BYTES, ChunkReader

OnBytes = Callable[[int], None]
"""Told how many bytes of originals were packed just now; may raise to stop."""


def pack(
    desk: Desk,
    subject: str,
    transcripts: tuple[TranscriptSheet, ...],
    report: ReportSheet | None,
    *,
    seal: Anchor,
    on_bytes: OnBytes,
) -> Write:
    """What writes the pack of a report with its transcripts, or of the recording of the only one.

    What may alter is read here and now; the bytes of originals and the events never do.
    """
    recordings = [sheet.recording for sheet in transcripts]
    originals = tuple(_original(desk, recording) for recording in recordings)
    packed = Pack(
        subject=subject,
        program=f"VoxDesk {__version__}",
        seal=seal,
        models=tuple(_models(transcripts, report)),
        originals=originals,
        members=(
            *_documents(transcripts, report),
            *_sound(desk, report, originals),
            *(_bytes(desk, each, on_bytes) for each in originals if each.path is not None),
        ),
        states=tuple(
            (each, tuple(states.rows(desk.store, each)))
            for each in _subjects(originals, transcripts, report)
        ),
        events=takewhile(lambda event: event.number <= seal.number, desk.store.custody.events()),
    )
    key = sealing.signing_key(desk.paths)
    return lambda file: write_pack(file, packed, key.sign)


def _subjects(
    originals: tuple[Original, ...],
    transcripts: tuple[TranscriptSheet, ...],
    report: ReportSheet | None,
) -> Iterator[str]:
    """Whose rows the pack shows; a transcript that is not complete may go on at any time."""
    yield from (each.subject for each in originals if each.path is not None)
    for sheet in transcripts:
        yield written("recording", sheet.recording.id)
        if sheet.transcript is not None and sheet.transcript.complete:
            yield written("transcript", sheet.transcript.id)
    if report is not None:
        yield written("report", report.report.id)


def _models(
    transcripts: tuple[TranscriptSheet, ...], report: ReportSheet | None
) -> Iterator[Document]:
    for sheet in transcripts:
        if sheet.transcript is not None:
            yield {
                "subject": written("transcript", sheet.transcript.id),
                "model": sheet.transcript.model_id,
                "parameters": sheet.transcript.parameters,
            }
    if report is not None and report.report.run is not None:
        run = report.report.run
        yield {
            "subject": written("report", report.report.id),
            "model": run.writer,
            "sha256": run.model_sha256,
            "adapter_sha256": run.adapter_sha256,
            "meaning_model": run.meaning_model,
            "versions": run.versions,
        }


def _documents(
    transcripts: tuple[TranscriptSheet, ...], report: ReportSheet | None
) -> Iterator[Member]:
    if report is not None:
        name = written("report", report.report.id)
        for fmt in ("json", "html"):
            yield Member(f"report/{name}.{fmt}", [REPORT_FORMATS[fmt](report)])
    for sheet in transcripts:
        name = written("recording", sheet.recording.id)
        for fmt in ("json", "txt"):
            yield Member(f"transcript/{name}.{fmt}", [TRANSCRIPT_FORMATS[fmt](sheet)])


def _sound(
    desk: Desk, report: ReportSheet | None, originals: tuple[Original, ...]
) -> Iterator[Member]:
    """The stretches of derived audio in which a report's quotes were said, each once."""
    there = {each.recording for each in originals if each.path is not None}
    findings = report.report.findings if report is not None else ()
    quoted: dict[RecordingId, list[tuple[int, int]]] = {}
    for finding in findings:
        for each in finding.evidence:
            quoted.setdefault(each.recording_id, []).append((each.start_ms, each.end_ms))
    for recording_id, times in sorted(quoted.items()):
        windows = desk.store.media.windows(recording_id)
        if not windows:  # a rule of retention removed them
            continue
        name = written("recording", recording_id)
        if name not in there:
            continue
        derived = desk.store.media.derived(recording_id)
        for window in windows:
            start_ms = window.start_frame * 1000 // SAMPLE_RATE_HZ
            end_ms = (window.start_frame + window.frames) * 1000 // SAMPLE_RATE_HZ
            if any(start < end_ms and end > start_ms for start, end in times):
                flac = map(derived.read_at, [window.offset], [window.size_bytes])
                path = f"audio/{name}-{start_ms // 1000:05d}s.flac"
                yield Member(path, flac, compressed=False)


def _original(desk: Desk, recording: Recording) -> Original:
    media, name = desk.store.media.of_recording(recording.id), written("recording", recording.id)
    ending = PurePath(recording.name).suffix.lower()
    try:
        desk.store.media.reader(media.id)
        path = f"original/{name}{ending if ending[1:].isalnum() and ending.isascii() else ''}"
    except AudioGone:
        path = None
    return Original(written("original", media.id), name, media.sha256, media.size_bytes, path)


def _bytes(desk: Desk, original: Original, on_bytes: OnBytes) -> Member:
    media_id = parse(original.subject)[1]
    reader = desk.store.media.reader(media_id)
    blocks = _checked(reader, original, on_bytes)
    return Member(str(original.path), blocks, size_bytes=original.size_bytes, compressed=False)


def _checked(reader: ChunkReader, original: Original, on_bytes: OnBytes) -> Iterator[bytes]:
    """The bytes of an original; StoreDamaged when they are not those that came in."""
    digest = hashlib.sha256()
    for offset in range(0, original.size_bytes, CHUNK_BYTES):
        block = reader.read_at(offset, CHUNK_BYTES)
        digest.update(block)
        yield block
        on_bytes(len(block))
    if digest.hexdigest() != original.sha256:
        raise StoreDamaged(f"{original.subject}: not the bytes that came in")
