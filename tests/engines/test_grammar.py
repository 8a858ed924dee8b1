"""Grammars bound everything; what broke off is closed where that suffices."""

import json

import pytest

from voxdesk.domain.prompts import FINDING_SCHEMA
from voxdesk.engines.grammar import closed, gbnf, ran_on


def test_keys_come_in_order_with_the_spaces_of_json() -> None:
    assert r'"{" "\"statement\": " ' in gbnf(FINDING_SCHEMA)
    assert r'", " "\"recommendation\": "' in gbnf(FINDING_SCHEMA)
    assert "char{0,600}" in gbnf(FINDING_SCHEMA)


@pytest.mark.parametrize(
    "schema",
    [
        {"type": "string"},
        {"type": "string", "maxLength": 100_000},
        {"type": "array", "items": {"type": "integer"}},
        {"type": "object", "properties": {"a": {"type": "string"}}},
        {"type": "null"},
    ],
)
def test_a_schema_without_bounds_is_refused(schema: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"without|no grammar"):
        gbnf(schema)


@pytest.mark.parametrize("at", range(1, 60))
def test_json_that_broke_off_is_closed(at: int) -> None:
    whole = json.dumps({"a": 'x "y" \n', "b": [1, {"c": "d\\e"}], "f": "g"})
    made = closed(whole[:at])
    try:
        json.loads(made)
    except ValueError:
        # Only where a key, or a value that is no text, is not begun or half done.
        assert made == whole[:at]
    if whole[:at].endswith(('"x', "y", "d")):
        assert isinstance(json.loads(made), dict)


def test_a_text_as_long_as_its_bound_ran_on() -> None:
    assert ran_on(FINDING_SCHEMA, {"statement": "x" * 600, "recommendation": ""})
    assert not ran_on(FINDING_SCHEMA, {"statement": "x" * 599, "recommendation": ""})
