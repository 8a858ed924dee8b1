"""Reports as Word documents, by python-docx, from a template that people can make their own.

The same report gives the same bytes: dates in the file are the report's, never the clock's.
"""

from docx.document import Document

from voxdesk.domain.report import Stance
from voxdesk.export import outlining, word_file
from voxdesk.export import word_layout as lay
from voxdesk.export.outline import FindingLines, Outline, QuoteGroup, QuoteLines
from voxdesk.export.sheets import ReportSheet

LONG_QUOTE = 1_500
"""From so many characters on, a quote's row may be parted by the end of a page."""

_EDGES = {Stance.FOR: "Report Evidence For", Stance.AGAINST: "Report Evidence Against"}


def report_docx(sheet: ReportSheet) -> bytes:
    """The report as a Word document."""
    lines = outlining.of(sheet)
    file = word_file.opened(sheet.letterhead.template)
    lay.properties(file.document, lines.title, lines.author, lines.subtitle, lines.language)
    lay.dated(file.document, lines.created_at)
    _opening(file.document, lines)
    _overview(file.document, lines)
    _findings(file.document, lines)
    _missing(file.document, lines)
    _appendices(file.document, lines)
    return word_file.finished(file, values(lines), sheet.letterhead.logo)


def values(lines: Outline) -> dict[str, str]:
    """What the places of a template are filled with."""
    return {
        "title": lines.title,
        "subtitle": lines.subtitle,
        "auditor": lines.author,
        "date": lines.created_at[:10],
        "logo": "",
        "report": "",
    }


def _opening(document: Document, lines: Outline) -> None:
    say = lines.say
    document.add_paragraph(lines.title, style="Title")
    if lines.subtitle:
        document.add_paragraph(lines.subtitle, style="Subtitle")
    for warning in lines.warnings:
        document.add_paragraph(warning, style="Report Warning")
    lay.rows(document, lines.visit)
    if lines.summary or lines.tally:
        document.add_heading(say["summary"], level=1)
        if lines.tally:
            lay.styled(document.add_paragraph(), lines.tally)
        for line in lines.summary:
            document.add_paragraph(line)
    if lines.figures:
        document.add_heading(say["figures"], level=1)
        lay.measures(document, lines.figures)
    for chart in lines.charts:
        document.add_heading(chart.title, level=2)
        lay.measures(document, chart.bars)


def _overview(document: Document, lines: Outline) -> None:
    if not lines.findings:
        return
    say = lines.say
    document.add_heading(say["overview"], level=1)
    head = ("", say["finding"], say["assessment"], say["times"], say["quotes"])
    made = lay.table(document, head, (1, 7.6, 3.6, 3.2, 1.6))
    lay.fill(made.rows[0].cells[-1], say["quotes"], "Report Cell Head Number")
    for section in lines.sections:
        if section.title:
            cells = lay.new_row(made)
            lay.fill(cells[0].merge(cells[-1]), section.title, "Report Cell Section")
        for finding in section.findings:
            cells = lay.new_row(made)
            lay.fill(cells[0], str(finding.number), "Report Cell Name")
            lay.fill(cells[1], finding.title)
            lay.marked(lay.fill(cells[2], ""), finding.mark)
            lay.fill(cells[3], finding.times)
            lay.fill(cells[4], str(len(finding.quotes)), "Report Cell Number")


def _findings(document: Document, lines: Outline) -> None:
    if not lines.findings:
        return
    document.add_heading(lines.say["findings"], level=1)
    for section in lines.sections:
        if section.title:
            document.add_heading(section.title, level=2)
        if section.coverage:
            document.add_paragraph(section.coverage, style="Report Remark")
        for finding in section.findings:
            _finding(document, finding, lines)
    if lines.about_labels:
        document.add_paragraph(lines.about_labels, style="Report Remark")


def _finding(document: Document, finding: FindingLines, lines: Outline) -> None:
    title = f"{finding.number}. {finding.title}\t"
    if finding.empty:
        lay.marked(document.add_paragraph(title, style="Report Empty"), finding.mark)
        return
    lay.marked(document.add_heading(title, level=3), finding.mark)
    if about := " · ".join(filter(None, (finding.group, finding.about))):
        remark = document.add_paragraph(about, style="Report Remark")
        remark.paragraph_format.keep_with_next = True
    if finding.statement:
        document.add_paragraph(finding.statement)
    for alarm in finding.alarms:
        document.add_paragraph(alarm, style="Report Alarm")
    if finding.recommendation:
        paragraph = document.add_paragraph()
        lay.styled(paragraph, f"{lines.say['recommendation']}: ", "Report Strong")
        lay.styled(paragraph, finding.recommendation)
    for note in finding.notes:
        document.add_paragraph(note, style="Report Remark")
    for group in finding.groups:
        _group(document, group, lines)


def _group(document: Document, group: QuoteGroup, lines: Outline) -> None:
    if group.question:
        check = document.add_paragraph(f"{group.question} ", style="Report Check")
        check.paragraph_format.keep_with_next = bool(group.quotes or group.doubtful)
        if group.mark is not None:
            lay.marked(check, group.mark)
    for quote in group.quotes:
        style = _EDGES.get(quote.stance) if quote.stance else None
        _quote(document, quote, style or "Report Evidence", lines)
    if group.doubtful:
        remark = document.add_paragraph(f"{lines.say['doubtful']}:", style="Report Remark")
        remark.paragraph_format.keep_with_next = True
    for quote in group.doubtful:
        _quote(document, quote, "Report Evidence Doubtful", lines)


def _quote(document: Document, quote: QuoteLines, style: str, lines: Outline) -> None:
    paragraph = document.add_paragraph(lines.say.quoted(quote.text), style=style)
    paragraph.add_run().add_break()
    lay.styled(paragraph, f"[{quote.number}] {quote.source}", "Report Quiet")


def _missing(document: Document, lines: Outline) -> None:
    """What was not studied, what was rejected, and what past reports say."""
    say = lines.say
    if lines.gaps:
        document.add_heading(say["gaps"], level=1)
        document.add_paragraph(say["gaps_about"], style="Report Remark")
    for section in lines.gaps:
        document.add_heading(section.title, level=2)
        document.add_paragraph(section.coverage, style="Report Remark")
        for group in section.groups:
            paragraph = document.add_paragraph(style="Report Gap")
            if group.title:
                lay.styled(paragraph, f"{group.title}: ", "Report Strong")
            lay.styled(paragraph, "; ".join(group.missing) or say["group_covered"])
    if lines.rejected:
        document.add_heading(say["rejected"], level=1)
        for number, title in lines.rejected:
            document.add_paragraph(f"{number}. {title}", style="Report Gap")
    if lines.similar:
        document.add_heading(say["similar"], level=1)
    for each in lines.similar:
        paragraph = document.add_paragraph()
        lay.styled(paragraph, each.source, "Report Quiet")
        paragraph.add_run().add_break()
        paragraph.add_run(each.text)
    signed = document.add_paragraph(style="Report Signature")
    lay.styled(signed, f"{say['signed_by']}: {lines.author or '_' * 24}    ")
    lay.styled(signed, f"{say['signature_line']}: {'_' * 28}")


def _appendices(document: Document, lines: Outline) -> None:
    say = lines.say
    quotes = list(lines.quotes)
    if quotes:
        heading = document.add_heading(say["appendix_quotes"], level=1)
        heading.paragraph_format.page_break_before = True
        head = ("", say["quote"], say["time"], say["finding"], say["label"])
        made = lay.table(document, head, (1, 7.6, 3.4, 1.6, 3.4))
        for finding, quote in quotes:
            cells = lay.new_row(made, parted=len(quote.text) > LONG_QUOTE)
            lay.fill(cells[0], str(quote.number), "Report Cell Name")
            lay.fill(cells[1], quote.text)
            lay.fill(cells[2], quote.said)
            lay.fill(cells[3], str(finding.number))
            lay.fill(cells[4], quote.label)
    if lines.run:
        document.add_heading(say["appendix_run"], level=1)
        lay.rows(document, lines.run)
        for note in lines.run_notes:
            document.add_paragraph(f"{say['warning']}: {note}", style="Report Remark")
    if lines.recordings or lines.seal:
        document.add_heading(say["appendix_recordings"], level=1)
    if lines.recordings:
        heads = (say["recording"], say["length"], say["sha256"])
        listed = lay.table(document, heads, (5, 2, 10))
        for each in lines.recordings:
            for cell, text in zip(lay.new_row(listed), each, strict=True):
                lay.fill(cell, text)
    if lines.seal:
        document.add_heading(say["seal"], level=2)
        lay.rows(document, lines.seal)
