"""The plain transcript: one timed line for each segment, gaps and doubts visible."""

from dataclasses import replace

from voxdesk.export.plain import transcript_txt
from voxdesk.export.sheets import TranscriptSheet


def test_every_segment_is_a_timed_line_with_its_speaker(
    transcript_sheet: TranscriptSheet,
) -> None:
    head, body = transcript_txt(transcript_sheet).decode().split("\n\n")
    assert head.split("\n") == [
        "Lobby & rooms <walk>.wav",
        "Harbour Hotel · Lisbon · 2026-11-20 · Ana Reis",
        "Length: 3 min · Language: en · Model: whisper-base",
    ]
    lines = body.rstrip("\n").split("\n")
    assert len(lines) == len(transcript_sheet.segments)
    assert lines[0].startswith("[0:00] Ana <R>: We arrived at the hotel")
    assert lines[1] == "[0:20] S2: A & B --> <i>C</i>"


def test_gaps_and_suspicious_spans_are_marked(transcript_sheet: TranscriptSheet) -> None:
    lines = transcript_txt(transcript_sheet).decode().rstrip("\n").split("\n")
    assert lines[-2] == "[0:24] [speech not recognised]"
    assert lines[-1] == "[1:00:30] Thank you, thank you. [repetition] [unsure]"


def test_partial_transcript_says_how_far_it_came(transcript_sheet: TranscriptSheet) -> None:
    transcript = transcript_sheet.transcript
    assert transcript is not None
    partial = replace(transcript, complete=False, heard_until_ms=62_000)
    text = transcript_txt(replace(transcript_sheet, transcript=partial)).decode()
    assert "Partial: the audio was transcribed up to 1:02." in text


def test_russian_transcript_has_russian_words(transcript_sheet: TranscriptSheet) -> None:
    transcript = transcript_sheet.transcript
    assert transcript is not None
    russian = replace(transcript, language="ru")
    text = transcript_txt(replace(transcript_sheet, transcript=russian)).decode()
    assert "[речь не распознана]" in text
