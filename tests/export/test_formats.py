"""The table of formats leads to writers that exist."""

import pytest

from voxdesk.export import formats, words
from voxdesk.export.sheets import ReportSheet, TranscriptSheet


@pytest.mark.parametrize("name", sorted(formats.TRANSCRIPT_FORMATS))
def test_every_transcript_format_writes(transcript_sheet: TranscriptSheet, name: str) -> None:
    assert formats.TRANSCRIPT_FORMATS[name](transcript_sheet)


@pytest.mark.parametrize("name", sorted(formats.REPORT_FORMATS))
def test_every_report_format_writes(report_sheet: ReportSheet, name: str) -> None:
    assert formats.REPORT_FORMATS[name](report_sheet)


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
