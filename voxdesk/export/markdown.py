"""Reports as Markdown (CommonMark with tables)."""

from collections.abc import Iterable, Iterator

from voxdesk.export import outlining
from voxdesk.export.escaping import markdown as escaped
from voxdesk.export.outline import FindingLines, Measure, Outline, QuoteGroup, QuoteLines
from voxdesk.export.sheets import ReportSheet

BAR_BLOCKS = 20


def report_markdown(sheet: ReportSheet) -> bytes:
    """The report as one Markdown text."""
    return ("\n\n".join(_blocks(outlining.of(sheet))) + "\n").encode()


def _blocks(lines: Outline) -> Iterator[str]:
    yield from _opening(lines)
    yield from _findings(lines)
    yield from _missing(lines)
    yield from _appendices(lines)


def _opening(lines: Outline) -> Iterator[str]:
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
        yield _measures(lines.figures)
    for chart in lines.charts:
        yield f"### {escaped(chart.title)}"
        yield _measures(chart.bars)


def _findings(lines: Outline) -> Iterator[str]:
    if not lines.findings:
        return
    say = lines.say
    yield f"## {say['overview']}"
    head = ("", say["finding"], say["assessment"], say["times"], say["quotes"])
    yield _table(
        head,
        (
            (str(each.number), each.title, str(each.mark), each.times, str(len(each.quotes)))
            for each in lines.findings
        ),
    )
    yield f"## {say['findings']}"
    for section in lines.sections:
        if section.title:
            yield f"### {escaped(section.title)}"
        if section.coverage:
            yield f"*{escaped(section.coverage)}*"
        for finding in section.findings:
            yield from _finding(finding, lines)
    yield from filter(None, [escaped(lines.about_labels)])


def _finding(finding: FindingLines, lines: Outline) -> Iterator[str]:
    if finding.empty:
        yield f"{finding.number}\\. {escaped(finding.title)} · **{escaped(str(finding.mark))}**"
        return
    yield f"#### {finding.number}. {escaped(finding.title)}"
    mark = f"**{escaped(str(finding.mark))}**" if str(finding.mark) else ""
    yield " · ".join(filter(None, (mark, escaped(finding.group), escaped(finding.about))))
    if finding.statement:
        yield escaped(finding.statement)
    yield from (f"**{escaped(alarm)}**" for alarm in finding.alarms)
    if finding.recommendation:
        yield f"**{lines.say['recommendation']}:** {escaped(finding.recommendation)}"
    yield from (f"*{escaped(note)}*" for note in finding.notes)
    for group in finding.groups:
        yield from _group(group, lines)


def _group(group: QuoteGroup, lines: Outline) -> Iterator[str]:
    if group.question:
        mark = "" if group.mark is None else f" **{escaped(str(group.mark))}**"
        yield f"{escaped(group.question)}{mark}"
    if group.quotes:
        yield _quotes(group.quotes, lines)
    if group.doubtful:
        yield f"*{escaped(lines.say['doubtful'])}:*"
        yield _quotes(group.doubtful, lines)


def _quotes(quotes: Iterable[QuoteLines], lines: Outline) -> str:
    return "\n>\n".join(
        f"> {escaped(lines.say.quoted(quote.text))}  \n"
        f"> {escaped(f'[{quote.number}] {quote.source}')}"
        for quote in quotes
    )


def _missing(lines: Outline) -> Iterator[str]:
    """What was not studied, what was rejected, and what past reports say."""
    say = lines.say
    if lines.gaps:
        yield f"## {say['gaps']}"
        yield escaped(say["gaps_about"])
    for section in lines.gaps:
        yield f"### {escaped(section.title)}"
        yield f"*{escaped(section.coverage)}*"
        rows = []
        for group in section.groups:
            name = f"**{escaped(group.title)}:** " if group.title else ""
            rows.append(f"- {name}{escaped('; '.join(group.missing) or say['group_covered'])}")
        yield "\n".join(rows)
    if lines.rejected:
        yield f"## {say['rejected']}"
        yield "\n".join(f"- {number}\\. {escaped(title)}" for number, title in lines.rejected)
    if lines.similar:
        yield f"## {say['similar']}"
        yield "\n".join(
            f"- **{escaped(each.source)}**: {escaped(each.text)}" for each in lines.similar
        )


def _appendices(lines: Outline) -> Iterator[str]:
    say = lines.say
    quotes = [
        (str(quote.number), quote.text, quote.said, str(finding.number), quote.label)
        for finding, quote in lines.quotes
    ]
    if quotes:
        yield f"## {say['appendix_quotes']}"
        yield _table(("", say["quote"], say["time"], say["finding"], say["label"]), quotes)
    if lines.run:
        yield f"## {say['appendix_run']}"
        yield _table(("", ""), lines.run)
        yield from (f"{say['warning']}: {escaped(note)}" for note in lines.run_notes)
    if lines.recordings or lines.seal:
        yield f"## {say['appendix_recordings']}"
    if lines.recordings:
        yield _table((say["recording"], say["length"], say["sha256"]), lines.recordings)
    if lines.seal:
        yield f"### {say['seal']}"
        yield _table(("", ""), lines.seal)


def _measures(figures: Iterable[Measure]) -> str:
    rows = []
    for each in figures:
        bar = "█" * round(BAR_BLOCKS * each.share) if each.share else ""
        value = f"{each.value} ({each.note})" if each.note else each.value
        rows.append((each.name, bar, value))
    return _table(("", "", ""), rows)


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [_row(head), _row(["---"] * len(head), raw=True)]
    return "\n".join([*lines, *map(_row, rows)])


def _row(cells: Iterable[str], *, raw: bool = False) -> str:
    return "| " + " | ".join(cell if raw else escaped(cell) for cell in cells) + " |"
