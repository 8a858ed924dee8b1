"""Types of arguments: ids, dates, kinds, as people type them."""

from datetime import date, datetime

import click

from voxdesk.domain import ids
from voxdesk.domain.visit import SiteKind


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


SITE_KIND = click.Choice([kind.value for kind in SiteKind])
