"""Roles over an interview: neighbours weigh in, what is unsure stays unknown."""

from hypothesis import given
from hypothesis import strategies as st

from voxdesk.domain.ids import SpeakerId
from voxdesk.domain.roles import UNSURE_BELOW, asks, of_voices, role_of, smoothed
from voxdesk.domain.transcript import SpeakerRole

EMPLOYEE, CLIENT, UNKNOWN = SpeakerRole.EMPLOYEE, SpeakerRole.CLIENT, SpeakerRole.UNKNOWN


def test_questions_and_their_answers_are_told_apart_without_a_model() -> None:
    found = smoothed([0.5] * 6, [True, False, False, True, False, False])
    assert [role_of(each)[0] for each in found[:2]] == [EMPLOYEE, CLIENT]
    assert found[3] > UNSURE_BELOW
    assert max(found[1], found[4]) < 1 - UNSURE_BELOW


def test_a_sure_label_stands_against_its_neighbours() -> None:
    assert smoothed([0.05, 0.05, 0.95, 0.05, 0.05], [False] * 5)[2] > 0.5
    assert smoothed([0.05, 0.05, 0.55, 0.05, 0.05], [False] * 5)[2] < 0.5


def test_what_nothing_speaks_for_is_unknown() -> None:
    assert role_of(smoothed([0.5], [False])[0])[0] is UNKNOWN
    assert role_of(UNSURE_BELOW) == (EMPLOYEE, UNSURE_BELOW)
    assert role_of(0.2) == (CLIENT, 0.8)


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans())))
def test_every_sentence_gets_a_probability(sentences: list[tuple[float, bool]]) -> None:
    found = smoothed([label for label, _ in sentences], [asked for _, asked in sentences])
    assert len(found) == len(sentences)
    assert all(0 <= each <= 1 for each in found)


def test_a_question_is_known_by_its_mark() -> None:
    assert asks("Was it clean?")
    assert asks("“Was it clean?”")
    assert not asks("It was clean.")


def test_the_voice_that_asks_more_is_the_employee() -> None:
    one, other = SpeakerId(1), SpeakerId(2)
    found = of_voices({one: 9, other: 5}, {one: 1, other: 5})
    assert [(each.speaker_id, each.role) for each in found] == [(other, EMPLOYEE), (one, CLIENT)]
    assert of_voices({one: 9, other: 5}, {one: 2, other: 3}) == ()
    assert of_voices({one: 9}, {one: 5}) == ()
