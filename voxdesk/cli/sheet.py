"""A report on the terminal: verdicts, statements, quotes with their times."""

from collections.abc import Iterator

import click

from voxdesk.domain.ids import written
from voxdesk.domain.report import Evidence, Finding, Review, Support
from voxdesk.domain.timecode import clock
from voxdesk.export.sheets import ReportSheet, doubtful, standing
from voxdesk.export.words import SYMBOLS, Words, of


def show(sheet: ReportSheet) -> None:
    """Print a report as people read it, in its own language."""
    report = sheet.report
    words = of(report.language)
    click.echo(f"{written('report', report.id)}  {report.title}  {words.states[report.state]}")
    for number, finding in enumerate(report.findings, start=1):
        for line in finding_lines(number, finding, words, stale=finding.id in sheet.stale):
            click.echo(line)
    click.echo(f"\n{words['summary']}\n{report.summary}")
    if report.similar:
        click.echo(f"\n{words['similar']}")
    for past in report.similar:
        where = ", ".join(part for part in (past.site, past.date) if part)
        click.echo(f"  {where}: “{past.text}”")
    if report.run is not None:
        for warning in report.run.warnings:
            click.echo(f"\n{words['warning']}: {words.note(warning)}")


def finding_lines(number: int, finding: Finding, words: Words, *, stale: bool) -> Iterator[str]:
    """A finding with what it rests on; evidence has the number that commands name it by."""
    name = written("finding", finding.id)
    yield f"\n{number:>2}. {finding.title} ({name}): {judged(finding, words)}".rstrip(": ")
    marks = [words["stale_short"]] if stale else []
    if finding.support is Support.UNSUPPORTED:
        marks.append(words["unsupported_short"])
    if finding.review is not Review.OPEN:
        marks.append(words.reviews[finding.review])
    mark = f" [{', '.join(marks)}]" if marks else ""
    if finding.statement or mark:
        yield f"    {finding.statement}{mark}"
    if finding.recommendation:
        yield f"    → {finding.recommendation}"
    numbers = {each: place for place, each in enumerate(finding.evidence, start=1)}
    yield from (quote_line(numbers[each], each, words) for each in standing(finding))
    unsure = doubtful(finding)
    if unsure:
        yield f"    {words['doubtful']}:"
    yield from (quote_line(numbers[each], each, words) for each in unsure)


def judged(finding: Finding, words: Words) -> str:
    """Verdict, score or polarity: what there is of them."""
    parts = [f"{SYMBOLS[finding.verdict]} {words.verdicts[finding.verdict]}".strip()]
    if finding.polarity is not None:
        parts = [words.polarities[finding.polarity]]
    if finding.score is not None:
        parts.append(words.number(finding.score))
    return ", ".join(filter(None, parts))


def quote_line(number: int, evidence: Evidence, words: Words) -> str:
    line = f"  {number:>2}  {clock(evidence.start_ms):>7}  “{evidence.quote}”"
    if evidence.stance is None:
        return line
    sure = "" if evidence.probability is None else f" {evidence.probability:.0%}"
    return f"{line}  ({words.stances[evidence.stance]}{sure})"
