"""Findings for spreadsheets: a row for each quote, with its finding's fields; findings without
quotes have a row of their own.

RFC 4180 in UTF-8 with a byte order mark, which spreadsheets ask for. What a cell says is never a
formula: a spreadsheet would run what somebody said or typed.
"""

import csv
import io
from collections.abc import Iterator

from voxdesk.domain import ids
from voxdesk.domain.report import Evidence, Finding
from voxdesk.domain.timecode import clock
from voxdesk.export.escaping import cell
from voxdesk.export.sheets import ReportSheet, shown

HEAD = (
    "report",
    "kind",
    "site",
    "date",
    "number",
    "finding",
    "criterion",
    "section",
    "title",
    "verdict",
    "score",
    "polarity",
    "review",
    "support",
    "stale",
    "own",
    "statement",
    "recommendation",
    "quote",
    "speaker",
    "recording",
    "start",
    "start_ms",
    "end_ms",
    "check",
    "stance",
    "probability",
    "counts",
)
"""Names of columns, the same in every language, as in the JSON document."""


def report_csv(sheet: ReportSheet) -> bytes:
    """The findings of a report, rejected ones included, and their quotes."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(HEAD)
    for number, finding in enumerate(sheet.report.findings, start=1):
        about = tuple(_about(sheet, number, finding))
        for quote in shown(finding) or (None,):
            writer.writerow(map(cell, (*about, *_quote(sheet, quote))))
    return text.getvalue().encode("utf-8-sig", errors="replace")


def _about(sheet: ReportSheet, number: int, finding: Finding) -> Iterator[str]:
    report, card = sheet.report, sheet.card
    section = finding.section
    for _stage, each in sheet.scenario.sections(report.site_kind) if sheet.scenario else ():
        if each.id == finding.section:
            section = each.title.within(report.language)
    yield ids.written("report", report.id)
    yield report.kind
    yield card.site if card else ""
    yield card.date.isoformat() if card and card.date else ""
    yield str(number)
    yield ids.written("finding", finding.id)
    yield finding.criterion_id
    yield section
    yield finding.title
    yield finding.verdict.value if finding.verdict is not None else ""
    yield "" if finding.score is None else f"{finding.score:.1f}"
    yield finding.polarity.value if finding.polarity is not None else ""
    yield finding.review.value
    yield finding.support.value
    yield "yes" if finding.id in sheet.stale else "no"
    yield " ".join(sorted(finding.own))
    yield finding.statement
    yield finding.recommendation


def _quote(sheet: ReportSheet, quote: Evidence | None) -> Iterator[str]:
    if quote is None:
        yield from [""] * 10
        return
    yield quote.quote
    yield sheet.speaker_name(quote)
    yield ids.written("recording", quote.recording_id)
    yield clock(quote.start_ms)
    yield str(quote.start_ms)
    yield str(quote.end_ms)
    yield quote.check_id
    yield quote.stance.value if quote.stance is not None else ""
    yield "" if quote.probability is None else f"{quote.probability:.4f}"
    yield "yes" if quote.stands else "no"
