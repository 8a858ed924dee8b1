"""An interview in which names are said, and a report that tells them all.

What an export must not tell is found again in whatever was written.
"""

import datetime
import io
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pypdf

from tests.services.conftest import Work
from voxdesk.desk import Desk
from voxdesk.domain.figures import Figures
from voxdesk.domain.ids import FindingId, RecordingId, ReportId, VisitId
from voxdesk.domain.job import JobState
from voxdesk.domain.report import Evidence, Finding, SimilarPassage, Stance, Support, Verdict
from voxdesk.domain.run_card import RunCard
from voxdesk.domain.sentences import sentences
from voxdesk.domain.transcript import HeardSegment, Word
from voxdesk.domain.visit import SiteKind, VisitCard
from voxdesk.services import importing, transcribing

SPOKEN = (
    "We met Emma Brown at the Harbor Hotel on a rainy morning. Emma said that the lobby was clean."
    " The waiter brought cold soup after half an hour. David Miller asked for the bill."
)
CARD = VisitCard(
    site="Harbor Hotel",
    site_kind=SiteKind.HOTEL,
    zones=("lobby", "Miller lounge"),
    city="Lisbon",
    client="Emma Brown",
    customer="Harbor Holding",
    employee="David Miller",
    date=datetime.date(2026, 11, 20),
    number=7,
    scenario_id="walk-through",
    consent_by="Emma Brown",
    consent_on=datetime.date(2026, 11, 19),
)
NAMES = ("emma", "brown", "miller", "david", "harbor", "lisbon", "stone", "xavier")
"""Every word of a name that stands on a card or was said, and of a past visit's."""


def recorded(desk: Desk, work: Work, spoken: Callable[..., Path], folder: Path) -> RecordingId:
    """The interview under a file name that tells a name, too; not yet transcribed."""
    path = folder / "Emma Brown, Lisbon.wav"
    path.write_bytes(spoken(SPOKEN).read_bytes())
    (job,) = work(*importing.submit(desk, [path], CARD))
    return RecordingId(int(str(job.result["recording_id"])))


def transcribed(desk: Desk, recording_id: RecordingId) -> RecordingId:
    """With the words that were said, evenly timed, so that no recogniser need run."""
    segments = []
    for place, text in enumerate(re.findall(r"[^.]+\.", SPOKEN)):
        said = text.split()
        words = tuple(
            Word(3_000 * place + 250 * n, 3_000 * place + 250 * n + 240, word, 0.9)
            for n, word in enumerate(said)
        )
        times = (words[0].start_ms, words[-1].end_ms)
        segments.append(HeardSegment(*times, " ".join(said), 0.9, words))
    desk.store.transcripts.take_over(recording_id, "by hand", segments, timed=True, language="en")
    return recording_id


def heard(desk: Desk, work: Work, recording_id: RecordingId) -> RecordingId:
    """With what the real recogniser hears."""
    ended, *_ = work(transcribing.submit(desk, recording_id))
    assert ended.state is JobState.DONE, ended.error_detail
    return recording_id


def reported(desk: Desk, recording_id: RecordingId, card: VisitCard = CARD) -> ReportId:
    """A report whose every field tells a name."""
    recording = desk.store.recordings.get(recording_id)
    transcript = desk.store.transcripts.latest(recording_id)
    assert transcript is not None
    said = sentences(desk.store.transcripts.segments(transcript.id), recording_id)
    past = desk.store.visits.add(VisitCard(site="Stone Palace", client="Xavier Stone"))
    report_id = desk.store.reports.start(
        "walk-through",
        f"{card.site} by {card.employee}",
        "walk-through",
        recording.visit_id,
        (recording_id,),
        "en",
    )
    for place, each in enumerate(said):
        quote = Evidence(
            recording_id,
            each.segment_ids,
            each.text,
            each.start_ms,
            each.end_ms,
            Stance.FOR,
            0.9 if place else 0.5,
            sure=bool(place),
        )
        desk.store.findings.save(
            report_id,
            place,
            Finding(
                FindingId(0),
                f"arrival-{place}",
                f"What {card.client} saw",
                Verdict.MET,
                Support.SUPPORTED,
                f"{card.client}'s words at the {card.site}.",
                f"{card.employee} should thank {card.client} in {card.city}.",
                (quote, quote) if place == 1 else (quote,),
                notes=(f"unsupported:{card.client}",),
            ),
        )
    desk.store.reports.finish(
        report_id,
        summary=f"{card.customer} asked {card.client} (1).",
        figures=Figures({"best": f"{card.site}"}),
        similar=(_similar(past),),
        run=RunCard("extractive", "", "", "mini", {"asked_by": card.employee}, {}, 1.0),
    )
    return report_id


def _similar(past: VisitId) -> SimilarPassage:
    text = "Xavier Stone liked the Stone Palace."
    return SimilarPassage("finding", 9, past, "Stone Palace", "2026-01-01", text, 0.8)


def texts_of(name: str, content: bytes) -> Iterator[tuple[str, str]]:
    """All text in a file with the names of what holds it, also within zip files and PDF."""
    yield name, name
    if content.startswith(b"%PDF-"):
        document = pypdf.PdfReader(io.BytesIO(content))
        yield name, " ".join(page.extract_text() for page in document.pages)
        yield name, f"{document.metadata} {document.xmp_metadata} {document.outline}"
    elif content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as members:
            yield name, members.comment.decode()
            for each in members.namelist():
                yield from texts_of(f"{name}/{each}", members.read(each))
    elif not name.endswith((".mp3", ".png", ".ttf", ".jpeg")):
        # What a sound is written as in base64 may spell anything.
        yield name, re.sub(r"base64,[A-Za-z0-9+/=]+", "", content.decode("utf-8", "replace"))


def told(name: str, content: bytes, names: tuple[str, ...] = NAMES) -> list[tuple[str, str]]:
    """Where a name stands in a file."""
    return [
        (place, each)
        for place, text in texts_of(name, content)
        for each in names
        if each in text.casefold()
    ]
