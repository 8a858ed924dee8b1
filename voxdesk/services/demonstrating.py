"""The main job on the bundled recordings: two earlier visits, and a walk-through to report on.

Everything is real: the same services, models and files as for a user's own work, in a library of
its own. What an earlier run has done stands; the report is written anew each time.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from voxdesk.desk import Desk
from voxdesk.domain.ids import RecordingId
from voxdesk.domain.job import Job
from voxdesk.domain.report import Report
from voxdesk.domain.visit import SiteKind, VisitCard
from voxdesk.paths import Paths, bundled
from voxdesk.services import exporting, importing, reporting, transcribing

EARLIER = ("earlier-1", "earlier-2")
WALK = "walkthrough"
REPORT_FORMATS = ("docx", "html", "md")


@dataclass(frozen=True, slots=True)
class Piece:
    """A bundled recording with its card."""

    name: str
    audio: Path
    card: VisitCard


def pieces(folder: Path | None = None) -> Iterator[Piece]:
    """The bundled recordings, earlier visits first."""
    folder = folder or bundled("resources", "demo")
    for name in (*EARLIER, WALK):
        row = tomllib.loads((folder / f"{name}.toml").read_text(encoding="utf-8"))
        (audio,) = (p for p in folder.glob(f"{name}.*") if p.suffix in importing.AUDIO_SUFFIXES)
        yield Piece(name, audio, card(row))


def card(row: dict[str, object]) -> VisitCard:
    """A visit card from a TOML table."""
    zones, day, number = row.get("zones"), row.get("date"), row.get("number")
    return VisitCard(
        site=str(row.get("site", "")),
        site_kind=SiteKind(str(row.get("site_kind", SiteKind.OTHER))),
        zones=tuple(map(str, zones)) if isinstance(zones, list) else (),
        city=str(row.get("city", "")),
        client=str(row.get("client", "")),
        customer=str(row.get("customer", "")),
        employee=str(row.get("employee", "")),
        date=day if isinstance(day, date) else None,
        number=number if isinstance(number, int) else None,
        scenario_id="walk-through",
    )


def library(paths: Paths) -> Path:
    """The library of the demonstration, apart from the user's own."""
    return paths.data / "demo" / "demo.voxdesk"


def there(desk: Desk) -> dict[str, RecordingId]:
    """The recordings that were imported already, by the name of their piece."""
    names = {each.name: each.id for each in desk.store.recordings.recent() if each.facts}
    return {piece.name: names[piece.audio.name] for piece in pieces() if piece.audio.name in names}


def import_missing(desk: Desk) -> list[Job]:
    """The jobs that import what is not there yet."""
    known = there(desk)
    missing = [piece for piece in pieces() if piece.name not in known]
    return [job for each in missing for job in importing.submit(desk, [each.audio], each.card)]


def try_out(desk: Desk) -> tuple[Job, ...]:
    """Queue the import of the walk-through into a person's own library, to see what becomes of
    it."""
    walk = next(each for each in pieces() if each.name == WALK)
    return importing.submit(desk, [walk.audio], walk.card, transcribe=True)


def transcribe(desk: Desk, recording_id: RecordingId) -> list[Job]:
    """The job that transcribes and indexes a recording; none when that is done."""
    transcript = desk.store.transcripts.latest(recording_id)
    if transcript is not None and transcript.complete:
        return []
    return [transcribing.submit(desk, recording_id)]


def report(desk: Desk, recording_id: RecordingId) -> Job:
    return reporting.submit(desk, [recording_id])


def exports(desk: Desk, recording_id: RecordingId, made: Report, folder: Path) -> list[Job]:
    """The report in each format for people, and the transcript as subtitles."""
    folder.mkdir(parents=True, exist_ok=True)
    jobs = [
        exporting.submit(desk, "report", made.id, fmt, folder / f"report.{fmt}")
        for fmt in REPORT_FORMATS
    ]
    jobs.append(exporting.submit(desk, "recording", recording_id, "srt", folder / "transcript.srt"))
    return jobs
