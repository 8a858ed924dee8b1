"""Reports as Markdown (CommonMark with tables)."""

from collections.abc import Iterable, Iterator

from voxdesk.export import outline
from voxdesk.export.escaping import markdown as escaped
from voxdesk.export.outline import FindingLines, Outline, QuoteLines
from voxdesk.export.sheets import ReportSheet


def report_markdown(sheet: ReportSheet) -> bytes:
    """The report as one Markdown text."""
    return ("\n\n".join(_blocks(outline.of(sheet))) + "\n").encode()


def _blocks(lines: Outline) -> Iterator[str]:
    say = lines.say
    yield f"# {escaped(lines.title)}"
    if lines.subtitle:
        yield escaped(lines.subtitle)
    yield from (f"> **{escaped(warning)}**" for warning in lines.warnings)
    if lines.visit:
        yield _table(("", say["visit"]), lines.visit)
    if lines.summary or lines.tally:
        yield f"## {say['summary']}"
        yield from filter(None, [escaped(lines.tally)])
        yield from map(escaped, lines.summary)
    if lines.figures:
        yield f"## {say['figures']}"
        yield _table(("", ""), lines.figures)
    if lines.findings:
        yield f"## {say['findings']}"
        for finding in lines.findings:
            yield from _finding(finding, lines)
        yield from filter(None, [escaped(lines.about_labels)])
    if lines.similar:
        yield f"## {say['similar']}"
        yield "\n".join(
            f"- **{escaped(each.source)}**: {escaped(each.text)}" for each in lines.similar
        )
    if lines.recordings:
        yield f"## {say['recordings']}"
        yield _table((say["recording"], say["length"], say["sha256"]), lines.recordings)
    if lines.run:
        yield f"## {say['run']}"
        yield _table(("", ""), lines.run)
        yield from (f"{say['warning']}: {escaped(note)}" for note in lines.run_notes)
    if lines.seal:
        yield f"## {say['seal']}"
        yield _table(("", ""), lines.seal)


def _finding(finding: FindingLines, lines: Outline) -> Iterator[str]:
    say = lines.say
    yield f"### {finding.number}. {escaped(finding.title)}"
    about = f"**{escaped(finding.mark)}**"
    yield f"{about} · {escaped(finding.review)}" if finding.review else about
    if finding.statement:
        yield escaped(finding.statement)
    if not finding.supported:
        yield f"**{escaped(say['unsupported'])}**"
    if finding.recommendation:
        yield f"**{say['recommendation']}:** {escaped(finding.recommendation)}"
    yield from (f"*{escaped(note)}*" for note in finding.notes)
    if finding.quotes:
        yield _quotes(finding.quotes)
    if finding.doubtful:
        yield f"*{escaped(say['doubtful'])}:*"
        yield _quotes(finding.doubtful)


def _quotes(quotes: Iterable[QuoteLines]) -> str:
    return "\n>\n".join(
        f"> “{escaped(quote.text)}”  \n> {escaped(quote.source)}" for quote in quotes
    )


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [_row(head), _row(["---"] * len(head), raw=True)]
    return "\n".join([*lines, *map(_row, rows)])


def _row(cells: Iterable[str], *, raw: bool = False) -> str:
    return "| " + " | ".join(cell if raw else escaped(cell) for cell in cells) + " |"
