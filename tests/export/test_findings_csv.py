"""Findings for spreadsheets: a row for each quote, and nothing that a spreadsheet would run."""

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.export import samples
from voxdesk.export.escaping import cell
from voxdesk.export.findings_csv import HEAD, report_csv
from voxdesk.export.sheets import ReportSheet, doubtful, standing


def rows(sheet: ReportSheet) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(report_csv(sheet).decode("utf-8-sig"), newline="")))


def test_file_is_utf8_with_a_mark_and_rfc_4180_lines() -> None:
    content = report_csv(samples.sheet("I3", "ru"))
    assert content.startswith(b"\xef\xbb\xbfreport,kind,site,")
    assert content.endswith(b"\r\n")
    assert content.count(b"\n") == content.count(b"\r\n")


def test_each_quote_has_a_row_with_its_findings_fields() -> None:
    sheet = samples.sheet("I1")
    found = rows(sheet)
    quotes = [len((*standing(each), *doubtful(each))) or 1 for each in sheet.report.findings]
    assert len(found) == sum(quotes)
    first = found[0]
    assert (first["number"], first["title"]) == ("1", "Introduction and purpose")
    assert (first["section"], first["score"]) == ("Compliance with the rules", "62.5")
    assert (first["stale"], first["review"]) == ("yes", "accepted")
    assert (first["start"], first["start_ms"], first["end_ms"]) == ("0:14", "14000", "20500")
    assert (first["check"], first["stance"], first["counts"]) == ("greeting", "for", "yes")
    assert {each["review"] for each in found} >= {"rejected", "opinion", "open"}


def test_finding_without_quotes_has_a_row_of_its_own() -> None:
    found = rows(samples.sheet("D3"))
    empty = [each for each in found if each["verdict"] == "not_covered"]
    assert empty
    assert all(each["quote"] == each["start_ms"] == "" for each in empty)


@pytest.mark.parametrize(
    "text",
    [
        '=HYPERLINK("http://x")',
        "+1",
        "-2+3",
        "@SUM(1)",
        "\t=1",
        " =1",
        '"=1',
        "'=1",
        "«=1»",
        "\u00a0=1",
        "\u200b=1",
        "\u200d\u2060=1",
        "＝1",
        "=cmd|' /C calc'!A0",
        "-",
    ],
)
def test_what_a_spreadsheet_would_run_gets_an_apostrophe(text: str) -> None:
    sheet = samples.sheet("walk-through")
    findings = tuple(
        replace(
            each,
            title=text,
            statement=text,
            recommendation=text,
            evidence=tuple(replace(one, quote=text) for one in each.evidence),
        )
        for each in sheet.report.findings
    )
    for row in rows(replace(sheet, report=replace(sheet.report, findings=findings))):
        assert row["title"].startswith("'")
        assert row["statement"].startswith("'")
        assert row["quote"] == "" or row["quote"].startswith("'")


@given(st.text(max_size=40))
def test_no_cell_begins_like_a_formula(text: str) -> None:
    assert not cell(text).lstrip().startswith(("=", "+", "-", "@", "\t", "\r"))


def test_ordinary_words_are_left_as_they_are() -> None:
    for text in ("ok", "a = b", "«Да», 5 – 7", "3.5", "", "Zoë 👍", "(c)"):
        assert cell(text) == text


def test_line_ends_separators_and_quotation_marks_stay_within_their_cell() -> None:
    sheet = samples.sheet("walk-through")
    first = replace(sheet.report.findings[0], statement='a,"b";\r\nc')
    report = replace(sheet.report, findings=(first, *sheet.report.findings[1:]))
    found = rows(replace(sheet, report=report))
    assert found[0]["statement"] == 'a,"b"; c'
    assert all(set(each) == set(HEAD) for each in found)
