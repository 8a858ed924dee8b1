"""Sentences are verbatim, complete and in order, whatever the recogniser did."""

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voxdesk.domain.ids import RecordingId, SegmentId, SpeakerId, TranscriptId
from voxdesk.domain.sentences import MOST_MS, MOST_WORDS, Sentence, sentences
from voxdesk.domain.transcript import Segment, Word

RECORDING = RecordingId(7)


def segment(number: int, heard: str, start_ms: int = 0, *, word_ms: int = 300) -> Segment:
    """A segment spoken at an even pace, its words split at spaces."""
    words = []
    at = start_ms
    for text in heard.split():
        words.append(Word(at, at + word_ms, text, 0.9))
        at += word_ms
    return Segment(
        SegmentId(number), TranscriptId(1), start_ms, at, None, heard, heard, 0.9, tuple(words)
    )


def segments(*heard: str) -> list[Segment]:
    """Segments that follow each other without a pause."""
    made: list[Segment] = []
    for number, text in enumerate(heard, start=1):
        made.append(segment(number, text, made[-1].end_ms if made else 0))
    return made


def texts(*heard: str) -> list[str]:
    return [each.text for each in sentences(segments(*heard), RECORDING)]


def test_a_sentence_cut_over_two_segments_is_one() -> None:
    found = sentences(segments("Our waitress knew every", "wine by heart. Behind"), RECORDING)
    assert found[0] == Sentence(
        RECORDING, (SegmentId(1), SegmentId(2)), 0, 2100, "Our waitress knew every wine by heart."
    )
    assert found[1].text == "Behind"


def test_strangers_in_one_segment_are_parted() -> None:
    assert texts("It was clean. The door was chained. Was it? Yes!") == [
        "It was clean.",
        "The door was chained.",
        "Was it?",
        "Yes!",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "We met Dr. Smith at the desk.",
        "Mr. J. R. Brown paid 12.50 for it.",
        "We waited, e.g. At the bar.",
        "Room No. 5 was cold.",
        "It closes at 10 p.m. on Sundays.",
        "Well... it was fine.",
        "И т. д. и т. п. было чисто.",
        "Мы были на ул. Ленина, д. 5 утром.",
        "Завтрак стоил 500 руб. за двоих.",
        "Это г. Москва, центр.",
        "Встретил А. С. Иванов лично.",
        "“Wow!” he said and left.",
        "3. The lamp was broken.",
        "Мы, т. е. Анна и я, ждали.",
    ],
)
def test_points_that_end_nothing_end_no_sentence(text: str) -> None:
    assert texts(text) == [text]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("No. It was dirty.", 2),
        ("So did I. Then we left.", 2),
        ("It opened in 1999. Then it burned.", 2),
        ("There were cups, plates, etc. The rest was fine.", 2),
        ("Было чисто. Персонал вежливый. Света мало!", 3),
        ("Отель построен в 2010 г. Номера новые.", 2),
        ("«Очень чисто». Так и было.", 2),
        ("He said “fine.” We left.", 2),
        ("It was nice… The staff helped.", 2),
        ("房间很干净。服务很好。", 1),
    ],
)
def test_points_that_end_a_sentence_end_it(text: str, count: int) -> None:
    assert len(texts(text)) == count


def test_words_that_the_recogniser_split_without_a_space_are_joined_again() -> None:
    words = tuple(
        Word(i * 100, i * 100 + 100, text, 0.9)
        for i, text in enumerate(["The", "check", "-in", "took", "3", ".5", "minutes."])
    )
    heard = "The check-in took 3.5 minutes."
    one = Segment(SegmentId(1), TranscriptId(1), 0, 700, None, heard, heard, 0.9, words)
    assert [each.text for each in sentences([one], RECORDING)] == [heard]


def test_languages_without_spaces_end_their_sentences_too() -> None:
    words = tuple(
        Word(i * 100, i * 100 + 100, text, 0.9)
        for i, text in enumerate(["房间", "很", "干净。", "服务", "好。"])
    )
    heard = "房间很干净。服务好。"
    one = Segment(SegmentId(1), TranscriptId(1), 0, 500, None, heard, heard, 0.9, words)
    assert [each.text for each in sentences([one], RECORDING)] == ["房间很干净。", "服务好。"]


def test_a_long_pause_ends_a_sentence() -> None:
    found = sentences([segment(1, "and then we"), segment(2, "went on", 9_000)], RECORDING)
    assert [(each.text, each.start_ms) for each in found] == [("and then we", 0), ("went on", 9000)]


def test_a_change_of_speaker_ends_a_sentence() -> None:
    asks, answers = segments("was it clean", "yes it was")
    found = sentences(
        [
            dataclasses.replace(asks, speaker_id=SpeakerId(1)),
            dataclasses.replace(answers, speaker_id=SpeakerId(2)),
        ],
        RECORDING,
    )
    assert [each.text for each in found] == ["was it clean", "yes it was"]


def test_corrected_text_is_quoted_and_shares_the_time_of_its_segment() -> None:
    heard = segment(1, "The rum was clean. We lift.", 1_000, word_ms=500)
    corrected = dataclasses.replace(heard, text="The room was clean. We left early.")
    found = sentences([corrected], RECORDING)
    assert [each.text for each in found] == ["The room was clean.", "We left early."]
    assert found[0].start_ms == 1_000
    assert 1_000 < found[0].end_ms <= found[1].start_ms < 4_000
    assert found[1].end_ms == heard.end_ms


def test_a_segment_that_people_emptied_says_nothing() -> None:
    gone = dataclasses.replace(segment(1, "Thank you for watching."), text="")
    assert sentences([gone], RECORDING) == ()


def test_text_without_punctuation_is_cut_into_parts_that_can_be_quoted() -> None:
    found = texts(" ".join(f"word{n}" for n in range(500)))
    assert all(len(each.split()) <= MOST_WORDS for each in found)
    assert len(" ".join(found).split()) == 500


PIECES = st.sampled_from(
    [
        "the",
        "Room",
        "was",
        "clean.",
        "Dr.",
        "5",
        "3.",
        "etc.",
        "и",
        "Дом",
        "г.",
        "ну...",
        "Yes!",
        "-in",
        "“Wow!”",
        "—",
        "no,",
        "т.",
        "д.",
        "A.",
        "…",
        "?",
    ]
)


@st.composite
def transcripts(draw: st.DrawFn) -> list[Segment]:
    made: list[Segment] = []
    at = 0
    for number in range(draw(st.integers(0, 6))):
        at += draw(st.integers(-200, 3_000))
        at = max(at, 0)
        heard = " ".join(draw(st.lists(PIECES, max_size=60)))
        one = segment(number + 1, heard, at, word_ms=draw(st.integers(0, 2_500)))
        way = draw(st.sampled_from(["words", "no words", "corrected"]))
        if way == "no words":
            one = dataclasses.replace(one, words=())
        elif way == "corrected":
            one = dataclasses.replace(one, text=" ".join(draw(st.lists(PIECES, max_size=9))))
        at = one.end_ms
        made.append(one)
    return made


@given(transcripts())
def test_every_word_is_in_exactly_one_sentence_and_times_never_go_back(
    made: list[Segment],
) -> None:
    found = sentences(made, RECORDING)
    said = [word for each in made for word in each.text.split()]
    assert [word for each in found for word in each.text.split()] == said
    edges = [at for each in found for at in (each.start_ms, each.end_ms)]
    assert edges == sorted(edges)
    for each in found:
        assert each.segment_ids
        assert len(each.text.split()) <= MOST_WORDS
        assert each.end_ms - each.start_ms <= MOST_MS or len(each.text.split()) < 4
