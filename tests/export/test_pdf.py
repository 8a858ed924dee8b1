"""PDF reports: everything is there, in embedded fonts, with bookmarks, however long it is."""

import io
import re
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from pypdf import PdfReader
from pypdf.generic import Destination

from tests.export import samples
from voxdesk.export.pdf import report_pdf
from voxdesk.export.sheets import Letterhead, ReportSheet

LONG_WORD = "Donaudampfschifffahrt" * 10


def said(content: bytes, tmp_path: Path) -> str:
    """The text as poppler takes it out, blanks and line ends as one space."""
    program = shutil.which("pdftotext")
    if program is None:
        pytest.skip("pdftotext of poppler is not installed")
    path = tmp_path / "report.pdf"
    path.write_bytes(content)
    done = subprocess.run([program, str(path), "-"], capture_output=True, check=True)
    return " ".join(done.stdout.decode().split())


def titles(entries: Sequence[object], level: int = 0) -> list[tuple[int, str]]:
    found: list[tuple[int, str]] = []
    for each in entries:
        if isinstance(each, list):
            found += titles(each, level + 1)
        else:
            assert isinstance(each, Destination)
            found.append((level, str(each.title)))
    return found


def with_quotes(sheet: ReportSheet, quote: str) -> ReportSheet:
    findings = tuple(
        replace(each, evidence=tuple(replace(one, quote=quote) for one in each.evidence))
        for each in sheet.report.findings
    )
    return replace(sheet, report=replace(sheet.report, findings=findings))


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("kind", ["I1", "I3", "D3"])
def test_every_font_is_embedded_as_far_as_it_is_used(kind: str, language: str) -> None:
    reader: Any = PdfReader(io.BytesIO(report_pdf(samples.sheet(kind, language))))
    fonts = {
        font.get_object()["/BaseFont"]: font.get_object()
        for page in reader.pages
        for font in page["/Resources"].get("/Font", {}).values()
    }
    assert fonts
    for name, font in fonts.items():
        assert re.fullmatch(r"/[A-Z]{6}\+(NotoSans|DejaVuSans)[A-Za-z-]*", str(name)), name
        assert "/FontFile2" in font["/FontDescriptor"]
        assert "/ToUnicode" in font


def test_bookmarks_lead_to_sections_and_findings() -> None:
    reader = PdfReader(io.BytesIO(report_pdf(samples.sheet("I1"))))
    found = titles(reader.outline)
    assert (0, "Findings") in found
    assert (1, "Absence of violations") in found
    assert (2, "4. Depth") in found
    assert (0, "Appendix A. All quotes") in found


def test_file_says_its_title_author_language_and_the_reports_own_date() -> None:
    reader: Any = PdfReader(io.BytesIO(report_pdf(samples.sheet("I1", "ru"))))
    assert reader.metadata.title == "Оценка методологии интервью"
    assert reader.metadata.author == "Анна Рейс"
    assert reader.metadata["/CreationDate"] == "D:20261120113000Z"
    assert reader.trailer["/Root"]["/Lang"] == "ru"


def test_same_report_gives_the_same_bytes() -> None:
    assert report_pdf(samples.sheet("I1")) == report_pdf(samples.sheet("I1"))


def test_pages_are_numbered_to_the_last(tmp_path: Path) -> None:
    content = report_pdf(samples.sheet("I3"))
    pages = len(PdfReader(io.BytesIO(content)).pages)
    text = said(content, tmp_path)
    assert f"1 / {pages}" in text
    assert f"{pages} / {pages}" in text


@pytest.mark.parametrize("language", ["en", "ru"])
def test_every_quote_title_and_figure_can_be_read_out(language: str, tmp_path: Path) -> None:
    sheet = samples.sheet("D3", language)
    text = said(report_pdf(sheet), tmp_path)
    for finding in sheet.report.findings:
        assert finding.title in text
        for each in finding.evidence:
            assert each.quote in text
    assert ("70,1 %" if language == "ru" else "70.1 %") in text


def test_quote_longer_than_a_page_is_whole(tmp_path: Path) -> None:
    quote = " ".join(f"word{number}" for number in range(1500))
    text = said(report_pdf(with_quotes(samples.sheet("walk-through"), quote)), tmp_path)
    # Words at the foot of a page have the footer and the next header behind them.
    for number in range(1500):
        assert f"word{number}" in text


def test_word_of_two_hundred_letters_is_broken_not_cut(tmp_path: Path) -> None:
    sheet = samples.sheet("I1")
    findings = tuple(replace(each, title=LONG_WORD) for each in sheet.report.findings)
    report = replace(sheet.report, findings=findings)
    content = report_pdf(with_quotes(replace(sheet, report=report), LONG_WORD))
    assert LONG_WORD in said(content, tmp_path).replace(" ", "")
    for page in PdfReader(io.BytesIO(content)).pages:
        assert float(page.mediabox.width) == pytest.approx(595.28, abs=0.1)


def test_heading_longer_than_a_page_is_still_led_to(tmp_path: Path) -> None:
    sheet = samples.sheet("walk-through")
    title = " ".join(f"title{number}" for number in range(900))
    findings = tuple(replace(each, title=title) for each in sheet.report.findings)
    content = report_pdf(replace(sheet, report=replace(sheet.report, findings=findings)))
    text = said(content, tmp_path)
    assert all(f"title{number}" in text for number in range(900))
    levels = [level for level, _title in titles(PdfReader(io.BytesIO(content)).outline)]
    assert levels.count(2) == len(findings)


def test_letters_no_font_has_stand_as_boxes_and_the_document_says_so(tmp_path: Path) -> None:
    text = said(report_pdf(with_quotes(samples.sheet("walk-through"), "中文 ok")), tmp_path)
    assert "□□ ok" in text
    assert "Some characters are missing from the fonts" in text
    plain = said(report_pdf(samples.sheet("walk-through")), tmp_path)
    assert "Some characters" not in plain
    assert "□" not in plain


def test_writing_from_right_to_left_is_told_of(tmp_path: Path) -> None:
    text = said(report_pdf(with_quotes(samples.sheet("walk-through"), "שלום")), tmp_path)
    assert "right-to-left writing" in text


def test_markup_is_shown_and_never_obeyed(tmp_path: Path) -> None:
    quote = '<img src="http://example.com/x.png"/><b>bold</b> &amp; <a href="file:///etc">a</a>'
    content = report_pdf(with_quotes(samples.sheet("walk-through"), quote))
    assert quote in said(content, tmp_path)
    assert b"/URI" not in content
    assert b"/JavaScript" not in content


def test_logo_stands_on_every_page() -> None:
    picture = io.BytesIO()
    Image.new("RGB", (300, 100), "navy").save(picture, "PNG")
    sheet = replace(samples.sheet("I1"), letterhead=Letterhead(logo=picture.getvalue()))
    reader = PdfReader(io.BytesIO(report_pdf(sheet)))
    assert all(len(page.images) == 1 for page in reader.pages)
    assert not any(
        page.images for page in PdfReader(io.BytesIO(report_pdf(samples.sheet("I1")))).pages
    )
