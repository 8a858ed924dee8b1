"""`voxdesk names`: the customers, clients, employees, sites, zones and cities of all visits."""

import click

from voxdesk import texts
from voxdesk.cli import output
from voxdesk.cli.arguments import Id
from voxdesk.cli.asked import Asked
from voxdesk.domain.ids import written
from voxdesk.domain.visit import Name, NameKind
from voxdesk.services import naming

NAME = Id(*(kind.value for kind in NameKind))


@click.group()
def names() -> None:
    """Names that visits share: list, spell otherwise, merge."""


@names.command("list")
@click.argument("kind", type=click.Choice([kind.value for kind in NameKind]))
@click.pass_obj
def names_list(asked: Asked, kind: str) -> None:
    """List the names of a kind with the number of their visits."""
    with asked.desk() as desk:
        found = desk.store.names.all(NameKind(kind))

    def words() -> None:
        cells = [
            (
                written(each.kind, each.id),
                each.name,
                str(each.visits),
                texts.name(each.site_kind) if each.site_kind else "",
                each.customer,
                each.city,
            )
            for each in found
        ]
        width = 6 if kind == NameKind.SITE else 3
        headings = ("id", "name", "visits", "kind", "customer", "city")
        output.table(headings[:width], [row[:width] for row in cells])

    asked.show({"names": [document(each) for each in found]}, words)


@names.command("rename")
@click.argument("subject", metavar="ID", type=NAME)
@click.argument("name")
@click.pass_obj
def names_rename(asked: Asked, subject: tuple[str, int], name: str) -> None:
    """Spell a name otherwise, wherever it stands."""
    with asked.desk() as desk:
        tell(asked, naming.rename(desk, subject, name))


@names.command("merge")
@click.argument("gone", metavar="FROM", type=NAME)
@click.argument("kept", metavar="INTO", type=NAME)
@click.pass_obj
def names_merge(asked: Asked, gone: tuple[str, int], kept: tuple[str, int]) -> None:
    """Make one name of two: all that belongs to FROM goes to INTO."""
    with asked.desk() as desk:
        tell(asked, naming.merge(desk, gone, kept))


def tell(asked: Asked, name: Name) -> None:
    asked.show(
        document(name),
        lambda: click.echo(f"{written(name.kind, name.id)}  {name.name}  {name.visits}"),
    )


def document(name: Name) -> dict[str, object]:
    """A name; kind, owner and city are a site's."""
    found: dict[str, object] = {
        "id": written(name.kind, name.id),
        "name": name.name,
        "visits": name.visits,
    }
    if name.site_kind is not None:
        found |= {"kind": name.site_kind.value, "customer": name.customer, "city": name.city}
    return found
