"""Word files as bytes: opened from a template, filled in, and saved without the clock.

A template of people's own need not hold every style a report uses: those that it lacks are copied
from the program's.
"""

import io
import re
import zipfile
from bisect import bisect
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from itertools import accumulate

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm, Emu
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from voxdesk.paths import bundled

REPORT, LOGO = "report", "logo"
LOGO_HEIGHT, LOGO_WIDTH = Cm(1.1), Cm(6)
ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)

_USED = ("Report ", "Heading 1", "Heading 2", "Heading 3", "Title", "Subtitle")
"""How the names of the styles that a report uses begin."""

_PLACE = re.compile(r"\{\{\s*([a-z]+)\s*\}\}")


@dataclass(frozen=True, slots=True)
class Opened:
    """A document to write at the end of.

    `before` and `after` are what its template has around the report; `lacking` names the styles
    that had to be added.
    """

    document: Document
    before: tuple[BaseOxmlElement, ...]
    after: tuple[BaseOxmlElement, ...]
    lacking: tuple[str, ...]


def own_template() -> bytes:
    """The template of the program."""
    return bundled("resources", "report_templates", "report.docx").read_bytes()


def opened(template: bytes = b"") -> Opened:
    """Open a template, empty for the program's own, with every style that a report needs."""
    document = docx.Document(io.BytesIO(template or own_template()))
    lacking = _complete(document) if template else ()
    return Opened(document, *_around(document), lacking)


def finished(file: Opened, values: Mapping[str, str], logo: bytes = b"") -> bytes:
    """Fill in the places of the template, and save."""
    body = file.document.element.body
    for element in file.after:
        body.insert_element_before(element, "w:sectPr")
    for paragraph in _own_paragraphs(file):
        _fill(paragraph, values, logo)
    return undated(file.document)


def undated(document: Document) -> bytes:
    """A document with one fixed date on every member, instead of the moment of writing."""
    written, plain = io.BytesIO(), io.BytesIO()
    document.save(written)
    with zipfile.ZipFile(written) as old, zipfile.ZipFile(plain, "w") as new:
        for member in old.infolist():
            entry = zipfile.ZipInfo(member.filename, ZIP_EPOCH)
            new.writestr(entry, old.read(member), zipfile.ZIP_DEFLATED)
    return plain.getvalue()


def _complete(document: Document) -> tuple[str, ...]:
    """Copy the styles that a template lacks from the program's; their names."""
    there = {each.name for each in document.styles}
    lacking = []
    for style in docx.Document(io.BytesIO(own_template())).styles:
        if style.name not in there and style.name.startswith(_USED):
            document.styles.element.append(deepcopy(style.element))
            lacking.append(style.name)
    return tuple(lacking)


def _around(
    document: Document,
) -> tuple[tuple[BaseOxmlElement, ...], tuple[BaseOxmlElement, ...]]:
    """What stands before and after the place of the report; what follows is taken out."""
    elements = [each for each in document.element.body if each.tag != qn("w:sectPr")]
    for place, element in enumerate(elements):
        text = "".join(each.text or "" for each in element.iter(qn("w:t")))
        if element.tag == qn("w:p") and REPORT in _PLACE.findall(text):
            for each in elements[place:]:
                document.element.body.remove(each)
            return tuple(elements[:place]), tuple(elements[place + 1 :])
    return tuple(elements), ()


def _own_paragraphs(file: Opened) -> Iterator[Paragraph]:
    """The paragraphs of the template itself."""
    document = file.document
    for element in (*file.before, *file.after):
        yield from (Paragraph(each, document._body) for each in element.iter(qn("w:p")))
    for section in document.sections:
        for part in (
            *(section.header, section.first_page_header, section.even_page_header),
            *(section.footer, section.first_page_footer, section.even_page_footer),
        ):
            if not part.is_linked_to_previous:
                yield from (Paragraph(each, part) for each in part._element.iter(qn("w:p")))


def _fill(paragraph: Paragraph, values: Mapping[str, str], logo: bytes) -> None:
    """Put values in the places of a paragraph."""
    _join(paragraph)
    for run in paragraph.runs:
        names = _PLACE.findall(run.text)
        if not names:
            continue
        run.text = _PLACE.sub(lambda match: values.get(match[1], match[0]), run.text)
        if LOGO in names and logo:
            _picture(run, logo)


def _join(paragraph: Paragraph) -> None:
    """Put places that Word split over several runs into the first of them."""
    runs = paragraph.runs
    ends = list(accumulate(len(run.text) for run in runs))
    for match in reversed(list(_PLACE.finditer("".join(run.text for run in runs)))):
        first, last = bisect(ends, match.start()), bisect(ends, match.end() - 1)
        if first != last:
            runs[first].text = "".join(run.text for run in runs[first : last + 1])
            for run in runs[first + 1 : last + 1]:
                run.text = ""


def _picture(run: Run, logo: bytes) -> None:
    """A logo of `LOGO_HEIGHT`, or less where it would be wider than `LOGO_WIDTH`."""
    shape = run.add_picture(io.BytesIO(logo), height=LOGO_HEIGHT)
    if shape.width > LOGO_WIDTH:
        shape.height = Emu(shape.height * LOGO_WIDTH // shape.width)
        shape.width = LOGO_WIDTH
