"""The words that were looked for, in what was found."""

from voxdesk.services.marking import LONG, marked


def words(text: str, asked: str) -> list[str]:
    shown, marks = marked(text, asked)
    return [shown[start : start + length] for start, length in marks]


def test_whole_words_are_marked_in_any_case_and_alphabet() -> None:
    assert words("The room, and the Rooms: ROOM.", "room the") == ["room", "ROOM"]
    assert words("The room, and the Rooms: bedroom.", "room") == ["room", "Rooms"]
    assert words("В столовой было прохладно", "было СТОЛОВОЙ") == ["столовой"]
    assert words("What was it?", "what was") == ["What"]
    assert words("It was there", "it was") == ["It", "was"]
    assert words("a.b (c)", "(") == []


def test_a_long_text_is_cut_around_the_first_of_them() -> None:
    text = " ".join(["quiet"] * 200 + ["lamp"] + ["loud"] * 200)
    shown, marks = marked(text, "lamp")
    assert len(shown) <= LONG + 4
    assert shown.startswith("… quiet")
    assert shown.endswith("loud …")
    assert len(marks) == 1
    assert marked(text, "nothing")[0].startswith("quiet")
