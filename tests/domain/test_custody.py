"""Events and digests: no two contents give the same bytes to hash, and any change shows."""

import dataclasses
import json
from collections.abc import Mapping

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from voxdesk.domain.custody import BEGINNING, Digest, Event, canonical

VALUES = st.none() | st.integers() | st.floats(allow_nan=False) | st.text() | st.binary()
ROWS = st.lists(st.lists(VALUES, max_size=4), max_size=4)
TEXT_FIELDS = ("at", "person", "system_user", "program", "action", "subject", "detail")
EVENT = Event(
    number=7,
    at="2026-11-21T13:00:00.000+00:00",
    person="Anna",
    system_user="anna",
    program="VoxDesk 1",
    action="imported",
    subject="rec-1",
    detail=canonical({"states": {"rec-1": "ab", "ori-1": None}}),
    previous=BEGINNING,
    hash=b"",
)


def digest(rows: list[list[object]]) -> str:
    taken = Digest()
    for row in rows:
        taken.add(row)
    return taken.hex


def typed(rows: list[list[object]]) -> str:
    """Rows as text in which 1, 1.0 and '1' differ, and 0.0 and -0.0 too."""
    return repr(rows)


@given(ROWS, ROWS)
def test_different_rows_have_different_digests(
    one: list[list[object]], other: list[list[object]]
) -> None:
    assert (digest(one) == digest(other)) == (typed(one) == typed(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ([["ab", "c"]], [["a", "bc"]]),
        ([["a"], ["b"]], [["a", "b"]]),
        ([["1"]], [[1]]),
        ([[1]], [[1.0]]),
        ([["a"]], [[b"a"]]),
        ([[None]], [[""]]),
        ([[]], []),
        ([[None, "a"]], [["a", None]]),
    ],
)
def test_nothing_slides_from_one_value_into_the_next(
    one: list[list[object]], other: list[list[object]]
) -> None:
    assert digest(one) != digest(other)


def altered(fields: Mapping[str, str]) -> Event:
    return dataclasses.replace(EVENT, **fields)  # type: ignore[arg-type]


def test_value_of_no_kind_that_rows_have_is_a_bug() -> None:
    with pytest.raises(TypeError):
        Digest().add([object()])


@given(st.sampled_from(TEXT_FIELDS), st.text())
def test_every_text_of_an_event_is_under_its_hash(field: str, text: str) -> None:
    assume(text != getattr(EVENT, field))
    assert altered({field: text}).computed() != EVENT.computed()


@given(st.tuples(*[st.text(max_size=3)] * 4), st.tuples(*[st.text(max_size=3)] * 4))
def test_no_letter_slides_from_one_field_of_an_event_into_the_next(
    one: tuple[str, ...], other: tuple[str, ...]
) -> None:
    fields = TEXT_FIELDS[:4]
    hashes = [altered(dict(zip(fields, values, strict=True))).computed() for values in (one, other)]
    assert (hashes[0] == hashes[1]) == (one == other)


def test_number_and_what_went_before_are_under_the_hash_too() -> None:
    assert dataclasses.replace(EVENT, number=8).computed() != EVENT.computed()
    assert dataclasses.replace(EVENT, previous=bytes(31) + b"\1").computed() != EVENT.computed()


def test_hash_is_the_one_written_down() -> None:
    """Libraries and verifiers that are out there hold to it."""
    assert EVENT.computed().hex() == (
        "8bbb0c004af22d50b4f830c10fb6e7b8a14d55c3b69dd6c0be825112cdd50d4a"
    )


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=10,
)


@given(st.dictionaries(st.text(), JSON))
def test_detail_is_written_in_one_way(detail: dict[str, object]) -> None:
    text = canonical(detail)
    assert json.loads(text) == detail
    assert canonical(dict(reversed(detail.items()))) == text


def test_states_are_read_from_the_detail() -> None:
    assert EVENT.states == {"rec-1": "ab", "ori-1": None}
    for detail in ("{}", "[1]", '{"states":[]}'):
        assert dataclasses.replace(EVENT, detail=detail).states == {}
