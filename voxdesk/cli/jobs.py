"""`voxdesk jobs`: work that is queued, runs, or has ended."""

import click

from voxdesk import texts
from voxdesk.cli import output
from voxdesk.cli.arguments import Id
from voxdesk.cli.asked import DONE, KNOWN, Asked
from voxdesk.domain.ids import JobId, written
from voxdesk.domain.job import JobState
from voxdesk.export import documents
from voxdesk.services import chores


@click.group(invoke_without_command=True)
@click.pass_context
def jobs(context: click.Context) -> None:
    """Work that is queued, runs, or has ended."""
    if context.invoked_subcommand is None:
        context.invoke(jobs_list)


@jobs.command("list")
@click.option("--limit", type=click.IntRange(min=1), default=50, show_default=True)
@click.pass_obj
def jobs_list(asked: Asked, *, limit: int = 50) -> None:
    """List jobs, the newest first."""
    with asked.desk() as desk:
        found = desk.store.jobs.recent(limit)

    def words() -> None:
        for job in found:
            told = output.state(job, 1)
            if job.error_code:
                told += ": " + texts.message(job.error_code, job.error_detail)
            click.echo(f"{written('job', job.id):>8}  {texts.name(job.kind):<12}  {told}")

    asked.show({"jobs": [documents.job_document(job) for job in found]}, words)


@jobs.command("cancel")
@click.argument("job", type=Id("job"))
@click.pass_obj
def jobs_cancel(asked: Asked, job: tuple[str, int]) -> None:
    """Stop a job; what it committed stays."""
    with asked.desk() as desk:
        desk.jobs.cancel(JobId(job[1]))
        after = desk.store.jobs.get(JobId(job[1]))
    asked.show(documents.job_document(after), lambda: click.echo(texts.name(after.state)))


@jobs.command("retry")
@click.argument("job", type=Id("job"))
@click.pass_obj
def jobs_retry(asked: Asked, job: tuple[str, int]) -> int:
    """Queue a job once more and run it."""
    with asked.desk() as desk:
        desk.jobs.retry(JobId(job[1]))
        after = output.finish(desk, [JobId(job[1])])[0]
    asked.show(documents.job_document(after), lambda: click.echo(texts.name(after.state)))
    return DONE if after.state is JobState.DONE else KNOWN


@jobs.command("pause")
@click.argument("job", type=Id("job"))
@click.pass_obj
def jobs_pause(asked: Asked, job: tuple[str, int]) -> None:
    """Leave a job where it is; `retry` lets it go on."""
    with asked.desk() as desk:
        desk.jobs.pause(JobId(job[1]))
        after = desk.store.jobs.get(JobId(job[1]))
    asked.show(documents.job_document(after), lambda: click.echo(texts.name(after.state)))


@jobs.command("hold")
@click.option("--off", is_flag=True, help="Let jobs run again.")
@click.pass_obj
def jobs_hold(asked: Asked, *, off: bool) -> None:
    """Let no job of the library run, wherever it is open, until `hold --off`."""
    with asked.desk() as desk:
        desk.jobs.hold(held=not off)
    held = "Jobs run again." if off else "No job runs until `voxdesk jobs hold --off`."
    asked.show({"held": not off}, lambda: click.echo(held))


@jobs.command("run")
@click.pass_obj
def jobs_run(asked: Asked) -> int:
    """Run all that waits, was interrupted, or is due by the schedule, to its end."""
    with asked.desk() as desk:
        chores.queue_due(desk)
        pending = desk.store.jobs.pending()
        waiting = [job.id for job in pending if job.state is not JobState.PAUSED]
        ended = output.finish(desk, waiting)
    failed = [job for job in ended if job.state is not JobState.DONE]
    asked.show(
        {"jobs": [documents.job_document(job) for job in ended]},
        lambda: click.echo(f"{len(ended) - len(failed)} done, {len(failed)} failed"),
    )
    return KNOWN if failed else DONE
