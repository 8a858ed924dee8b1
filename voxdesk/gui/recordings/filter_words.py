"""How a filter reads: each part of it as words on a chip."""

from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from voxdesk import texts
from voxdesk.domain.ids import ClientId, CustomerId, EmployeeId, SiteId
from voxdesk.domain.knowledge import Scope
from voxdesk.domain.recording_filter import RecordingFilter
from voxdesk.domain.visit import NameKind
from voxdesk.gui.transcript.about_view import language_name
from voxdesk.gui.widgets.dates import readable_date
from voxdesk.gui.words import later, tr

Names = Mapping[tuple[NameKind, int], str]
"""What the ids of a filter are called."""

NAMED = {
    NameKind.SITE: ("site_id", later("Site")),
    NameKind.CUSTOMER: ("customer_id", later("Customer")),
    NameKind.CLIENT: ("client_id", later("Client")),
    NameKind.EMPLOYEE: ("employee_id", later("Employee")),
}
"""For each kind of name, the field of a scope and its words."""


class Part(NamedTuple):
    """What one chip says, and the filter without it."""

    words: str
    without: RecordingFilter


def parts(chosen: RecordingFilter, names: Names) -> tuple[Part, ...]:
    """The parts of a filter in the order of the menu."""
    found = []
    scope = chosen.scope

    def add(title: str, value: str, without: RecordingFilter) -> None:
        found.append(Part(tr("{field}: {value}").format(field=title, value=value), without))

    for kind, (field, words) in NAMED.items():
        number = getattr(scope, field)
        if number is not None:
            without = replace(chosen, scope=with_name(scope, kind, None))
            add(tr(words), names.get((kind, number)) or tr("forgotten"), without)
    if scope.site_kind is not None:
        without = replace(chosen, scope=replace(scope, site_kind=None))
        add(tr("Kind"), texts.name(scope.site_kind), without)
    if chosen.state is not None:
        add(tr("State"), texts.name(chosen.state), replace(chosen, state=None))
    if chosen.language:
        add(tr("Language"), language_name(chosen.language), replace(chosen, language=""))
    if days := days_words(chosen):
        add(tr("Date"), days, replace(chosen, since=None, until=None, last_days=0))
    if chosen.reported is not None:
        words = tr("With a report") if chosen.reported else tr("Without a report")
        found.append(Part(words, replace(chosen, reported=None)))
    return tuple(found)


def with_name(scope: Scope, kind: NameKind, number: int | None) -> Scope:
    """A scope that asks for another name of a kind, or for none."""
    if kind is NameKind.SITE:
        return replace(scope, site_id=None if number is None else SiteId(number))
    if kind is NameKind.CUSTOMER:
        return replace(scope, customer_id=None if number is None else CustomerId(number))
    if kind is NameKind.EMPLOYEE:
        return replace(scope, employee_id=None if number is None else EmployeeId(number))
    return replace(scope, client_id=None if number is None else ClientId(number))


def days_words(chosen: RecordingFilter) -> str:
    """Which days a filter asks for; empty for all."""
    if chosen.last_days == 1:
        return tr("today")
    if chosen.last_days:
        return tr("last %n days", chosen.last_days)
    since = readable_date(chosen.since.isoformat()) if chosen.since else ""
    until = readable_date(chosen.until.isoformat()) if chosen.until else ""
    if since and until:
        return tr("{first} to {last}").format(first=since, last=until)
    if since:
        return tr("since {day}").format(day=since)
    return tr("until {day}").format(day=until) if until else ""


def named_ids(chosen: RecordingFilter) -> tuple[tuple[NameKind, int], ...]:
    """The names that a filter refers to."""
    found = ((kind, getattr(chosen.scope, field)) for kind, (field, _words) in NAMED.items())
    return tuple((kind, number) for kind, number in found if number is not None)
