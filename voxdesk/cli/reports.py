"""`voxdesk report` and `voxdesk export`: what is written from recordings, and into files."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from voxdesk import texts
from voxdesk.cli import output, sheet
from voxdesk.cli.arguments import Id
from voxdesk.cli.asked import DONE, KNOWN, Asked, failure, tell_failures
from voxdesk.desk import Desk
from voxdesk.domain.ids import RecordingId, ReportId, VisitId
from voxdesk.domain.job import JobState
from voxdesk.export import documents
from voxdesk.services import exporting, reporting, signing_off


@click.command()
@click.argument("sources", nargs=-1, required=True, type=Id("recording", "visit"))
@click.option("--kind", default="walk-through", show_default=True, help="The kind of report.")
@click.option("--writer", default="", help="A writing model, or `extractive`.")
@click.option("--each", is_flag=True, help="A report for each recording instead of one for all.")
@click.pass_obj
def report(
    asked: Asked, sources: Sequence[tuple[str, int]], *, kind: str, writer: str, each: bool
) -> int:
    """Write one report over recordings, or over all recordings of visits."""
    with asked.desk() as desk:
        chosen = list(recordings_of(desk, sources))
        groups = [[one] for one in chosen] if each else [chosen]
        jobs = [reporting.submit(desk, group, kind=kind, writer=writer) for group in groups]
        ended = output.finish(desk, [job.id for job in jobs])
        failed = [failure(job) for job in ended if job.state is not JobState.DONE]
        reports = [reporting.report_of(desk, job) for job in ended if job.state is JobState.DONE]
    listed = [documents.report_document(made) for made in reports]

    def words() -> None:
        for made in reports:
            sheet.show(made)
        tell_failures(failed)

    if not each and listed:
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


@click.command("sign-off")
@click.argument("report", type=Id("report"))
@click.pass_obj
def sign_off(asked: Asked, report: tuple[str, int]) -> None:
    """Make a report final: it is never altered from then on."""
    with asked.desk() as desk:
        signed = signing_off.sign_off(desk, ReportId(report[1]))
    state = texts.name(signed.state)
    asked.show(documents.report_document(signed), lambda: click.echo(f"{signed.title}: {state}"))


@click.command()
@click.argument("source", type=Id("recording", "report"))
@click.option(
    "--format", "fmt", required=True, help="txt srt vtt json, or md html docx json; or evidence."
)
@click.option("--output", "target", required=True, type=click.Path(path_type=Path))
@click.pass_obj
def export(asked: Asked, source: tuple[str, int], *, fmt: str, target: Path) -> int:
    """Write a transcript or a report into a file."""
    with asked.desk() as desk:
        job = exporting.submit(desk, source[0], source[1], fmt, target)
        (ended,) = output.finish(desk, [job.id])
    if ended.state is not JobState.DONE:
        raise output.error_of(ended)
    path = str(ended.result["path"])
    asked.show({"path": path, "format": fmt}, lambda: click.echo(path))
    return DONE
