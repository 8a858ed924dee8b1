"""The text of documents, read by a worker from the bytes that the library keeps."""

import contextlib
import re
from pathlib import Path

from voxdesk.desk import Desk
from voxdesk.errors import (
    AttachmentUnknown,
    BadRequest,
    Cancelled,
    DocumentUnreadable,
    VoxDeskError,
)
from voxdesk.jobs.context import JobContext
from voxdesk.store.chunks import ChunkReader, MediaRow

SUFFIXES = frozenset(".docx .md .pdf .txt".split())
"""What is taken for a document; what it really is, its bytes decide."""

PHOTO_SUFFIXES = frozenset(".heic .heif .jpeg .jpg .png".split())
"""Photos are kept byte for byte and never opened here; their text is empty."""

_PHOTO = re.compile(rb"\xff\xd8\xff|\x89PNG\r\n\x1a\n|.{4}ftyp(?:hei[cxms]|mif1|msf1)", re.DOTALL)


def is_photo(name: str) -> bool:
    return Path(name).suffix.lower() in PHOTO_SUFFIXES


def require_attachable(path: Path) -> None:
    """Raise AttachmentUnknown for what is neither a document nor a photo, by its name."""
    if path.suffix.lower() not in SUFFIXES | PHOTO_SUFFIXES:
        raise AttachmentUnknown(path.name)


def require_photo(reader: ChunkReader, name: str) -> None:
    """Raise AttachmentUnknown for bytes that do not begin as those of a photo."""
    if not _PHOTO.match(reader.read_at(0, 16)):
        raise AttachmentUnknown(name)


def text(desk: Desk, context: JobContext, media: MediaRow, name: str) -> str:
    """The text of an original, none of a photo; when it cannot be had, the original goes unless it
    is in use."""
    original = desk.store.media.reader(media.id)
    found = []
    try:
        if is_photo(name):
            require_photo(original, name)
            return ""
        for piece in desk.engines.reader(cancelled=context.cancelled).read(original):
            if isinstance(piece, str):
                found.append(piece)
            else:
                context.progress(piece)
    except (VoxDeskError, Cancelled) as error:
        with contextlib.suppress(BadRequest):
            desk.store.media.drop(media.id)
        if isinstance(error, DocumentUnreadable):
            raise DocumentUnreadable(f"{name}: {error.detail}") from error
        raise
    return "".join(found).strip()
