"""Types of arguments: ids, dates, kinds, the card of a visit, as people type them."""

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import reduce, wraps

import click

from voxdesk.domain import ids
from voxdesk.domain.visit import SiteKind, VisitCard


class Id(click.ParamType[tuple[str, int]]):
    """A written id (`rec-1`) of one of some kinds; a bare number where only one kind fits."""

    def __init__(self, *kinds: str) -> None:
        self.kinds = kinds
        self.name = "|".join(f"{ids.PREFIXES[kind]}-N" for kind in kinds)

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, int]:
        text = str(value)
        if len(self.kinds) == 1 and text.isdecimal():
            return self.kinds[0], int(text)
        try:
            kind, number = ids.parse(text)
        except ValueError:
            kind, number = "", 0
        if kind not in self.kinds:
            self.fail(f"{text!r} is not an id like {self.name}", param, ctx)
        return kind, number


class Day(click.ParamType[date]):
    """2026-11-21 or 2026.11.21."""

    name = "YYYY-MM-DD"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        if isinstance(value, date):
            return value
        for form in ("%Y-%m-%d", "%Y.%m.%d"):
            try:
                return datetime.strptime(str(value), form).date()
            except ValueError:
                continue
        raise click.BadParameter(f"{value!r} is no date like 2026-11-21", ctx, param)


class Moment(click.ParamType[int]):
    """`1:02:03`, `2:03.5` or `123.5` (seconds), as milliseconds."""

    name = "H:MM:SS"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> int:
        if isinstance(value, int):
            return value
        found = _MOMENT.fullmatch(str(value).strip())
        if found is None:
            self.fail(f"{value!r} is no time like 1:02:03", param, ctx)
        hours, minutes, seconds = (float(part or 0) for part in found.groups())
        return round((hours * 3600 + minutes * 60 + seconds) * 1000)


_MOMENT = re.compile(r"(?:(?:(\d{1,3}):)?(\d{1,2}):)?(\d{1,6}(?:\.\d{1,3})?)")

SITE_KIND = click.Choice([kind.value for kind in SiteKind])

_CARD = (
    click.option("--site", default="", help="The place visited."),
    click.option("--site-kind", type=SITE_KIND, default=SiteKind.OTHER.value),
    click.option("--zone", "zones", multiple=True, help="A part of the site; may be repeated."),
    click.option("--city", default=""),
    click.option("--client", default="", help="The person interviewed."),
    click.option("--customer", default="", help="The organisation that ordered the work."),
    click.option("--employee", default="", help="Who was there for us."),
    click.option("--date", "day", type=Day()),
    click.option("--number", type=click.IntRange(min=0), help="The number of the visit."),
    click.option("--scenario", default="", help="What kind of visit it is."),
)


def with_card(command: Callable[..., int]) -> Callable[..., int]:
    """Options for the card of a visit; the command gets them as `card`."""

    @wraps(command)
    def carded(
        *arguments: object,
        site: str,
        site_kind: str,
        zones: Sequence[str],
        city: str,
        client: str,
        customer: str,
        employee: str,
        day: date | None,
        number: int | None,
        scenario: str,
        **others: object,
    ) -> int:
        card = VisitCard(
            site=site.strip(),
            site_kind=SiteKind(site_kind),
            zones=tuple(zone.strip() for zone in zones if zone.strip()),
            city=city.strip(),
            client=client.strip(),
            customer=customer.strip(),
            employee=employee.strip(),
            date=day,
            number=number,
            scenario_id=scenario,
        )
        return command(*arguments, card=card, **others)

    return reduce(lambda so_far, option: option(so_far), reversed(_CARD), carded)
