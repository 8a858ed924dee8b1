"""The commands: each asks a service and prints what came of it."""

from collections.abc import Sequence
from pathlib import Path

import click

from voxdesk import __version__, texts
from voxdesk.cli import demo as demo_run
from voxdesk.cli import doctor as doctor_run
from voxdesk.cli import findings, output, rehear, report_states, sheet
from voxdesk.cli.across import across
from voxdesk.cli.archive import import_archive
from voxdesk.cli.arguments import Id, Moment, with_card
from voxdesk.cli.asked import DONE, KNOWN, Asked, failure, tell_failures
from voxdesk.cli.batches import batches
from voxdesk.cli.bin import bin_, delete
from voxdesk.cli.card import card
from voxdesk.cli.correct import correct
from voxdesk.cli.jobs import jobs
from voxdesk.cli.lists import documents as listed_documents
from voxdesk.cli.lists import recordings, reports, visits
from voxdesk.cli.made import show_made
from voxdesk.cli.markers import marker
from voxdesk.cli.models import models
from voxdesk.cli.names import names
from voxdesk.cli.narrowing import ScopeOf, with_scope
from voxdesk.cli.person import person
from voxdesk.cli.record import captures, devices, record
from voxdesk.cli.reports import export, report
from voxdesk.cli.scenarios import kinds, scenarios
from voxdesk.cli.seal import library
from voxdesk.cli.speakers import role, speaker
from voxdesk.cli.typed import SECRET_FILE
from voxdesk.domain.channels import Channels
from voxdesk.domain.ids import RecordingId, ReportId, written
from voxdesk.domain.job import JobState
from voxdesk.domain.timecode import clock
from voxdesk.domain.visit import VisitCard
from voxdesk.export import documents
from voxdesk.paths import Paths
from voxdesk.services import exporting, importing, retrieving, transcribing


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="VoxDesk")
@click.option(
    "--library", type=click.Path(path_type=Path, dir_okay=False), help="The library to work in."
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document and nothing else.")
@click.option(
    "--passphrase-file", type=SECRET_FILE, help="A file whose first line is the passphrase."
)
@click.option("--recovery-file", type=SECRET_FILE, help="A file with the library's recovery code.")
@click.pass_context
def voxdesk(
    context: click.Context,
    library: Path | None,
    *,
    as_json: bool,
    passphrase_file: Path | None,
    recovery_file: Path | None,
) -> None:
    """Record, transcribe, find and report, without a network."""
    context.obj = Asked(library, as_json, passphrase_file, recovery_file)


voxdesk.add_command(models)
voxdesk.add_command(jobs)
voxdesk.add_command(delete)
voxdesk.add_command(bin_)
voxdesk.add_command(library)
voxdesk.add_command(names)
voxdesk.add_command(visits)
voxdesk.add_command(recordings)
voxdesk.add_command(reports)
voxdesk.add_command(listed_documents)
voxdesk.add_command(across)
voxdesk.add_command(person)
voxdesk.add_command(report)
voxdesk.add_command(kinds)
voxdesk.add_command(scenarios)
voxdesk.add_command(batches)
for each in (*findings.COMMANDS, *report_states.COMMANDS):
    voxdesk.add_command(each)
voxdesk.add_command(export)
voxdesk.add_command(import_archive)
voxdesk.add_command(record)
voxdesk.add_command(devices)
voxdesk.add_command(captures)
voxdesk.add_command(card)
voxdesk.add_command(correct)
voxdesk.add_command(speaker)
voxdesk.add_command(role)
voxdesk.add_command(marker)


CHANNELS = click.option(
    "--channels",
    type=click.Choice([each.value for each in Channels]),
    default=Channels.AUTO.value,
    show_default=True,
    help="Hear two channels apart, one person on each, or together.",
)


@voxdesk.command("import")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@with_card
@click.option("--transcribe", is_flag=True, help="Transcribe and index what was imported.")
@CHANNELS
@click.pass_obj
def import_(
    asked: Asked, paths: Sequence[Path], *, card: VisitCard, transcribe: bool, channels: str
) -> int:
    """Take in audio files and documents, or all audio in folders."""
    with asked.desk() as desk:
        jobs = importing.submit(
            desk, paths, card, transcribe=transcribe, channels=Channels(channels)
        )
        ended = output.finish(desk, [job.id for job in jobs])
        return show_made(asked, desk, ended)


@voxdesk.command()
@click.argument("what", metavar="RECORDING|REPORT", type=Id("recording", "report"))
@click.pass_obj
def show(asked: Asked, what: tuple[str, int]) -> None:
    """Show a recording with its transcript, or a report."""
    with asked.desk() as desk:
        if what[0] == "report":
            made = exporting.report_sheet(desk, ReportId(what[1]))
            asked.show(documents.report_document(made), lambda: sheet.show(made))
            return
        heard = exporting.transcript_sheet(desk, RecordingId(what[1]))

    def words() -> None:
        click.echo(f"{heard.recording.name}: {texts.name(heard.recording.state)}")
        for segment in heard.segments:
            flags = "".join(f" [{texts.name(flag)}]" for flag in sorted(segment.flags))
            click.echo(f"{clock(segment.start_ms):>8}  {segment.text}{flags}")

    asked.show(documents.transcript_document(heard), words)


@voxdesk.command()
@click.argument("recordings", nargs=-1, required=True, type=Id("recording"))
@click.option("--model", default="", help="The speech model, e.g. whisper-base.")
@click.option("--language", default="", help="The language spoken, e.g. en; left out, it is heard.")
@click.option("--device", type=click.Choice(["auto", "cpu", "cuda"]))
@click.option("--hotwords", default="", help="Names and terms to listen for.")
@click.option("--prompt", default="", help="What the recording is about, in its language.")
@CHANNELS
@click.option("--from", "start_ms", type=Moment(), help="Hear only a stretch again, from here …")
@click.option("--to", "end_ms", type=Moment(), help="… to here, and show both texts.")
@click.option("--accept", is_flag=True, help="Let the words heard again stand in the text.")
@click.pass_obj
def transcribe(
    asked: Asked,
    recordings: Sequence[tuple[str, int]],
    *,
    model: str,
    language: str,
    device: str | None,
    hotwords: str,
    prompt: str,
    channels: str,
    start_ms: int | None,
    end_ms: int | None,
    accept: bool,
) -> int:
    """Transcribe recordings and make them findable; a stopped transcription goes on."""
    if start_ms is not None or end_ms is not None or accept:
        if len(recordings) != 1 or end_ms is None:
            raise click.UsageError("Hear a stretch of one recording again: --from TIME --to TIME.")
        return rehear.run(
            asked,
            RecordingId(recordings[0][1]),
            start_ms or 0,
            end_ms,
            model=model,
            language=language,
            accept=accept,
        )
    with asked.desk() as desk:
        jobs = [
            transcribing.submit(
                desk,
                RecordingId(number),
                model=model,
                language=language,
                device=device or "",
                hotwords=hotwords,
                initial_prompt=prompt,
                channels=Channels(channels),
            )
            for _kind, number in recordings
        ]
        ended = output.finish(desk, [job.id for job in jobs])
        rows = [failure(job) for job in ended if job.state is not JobState.DONE]
        done = [desk.store.recordings.get(RecordingId(number)) for _kind, number in recordings]

    def words() -> None:
        for each in done:
            click.echo(f"{written('recording', each.id)}  {each.name}  {texts.name(each.state)}")
        tell_failures(rows)

    content: dict[str, object] = {
        "recordings": [documents.recording_document(each) for each in done],
        "failed": rows,
    }
    asked.show(content, words)
    return KNOWN if rows else DONE


@voxdesk.command()
@click.argument("text")
@click.option("--limit", type=click.IntRange(1, 1000), default=20, show_default=True)
@with_scope
@click.pass_obj
def search(asked: Asked, text: str, *, limit: int, scope_of: ScopeOf) -> None:
    """Find what was said, by words and by meaning."""
    with asked.desk() as desk:
        hits = retrieving.search(desk, text, scope=scope_of(desk), limit=limit)

    def words() -> None:
        for hit in hits:
            where = written("recording", hit.recording_id) if hit.recording_id else hit.kind.value
            why = " + ".join(hit.why)
            click.echo(f"{where:>8} {clock(hit.start_ms):>8}  {hit.text}  ({why})")

    asked.show(documents.hits_document(hits), words)


@voxdesk.command()
@click.option("--output", "folder", type=click.Path(path_type=Path, file_okay=False))
@click.pass_obj
def demo(asked: Asked, *, folder: Path | None) -> int:
    """Run the main job on a bundled recording, in a library of its own."""
    return demo_run.run(asked, folder)


@voxdesk.command()
@click.option("--crash", is_flag=True, help="Crash a worker on purpose, to see it contained.")
@click.pass_obj
def doctor(asked: Asked, *, crash: bool) -> int:
    """Check this machine, the models and the library."""
    return doctor_run.run(asked, crash=crash)


@voxdesk.command()
@click.option("--exit-after-ms", type=click.IntRange(min=0), hidden=True)
@click.pass_obj
def gui(asked: Asked, *, exit_after_ms: int | None) -> int:
    """Open the window."""
    from voxdesk.gui import application
    from voxdesk.gui.library import recent

    paths = Paths.standard()
    library = asked.library or recent.chosen(paths)
    return application.show(
        paths,
        library,
        asked.key_at_hand(library),
        exit_after_ms=exit_after_ms,
        named=asked.library is not None,
    )
