"""What every command has at hand: the library asked for, the form of the answer, failures told."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import click

from voxdesk import texts
from voxdesk.cli import output, typed
from voxdesk.desk import Desk, chosen
from voxdesk.domain.ids import written
from voxdesk.domain.job import Job
from voxdesk.paths import Paths
from voxdesk.services import locking, remembering
from voxdesk.store.keys import LibraryKey, is_encrypted

DONE, KNOWN = 0, 3
"""Exit codes of commands that ran; the others are given in `voxdesk.cli`."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What stands before the command."""

    library: Path | None
    as_json: bool
    passphrase_file: Path | None = None
    recovery_file: Path | None = None

    @property
    def path(self) -> Path:
        """The library asked for."""
        return self.library or Paths.standard().library

    @contextmanager
    def desk(self, library: Path | None = None) -> Iterator[Desk]:
        """The desk on a library, by default the one asked for."""
        path = library or self.path
        with Desk.open(Paths.standard(), path, key=self.key(path)) as desk:
            output.tell_notices(desk)
            yield desk

    def key(self, library: Path | None = None) -> LibraryKey | None:
        """The key of a library, by default the one asked for; None when it has none.

        From the file that was named, else from the key store, else from what is typed.
        """
        path = library or self.path
        key = self.key_at_hand(path)
        if key is None and is_encrypted(path):
            return locking.by_passphrase(path, typed.passphrase(path))
        return key

    def key_at_hand(self, path: Path) -> LibraryKey | None:
        """The key of a library if nobody needs to be asked for it."""
        if self.recovery_file is not None:
            return locking.by_recovery_code(path, typed.whole(self.recovery_file))
        if self.passphrase_file is not None:
            return locking.by_passphrase(path, typed.first_line(self.passphrase_file))
        _settings, policy, _notices = chosen(Paths.standard())
        return remembering.remembered(policy, path)

    def show(self, content: dict[str, object], words: Callable[[], None]) -> None:
        """One document, or words."""
        if self.as_json:
            output.document(content)
        else:
            words()


def failure(job: Job) -> dict[str, object]:
    """Why a job made nothing: for `failed` lists."""
    error = output.error_of(job)
    return {
        "path": str(job.request.get("path", written("job", job.id))),
        "code": error.code,
        "message": texts.message(error.code, error.detail),
        "remedy": texts.remedy(error.remedy),
    }


def tell_failures(rows: Sequence[dict[str, object]]) -> None:
    for row in rows:
        click.echo(f"{row['path']}: {row['message']} {row['remedy']}".strip(), err=True)
