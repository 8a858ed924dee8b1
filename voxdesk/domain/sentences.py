"""Transcript to sentences with times: the unit of evidence, computed and never stored.

Recognisers cut sentences in half across segments and join strangers in one. Here every word of the
segments, in order, falls into exactly one sentence: it ends at punctuation that ends a sentence
(not at an abbreviation, a decimal or a pausing ellipsis), at a change of speaker, at a long pause,
or where it would grow beyond what can be quoted. A sentence is verbatim: its text is made of what
stands in the segments, so a quote can be checked against them. Where people corrected a segment,
its words come from their text and share its time by length.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from voxdesk.domain.ids import RecordingId, SegmentId, SpeakerId
from voxdesk.domain.transcript import Segment

LONG_PAUSE_MS = 2_000
"""A silence that ends a sentence, whatever the punctuation."""

SHORT_PAUSE_MS = 600
"""A silence that decides where punctuation alone does not."""

MOST_WORDS = 40
MOST_MS = 30_000

CLOSING = "\"'”’»)]}"
OPENING = "\"'“‘«([{-–—"


def _listed(text: str) -> frozenset[str]:
    return frozenset(text.split())


NEVER_LAST = _listed(
    "mr. mrs. ms. dr. prof. st. vs. e.g. i.e. approx. fig. cf. ave. "
    "ул. пр. просп. пер. им. проф. акад. т.е. т.к. т.н. см. напр. рис. гр. г-н. обл. д-р."
)
"""Abbreviations after which a sentence always goes on."""

SELDOM_LAST = _listed(
    "etc. inc. ltd. co. jr. sr. a.m. p.m. min. sec. hrs. "
    "т.д. т.п. др. руб. коп. тыс. млн. млрд. мин. сек. ч. д. кв. стр. эт. чел."
)
"""Abbreviations after which a sentence ends only where a capital letter follows."""

BEFORE_NUMBER = _listed("no. nos. nr. vol. p. pp. ca. д. кв. стр. гл. п. ст. № корп.")
"""Abbreviations before a number."""

_INITIALS = re.compile(r"(?:\w\.)+\w?\.|[^\W\d_]\.")
_PRONOUNS = frozenset({"i.", "я."})
_YEAR = frozenset({"г.", "гг."})


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence as spoken; `segment_ids` are the segments it has words of, in order."""

    recording_id: RecordingId
    segment_ids: tuple[SegmentId, ...]
    start_ms: int
    end_ms: int
    text: str


@dataclass(frozen=True, slots=True)
class _Token:
    """A word in its place. `glued` means no space stands before it ("check", "-in")."""

    text: str
    start_ms: int
    end_ms: int
    glued: bool
    segment_id: SegmentId
    speaker_id: SpeakerId | None


def sentences(segments: Iterable[Segment], recording_id: RecordingId) -> tuple[Sentence, ...]:
    """All sentences of consecutive segments, in order."""
    return tuple(_sentence(part, recording_id) for part in _parts(segments))


def shares(segments: Iterable[Segment]) -> Iterator[tuple[tuple[SegmentId, int], ...]]:
    """For each sentence, in order: how many letters of which segment are its own."""
    for part in _parts(segments):
        letters: dict[SegmentId, int] = {}
        for token in part:
            letters[token.segment_id] = letters.get(token.segment_id, 0) + sum(
                map(len, token.text.split())
            )
        yield tuple(letters.items())


def _parts(segments: Iterable[Segment]) -> Iterator[Sequence[_Token]]:
    """The words of each sentence."""
    run: list[_Token] = []
    found: list[list[_Token]] = []
    for token in _in_order(segments):
        if run and _ends(run, token):
            found.append(run)
            run = []
        run.append(token)
    if run:
        found.append(run)
    for long in found:
        yield from _bounded(long)


def _sentence(tokens: Sequence[_Token], recording_id: RecordingId) -> Sentence:
    return Sentence(
        recording_id,
        tuple(dict.fromkeys(token.segment_id for token in tokens)),
        tokens[0].start_ms,
        tokens[-1].end_ms,
        _joined(tokens),
    )


def _joined(tokens: Sequence[_Token]) -> str:
    return "".join(("" if each.glued else " ") + each.text for each in tokens).strip()


# --- words in order ------------------------------------------------------------------------------


def _in_order(segments: Iterable[Segment]) -> Iterator[_Token]:
    """Every word, with times that never go back."""
    latest_ms = 0
    for segment in segments:
        for text, start, end, glued in timed_words(segment):
            start_ms = max(start, latest_ms)
            latest_ms = max(end, start_ms)
            yield _Token(text, start_ms, latest_ms, glued, segment.id, segment.speaker_id)


def timed_words(segment: Segment) -> Iterator[tuple[str, int, int, bool]]:
    """Text, start, end and whether it is glued to what is before, of each word of a segment."""
    if not segment.words or segment.text.strip() != segment.heard.strip():
        yield from _shared_out(segment)
        return
    spoken = [word for word in segment.words if word.text.strip()]
    place = 0
    known = "".join("".join(w.text.split()) for w in spoken) == "".join(segment.heard.split())
    for index, word in enumerate(spoken):
        text = word.text.strip()
        at = segment.heard.find(text, place) if known else -1
        glued = index > 0 and at == place
        place = at + len(text)
        yield text, word.start_ms, min(word.end_ms, max(segment.end_ms, word.start_ms)), glued


def _shared_out(segment: Segment) -> Iterator[tuple[str, int, int, bool]]:
    """The words of corrected text: each gets its share of the segment's time by its length."""
    texts = segment.text.split()
    total = sum(map(len, texts))
    length_ms = max(segment.end_ms - segment.start_ms, 0)
    before = 0
    for text in texts:
        start_ms = segment.start_ms + length_ms * before // total
        before += len(text)
        yield text, start_ms, segment.start_ms + length_ms * before // total, False


# --- where a sentence ends -----------------------------------------------------------------------


def _ends(run: Sequence[_Token], after: _Token) -> bool:
    """Whether the sentence so far ends before the word `after`."""
    last = run[-1]
    if last.speaker_id != after.speaker_id and None not in (last.speaker_id, after.speaker_id):
        return True
    text = last.text.rstrip(CLOSING)
    if text.endswith(("。", "！", "？")):
        return True
    pause_ms = after.start_ms - last.end_ms
    if after.glued:
        return False
    if pause_ms >= LONG_PAUSE_MS:
        return True
    if not text.endswith((".", "!", "?", "…")):
        return False
    opens = after.text.lstrip(OPENING)[:1]
    if opens.islower():
        return pause_ms >= SHORT_PAUSE_MS and not _abbreviated(run, opens, pause_ms)
    if text.endswith(("...", "…")):
        return opens.isupper() or pause_ms >= SHORT_PAUSE_MS
    return text.endswith(("!", "?")) or not _abbreviated(run, opens, pause_ms)


def _abbreviated(run: Sequence[_Token], opens: str, pause_ms: int) -> bool:
    """Whether the full stop at the end of `run` shortens a word; `opens` is the next letter."""
    # Spaces inside ("т. е.") leave single letters, which are seen as initials.
    whole = run[-1].text.rstrip(CLOSING).lstrip(OPENING)
    small = whole.lower()
    before = run[-2].text if len(run) > 1 else ""
    if small in NEVER_LAST:
        return True
    if opens.isdigit() and small in BEFORE_NUMBER:
        return True
    if small in _YEAR:
        return not (before[-1:].isdigit() and opens.isupper())
    if small in SELDOM_LAST:
        return not opens.isupper()
    if small.rstrip(".").isdigit():
        return len(run) == 1
    if small in _PRONOUNS:
        return False
    return bool(_INITIALS.fullmatch(whole)) and pause_ms < SHORT_PAUSE_MS


# --- sentences that never end --------------------------------------------------------------------


def _bounded(tokens: Sequence[_Token]) -> Iterator[Sequence[_Token]]:
    """Parts short enough to be quoted, cut where it hurts least."""
    waiting = [tokens]
    while waiting:
        part = waiting.pop()
        too_long = part[-1].end_ms - part[0].start_ms > MOST_MS
        if len(part) < 4 or not (too_long or len(part) > MOST_WORDS):
            yield part
            continue
        cut = _cut(part)
        waiting += [part[cut:], part[:cut]]


def _cut(tokens: Sequence[_Token]) -> int:
    """The best place in the middle half: after a clause, between segments, at the longest pause."""
    quarter = len(tokens) // 4

    def merit(at: int) -> tuple[bool, bool, bool, int, int]:
        last, after = tokens[at - 1], tokens[at]
        return (
            not after.glued,
            last.text.endswith((",", ";", ":", "—", "–", "、")),
            last.segment_id != after.segment_id,
            after.start_ms - last.end_ms,
            -abs(at - len(tokens) // 2),
        )

    return max(range(quarter, len(tokens) - quarter), key=merit)
