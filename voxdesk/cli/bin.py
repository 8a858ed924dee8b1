"""`voxdesk delete` and `voxdesk bin`: what was deleted, until it is restored or forgotten."""

from collections.abc import Sequence

import click

from voxdesk.cli import output
from voxdesk.cli.arguments import Id
from voxdesk.cli.asked import DONE, Asked
from voxdesk.domain.bin_entry import BinEntry
from voxdesk.domain.ids import BinId, written
from voxdesk.domain.job import JobState
from voxdesk.services import forgetting

DELETABLE = Id("visit", "recording", "document", "report", "note", "chat", "answer")


@click.command()
@click.argument("subjects", nargs=-1, required=True, type=DELETABLE, metavar="ID...")
@click.pass_obj
def delete(asked: Asked, subjects: Sequence[tuple[str, int]]) -> None:
    """Move things to the bin, with all that rests on them."""
    with asked.desk() as desk:
        entries = [forgetting.delete(desk, written(*subject)) for subject in subjects]
    show(asked, entries)


@click.group("bin")
def bin_() -> None:
    """What was deleted: it can be restored until the bin is emptied."""


@bin_.command("list")
@click.pass_obj
def bin_list(asked: Asked) -> None:
    """List what was deleted, the newest first."""
    with asked.desk() as desk:
        entries = desk.store.bin.entries()
    show(asked, entries)


@bin_.command("restore")
@click.argument("entry", type=Id("bin"))
@click.pass_obj
def bin_restore(asked: Asked, entry: tuple[str, int]) -> None:
    """Take out of the bin what one act of deleting put there."""
    with asked.desk() as desk:
        restored = forgetting.restore(desk, BinId(entry[1]))
    asked.show(document(restored), lambda: click.echo(f"{restored.subject}  {restored.title}"))


@bin_.command("empty")
@click.argument("entries", nargs=-1, type=Id("bin"), metavar="[ID...]")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.pass_obj
def bin_empty(asked: Asked, entries: Sequence[tuple[str, int]], *, yes: bool) -> int:
    """Forget what is in the bin, or some of it, with everything that was made from it."""
    with asked.desk() as desk:
        chosen = [desk.store.bin.get(BinId(number)) for _kind, number in entries]
        chosen = chosen or list(desk.store.bin.entries())
        for entry in [] if yes else chosen:
            click.echo(line(entry), err=True)
        if chosen and not yes:
            click.confirm("Forget this for good?", abort=True, err=True)
        if chosen:
            job = forgetting.submit(desk, [entry.id for entry in chosen])
            ended = next(each for each in output.finish(desk, [job.id]) if each.id == job.id)
            if ended.state is not JobState.DONE:
                raise output.error_of(ended)
    content: dict[str, object] = {"forgotten": [document(entry) for entry in chosen]}
    asked.show(content, lambda: click.echo(f"{len(chosen)} forgotten"))
    return DONE


def show(asked: Asked, entries: Sequence[BinEntry]) -> None:
    def words() -> None:
        for entry in entries:
            click.echo(line(entry))

    asked.show({"bin": [document(entry) for entry in entries]}, words)


def line(entry: BinEntry) -> str:
    name = written("bin", entry.id)
    return f"{name:>8}  {entry.subject:>8}  {entry.binned_at[:16]}  {entry.title}"


def document(entry: BinEntry) -> dict[str, object]:
    return {
        "id": written("bin", entry.id),
        "subject": entry.subject,
        "title": entry.title,
        "person": entry.person,
        "binned_at": entry.binned_at,
    }
