"""Transcripts as subtitles, SRT and WebVTT.

A segment of many words becomes several cues that can be read at a glance: at most two lines of
`LINE_CHARS`, timed by the recogniser's words, or by their share of the letters once the text was
corrected.
"""

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass

from voxdesk.domain.timecode import precise
from voxdesk.domain.transcript import Segment
from voxdesk.export import words
from voxdesk.export.escaping import one_line, srt_cue, web_cue
from voxdesk.export.sheets import TranscriptSheet

LINE_CHARS = 42
CUE_LINES = 2
LONGEST_CUE_MS = 7_000
PAUSE_MS = 300
"""Silence after a sentence that ends its cue, however short it is."""


@dataclass(frozen=True, slots=True)
class Cue:
    """One piece of text on the screen, one line, not yet escaped."""

    start_ms: int
    end_ms: int
    speaker: str
    text: str


def transcript_srt(sheet: TranscriptSheet) -> bytes:
    """SubRip: numbered cues, comma before the milliseconds, the speaker before the first line."""
    blocks = []
    for number, cue in enumerate(cues(sheet), start=1):
        times = f"{precise(cue.start_ms, separator=',')} --> {precise(cue.end_ms, separator=',')}"
        text = f"{cue.speaker}: {cue.text}" if cue.speaker else cue.text
        lines = "\n".join(srt_cue(line) for line in _lines(text))
        blocks.append(f"{number}\n{times}\n{lines}\n")
    return "\n".join(blocks).encode()


def transcript_vtt(sheet: TranscriptSheet) -> bytes:
    """WebVTT: the speaker as a voice tag, the seal as a note."""
    blocks = ["WEBVTT\n"]
    for cue in cues(sheet):
        speaker = f"<v {web_cue(cue.speaker)}>" if cue.speaker else ""
        lines = "\n".join(web_cue(line) for line in _lines(cue.text))
        blocks.append(f"{precise(cue.start_ms)} --> {precise(cue.end_ms)}\n{speaker}{lines}\n")
    say = words.of(sheet.transcript.language if sheet.transcript else "en")
    if sheet.pseudonymised:
        blocks.insert(1, f"NOTE {say['pseudonymised']}\n")
    seal = [f"{name}: {value}\n" for name, value in say.seal_rows(sheet.seal)]
    if seal:
        blocks.append(f"NOTE {say['seal']}\n{''.join(seal)}")
    return "\n".join(blocks).encode()


def cues(sheet: TranscriptSheet) -> Iterator[Cue]:
    """All cues in order; each lasts at least a millisecond, as players ask for."""
    blank = words.of(sheet.transcript.language if sheet.transcript else "en")["blank"]
    for segment in sheet.segments:
        speaker = one_line(sheet.speaker_name(segment.speaker_id))
        prefix = f"{speaker}: " if speaker else ""
        for start_ms, end_ms, text in _pieces(_timed_words(segment, blank), prefix):
            yield Cue(start_ms, max(end_ms, start_ms + 1), speaker, text)


def _lines(text: str) -> list[str]:
    return textwrap.wrap(text, LINE_CHARS, break_on_hyphens=False, break_long_words=False)


_Timed = tuple[int, int, str]


def _timed_words(segment: Segment, blank: str) -> list[_Timed]:
    """The words of a segment's text with times, the recogniser's where the text is still its."""
    text = one_line(segment.text)
    if not text:
        return [(segment.start_ms, segment.end_ms, blank)]
    spoken = text.split(" ")
    if spoken == [one_line(word.text) for word in segment.words]:
        return [
            (word.start_ms, word.end_ms, said)
            for word, said in zip(segment.words, spoken, strict=True)
        ]
    letters = sum(len(word) for word in spoken)
    length_ms, passed, timed = segment.end_ms - segment.start_ms, 0, []
    for word in spoken:
        start_ms = segment.start_ms + length_ms * passed // letters
        passed += len(word)
        timed.append((start_ms, segment.start_ms + length_ms * passed // letters, word))
    return timed


def _pieces(timed: list[_Timed], prefix: str) -> Iterator[_Timed]:
    """Join words into cues, ended by length, by time, and after sentences where it fits."""
    start, end, text = timed[0]
    for word_start, word_end, word in timed[1:]:
        joined = f"{text} {word}"
        full = _full(prefix + joined) or word_end - start > LONGEST_CUE_MS
        ended = text[-1] in ".?!…" and (len(text) > LINE_CHARS or word_start - end >= PAUSE_MS)
        if full or ended:
            yield start, end, text
            start, text = word_start, word
        else:
            text = joined
        end = word_end
    yield start, end, text


def _full(text: str) -> bool:
    # Shorter texts cannot need a third line, and wrapping each of them takes long.
    return len(text) > LINE_CHARS and len(_lines(text)) > CUE_LINES
