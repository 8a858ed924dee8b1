"""A visit with one of everything, a word of its own in each text, to be looked for in the file."""

import io
import random
from datetime import date
from pathlib import Path

from voxdesk.desk import Desk
from voxdesk.domain.chat import UsedPassage
from voxdesk.domain.custody import Action
from voxdesk.domain.figures import Figures
from voxdesk.domain.ids import (
    FindingId,
    PassageId,
    RecordingId,
    ReportId,
    SegmentId,
    StageId,
    VisitId,
)
from voxdesk.domain.job import JobKind, JobState
from voxdesk.domain.knowledge import HitKind, Passage
from voxdesk.domain.recording import AudioFacts
from voxdesk.domain.report import Evidence, Finding, Stage, StageKind, Support, Verdict
from voxdesk.domain.run_card import RunCard
from voxdesk.domain.transcript import HeardSegment, Word
from voxdesk.domain.visit import VisitCard
from voxdesk.engines.base import DecodedWindow
from voxdesk.services import editing

PLANTED = "zyxquvelor"
"""A word that stands nowhere but in what is forgotten, in every place that holds words."""

RUN = RunCard("w", "", "", "m", {}, {}, 1.0)


def noise(seed: int, size_bytes: int) -> bytes:
    return random.Random(seed).randbytes(size_bytes)


def made(desk: Desk, word: str, seed: int) -> tuple[VisitId, RecordingId, ReportId]:
    """A visit with one of everything, with a word of its own in each text of it."""
    store = desk.store
    visit_id = store.visits.add(
        VisitCard(site="Aurora", client=f"Client {word}", customer="ACME", date=date(2026, 1, 5))
    )
    audio = noise(seed, 3 << 20)
    media = store.media.adopt(io.BytesIO(audio), size_bytes=len(audio))
    recording = store.recordings.add(f"{word}.wav", media, visit_id=visit_id)
    store.media.add_window(
        recording.id, DecodedWindow(0, 16_000, noise(seed + 1, 90_000), noise(seed + 2, 200))
    )
    store.recordings.set_facts(recording.id, AudioFacts(60_000, 16_000, 1, "wav", 1))
    transcript = store.transcripts.start(recording.id, model_id="m", parameters={"hotwords": word})
    words = (Word(0, 500, word, 0.9), Word(600, 900, "spoke", 0.9))
    ids = store.transcripts.append(
        transcript.id,
        [
            HeardSegment(0, 900, f"{word} spoke", 0.9, words),
            HeardSegment(1_000, 1_900, f"so {word}", 0.9),
            HeardSegment(2_000, 2_900, f"plain {word}", 0.9),
        ],
        heard_until_ms=60_000,
    )
    store.transcripts.complete(transcript.id, 60_000)
    own = f"trn-{transcript.id}"
    store.custody.add(Action.TRANSCRIBED, own, touched=[own])
    speaker = store.speakers.add(recording.id, f"Mr {word}")
    editing.assign(desk, [ids[0]], speaker.id)
    editing.split(desk, ids[0], len(word))
    corrected = editing.correct(desk, ids[1], f"corrected {word}")
    assert corrected is not None
    editing.undo(desk, corrected.id)
    (passage_id,) = store.passages.add(
        [passage(HitKind.PASSAGE, transcript.id, recording.id, visit_id, f"{word} spoke")]
    )
    store.passages.add_vectors("meaning", [(passage_id, noise(seed + 3, 1_536))], 384)
    store.vectors.save_index("meaning", 1, 1, [noise(seed + 3, 1_536)])
    report_id = reported(desk, word, visit_id, recording.id, ids[2])
    finding = store.reports.get(report_id).findings[0]
    store.passages.add([passage(HitKind.FINDING, finding.id, None, visit_id, f"finding of {word}")])
    used = UsedPassage(passage_id, recording.id, None, 0, 900, f"{word} spoke")
    of_report = UsedPassage(None, None, report_id, 0, 0, f"finding of {word}")
    chat_id = store.chats.add(f"About {word}")
    for each in (used, of_report):
        turn_id = store.chats.add_turn(chat_id, f"what of {word}?")
        store.chats.answer(turn_id, f"{word} spoke", [each])
    store.answers.save(f"Saved {word}", f"{word}?", f"{word} spoke", [used])
    document = noise(seed + 4, 100_000)
    store.documents.add(
        f"{word}.docx",
        store.media.adopt(io.BytesIO(document), size_bytes=len(document)),
        f"written {word}",
        visit_id,
    )
    store.notes.add(f"note on {word}", recording_id=recording.id, start_ms=5)
    store.notes.add(f"note on {word}", visit_id=visit_id)
    store.pseudonyms.alias("client", f"Client {word}")
    store.pseudonyms.alias("person", f"Mr {word}")
    store.pseudonyms.alias("person", f"only typed {word}")
    store.pseudonyms.alias("site", "Aurora")
    store.taken_over.note("predecessor", f"/old/{word}.txt", f"rec-{recording.id}")
    job = store.jobs.add(JobKind.IMPORT, {"path": f"/home/{word}.wav", "visit_id": visit_id})
    store.jobs.move(job.id, JobState.CANCELLED)
    return visit_id, recording.id, report_id


def passage(
    kind: HitKind,
    source_id: int,
    recording_id: RecordingId | None,
    visit_id: VisitId,
    text: str,
) -> Passage:
    return Passage(PassageId(0), kind, source_id, recording_id, visit_id, (), 0, 900, text)


def reported(
    desk: Desk, word: str, visit_id: VisitId, recording_id: RecordingId, segment_id: SegmentId
) -> ReportId:
    store = desk.store
    report_id = store.reports.start(
        "walk-through", f"Report {word}", "s", visit_id, [recording_id], "en"
    )
    evidence = Evidence(recording_id, (segment_id,), f"plain {word}", 2_000, 2_900)
    store.findings.save(
        report_id,
        0,
        Finding(
            FindingId(0),
            "c",
            f"Title {word}",
            Verdict.MET,
            Support.SUPPORTED,
            f"statement {word}",
            f"advice {word}",
            (evidence,),
            own={"statement": f"before {word}"},
        ),
    )
    store.stages.add(report_id, [Stage(StageId(0), "a", StageKind.NARRATIVE, f"stage {word}")])
    store.reports.finish(
        report_id, summary=f"sum {word}", figures=Figures({"a": word}), similar=(), run=RUN
    )
    return report_id


def bytes_of(library: Path) -> bytes:
    files = [library, library.with_name(library.name + "-wal")]
    return b"".join(path.read_bytes() for path in files if path.exists())


def traces(desk: Desk, seed: int) -> list[str]:
    """What of a planted visit the files of the library still hold."""
    content = bytes_of(desk.store.path)
    pieces = {"word": PLANTED.encode(), "path": b"/old/" + PLANTED.encode()}
    for number, (name, size) in enumerate(
        [("original", 3 << 20), ("flac", 90_000), ("peaks", 200), ("vector", 1_536)]
    ):
        sound = noise(seed + number, size)
        pieces |= {f"{name} at {at}": sound[at : at + 64] for at in range(0, size - 64, 4_096)}
    document = noise(seed + 4, 100_000)
    pieces |= {f"document at {at}": document[at : at + 64] for at in range(0, 99_000, 4_096)}
    return [name for name, piece in pieces.items() if piece in content]
