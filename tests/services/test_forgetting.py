"""The bin, and forgetting: what goes into it comes back whole, what is emptied leaves no trace."""

import io
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from voxdesk.desk import Desk
from voxdesk.domain.chat import UsedPassage
from voxdesk.domain.custody import Action
from voxdesk.domain.ids import (
    BinId,
    FindingId,
    PassageId,
    RecordingId,
    ReportId,
    SegmentId,
    StageId,
    VisitId,
)
from voxdesk.domain.job import Job, JobKind, JobState
from voxdesk.domain.knowledge import HitKind, Passage, Scope
from voxdesk.domain.recording import AudioFacts
from voxdesk.domain.report import (
    Evidence,
    Finding,
    RunCard,
    SimilarPassage,
    Stage,
    StageKind,
    Support,
    Verdict,
)
from voxdesk.domain.transcript import HeardSegment, Word
from voxdesk.domain.visit import VisitCard
from voxdesk.engines.base import DecodedWindow
from voxdesk.errors import BadRequest, NothingFound
from voxdesk.services import editing, forgetting, verifying
from voxdesk.store import removal

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
    store.reports.save_finding(
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
        ),
    )
    store.stages.add(report_id, [Stage(StageId(0), "a", StageKind.NARRATIVE, f"stage {word}")])
    store.reports.finish(report_id, summary=f"sum {word}", figures={"a": word}, similar=(), run=RUN)
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


def empty(desk: Desk, work: Callable[..., tuple[Job, ...]], *bin_ids: BinId) -> None:
    (job,) = work(forgetting.submit(desk, bin_ids))
    assert (job.state, job.error_code) == (JobState.DONE, "")


def test_forgotten_visit_is_in_no_byte_of_the_library(
    desk: Desk, work: Callable[..., tuple[Job, ...]]
) -> None:
    kept_visit, kept_recording, kept_report = made(desk, "stays", 1_000)
    visit_id, recording_id, report_id = made(desk, PLANTED, 2_000)
    similar = SimilarPassage("recording", recording_id, visit_id, "Aurora", "", PLANTED, 0.9)
    desk.store.reports.finish(kept_report, summary="", figures={}, similar=[similar], run=RUN)
    assert len(traces(desk, 2_000)) > 700
    entry = forgetting.delete(desk, f"vis-{visit_id}")
    empty(desk, work, entry.id)
    assert traces(desk, 2_000) == []
    content = bytes_of(desk.store.path)
    assert b"stays spoke" in content
    assert noise(1_000, 3 << 20)[:64] in content
    with pytest.raises(NothingFound):
        desk.store.visits.get(visit_id)
    with pytest.raises(NothingFound):
        desk.store.recordings.get(recording_id)
    with pytest.raises(NothingFound):
        desk.store.reports.get(report_id)
    assert desk.store.bin.entries() == ()
    assert desk.store.visits.get(kept_visit).card.client == "Client stays"
    assert desk.store.recordings.get(kept_recording).facts is not None
    assert desk.store.reports.get(kept_report).similar == ()
    assert [chat.title for chat in desk.store.chats.recent()] == ["About stays"]
    assert desk.store.names.names("client") == ("Client stays",)
    assert desk.store.rows("PRAGMA foreign_key_check") == []
    checked = verifying.verify(desk.store)
    assert checked.breaks == ()
    said = "".join(event.detail for event in desk.store.custody.events())
    assert PLANTED not in said
    assert f"rec-{recording_id}" in said


def test_every_act_of_deleting_can_be_undone(desk: Desk) -> None:
    visit_id, recording_id, report_id = made(desk, "word", 1)
    before = desk.store.rows("SELECT * FROM v_finding"), desk.store.visits.recent()
    for subject in (
        f"vis-{visit_id}",
        f"rec-{recording_id}",
        f"rep-{report_id}",
        "doc-1",
        "not-1",
        "cha-1",
        "ans-1",
    ):
        entry = forgetting.delete(desk, subject)
        assert desk.store.bin.entries() == (entry,)
        assert entry.subject == subject
        with pytest.raises(BadRequest, match="in the bin"):
            forgetting.delete(desk, subject)
        assert forgetting.restore(desk, entry.id) == entry
        assert desk.store.bin.entries() == ()
    assert (desk.store.rows("SELECT * FROM v_finding"), desk.store.visits.recent()) == before
    assert verifying.verify(desk.store).breaks == ()
    for nonsense, error in (("seg-1", BadRequest), ("vis-99", NothingFound)):
        with pytest.raises(error, match=nonsense):
            forgetting.delete(desk, nonsense)


def test_visit_takes_with_it_what_rests_on_it(desk: Desk) -> None:
    visit_id, _, _ = made(desk, "word", 1)
    entry = forgetting.delete(desk, f"vis-{visit_id}")
    assert entry.title == "Aurora 2026-01-05"
    assert sorted(desk.store.bin.covered(entry.id).subjects()) == sorted(
        [f"vis-{visit_id}", "rec-1", "doc-1", "rep-1", "not-1", "not-2"]
    )
    assert desk.store.visits.recent() == ()
    assert desk.store.search.segments("word", Scope(), 5) == ()


def test_what_was_deleted_before_stays_when_its_visit_comes_back(desk: Desk) -> None:
    visit_id, recording_id, _ = made(desk, "word", 1)
    first = forgetting.delete(desk, f"rec-{recording_id}")
    second = forgetting.delete(desk, f"vis-{visit_id}")
    with pytest.raises(BadRequest, match=f"rests on vis-{visit_id}.*bin-{second.id}"):
        forgetting.restore(desk, first.id)
    forgetting.restore(desk, second.id)
    assert desk.store.bin.entries() == (first,)
    assert desk.store.recordings.recent() == ()
    forgetting.restore(desk, first.id)
    assert len(desk.store.recordings.recent()) == 1


def test_entry_goes_with_the_one_it_rests_on(
    desk: Desk, work: Callable[..., tuple[Job, ...]]
) -> None:
    visit_id, recording_id, _ = made(desk, PLANTED, 1)
    first = forgetting.delete(desk, f"rec-{recording_id}")
    second = forgetting.delete(desk, f"vis-{visit_id}")
    empty(desk, work, second.id, first.id)
    assert desk.store.bin.entries() == ()
    assert traces(desk, 1) == []


def test_recording_is_forgotten_without_its_visit(
    desk: Desk, work: Callable[..., tuple[Job, ...]]
) -> None:
    visit_id, recording_id, _ = made(desk, "word", 1)
    empty(desk, work, forgetting.delete(desk, f"rec-{recording_id}").id)
    assert desk.store.visits.get(visit_id).card.client == "Client word"
    assert desk.store.recordings.recent() == ()
    assert desk.store.rows("SELECT count(*) FROM report") == [(0,)]
    assert verifying.verify(desk.store).breaks == ()


def test_original_that_a_document_has_too_stays(
    desk: Desk, work: Callable[..., tuple[Job, ...]]
) -> None:
    _, recording_id, _ = made(desk, "word", 1)
    media = desk.store.media.of_recording(recording_id)
    desk.store.documents.add("same.bin", media, "text")
    empty(desk, work, forgetting.delete(desk, f"rec-{recording_id}").id)
    assert desk.store.media.reader(media.id).read_at(0, 64) == noise(1, 64)
    assert verifying.verify(desk.store).breaks == ()


def test_deleting_stops_the_work_on_it(desk: Desk) -> None:
    _, recording_id, _ = made(desk, "word", 1)
    job = desk.jobs.add(JobKind.EXPORT, {"kind": "recording", "id": recording_id, "target": "/x"})
    other = desk.jobs.add(JobKind.EXPORT, {"kind": "recording", "id": 99, "target": "/y"})
    forgetting.delete(desk, f"rec-{recording_id}")
    assert desk.jobs.get(job.id).state is JobState.CANCELLED
    assert desk.jobs.get(other.id).state is JobState.WAITING


def test_what_is_worked_on_is_not_forgotten(desk: Desk) -> None:
    _, recording_id, _ = made(desk, "word", 1)
    entry = forgetting.delete(desk, f"rec-{recording_id}")
    job = desk.store.jobs.add(JobKind.REPORT, {"recording_ids": [recording_id]})
    desk.store.jobs.move(job.id, JobState.RUNNING)
    with pytest.raises(BadRequest, match=f"job-{job.id}"):
        removal.forget_entry(desk.store, entry.id)
    assert desk.store.recordings.get(recording_id).name == "word.wav"


FORGET = """
import sys
from pathlib import Path
from voxdesk.store import removal
from voxdesk.store.store import Store

store = Store.open(Path(sys.argv[1]))
print("ready", flush=True)
sys.stdin.readline()
removal.forget_entry(store, 1)
removal.settle(store)
"""


@pytest.mark.parametrize("after_s", [0.0, 0.01, 0.03, 0.06])
def test_forgetting_that_was_killed_goes_on_with_what_is_left(
    desk: Desk, work: Callable[..., tuple[Job, ...]], after_s: float
) -> None:
    made(desk, "stays", 1_000)
    visit_id, _, _ = made(desk, PLANTED, 1)
    entry = forgetting.delete(desk, f"vis-{visit_id}")
    job = forgetting.submit(desk, [entry.id])
    child = subprocess.Popen(
        [
            sys.executable,
            "-c",
            FORGET.replace("(store, 1)", f"(store, {entry.id})"),
            str(desk.store.path),
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert child.stdout is not None
    assert child.stdin is not None
    assert child.stdout.readline() == b"ready\n"
    child.stdin.write(b"\n")
    child.stdin.flush()
    time.sleep(after_s)
    os.kill(child.pid, signal.SIGKILL)
    child.communicate()
    assert verifying.verify(desk.store).breaks == ()
    (done,) = work(job)
    assert done.state is JobState.DONE
    desk.store.media.sweep()
    removal.settle(desk.store)
    assert traces(desk, 1) == []
    assert verifying.verify(desk.store).breaks == ()
    assert desk.store.rows("PRAGMA integrity_check") == [("ok",)]
