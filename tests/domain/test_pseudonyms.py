"""Names are replaced in every form that is promised, and nothing else is touched."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voxdesk.domain.pseudonyms import AliasKind, Hidden, Pseudonyms

NAMES = (
    Hidden(AliasKind.CLIENT, "Marta Reis", "Client 1", misheard=("rice", "Martha Race")),
    Hidden(AliasKind.EMPLOYEE, "Will O'Neil", "Employee 1"),
    Hidden(AliasKind.SITE, "Harbour Hotel", "Site 2"),
    Hidden(AliasKind.CUSTOMER, "Harbour Group", "Customer 1"),
    Hidden(AliasKind.SITE, "Grand Hotel", "Site 3"),
    Hidden(AliasKind.CITY, "São Paulo", "City 1"),
    Hidden(AliasKind.PERSON, "Guest", "Person 1"),
)
RUSSIAN = (
    Hidden(AliasKind.CLIENT, "Марта Рейс", "Клиент 1"),
    Hidden(AliasKind.EMPLOYEE, "Павел Достоевский", "Сотрудник 1"),
    Hidden(AliasKind.CLIENT, "Алёна Иванова", "Клиент 2"),
    Hidden(AliasKind.PERSON, "Анатолий", "Человек 1"),
    Hidden(AliasKind.SITE, "Гранд Отель «Лагуна»", "Объект 1"),
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Marta Reis was kind.", "Client 1 was kind."),
        ("MARTA and reis, Reis Marta; marta-reis", "Client 1 and Client 1, Client 1; Client 1"),
        ("Marta's room, Reis’ bag", "Client 1's room, Client 1’ bag"),
        ("marta_reis@harbour.pt", "Client 1@harbour.pt"),
        ("Mar\u00adta and Ma\u200brta", "Client 1 and Client 1"),
        ("Martas, Smartah, Reisen, xReis", "Martas, Smartah, Reisen, xReis"),
        ("We ate rice with Martha Race.", "We ate Client 1 with Client 1."),
        ("O’Neil and O'NEIL", "Employee 1 and Employee 1"),
        ("Will you? I will ask Will.", "Employee 1 you? I will ask Employee 1."),
        ("The Harbour Hotel by the harbour", "The Site 2 by the harbour"),
        ("at the Harbour; harbour  hotel; Harbour-Hotel", "at the Site 2; Site 2; Site 2"),
        ("Harbour Group runs the Harbour.", "Customer 1 runs the Site 2."),
        ("a grand hotel, a grand piano, The Grand", "a Site 3, a grand piano, The Grand"),
        ("sao paulo and São Paulo, not São", "City 1 and City 1, not São"),
        ("every guest and the Guest", "every guest and the Guest"),
        ("", ""),
    ],
)
def test_forms_of_names(text: str, expected: str) -> None:
    assert Pseudonyms(NAMES).replaced(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Мы говорили с Мартой Рейс.", "Мы говорили с Клиент 1."),
        ("Марты не было, Марте, Марту", "Клиент 1 не было, Клиент 1, Клиент 1"),
        ("5 марта, в марте", "5 марта, в марте"),
        ("с Павлом Достоевским", "с Сотрудник 1"),
        ("у Павла Достоевского, павлу", "у Сотрудник 1, Сотрудник 1"),
        ("Алене Ивановой и Алёну Иванову", "Клиент 2 и Клиент 2"),
        ("Ивановым, Ивановых, Ивановский", "Клиент 2, Клиент 2, Ивановский"),
        ("Анатолия, Анатолию, Анатолием", "Человек 1, Человек 1, Человек 1"),
        ("в Гранд Отеле Лагуна и в Лагуне", "в Объект 1 и в Объект 1"),
        ("в лагуне у моря", "в лагуне у моря"),
    ],
)
def test_forms_of_russian_names(text: str, expected: str) -> None:
    assert Pseudonyms(RUSSIAN).replaced(text) == expected


def test_names_over_the_edges_of_segments_are_replaced_where_they_begin() -> None:
    names = Pseudonyms(NAMES)
    texts = ("We met Marta", "Reis at the Harbour", "Hotel.", "", "Good, Reis.")
    assert names.replaced_across(texts) == (
        "We met Client 1",
        "at the Site 2",
        ".",
        "",
        "Good, Client 1.",
    )
    assert names.counts == {"Client 1": 2, "Site 2": 1}


def test_a_quote_says_what_its_segments_say() -> None:
    """Otherwise the verifier of packs would not find it in its transcript."""
    segments = ("So Marta", "Reis told us of", "the Harbour", "Hotel and Will.")
    across = Pseudonyms(NAMES).replaced_across(segments)
    assert " ".join(across) == Pseudonyms(NAMES).replaced(" ".join(segments))


@pytest.mark.parametrize("name", ["", "  ", "305", "A", "★", "\u00ad", "(((", "a|b", "\\d+", "Ё"])
def test_odd_names_break_nothing(name: str) -> None:
    names = Pseudonyms([Hidden(AliasKind.CLIENT, name, "Client 9")])
    assert names.replaced("a 305 room, 12 b") == "a 305 room, 12 b"


def test_a_name_of_signs_alone_is_found_as_it_stands() -> None:
    names = Pseudonyms([Hidden(AliasKind.SITE, "★★", "Site 1")])
    assert names.replaced("the ★★ place") == "the Site 1 place"


letters = st.text(alphabet="abcdeёйжяÀßİﬁ'’ -_.", max_size=30)


def test_a_name_is_whole_whatever_signs_stand_in_it() -> None:
    names = Pseudonyms([Hidden(AliasKind.CUSTOMER, "+1+cmd|' /C calc'!A0", "Customer 1")])
    assert names.replaced("So +1+cmd|' /C calc'!A0 asked") == "So +Customer 1 asked"


@given(texts=st.lists(letters, max_size=5), name=letters)
def test_whatever_is_said_nothing_but_names_changes(texts: list[str], name: str) -> None:
    names = Pseudonyms([Hidden(AliasKind.CLIENT, name, "#")])
    made = names.replaced_across(texts)
    assert len(made) == len(texts)
    if not names.counts:
        assert Pseudonyms([]).replaced_across(texts) == made
    again = Pseudonyms([Hidden(AliasKind.CLIENT, name, "#")])
    again.replaced_across(made)
    assert not again.counts
