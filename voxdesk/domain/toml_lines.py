"""Where in a TOML text a place lies: `stages[2].sections[1].title.en` is on line 31.

The standard reader gives values and no lines, and so do the libraries that keep a file's layout;
an error in a file that people write has to name the line. A place counts from 1 and is looked for
as deep as the text spells it out: a key inside an inline table lies on that table's line.
"""

import re
from collections.abc import Iterator

_HEADER = re.compile(r"\s*(\[\[?)\s*([^\]]+?)\s*\]\]?")
_KEY = re.compile(r"\s*([A-Za-z0-9_\-\"'.\s]+?)\s*=(.*)")
_TOKEN = re.compile(r"\"\"\"|'''|\"(?:\\.|[^\"\\])*\"|'[^']*'|[\[\]{}#]")


def line_of(text: str, place: str) -> int:
    """The line (from 1) of a place, or of the nearest place around it; 1 where nothing fits."""
    known: dict[str, int] = {}
    for line, found in _places(text):
        known.setdefault(found, line)
    while place:
        if place in known:
            return known[place]
        place = place[: max(place.rfind("."), place.rfind("["), 0)]
    return 1


def tables(text: str) -> dict[str, int]:
    """Every table that has a header of its own, with its line, in the order of the lines."""
    lines = text.splitlines()
    found: dict[str, int] = {}
    for line, place in _places(text):
        if lines[line - 1].lstrip().startswith("[") and line not in found.values():
            found[place] = line
    return found


def _places(text: str) -> Iterator[tuple[int, str]]:
    """Every table and key that the text spells out, with its line."""
    counts: dict[str, int] = {}
    table = ""
    open_brackets, open_string = 0, ""
    for line, content in enumerate(text.splitlines(), start=1):
        inside = open_brackets > 0 or bool(open_string)
        if not inside and (header := _HEADER.match(content)):
            table = _table(header[2], counts, counted=header[1] == "[[")
            yield line, table
            yield line, table.removesuffix("[1]")
            continue
        rest = content
        if not inside:
            key = _KEY.match(content)
            if key is None:
                continue
            path = ".".join(part.strip(" \"'") for part in key[1].split("."))
            yield line, f"{table}.{path}" if table else path
            rest = key[2]
        open_brackets, open_string = _still_open(rest, open_brackets, open_string)


def _table(name: str, counts: dict[str, int], *, counted: bool) -> str:
    """The place of a header; each array on its way stands at its newest table."""
    path = ""
    parts = [part.strip(" \"'") for part in name.split(".")]
    for depth, part in enumerate(parts):
        path = f"{path}.{part}" if path else part
        if counted and depth == len(parts) - 1:
            counts[path] = counts.get(path, 0) + 1
        if path in counts:
            path = f"{path}[{counts[path]}]"
    return path


def _still_open(text: str, brackets: int, string: str) -> tuple[int, str]:
    """What a line leaves open: brackets of a list or table, or a string over several lines."""
    at = 0
    while at < len(text):
        if string:
            end = text.find(string, at)
            if end < 0:
                return brackets, string
            at, string = end + 3, ""
            continue
        token = _TOKEN.search(text, at)
        if token is None or token[0] == "#":
            break
        at = token.end()
        if token[0] in ('"""', "'''"):
            string = token[0]
        elif token[0] in "[{":
            brackets += 1
        elif token[0] in "]}":
            brackets -= 1
    return brackets, string
