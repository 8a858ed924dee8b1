"""Reports as Word documents, by python-docx, from styles set here.

The same report gives the same bytes: dates in the file are the report's, never the clock's.
"""

import io
import zipfile

import docx
from docx.document import Document
from docx.shared import Cm, Pt, RGBColor

from voxdesk.domain.report import Stance
from voxdesk.export import outline
from voxdesk.export.outline import FindingLines, Outline, QuoteLines
from voxdesk.export.sheets import ReportSheet
from voxdesk.export.word_layout import (
    GREEN,
    INK,
    LINE_GREY,
    QUIET,
    RED,
    edge,
    fill,
    new_row,
    rows,
    run,
    set_up,
    table,
)

VERDICT_COLOURS = {
    "met": GREEN,
    "partly_met": RGBColor(0x8A, 0x5A, 0x00),
    "not_met": RED,
    "not_covered": QUIET,
    "none": QUIET,
}
STANCE_COLOURS = {Stance.FOR: str(GREEN), Stance.AGAINST: str(RED)}
ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)


def report_docx(sheet: ReportSheet) -> bytes:
    """The report as a Word document."""
    lines = outline.of(sheet)
    document = docx.Document()
    set_up(document, lines)
    _opening(document, lines)
    _findings(document, lines)
    _closing(document, lines)
    written = io.BytesIO()
    document.save(written)
    return _undated(written.getvalue())


def _opening(document: Document, lines: Outline) -> None:
    say = lines.say
    document.add_paragraph(lines.title, style="Title")
    if lines.subtitle:
        document.add_paragraph(lines.subtitle, style="Subtitle")
    for warning in lines.warnings:
        document.add_paragraph(warning, style="Warning")
    rows(document, lines.visit)
    if lines.summary or lines.tally:
        document.add_heading(say["summary"], level=1)
        if lines.tally:
            run(document.add_paragraph(), lines.tally, colour=INK)
        for line in lines.summary:
            document.add_paragraph(line)
    if lines.figures:
        document.add_heading(say["figures"], level=1)
        rows(document, lines.figures)


def _findings(document: Document, lines: Outline) -> None:
    if not lines.findings:
        return
    say = lines.say
    document.add_heading(say["overview"], level=1)
    head = ("", say["criterion"], say["verdict"], say["evidence"])
    overview = table(document, head, (Cm(1), Cm(8), Cm(4.6), Cm(3.4)))
    for finding in lines.findings:
        cells = new_row(overview)
        fill(cells[0], str(finding.number), colour=QUIET, right=True)
        fill(cells[1], finding.title)
        fill(
            cells[2],
            finding.mark,
            colour=VERDICT_COLOURS[finding.verdict_key],
            bold=True,
        )
        fill(cells[3], str(len(finding.quotes)), right=True)
    fill(overview.rows[0].cells[3], say["evidence"], colour=QUIET, bold=True, right=True)
    document.add_heading(say["findings"], level=1)
    for finding in lines.findings:
        _finding(document, finding, lines)
    if lines.about_labels:
        document.add_paragraph(lines.about_labels, style="Remark")


def _finding(document: Document, finding: FindingLines, lines: Outline) -> None:
    heading = document.add_heading(f"{finding.number}. {finding.title}\t", level=2)
    run(heading, finding.mark, colour=VERDICT_COLOURS[finding.verdict_key])
    if finding.review:
        run(heading, f" · {finding.review}", colour=QUIET).bold = False
    if finding.statement:
        statement = document.add_paragraph(finding.statement)
        statement.paragraph_format.keep_with_next = bool(finding.quotes)
    if not finding.supported:
        run(document.add_paragraph(style="Remark"), lines.say["unsupported"], colour=RED)
    if finding.recommendation:
        paragraph = document.add_paragraph()
        paragraph.add_run(f"{lines.say['recommendation']}: ").bold = True
        paragraph.add_run(finding.recommendation)
    for note in finding.notes:
        document.add_paragraph(note, style="Remark")
    for quote in finding.quotes:
        _quote(document, quote)
    if finding.doubtful:
        remark = document.add_paragraph(lines.say["doubtful"], style="Remark")
        remark.paragraph_format.keep_with_next = True
        for quote in finding.doubtful:
            _quote(document, quote, sure=False)


def _quote(document: Document, quote: QuoteLines, *, sure: bool = True) -> None:
    paragraph = document.add_paragraph(style="Evidence")
    colour = STANCE_COLOURS.get(quote.stance, LINE_GREY) if quote.stance else LINE_GREY
    edge(paragraph, colour, dashed=not sure)
    run(paragraph, f"“{quote.text}”", colour=INK if sure else QUIET)
    paragraph.add_run().add_break()
    run(paragraph, quote.source, colour=QUIET).font.size = Pt(9)


def _closing(document: Document, lines: Outline) -> None:
    say = lines.say
    if lines.similar:
        document.add_heading(say["similar"], level=1)
        for each in lines.similar:
            paragraph = document.add_paragraph()
            run(paragraph, each.source, colour=QUIET).bold = True
            paragraph.add_run().add_break()
            paragraph.add_run(each.text)
    if lines.recordings:
        document.add_heading(say["recordings"], level=1)
        head = (say["recording"], say["length"], say["sha256"])
        listed = table(document, head, (Cm(5), Cm(2), Cm(10)))
        for name, length, sha256 in lines.recordings:
            cells = new_row(listed)
            fill(cells[0], name)
            fill(cells[1], length)
            fill(cells[2], sha256, small=True)
    if lines.run:
        document.add_heading(say["run"], level=1)
        rows(document, lines.run)
        for note in lines.run_notes:
            document.add_paragraph(f"{say['warning']}: {note}", style="Remark")
    if lines.seal:
        document.add_heading(say["seal"], level=1)
        rows(document, lines.seal)


def _undated(written: bytes) -> bytes:
    """The same package with one fixed date on every member, instead of the moment of writing."""
    undated = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(written)) as old, zipfile.ZipFile(undated, "w") as new:
        for member in old.infolist():
            entry = zipfile.ZipInfo(member.filename, ZIP_EPOCH)
            new.writestr(entry, old.read(member), zipfile.ZIP_DEFLATED)
    return undated.getvalue()
