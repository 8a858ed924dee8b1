"""How values stand in rows: times as UTC ISO text, lists and dictionaries as compact JSON."""

import json
import unicodedata
from collections.abc import Iterable
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import TypeVar

from voxdesk.errors import BadRequest

Value = TypeVar("Value")
Member = TypeVar("Member", bound=StrEnum)

MOST_SOUGHT = 200
"""Longer texts are cut before rows are compared with them."""


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


def fit(text: str, most: int, what: str) -> str:
    """A typed title or name without stray space; BadRequest when it is empty or too long."""
    kept = tidy(text)
    if not kept:
        raise BadRequest(f"{what}: empty")
    if len(kept) > most:
        raise BadRequest(f"{what}: {len(kept)} characters, at most {most}")
    return kept


def member(text: str, otherwise: Member) -> Member:
    """What a kept word stands for; a word that is not known costs no more than itself."""
    try:
        return type(otherwise)(text)
    except ValueError:
        return otherwise


def day(text: str | None) -> date | None:
    """A kept date; None when it is none."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def containing(text: str) -> str:
    """A GLOB pattern for what contains a text, in either case of its letters, in any alphabet."""
    letters = tidy(text)[:MOST_SOUGHT]
    return (
        "*"
        + "".join(f"[{_forms(letter)}]" if _forms(letter) else letter for letter in letters)
        + "*"
    )


def _forms(letter: str) -> str:
    """What may stand for a letter within brackets; empty when it stands for itself."""
    if letter in "*?[":
        return letter
    forms = {form for form in (letter.lower(), letter.upper()) if len(form) == 1} | {letter}
    return "".join(sorted(forms)) if len(forms) > 1 else ""
