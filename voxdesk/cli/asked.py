"""What every command has at hand: the library asked for, the form of the answer, failures told."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import click

from voxdesk import texts
from voxdesk.cli import output
from voxdesk.desk import Desk
from voxdesk.domain.ids import written
from voxdesk.domain.job import Job
from voxdesk.paths import Paths

DONE, KNOWN = 0, 3
"""Exit codes of commands that ran; the others are given in `voxdesk.cli`."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What stands before the command."""

    library: Path | None
    as_json: bool

    @contextmanager
    def desk(self) -> Iterator[Desk]:
        with Desk.open(Paths.standard(), self.library) as desk:
            output.tell_notices(desk)
            yield desk

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
