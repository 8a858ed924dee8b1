"""What must not be heard is found by the times of words, and by guesses where there are none."""

from voxdesk.domain.bleeping import GUESS_MS, MARGIN_MS, bleeped, merged
from voxdesk.domain.ids import SegmentId, TranscriptId
from voxdesk.domain.pseudonyms import AliasKind, Hidden, Pseudonyms
from voxdesk.domain.transcript import Segment, Word

NAMES = Pseudonyms(
    [
        Hidden(AliasKind.CLIENT, "Marta Reis", "Client 1"),
        Hidden(AliasKind.SITE, "Harbour Hotel", "Site 1"),
    ]
)


def segment(start_ms: int, heard: str, text: str = "", *, step_ms: int = 400) -> Segment:
    """Each word takes `step_ms`, with a second of silence before the next; 0 is without times."""
    words = tuple(
        Word(
            start_ms + place * (step_ms + 1_000),
            start_ms + place * (step_ms + 1_000) + step_ms,
            word,
            1,
        )
        for place, word in enumerate(heard.split())
        if step_ms
    )
    end_ms = words[-1].end_ms if words else start_ms + 10_000
    return Segment(
        SegmentId(start_ms), TranscriptId(1), start_ms, end_ms, None, heard, text or heard, 1, words
    )


def test_a_word_is_bleeped_by_its_times_with_a_margin() -> None:
    assert bleeped([segment(0, "So Marta came")], NAMES) == (
        (1_400 - MARGIN_MS, 1_800 + MARGIN_MS),
    )


def test_all_words_of_a_name_are_one_bleep_also_over_segments() -> None:
    parts = [segment(0, "So Marta"), segment(2_800, "Reis at the"), segment(7_000, "Harbour Hotel")]
    assert bleeped(parts, NAMES) == (
        (1_400 - MARGIN_MS, 3_200 + MARGIN_MS),
        (7_000 - 20 - MARGIN_MS, 8_800 + MARGIN_MS),  # seven letters take longer than 400 ms
    )


def test_short_silences_beside_a_name_and_times_too_short_for_it_are_bleeped_too() -> None:
    close = [Word(0, 900, "So", 1), Word(1_200, 1_600, "Marta", 1), Word(1_900, 2_000, "came", 1)]
    hasty = [Word(0, 100, "So", 1), Word(3_000, 3_060, "Marta", 1), Word(9_000, 9_100, "came", 1)]
    (first,) = bleeped([_with(close)], NAMES)
    assert first == (900 - MARGIN_MS, 1_900 + MARGIN_MS)
    (second,) = bleeped([_with(hasty)], NAMES)
    assert second == (3_000 - 240 - MARGIN_MS, 3_060 + 240 + MARGIN_MS)


def _with(words: list[Word]) -> Segment:
    heard = " ".join(word.text for word in words)
    return Segment(SegmentId(1), TranscriptId(1), 0, 9_100, None, heard, heard, 1, tuple(words))


def test_a_name_that_a_person_put_right_is_bleeped_where_it_was_heard() -> None:
    parts = [segment(0, "So smarter rice came", "So Marta Reis came")]
    assert bleeped(parts, NAMES) == ((1_400 - GUESS_MS - MARGIN_MS, 3_200 + GUESS_MS + MARGIN_MS),)


def test_a_name_that_a_person_took_out_of_the_text_is_still_bleeped() -> None:
    assert bleeped([segment(0, "So Marta came", "So she came")], NAMES)[0][0] <= 1_400


def test_a_name_that_a_person_wrote_in_is_bleeped_between_its_neighbours() -> None:
    ((start, end),) = bleeped([segment(0, "So came", "So Marta came")], NAMES)
    assert start <= 400
    assert end >= 1_400


def test_without_times_a_word_has_its_share_and_more_around() -> None:
    ((start, end),) = bleeped([segment(0, "aaaaa Marta aaaaa bbbbb", step_ms=0)], NAMES)
    assert (start, end) == (2_500 - GUESS_MS - MARGIN_MS, 5_000 + GUESS_MS + MARGIN_MS)


def test_nothing_is_bleeped_without_names() -> None:
    assert bleeped([segment(0, "So nobody came"), segment(9_000, "", step_ms=0)], NAMES) == ()
    assert bleeped([], NAMES) == ()


def test_touching_spans_are_one() -> None:
    assert merged([(5, 9), (1, 3), (3, 4), (6, 7)]) == ((1, 4), (5, 9))
