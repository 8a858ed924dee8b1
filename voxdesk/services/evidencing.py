"""An evidence pack of a report or a recording: what it rests on, to be checked elsewhere."""

import hashlib
from collections.abc import Callable, Iterator
from itertools import chain, takewhile
from pathlib import PurePath
from typing import BinaryIO

from voxdesk import __version__
from voxdesk.desk import Desk
from voxdesk.domain.anchor import Anchor
from voxdesk.domain.custody import Event
from voxdesk.domain.ids import RecordingId, parse, written
from voxdesk.domain.recording import Recording
from voxdesk.errors import AudioGone, StoreDamaged
from voxdesk.export.documents import Document
from voxdesk.export.evidence import Member, Original, Pack, write_pack
from voxdesk.export.formats import REPORT_FORMATS, TRANSCRIPT_FORMATS
from voxdesk.export.sheets import Clip, ReportSheet, TranscriptSheet, shown
from voxdesk.services import sealing
from voxdesk.services.replacing import Write
from voxdesk.store import states
from voxdesk.store.chunks import CHUNK_BYTES, ChunkReader

OnBytes = Callable[[int], None]
"""Told how many bytes of originals were packed just now; may raise to stop."""

Sound = Callable[[ReportSheet], ReportSheet]
"""Gives a report the clips of its quotes."""

_REPORTS = ("json", "html", "pdf", "docx")
_TRANSCRIPTS = ("json", "txt")


def pack(
    desk: Desk,
    subject: str,
    transcripts: tuple[TranscriptSheet, ...],
    report: ReportSheet | None,
    *,
    seal: Anchor,
    originals: bool,
    sound: Sound,
    on_bytes: OnBytes,
) -> Write:
    """What writes the pack of a report with its transcripts, or of the recording of the only one.

    What may alter is read here and now; sound, the bytes of originals and the events never do.
    """
    hidden = any(each.pseudonymised for each in (report, *transcripts) if each is not None)
    packed = tuple(_original(desk, each.recording, there=originals) for each in transcripts)
    subjects = () if hidden else tuple(_subjects(packed, transcripts, report))
    rows = tuple((each, tuple(states.rows(desk.store, each))) for each in subjects)
    key = sealing.signing_key(desk.paths)

    def write(file: BinaryIO) -> None:
        heard = None if report is None else sound(report)
        cut = () if heard is None else tuple(_clips(heard))
        content = Pack(
            subject=subject,
            program=f"VoxDesk {__version__}",
            seal=seal,
            models=tuple(_models(transcripts, report)),
            originals=() if hidden else packed,
            members=chain(
                _documents(transcripts, heard),
                (Member(path, [clip.content], compressed=False) for path, clip, _ in cut if clip),
                (_bytes(desk, each, on_bytes) for each in packed if each.path is not None),
            ),
            states=rows,
            events=_events(desk, seal),
            clips=tuple(said for _, _, said in cut),
            pseudonymised=hidden,
        )
        write_pack(file, content, key.sign)

    return write


def _events(desk: Desk, seal: Anchor) -> Iterator[Event]:
    return takewhile(lambda event: event.number <= seal.number, desk.store.custody.events())


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
        for fmt in _REPORTS:
            yield Member(f"report/{name}.{fmt}", [REPORT_FORMATS[fmt](report)])
    for sheet in transcripts:
        name = written("recording", sheet.recording.id)
        for fmt in _TRANSCRIPTS:
            yield Member(f"transcript/{name}.{fmt}", [TRANSCRIPT_FORMATS[fmt](sheet)])


def _clips(report: ReportSheet) -> Iterator[tuple[str, Clip | None, Document]]:
    """Where the clip of each quote lies, its content the first time, and what is said of it."""
    paths: dict[tuple[RecordingId, int, int], str] = {}
    for number, finding in enumerate(report.report.findings, start=1):
        for quote in shown(finding):
            clip = report.clips.get(quote)
            if clip is None:
                continue
            place = finding.evidence.index(quote) + 1
            times = (quote.recording_id, quote.start_ms, quote.end_ms)
            new = times not in paths
            path = paths.setdefault(times, f"clips/finding-{number:02d}-quote-{place:02d}.mp3")
            said: Document = {
                "path": path,
                "finding": written("finding", finding.id),
                "quote": place,
                "recording": written("recording", quote.recording_id),
                "start_ms": quote.start_ms,
                "end_ms": quote.end_ms,
            }
            yield path, clip if new else None, said


def _original(desk: Desk, recording: Recording, *, there: bool) -> Original:
    """What is said of an original; it has a path where its bytes are to be in the pack."""
    media, name = desk.store.media.of_recording(recording.id), written("recording", recording.id)
    ending = PurePath(recording.name).suffix.lower()
    path = f"original/{name}{ending if ending[1:].isalnum() and ending.isascii() else ''}"
    try:
        desk.store.media.reader(media.id)
    except AudioGone:
        there = False
    return Original(
        written("original", media.id), name, media.sha256, media.size_bytes, path if there else None
    )


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
