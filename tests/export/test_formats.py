"""The table of formats leads to writers that exist."""

from dataclasses import replace

import pytest

from tests.export import samples
from voxdesk.export import formats, words
from voxdesk.export.sheets import ReportSheet, TranscriptSheet


@pytest.mark.parametrize("name", sorted(formats.TRANSCRIPT_FORMATS))
def test_every_transcript_format_writes(transcript_sheet: TranscriptSheet, name: str) -> None:
    assert formats.TRANSCRIPT_FORMATS[name](transcript_sheet)


@pytest.mark.parametrize("name", sorted(formats.REPORT_FORMATS))
def test_every_report_format_writes(report_sheet: ReportSheet, name: str) -> None:
    assert formats.REPORT_FORMATS[name](report_sheet)


AWKWARD = (
    "\ud800 half a pair",
    "bell \x07 null \x00 \x1b[31m",
    "שלום, مرحبا",
    "turned \u202eback\u2069",
    "👩‍👩‍👧 👍🏽 \ufe0f",
    "]]>&lt;![CDATA[",
    "{{report}} {% raw %}",
    "=1+1",
    "|---|\n# not a title",
    "zero\u200bwidth \ufeff",
    "\ufffe\uffff",
)


@pytest.mark.parametrize("text", AWKWARD)
@pytest.mark.parametrize("name", sorted(formats.REPORT_FORMATS))
def test_report_of_awkward_words_is_written_in_every_format(name: str, text: str) -> None:
    sheet = samples.sheet("walk-through")
    findings = tuple(
        replace(
            each,
            title=text,
            criterion_id=text,
            statement=text,
            recommendation=text,
            notes=(text,),
            evidence=tuple(replace(one, quote=text) for one in each.evidence),
        )
        for each in sheet.report.findings
    )
    report = replace(sheet.report, title=text, summary=text, findings=findings)
    assert sheet.card is not None
    card = replace(sheet.card, site=text, employee=text, customer=text)
    assert formats.REPORT_FORMATS[name](replace(sheet, report=report, card=card))


@pytest.mark.parametrize("text", AWKWARD)
@pytest.mark.parametrize("name", sorted(formats.TRANSCRIPT_FORMATS))
def test_transcript_of_awkward_words_is_written_in_every_format(
    transcript_sheet: TranscriptSheet, name: str, text: str
) -> None:
    segments = tuple(replace(each, text=text) for each in transcript_sheet.segments)
    recording = replace(transcript_sheet.recording, name=text)
    assert formats.TRANSCRIPT_FORMATS[name](
        replace(transcript_sheet, segments=segments, recording=recording)
    )


def test_formats_are_known_by_other_names_and_suffixes() -> None:
    assert formats.known("Markdown") == "md"
    assert formats.known(".DOCX") == "docx"
    assert formats.known("odt") not in formats.REPORT_FORMATS


def test_both_languages_have_the_same_words() -> None:
    english, russian = words.ENGLISH, words.RUSSIAN
    assert english.plain.keys() == russian.plain.keys()
    assert english.notes.keys() == russian.notes.keys()
    assert english.figures.keys() == russian.figures.keys()
    assert english.verdicts.keys() == russian.verdicts.keys()


def test_note_without_words_is_shown_as_it_is() -> None:
    assert words.ENGLISH.note("something_new: 3") == "something_new: 3"
    assert words.ENGLISH.note("cut").startswith("The text ran on")
    assert words.ENGLISH.note("unsupported:Lisbon") == "Not in the evidence: Lisbon."
