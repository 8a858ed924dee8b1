"""The text of a scenario or taxonomy under another name, all else as its author set it out."""

import json
import re
from collections.abc import Iterator, Mapping

COPY_OF = {"en": " (copy)", "ru": " (копия)"}
"""What a title gains, by language; other languages gain what English does."""

_TABLE = re.compile(r"\s*\[+\s*([^\]]+?)\s*\]+\s*(?:#.*)?$")
_VALUE = re.compile(r"(\s*)(id|kind)(\s*=\s*)(\"[^\"]*\"|'[^']*')(.*)", re.DOTALL)
_TITLE = re.compile(r"\s*title\b")
_TEXT = re.compile(r"([\w-]+)(\s*=\s*)(\"(?:[^\"\\]|\\.)*\"|'[^']*')")


def renamed(text: str, names: Mapping[str, str]) -> str:
    """The text with other values for `id` and `kind`, and titles that say it is a copy."""
    return "".join(_lines(text, names))


def _lines(text: str, names: Mapping[str, str]) -> Iterator[str]:
    table = ""
    for line in text.splitlines(keepends=True):
        if (begins := _TABLE.match(line)) and "=" not in line:
            table = begins[1]
            yield line
        elif table == "" and (value := _VALUE.fullmatch(line)):
            said = json.dumps(names.get(value[2], value[4][1:-1]), ensure_ascii=False)
            yield f"{value[1]}{value[2]}{value[3]}{said}{value[5]}"
        elif table == "title" or (table == "" and _TITLE.match(line)):
            yield _TEXT.sub(_marked, line)
        else:
            yield line


def _marked(found: re.Match[str]) -> str:
    quote = found[3][0]
    mark = COPY_OF.get(found[1], COPY_OF["en"])
    return f"{found[1]}{found[2]}{found[3][:-1]}{mark}{quote}"
