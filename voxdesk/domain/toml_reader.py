"""Takes values out of a TOML text that people write, and says which line is wrong where one is.

A place is written as the text spells it: `stages[2].title.en`, counted from 1.
"""

import re
import tomllib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from voxdesk.domain.scenario import DEFAULT_LANGUAGE, ByLanguage
from voxdesk.domain.toml_lines import line_of
from voxdesk.errors import BadScenario

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

MOST_LETTERS = 2_000_000
MOST_PARTS = 50
"""Parts of a key; the time that Python's own reader takes grows with their square."""

_BETWEEN = re.compile(r"[={},\[\]]")
_E = TypeVar("_E", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class TomlReader:
    """A text and its file; everything raises BadScenario where a value does not hold."""

    source: str
    file: str

    def content(self) -> Mapping[str, object]:
        """The text as tables; one made to exhaust the reader of TOML is refused, too."""
        if len(self.source) > MOST_LETTERS:
            raise BadScenario(f"{self.file}: longer than {MOST_LETTERS} letters")
        for number, line in enumerate(self.source.splitlines(), start=1):
            if any(each.count(".") > MOST_PARTS for each in _BETWEEN.split(line)):
                raise BadScenario(f"{self.file}, line {number}: a key of too many parts")
        try:
            return tomllib.loads(self.source)
        except tomllib.TOMLDecodeError as error:
            found = re.search(r"line (\d+)", str(error))
            at_line = found[1] if found else str(len(self.source.splitlines()))
            raise BadScenario(f"{self.file}, line {at_line}: {error}") from error
        # What the reader of TOML does not foresee: tables in tables in tables, endless numbers.
        except (RecursionError, ValueError) as error:
            raise BadScenario(f"{self.file}: {error}") from error

    def languages(self, row: Mapping[str, object], key: str, place: str) -> ByLanguage:
        here = at(place, key)
        texts = self.table(row.get(key), here)
        if DEFAULT_LANGUAGE not in texts:
            raise self.bad(here, f"needs a text in {DEFAULT_LANGUAGE}")
        return ByLanguage({name: self.text(each, f"{here}.{name}") for name, each in texts.items()})

    def words(self, row: Mapping[str, object], place: str) -> Mapping[str, tuple[str, ...]]:
        here = at(place, "words")
        table = self.table(row.get("words", {}), here)
        return {name: self.texts(each, f"{here}.{name}") for name, each in table.items()}

    def id_(self, row: Mapping[str, object], place: str) -> str:
        return self.matching(row, "id", place, ID)

    def matching(
        self, row: Mapping[str, object], key: str, place: str, pattern: re.Pattern[str]
    ) -> str:
        value = self.text(row.get(key), at(place, key))
        if not pattern.fullmatch(value):
            raise self.bad(at(place, key), f"{value!r} must be of letters, digits and hyphens")
        return value

    def member(
        self,
        row: Mapping[str, object],
        key: str,
        place: str,
        kind: type[_E],
        default: _E | None = None,
    ) -> _E:
        if key not in row and default is not None:
            return default
        value = row.get(key)
        if value not in [each.value for each in kind]:
            raise self.bad(at(place, key), f"{value!r} is none of {', '.join(kind)}")
        return kind(value)

    def number(self, row: Mapping[str, object], key: str, place: str) -> float:
        value = row.get(key, 0)
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise self.bad(at(place, key), "must be a number")
        return value

    def flag(self, row: Mapping[str, object], key: str, place: str) -> bool:
        value = row.get(key, False)
        if not isinstance(value, bool):
            raise self.bad(at(place, key), "must be true or false")
        return value

    def rows(
        self, row: Mapping[str, object], key: str, place: str
    ) -> Iterable[tuple[str, Mapping[str, object]]]:
        here = at(place, key)
        for number, each in enumerate(self.list_(row.get(key, []), here), start=1):
            spot = f"{here}[{number}]"
            yield spot, self.table(each, spot)

    def texts(self, value: object, place: str) -> tuple[str, ...]:
        return tuple(self.text(each, place) for each in self.list_(value, place))

    def text(self, value: object, place: str) -> str:
        if not isinstance(value, str) or not value.strip():
            raise self.bad(place, "must be a text")
        return value.strip()

    def list_(self, value: object, place: str) -> Sequence[object]:
        if not isinstance(value, list):
            raise self.bad(place, "must be a list")
        return value

    def table(self, value: object, place: str) -> Mapping[str, object]:
        if not isinstance(value, Mapping):
            raise self.bad(place, "must be a table")
        return value

    def only(self, row: Mapping[str, object], known: Collection[str], place: str) -> None:
        for key in row:
            if key not in known:
                raise self.bad(at(place, key), "is not known here")

    def distinct(self, ids: Iterable[tuple[str, str]], what: str) -> None:
        """No id, each given behind its place, stands twice."""
        seen = set()
        for place, each in ids:
            if each in seen:
                raise self.bad(place, f"{what} {each} stands twice")
            seen.add(each)

    def bad(self, place: str, why: str) -> BadScenario:
        line = line_of(self.source, place)
        return BadScenario(f"{self.file}, line {line}: {f'{place} ' if place else ''}{why}")


def at(place: str, key: str) -> str:
    """The place of a key in the table at a place."""
    return f"{place}.{key}" if place else key
