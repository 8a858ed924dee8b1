"""A library with believable rows, made through the store alone: for screenshots and window tests.

Nothing is decoded or recognised; what the engines would have made is written down here.
"""

import hashlib
import io
import math
import random
from collections.abc import Sequence
from datetime import date
from types import SimpleNamespace

from voxdesk.domain.figures import Figures
from voxdesk.domain.ids import FindingId, RecordingId, ReportId, SegmentId
from voxdesk.domain.job import JobKind, JobState, Progress, Unit
from voxdesk.domain.recording import AudioFacts, RecordingState
from voxdesk.domain.report import Evidence, Finding, SimilarPassage, Stance, Support, judge
from voxdesk.domain.run_card import RunCard
from voxdesk.domain.transcript import HeardSegment, SegmentFlag, Word
from voxdesk.domain.visit import SiteKind, VisitCard
from voxdesk.store.store import Store

WALK = """\
We are in front of the Grand Plaza on a Tuesday, it is just after two in the afternoon.
The entrance is easy to find, and the door was opened for us at once.
The check-in took twelve minutes, and nobody explained why we had to wait.
The receptionist apologised and offered us a glass of water, which was kind.
The lobby floor is spotless, I looked under the sofas and there is no dust at all.
In the bathroom of room four oh seven the mirror had streaks and the bin was not emptied.
The lamp beside the bed does not work, and the one at the desk flickers.
In the evening the corridor is so dark that I could not read the room numbers.
There was music in the breakfast room, quiet enough to talk.
We slept well, we heard nothing from the street.
The room was cold when we came in, the heating took two hours.
Then it was warm and dry, and the window opens easily.
The armchair is comfortable and there is room for two suitcases.
Breakfast was excellent, fresh bread, warm eggs, and they remembered that I do not take milk.
The waiter noticed that we were in a hurry and brought the bill without being asked.
Thank you, thank you, thank you, thank you, thank you.
The fire exit on the third floor was blocked by two cleaning carts.
I asked the manager about the ramp, and he said it would be there before the winter.
For a hundred and eighty nine euros a night I would have expected slippers at least.
A friend told me about the hotel, and I would come again for the breakfast alone.""".splitlines()

TITLES = (
    ("arrival-and-reception", "Arrival and reception"),
    ("cleanliness", "Cleanliness"),
    ("lighting", "Lighting"),
    ("noise-and-music", "Noise and music"),
    ("temperature-and-air", "Temperature and air"),
    ("furniture-and-layout", "Furniture and layout"),
    ("food-and-drink", "Food and drink"),
    ("staff-and-service", "Staff and service"),
    ("safety-and-access", "Safety and access"),
    ("price-and-value", "Price and value"),
    ("decision-factors", "Decision factors"),
)

# For each criterion: lines for, lines against, doubtful lines, statement, recommendation.
JUDGED: dict[str, tuple[list[int], list[int], list[int], str, str]] = {
    "arrival-and-reception": (
        [1, 3],
        [2],
        [],
        "The entrance is easy to find and guests are welcomed at the door, but the check-in took "
        "twelve minutes without an explanation.",
        "Tell waiting guests how long it will take and why.",
    ),
    "cleanliness": (
        [4],
        [5],
        [],
        "The lobby is spotless; in room 407 the mirror had streaks and the bin was not emptied.",
        "Check bathrooms once more before a room is given out.",
    ),
    "lighting": (
        [],
        [6, 7],
        [],
        "The lamp beside the bed does not work, the desk lamp flickers, and the corridor is too "
        "dark in the evening to read the room numbers.",
        "Replace both lamps and raise the light in the corridor.",
    ),
    "noise-and-music": ([8, 9], [], [], "Quiet at night, and the music lets guests talk.", ""),
    "temperature-and-air": (
        [11],
        [10],
        [],
        "The room was cold on arrival and needed two hours; then it was warm and dry.",
        "Heat rooms before the guests arrive.",
    ),
    "furniture-and-layout": ([12], [], [], "The armchair is comfortable and there is room.", ""),
    "food-and-drink": ([13], [], [], "Breakfast was excellent and served with attention.", ""),
    "staff-and-service": ([14, 3], [], [17], "The staff notice what guests need.", ""),
    "safety-and-access": (
        [],
        [16],
        [17],
        "The fire exit on the third floor was blocked by two cleaning carts.",
        "Keep the fire exits free, and check them every day.",
    ),
    "price-and-value": (
        [],
        [18],
        [],
        "At 198 euros a night the guest expected slippers.",
        "Put slippers into the rooms.",
    ),
}

SUMMARY = (
    "Strong points: noise and music [4], furniture and layout [6], food and drink [7], staff and "
    "service [8].\n"
    "Mixed results: arrival and reception [1], cleanliness [2], temperature and air [5].\n"
    "Needs action: lighting [3], safety and access [9], price and value [10].\n"
    "Not covered: decision factors [11]."
)


def words_of(text: str, start_ms: int, end_ms: int, sure: float) -> tuple[Word, ...]:
    """Words spread evenly over a segment; a few of them unsure."""
    parts = text.split()
    step = (end_ms - start_ms) / max(len(parts), 1)
    return tuple(
        Word(
            int(start_ms + at * step),
            int(start_ms + (at + 1) * step),
            part,
            0.34 if part.strip(",.") in ("oh", "flickers", "slippers") else sure,
        )
        for at, part in enumerate(parts)
    )


def heard(lines: Sequence[str], *, every_ms: int = 7400) -> list[HeardSegment]:
    """Lines as segments, one after the other, with pauses between."""
    segments = []
    for at, line in enumerate(lines):
        start = 1200 + at * every_ms
        end = start + min(len(line) * 65, every_ms - 500)
        loop = line.startswith("Thank you, thank")
        segments.append(
            HeardSegment(
                start_ms=start,
                end_ms=end,
                heard=line,
                confidence=0.41 if loop else 0.93,
                words=words_of(line, start, end, 0.3 if loop else 0.95),
                flags=frozenset({SegmentFlag.REPETITION} if loop else ()),
            )
        )
    return segments


def peaks_of(segments: Sequence[HeardSegment], duration_ms: int) -> bytes:
    """Pairs of signed bytes that look like speech where somebody speaks."""
    noise = random.Random(7)
    peaks = bytearray()
    at = 0
    ticks = duration_ms // 10
    spoken = min(segments[-1].end_ms // 10 + 1 if segments else 0, ticks)
    for tick in range(spoken):
        now = tick * 10
        while at < len(segments) and segments[at].end_ms < now:
            at += 1
        loud = at < len(segments) and segments[at].start_ms <= now
        syllable = 0.35 + 0.65 * abs(math.sin(now / 95)) * abs(math.sin(now / 410 + 1))
        height = int((90 * syllable if loud else 3) * noise.uniform(0.5, 1.0)) + 1
        peaks += bytes(((256 - height) & 0xFF, height))
    return bytes(peaks) + bytes((254, 2)) * (ticks - spoken)


def add_recording(
    store: Store,
    name: str,
    card: VisitCard,
    *,
    duration_ms: int,
    segments: Sequence[HeardSegment] = (),
    state: RecordingState = RecordingState.INDEXED,
    codec: str = "AAC",
    language: str = "en",
) -> RecordingId:
    """A recording as importing and transcribing would have left it."""
    original = hashlib.sha256(name.encode()).digest() * 2000
    media = store.media.adopt(io.BytesIO(original), size_bytes=len(original))
    recording = store.recordings.add(name, media, visit_id=store.visits.add(card))
    facts = AudioFacts(duration_ms, 48_000, 2, codec, 1, mixed_down=True)
    store.recordings.set_facts(recording.id, facts)
    peaks = peaks_of(segments, duration_ms)
    window = SimpleNamespace(start_frame=0, frames=duration_ms * 16, flac=b"-", peaks=peaks)
    store.media.add_window(recording.id, window)
    if segments:
        transcript = store.transcripts.start(
            recording.id, model_id="whisper-base", parameters={"device": "cpu"}
        )
        store.transcripts.set_language(transcript.id, language, 0.98)
        store.transcripts.append(transcript.id, segments, heard_until_ms=segments[-1].end_ms)
        if state in (RecordingState.TRANSCRIBED, RecordingState.INDEXED):
            store.transcripts.complete(transcript.id, duration_ms)
    store.recordings.set_state(recording.id, state)
    return recording.id


def add_report(store: Store, recording_id: RecordingId) -> ReportId:
    """The report on the walk through the Grand Plaza."""
    transcript = store.transcripts.latest(recording_id)
    assert transcript is not None
    segments = store.transcripts.segments(transcript.id)
    recording = store.recordings.get(recording_id)
    report_id = store.reports.start(
        "walk-through",
        "Walk-through: Grand Plaza",
        "walk-through",
        recording.visit_id,
        [recording_id],
        "en",
    )

    def quote(line: int, stance: Stance, probability: float, *, sure: bool = True) -> Evidence:
        said = segments[line]
        ids = (SegmentId(said.id),)
        return Evidence(
            recording_id,
            ids,
            said.text,
            said.start_ms,
            said.end_ms,
            stance,
            probability,
            sure=sure,
        )

    for position, (criterion, title) in enumerate(TITLES):
        good, bad, doubtful, statement, advice = JUDGED.get(criterion, ([], [], [], "", ""))
        evidence = (
            *(quote(line, Stance.FOR, 0.94) for line in good),
            *(quote(line, Stance.AGAINST, 0.91) for line in bad),
            *(quote(line, Stance.FOR, 0.52, sure=False) for line in doubtful),
        )
        wrong = criterion == "price-and-value"
        finding = Finding(
            id=FindingId(0),
            criterion_id=criterion,
            title=title,
            verdict=judge(evidence),
            support=Support.UNSUPPORTED if wrong else Support.SUPPORTED,
            statement=statement,
            recommendation=advice,
            evidence=evidence,
            notes=("unsupported:198",) if wrong else (),
        )
        store.findings.save(report_id, position, finding)
    store.reports.finish(
        report_id, summary=SUMMARY, figures=Figures({}), similar=similar(store), run=run_card()
    )
    return report_id


def similar(store: Store) -> tuple[SimilarPassage, ...]:
    visit = store.visits.recent()[-1].id
    return (
        SimilarPassage(
            "finding",
            1,
            visit,
            "Seaview Hotel",
            "2026-03-04",
            "The corridor lights went out at ten and guests used their telephones to find the "
            "stairs.",
            0.71,
        ),
        SimilarPassage(
            "recording",
            1,
            visit,
            "Bella Vista",
            "2025-11-19",
            "We waited a quarter of an hour at the desk although nobody was in front of us.",
            0.64,
        ),
    )


def run_card() -> RunCard:
    return RunCard(
        writer="report-adapter",
        model_sha256="0" * 64,
        adapter_sha256="1" * 64,
        meaning_model="all-minilm-l6-v2",
        parameters={"seed": 7},
        versions={"voxdesk": "0.1.0"},
        seconds=31.4,
    )


def fill(store: Store) -> tuple[RecordingId, ReportId]:
    """Fill an empty library; gives the recording and the report that are worth opening."""
    hotel = VisitCard(
        site="Grand Plaza",
        site_kind=SiteKind.HOTEL,
        city="Lisbon",
        zones=("Lobby", "Rooms", "Breakfast"),
        client="Marta Reis",
        customer="Plaza Group",
        employee="J. Field",
        date=date(2026, 5, 12),
        number=14,
    )
    spoken = heard(WALK)
    add_recording(
        store,
        "Bella Vista, terrace and kitchen.m4a",
        VisitCard(
            site="Bella Vista",
            site_kind=SiteKind.RESTAURANT,
            client="T. Okafor",
            date=date(2025, 11, 19),
        ),
        duration_ms=1_942_000,
        segments=spoken[8:15],
    )
    add_recording(
        store,
        "Seaview interview 2.mp3",
        VisitCard(
            site="Seaview Hotel", site_kind=SiteKind.HOTEL, client="R. Lind", date=date(2026, 3, 4)
        ),
        duration_ms=2_892_000,
        segments=spoken[:9],
        codec="MP3",
    )
    add_recording(
        store,
        "Санаторий «Сосны», ресепшн и столовая.ogg",
        VisitCard(site="Сосны", site_kind=SiteKind.HEALTH_CENTRE, date=date(2026, 5, 3)),
        duration_ms=754_000,
        segments=heard(
            [
                "Нас встретили у входа и сразу проводили в номер.",
                "В столовой было прохладно, но еда вкусная.",
            ]
        ),
        state=RecordingState.PARTIAL,
        codec="Vorbis",
        language="ru",
    )
    opened = add_recording(
        store,
        "Grand Plaza walk-through.m4a",
        hotel,
        duration_ms=150_000,
        segments=spoken,
    )
    report_id = add_report(store, opened)
    add_recording(
        store,
        "2026-05-14 interview with the head of housekeeping, first part, recorded in the lobby.wav",
        VisitCard(site="Grand Plaza", site_kind=SiteKind.HOTEL, city="Lisbon"),
        duration_ms=5_403_000,
        segments=spoken[:6],
        state=RecordingState.TRANSCRIBING,
        codec="PCM",
    )
    add_recording(
        store,
        "Voice memo 17.m4a",
        VisitCard(),
        duration_ms=61_000,
        state=RecordingState.IMPORTED,
    )
    add_jobs(store, opened)
    return opened, report_id


def add_jobs(store: Store, opened: RecordingId) -> None:
    """One job in each state that people see; none of them is a lane's to run."""
    jobs = store.jobs
    done = jobs.add(JobKind.REPORT, {"recording_ids": [opened]})
    jobs.move(done.id, JobState.RUNNING)
    jobs.move(done.id, JobState.DONE, result={"report_id": 1})
    broken = jobs.add(JobKind.IMPORT, {"path": "/media/stick/minutes.mp3", "visit_id": None})
    jobs.move(broken.id, JobState.RUNNING)
    jobs.move(
        broken.id,
        JobState.FAILED,
        error_code="audio.unreadable",
        error_detail="minutes.mp3: looks like plain text",
    )
    busy, idle = store.recordings.recent(2)[1], store.recordings.recent(1)[0]
    running = jobs.add(JobKind.TRANSCRIBE, {"recording_id": busy.id, "model": "whisper-base"})
    jobs.move(running.id, JobState.RUNNING)
    jobs.set_progress(running.id, Progress(1_854_000, 5_403_000, Unit.AUDIO_MS), 374.0)
    jobs.add(JobKind.TRANSCRIBE, {"recording_id": idle.id, "model": "whisper-base"})
