"""The text of a PDF file, page by page. Pictures of pages hold none: they are not read."""

import logging
import time
from collections.abc import Iterator
from typing import IO

from pypdf import PdfReader

from voxdesk.domain.job import Progress, Unit
from voxdesk.errors import DocumentUnreadable

MOST_PAGES = 5000
MOST_S = 240
"""Reading stops in order before the worker's own limit ends it."""

# Its remarks on files quote from them, and what they say belongs in no log.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)


def pieces(stream: IO[bytes]) -> Iterator[str | Progress]:
    """The text of each page in order; raises DocumentUnreadable for anything but a sound PDF."""
    reader, count = _opened(stream)
    begun = time.monotonic()
    any_text = False
    for index in range(count):
        if time.monotonic() - begun > MOST_S:
            raise DocumentUnreadable(f"a PDF document that takes too long, at page {index + 1}")
        text = _page(reader, index)
        any_text = any_text or bool(text)
        yield f"{text}\n\n"
        yield Progress(index + 1, count, Unit.STEPS)
    if not any_text:
        raise DocumentUnreadable(f"a PDF document of {count} pages without text, perhaps a scan")


def _opened(stream: IO[bytes]) -> tuple[PdfReader, int]:
    try:
        reader = PdfReader(stream)
        locked = reader.is_encrypted
        count = 0 if locked else len(reader.pages)
    # Whatever a parser of hostile files stumbles over: the document is what is wrong.
    except Exception as error:
        raise DocumentUnreadable(f"a damaged PDF document ({type(error).__name__})") from error
    if locked:
        raise DocumentUnreadable("a PDF document with a password")
    if count > MOST_PAGES:
        raise DocumentUnreadable(f"a PDF document of {count} pages")
    return reader, count


def _page(reader: PdfReader, index: int) -> str:
    try:
        lines = reader.pages[index].extract_text().splitlines()
    except Exception as error:
        seen = f"a damaged PDF document, at page {index + 1} ({type(error).__name__})"
        raise DocumentUnreadable(seen) from error
    return "\n".join(line.rstrip() for line in lines).strip()
