"""Subtitles: times that players accept, text that can be read at a glance."""

import itertools
import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voxdesk.domain.ids import SegmentId, TranscriptId
from voxdesk.domain.transcript import Segment
from voxdesk.export.sheets import TranscriptSheet
from voxdesk.export.subtitles import CUE_LINES, LINE_CHARS, cues, transcript_srt, transcript_vtt

SRT_TIMES = re.compile(r"^(\d\d+):(\d\d):(\d\d),(\d{3}) --> (\d\d+):(\d\d):(\d\d),(\d{3})$")
VTT_TIMES = re.compile(r"^(\d\d+):(\d\d):(\d\d)\.(\d{3}) --> (\d\d+):(\d\d):(\d\d)\.(\d{3})$")


def milliseconds(parts: tuple[str, ...]) -> int:
    hours, minutes, seconds, millis = map(int, parts)
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + millis


def read_blocks(text: str, times: re.Pattern[str]) -> list[tuple[int, int, list[str]]]:
    found = []
    for block in text.strip().split("\n\n"):
        lines = block.split("\n")
        if lines[0] == "WEBVTT":
            continue
        if lines[0].isdecimal():
            lines = lines[1:]
        match = times.match(lines[0])
        assert match, block
        found.append(
            (milliseconds(match.groups()[:4]), milliseconds(match.groups()[4:]), lines[1:])
        )
    return found


def test_srt_reads_back_with_the_times_of_the_words(transcript_sheet: TranscriptSheet) -> None:
    text = transcript_srt(transcript_sheet).decode()
    blocks = read_blocks(text, SRT_TIMES)
    assert text.startswith("1\n00:00:00,000 --> 00:00:03,280\nAna <R>: We arrived at the hotel")
    assert [block[0] for block in blocks] == [0, 3_300, 7_800, 20_000, 24_000, 3_630_000]
    assert blocks[3][2] == ["S2: A & B -> <i>C</i>"]
    assert blocks[4][2] == ["[speech not recognised]"]


def test_vtt_names_the_speaker_in_a_voice_tag_and_escapes_the_rest(
    transcript_sheet: TranscriptSheet,
) -> None:
    text = transcript_vtt(transcript_sheet).decode()
    blocks = read_blocks(text, VTT_TIMES)
    assert text.startswith("WEBVTT\n\n00:00:00.000 --> ")
    assert blocks[0][2][0].startswith("<v Ana &lt;R&gt;>We arrived")
    assert blocks[3][2] == ["<v S2>A &amp; B --&gt; &lt;i&gt;C&lt;/i&gt;"]
    assert blocks[5][0] == 3_630_000


def test_cues_fit_on_two_lines_and_keep_every_word(transcript_sheet: TranscriptSheet) -> None:
    blocks = read_blocks(transcript_srt(transcript_sheet).decode(), SRT_TIMES)
    assert all(
        len(lines) <= CUE_LINES and all(len(line) <= LINE_CHARS for line in lines)
        for _, _, lines in blocks
    )
    first = transcript_sheet.segments[0]
    said = " ".join(cue.text for cue in cues(replace(transcript_sheet, segments=(first,))))
    assert said == first.text


def test_corrected_text_is_timed_by_its_share_of_the_letters(
    transcript_sheet: TranscriptSheet,
) -> None:
    corrected = replace(
        transcript_sheet.segments[0], text="Quite another sentence, longer than before. " * 4
    )
    timed = list(cues(replace(transcript_sheet, segments=(corrected,))))
    assert timed[0].start_ms == corrected.start_ms
    assert timed[-1].end_ms == corrected.end_ms
    assert all(a.end_ms <= b.start_ms for a, b in itertools.pairwise(timed))


@pytest.mark.parametrize(
    ("write", "times"), [(transcript_srt, SRT_TIMES), (transcript_vtt, VTT_TIMES)]
)
@given(
    text=st.text(max_size=300),
    start_ms=st.integers(0, 400_000_000),
    length_ms=st.integers(0, 60_000),
)
def test_any_text_makes_blocks_that_read_back(
    transcript_sheet: TranscriptSheet,
    write: Callable[[TranscriptSheet], bytes],
    times: re.Pattern[str],
    text: str,
    start_ms: int,
    length_ms: int,
) -> None:
    segment = Segment(
        SegmentId(1), TranscriptId(1), start_ms, start_ms + length_ms, None, text, text, 1.0
    )
    written = write(replace(transcript_sheet, segments=(segment, segment))).decode()
    for start, end, lines in read_blocks(written, times):
        assert start < end
        assert all(line.strip() for line in lines)
        assert lines


def test_a_transcript_without_segments_is_an_empty_but_valid_file(
    transcript_sheet: TranscriptSheet,
) -> None:
    silent = replace(transcript_sheet, segments=())
    assert transcript_srt(silent) == b""
    assert transcript_vtt(silent) == b"WEBVTT\n"
