"""`voxdesk library`: what the one file holds, and whether it is as it was left."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, replace
from pathlib import Path

import click

from voxdesk import texts
from voxdesk.cli.asked import DONE, KNOWN, Asked
from voxdesk.cli.passphrase import keep_sheet, new_key, passphrase, show_sheet, with_new_passphrase
from voxdesk.cli.person import choose
from voxdesk.cli.retention import retention
from voxdesk.desk import Desk
from voxdesk.domain.job import Progress
from voxdesk.domain.verification import Break
from voxdesk.errors import BadRequest, FileMissing
from voxdesk.paths import Paths
from voxdesk.services import sealing, verifying
from voxdesk.store.keys import is_encrypted

LIBRARY_FILE = click.Path(path_type=Path, dir_okay=False)


@click.group()
def library() -> None:
    """The one file that holds everything."""


library.add_command(passphrase)
library.add_command(retention)


@library.command("info")
@click.pass_obj
def library_info(asked: Asked) -> None:
    """Tell where the library is, what it holds and how large it is."""
    require(asked)
    with asked.desk() as desk:
        found = desk.store.contents()
    encrypted = is_encrypted(asked.path)

    def words() -> None:
        kept = "encrypted" if encrypted else "not encrypted"
        size = f"{found.size_bytes / 1e6:.1f} MB"
        click.echo(f"{found.path}\n{size}, {kept}, schema {found.schema}")
        for name, count in found.counts.items():
            click.echo(f"{count:>9}  {name}")
        click.echo(f"last backup: {found.backed_up_at or 'none'}")

    asked.show(
        {
            "path": str(found.path),
            "encrypted": encrypted,
            "schema": found.schema,
            "counts": found.counts,
            "size_bytes": found.size_bytes,
            "last_backup": found.backed_up_at or None,
        },
        words,
    )


@library.command("create")
@click.argument("path", required=False, type=LIBRARY_FILE)
@click.option("--encrypt", is_flag=True, help="Ask for a passphrase; a file with one implies this.")
@click.option("--person", "name", default="", help="Your name in the chain of custody.")
@with_new_passphrase
@click.pass_obj
def library_create(
    asked: Asked,
    *,
    path: Path | None,
    encrypt: bool,
    name: str,
    new_passphrase_file: Path | None,
    recovery_sheet: Path | None,
) -> None:
    """Make a new library, encrypted when wished."""
    asked = replace(asked, library=path or asked.library)
    if asked.path.exists():
        raise BadRequest(f"{asked.path} is there already")
    file = new_passphrase_file or asked.passphrase_file
    key = new_key(asked, file) if encrypt or file else None
    if name:
        choose(name)
    if key is not None:
        # Written first: a key whose sheet could not be written would never be in use.
        keep_sheet(asked, key, recovery_sheet)
    Desk.open(Paths.standard(), asked.path, key=key).close()
    if key is not None:
        show_sheet(asked, key, recovery_sheet)
    else:
        said = {"path": str(asked.path), "encrypted": False}
        asked.show(said, lambda: click.echo(f"{asked.path} is made. It is not encrypted."))


@library.command("verify")
@click.option(
    "--against",
    type=click.Path(path_type=Path, dir_okay=False),
    help="A seal, or an export with one: the chain must still hold what it says.",
)
@click.pass_obj
def library_verify(asked: Asked, *, against: Path | None) -> int:
    """Hold every row and every original against the chain of custody."""
    require(asked)
    seal = sealing.read_seal(against) if against else None
    with asked.desk() as desk, progress() as on_progress:
        if seal:
            own = "yours" if sealing.is_own(desk.paths, seal) else "not yours"
            click.echo(f"sealed at {seal.at} with the key {seal.fingerprint}, {own}", err=True)
        found = verifying.verify(desk.store, against=seal, on_progress=on_progress)

    def words() -> None:
        for each in found.breaks:
            click.echo(line(each))
        told = ", ".join(f"{count} {kind}" for kind, count in found.checked.items())
        click.echo(f"{found.events} events; checked: {told}")
        click.echo("As the chain of custody says." if found.ok else f"{len(found.breaks)} breaks.")

    first = found.breaks[0] if found.breaks else None
    asked.show(
        {
            "ok": found.ok,
            "events": found.events,
            "checked": dict(found.checked),
            "first_break": asdict(first) if first else None,
        },
        words,
    )
    return DONE if found.ok else KNOWN


def require(asked: Asked) -> None:
    """Raise FileMissing where there is no library: asking about one must not make one."""
    if not asked.path.exists():
        raise FileMissing(str(asked.path))


def line(found: Break) -> str:
    """A break as people read it."""
    where = f"event {found.event}" if found.event else "no event"
    return f"{where}: {found.what}\n  expected {found.expected}\n  found    {found.found}"


@contextmanager
def progress() -> Iterator[Callable[[Progress], None]]:
    """A bar for each of the things that progress counts, on a terminal."""
    shown = sys.stderr.isatty()
    with click.progressbar(length=100, file=sys.stderr, hidden=not shown) as bar:

        def tell(told: Progress) -> None:
            bar.label = str(texts.name(told.unit))
            bar.update(100 * told.done // max(1, told.total) - bar.pos)

        yield tell
