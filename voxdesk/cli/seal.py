"""`voxdesk library seal`: what an auditor keeps apart, to hold the library against later."""

from pathlib import Path

import click

from voxdesk.cli.asked import Asked
from voxdesk.cli.backups import library
from voxdesk.cli.library import require
from voxdesk.export import documents
from voxdesk.services import sealing

__all__ = ["library"]
"""The group with the command of this module in it."""


@library.command("seal")
@click.argument("to", type=click.Path(path_type=Path))
@click.pass_obj
def library_seal(asked: Asked, *, to: Path) -> None:
    """Sign the newest event of the chain of custody and write the seal into a file or a folder.

    Print it or keep it elsewhere; `library verify --against` holds the library against it.
    """
    require(asked)
    with asked.desk() as desk:
        path, seal = sealing.write_seal(desk, to)

    def words() -> None:
        click.echo(f"{path}\nevent {seal.number}, key {seal.fingerprint}")

    asked.show({"path": str(path), **documents.seal_document(seal)}, words)
