"""Paragraphs, tables and runs of Word documents, by the named styles of their template alone."""

from collections.abc import Iterable
from datetime import UTC, datetime
from itertools import groupby

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Emu, Length
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from voxdesk.export.outline import Mark, Measure
from voxdesk.export.words import SYMBOLS

UNDATED = datetime(1980, 1, 1, tzinfo=UTC)
PAGE_WIDTH = Cm(21)
"""Of a template that does not say it: A4."""
BAR_BLOCKS = 24
"""A full bar, in block characters."""

_CIRCLES = frozenset("".join(SYMBOLS.values())) - {"–"}
_DIGEST_LENGTHS = (64, 128)

MARK_STYLES = {
    "met": "Report Met",
    "positive": "Report Met",
    "partly_met": "Report Partly Met",
    "mixed": "Report Partly Met",
    "not_met": "Report Not Met",
    "critical": "Report Not Met",
    "score": "Report Score",
}
"""Character styles by the keys of marks; others are quiet."""


def text_width(document: Document) -> Length:
    """What a template's margins leave."""
    section = document.sections[0]
    page = section.page_width or PAGE_WIDTH
    return Emu(page - (section.left_margin or 0) - (section.right_margin or 0))


def properties(document: Document, title: str, author: str, subject: str, language: str) -> None:
    """What programs show of a document."""
    core = document.core_properties
    core.title, core.author, core.subject = title[:255], author[:255], subject[:255]
    core.last_modified_by, core.comments, core.language = author[:255], "", language


def dated(document: Document, created_at: str) -> None:
    """The moment of the report, not of writing it down."""
    try:
        moment = datetime.fromisoformat(created_at)
    except ValueError:
        moment = UNDATED
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    document.core_properties.created = document.core_properties.modified = moment


def styled(paragraph: Paragraph, text: str, style: str = "") -> None:
    """Add text in a character style; verdict circles come from one font, of one size."""
    if style:
        paragraph.add_run(text, style=style)
        return
    for circle, letters in groupby(text, _CIRCLES.__contains__):
        paragraph.add_run("".join(letters), style="Report Symbol" if circle else None)


def marked(paragraph: Paragraph, mark: Mark) -> None:
    """Add a mark in its colour."""
    colour = MARK_STYLES.get(mark.key, "Report Neutral")
    for circle, letters in groupby(str(mark), _CIRCLES.__contains__):
        run = paragraph.add_run("".join(letters), style=colour)
        if circle:
            fonts = run._r.get_or_add_rPr().get_or_add_rFonts()
            for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
                fonts.set(qn(script), "Segoe UI Symbol")


# --- tables ---------------------------------------------------------------------------------------


def rows(document: Document, pairs: Iterable[tuple[str, str]]) -> None:
    """A table of names and values."""
    made = _made(document, (4, 13))
    for name, value in pairs:
        cells = new_row(made)
        fill(cells[0], name, "Report Cell Name")
        fill(cells[1], value)


def measures(document: Document, figures: Iterable[Measure]) -> None:
    """A table of figures with bars."""
    made = _made(document, (6.5, 5.5, 5))
    for each in figures:
        cells = new_row(made)
        fill(cells[0], each.name)
        bar = fill(cells[1], "")
        if each.share:
            styled(bar, "█" * max(1, round(BAR_BLOCKS * each.share)), "Report Bar")
        fill(cells[2], each.value)
        if each.note:
            paragraph = cells[2].paragraphs[0]
            styled(paragraph, f" ({each.note})", "Report Quiet")


def table(document: Document, head: tuple[str, ...], widths: tuple[float, ...]) -> Table:
    """A table whose head comes again on every page; widths are shares of the page's."""
    made = _made(document, widths)
    for cell, text in zip(new_row(made), head, strict=True):
        fill(cell, text, "Report Cell Head")
    made.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    return made


def new_row(made: Table, *, parted: bool = False) -> tuple[_Cell, ...]:
    """The cells of one more row; `parted` says whether the end of a page may part it."""
    row: _Row = made.add_row()  # type: ignore[no-untyped-call]
    if not parted:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    return row.cells


def fill(cell: _Cell, text: str, style: str = "Report Cell") -> Paragraph:
    """Write one cell; digests are set small."""
    paragraph: Paragraph = cell.paragraphs[0]
    paragraph.clear()  # type: ignore[no-untyped-call]
    paragraph.style = style
    digest = len(text) in _DIGEST_LENGTHS and " " not in text
    if text:
        styled(paragraph, text, "Report Digest" if digest else "")
    return paragraph


def _made(document: Document, shares: tuple[float, ...]) -> Table:
    made: Table = document.add_table(rows=0, cols=len(shares), style="Report Table")
    made.autofit = False
    width = text_width(document)
    for column, share in zip(made.columns, shares, strict=True):
        column.width = Emu(round(width * share / sum(shares)))
    return made
