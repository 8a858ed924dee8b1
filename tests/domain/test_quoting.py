"""Selections of a transcript become quotes of whole words with their own times."""

import pytest

from voxdesk.domain import quoting
from voxdesk.domain.checks import quote_stands
from voxdesk.domain.ids import SegmentId, TranscriptId
from voxdesk.domain.transcript import Segment, Word

HEARD = "Well, the check-in took twelve minutes."
WORDS = ("Well,", "the", "check", "-in", "took", "twelve", "minutes.")


def segment(text: str = HEARD) -> Segment:
    words = tuple(Word(1_000 + 400 * at, 1_300 + 400 * at, w, 0.9) for at, w in enumerate(WORDS))
    return Segment(SegmentId(1), TranscriptId(1), 1_000, 3_800, None, HEARD, text, 0.9, words)


@pytest.mark.parametrize(
    ("letters", "text", "times"),
    [
        ((10, 23), "check-in took", (1_800, 2_900)),
        ((12, 21), "check-in took", (1_800, 2_900)),
        ((0, len(HEARD)), HEARD, (1_000, 3_700)),
        ((24, 25), "twelve", (3_000, 3_300)),
    ],
)
def test_a_selection_takes_the_words_it_touches_whole(
    letters: tuple[int, int], text: str, times: tuple[int, int]
) -> None:
    quote = quoting.selected(segment(), *letters)
    assert quote is not None
    assert (quote.text, (quote.start_ms, quote.end_ms)) == (text, times)
    assert segment().text[quote.first : quote.last] == text
    assert quote_stands(quote.text, HEARD)


def test_a_selection_of_nothing_is_no_quote() -> None:
    assert quoting.selected(segment(), 5, 5) is None
    assert quoting.selected(segment(), 5, 6) is None  # the space
    assert quoting.selected(segment(""), 0, 9) is None


def test_words_are_found_whatever_their_case_and_punctuation() -> None:
    quote = quoting.found(segment(), "the CHECK IN took")
    assert quote is not None
    assert (quote.text, quote.start_ms, quote.end_ms) == ("the check-in took", 1_400, 2_900)
    assert quoting.found(segment(), "the check took") is None
    assert quoting.found(segment(), "...") is None


def test_words_of_a_corrected_segment_share_its_time() -> None:
    corrected = segment("The queue took ten minutes.")
    quote = quoting.found(corrected, "ten minutes")
    assert quote is not None
    assert quote.text == "ten minutes."
    assert 1_000 < quote.start_ms < quote.end_ms == 3_800
