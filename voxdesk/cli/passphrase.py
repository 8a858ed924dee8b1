"""`voxdesk library passphrase`: set, change or remove it, and remember the key on this computer."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from voxdesk.cli import typed
from voxdesk.cli.asked import Asked
from voxdesk.desk import chosen
from voxdesk.errors import BadRequest, FileBusy, FileMissing, NothingFound
from voxdesk.paths import Paths
from voxdesk.services import locking, remembering
from voxdesk.services.locking import Look
from voxdesk.store.keys import LibraryKey, is_encrypted, read_header

Command = Callable[..., None]


def with_new_passphrase(command: Command) -> Command:
    """Options of a command that makes a key: where the passphrase is, where the sheet goes."""
    options = (
        click.option(
            "--new-passphrase-file",
            type=typed.SECRET_FILE,
            help="A file whose first line is the new passphrase.",
        ),
        click.option(
            "--recovery-sheet",
            type=typed.SECRET_FILE,
            help="Write the recovery sheet into this new file instead of showing it.",
        ),
    )
    for option in reversed(options):
        command = option(command)
    return command


@click.group()
def passphrase() -> None:
    """Encrypt the library, change its passphrase, or decrypt it."""


@passphrase.command("set")
@with_new_passphrase
@click.pass_obj
def passphrase_set(
    asked: Asked, *, new_passphrase_file: Path | None, recovery_sheet: Path | None
) -> None:
    """Encrypt the library. A --passphrase-file, too, gives the new passphrase.

    Backups and exports from before stay as they are: readable.
    """
    if is_encrypted(asked.path):
        raise BadRequest(f"{asked.path} has a passphrase; `passphrase change` gives it another")
    new = new_key(asked, new_passphrase_file or asked.passphrase_file)
    _rekey(asked, None, new, recovery_sheet)


@passphrase.command("change")
@with_new_passphrase
@click.pass_obj
def passphrase_change(
    asked: Asked, *, new_passphrase_file: Path | None, recovery_sheet: Path | None
) -> None:
    """Encrypt the library anew under another passphrase; the old recovery sheet ends with it."""
    old = _present_key(asked)
    _rekey(asked, old, new_key(asked, new_passphrase_file), recovery_sheet)


@passphrase.command("remove")
@click.pass_obj
def passphrase_remove(asked: Asked) -> None:
    """Decrypt the library: whoever gets the file can read it then."""
    old = _present_key(asked)
    with _progress() as look:
        locking.rekey(Paths.standard(), asked.path, old, None, look=look)
    asked.show(
        {"path": str(asked.path), "encrypted": False},
        lambda: click.echo(f"{asked.path} is no longer encrypted."),
    )


@passphrase.command("remember")
@click.pass_obj
def passphrase_remember(asked: Asked) -> None:
    """Keep the key in this computer's key store, so that nobody is asked for the passphrase."""
    _settings, policy, _notices = chosen(Paths.standard())
    remembering.remember(policy, _present_key(asked))
    asked.show(
        {"path": str(asked.path), "remembered": True},
        lambda: click.echo(f"The key of {asked.path} is kept in the key store."),
    )


@passphrase.command("forget")
@click.pass_obj
def passphrase_forget(asked: Asked) -> None:
    """Remove the key from this computer's key store."""
    header = read_header(asked.path)
    if header is None or not remembering.forget(header):
        raise NothingFound(f"a key of {asked.path} in the key store")
    asked.show(
        {"path": str(asked.path), "remembered": False},
        lambda: click.echo(f"The key of {asked.path} is no longer in the key store."),
    )


def new_key(asked: Asked, file: Path | None) -> LibraryKey:
    """A key from a new passphrase: the first line of the file, or typed twice."""
    path = asked.path
    return LibraryKey.new(typed.first_line(file) if file else typed.new_passphrase(path))


def _present_key(asked: Asked) -> LibraryKey:
    if not asked.path.exists():
        raise FileMissing(str(asked.path))
    key = asked.key()
    if key is None:
        raise BadRequest(f"{asked.path} is not encrypted")
    return key


def _rekey(asked: Asked, old: LibraryKey | None, new: LibraryKey, sheet: Path | None) -> None:
    # Written first: a key whose sheet could not be written would never be in use.
    keep_sheet(asked, new, sheet)
    try:
        with _progress() as look:
            locking.rekey(Paths.standard(), asked.path, old, new, look=look)
    except BaseException:
        if sheet is not None:
            sheet.unlink()
        raise
    show_sheet(asked, new, sheet)


def keep_sheet(asked: Asked, key: LibraryKey, sheet: Path | None) -> None:
    """Write the recovery sheet into a new file that its user alone can read."""
    if sheet is None:
        return
    try:
        handle = os.open(sheet, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(locking.recovery_sheet(asked.path, key))
            file.flush()
            os.fsync(handle)
    except FileExistsError as error:
        raise BadRequest(f"{sheet} is there already") from error
    except OSError as error:
        raise FileBusy(f"{sheet}: {error.strerror}") from error


def show_sheet(asked: Asked, key: LibraryKey, sheet: Path | None) -> None:
    """Show the recovery sheet, this once, unless it is in a file."""

    def words() -> None:
        click.echo(f"{asked.path} is encrypted.")
        if sheet is None:
            click.echo("Print or write this down; it is not shown again.\n")
            click.echo(locking.recovery_sheet(asked.path, key))
        else:
            click.echo(f"The recovery sheet is in {sheet}: print it, and remove the file.")

    asked.show(
        {
            "path": str(asked.path),
            "encrypted": True,
            "recovery_code": None if sheet else key.recovery_code,
            "recovery_sheet": str(sheet) if sheet else None,
        },
        words,
    )


@contextmanager
def _progress() -> Iterator[Look]:
    """A bar on a terminal; nothing elsewhere."""
    if not sys.stderr.isatty():
        yield lambda _done, _total: None
        return
    with click.progressbar(length=100, label="Writing", file=sys.stderr) as bar:
        yield lambda done, total: bar.update(100 * done // max(1, total) - bar.pos)
