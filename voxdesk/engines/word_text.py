"""The text of a DOCX file: paragraphs as they stand, each row of a table as a line.

A DOCX is a ZIP archive of XML, and both can be built to exhaust whoever opens them. So first every
member is decompressed into nothing and its real bytes are counted; what headers claim is no matter.
"""

import zipfile
import zlib
from collections.abc import Iterator
from typing import IO, Any

from docx import Document
from docx.oxml.ns import qn

from voxdesk.domain.job import Progress, Unit
from voxdesk.errors import DocumentUnreadable

MOST_BYTES = 200 << 20
MOST_RATIO = 200
MOST_MEMBERS = 5000
SMALL_BYTES = 1 << 20
"""A member may be this large however well it was compressed."""

MAIN = "word/document.xml"
_READ_BYTES = 1 << 16
_ENCRYPTED = 1
_PARAGRAPHS_A_PIECE = 200

_PARAGRAPH, _TABLE, _ROW, _CELL = qn("w:p"), qn("w:tbl"), qn("w:tr"), qn("w:tc")
# What a reader does not see: an older way to draw the same, and text that was struck out.
_UNSEEN = {"{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback", qn("w:del")}
_MARKS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}


def pieces(stream: IO[bytes]) -> Iterator[str | Progress]:
    """The text in order; raises DocumentUnreadable for anything but a sound DOCX."""
    check(stream)
    stream.seek(0)
    try:
        body = Document(stream).element.body
    # Whatever a parser of hostile XML stumbles over: the document is what is wrong.
    except Exception as error:
        raise DocumentUnreadable(f"a damaged DOCX document ({type(error).__name__})") from error
    lines: list[str] = []
    blocks = list(body)
    for done, block in enumerate(blocks, 1):
        lines += _lines(block)
        if len(lines) >= _PARAGRAPHS_A_PIECE or done == len(blocks):
            yield "".join(f"{line}\n" for line in lines)
            yield Progress(done, len(blocks), Unit.STEPS)
            lines.clear()


def check(stream: IO[bytes]) -> None:
    """Refuse an archive that is damaged, locked, no DOCX, or larger inside than it should be."""
    try:
        with zipfile.ZipFile(stream) as archive:
            members = archive.infolist()
            if len(members) > MOST_MEMBERS:
                raise DocumentUnreadable(f"an archive of {len(members)} members")
            if any(member.flag_bits & _ENCRYPTED for member in members):
                raise DocumentUnreadable("an archive with a password")
            if MAIN not in archive.namelist():
                raise DocumentUnreadable("a ZIP archive that is no DOCX document")
            _count(archive, members)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError) as error:
        raise DocumentUnreadable(f"a damaged DOCX document ({error})") from error


def _count(archive: zipfile.ZipFile, members: list[zipfile.ZipInfo]) -> None:
    total = 0
    for member in members:
        own = 0
        most = max(SMALL_BYTES, member.compress_size * MOST_RATIO)
        with archive.open(member) as content:
            while part := content.read(_READ_BYTES):
                own += len(part)
                total += len(part)
                if own > most or total > MOST_BYTES:
                    raise DocumentUnreadable("an archive built to grow without end (a ZIP bomb)")


def _lines(element: Any) -> Iterator[str]:
    """The lines of a block, and of what it contains: text boxes and controls, too."""
    if element.tag in _UNSEEN:
        return
    if element.tag == _PARAGRAPH:
        inner: list[str] = []
        yield _text(element, inner).rstrip()
        yield from inner
    elif element.tag == _TABLE:
        for row in _own(element, _ROW):
            cells = (" ".join(_lines_within(cell)).strip() for cell in _own(row, _CELL))
            yield "\t".join(cells).rstrip()
    else:
        yield from _lines_within(element)


def _own(element: Any, tag: str) -> Iterator[Any]:
    """The rows of a table or cells of a row, without those of tables inside it."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag not in (_TABLE, _PARAGRAPH):
            yield from _own(child, tag)


def _lines_within(element: Any) -> Iterator[str]:
    for child in element:
        yield from _lines(child)


def _text(element: Any, inner: list[str]) -> str:
    """The words of a paragraph; paragraphs inside it (of a text box) go to `inner`."""
    found = []
    for child in element:
        if child.tag == qn("w:t"):
            found.append(child.text or "")
        elif child.tag in _MARKS:
            found.append(_MARKS[child.tag])
        elif child.tag in (_PARAGRAPH, _TABLE):
            inner += _lines(child)
        elif child.tag not in _UNSEEN:
            found.append(_text(child, inner))
    return "".join(found)
