"""The line of a place in a TOML text, however the text spells it."""

import pytest

from voxdesk.domain.toml_lines import line_of

TEXT = '''\
title = "A [strange] = one"   # not = a key
"quoted key" = 1

[table]
inner.deep = 1
list = [
    # looks = "like a key"
    "[[not.a.header]]",
    { a = 1, b = [2] },
]
after = 2

[[rows]]
name = """
rows = 5
[header]
"""
next = 1
  indented = true

[[rows.cells]]
x = 1
literal = \'\'\'
y = 2 \'\'\'
y = 3

[[rows.cells]]
x = 2
inline = { a = { b = 1 } }

[[rows]]
name = 'its'
[rows.sub]
x = 1
[[rows.cells]]
x = """one line"""
y = "an escaped \\" quote ["
z = 1
'''


@pytest.mark.parametrize(
    ("place", "line"),
    [
        ("title", 1),
        ("quoted key", 2),
        ("table", 4),
        ("table.inner.deep", 5),
        ("table.list", 6),
        ("table.list[2]", 6),
        ("table.after", 11),
        ("rows[1]", 13),
        ("rows[1].name", 14),
        ("rows[1].next", 18),
        ("rows[1].indented", 19),
        ("rows[1].cells[1]", 21),
        ("rows[1].cells[1].x", 22),
        ("rows[1].cells[1].y", 25),
        ("rows[1].cells[2].x", 28),
        ("rows[1].cells[2].inline.a.b", 29),
        ("rows[2]", 31),
        ("rows[2].sub.x", 34),
        ("rows[2].cells[1]", 35),
        ("rows[2].cells[1].z", 38),
    ],
)
def test_a_place_is_on_its_line(place: str, line: int) -> None:
    assert line_of(TEXT, place) == line


@pytest.mark.parametrize(
    ("place", "line"),
    [
        ("rows[1].cells[2].missing", 27),
        ("rows[2].sub.missing.deeper", 33),
        ("table.list[7].a", 6),
        ("rows[9].name", 13),
        ("nothing", 1),
        ("", 1),
    ],
)
def test_what_is_not_there_is_told_at_the_nearest_place_around_it(place: str, line: int) -> None:
    assert line_of(TEXT, place) == line


def test_lines_end_as_they_may() -> None:
    assert line_of("a = 1\r\nb = 2\r\nc = 3\r\n", "c") == 3
    assert line_of("", "a") == 1
