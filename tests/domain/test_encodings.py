"""Encodings told from bytes alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from voxdesk.domain.encodings import decoded, encoding, encoding_of_parts

RUSSIAN = "Встретили приветливо, но в номере было темно и пахло сыростью."


@given(some.text(some.characters(exclude_categories=["Cs"], exclude_characters="\r\ufeff")))
def test_text_in_utf_8_is_read_as_it_was_written(text: str) -> None:
    assert decoded(text.encode()) == text
    assert decoded(text.encode("utf-8-sig")) == text


@pytest.mark.parametrize("name", ["cp1251", "koi8-r", "cp866", "utf-16"])
def test_russian_is_read_in_older_encodings(name: str) -> None:
    assert decoded(RUSSIAN.encode(name)) == RUSSIAN


def test_letters_cut_between_parts_do_not_make_an_older_encoding() -> None:
    content = RUSSIAN.encode()
    assert encoding_of_parts([content[:7], content[7:]]) == "utf-8"


def test_a_broken_letter_does_not_turn_the_whole_text_into_another_encoding() -> None:
    content = bytearray((RUSSIAN * 3).encode())
    content[40] = 0xFF
    assert encoding(bytes(content)) == "utf-8"
    assert RUSSIAN in decoded(bytes(content))


@given(some.binary())
def test_any_bytes_are_some_text(content: bytes) -> None:
    assert isinstance(decoded(content), str)
