"""A text made to exhaust or break the reader of TOML is refused as quickly as any wrong one."""

import time

import pytest

from voxdesk.domain import scenario_file
from voxdesk.domain.toml_reader import MOST_LETTERS, TomlReader
from voxdesk.errors import BadScenario


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("a = " + "[" * 100_000, "recursion"),
        ("a = " + "{b=" * 100_000, "recursion"),
        ("\n" + "a." * 50_000 + "b = 1", "line 2: a key of too many parts"),
        ("[" + "a." * 50_000 + "b]", "line 1: a key of too many parts"),
        ("a = { " + '"b". ' * 50_000 + "c = 1 }", "line 1: a key of too many parts"),
        ("a = " + "9" * 100_000, "digits"),
        ("#" * (MOST_LETTERS + 1), "longer"),
        ('id = "a\0b"', "line 1"),
    ],
    ids=["arrays", "tables", "key", "header", "inline", "number", "length", "control"],
)
def test_what_would_exhaust_the_reader_is_refused(text: str, why: str) -> None:
    began = time.monotonic()
    with pytest.raises(BadScenario, match=why) as refused:
        scenario_file.is_taxonomy(text, "odd.toml")
    assert refused.value.detail.startswith("odd.toml")
    assert time.monotonic() - began < 10


def test_full_stops_in_what_people_write_are_no_parts_of_keys() -> None:
    text = 'a = "' + "Was it so? It was. " * 40 + '"\n'
    assert TomlReader(text, "prose.toml").content().keys() == {"a"}
