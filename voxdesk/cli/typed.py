"""Secrets as people give them: typed without echo, or as the first line of a file."""

import os
import stat
import sys
from pathlib import Path

import click

from voxdesk.errors import BadRequest, FileMissing, FileUnreadable, PassphraseNeeded

SECRET_FILE = click.Path(path_type=Path, dir_okay=False)

MOST_BYTES = 64 * 1024
"""A file that is larger is not one with a passphrase."""


def first_line(file: Path) -> str:
    """The first line of a file, without its end."""
    return whole(file).split("\n", 1)[0].rstrip("\r")


def whole(file: Path) -> str:
    """A short text file; tells when others may read it."""
    try:
        with file.open("rb") as opened:
            content = opened.read(MOST_BYTES)
            mode = os.fstat(opened.fileno()).st_mode
    except (FileNotFoundError, IsADirectoryError) as error:
        raise FileMissing(str(file)) from error
    except OSError as error:
        raise FileUnreadable(f"{file}: {error.strerror}") from error
    if os.name == "posix" and stat.S_ISREG(mode) and mode & 0o077:
        click.echo(f"Others can read {file}; `chmod 600` keeps it yours.", err=True)
    try:
        # Some editors put a mark before the text.
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadRequest(f"{file} is not text in UTF-8") from error


def passphrase(library: Path) -> str:
    """Ask at the terminal; PassphraseNeeded without one."""
    if not sys.stdin.isatty():
        raise PassphraseNeeded(str(library))
    typed: str = click.prompt(f"Passphrase of {library}", hide_input=True, err=True)
    return typed


def new_passphrase(library: Path) -> str:
    """Ask at the terminal, twice."""
    if not sys.stdin.isatty():
        raise PassphraseNeeded(str(library))
    typed: str = click.prompt(
        f"New passphrase of {library}", hide_input=True, confirmation_prompt=True, err=True
    )
    return typed
