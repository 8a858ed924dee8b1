"""Edits as pure functions: what a split, a join and their like keep, whatever the text."""

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from voxdesk.domain import edits
from voxdesk.domain.edits import Change, Edit, EditKind
from voxdesk.domain.ids import EditId, SegmentId, SpeakerId, TranscriptId
from voxdesk.domain.transcript import Segment, Word
from voxdesk.errors import BadRequest

LETTERS = st.text("abcнмéß漢-'", min_size=1, max_size=6)
LINE = st.lists(LETTERS, min_size=1, max_size=8)


def letters(text: str) -> str:
    return "".join(text.split())


def said(*texts: str, number: int = 1, start_ms: int = 1_000, **fields: object) -> Segment:
    """A segment whose words take 300 ms each, 100 ms apart."""
    words = tuple(
        Word(start_ms + 400 * place, start_ms + 400 * place + 300, text, 0.5 + place / 100)
        for place, text in enumerate(texts)
    )
    segment = Segment(
        SegmentId(number),
        TranscriptId(1),
        start_ms,
        start_ms + 400 * len(texts) - 100,
        SpeakerId(number % 3 + 1),
        " ".join(texts),
        " ".join(texts),
        0.75,
        words,
        position=float(number),
    )
    return replace(segment, **fields)  # type: ignore[arg-type]


@st.composite
def segments(draw: st.DrawFn) -> Segment:
    """Heard with words or without, corrected or not, and with times that need not fit them."""
    spoken = said(*draw(LINE))
    if draw(st.booleans()):
        spoken = replace(spoken, text=" ".join(draw(LINE)))
    if draw(st.booleans()):
        spoken = replace(spoken, words=())
    if draw(st.booleans()):
        start = draw(st.integers(0, 3_000))
        spoken = replace(spoken, start_ms=start, end_ms=start + draw(st.integers(0, 3_000)))
    return spoken


@given(segments(), st.integers(0, 60))
def test_split_keeps_letters_words_and_span_and_joining_gives_them_back(
    segment: Segment, at: int
) -> None:
    try:
        change = edits.split(segment, at, segment.position + 0.5)
    except BadRequest:
        assume(False)
    left, right = change.after
    assert letters(left.text) + letters(right.text) == letters(segment.text)
    assert letters(left.text) == letters(segment.text[:at])
    assert letters(left.heard) + letters(right.heard) == letters(segment.heard)
    assert left.words + right.words == segment.words
    assert segment.start_ms == left.start_ms <= left.end_ms <= right.start_ms <= right.end_ms
    assert right.end_ms == segment.end_ms
    assert left.position == segment.position < right.position
    (whole,) = edits.join([replace(left, id=SegmentId(8)), replace(right, id=SegmentId(9))]).after
    assert letters(whole.text) == letters(segment.text)
    assert letters(whole.heard) == letters(segment.heard)
    assert whole.words == segment.words
    assert (whole.start_ms, whole.end_ms) == (segment.start_ms, segment.end_ms)
    assert (whole.position, whole.speaker_id) == (segment.position, segment.speaker_id)
    if segment.text[at - 1 : at] == " " or segment.text[at : at + 1] == " ":
        assert whole.text == segment.text


@given(segments(), st.integers(1, 60))
def test_what_was_heard_is_cut_between_words(segment: Segment, at: int) -> None:
    try:
        left, right = edits.split(segment, at, 2.0).after
    except BadRequest:
        assume(False)
    spoken = segment.heard.split()
    count = len(left.heard.split())
    assert (left.heard.split(), right.heard.split()) == (spoken[:count], spoken[count:])
    if segment.words:
        assert len(left.words) == count


@given(st.lists(segments(), min_size=1, max_size=5))
def test_applied_change_is_undone_by_the_one_from_after_to_before(text: list[Segment]) -> None:
    text = [
        replace(segment, id=SegmentId(number), position=float(number))
        for number, segment in enumerate(text, start=1)
    ]
    for change in (
        edits.correct(text[0], "other words"),
        edits.remove(text[:2]),
        edits.assign(text, None),
        edits.join(text),
    ):
        after = edits.applied(text, change)
        back = edits.Change(EditKind.UNDO, change.after, change.before)
        assert edits.applied(after, back) == tuple(text)


def test_split_cuts_time_where_the_words_do() -> None:
    left, right = edits.split(said("one", "two", "three"), 7, 1.5).after
    assert [(each.text, each.heard, each.start_ms, each.end_ms) for each in (left, right)] == [
        ("one two", "one two", 1_000, 1_700),
        ("three", "three", 1_800, 2_100),
    ]
    assert [left.confidence, right.confidence] == pytest.approx([0.505, 0.52])


def test_split_of_corrected_text_shares_words_out_by_letters() -> None:
    corrected = said("won", "to", "tree", text="one, two, three")
    left, right = edits.split(corrected, 9, 1.5).after
    assert (left.text, left.heard) == ("one, two,", "won to")
    assert (right.text, right.heard) == ("three", "tree")
    assert (left.end_ms, right.start_ms) == (1_700, 1_800)


def test_split_without_words_shares_the_time_out_by_letters() -> None:
    plain = said("aaaa", "aaaaaa", words=(), start_ms=0, end_ms=1_000)
    left, right = edits.split(plain, 4, 1.5).after
    assert (left.end_ms, right.start_ms) == (400, 400)


@pytest.mark.parametrize("at", [-1, 0, 3, 99])
def test_split_that_would_leave_nothing_on_one_side_is_refused(at: int) -> None:
    with pytest.raises(BadRequest, match="seg-1"):
        edits.split(said("one"), at, 1.5)


@pytest.mark.parametrize(
    ("start_ms", "end_ms", "fits"),
    [
        (1_000, 1_300, True),
        (900, 2_000, True),
        (899, 1_300, False),
        (1_000, 2_001, False),
        (1_300, 1_300, False),
        (1_400, 1_300, False),
    ],
)
def test_times_stay_between_the_neighbours(start_ms: int, end_ms: int, fits: bool) -> None:
    before, segment, after = said("a"), said("b", number=2), said("c", number=3, start_ms=2_000)
    before = replace(before, start_ms=0, end_ms=900)
    try:
        change = edits.retime(
            segment, start_ms, end_ms, earlier=before, later=after, length_ms=5_000
        )
    except BadRequest:
        assert not fits
        return
    assert fits
    assert [(each.start_ms, each.end_ms) for each in change.after] == [(start_ms, end_ms)]


def test_neighbours_that_overlap_may_go_on_but_not_further() -> None:
    before, segment = said("a", end_ms=1_100), said("b", number=2)
    assert edits.retime(segment, 1_000, 1_200, earlier=before, later=None, length_ms=None)
    with pytest.raises(BadRequest, match="1000 to 1300"):
        edits.retime(segment, 999, 1_200, earlier=before, later=None, length_ms=1_300)


def test_times_stay_within_the_recording() -> None:
    segment = said("a")
    assert edits.retime(segment, 0, 9_000, earlier=None, later=None, length_ms=9_000)
    for times in ((0, 9_001), (-1, 500)):
        with pytest.raises(BadRequest):
            edits.retime(segment, *times, earlier=None, later=None, length_ms=9_000)


def made(number: int, kind: EditKind, about: int | None = None) -> Edit:
    about_id = None if about is None else EditId(about)
    return Edit(EditId(number), TranscriptId(1), kind, "", "", about_id, (), ())


def test_edits_are_out_of_force_as_the_last_word_on_them_says() -> None:
    history = [
        made(1, EditKind.CORRECT),
        made(2, EditKind.SPLIT),
        made(3, EditKind.UNDO, 2),
        made(4, EditKind.REDO, 2),
        made(5, EditKind.UNDO, 1),
        made(6, EditKind.JOIN),
        made(7, EditKind.RESTORE, 3),
        made(8, EditKind.RESTORE, 6),
        made(9, EditKind.RESTORE, None),
    ]
    assert [edits.out_of_force(history[:count]) for count in range(10)] == [
        frozenset(),
        frozenset(),
        frozenset(),
        {2},
        frozenset(),
        {1},
        {1},
        {2, 6},
        {1},
        {1, 2, 6},
    ]


def test_a_change_is_of_its_kind() -> None:
    segment = said("one", "two")
    assert edits.remove([segment]) == Change(EditKind.REMOVE, (segment,), ())
    assert edits.correct(segment, "  one\n\n three  and ").after[0].text == "one\nthree and"
