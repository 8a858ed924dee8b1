"""A small library with one of everything, each made the way the program makes it."""

import io
import random
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from voxdesk.desk import Desk
from voxdesk.domain.chat import UsedPassage
from voxdesk.domain.definition import DefinitionKind
from voxdesk.domain.figures import Figures
from voxdesk.domain.ids import FindingId, RecordingId, ReportId, SegmentId, StageId, VisitId
from voxdesk.domain.recording import AudioFacts, RecordingState
from voxdesk.domain.report import (
    Evidence,
    Finding,
    ReportState,
    Review,
    Stage,
    StageKind,
    Stance,
    Support,
    Verdict,
)
from voxdesk.domain.run_card import RunCard
from voxdesk.domain.transcript import HeardSegment, SpeakerRole, Word
from voxdesk.domain.visit import SiteKind, VisitCard
from voxdesk.engines import flac
from voxdesk.services import editing, scenarios, sealing, signing_off, transcribing
from voxdesk.store.chunks import CHUNK_BYTES, MediaRow

ORIGINAL = random.Random(4).randbytes(2 * CHUNK_BYTES + 500)
CARD = VisitCard(
    site="Hotel Astra",
    site_kind=SiteKind.HOTEL,
    zones=("Lobby", "Rooms"),
    city="Riga",
    client="Ivanova",
    customer="Nord Hotels",
    employee="Petrov",
    date=date(2026, 11, 21),
    number=3,
    scenario_id="hotel",
)


@dataclass(frozen=True)
class Window:
    start_frame: int
    frames: int
    flac: bytes
    peaks: bytes


def fill(desk: Desk) -> None:
    """Ids begin at 1 everywhere.

    rec-1 has trn-1 (complete; seg-1 corrected, seg-2 split into seg-4 and seg-5, seg-3 as it was
    heard) and rep-1, signed off; rec-2 has trn-2, left off half-way; rep-2 is not finished.
    """
    visit_id = desk.store.visits.add(CARD)
    first = recording(desk, ORIGINAL, visit_id)
    second = recording(desk, b"another original", None)
    desk.store.recordings.rename(second, "second.wav")
    transcript(desk, first, ("the lobby was clean", "nobody came for ten minutes", "all good"))
    transcript(desk, second, ("half of it",), complete=False)
    speaker = desk.store.speakers.add(first, "Petrov", SpeakerRole.EMPLOYEE)
    desk.store.speakers.add(first, "Ivanova", SpeakerRole.CLIENT)
    editing.correct(desk, SegmentId(1), "the lobby was very clean")
    editing.assign(desk, [SegmentId(1)], speaker.id)
    editing.split(desk, SegmentId(2), 12)
    desk.store.documents.add("standards.txt", media(desk, b"a document"), "a document", visit_id)
    desk.store.notes.add("worth a look", recording_id=first, start_ms=1000)
    binned = desk.store.notes.add("not worth it", visit_id=visit_id)
    desk.store.bin.put(f"not-{binned}")
    desk.store.terms.add("Astra", misheard=("a star",))
    report_id = report(desk, first, visit_id)
    accepted = replace(desk.store.findings.get(FindingId(1)), review=Review.ACCEPTED)
    desk.store.findings.change(accepted, {"review": Review.ACCEPTED})
    desk.store.reports.set_state(report_id, ReportState.REVIEWED)
    signing_off.sign_off(desk, report_id)
    desk.store.reports.start("walk-through", "Draft", "hotel", None, (second,), "en")
    used = UsedPassage(None, first, None, 0, 2000, "the lobby was clean")
    chat_id = desk.store.chats.add("Questions")
    turn_id = desk.store.chats.add_turn(chat_id, "was it clean?")
    desk.store.chats.answer(turn_id, "it was", [used])
    desk.store.answers.save("Clean", "was it clean?", "it was", [used])
    sealing.anchor(desk)
    desk.store.recordings.set_state(second, RecordingState.PARTIAL)


def media(desk: Desk, content: bytes) -> MediaRow:
    return desk.store.media.adopt(io.BytesIO(content), size_bytes=len(content))


def recording(desk: Desk, content: bytes, visit_id: VisitId | None) -> RecordingId:
    made = desk.store.recordings.add("visit.wav", media(desk, content), visit_id=visit_id)
    for place in range(2):
        sound = flac.encode(np.full((16_000, 1), 100 * place + made.id, np.int16))
        window = Window(place * 16_000, 16_000, sound, b"\0\1" * 100)
        desk.store.media.add_window(made.id, window)
    desk.store.recordings.set_facts(made.id, AudioFacts(9_000, 44_100, 2, "pcm_16", 1))
    return made.id


def transcript(
    desk: Desk, recording_id: RecordingId, lines: tuple[str, ...], *, complete: bool = True
) -> None:
    begun = desk.store.transcripts.start(
        recording_id, model_id="whisper-base", parameters={"model": "whisper-base"}
    )
    transcribing.note(desk, begun.id)
    heard = [
        HeardSegment(at, at + 2_900, line, 0.9, (Word(at, at + 900, line.split()[0], 0.9),))
        for at, line in zip(range(0, 9_000, 3_000), lines, strict=False)
    ]
    desk.store.transcripts.append(begun.id, heard, heard_until_ms=3_000 * len(lines))
    if complete:
        desk.store.transcripts.complete(begun.id, 9_000)
    transcribing.note(desk, begun.id)


def report(desk: Desk, recording_id: RecordingId, visit_id: VisitId) -> ReportId:
    reports = desk.store.reports
    text = next(each.text for each in scenarios.shipped() if each.name == "walk-through")
    kept = desk.store.definitions.keep(DefinitionKind.SCENARIO, "walk-through", text, own=False)
    made = reports.start(
        "walk-through",
        "Visit",
        "walk-through",
        visit_id,
        (recording_id,),
        "en",
        site_kind=SiteKind.HOTEL,
        definition_ids=(kept.id,),
    )
    evidence = Evidence(
        recording_id,
        (SegmentId(1),),
        "the lobby was very clean",
        0,
        2900,
        Stance.FOR,
        0.9,
        sure=True,
    )
    finding = Finding(
        id=FindingId(0),
        criterion_id="clean",
        title="Cleanliness",
        verdict=Verdict.MET,
        support=Support.SUPPORTED,
        statement="The lobby was clean.",
        recommendation="Go on.",
        evidence=(evidence,),
    )
    desk.store.findings.save(made, 0, finding)
    card = RunCard("extractive", "", "", "", {"sentences": 3}, {"voxdesk": "1"}, 1.5)
    desk.store.stages.add(made, [Stage(StageId(0), "Draft", StageKind.NARRATIVE, "It was clean.")])
    reports.finish(made, summary="Clean.", figures=Figures({"met": 1}), similar=(), run=card)
    return made
