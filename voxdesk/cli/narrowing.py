"""Options that narrow a list or a search: names as people type them, found in the library."""

from collections.abc import Callable
from datetime import date
from functools import reduce, wraps
from typing import TypeVar

import click

from voxdesk.cli.arguments import SITE_KIND, Day
from voxdesk.desk import Desk
from voxdesk.domain.ids import CityId, ClientId, CustomerId, EmployeeId, SiteId, ZoneId
from voxdesk.domain.knowledge import Scope
from voxdesk.domain.visit import NameKind, SiteKind
from voxdesk.errors import NothingFound

Kind = TypeVar("Kind", bound=int)
Outcome = TypeVar("Outcome", int, None)
ScopeOf = Callable[[Desk], Scope]

_SCOPE = (
    click.option("--site", default="", help="Only this site."),
    click.option("--site-kind", type=SITE_KIND, help="Only sites of this kind."),
    click.option("--zone", default="", help="Only visits to this zone."),
    click.option("--city", default="", help="Only this city."),
    click.option("--customer", default="", help="Only what this organisation ordered."),
    click.option("--client", default="", help="Only interviews with this person."),
    click.option("--employee", default="", help="Only visits of this colleague."),
    click.option("--scenario", default="", help="Only visits of this kind."),
    click.option("--report-kind", "report_kinds", multiple=True, help="Only these reports."),
    click.option("--since", type=Day(), help="Visits of this day and later."),
    click.option("--until", type=Day(), help="Visits of this day and earlier."),
)


def with_scope(command: Callable[..., Outcome]) -> Callable[..., Outcome]:
    """Options for a scope; the command gets `scope_of`, to be asked once a library is open."""

    @wraps(command)
    def narrowed(
        *arguments: object,
        site: str,
        site_kind: str | None,
        zone: str,
        city: str,
        customer: str,
        client: str,
        employee: str,
        scenario: str,
        report_kinds: tuple[str, ...],
        since: date | None,
        until: date | None,
        **others: object,
    ) -> Outcome:
        kind = SiteKind(site_kind) if site_kind else None

        def scope_of(desk: Desk) -> Scope:
            return Scope(
                site_id=_site(desk, site, kind),
                site_kind=kind,
                zone_id=_named(desk, NameKind.ZONE, zone, ZoneId),
                city_id=_named(desk, NameKind.CITY, city, CityId),
                customer_id=_named(desk, NameKind.CUSTOMER, customer, CustomerId),
                client_id=_named(desk, NameKind.CLIENT, client, ClientId),
                employee_id=_named(desk, NameKind.EMPLOYEE, employee, EmployeeId),
                scenario_id=scenario,
                report_kinds=report_kinds,
                since=since,
                until=until,
            )

        return command(*arguments, scope_of=scope_of, **others)

    return reduce(lambda so_far, option: option(so_far), reversed(_SCOPE), narrowed)


def _named(desk: Desk, kind: NameKind, name: str, typed: Callable[[int], Kind]) -> Kind | None:
    if not name.strip():
        return None
    found = desk.store.names.find(kind, name)
    if found is None:
        raise NothingFound(f"{kind}: {name}")
    return typed(found)


def _site(desk: Desk, name: str, kind: SiteKind | None) -> SiteId | None:
    if not name.strip():
        return None
    found = desk.store.names.site_id(name, kind)
    if found is None:
        raise NothingFound(f"site: {name}")
    return found
