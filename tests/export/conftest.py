"""A visit, its transcript and its report, as the library would give them."""

from datetime import date

import pytest

from voxdesk.domain.anchor import Anchor
from voxdesk.domain.ids import (
    FindingId,
    RecordingId,
    ReportId,
    SegmentId,
    SpeakerId,
    TranscriptId,
    VisitId,
)
from voxdesk.domain.recording import AudioFacts, Recording, RecordingState, Source
from voxdesk.domain.report import (
    Evidence,
    Finding,
    Report,
    ReportState,
    Review,
    SimilarPassage,
    Stance,
    Support,
    judge,
)
from voxdesk.domain.run_card import RunCard
from voxdesk.domain.transcript import Segment, SegmentFlag, Speaker, Transcript, Word
from voxdesk.domain.visit import SiteKind, VisitCard
from voxdesk.export.sheets import ReportSheet, TranscriptSheet

CARD = VisitCard(
    site="Harbour Hotel",
    site_kind=SiteKind.HOTEL,
    zones=("lobby", "rooms", "breakfast room"),
    city="Lisbon",
    customer="Harbour Group",
    employee="Ana Reis",
    date=date(2026, 11, 20),
    number=7,
    scenario_id="walk-through",
)
RECORDING = Recording(
    id=RecordingId(1),
    visit_id=VisitId(2),
    name="Lobby & rooms <walk>.wav",
    sha256="ab" * 32,
    size_bytes=123_456,
    source=Source.FILE,
    added_at="2026-11-20T10:00:00+00:00",
    state=RecordingState.INDEXED,
    facts=AudioFacts(205_000, 44_100, 2, "pcm_16", 2),
)


def quote(
    text: str, start_ms: int, stance: Stance | None, probability: float | None = None
) -> Evidence:
    return Evidence(
        RecordingId(1),
        (SegmentId(3),),
        text,
        start_ms,
        start_ms + 4_000,
        stance,
        probability,
        sure=(probability or 0) >= 0.6,
    )


def finding(number: int, title: str, evidence: tuple[Evidence, ...], **changes: object) -> Finding:
    values: dict[str, object] = {
        "id": FindingId(number),
        "criterion_id": title.lower().replace(" ", "-"),
        "title": title,
        "verdict": judge(evidence),
        "support": Support.SUPPORTED,
        "statement": "",
        "recommendation": "",
        "evidence": evidence,
    }
    return Finding(**(values | changes))  # type: ignore[arg-type]


FINDINGS = (
    finding(
        1,
        "Arrival and reception",
        (
            quote("The young woman at the desk greeted us at once.", 12_000, Stance.FOR, 0.97),
            quote("Check in took 25 minutes & nobody said why.", 31_000, Stance.AGAINST, 0.93),
            quote("There were people in the lobby.", 44_000, Stance.FOR, 0.52),
        ),
        statement="The desk greeted us at once, but check in took 25 minutes.",
        recommendation="Shorten the check in and train the front office team.",
    ),
    finding(
        2,
        "Cleanliness",
        (quote("The room was spotless, down to the skirting boards.", 61_000, Stance.FOR, 0.99),),
        statement="The room was spotless.",
        review=Review.ACCEPTED,
    ),
    finding(
        3,
        "Lighting",
        (quote("Two of the lamps above the <bed> were broken.", 75_000, Stance.AGAINST, 0.91),),
        statement="Three of the lamps above the bed were broken.",
        recommendation="Repair the lamps and adjust the light levels.",
        support=Support.UNSUPPORTED,
        notes=("cut", "unsupported:Three"),
    ),
    finding(4, "Price and value", ()),
)
RUN = RunCard(
    writer="report-adapter",
    model_sha256="cd" * 32,
    adapter_sha256="ef" * 32,
    meaning_model="all-minilm-l6-v2",
    parameters={"seed": 7, "doubtful_below": 0.6},
    versions={"voxdesk": "0.1.0", "llama-cpp-python": "0.3.36"},
    seconds=12.34,
    warnings=("retrieval.words_only",),
)
REPORT = Report(
    id=ReportId(3),
    kind="walk-through",
    title="Site walk-through",
    scenario_id="walk-through",
    visit_id=VisitId(2),
    recording_ids=(RecordingId(1),),
    state=ReportState.DRAFT,
    created_at="2026-11-20T11:30:00+00:00",
    language="en",
    findings=FINDINGS,
    summary="Strong points: cleanliness (2).\nMixed results: arrival and reception (1).\n"
    "Needs action: lighting (3).\nNot covered: price and value (4).",
    figures={"met": 1, "criteria": 4, "coverage_percent": 75, "odd_one": 0.5},
    similar=(
        SimilarPassage(
            "finding", 9, VisitId(1), "Park Hotel", "2026-10-01", "The lamps flickered.", 0.81
        ),
    ),
    run=RUN,
    complete=True,
)


def words(text: str, start_ms: int) -> tuple[Word, ...]:
    spoken = text.split()
    return tuple(
        Word(start_ms + 300 * place, start_ms + 300 * place + 280, word, 0.9)
        for place, word in enumerate(spoken)
    )


def segment(number: int, start_ms: int, text: str, **changes: object) -> Segment:
    values: dict[str, object] = {
        "id": SegmentId(number),
        "transcript_id": TranscriptId(1),
        "start_ms": start_ms,
        "end_ms": start_ms + max(300 * len(text.split()), 1_000),
        "speaker_id": None,
        "heard": text,
        "text": text,
        "confidence": 0.91,
        "words": words(text, start_ms),
    }
    return Segment(**(values | changes))  # type: ignore[arg-type]


SEGMENTS = (
    segment(
        1,
        0,
        "We arrived at the hotel shortly after nine in the evening. The young woman at the desk"
        " greeted us at once, but then the check in took twenty-five minutes and nobody told us"
        " why it was so slow.",
        speaker_id=SpeakerId(1),
    ),
    segment(2, 20_000, "A & B --> <i>C</i>", speaker_id=SpeakerId(2), words=()),
    segment(3, 24_000, "", flags=frozenset({SegmentFlag.BLANK})),
    segment(
        4,
        3_630_000,
        "Thank you, thank you.",
        flags=frozenset({SegmentFlag.REPETITION, SegmentFlag.UNSURE}),
    ),
)


@pytest.fixture(scope="session")
def transcript_sheet() -> TranscriptSheet:
    transcript = Transcript(
        id=TranscriptId(1),
        recording_id=RecordingId(1),
        version=1,
        model_id="whisper-base",
        language="en",
        language_probability=0.99,
        complete=True,
        heard_until_ms=205_000,
        created_at="2026-11-20T10:05:00+00:00",
    )
    speakers = (
        Speaker(SpeakerId(1), RecordingId(1), "S1", "Ana <R>"),
        Speaker(SpeakerId(2), RecordingId(1), "S2"),
    )
    return TranscriptSheet(RECORDING, transcript, SEGMENTS, speakers, CARD)


@pytest.fixture(scope="session")
def report_sheet() -> ReportSheet:
    return ReportSheet(REPORT, CARD, (RECORDING,))


@pytest.fixture(scope="session")
def seal() -> Anchor:
    return Anchor(
        library_id="0123456789abcdef" * 2,
        number=17,
        head=bytes(range(32)),
        at="2026-11-21T13:41:36.004+00:00",
        public_key=bytes(range(100, 132)),
        signature=bytes(range(64)),
    )
