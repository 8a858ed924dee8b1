"""Filters of recordings that people gave a name. They may name customers: the library keeps them.

Each act gives what undoes it: the filters as they were.
"""

import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from voxdesk.desk import Desk
from voxdesk.domain.recording import RecordingState
from voxdesk.domain.recording_filter import RecordingFilter, SavedFilter
from voxdesk.errors import BadRequest
from voxdesk.store.scopes import read_scope, scope_text
from voxdesk.store.values import day, fit

NAME = "recording_filters"
MOST_LETTERS = 60
MOST_DAYS = 36_600

Filters = tuple[SavedFilter, ...]


def saved(desk: Desk) -> Filters:
    """The filters of this library in the order of their names."""
    kept: list[object] = desk.store.library.get(NAME, [])
    found = [_read(each) for each in kept if isinstance(each, dict)]
    return tuple(sorted(found, key=lambda each: each.name.casefold()))


def save(desk: Desk, name: str, text: str, chosen: RecordingFilter) -> Filters:
    """Keep a filter under a name, in place of another of this name; gives those before."""
    name = fit(name, MOST_LETTERS, "filter")
    with desk.store.writing("library"):
        before = saved(desk)
        others = [each for each in before if each.name.casefold() != name.casefold()]
        keep(desk, [*others, SavedFilter(name, text, chosen)])
    return before


def rename(desk: Desk, old: str, new: str) -> Filters:
    """Give a filter another name; gives the filters before."""
    new = fit(new, MOST_LETTERS, "filter")
    with desk.store.writing("library"):
        before = saved(desk)
        taken = {each.name.casefold() for each in before if each.name != old}
        if new.casefold() in taken:
            raise BadRequest(f"a filter is called {new}")
        keep(desk, [replace(each, name=new) if each.name == old else each for each in before])
    return before


def remove(desk: Desk, name: str) -> Filters:
    """Forget a filter; gives the filters before."""
    with desk.store.writing("library"):
        before = saved(desk)
        keep(desk, [each for each in before if each.name != name])
    return before


def keep(desk: Desk, filters: Iterable[SavedFilter]) -> None:
    """Keep these filters and no others."""
    desk.store.library.set(NAME, [_written(each) for each in filters])


def _written(saved: SavedFilter) -> dict[str, object]:
    chosen = saved.filter
    fields = {
        "name": saved.name,
        "text": saved.text,
        "scope": json.loads(scope_text(chosen.scope)),
        "state": chosen.state,
        "language": chosen.language,
        "since": _iso(chosen.since),
        "until": _iso(chosen.until),
        "last_days": chosen.last_days,
    }
    written = {name: value for name, value in fields.items() if value}
    return written if chosen.reported is None else {**written, "reported": chosen.reported}


def _read(kept: dict[str, object]) -> SavedFilter:
    state, reported, days = kept.get("state"), kept.get("reported"), kept.get("last_days")
    return SavedFilter(
        name=str(kept.get("name", "")),
        text=str(kept.get("text", "")),
        filter=RecordingFilter(
            scope=read_scope(json.dumps(kept.get("scope", {}))),
            state=RecordingState(str(state)) if state in set(RecordingState) else None,
            language=str(kept.get("language", "")),
            since=day(str(kept.get("since", ""))),
            until=day(str(kept.get("until", ""))),
            last_days=min(max(days, 0), MOST_DAYS) if isinstance(days, int) else 0,
            reported=reported if isinstance(reported, bool) else None,
        ),
    )


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
