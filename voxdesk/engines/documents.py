"""The text of written sources: TXT, MD, DOCX and PDF, told apart by their bytes, never by name.

Documents come from strangers, and their parsers are large: both stay in a worker of their own,
under limits, and read through the pipe. Text comes out plain, with its paragraphs kept.
"""

import io
import re
from collections.abc import Iterator

from voxdesk.domain.encodings import decoded
from voxdesk.domain.job import Progress
from voxdesk.engines import pdf_text, word_text
from voxdesk.engines.base import ByteSource
from voxdesk.engines.source_file import SourceFile
from voxdesk.errors import DocumentUnreadable

MOST_PLAIN_BYTES = 64 << 20
MOST_CHARACTERS = 32 << 20
"""Text beyond this is no document that anybody wrote."""

PIECE_CHARACTERS = 1 << 18
_HEAD_BYTES = 1 << 10
_READ_AHEAD_BYTES = 1 << 18

_REFUSED = (
    (b"\xd0\xcf\x11\xe0", "an office document with a password, or of the old form (.doc)"),
    (b"{\\rtf", "an RTF document"),
    (b"\x1f\x8b", "a compressed file (gzip)"),
    (b"Rar!", "a RAR archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
)
# What no editor of text writes: control characters other than tabs, line ends and page breaks.
_CONTROL = re.compile(r"[\0-\x08\x0e-\x1a\x1c-\x1f]")
_BLANK_LINES = re.compile(r"\n[ \t]*(?:\n[ \t]*)+\n")


class DocumentTexts:
    """Reads one document after the other."""

    def read(self, document: ByteSource) -> Iterator[str | Progress]:
        """The text in pieces, in order. Raises DocumentUnreadable with what was seen instead."""
        any_text = False
        characters = 0
        for piece in _pieces(document):
            if isinstance(piece, str):
                characters += len(piece)
                any_text = any_text or not piece.isspace()
                if characters > MOST_CHARACTERS:
                    raise DocumentUnreadable(f"more than {MOST_CHARACTERS} characters")
            yield piece
        if not any_text:
            raise DocumentUnreadable("no text in it")


def _pieces(document: ByteSource) -> Iterator[str | Progress]:
    head = document.read_at(0, _HEAD_BYTES)
    for start, seen in _REFUSED:
        if head.startswith(start):
            raise DocumentUnreadable(seen)
    if head.startswith(b"PK"):
        return word_text.pieces(_stream(document))
    if b"%PDF-" in head:
        return pdf_text.pieces(_stream(document))
    return _plain(document)


def _stream(document: ByteSource) -> io.BufferedReader:
    return io.BufferedReader(SourceFile(document), _READ_AHEAD_BYTES)


def _plain(document: ByteSource) -> Iterator[str]:
    if document.size_bytes > MOST_PLAIN_BYTES:
        raise DocumentUnreadable(f"a text of {document.size_bytes} bytes")
    text = decoded(document.read_at(0, document.size_bytes))
    if _CONTROL.search(text):
        raise DocumentUnreadable("bytes that are no text")
    text = _BLANK_LINES.sub("\n\n", text.replace("\f", "\n"))
    for begin in range(0, len(text), PIECE_CHARACTERS):
        yield text[begin : begin + PIECE_CHARACTERS]
