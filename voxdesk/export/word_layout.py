"""The look of Word documents: styles, tables, runs and borders, by python-docx."""

from collections.abc import Iterable
from datetime import UTC, datetime
from itertools import groupby

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm, Length, Pt, RGBColor
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from voxdesk.export.outline import Outline
from voxdesk.export.words import SYMBOLS

FONT = "Calibri"
SYMBOL_FONT = "Segoe UI Symbol"
TEXT_WIDTH = Cm(17)
INK, QUIET = RGBColor(0x1C, 0x22, 0x27), RGBColor(0x5B, 0x66, 0x6F)
RED, GREEN = RGBColor(0xB3, 0x26, 0x1E), RGBColor(0x1A, 0x73, 0x46)
LINE_GREY = "D9DEE2"
CIRCLES = frozenset("".join(SYMBOLS.values())) - {"–"}
UNDATED = datetime(1980, 1, 1, tzinfo=UTC)
ROW_WIDTHS = (Cm(4), Cm(13))


def set_up(document: Document, lines: Outline) -> None:
    """Page, properties, styles and footer."""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin, section.bottom_margin = Cm(2.2), Cm(2)
    properties = document.core_properties
    created = _moment(lines.created_at)
    properties.title, properties.author = lines.title[:255], lines.author[:255]
    properties.subject, properties.comments = lines.subtitle[:255], ""
    properties.language = lines.language
    properties.last_modified_by = lines.author[:255]
    properties.created = properties.modified = created
    _style(document, "Normal", size=10.5, after=6)
    _style(document, "Title", size=22, after=2, bold=True)
    _style(document, "Subtitle", size=12, after=10, colour=QUIET)
    _style(document, "Heading 1", size=14, before=18, after=6, bold=True)
    _style(document, "Heading 2", size=11.5, before=14, after=3, bold=True)
    _style(document, "Remark", size=9.5, after=4, colour=QUIET)
    _style(document, "Warning", size=10.5, after=8, bold=True)
    _style(document, "Evidence", size=10.5, after=6)
    _style(document, "Footer", size=8.5, after=0, colour=QUIET)
    styles = document.styles
    styles["Footer"].paragraph_format.tab_stops.clear_all()
    styles["Heading 2"].paragraph_format.tab_stops.add_tab_stop(TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT)
    evidence = styles["Evidence"].paragraph_format
    evidence.left_indent, evidence.keep_together = Cm(0.5), True
    _footer(section.footer.paragraphs[0], lines)


def _style(
    document: Document,
    name: str,
    *,
    size: float,
    before: float = 0,
    after: float,
    bold: bool = False,
    colour: RGBColor = INK,
) -> None:
    styles = document.styles
    style = styles[name] if name in styles else styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    if name not in ("Normal",) and style.base_style is None:
        style.base_style = styles["Normal"]
    style.font.size, style.font.bold, style.font.italic = Pt(size), bold, False
    style.font.color.rgb = colour
    # The template's headings name theme fonts, which win over a plain font name.
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for attribute in list(fonts.attrib):
        del fonts.attrib[attribute]
    for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(script), FONT)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    style.paragraph_format.line_spacing = 1.15
    # What the template adds of its own: a rule under the title, wide letters in the subtitle.
    for extra in style.element.xpath("./w:pPr/w:pBdr | ./w:rPr/w:spacing | ./w:rPr/w:kern"):
        extra.getparent().remove(extra)


def _footer(paragraph: Paragraph, lines: Outline) -> None:
    paragraph.paragraph_format.tab_stops.add_tab_stop(TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT)
    title = " · ".join(part for part in (lines.title, lines.subtitle) if part)
    paragraph.add_run(f"{title[:80]}\t{lines.say['page']} ")
    _field(paragraph, "PAGE")
    paragraph.add_run(f" {lines.say['of']} ")
    _field(paragraph, "NUMPAGES")


def _field(paragraph: Paragraph, name: str) -> None:
    field = paragraph.add_run()
    for kind, text in (("begin", ""), ("", name), ("separate", ""), ("", "1"), ("end", "")):
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText" if text == name else "w:t")
            mark.text = text
        field._r.append(mark)


# --- tables, runs and borders ---------------------------------------------------------------------


def rows(document: Document, pairs: Iterable[tuple[str, str]]) -> None:
    """A table of names and values."""
    made: Table = document.add_table(rows=0, cols=2)
    _shape(made, ROW_WIDTHS)
    for name, value in pairs:
        cells = new_row(made)
        fill(cells[0], name, colour=QUIET)
        fill(cells[1], value, small=len(value) in (64, 128))


def table(document: Document, head: tuple[str, ...], widths: tuple[Length, ...]) -> Table:
    """A table whose head comes again on every page."""
    made: Table = document.add_table(rows=1, cols=len(head))
    _shape(made, widths)
    for cell, text in zip(made.rows[0].cells, head, strict=True):
        fill(cell, text, colour=QUIET, bold=True)
    made.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    return made


def new_row(made: Table) -> tuple[_Cell, ...]:
    """The cells of one more row."""
    row: _Row = made.add_row()  # type: ignore[no-untyped-call]
    return row.cells


def _shape(made: Table, widths: tuple[Length, ...]) -> None:
    """Fix the columns; hair lines between rows; text flush with the text outside."""
    made.autofit = False
    for column, width in zip(made.columns, widths, strict=True):
        column.width = width
    borders, margins = OxmlElement("w:tblBorders"), OxmlElement("w:tblCellMar")
    for side in ("bottom", "insideH"):
        borders.append(_border(side, LINE_GREY))
    for side, twips in (("left", "0"), ("right", "113")):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), twips)
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    properties = made._tbl.tblPr
    for style in properties.findall(qn("w:tblStyle")):
        properties.remove(style)
    # The schema has an order: borders, layout, cell margins, look.
    layout = properties.find(qn("w:tblLayout"))
    layout.addprevious(borders)
    layout.addnext(margins)


def fill(
    cell: _Cell,
    text: str,
    *,
    colour: RGBColor = INK,
    bold: bool = False,
    small: bool = False,
    right: bool = False,
) -> None:
    """Write one cell."""
    paragraph = cell.paragraphs[0]
    paragraph.clear()
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(2)
    if right:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    written = run(paragraph, text, colour=colour)
    for piece in paragraph.runs:
        piece.bold = bold
    if small:
        written.font.size = Pt(7.5)


def run(paragraph: Paragraph, text: str, *, colour: RGBColor) -> Run:
    """Add coloured text; verdict circles come from one font, so that they are of one size."""
    piece = paragraph.add_run()
    for circle, letters in groupby(text, CIRCLES.__contains__):
        piece = paragraph.add_run("".join(letters))
        piece.font.color.rgb = colour
        if circle:
            piece.font.name = SYMBOL_FONT
            piece._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), SYMBOL_FONT)
    return piece


def edge(paragraph: Paragraph, colour: str, *, dashed: bool) -> None:
    """A coloured rule at the left of a paragraph."""
    borders = OxmlElement("w:pBdr")
    borders.append(_border("left", colour, line="dashed" if dashed else "single", eighths=18))
    properties = paragraph._p.get_or_add_pPr()
    properties.insert_element_before(
        borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


def _border(side: str, colour: str, *, line: str = "single", eighths: int = 4) -> BaseOxmlElement:
    border = OxmlElement(f"w:{side}")
    for name, value in (
        ("val", line),
        ("sz", str(eighths)),
        ("space", "8" if eighths > 4 else "0"),
        ("color", colour),
    ):
        border.set(qn(f"w:{name}"), value)
    return border


def _moment(created_at: str) -> datetime:
    try:
        moment = datetime.fromisoformat(created_at)
    except ValueError:
        return UNDATED
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
