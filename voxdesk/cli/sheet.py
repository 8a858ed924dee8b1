"""A report on the terminal: verdicts, statements, quotes with their times."""

from collections.abc import Iterator

import click

from voxdesk.domain.ids import written
from voxdesk.domain.report import Evidence, Finding, Report, Support
from voxdesk.domain.timecode import clock
from voxdesk.export.sheets import doubtful, standing
from voxdesk.export.words import SYMBOLS, Words, of


def show(report: Report) -> None:
    """Print a report as people read it, in its own language."""
    words = of(report.language)
    click.echo(f"{written('report', report.id)}  {report.title}")
    for number, finding in enumerate(report.findings, start=1):
        for line in finding_lines(number, finding, words):
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


def finding_lines(number: int, finding: Finding, words: Words) -> Iterator[str]:
    """A finding with what it rests on."""
    symbol, verdict = SYMBOLS[finding.verdict], words.verdicts[finding.verdict]
    yield f"\n{number:>2}. {finding.title}: {symbol} {verdict}".rstrip()
    if finding.statement:
        unsupported = finding.support is Support.UNSUPPORTED
        mark = f" [{words['unsupported_short']}]" if unsupported else ""
        yield f"    {finding.statement}{mark}"
    if finding.recommendation:
        yield f"    → {finding.recommendation}"
    yield from (quote_line(each, words) for each in standing(finding))
    unsure = doubtful(finding)
    if unsure:
        yield f"    {words['doubtful']}:"
    yield from (quote_line(each, words) for each in unsure)


def quote_line(evidence: Evidence, words: Words) -> str:
    line = f"    {clock(evidence.start_ms):>7}  “{evidence.quote}”"
    if evidence.stance is None or evidence.probability is None:
        return line
    return f"{line}  ({words.stances[evidence.stance]} {evidence.probability:.0%})"
