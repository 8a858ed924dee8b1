"""`voxdesk report` and `voxdesk export`: what is written from recordings, and into files."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import cast

import click

from voxdesk.cli import batches, output, sheet
from voxdesk.cli.arguments import Id
from voxdesk.cli.asked import DONE, KNOWN, Asked, failure, tell_failures
from voxdesk.cli.narrowing import ScopeOf, with_scope
from voxdesk.desk import Desk
from voxdesk.domain.ids import RecordingId, VisitId
from voxdesk.domain.job import JobState
from voxdesk.domain.knowledge import EVERYTHING
from voxdesk.export import documents
from voxdesk.services import exporting, reporting
from voxdesk.services.export_options import Options
from voxdesk.services.pseudonymising import asked_names

WALK_THROUGH = "walk-through"


@click.command()
@click.argument("sources", nargs=-1, type=Id("recording", "visit"))
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    help="The kind of report, as `voxdesk kinds` lists them; may be repeated.  [walk-through]",
)
@click.option("--writer", default="", help="A writing model, or `extractive`.")
@click.option("--each", is_flag=True, help="A report for each recording instead of one for all.")
@click.option("--all-visits", is_flag=True, help="Reports on all visits, or on those chosen below.")
@click.option("--text", default="", help="Only visits where a name contains this.")
@with_scope
@click.pass_obj
def report(
    asked: Asked,
    sources: Sequence[tuple[str, int]],
    *,
    kinds: Sequence[str],
    writer: str,
    each: bool,
    all_visits: bool,
    text: str,
    scope_of: ScopeOf,
) -> int:
    """Write a report over recordings, or over all recordings of visits; or many, as a batch."""
    wanted = tuple(dict.fromkeys(kinds)) or (WALK_THROUGH,)
    if bool(sources) == all_visits:
        raise click.UsageError("Name recordings or visits, or ask for --all-visits.")
    with asked.desk() as desk:
        scope = scope_of(desk)
        if all_visits:
            return batches.run(asked, desk, scope, text, wanted, writer)
        if text or scope != EVERYTHING:
            raise click.UsageError("Narrowing goes with --all-visits.")
        chosen = list(recordings_of(desk, sources))
        groups = [[one] for one in chosen] if each else [chosen]
        jobs = [
            reporting.submit(desk, group, kind=kind, writer=writer)
            for group in groups
            for kind in wanted
        ]
        ended = output.finish(desk, [job.id for job in jobs])
        failed = [failure(job) for job in ended if job.state is not JobState.DONE]
        made = [
            exporting.report_sheet(desk, reporting.report_of(desk, job).id)
            for job in ended
            if job.state is JobState.DONE
        ]
    listed = [documents.report_document(one) for one in made]

    def words() -> None:
        for one in made:
            sheet.show(one)
        tell_failures(failed)

    if len(jobs) == 1 and not each and listed:
        asked.show(listed[0], words)
    else:
        asked.show({"reports": listed, "failed": failed}, words)
    return KNOWN if failed else DONE


def recordings_of(desk: Desk, sources: Sequence[tuple[str, int]]) -> Iterator[RecordingId]:
    for kind, number in sources:
        if kind == "recording":
            yield RecordingId(number)
            continue
        desk.store.visits.get(VisitId(number))
        yield from (each.id for each in desk.store.recordings.of_visit(VisitId(number)))


@click.command()
@click.argument("source", type=Id("recording", "report"))
@click.option(
    "--format", "fmt", required=True, help="txt srt vtt json docx; docx pdf html md json csv; pack."
)
@click.option("--output", "target", required=True, type=click.Path(path_type=Path))
@click.option("--no-clips", is_flag=True, help="HTML and packs without the sound of quotes.")
@click.option("--originals/--no-originals", default=None, help="Whether a pack holds originals.")
@click.option("--pseudonymised", is_flag=True, help="Aliases in place of names; clips bleeped.")
@click.option(
    "--name", "names", multiple=True, metavar="TEXT=KIND", help="Something more to hide, as what."
)
@click.pass_obj
def export(
    asked: Asked,
    source: tuple[str, int],
    *,
    fmt: str,
    target: Path,
    no_clips: bool,
    originals: bool | None,
    pseudonymised: bool,
    names: Sequence[str],
) -> int:
    """Write a transcript or a report into a file."""
    options = Options(not no_clips, originals, pseudonymised, asked_names(names))
    with asked.desk() as desk:
        job = exporting.submit(desk, source[0], source[1], fmt, target, options)
        (ended,) = output.finish(desk, [job.id])
    if ended.state is not JobState.DONE:
        raise output.error_of(ended)
    made = ended.result

    def words() -> None:
        click.echo(f"{made['path']}\n{made['size_bytes']:,} bytes")
        for alias, count in cast(dict[str, int], made["replaced"]).items():
            click.echo(f"{alias}: {count}")

    asked.show({"format": fmt, **made}, words)
    return DONE
