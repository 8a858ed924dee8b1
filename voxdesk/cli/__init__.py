"""The command line: the same services as the window, for scripts and for people who type.

Exit codes: 0 done, 1 a bug, 2 usage, 3 a known error of input or environment, 130 interrupted.
"""

import logging
from collections.abc import Sequence

import click

from voxdesk import log
from voxdesk.cli import output
from voxdesk.cli.commands import voxdesk
from voxdesk.errors import VoxDeskError
from voxdesk.paths import Paths

DONE, BUG, USAGE, KNOWN, INTERRUPTED = 0, 1, 2, 3, 130

WITH_FILE = ("--library", "--passphrase-file", "--recovery-file")
"""Options that may stand anywhere and are followed by a file."""


def downloads(arguments: Sequence[str]) -> bool:
    """Whether this is the one command that may use the network: fetching models on staging."""
    _globals, words = parted(arguments)
    return words[:2] == ["models", "get"]


def run(arguments: Sequence[str]) -> int:
    """Carry out one command; without one, open the window."""
    ordered = globals_first(arguments)
    as_json = "--json" in ordered
    log.start(Paths.standard().log)
    try:
        outcome = voxdesk.main(ordered or ["gui"], prog_name="voxdesk", standalone_mode=False)
    except click.exceptions.Exit as leave:
        return leave.exit_code
    except click.UsageError as error:
        output.fail("usage", error.format_message(), "", as_json=as_json)
        click.echo("voxdesk --help shows what can be asked.", err=True)
        return USAGE
    except VoxDeskError as error:
        output.fail_with(error, as_json=as_json)
        return KNOWN
    except (KeyboardInterrupt, click.Abort):
        output.fail("interrupted", "Interrupted; what was done is kept.", "", as_json=as_json)
        return INTERRUPTED
    # The last line of defence: a bug must look like one, with its traceback in the log.
    except Exception as error:
        logging.getLogger(__name__).exception("a bug")
        output.fail("bug", f"{type(error).__name__}: {error}", "", as_json=as_json)
        return BUG
    return outcome if isinstance(outcome, int) else DONE


def globals_first(arguments: Sequence[str]) -> list[str]:
    """The command line as click wants it: what holds for every command before the command."""
    first, rest = parted(arguments)
    return first + rest if rest else [*first, "gui"] if first else []


def parted(arguments: Sequence[str]) -> tuple[list[str], list[str]]:
    """What holds for every command, which may stand anywhere, and the rest."""
    first: list[str] = []
    rest: list[str] = []
    waiting = iter(arguments)
    for word in waiting:
        if word == "--":
            rest += [word, *waiting]
        elif word == "--json" or word.startswith(tuple(f"{name}=" for name in WITH_FILE)):
            first.append(word)
        elif word in WITH_FILE:
            first += [word, *[value for value in [next(waiting, None)] if value is not None]]
        else:
            rest.append(word)
    return first, rest
