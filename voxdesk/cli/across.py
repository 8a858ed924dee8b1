"""`voxdesk across`: what the reports on many visits say together."""

from pathlib import Path

import click

from voxdesk import texts
from voxdesk.cli import output
from voxdesk.cli.asked import Asked
from voxdesk.cli.narrowing import ScopeOf, with_scope
from voxdesk.domain.overview import By
from voxdesk.domain.tables import Cell, TableName
from voxdesk.services import overview


@click.command()
@with_scope
@click.option(
    "--by",
    "by_name",
    type=click.Choice([each.value for each in By]),
    default=By.SITE.value,
    show_default=True,
    help="What is compared.",
)
@click.option(
    "--output",
    "target",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write .csv (the comparison) or .xlsx (everything) in place of showing it.",
)
@click.pass_obj
def across(asked: Asked, *, scope_of: ScopeOf, by_name: str, target: Path | None) -> None:
    """Compare figures, and count factors, problems and gaps, each customer for itself."""
    with asked.desk() as desk:
        found = overview.read(desk, scope_of(desk))
        tables = overview.tables(found, By(by_name))
        if target is not None:
            overview.export(desk, list(tables.values()), target)
    compared = tables[TableName.COMPARED]
    content: dict[str, object] = {
        "by": by_name,
        "reports": len(found.reports),
        "drafts": found.drafts,
        **{name.value: table.records() for name, table in tables.items()},
    }
    if target is not None:
        content = {"path": str(target), "reports": len(found.reports)}

    def words() -> None:
        if target is not None:
            click.echo(str(target))
            return
        headings = [texts.name(each) for each in compared.columns]
        output.table(headings, [[_cell(each) for each in row] for row in compared.rows])
        click.echo(f"{len(found.reports)} reports, {found.drafts} of them drafts", err=True)

    asked.show(content, words)


def _cell(value: Cell) -> str:
    return "" if value is None else f"{value:g}" if isinstance(value, float) else str(value)
