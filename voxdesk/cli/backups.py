"""`voxdesk library backup|schedule|restore|check|salvage`: copies of the library, and damage."""

from collections.abc import Sequence
from pathlib import Path

import click

from voxdesk import texts
from voxdesk.cli import output, typed
from voxdesk.cli.asked import DONE, KNOWN, Asked
from voxdesk.cli.library import LIBRARY_FILE, library, progress, require
from voxdesk.desk import acting, chosen
from voxdesk.domain.job import JobState, Progress, Unit
from voxdesk.domain.soundness import Problem
from voxdesk.paths import Paths
from voxdesk.services import backing_up, checking, locking, restoring, salvaging
from voxdesk.services.backing_up import Schedule
from voxdesk.store.keys import LibraryKey, is_encrypted

__all__ = ["library"]
"""The group with the commands of this module in it."""

DAY_HOURS = 24
OFF = "off"


@library.command("backup")
@click.argument("to", type=click.Path(path_type=Path))
@click.option("--rotate", is_flag=True, help="Remove old backups: keep 7 days, 4 weeks, 12 months.")
@click.pass_obj
def library_backup(asked: Asked, *, to: Path, rotate: bool) -> int:
    """Copy the library into a folder, checked; under a name with the time, or into a new file."""
    require(asked)
    with asked.desk() as desk:
        queued = backing_up.submit(desk, to, rotate=rotate)
        job = next(each for each in output.finish(desk, [queued.id]) if each.id == queued.id)
    if job.state is not JobState.DONE:
        raise output.error_of(job)
    made = {name: job.result[name] for name in ("path", "size_bytes", "sha256", "removed")}
    asked.show(made, lambda: click.echo(f"{made['path']}\nSHA-256 {made['sha256']}"))
    return DONE


@library.command("schedule")
@click.argument("folder", required=False, type=click.Path(path_type=Path))
@click.option("--every", "hours", type=click.IntRange(min=1), default=DAY_HOURS, show_default=True)
@click.pass_obj
def library_schedule(asked: Asked, *, folder: Path | None, hours: int) -> None:
    """Back up into FOLDER by itself every so many hours, while VoxDesk is open; `off` stops it."""
    require(asked)
    with asked.desk() as desk:
        if folder is not None:
            wanted = None if str(folder) == OFF else Schedule(folder, hours)
            backing_up.set_schedule(desk, wanted)
        now = backing_up.schedule(desk)
    said: dict[str, object] = (
        {"folder": None, "every_hours": None}
        if now is None
        else {"folder": str(now.folder), "every_hours": now.every_hours}
    )

    def words() -> None:
        if now is None:
            click.echo("No backup is made by itself.")
        else:
            click.echo(f"Every {now.every_hours} hours, into {now.folder}")

    asked.show(said, words)


@library.command("restore")
@click.argument("backup", metavar="FROM", type=LIBRARY_FILE)
@click.option("--to", type=LIBRARY_FILE, help="Make a library here, beside the present one.")
@click.option(
    "--backup-passphrase-file",
    type=typed.SECRET_FILE,
    help="A file with the backup's passphrase, where it is another than the library's.",
)
@click.pass_obj
def library_restore(
    asked: Asked, *, backup: Path, to: Path | None, backup_passphrase_file: Path | None
) -> None:
    """Bring a backup back; the present library is kept beside it under another name."""
    settings, _policy, _notices = chosen(Paths.standard())
    if backup_passphrase_file is not None:
        key: LibraryKey | None = locking.by_passphrase(
            backup, typed.first_line(backup_passphrase_file)
        )
    else:
        key = _key(asked, backup)
    with progress() as tell:

        def on_bytes(done: int, total: int) -> None:
            tell(Progress(done, total, Unit.BYTES))

        person = acting(settings)
        if to is not None:
            restored = restoring.restore_beside(
                backup, key, to=to, person=person, on_bytes=on_bytes
            )
        else:
            restored = restoring.restore(
                backup,
                key,
                library=asked.path,
                present_key=_key(asked, asked.path),
                person=person,
                on_bytes=on_bytes,
            )
    aside = restored.aside

    def words() -> None:
        click.echo(f"{restored.path} is restored.")
        if aside is not None:
            click.echo(f"What was there before is {aside}.")

    asked.show({"path": str(restored.path), "aside": str(aside) if aside else None}, words)


@library.command("check")
@click.pass_obj
def library_check(asked: Asked) -> int:
    """Look for damage in every page, row and original; nothing is written."""
    require(asked)
    found = checking.full(asked.path, _key(asked, asked.path))

    def words() -> None:
        for problem in found:
            click.echo(f"{texts.name(problem.trouble)}: {problem.detail}")
        click.echo(f"{len(found)} problems." if found else "Nothing is wrong.")

    asked.show({"ok": not found, "problems": _told(found)}, words)
    return KNOWN if found else DONE


@library.command("salvage")
@click.argument("to", type=LIBRARY_FILE)
@click.pass_obj
def library_salvage(asked: Asked, *, to: Path) -> int:
    """Make a new library of what a damaged one still gives; the damaged one stays as it is."""
    require(asked)
    settings, _policy, _notices = chosen(Paths.standard())
    found = salvaging.salvage(asked.path, _key(asked, asked.path), to, person=acting(settings))
    rescue = found.rescue
    tables = {
        table: {
            "read": count,
            "lost": len(rescue.lost.get(table, ())),
            "dropped": len(rescue.dropped.get(table, ())),
        }
        for table, count in rescue.read.items()
    }

    def words() -> None:
        for table, counts in tables.items():
            if counts["read"] or counts["lost"]:
                told = f"{counts['read']:>9}  {table}"
                told += f", {counts['lost']} lost" if counts["lost"] else ""
                told += f", {counts['dropped']} belonged to lost ones" if counts["dropped"] else ""
                click.echo(told)
        for table in rescue.unsure:
            click.echo(f"Of {table} more may be lost than anything tells.")
        for name, count in rescue.cleared.items():
            click.echo(f"{count} references from {name} led to lost rows and are empty now.")
        for original, count in found.holes.items():
            click.echo(f"{original}: {count} MiB are lost; there are zeros in their place.")
        for row in found.lost:
            click.echo(f"lost: {row}")
        click.echo(f"{found.path}: {'everything' if found.whole else 'what could be read'}.")

    document = {
        "ok": found.whole,
        "path": str(found.path),
        "tables": tables,
        "unsure": list(rescue.unsure),
        "cleared": rescue.cleared,
        "holes": found.holes,
        "lost": list(found.lost),
        "problems": _told(found.problems),
    }
    asked.show(document, words)
    return DONE if found.whole else KNOWN


def _told(problems: Sequence[Problem]) -> list[dict[str, str]]:
    return [{"what": each.trouble.value, "detail": each.detail} for each in problems]


def _key(asked: Asked, path: Path) -> LibraryKey | None:
    """The key of a library that may as well have none."""
    return asked.key(path) if is_encrypted(path) else None
