"""`voxdesk library retention`: how long things are kept, and what would go now."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

import click

from voxdesk import texts
from voxdesk.cli import output
from voxdesk.cli.asked import DONE, Asked
from voxdesk.domain.job import JobState
from voxdesk.domain.retention import MOST_MONTHS, Due, Kept, Retention
from voxdesk.services import retaining

MONTHS = click.IntRange(0, MOST_MONTHS)


@click.group("retention", invoke_without_command=True)
@click.pass_context
def retention(context: click.Context) -> None:
    """How long this library keeps audio, transcripts and reports; shows what is due."""
    if context.invoked_subcommand is None:
        context.invoke(retention_show)


@retention.command("show")
@click.pass_obj
def retention_show(asked: Asked) -> None:
    """Show the rules, and what they would remove today."""
    with asked.desk() as desk:
        rules, shown = retaining.rules(desk), retaining.due(desk, _today())
    _show(asked, rules, shown)


@retention.command("set")
@click.option("--audio-months", type=MONTHS, help="0 keeps audio for ever.")
@click.option("--transcript-months", type=MONTHS, help="0 keeps transcripts for ever.")
@click.option("--report-months", type=MONTHS, help="0 keeps reports for ever.")
@click.pass_obj
def retention_set(
    asked: Asked,
    *,
    audio_months: int | None,
    transcript_months: int | None,
    report_months: int | None,
) -> None:
    """Change the rules; what is left out stays as it is. Nothing is removed by this."""
    with asked.desk() as desk:
        before = retaining.rules(desk)
        chosen = Retention(
            _chosen(audio_months, before.audio_months),
            _chosen(transcript_months, before.transcript_months),
            _chosen(report_months, before.report_months),
        )
        retaining.set_rules(desk, chosen)
        shown = retaining.due(desk, _today())
    _show(asked, chosen, shown)


@retention.command("apply")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.pass_obj
def retention_apply(asked: Asked, *, yes: bool) -> int:
    """Remove what is due, after showing it."""
    today = _today()
    with asked.desk() as desk:
        shown = retaining.due(desk, today)
        if shown and not yes:
            _tell(shown, err=True)
            click.confirm("Remove this for good?", abort=True, err=True)
        if shown:
            queued = retaining.submit(desk, shown, today)
            job = next(each for each in output.finish(desk, [queued.id]) if each.id == queued.id)
            if job.state is not JobState.DONE:
                raise output.error_of(job)
    content: dict[str, object] = {"removed": [_document(each) for each in shown]}
    asked.show(content, lambda: click.echo(f"{len(shown)} removed"))
    return DONE


def _today() -> date:
    return datetime.now(UTC).date()


def _chosen(asked: int | None, before: int | None) -> int | None:
    return before if asked is None else asked or None


def _show(asked: Asked, rules: Retention, shown: Sequence[Due]) -> None:
    def words() -> None:
        for kept in Kept:
            months = rules.months(kept)
            click.echo(f"{texts.name(kept)}: {f'{months} months' if months else 'kept'}")
        _tell(shown)

    content: dict[str, object] = {
        "rules": {f"{kept}_months": rules.months(kept) for kept in Kept},
        "due": [_document(each) for each in shown],
    }
    asked.show(content, words)


def _tell(shown: Sequence[Due], *, err: bool = False) -> None:
    for each in shown:
        click.echo(
            f"{each.subject:>8}  {texts.name(each.kept):<10}  {each.counted_from}  {each.title}",
            err=err,
        )


def _document(each: Due) -> dict[str, object]:
    return {
        "kept": each.kept,
        "id": each.subject,
        "title": each.title,
        "counted_from": each.counted_from.isoformat(),
    }
