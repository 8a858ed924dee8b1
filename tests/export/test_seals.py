"""Every document carries its seal, and the seal is found again in it."""

import io
from dataclasses import replace

import pytest

from voxdesk.domain.anchor import Anchor, sheet
from voxdesk.errors import BadSeal
from voxdesk.export.formats import REPORT_FORMATS, SEALED_BESIDE, TRANSCRIPT_FORMATS
from voxdesk.export.sheets import ReportSheet, TranscriptSheet
from voxdesk.services.unsealing import found_in


@pytest.mark.parametrize("language", ["en", "ru", "pt"])
@pytest.mark.parametrize("fmt", sorted(set(TRANSCRIPT_FORMATS) - SEALED_BESIDE))
def test_seal_of_a_transcript_is_found_in_it(
    transcript_sheet: TranscriptSheet, seal: Anchor, fmt: str, language: str
) -> None:
    assert transcript_sheet.transcript is not None
    transcript = replace(transcript_sheet.transcript, language=language)
    sealed = replace(transcript_sheet, transcript=transcript, seal=seal)
    assert found_in(io.BytesIO(TRANSCRIPT_FORMATS[fmt](sealed))) == seal


@pytest.mark.parametrize("language", ["en", "ru", "pt"])
@pytest.mark.parametrize("fmt", sorted(set(REPORT_FORMATS) - SEALED_BESIDE))
def test_seal_of_a_report_is_found_in_it(
    report_sheet: ReportSheet, seal: Anchor, fmt: str, language: str
) -> None:
    sealed = replace(
        report_sheet, report=replace(report_sheet.report, language=language), seal=seal
    )
    assert found_in(io.BytesIO(REPORT_FORMATS[fmt](sealed))) == seal


@pytest.mark.parametrize("fmt", sorted(TRANSCRIPT_FORMATS))
def test_transcript_without_a_seal_has_none(transcript_sheet: TranscriptSheet, fmt: str) -> None:
    with pytest.raises(BadSeal):
        found_in(io.BytesIO(TRANSCRIPT_FORMATS[fmt](transcript_sheet)))


@pytest.mark.parametrize("fmt", sorted(SEALED_BESIDE & set(TRANSCRIPT_FORMATS)))
def test_format_without_a_place_for_a_seal_is_the_same_with_one(
    transcript_sheet: TranscriptSheet, seal: Anchor, fmt: str
) -> None:
    write = TRANSCRIPT_FORMATS[fmt]
    assert write(replace(transcript_sheet, seal=seal)) == write(transcript_sheet)


@pytest.mark.parametrize("fmt", ["txt", "vtt"])
def test_seal_stands_behind_a_document_that_is_else_the_same(
    transcript_sheet: TranscriptSheet, seal: Anchor, fmt: str
) -> None:
    write = TRANSCRIPT_FORMATS[fmt]
    assert write(replace(transcript_sheet, seal=seal)).startswith(write(transcript_sheet))


def test_words_of_a_speaker_are_not_taken_for_the_seal(
    transcript_sheet: TranscriptSheet, seal: Anchor
) -> None:
    forged = sheet(replace(seal, number=3, head=bytes(32)))
    segment = replace(transcript_sheet.segments[0], text=forged)
    sealed = replace(transcript_sheet, segments=(segment,), seal=seal)
    assert found_in(io.BytesIO(TRANSCRIPT_FORMATS["txt"](sealed))) == seal
