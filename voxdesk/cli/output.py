"""What the command line prints: one JSON document, or words; progress goes to standard error."""

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from voxdesk import texts
from voxdesk.desk import Desk
from voxdesk.domain.ids import JobId, written
from voxdesk.domain.job import Job, JobState
from voxdesk.domain.timecode import spoken_length
from voxdesk.errors import VoxDeskError, known
from voxdesk.events import Event, Notice
from voxdesk.services.lanes import HANDLERS

STEP_PERCENT = 20
"""Without a terminal progress is told in steps of this size, so that logs stay short."""


def document(content: Mapping[str, object]) -> None:
    """The one JSON document of a `--json` run."""
    click.echo(json.dumps(content, ensure_ascii=False, indent=2))


def fail(code: str, message: str, remedy: str, *, as_json: bool) -> None:
    if as_json:
        document({"error": {"code": code, "message": message, "remedy": remedy}})
    click.echo(f"{message} {remedy}".strip(), err=True)


def fail_with(error: VoxDeskError, *, as_json: bool) -> None:
    said, remedy = texts.message(error.code, error.detail), texts.remedy(error.remedy)
    fail(error.code, said, remedy, as_json=as_json)


def tell_notices(desk: Desk) -> None:
    """Say on standard error what opening had to tell, and all notices from now on."""

    def tell(event: Event) -> None:
        if isinstance(event, Notice):
            click.echo(texts.message(event.code, event.detail), err=True)

    for notice in desk.notices:
        tell(notice)
    desk.events.subscribe(tell)


def table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Columns as wide as their widest cell, for people and for `cut`."""
    widths = [max(map(len, column)) for column in zip(headings, *rows, strict=True)]
    for row in (headings, *rows):
        line = "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        click.echo(line.rstrip())


def error_of(job: Job) -> VoxDeskError:
    """The error that ended a job, as it was raised."""
    kind = known().get(job.error_code, VoxDeskError)
    error = kind(job.error_detail)
    error.code = job.error_code or "cancelled"
    return error


def finish(desk: Desk, job_ids: Sequence[JobId]) -> tuple[Job, ...]:
    """Run jobs (or follow whoever runs them) to their end, showing how far they are.

    Ctrl+C cancels them and what they queued; what they committed stays.
    """
    desk.start(HANDLERS)
    if desk.jobs.held():
        told = "All work of this library is paused: `voxdesk jobs hold --off` lets it go on."
        click.echo(told, err=True)
    seen: list[JobId] = list(job_ids)
    try:
        with shown() as show:

            def look(jobs: tuple[Job, ...]) -> None:
                seen[:] = [job.id for job in jobs]
                show(jobs)

            return desk.jobs.wait(job_ids, on_look=look)
    except KeyboardInterrupt:
        for job_id in seen:
            desk.jobs.cancel(job_id)
        desk.jobs.wait(seen)
        raise


class Lines:
    """Progress for logs: a line when a job begins, moves on by some percent, or ends."""

    def __init__(self) -> None:
        self._told: dict[JobId, str] = {}

    def __call__(self, jobs: Sequence[Job]) -> None:
        for job in jobs:
            line = f"{texts.name(job.kind)} {written('job', job.id)}: {state(job, STEP_PERCENT)}"
            if job.state is not JobState.WAITING and self._told.get(job.id) != line:
                self._told[job.id] = line
                click.echo(line, err=True)


class Bars:
    """Progress for terminals: a bar for each job."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._bars: dict[JobId, TaskID] = {}

    def __call__(self, jobs: Sequence[Job]) -> None:
        for job in jobs:
            if job.id not in self._bars:
                self._bars[job.id] = self._progress.add_task(str(texts.name(job.kind)), total=None)
            done, total = percent(job), 100.0
            self._progress.update(
                self._bars[job.id],
                total=total if done is not None else None,
                completed=done or 0.0,
                description=f"{texts.name(job.kind)}: {state(job, 1)}",
            )


@contextmanager
def shown() -> Iterator[Lines | Bars]:
    if not sys.stderr.isatty():
        yield Lines()
        return
    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        yield Bars(progress)


def percent(job: Job) -> float | None:
    if job.state is JobState.DONE:
        return 100.0
    if job.progress is None or job.progress.total <= 0:
        return None
    return min(100.0, 100 * job.progress.done / job.progress.total)


def state(job: Job, step: int) -> str:
    """A job's state in words; while it runs, how far it is and how long it will take."""
    done = percent(job)
    if job.state is not JobState.RUNNING or done is None:
        return str(texts.name(job.state))
    told = f"{int(done) // step * step} %"
    if step == 1 and job.seconds_left is not None:
        told += f", {spoken_length(int(job.seconds_left * 1000))} left"
    return told
