"""Names of backups, and which of them are kept as they grow old.

A name tells its library by the library's own id, so that libraries of one name may share a folder
and rotation never touches another's: `library 3f9a2b1c 2026-11-21 14-20-05.voxdesk`.
"""

import re
from collections.abc import Callable, Hashable, Iterable
from datetime import datetime

SUFFIX = ".voxdesk"

DAYS, WEEKS, MONTHS = 7, 4, 12
"""Of so many of the newest days, weeks and months that have a backup, the newest one is kept."""

_TIME = "%Y-%m-%d %H-%M-%S"
_MARK = 8


def backup_name(stem: str, library_id: str, at: datetime) -> str:
    """What the backup of a library is called; names of one library sort by time."""
    return f"{stem} {library_id[:_MARK]} {at.strftime(_TIME)}{SUFFIX}"


def backed_up_at(name: str, library_id: str) -> datetime | None:
    """When a backup of this library was made, by its name; None for any other file."""
    mark = re.escape(library_id[:_MARK])
    found = re.fullmatch(
        rf".+ {mark} (\d{{4}}-\d\d-\d\d \d\d-\d\d-\d\d){re.escape(SUFFIX)}", name, re.DOTALL
    )
    if found is None:
        return None
    try:
        return datetime.strptime(found[1], _TIME)
    except ValueError:
        return None


def kept(moments: Iterable[datetime]) -> frozenset[datetime]:
    """The moments whose backups are kept; the newest of all is always among them."""
    newest_first = sorted(set(moments), reverse=True)
    return frozenset(
        _newest_of_each(newest_first, lambda at: at.date(), DAYS)
        | _newest_of_each(newest_first, lambda at: at.isocalendar()[:2], WEEKS)
        | _newest_of_each(newest_first, lambda at: (at.year, at.month), MONTHS)
    )


def _newest_of_each(
    newest_first: Iterable[datetime], stretch: Callable[[datetime], Hashable], most: int
) -> set[datetime]:
    found: dict[Hashable, datetime] = {}
    for at in newest_first:
        if len(found) < most:
            found.setdefault(stretch(at), at)
    return set(found.values())
