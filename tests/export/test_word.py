"""Word documents: from a template that people can make their own, by named styles alone."""

import io
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.shared import Emu
from docx.table import Table
from docx.text.paragraph import Paragraph
from PIL import Image

from tests.export import samples
from voxdesk.export import word_file
from voxdesk.export.docx import report_docx
from voxdesk.export.sheets import Letterhead, TranscriptSheet
from voxdesk.export.transcript_docx import transcript_docx

Change = Callable[[Document], None]


def template(change: Change, content: bytes = b"") -> bytes:
    """The program's template, or another document, changed as people would in Word."""
    document = docx.Document(io.BytesIO(content)) if content else docx.Document()
    change(document)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def on(letterhead: Letterhead, kind: str = "I1") -> Document:
    sheet = replace(samples.sheet(kind), letterhead=letterhead)
    return docx.Document(io.BytesIO(report_docx(sheet)))


def picture(size: tuple[int, int], form: str = "PNG") -> bytes:
    written = io.BytesIO()
    Image.new("RGB", size, "navy").save(written, form)
    return written.getvalue()


def every_paragraph(document: Document) -> list[Paragraph]:
    found: list[Paragraph] = []
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            found += [one for row in block.rows for each in row.cells for one in each.paragraphs]
        else:
            found.append(block)
    return found


def test_own_template_fills_in_header_and_footer() -> None:
    section = on(Letterhead()).sections[0]
    assert section.header.paragraphs[0].text == "\tInterview methodology assessment"
    assert section.footer.paragraphs[0].text == "Harbour Hotel · Lisbon · 2026-11-20\t1 / 1"


@pytest.mark.parametrize("kind", ["I1", "I3", "D3"])
def test_look_lies_in_named_styles_alone(kind: str) -> None:
    document = on(Letterhead(), kind)
    for paragraph in every_paragraph(document):
        assert paragraph.style is not None
        assert paragraph.style.name != "Normal" or paragraph.text
        for run in paragraph.runs:
            assert run.font.size is None
            assert run.font.color.rgb is None
            assert run.bold is None


def test_overview_has_the_findings_with_score_and_times_under_their_section() -> None:
    overview = on(Letterhead()).tables[4]
    rows = [[cell.text for cell in row.cells] for row in overview.rows]
    assert rows[0] == ["", "Finding", "Assessment", "Times", "Quotes"]
    assert set(rows[1]) == {"Compliance with the rules"}
    assert rows[2] == ["1", "Introduction and purpose", "62.5 %", "0:14, 0:23, 0:26 +3", "6"]


def test_appendix_numbers_every_quote() -> None:
    document = on(Letterhead())
    quotes = next(each for each in document.tables if each.rows[0].cells[1].text == "Quote")
    numbers = [row.cells[0].text for row in quotes.rows][1:]
    assert numbers == [str(number) for number in range(1, 36)]


def test_logo_stands_in_the_header_within_its_bounds() -> None:
    for size in ((300, 100), (4000, 100), (100, 400)):
        header = on(Letterhead(logo=picture(size))).sections[0].header
        (extent,) = header._element.xpath(".//wp:extent")
        wide, high = int(extent.get("cx")), int(extent.get("cy"))
        assert wide <= word_file.LOGO_WIDTH
        assert high <= word_file.LOGO_HEIGHT
        assert wide / high == pytest.approx(size[0] / size[1], rel=0.01)


def test_report_stands_in_its_place_in_a_template_of_ones_own() -> None:
    def change(document: Document) -> None:
        document.add_paragraph("Harbour Audits, Lisbon")
        document.add_paragraph("{{report}}")
        document.add_paragraph("Confidential. Written on {{date}} by {{auditor}}.")

    texts = [each.text for each in on(Letterhead(template(change))).paragraphs]
    assert texts[0] == "Harbour Audits, Lisbon"
    assert texts[1] == "Interview methodology assessment"
    assert texts[-1] == "Confidential. Written on 2026-11-20 by Ana Reis."
    assert not any("{{" in each for each in texts)


def test_template_without_a_place_gets_the_report_at_its_end() -> None:
    def change(document: Document) -> None:
        document.add_paragraph("Cover")

    texts = [each.text for each in on(Letterhead(template(change))).paragraphs]
    assert texts[:2] == ["Cover", "Interview methodology assessment"]


def test_place_that_word_split_over_runs_is_filled_in() -> None:
    def change(document: Document) -> None:
        paragraph = document.sections[0].header.paragraphs[0]
        for part in ("Report: {", "{ti", "tle}", "} — draft"):
            paragraph.add_run(part)

    header = on(Letterhead(template(change))).sections[0].header
    assert header.paragraphs[0].text == "Report: Interview methodology assessment — draft"


def test_words_of_the_report_are_no_places() -> None:
    sheet = samples.sheet("walk-through")
    first = replace(sheet.report.findings[0], statement="{{auditor}} {{report}}")
    report = replace(sheet.report, findings=(first, *sheet.report.findings[1:]))
    document = docx.Document(io.BytesIO(report_docx(replace(sheet, report=report))))
    assert "{{auditor}} {{report}}" in [each.text for each in document.paragraphs]


def test_style_people_changed_is_kept_and_one_they_lack_is_added() -> None:
    def change(document: Document) -> None:
        document.styles["Title"].font.name = "Georgia"

    content = template(change)
    file = word_file.opened(content)
    assert "Report Evidence For" in file.lacking
    assert "Title" not in file.lacking
    document = on(Letterhead(content))
    assert document.styles["Title"].font.name == "Georgia"
    used = [each.style.name for each in document.paragraphs if each.style is not None]
    assert "Report Evidence For" in used


def test_own_template_lacks_nothing() -> None:
    assert word_file.opened(word_file.own_template()).lacking == ()


def test_tables_are_as_wide_as_the_template_leaves_room() -> None:
    def change(document: Document) -> None:
        section = document.sections[0]
        section.page_width = Emu(5_000_000)
        section.left_margin = section.right_margin = Emu(500_000)

    made = on(Letterhead(template(change))).tables[0]
    assert sum(column.width for column in made.columns) == pytest.approx(4_000_000, rel=0.001)


def test_transcript_names_voices_times_and_what_to_listen_to_again(
    transcript_sheet: TranscriptSheet,
) -> None:
    document = docx.Document(io.BytesIO(transcript_docx(transcript_sheet)))
    lines = [[cell.text for cell in row.cells] for row in document.tables[1].rows]
    assert lines[0] == ["Time", "Speaker", "Text"]
    assert lines[1][:2] == ["0:00", "Ana <R>"]
    assert lines[2] == ["0:20", "S2", "A & B --> <i>C</i>"]
    assert lines[3][2] == "[speech not recognised] […]"
    assert lines[4] == ["1:00:30", "", "Thank you, thank you. [?] [=]"]
    (legend,) = [each.text for each in document.paragraphs if each.text.startswith("Marks")]
    assert legend == "Marks: [?] unsure words; [=] repeats itself; […] speech not recognised"


def test_transcript_that_is_not_there_yet_still_reads(transcript_sheet: TranscriptSheet) -> None:
    bare = replace(transcript_sheet, transcript=None, segments=(), speakers=(), card=None)
    document = docx.Document(io.BytesIO(transcript_docx(bare)))
    assert document.paragraphs[0].text == "Lobby & rooms <walk>.wav"


def test_files_hold_nothing_that_is_fetched_from_elsewhere() -> None:
    with zipfile.ZipFile(io.BytesIO(report_docx(samples.sheet("I1")))) as package:
        for name in package.namelist():
            assert b'TargetMode="External"' not in package.read(name)


@pytest.mark.slow
@pytest.mark.parametrize(("kind", "language"), [("I1", "en"), ("D3", "ru")])
def test_libreoffice_lays_the_report_out(kind: str, language: str, tmp_path: Path) -> None:
    office, reader = shutil.which("soffice"), shutil.which("pdftotext")
    if office is None or reader is None:
        pytest.skip("LibreOffice Writer and poppler are not installed")
    sheet = samples.sheet(kind, language)
    (tmp_path / "report.docx").write_bytes(report_docx(sheet))
    command = [office, f"-env:UserInstallation=file://{tmp_path}/office", "--headless"]
    command += ["--convert-to", "pdf", "--outdir", str(tmp_path), str(tmp_path / "report.docx")]
    subprocess.run(command, check=True, capture_output=True, timeout=240)
    read = subprocess.run([reader, str(tmp_path / "report.pdf"), "-"], capture_output=True)
    text = " ".join(read.stdout.decode().split())
    for finding in sheet.report.findings:
        assert finding.title in text
