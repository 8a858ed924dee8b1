"""Transcripts that are text alone: every word once, in order, with the role that was marked."""

from hypothesis import given
from hypothesis import strategies as some

from voxdesk.domain.transcript import SpeakerRole
from voxdesk.domain.turns import MOST_CHARACTERS, Turn, has_roles, turns

words = some.lists(some.text("абвabc.!?,", min_size=1, max_size=12), min_size=1, max_size=300)
gaps = some.sampled_from([" ", "\n", "  ", ". "])
marks = some.sampled_from(["[Сотрудник:]", "[Клиент:]", "[Employee:]", "[client]:"])


@given(some.lists(some.tuples(marks, words, gaps), max_size=8))
def test_every_word_stands_in_exactly_one_part_in_order(
    said: list[tuple[str, list[str], str]],
) -> None:
    text = "\n".join(f"{mark} {gap.join(spoken)}" for mark, spoken, gap in said)
    told = [word for _mark, spoken, gap in said for word in gap.join(spoken).split()]
    parts = turns(text)
    assert "".join("".join(part.text.split()) for part in parts) == "".join(told)
    assert all(0 < len(part.text) <= MOST_CHARACTERS for part in parts)
    assert all(part.role is not SpeakerRole.UNKNOWN for part in parts)


def test_roles_are_read_in_brackets_anywhere_and_at_the_start_of_a_line() -> None:
    text = "Запись.\n[Сотрудник:] Почему? [Клиент:] Тихо.\nClient: Quiet.\nО нас: клиент: не роль."
    assert turns(text) == (
        Turn(SpeakerRole.UNKNOWN, "Запись."),
        Turn(SpeakerRole.EMPLOYEE, "Почему?"),
        Turn(SpeakerRole.CLIENT, "Тихо."),
        Turn(SpeakerRole.CLIENT, "Quiet."),
        Turn(SpeakerRole.CLIENT, "О нас: клиент: не роль."),
    )


def test_long_speech_is_cut_at_the_ends_of_sentences() -> None:
    sentence = "В номере было сыро и темно, окно не открывалось."
    parts = turns(" ".join([sentence] * 40))
    assert len(parts) > 1
    assert all(part.text.endswith(".") for part in parts)


def test_text_is_a_transcript_when_both_speakers_are_marked() -> None:
    assert has_roles("[Сотрудник:] Да? [Клиент:] Да.")
    assert not has_roles("[Клиент:] говорил, что [Клиент:] доволен")
    assert not has_roles("Клиент и сотрудник беседовали.")
