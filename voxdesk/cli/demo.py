"""`voxdesk demo`: the main job step by step, with what it took and what came of it."""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click

from voxdesk.cli import output, sheet
from voxdesk.cli.asked import DONE, Asked
from voxdesk.desk import Desk
from voxdesk.domain.ids import RecordingId, written
from voxdesk.domain.job import Job, JobState
from voxdesk.domain.timecode import clock
from voxdesk.export import documents
from voxdesk.paths import Paths
from voxdesk.services import demonstrating, exporting, reporting, retrieving
from voxdesk.services.demonstrating import WALK

FIRST_LINES = 6


def run(asked: Asked, folder: Path | None) -> int:
    """Import, transcribe, index, retrieve, report and export the bundled recordings."""
    library = asked.library or demonstrating.library(Paths.standard())
    library.parent.mkdir(parents=True, exist_ok=True)
    target = folder or library.parent / "export"
    say = Say(quiet=asked.as_json)
    with asked.desk(library) as desk:
        document = steps(desk, say, target)
    if asked.as_json:
        output.document(document)
    return DONE


class Say:
    """Words for people; with `--json` they go to standard error."""

    def __init__(self, *, quiet: bool) -> None:
        self.quiet = quiet

    def __call__(self, text: str = "") -> None:
        click.echo(text, err=self.quiet)

    @contextmanager
    def step(self, title: str) -> Iterator[None]:
        self(f"\n{title}")
        started = time.monotonic()
        yield
        self(f"  {time.monotonic() - started:.1f} s")


def steps(desk: Desk, say: Say, target: Path) -> dict[str, object]:
    recordings = imported(desk, say)
    walk = recordings[WALK]
    heard(desk, say, recordings)
    with say.step("Retrieve: what was said about the light, by words and by meaning"):
        hits = retrieving.search(desk, "lamps and lighting", limit=3)
        for hit in hits:
            where = written("recording", hit.recording_id) if hit.recording_id else ""
            say(f"  {where} {clock(hit.start_ms)}  {hit.text}  ({' + '.join(hit.why)})")
    with say.step("Report: a site walk-through of eleven criteria"):
        (made,) = done(desk, [demonstrating.report(desk, walk)])
    report = reporting.report_of(desk, made)
    if not say.quiet:
        sheet.show(exporting.report_sheet(desk, report.id))
    with say.step("Export"):
        written_files = done(desk, demonstrating.exports(desk, walk, report, target))
    paths = [str(job.result["path"]) for job in written_files]
    say("\nWhere things are")
    say(f"  library  {desk.store.path}")
    for path in paths:
        say(f"  export   {path}")
    return {
        "library": str(desk.store.path),
        "exports": paths,
        "recording": documents.recording_document(desk.store.recordings.get(walk)),
        "report": documents.report_document(exporting.report_sheet(desk, report.id)),
    }


def imported(desk: Desk, say: Say) -> dict[str, RecordingId]:
    """All recordings of the demonstration, by name."""
    with say.step("Import and decode: two earlier visits and a walk-through"):
        before = demonstrating.there(desk)
        done(desk, demonstrating.import_missing(desk))
        recordings = demonstrating.there(desk)
        for name, recording_id in recordings.items():
            recording = desk.store.recordings.get(recording_id)
            length = clock(recording.facts.duration_ms if recording.facts else 0)
            known = ", there already" if name in before else ""
            say(f"  {written('recording', recording_id)}  {recording.name}  {length}{known}")
    return recordings


def heard(desk: Desk, say: Say, recordings: dict[str, RecordingId]) -> None:
    """Transcribe and index what is not yet, and show how the walk-through begins."""
    with say.step(f"Transcribe and index with {desk.settings.speech_model}"):
        jobs = [job for each in recordings.values() for job in demonstrating.transcribe(desk, each)]
        done(desk, jobs)
        if not jobs:
            say("  done by an earlier run")
        transcript = desk.store.transcripts.latest(recordings[WALK])
        if transcript is not None:
            for segment in desk.store.transcripts.segments(transcript.id)[:FIRST_LINES]:
                say(f"  {clock(segment.start_ms):>6}  {segment.text}")
            say("      …")


def done(desk: Desk, jobs: Sequence[Job]) -> tuple[Job, ...]:
    """The jobs after they ended well; the first error otherwise."""
    ended = output.finish(desk, [job.id for job in jobs])
    for job in ended:
        if job.state is not JobState.DONE:
            raise output.error_of(job)
    return ended
