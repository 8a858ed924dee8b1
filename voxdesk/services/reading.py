"""The text of documents, read by a worker from the bytes that the library keeps."""

import contextlib

from voxdesk.desk import Desk
from voxdesk.errors import BadRequest, Cancelled, DocumentUnreadable, VoxDeskError
from voxdesk.jobs.context import JobContext
from voxdesk.store.chunks import MediaRow

SUFFIXES = frozenset(".docx .md .pdf .txt".split())
"""What is taken for a document; what it really is, its bytes decide."""


def text(desk: Desk, context: JobContext, media: MediaRow, name: str) -> str:
    """The text of an original; when it cannot be had, the original goes unless it is in use."""
    reader = desk.engines.reader(cancelled=context.cancelled)
    found = []
    try:
        for piece in reader.read(desk.store.media.reader(media.id)):
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
