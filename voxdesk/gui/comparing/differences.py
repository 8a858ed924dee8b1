"""Where two wordings differ, and which new words belong to which segment; no Qt in here."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from voxdesk.domain.transcript import HeardSegment, Segment

_WORD = re.compile(r"\S+")
_EDGES = ".,;:!?…\"'«»()[]–—-"
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Line:
    """A segment with what was heard again in its place; None where there is no line for it."""

    segment: Segment | None
    start_ms: int
    end_ms: int
    old: str
    new: str

    @property
    def same(self) -> bool:
        return self.old.split() == self.new.split()

    @property
    def acceptable(self) -> bool:
        return self.segment is not None and bool(self.new) and not self.same


def differing(old: str, new: str) -> tuple[tuple[Place, ...], tuple[Place, ...]]:
    """Where words of the old text are not in the new one, and the other way round: start, length.

    A word is another one when it is written otherwise, but for the case and the signs around it.
    """
    olds, news = list(_WORD.finditer(old)), list(_WORD.finditer(new))
    gone: list[Place] = []
    come: list[Place] = []
    for kind, first, after, new_first, new_after in _matched(olds, news).get_opcodes():
        if kind != "equal":
            gone += _stretch(olds[first:after])
            come += _stretch(news[new_first:new_after])
    return tuple(gone), tuple(come)


def lines(
    pairs: Sequence[tuple[Sequence[Segment], Sequence[HeardSegment]]],
) -> tuple[Line, ...]:
    """Each segment with its share of what was heard again in the same time."""
    made: list[Line] = []
    for own, again in pairs:
        text = " ".join(each.heard.strip() for each in again if each.heard.strip())
        if own:
            shares = spread([each.text for each in own], text)
            made += (
                Line(each, each.start_ms, each.end_ms, each.text, share)
                for each, share in zip(own, shares, strict=True)
            )
        elif text:
            made.append(Line(None, again[0].start_ms, again[-1].end_ms, "", text))
    return tuple(made)


def spread(olds: Sequence[str], new: str) -> list[str]:
    """Cut a new text where the words of the old ones end, so that each has its own part of it."""
    if len(olds) == 1:
        return [new]
    words = [word for old in olds for word in _WORD.finditer(old)]
    news = list(_WORD.finditer(new))
    ends, count = [], 0
    for old in olds[:-1]:
        count += len(_WORD.findall(old))
        ends.append(count)
    cuts = [0]
    opcodes = _matched(words, news).get_opcodes()
    for end in ends:
        cut = cuts[-1]
        for kind, first, after, new_first, new_after in opcodes:
            if first <= end <= after:
                cut = (
                    new_first + (end - first)
                    if kind == "equal"
                    else _share(end, first, after, new_first, new_after)
                )
                break
        cuts.append(min(max(cut, cuts[-1]), len(news)))
    cuts.append(len(news))
    return [" ".join(word.group() for word in news[first:after]) for first, after in pairwise(cuts)]


def _share(end: int, first: int, after: int, new_first: int, new_after: int) -> int:
    """How far into new words a place within old ones is."""
    part = (end - first) / (after - first) if after > first else 1.0
    return new_first + round(part * (new_after - new_first))


def _matched(
    olds: Sequence["re.Match[str]"], news: Sequence["re.Match[str]"]
) -> "SequenceMatcher[str]":
    return SequenceMatcher(
        None, [_key(each) for each in olds], [_key(each) for each in news], False
    )


def _key(word: "re.Match[str]") -> str:
    return word.group().strip(_EDGES).casefold() or word.group()


def _stretch(words: Sequence["re.Match[str]"]) -> list[Place]:
    return [(words[0].start(), words[-1].end() - words[0].start())] if words else []
