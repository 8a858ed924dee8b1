"""Files of old into the library: those that belong together in one transaction, bytes unchanged.

Bytes are known by their hash, so a file that comes again, wherever it lies now, adds nothing.
"""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from voxdesk.desk import Desk
from voxdesk.domain.archive import Account, Obstacle, Taken
from voxdesk.domain.ids import DocumentId, RecordingId, VisitId, parse, written
from voxdesk.domain.recording import Recording, Source
from voxdesk.domain.turns import has_roles
from voxdesk.domain.visit import VisitCard
from voxdesk.errors import NothingFound
from voxdesk.jobs.context import JobContext
from voxdesk.services import importing, reading
from voxdesk.services.archive.entering import (
    FILES,
    TOLD,
    audio_recording,
    enter_recording,
    enter_transcript,
    enter_visit,
    visit_behind,
)
from voxdesk.services.archive.tree import FileGroup, Tree
from voxdesk.store.chunks import MediaRow

SITES = "site"
"""The source of marks whose key is a site: the visit that its other documents share."""

_PART_BYTES = 1 << 20

Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Read:
    """A document whose bytes are in the library and whose text is known."""

    path: Path
    media: MediaRow
    text: str

    @property
    def is_transcript(self) -> bool:
        return has_roles(self.text)


class Files:
    """Takes the groups of a tree, one after the other."""

    def __init__(self, desk: Desk, context: JobContext, account: Account, tree: Tree) -> None:
        self._desk = desk
        self._context = context
        self._account = account
        self._tree = tree

    def take(self, group: FileGroup) -> None:
        """Enter what is new of a group."""
        known: list[VisitId] = []
        audio = [path for path in group.audio if self._is_new(path, known)]
        documents = [path for path in group.documents if self._is_new(path, known)]
        sounds = [made for path in audio if (made := self._try(path, self._sound))]
        texts = [read for path in documents if (read := self._try(path, self._read))]
        if not sounds and not texts:
            return
        shared = group.shared and not any(read.is_transcript for read in texts)
        with self._desk.store.writing("visits", "recordings", "documents", "transcripts"):
            visit_id = known[0] if known else self._visit(group.card, sounds, shared=shared)
            for sound in sounds:
                enter_recording(self._desk, self._account, sound, visit_id)
            for read in texts:
                self._enter(read, visit_id, sounds)

    def _is_new(self, path: Path, known: list[VisitId]) -> bool:
        """Whether a file is to be taken; the visit of one that came before goes to `known`."""
        digest = self._try(path, _sha256)
        if digest is None:
            return False
        subject = self._desk.store.taken_over.subject(FILES, digest)
        if not subject:
            return True
        if not self._is_there(subject):
            self._account.tell(self._tree.shown(path), 0, Obstacle.FORGOTTEN)
            return False
        is_recording = parse(subject)[0] == "recording"
        self._account.there[Taken.RECORDINGS if is_recording else Taken.DOCUMENTS] += 1
        visit_id = visit_behind(self._desk, subject)
        if visit_id is not None:
            known.append(visit_id)
        return False

    def _is_there(self, subject: str) -> bool:
        kind, number = parse(subject)
        try:
            if kind == "recording":
                self._desk.store.recordings.get(RecordingId(number))
            else:
                self._desk.store.documents.get(DocumentId(number))
        except NothingFound:
            return False
        return True

    def _try(self, path: Path, take: Callable[[Path], Made]) -> Made | None:
        """What `take` makes of a file; what is wrong with it is told."""
        try:
            return take(path)
        except TOLD as error:
            self._account.tell(self._tree.shown(path), 0, error.code, error.detail)
            return None

    def _sound(self, path: Path) -> Recording:
        return audio_recording(self._desk, self._context, path)

    def _read(self, path: Path) -> Read:
        media = importing.kept(self._desk, self._context, path)
        return Read(path, media, reading.text(self._desk, self._context, media, path.name))

    def _visit(self, card: VisitCard, sounds: Sequence[Recording], *, shared: bool) -> VisitId:
        if not shared:
            return enter_visit(self._desk, self._account, card, next(iter(sounds), None))
        marks = self._desk.store.taken_over
        key = f"{card.site_kind} {card.site.casefold()}"
        visit_id = visit_behind(self._desk, marks.subject(SITES, key))
        if visit_id is None:
            visit_id = enter_visit(self._desk, self._account, card)
            marks.note(SITES, key, written("visit", visit_id))
        return visit_id

    def _enter(self, read: Read, visit_id: VisitId, sounds: Sequence[Recording]) -> None:
        """A document as it is; a transcript with the audio it lies beside, or as a recording."""
        store = self._desk.store
        origin = {"sha256": read.media.sha256}
        subject = ""
        if read.is_transcript and not sounds:
            recording = store.recordings.by_sha256(read.media.sha256)
            if recording is None:
                recording = store.recordings.add(
                    read.path.name, read.media, source=Source.ARCHIVE, visit_id=visit_id
                )
                self._account.came[Taken.RECORDINGS] += 1
                enter_transcript(self._desk, self._account, recording.id, read.text, origin)
            subject = written("recording", recording.id)
        else:
            document = store.documents.by_sha256(read.media.sha256)
            if document is None:
                added = store.documents.add(read.path.name, read.media, read.text, visit_id)
                self._account.came[Taken.DOCUMENTS] += 1
                subject = written("document", added)
                if read.is_transcript:
                    enter_transcript(self._desk, self._account, sounds[0].id, read.text, origin)
            else:
                self._account.there[Taken.DOCUMENTS] += 1
                subject = written("document", document.id)
        store.taken_over.note(FILES, read.media.sha256, subject)


def _sha256(path: Path) -> str:
    with importing.opened(path) as (stream, _size_bytes):
        digest = hashlib.sha256()
        while part := stream.read(_PART_BYTES):
            digest.update(part)
    return digest.hexdigest()
