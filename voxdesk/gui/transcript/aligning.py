"""Where words that were heard stand in a text that people may have corrected."""

from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache

Span = tuple[int, int]
"""From one letter to another."""


@lru_cache(maxsize=1024)
def places(text: str, words: tuple[str, ...]) -> tuple[Span | None, ...]:
    """For each word where it stands; None for one that was corrected."""
    found = _in_order(text, words)
    return found if None not in found else _matched(text, words)


@lru_cache(maxsize=1024)
def changed(heard: str, text: str) -> tuple[Span, ...]:
    """Which parts of what was heard do not stand in the text any more."""
    spans = _tokens(heard)
    match = _matcher([heard[slice(*each)] for each in spans], text.split())
    return tuple(
        (spans[first][0], spans[after - 1][1])
        for tag, first, after, _first, _after in match.get_opcodes()
        if tag in ("replace", "delete")
    )


def _in_order(text: str, words: Sequence[str]) -> tuple[Span | None, ...]:
    """A text as it was heard has its words one after the other, nothing but spaces between."""
    found: list[Span | None] = []
    place = 0
    for word in words:
        start = text.find(word, place)
        if start < 0 or text[place:start].strip():
            found.append(None)
        else:
            place = start + len(word)
            found.append((start, place))
    return tuple(found)


def _matched(text: str, words: Sequence[str]) -> tuple[Span | None, ...]:
    spans = _tokens(text)
    found: list[Span | None] = [None] * len(words)
    match = _matcher(words, [text[slice(*each)] for each in spans])
    for block in match.get_matching_blocks():
        for step in range(block.size):
            found[block.a + step] = spans[block.b + step]
    return tuple(found)


def _matcher(one: Sequence[str], other: Sequence[str]) -> SequenceMatcher[str]:
    return SequenceMatcher(None, one, other, autojunk=False)


def _tokens(text: str) -> list[Span]:
    spans, place = [], 0
    for token in text.split():
        start = text.index(token, place)
        place = start + len(token)
        spans.append((start, place))
    return spans
