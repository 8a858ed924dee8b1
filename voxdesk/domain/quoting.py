"""A selection in a transcript as a quote: whole words, verbatim, with their exact times."""

from collections.abc import Iterator
from dataclasses import dataclass

from voxdesk.domain.checks import bare_words
from voxdesk.domain.sentences import timed_words
from voxdesk.domain.transcript import Segment


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of one segment as they stand in its text; `first` and `last` are letters of it."""

    text: str
    first: int
    last: int
    start_ms: int
    end_ms: int


def selected(segment: Segment, first: int, last: int) -> Quote | None:
    """The words that a selection of letters touches, whole; None where it touches none."""
    return _joined(
        segment, [each for each in words(segment) if each.first < last and each.last > first]
    )


def found(segment: Segment, text: str) -> Quote | None:
    """Where words stand in a segment, case and punctuation aside; None where they do not."""
    wanted, said = bare_words(text), list(words(segment))
    for begin in range(len(said)):
        heard: tuple[str, ...] = ()
        for end in range(begin, len(said)):
            heard += bare_words(said[end].text)
            if heard == wanted and wanted:
                return _joined(segment, said[begin : end + 1])
            if len(heard) >= len(wanted):
                break
    return None


def words(segment: Segment) -> Iterator[Quote]:
    """Each word of a segment with its place in the text and its time."""
    place = 0
    for text, start_ms, end_ms, _glued in timed_words(segment):
        at = segment.text.find(text, place)
        if at < 0:  # the recogniser's words are not those of its own text
            continue
        place = at + len(text)
        yield Quote(text, at, place, start_ms, end_ms)


def _joined(segment: Segment, parts: list[Quote]) -> Quote | None:
    if not parts:
        return None
    first, last = parts[0].first, parts[-1].last
    return Quote(
        segment.text[first:last], first, last, parts[0].start_ms, max(p.end_ms for p in parts)
    )
