"""Reports in Markdown, HTML and Word say the same, in order, and obey nothing they quote."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser

import docx
import pytest
from docx.document import Document
from docx.text.paragraph import Paragraph
from hypothesis import given, settings
from hypothesis import strategies as st

from voxdesk.domain.report import Report
from voxdesk.export import outlining
from voxdesk.export.docx import report_docx
from voxdesk.export.html import report_html
from voxdesk.export.markdown import report_markdown
from voxdesk.export.pdf import report_pdf
from voxdesk.export.sheets import ReportSheet

Write = Callable[[ReportSheet], bytes]


class Page(HTMLParser):
    """The words of a page, the tags it uses, and everything it would load or follow."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.words: list[str] = []
        self.tags: set[str] = set()
        self.links: list[str] = []
        self._styled = False
        self.feed(content.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self._styled = tag == "style"
        self.links += [value or "" for name, value in attrs if name in ("href", "src")]

    def handle_endtag(self, tag: str) -> None:
        self._styled = self._styled and tag != "style"

    def handle_data(self, data: str) -> None:
        if not self._styled and data.strip():
            self.words.append(data.strip())


def words_of_word(content: bytes) -> list[str]:
    document = docx.Document(io.BytesIO(content))
    found = []
    for block in document.iter_inner_content():
        if isinstance(block, Paragraph):
            found.append(block.text)
        else:
            found += [cell.text for row in block.rows for cell in row.cells]
    return found


def styled(document: Document, name: str) -> list[str]:
    return [each.text for each in document.paragraphs if each.style and each.style.name == name]


def with_words(report: Report, text: str) -> Report:
    """The report with the same words everywhere words come from outside."""
    findings = tuple(
        replace(
            finding,
            title=text,
            statement=text,
            recommendation=text,
            notes=(text,),
            evidence=tuple(replace(each, quote=text) for each in finding.evidence),
        )
        for finding in report.findings
    )
    similar = tuple(replace(each, site=text, text=text) for each in report.similar)
    return replace(report, title=text, summary=text, findings=findings, similar=similar)


def test_quotes_carry_their_timecode_recording_stance_and_probability(
    report_sheet: ReportSheet,
) -> None:
    first = outlining.of(report_sheet).findings[0]
    assert [quote.source for quote in first.quotes] == [
        "0:12–0:16 · Lobby & rooms <walk>.wav (rec-1) · for · 97 %",
        "0:31–0:35 · Lobby & rooms <walk>.wav (rec-1) · against · 93 %",
    ]
    assert [quote.probability for quote in first.doubtful] == ["52 %"]


def test_nothing_is_said_to_be_wholly_certain(report_sheet: ReportSheet) -> None:
    finding = report_sheet.report.findings[1]
    sure = replace(finding, evidence=(replace(finding.evidence[0], probability=0.9999),))
    report = replace(report_sheet.report, findings=(sure,))
    (quote,) = outlining.of(replace(report_sheet, report=report)).findings[0].quotes
    assert quote.probability == "> 99 %"


def test_tally_counts_each_verdict_once(report_sheet: ReportSheet) -> None:
    lines = outlining.of(report_sheet)
    assert lines.tally == "● met: 1 · ◐ partly met: 1 · ○ not met: 1 · – not covered: 1"
    assert [(each.name, each.value) for each in lines.figures] == [
        ("Criteria", "4"),
        ("Covered, %", "75"),
        ("odd_one", "0.5"),
    ]


def test_report_without_verdicts_says_that_nobody_judged(report_sheet: ReportSheet) -> None:
    unjudged = tuple(replace(each, verdict=None) for each in report_sheet.report.findings)
    report = replace(report_sheet.report, findings=unjudged, complete=False)
    lines = outlining.of(replace(report_sheet, report=report))
    assert lines.warnings[:2] == (lines.say["incomplete"], lines.say["no_verdicts"])
    assert str(lines.findings[0].mark) == "no verdict"
    assert lines.about_labels == ""


def test_markdown_reads_as_a_report(report_sheet: ReportSheet) -> None:
    text = report_markdown(report_sheet).decode()
    assert text.startswith("# Site walk-through\n\nHarbour Hotel · Lisbon · 2026-11-20\n")
    assert "#### 1. Arrival and reception\n\n**◐ partly met**\n" in text
    assert "> “Two of the lamps above the \\<bed\\> were broken.”  \n> \\[5\\] 1:15–1:19" in text
    assert "**Unsupported: a number or a name" in text
    evidence, similar = text.split("## Similar past findings (not evidence of this visit)")
    assert "The lamps flickered." in similar
    assert "The lamps flickered." not in evidence


def test_html_is_one_file_that_loads_nothing(report_sheet: ReportSheet) -> None:
    page = Page(report_html(report_sheet))
    assert not page.tags & {"script", "img", "link", "iframe", "object", "form"}
    assert all(link.startswith("#") for link in page.links)
    assert {f"#finding-{number}" for number in (1, 2, 3, 4)} <= set(page.links)
    assert "● met" in page.words
    assert "“Two of the lamps above the <bed> were broken.”" in page.words
    assert b"url(" not in report_html(report_sheet)
    assert b"default-src 'none'" in report_html(report_sheet)


def test_word_document_reads_back_with_headings_quotes_and_tables(
    report_sheet: ReportSheet,
) -> None:
    document = docx.Document(io.BytesIO(report_docx(report_sheet)))
    headings = styled(document, "Heading 1")
    assert headings == [
        "Summary",
        "Figures",
        "Overview",
        "Findings",
        "Similar past findings (not evidence of this visit)",
        "Appendix A. All quotes",
        "Appendix B. How this report was made",
        "Appendix C. Recordings and seal",
    ]
    findings = styled(document, "Heading 3")
    assert findings[0] == "1. Arrival and reception\t◐ partly met"
    assert findings[1] == "2. Cleanliness\t● met"
    quotes = styled(document, "Report Evidence For")
    assert quotes[0].split("\n") == [
        "“The young woman at the desk greeted us at once.”",
        "[1] 0:12–0:16 · Lobby & rooms <walk>.wav (rec-1) · for · 97 %",
    ]
    assert [cell.text for cell in document.tables[2].rows[3].cells] == [
        "3",
        "Lighting",
        "○ not met",
        "1:15",
        "1",
    ]
    properties = document.core_properties
    assert (properties.title, properties.author) == ("Site walk-through", "Ana Reis")
    assert properties.created.isoformat().startswith("2026-11-20T11:30")


def test_word_document_is_the_same_bytes_every_time(report_sheet: ReportSheet) -> None:
    written = report_docx(report_sheet)
    assert written == report_docx(report_sheet)
    with zipfile.ZipFile(io.BytesIO(written)) as package:
        assert package.testzip() is None
        assert {each.date_time[0] for each in package.infolist()} == {1980}


@pytest.mark.parametrize("write", [report_markdown, report_html, report_docx, report_pdf])
def test_report_without_visit_findings_or_run_still_reads(
    report_sheet: ReportSheet, write: Write
) -> None:
    bare = replace(
        report_sheet.report, findings=(), similar=(), run=None, summary="", figures={}, title=""
    )
    assert write(ReportSheet(bare))


@settings(max_examples=20, deadline=None)
@given(text=st.text(max_size=40))
@pytest.mark.parametrize("write", [report_markdown, report_html, report_docx, report_pdf])
def test_any_words_can_be_written(report_sheet: ReportSheet, write: Write, text: str) -> None:
    assert write(replace(report_sheet, report=with_words(report_sheet.report, text)))


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", '"><img src=x>', "{{ 7*7 }}", "&lt;b&gt;", "{% raw %}"]
)
def test_html_shows_markup_as_text(report_sheet: ReportSheet, text: str) -> None:
    plain = Page(report_html(report_sheet))
    page = Page(report_html(replace(report_sheet, report=with_words(report_sheet.report, text))))
    assert page.tags == plain.tags
    assert f"“{text}”" in page.words


def test_word_shows_control_characters_and_markup_as_text(report_sheet: ReportSheet) -> None:
    report = with_words(report_sheet.report, "a\x00\x0b<w:p/>&amp;\ud800z")
    found = words_of_word(report_docx(replace(report_sheet, report=report)))
    assert "a<w:p/>&amp;z" in found


def test_russian_report_has_russian_words(report_sheet: ReportSheet) -> None:
    russian = replace(report_sheet, report=replace(report_sheet.report, language="ru"))
    page = Page(report_html(russian))
    assert "Похожие прошлые выводы (не подтверждения этого визита)" in page.words
    assert "● выполнено" in page.words
