"""Passages hold every sentence once, in order, and none is too long to embed."""

from hypothesis import given
from hypothesis import strategies as st

from voxdesk.domain.ids import RecordingId, SegmentId, TranscriptId, VisitId
from voxdesk.domain.passages import BREAK_MS, MOST_SENTENCES, MOST_WORDS, passages
from voxdesk.domain.sentences import Sentence


def sentence(number: int, words: int, start_ms: int) -> Sentence:
    text = " ".join(f"w{number}" for _ in range(words)) + "."
    return Sentence(RecordingId(1), (SegmentId(number),), start_ms, start_ms + 900, text)


def test_short_sentences_share_a_passage_until_five() -> None:
    spoken = [sentence(n, 3, n * 1_000) for n in range(1, 8)]
    found = passages(spoken, transcript_id=TranscriptId(2), visit_id=VisitId(3))
    assert [len(each.segment_ids) for each in found] == [5, 2]
    assert found[0].text == " ".join(each.text for each in spoken[:5])
    assert (found[0].start_ms, found[0].end_ms) == (1_000, 5_900)
    assert (found[0].source_id, found[0].visit_id) == (2, 3)


def test_a_silence_parts_passages() -> None:
    spoken = [sentence(1, 3, 0), sentence(2, 3, 900 + BREAK_MS)]
    assert len(passages(spoken, transcript_id=TranscriptId(1), visit_id=None)) == 2


@given(st.lists(st.tuples(st.integers(1, 40), st.integers(0, 9_000)), max_size=40))
def test_every_sentence_is_in_exactly_one_passage(shape: list[tuple[int, int]]) -> None:
    at, spoken = 0, []
    for number, (words, pause_ms) in enumerate(shape, start=1):
        at += pause_ms
        spoken.append(sentence(number, words, at))
        at += 900
    found = passages(spoken, transcript_id=TranscriptId(1), visit_id=None)
    assert " ".join(each.text for each in found) == " ".join(each.text for each in spoken)
    assert [one for each in found for one in each.segment_ids] == list(range(1, len(spoken) + 1))
    for each in found:
        assert len(each.segment_ids) <= MOST_SENTENCES
        assert len(each.text.split()) <= MOST_WORDS
