"""When names are said: the stretches of a recording that a clip must not let anybody hear.

A name is looked for in what was heard and in what people made of it. Words have the recogniser's
times; those that people wrote have the times of what they wrote them over, found by comparing both.
Where the recogniser gave no times, a word has its share of its segment by letters, and more around.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from voxdesk.domain.name_forms import folded, tidied
from voxdesk.domain.pseudonyms import Pseudonyms
from voxdesk.domain.transcript import Segment

MARGIN_MS = 60
"""Around a word: how far off the recogniser's times usually are."""

GUESS_MS = 300
"""Around a word whose time is a guess."""

PAUSE_MS = 500
"""A silence up to this long beside a name is bleeped too: a word begins before it is noticed."""

LETTER_MS = 60
"""A word that is said faster than that for each letter has times that are too short."""

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Said:
    start_ms: int
    end_ms: int
    text: str


def bleeped(segments: Sequence[Segment], names: Pseudonyms) -> tuple[Span, ...]:
    """The stretches in which something hidden is said, in order, apart from one another."""
    heard = [list(_heard(segment)) for segment in segments]
    written = [list(_written(segment, said)) for segment, said in zip(segments, heard, strict=True)]
    streams = ([said for part in stream for said in part] for stream in (heard, written))
    return merged(span for stream in streams for span in _spans(stream, names))


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The same time in spans that do not touch."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)


def _spans(said: Sequence[_Said], names: Pseudonyms) -> Iterator[Span]:
    texts = [tidied(each.text) for each in said]
    starts, at = [], 0
    for text in texts:
        starts.append(at)
        at += len(text) + 1
    index = 0
    for match in names.matches(" ".join(texts)):
        while starts[index] + len(texts[index]) <= match.start:
            index += 1
        last = index
        while last + 1 < len(said) and starts[last + 1] < match.end:
            last += 1
        start_ms = said[index].start_ms - _missing(said[index])
        end_ms = said[last].end_ms + _missing(said[last])
        if index and 0 <= start_ms - said[index - 1].end_ms <= PAUSE_MS:
            start_ms = said[index - 1].end_ms
        if last + 1 < len(said) and 0 <= said[last + 1].start_ms - end_ms <= PAUSE_MS:
            end_ms = said[last + 1].start_ms
        yield max(start_ms - MARGIN_MS, 0), end_ms + MARGIN_MS


def _missing(said: _Said) -> int:
    return max(LETTER_MS * len(said.text.strip()) - (said.end_ms - said.start_ms), 0)


def _heard(segment: Segment) -> Iterator[_Said]:
    if segment.words:
        for word in segment.words:
            yield _Said(word.start_ms, word.end_ms, word.text)
    else:
        yield from _shares(segment, segment.heard)


def _written(segment: Segment, heard: Sequence[_Said]) -> Iterator[_Said]:
    """The words of the text with the times of what was heard in their place."""
    if not heard or segment.text.strip() == segment.heard.strip():
        yield from heard or _shares(segment, segment.text)
        return
    texts = segment.text.split()
    compared = SequenceMatcher(
        None,
        [folded(tidied(each.text.strip())) for each in heard],
        [folded(tidied(text)) for text in texts],
        autojunk=False,
    )
    for how, first, after, text_first, text_after in compared.get_opcodes():
        if how == "equal":
            for said, text in zip(heard[first:after], texts[text_first:text_after], strict=True):
                yield _Said(said.start_ms, said.end_ms, text)
        elif how != "delete":
            start_ms = heard[first].start_ms if how == "replace" else _end(heard, first, segment)
            end_ms = heard[after - 1].end_ms if how == "replace" else _start(heard, first, segment)
            for text in texts[text_first:text_after]:
                yield _guessed(start_ms, end_ms, text)


def _end(heard: Sequence[_Said], place: int, segment: Segment) -> int:
    return heard[place - 1].end_ms if place else segment.start_ms


def _start(heard: Sequence[_Said], place: int, segment: Segment) -> int:
    return heard[place].start_ms if place < len(heard) else segment.end_ms


def _shares(segment: Segment, text: str) -> Iterator[_Said]:
    words = text.split()
    letters, passed = sum(map(len, words)), 0
    length_ms = segment.end_ms - segment.start_ms
    for word in words:
        start_ms = segment.start_ms + length_ms * passed // letters
        passed += len(word)
        yield _guessed(start_ms, segment.start_ms + length_ms * passed // letters, word)


def _guessed(start_ms: int, end_ms: int, text: str) -> _Said:
    return _Said(max(start_ms - GUESS_MS, 0), max(end_ms, start_ms) + GUESS_MS, text)
