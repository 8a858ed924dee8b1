"""Quotes, numbers and names: does a text keep to what was said?"""

import pytest

from voxdesk.domain import checks


@pytest.mark.parametrize(
    ("quote", "text", "stands"),
    [
        ("The lamp was broken.", "And then: the lamp was broken, twice.", True),
        ("the  LAMP   was broken", "The lamp was broken.", True),
        ("the lamp was fine", "The lamp was broken.", False),
        ("lamp was bro", "The lamp was broken.", False),
        ("We can't sleep", "we cant sleep", True),
        ("", "anything", False),
        ("Лампа не горела", "лампа не горела!", True),
        ("Тёмный приём", "темный прием", True),
        ("темный прием", "ТЁМНЫЙ ПРИЁМ", True),
        ("все", "всем", False),
    ],
)
def test_quote_stands_only_as_consecutive_whole_words(quote: str, text: str, stands: bool) -> None:
    assert checks.quote_stands(quote, text) is stands


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("We waited 25 minutes", {"25"}),
        ("We waited twenty-five minutes", {"20", "5", "25"}),
        ("21.5 degrees, or 21,5", {"21.5"}),
        ("nobody counted", set()),
    ],
)
def test_numbers_are_read_in_digits_and_in_words(text: str, found: set[str]) -> None:
    assert checks.numbers(text) == found


def test_a_name_is_known_with_the_dots_of_its_letters_and_without() -> None:
    assert checks.strangers("Встретила нас Алёна.", ["Алена нас встретила"]) == ()
    assert checks.strangers("Встретила нас Алена.", ["нас встретила Алёна"]) == ()
    assert checks.strangers("Встретила нас Алина.", ["нас встретила Алёна"]) == ("алина",)


def test_number_nobody_said_is_a_stranger() -> None:
    assert checks.strangers("We waited 40 minutes.", ["we waited twenty minutes"]) == ("40",)


def test_number_said_in_words_is_no_stranger_in_digits() -> None:
    assert checks.strangers("We waited 25 minutes.", ["we waited twenty-five minutes"]) == ()


def test_name_nobody_said_is_a_stranger() -> None:
    assert checks.strangers("The waiter Boris smiled.", ["the waiter smiled"]) == ("boris",)


def test_sentence_start_is_not_taken_for_a_name() -> None:
    assert checks.strangers("Lamps were dead. Nobody came.", ["two lamps were dead"]) == ()


def test_first_person_is_not_taken_for_a_name() -> None:
    assert checks.strangers("The queue was long, and I left.", ["the queue was long"]) == ()


def test_quote_that_a_statement_does_not_retell_is_found() -> None:
    quotes = [
        "The air in my room was fresh and cool.",
        "The gym was hot and stuffy.",
    ]
    assert checks.left_out("The air in my room was fresh and cool.", quotes) == (quotes[1],)
    assert checks.left_out("The room had fresh, cool air, but the gym was stuffy.", quotes) == ()


def test_quote_without_telling_words_is_never_missed() -> None:
    assert checks.left_out("Anything.", ["It was so."]) == ()
