"""The table of formats leads to writers that exist."""

import pytest

from voxdesk.export import formats, words
from voxdesk.export.sheets import ReportSheet, TranscriptSheet


@pytest.mark.parametrize("name", sorted(formats.TRANSCRIPT_FORMATS))
def test_every_transcript_format_writes(transcript_sheet: TranscriptSheet, name: str) -> None:
    assert formats.transcript_writer(name)(transcript_sheet)


@pytest.mark.parametrize("name", sorted(formats.REPORT_FORMATS))
def test_every_report_format_writes(report_sheet: ReportSheet, name: str) -> None:
    assert formats.report_writer(name)(report_sheet)


def test_formats_are_known_by_other_names_and_suffixes() -> None:
    assert formats.known("Markdown") == "md"
    assert formats.known(".DOCX") == "docx"


def test_format_that_does_not_exist_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        formats.report_writer("odt")


def test_both_languages_have_the_same_words() -> None:
    english, russian = words.ENGLISH, words.RUSSIAN
    assert english.plain.keys() == russian.plain.keys()
    assert english.notes.keys() == russian.notes.keys()
    assert english.verdicts.keys() == russian.verdicts.keys()


def test_note_without_words_is_shown_as_it_is() -> None:
    assert words.ENGLISH.note("something_new: 3") == "something_new: 3"
    assert words.ENGLISH.note("cut").startswith("The text ran on")
