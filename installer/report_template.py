"""Makes the Word template of reports: `report_template.py`, after a change of its look.

All the look of a report lies in named styles of the template, so that people can take a copy of it,
change it in Word, and choose it in the settings. `{{title}}` and its kin are filled in; the report
stands where `{{report}}` does.
"""

from datetime import UTC, datetime
from pathlib import Path

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import CharacterStyle, ParagraphStyle
from docx.text.paragraph import Paragraph

from voxdesk.export.word_file import undated

TARGET = Path(__file__).parents[1] / "resources" / "report_templates" / "report.docx"
FONT, MONO = "Calibri", "Consolas"
INK, QUIET, ACCENT = "1C2227", "5B666F", "1F5F8B"
GREEN, AMBER, RED, LINE, SHADE = "1A7346", "8A5A00", "B3261E", "D9DEE2", "F4F6F8"
TEXT_WIDTH = Cm(17)

# name, base, size, before, after, bold, colour
PARAGRAPHS: tuple[tuple[str, str, float, float, float, bool, str], ...] = (
    ("Normal", "", 10.5, 0, 6, False, INK),
    ("Title", "Normal", 24, 0, 2, True, INK),
    ("Subtitle", "Normal", 12, 0, 12, False, QUIET),
    ("Heading 1", "Normal", 15, 20, 6, True, ACCENT),
    ("Heading 2", "Normal", 12.5, 16, 4, True, INK),
    ("Heading 3", "Normal", 11, 12, 2, True, INK),
    ("Header", "Normal", 8.5, 0, 0, False, QUIET),
    ("Footer", "Normal", 8.5, 0, 0, False, QUIET),
    ("Report Warning", "Normal", 10.5, 4, 8, True, AMBER),
    ("Report Alarm", "Normal", 9.5, 0, 4, True, RED),
    ("Report Remark", "Normal", 9.5, 0, 4, False, QUIET),
    ("Report Check", "Normal", 10, 6, 3, False, INK),
    ("Report Evidence", "Normal", 10.5, 0, 6, False, INK),
    ("Report Evidence For", "Report Evidence", 10.5, 0, 6, False, INK),
    ("Report Evidence Against", "Report Evidence", 10.5, 0, 6, False, INK),
    ("Report Evidence Doubtful", "Report Evidence", 10.5, 0, 6, False, QUIET),
    ("Report Empty", "Normal", 10.5, 6, 3, False, QUIET),
    ("Report Gap", "Normal", 10, 0, 3, False, INK),
    ("Report Signature", "Normal", 10.5, 30, 12, False, INK),
    ("Report Cell", "Normal", 9.5, 2, 2, False, INK),
    ("Report Cell Head", "Report Cell", 9, 2, 2, True, QUIET),
    ("Report Cell Head Number", "Report Cell Head", 9, 2, 2, True, QUIET),
    ("Report Cell Name", "Report Cell", 9.5, 2, 2, False, QUIET),
    ("Report Cell Number", "Report Cell", 9.5, 2, 2, False, INK),
    ("Report Cell Section", "Report Cell", 9.5, 6, 2, True, INK),
)
CHARACTERS = (
    ("Report Met", GREEN, True),
    ("Report Partly Met", AMBER, True),
    ("Report Not Met", RED, True),
    ("Report Neutral", QUIET, True),
    ("Report Score", ACCENT, True),
    ("Report Quiet", QUIET, False),
    ("Report Strong", INK, True),
)
EDGES = {
    "Report Evidence": (LINE, "single"),
    "Report Evidence For": (GREEN, "single"),
    "Report Evidence Against": (RED, "single"),
    "Report Evidence Doubtful": (LINE, "dashed"),
    "Report Warning": (AMBER, "single"),
}


def main() -> None:
    document = docx.Document()
    _only_what_is_used(document)
    _page(document)
    for name, base, size, before, after, bold, colour in PARAGRAPHS:
        style = _paragraph_style(document, name, base)
        _letters(style, size, bold, colour)
        style.paragraph_format.space_before = Pt(before)
        style.paragraph_format.space_after = Pt(after)
        style.paragraph_format.line_spacing = 1.15
    for name, colour, bold in CHARACTERS:
        style = document.styles.add_style(name, WD_STYLE_TYPE.CHARACTER)
        style.font.color.rgb, style.font.bold = RGBColor.from_string(colour), bold
    _small(document)
    _shapes(document)
    _table_style(document)
    _header(document)
    document.add_paragraph("{{report}}")
    properties = document.core_properties
    properties.title, properties.author, properties.comments = "{{title}}", "", ""
    properties.created = properties.modified = datetime(1980, 1, 1, tzinfo=UTC)
    TARGET.write_bytes(undated(document))


def _only_what_is_used(document: Document) -> None:
    """Take out the many styles of python-docx's own template that no report has."""
    used = {name for name, *_ in PARAGRAPHS}
    used |= {"Default Paragraph Font", "Normal Table", "No List"}
    for style in list(document.styles):
        for link in style.element.xpath("./w:link | ./w:next"):
            link.getparent().remove(link)
        if style.name not in used:
            style.delete()


def _page(document: Document) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin, section.bottom_margin = Cm(2.6), Cm(2.2)
    section.header_distance = section.footer_distance = Cm(1)


def _paragraph_style(document: Document, name: str, base: str) -> ParagraphStyle:
    styles = document.styles
    known = name in styles
    style: ParagraphStyle = (
        styles[name] if known else styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    )
    if base:
        style.base_style = styles[base]
    # What python-docx's own template adds: rules under titles, wide letters, other fonts.
    for extra in style.element.xpath("./w:pPr/w:pBdr | ./w:rPr/w:spacing | ./w:rPr/w:kern"):
        extra.getparent().remove(extra)
    style.quick_style = True
    return style


def _letters(style: CharacterStyle, size: float, bold: bool, colour: str) -> None:
    style.font.size, style.font.bold, style.font.italic = Pt(size), bold, False
    style.font.color.rgb = RGBColor.from_string(colour)
    # Headings name fonts of the theme, which win over a plain name.
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for attribute in list(fonts.attrib):
        del fonts.attrib[attribute]
    for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(script), FONT)


def _small(document: Document) -> None:
    """Character styles that are about form, not colour: digests, symbols, bars."""
    for name, font, size in (("Report Digest", MONO, 7.5), ("Report Symbol", "Segoe UI Symbol", 0)):
        style = document.styles.add_style(name, WD_STYLE_TYPE.CHARACTER)
        style.font.name = font
        if size:
            style.font.size = Pt(size)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for script in ("w:cs", "w:eastAsia"):
            fonts.set(qn(script), font)
    bar = document.styles.add_style("Report Bar", WD_STYLE_TYPE.CHARACTER)
    bar.font.size, bar.font.color.rgb = Pt(7), RGBColor.from_string(ACCENT)


def _shapes(document: Document) -> None:
    styles = document.styles
    for name, (colour, line) in EDGES.items():
        _edge(styles[name].element.get_or_add_pPr(), colour, line)
    for name in EDGES:
        styles[name].paragraph_format.left_indent = Cm(0.5)
    styles["Report Evidence"].paragraph_format.keep_together = True
    for name in ("Heading 1", "Heading 2", "Heading 3", "Report Check"):
        styles[name].paragraph_format.keep_with_next = True
    styles["Heading 3"].paragraph_format.tab_stops.add_tab_stop(TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT)
    styles["Report Empty"].paragraph_format.tab_stops.add_tab_stop(
        TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT
    )
    for name in ("Report Cell Number", "Report Cell Head Number"):
        styles[name].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for name in ("Report Cell Section", "Report Cell Head"):
        styles[name].paragraph_format.keep_with_next = True


def _edge(properties: BaseOxmlElement, colour: str, line: str) -> None:
    """A coloured rule at the left of every paragraph of a style."""
    borders = parse_xml(
        f'<w:pBdr {nsdecls("w")}><w:left w:val="{line}" w:sz="18" w:space="8"'
        f' w:color="{colour}"/></w:pBdr>'
    )
    # The schema has an order: borders stand before spacing and indents.
    before = properties.find(qn("w:spacing"))
    if before is None:
        properties.append(borders)
    else:
        before.addprevious(borders)


def _table_style(document: Document) -> None:
    """Hair lines between rows, text flush with the text outside."""
    style = document.styles.add_style("Report Table", WD_STYLE_TYPE.TABLE)
    line = f'w:val="single" w:sz="4" w:space="0" w:color="{LINE}"'
    style.element.append(
        parse_xml(
            f"<w:tblPr {nsdecls('w')}><w:tblBorders><w:bottom {line}/><w:insideH {line}/>"
            "</w:tblBorders><w:tblCellMar>"
            '<w:left w:w="0" w:type="dxa"/><w:right w:w="113" w:type="dxa"/>'
            "</w:tblCellMar></w:tblPr>"
        )
    )


def _header(document: Document) -> None:
    """The logo and the title above, place and page below."""
    section = document.sections[0]
    above, below = section.header.paragraphs[0], section.footer.paragraphs[0]
    for paragraph in (above, below):
        style = document.styles["Header" if paragraph is above else "Footer"]
        style.paragraph_format.tab_stops.clear_all()
        style.paragraph_format.tab_stops.add_tab_stop(TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT)
    above.add_run("{{logo}}")
    above.add_run("\t{{title}}")
    below.add_run("{{subtitle}}\t")
    _field(below, "PAGE")
    below.add_run(" / ")
    _field(below, "NUMPAGES")


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


if __name__ == "__main__":
    main()
