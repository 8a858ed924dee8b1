"""`voxdesk library`: what the one file holds, and whether it is as it was left."""

import click

from voxdesk.cli.asked import Asked
from voxdesk.cli.passphrase import passphrase


@click.group()
def library() -> None:
    """The one file that holds everything."""


library.add_command(passphrase)


@library.command("info")
@click.pass_obj
def library_info(asked: Asked) -> None:
    """Tell where the library is, what it holds and how large it is."""
    with asked.desk() as desk:
        found = desk.store.contents()

    def words() -> None:
        click.echo(f"{found.path}  {found.size_bytes / 1e6:.1f} MB, schema {found.schema}")
        for name, count in found.counts.items():
            click.echo(f"{count:>9}  {name}")
        click.echo(f"last backup: {found.backed_up_at or 'none'}")

    asked.show(
        {
            "path": str(found.path),
            "schema": found.schema,
            "counts": found.counts,
            "size_bytes": found.size_bytes,
            "last_backup": found.backed_up_at or None,
        },
        words,
    )
