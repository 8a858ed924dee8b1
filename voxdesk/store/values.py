"""How values stand in rows: times as UTC ISO text, lists and dictionaries as compact JSON."""

import json
import unicodedata
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import TypeVar

Value = TypeVar("Value")


def now() -> str:
    """This moment, to the millisecond, so that texts sort as times do."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def to_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def json_dict(text: str) -> dict[str, object]:
    value = json.loads(text)
    return value if isinstance(value, dict) else {}


def json_tuple(text: str, kind: type[Value]) -> tuple[Value, ...]:
    """The members of a JSON list that are of one kind."""
    return tuple(each for each in json.loads(text) if isinstance(each, kind))


def storable(text: str) -> str:
    """A text that UTF-8 can hold: lone surrogates (file names have them) become `?`."""
    return text.encode("utf-8", "replace").decode("utf-8")


def tidy(name: str) -> str:
    """A typed name without stray space, in composed letters."""
    return " ".join(unicodedata.normalize("NFC", storable(name)).split())


def name_key(name: str) -> str:
    """What two spellings of one name have in common."""
    return tidy(name).casefold()


def id_list(ids: Iterable[int]) -> str:
    """Ids as one JSON parameter: `IN (SELECT value FROM json_each(?))` takes any number."""
    return to_json(list(ids))
