"""Reports as PDF, by reportlab: embedded fonts, bookmarks, and the same bytes every time.

The seal stands at its end for people, and among the keywords for programs.
"""

import io
from collections.abc import Iterator

from reportlab.platypus import Flowable, HRFlowable, KeepTogether, PageBreak, Table

from voxdesk.domain.anchor import LABELS
from voxdesk.domain.report import Stance
from voxdesk.export import outlining, pdf_fonts
from voxdesk.export import pdf_layout as lay
from voxdesk.export.outline import FindingLines, Outline, QuoteGroup, QuoteLines
from voxdesk.export.pdf_fonts import bold, coloured, markup
from voxdesk.export.sheets import ReportSheet

_EDGES = {Stance.FOR: lay.GREEN, Stance.AGAINST: lay.RED}


def report_pdf(sheet: ReportSheet) -> bytes:
    """The report as a PDF document."""
    pdf_fonts.register()
    lines = outlining.of(sheet)
    written = io.BytesIO()
    parts = sheet.seal.parts if sheet.seal else {}
    keywords = "; ".join(f"{LABELS[key]}: {value}" for key, value in parts.items())
    lay.Pages(written, lines, sheet.letterhead.logo, keywords).build(list(_story(lines)))
    return written.getvalue()


def _story(lines: Outline) -> Iterator[Flowable]:
    yield from _opening(lines)
    yield from _overview(lines)
    yield from _findings(lines)
    yield from _missing(lines)
    yield from _appendices(lines)


def _opening(lines: Outline) -> Iterator[Flowable]:
    say = lines.say
    title = lay.text(markup(lines.title), "title")
    title.bookmark = ("top", lines.title, 0)
    yield title
    if lines.subtitle:
        yield lay.text(markup(lines.subtitle), "subtitle")
    for warning in lines.warnings:
        yield lay.text(markup(warning), "warning", edge=lay.AMBER)
    if pdf_fonts.missing(_all(lines)):
        yield lay.text(markup(say["replaced_letters"]), "remark")
    if pdf_fonts.right_to_left(_all(lines)):
        yield lay.text(markup(say["right_to_left"]), "remark")
    yield lay.pairs(lines.visit)
    if lines.summary or lines.tally:
        yield lay.heading(say["summary"], 1, "summary")
        yield from (lay.text(markup(line)) for line in (lines.tally, *lines.summary) if line)
    if lines.figures:
        yield lay.heading(say["figures"], 1, "figures")
        yield lay.measures(lines.figures)
    for number, chart in enumerate(lines.charts):
        yield lay.heading(chart.title, 2, f"chart-{number}")
        yield lay.measures(chart.bars)


def _overview(lines: Outline) -> Iterator[Flowable]:
    if not lines.findings:
        return
    say = lines.say
    yield lay.heading(say["overview"], 1, "overview")
    heads = ("", say["finding"], say["assessment"], say["times"])
    rows: list[list[Flowable]] = [[lay.text(markup(each), "head") for each in heads]]
    rows[0].append(lay.text(markup(say["quotes"]), "headnumber"))
    spans = []
    for section in lines.sections:
        if section.title:
            spans.append(("SPAN", (0, len(rows)), (-1, len(rows))))
            rows.append([lay.text(markup(section.title), "section"), "", "", "", ""])
        for finding in section.findings:
            title = f'<a href="#finding-{finding.number}">{markup(finding.title)}</a>'
            rows.append(
                [
                    lay.text(str(finding.number), "name"),
                    lay.text(title, "cell"),
                    lay.text(lay.marked(finding.mark), "cell"),
                    lay.text(finding.times, "cell"),
                    lay.text(str(len(finding.quotes)), "number"),
                ]
            )
    yield lay.table(rows, (1, 7.4, 3.6, 3.4, 1.6), head=True, style=spans)


def _findings(lines: Outline) -> Iterator[Flowable]:
    if not lines.findings:
        return
    yield lay.heading(lines.say["findings"], 1, "findings")
    for section in lines.sections:
        if section.title:
            yield lay.heading(section.title, 2, f"section-{section.number}")
        if section.coverage:
            yield lay.text(markup(section.coverage), "lead")
        for finding in section.findings:
            yield from _finding(finding, lines)
    if lines.about_labels:
        yield lay.text(markup(lines.about_labels), "remark")


def _finding(finding: FindingLines, lines: Outline) -> Iterator[Flowable]:
    key, title = f"finding-{finding.number}", f"{finding.number}. {finding.title}"
    mark = f'<font size="9">{lay.marked(finding.mark)}</font>'
    if finding.empty:
        yield lay.text(f'<a name="{key}"/>{markup(title)} · {mark}', "empty")
        return
    yield lay.heading(title, 3, key, f"{markup(title)} &nbsp; {mark}")
    if about := " · ".join(filter(None, (finding.group, finding.about))):
        yield lay.text(markup(about), "lead")
    if finding.statement:
        yield lay.text(markup(finding.statement))
    for alarm in finding.alarms:
        yield lay.text(markup(alarm), "alarm")
    if finding.recommendation:
        name = bold(f"{lines.say['recommendation']}: ")
        yield lay.text(name + markup(finding.recommendation))
    for note in finding.notes:
        yield lay.text(markup(note), "remark")
    for group in finding.groups:
        yield from _group(group, lines)


def _group(group: QuoteGroup, lines: Outline) -> Iterator[Flowable]:
    if group.question:
        mark = "" if group.mark is None else f" &nbsp; {lay.marked(group.mark)}"
        answered = bool(group.quotes or group.doubtful)
        yield lay.text(markup(group.question) + mark, "check" if answered else "unanswered")
    for quote in group.quotes:
        edge = _EDGES.get(quote.stance, lay.LINE) if quote.stance else lay.LINE
        yield lay.text(_quoted(quote, lines), "quote", edge=edge)
    if group.doubtful:
        yield lay.text(markup(f"{lines.say['doubtful']}:"), "lead")
    for quote in group.doubtful:
        yield lay.text(_quoted(quote, lines), "doubtful", edge=lay.LINE, dashed=True)


def _quoted(quote: QuoteLines, lines: Outline) -> str:
    source = coloured(markup(f"[{quote.number}] {quote.source}"), lay.QUIET)
    return f'{markup(lines.say.quoted(quote.text))}<br/><font size="8">{source}</font>'


def _missing(lines: Outline) -> Iterator[Flowable]:
    """What was not studied, what was rejected, what past reports say; and where to sign."""
    say = lines.say
    if lines.gaps:
        yield lay.heading(say["gaps"], 1, "gaps")
        yield lay.text(markup(say["gaps_about"]), "lead")
    for number, section in enumerate(lines.gaps):
        yield lay.heading(section.title, 2, f"gaps-{number}")
        yield lay.text(markup(section.coverage), "lead")
        for group in section.groups:
            name = bold(f"{group.title}: ") if group.title else ""
            what = "; ".join(group.missing) or say["group_covered"]
            yield lay.text(name + markup(what), "cell-gap")
    if lines.rejected:
        yield lay.heading(say["rejected"], 1, "rejected")
        for number_, title in lines.rejected:
            yield lay.text(markup(f"{number_}. {title}"))
    if lines.similar:
        yield lay.heading(say["similar"], 1, "similar")
    for each in lines.similar:
        source = coloured(markup(each.source), lay.QUIET)
        yield lay.text(f"{source}<br/>{markup(each.text)}")
    yield KeepTogether(_signature(lines))


def _signature(lines: Outline) -> list[Flowable]:
    say = lines.say
    names = (f"{say['signed_by']}: {lines.author}", say["signature_line"])
    line = HRFlowable(width="90%", thickness=0.5, color=lay.STYLES["body"].textColor, hAlign="LEFT")
    made = Table(
        [[line, line], [lay.text(markup(each), "name") for each in names]],
        colWidths=[lay.WIDTH / 2] * 2,
        rowHeights=[46, None],
        hAlign="LEFT",
    )
    made.setStyle(
        [
            ("FONTNAME", (0, 0), (-1, -1), pdf_fonts.TEXT),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("VALIGN", (0, 0), (-1, 0), "BOTTOM"),
        ]
    )
    return [made]


def _appendices(lines: Outline) -> Iterator[Flowable]:
    say = lines.say
    quotes = list(lines.quotes)
    yield PageBreak()
    if quotes:
        yield lay.heading(say["appendix_quotes"], 1, "quotes")
    for finding, quote in quotes:
        about = f"{quote.source} · {say['finding']} {finding.number}"
        source = f'<font size="7.5">{coloured(markup(about), lay.QUIET)}</font>'
        yield lay.text(f"{markup(quote.text)}<br/>{source}", "listed", bullet=str(quote.number))
    if lines.run:
        yield lay.heading(say["appendix_run"], 1, "run")
        yield lay.pairs(lines.run)
        for note in lines.run_notes:
            yield lay.text(markup(f"{say['warning']}: {note}"), "remark")
    if lines.recordings or lines.seal:
        yield lay.heading(say["appendix_recordings"], 1, "recordings")
    if lines.recordings:
        heads = (say["recording"], say["length"], say["sha256"])
        rows: list[list[Flowable]] = [[lay.text(markup(each), "head") for each in heads]]
        rows += [
            [lay.text(markup(name), "cell"), lay.text(length, "cell"), lay.text(sha256, "digest")]
            for name, length, sha256 in lines.recordings
        ]
        yield lay.table(rows, (5, 2, 10), head=True)
    if lines.seal:
        yield lay.heading(say["seal"], 2, "seal")
        yield lay.pairs(lines.seal)


def _all(lines: Outline) -> str:
    """Everything that comes from outside, to see what its letters need."""
    findings = (
        each
        for finding in lines.findings
        for each in (finding.title, finding.statement, finding.recommendation, *finding.notes)
    )
    quotes = (part for _finding, each in lines.quotes for part in (each.text, each.source))
    similar = (part for each in lines.similar for part in (each.source, each.text))
    visit = (value for _name, value in lines.visit)
    return "".join((lines.title, *lines.summary, *visit, *findings, *quotes, *similar))
