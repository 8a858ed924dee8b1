"""How values stand in rows, and how odd ones are read."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voxdesk.domain.visit import SiteKind
from voxdesk.errors import BadRequest
from voxdesk.store.store import Store
from voxdesk.store.values import containing, day, fit, member, name_key, tidy


@given(st.text(max_size=40), st.text(min_size=1, max_size=10))
def test_the_key_of_a_name_is_that_of_its_tidied_form(text: str, other: str) -> None:
    assert name_key(text) == name_key(tidy(text)) == name_key(f"  {text}\n")
    assert (name_key(text) == name_key(text + "x" + other)) is False


@pytest.mark.parametrize(
    ("within", "sought", "found"),
    [
        ("Grand Hotel.wav", "hotel", True),
        ("Гранд Отель", "ОТЕЛЬ", True),
        ("İstanbul", "stan", True),
        ("Straße", "STRASSE", False),
        ("a*b", "*", True),
        ("ab", "*", False),
        ("a[b]", "[B]", True),
        ("ab", "[b]", False),
        ("what?", "?", True),
        ("what", "?", False),
        ("a^b-c", "^B-C", True),
        ("two  spaces", "o  s", False),
    ],
)
def test_a_pattern_finds_what_contains_a_text(
    store: Store, within: str, sought: str, found: bool
) -> None:
    assert store.rows("SELECT ? GLOB ?", (within, containing(sought))) == [(int(found),)]


def test_a_pattern_finds_any_text_in_itself_in_either_case(store: Store) -> None:
    @given(st.text(max_size=60))
    def holds(text: str) -> None:
        kept = tidy(text).replace("\0", "")
        for sought in (kept, kept[2:5]):
            assert store.rows("SELECT ? GLOB ?", (kept, containing(sought))) == [(1,)]

    holds()


def test_a_fitting_name_is_tidied_and_another_refused() -> None:
    assert fit("  two \n words ", 9, "title") == "two words"
    for text in ("", " ", "ten letters"):
        with pytest.raises(BadRequest, match="title"):
            fit(text, 9, "title")


def test_odd_words_and_dates_cost_no_more_than_themselves() -> None:
    assert member("hotel", SiteKind.OTHER) is SiteKind.HOTEL
    assert member("castle", SiteKind.OTHER) is SiteKind.OTHER
    assert day("2026-03-01") == date(2026, 3, 1)
    assert [day(text) for text in (None, "", "spring", "2026-02-30")] == [None] * 4
