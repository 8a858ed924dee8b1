"""Changes to the text of a scenario or taxonomy that leave everything else in it as it was.

A form edits by rewriting the text, so it and the source are two views of one thing. Values are set
by a library that keeps comments and layout; whole tables move as the lines they stand on, with the
comment right above them. Places are those of `toml_lines`: `stages[1].sections[2]`, from 1.
"""

import re
from collections.abc import Sequence
from typing import Any

import tomlkit
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import InlineTable

from voxdesk.domain.toml_lines import tables
from voxdesk.errors import BadScenario

Value = str | Sequence[str]

_STEP = re.compile(r"([A-Za-z0-9_-]+)(?:\[(\d+)\])?")

TEMPLATES = {
    "criteria": 'title = { en = "New criterion", ru = "Новый критерий" }\n'
    'question.en = "Was it as it should be?"\nquestion.ru = "Всё ли как следует?"\n',
    "leaf": 'title = { en = "New factor", ru = "Новый фактор" }\n',
    "checks": 'question = { en = "Was it done?", ru = "Сделано ли это?" }\n',
    "sections": 'title = { en = "New section", ru = "Новый раздел" }\n',
}
LEAST_CHECKS = 3


def set_value(text: str, place: str, keys: Sequence[str], value: Value) -> str:
    """The text with another value; an empty one takes the key out."""
    try:
        document = tomlkit.parse(text)
        row = _row(document, place)
        *above, last = keys
        for key in above:
            if key not in row:
                row[key] = tomlkit.inline_table()
            row = row[key]
        if value:
            row[last] = value if isinstance(value, str) else list(value)
        elif last in row:
            _take_out(row, last)
        return tomlkit.dumps(document)
    except (TOMLKitError, KeyError, IndexError, TypeError) as error:
        raise BadScenario(f"{place} {'.'.join(keys)}: {error}") from error


def _take_out(row: Any, key: str) -> None:
    # Removed from an inline table, the last key would leave a comma behind.
    if isinstance(row, InlineTable):
        left = {name: value for name, value in row.unwrap().items() if name != key}
        row.clear()
        row.update(left)
    else:
        row.remove(key)


def _row(document: Any, place: str) -> Any:
    row = document
    for name, number in _STEP.findall(place):
        row = row[name]
        if number:
            row = row[int(number) - 1]
    return row


def add(text: str, place: str, what: str, *, scored: bool = False) -> str:
    """The text with one more table of the list `what` at the end of the table at a place.

    `leaf` is a criterion of a taxonomy. Where criteria are scored, a new one has three checks.
    """
    name = "criteria" if what == "leaf" else what
    header = re.sub(r"\[\d+\]", "", f"{place}.{name}".lstrip("."))
    block = _table(text, header, what)
    if what == "criteria" and scored:
        for _number in range(LEAST_CHECKS):
            block += "\n" + _table(text + block, f"{header}.checks", "checks")
    lines = text.splitlines(keepends=True)
    end = _span(text, place)[1] if place else _end_of_list(text, name)
    before = "".join(lines[:end]).rstrip("\n")
    after = "".join(lines[end:]).lstrip("\n")
    return f"{before}\n\n{block}" + (f"\n{after}" if after else "")


def _table(text: str, header: str, what: str) -> str:
    stem = {"criteria": "criterion", "leaf": "factor", "checks": "check"}.get(what, "section")
    taken = set(re.findall(r'^id\s*=\s*"([^"]*)"', text, re.MULTILINE))
    number = 1
    while f"{stem}-{number}" in taken:
        number += 1
    return f'[[{header}]]\nid = "{stem}-{number}"\n{TEMPLATES[what]}'


def remove(text: str, place: str) -> str:
    """The text without the table at a place and all below it."""
    start, end = _span(text, place)
    lines = text.splitlines(keepends=True)
    return "".join(lines[:start] + lines[end:])


def move(text: str, place: str, by: int) -> str:
    """The text with the table at a place before or behind its neighbour; as it is without one."""
    found = re.fullmatch(r"(.+)\[(\d+)\]", place)
    if found is None:
        return text
    other = f"{found[1]}[{int(found[2]) + by}]"
    if other not in tables(text):
        return text
    first, second = sorted((_span(text, place), _span(text, other)))
    lines = _ended(text.splitlines(keepends=True))
    parts = (
        lines[: first[0]],
        lines[second[0] : second[1]],
        lines[first[1] : second[0]],
        lines[first[0] : first[1]],
        lines[second[1] :],
    )
    return "".join("".join(part) for part in _apart(parts))


def _apart(parts: Sequence[Sequence[str]]) -> Sequence[Sequence[str]]:
    """A table that was the last has no blank line behind it: give it one."""
    before, second, between, first, after = parts
    if second and second[-1].strip() and first:
        second = [*second, "\n"]
    return before, second, between, first, after


def _ended(lines: Sequence[str]) -> list[str]:
    return [each if each.endswith("\n") else f"{each}\n" for each in lines]


def _span(text: str, place: str) -> tuple[int, int]:
    """The lines of a table (first, and behind the last): its comment, itself, all below it."""
    known = tables(text)
    if place not in known:
        raise BadScenario(f"{place} is not a table of its own: change it in the source")
    lines = text.splitlines()
    later = [
        line
        for each, line in known.items()
        if line > known[place] and not each.startswith(f"{place}.")
    ]
    end = _above(lines, min(later)) if later else len(lines)
    return _above(lines, known[place]), end


def _end_of_list(text: str, name: str) -> int:
    """Behind the last table of a list at the top of the text; the end where there is none."""
    known = [each for each in tables(text) if re.fullmatch(rf"{name}\[\d+\]", each)]
    return _span(text, known[-1])[1] if known else len(text.splitlines())


def _above(lines: Sequence[str], line: int) -> int:
    """The index of a header's line (from 1), or of the comment that stands right above it."""
    at = line - 1
    while at > 0 and lines[at - 1].lstrip().startswith("#"):
        at -= 1
    return at
