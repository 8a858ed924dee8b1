"""Transcriptions that are killed, cancelled and resumed lose and double nothing."""

import io
import json
import os
import re
import signal
import time
from collections.abc import Callable
from pathlib import Path

import jiwer
import psutil
import pytest

from tests.services.conftest import Work
from voxdesk.desk import Desk
from voxdesk.domain.custody import Action
from voxdesk.domain.ids import JobId, RecordingId, written
from voxdesk.domain.job import JobKind, JobState
from voxdesk.domain.recording import RecordingState
from voxdesk.domain.transcript import Segment
from voxdesk.domain.visit import VisitCard
from voxdesk.services import importing, transcribing
from voxdesk.services.lanes import HANDLERS
from voxdesk.services.verifying import verify

PLACES = ["lobby", "corridor", "bar", "garden"]
FACTS = [
    "The lamp in the {} was broken when we came in.",
    "In the {} somebody had left a wet towel on the floor.",
    "A friendly porter showed us the way to the {}.",
    "The music in the {} was far too loud for a conversation.",
    "We noticed fresh flowers on every table of the {}.",
]
LINES = [fact.format(place) for place in PLACES for fact in FACTS]


@pytest.fixture
def recording(desk: Desk, work: Work, spoken: Callable[..., Path]) -> RecordingId:
    """Over a minute: several of the half minutes that the engine hears at a time."""
    (job,) = work(*importing.submit(desk, [spoken("\n\n".join(LINES))]))
    return RecordingId(int(str(job.result["recording_id"])))


def spoken_words(segments: tuple[Segment, ...]) -> str:
    heard = " ".join(segment.heard for segment in segments).lower()
    return " ".join(re.findall(r"[a-z']+", heard))


def segments_of(desk: Desk, recording_id: RecordingId) -> tuple[Segment, ...]:
    transcript = desk.store.transcripts.latest(recording_id)
    return () if transcript is None else desk.store.transcripts.segments(transcript.id)


def until_something_is_committed(desk: Desk, recording_id: RecordingId) -> None:
    until = time.monotonic() + 120
    while not segments_of(desk, recording_id):
        assert time.monotonic() < until, "nothing was committed"
        time.sleep(0.02)


def speech_worker() -> psutil.Process:
    """The worker that holds faster-whisper: the only child of ours that maps ctranslate2."""
    for child in psutil.Process().children(recursive=True):
        try:
            if any("ctranslate2" in each.path for each in child.memory_maps()):
                return child
        except psutil.Error:
            continue
    raise AssertionError("no speech worker runs")


def told(desk: Desk) -> list[bool]:
    """What the chain of custody says of the runs: whether all was heard."""
    return [
        json.loads(event.detail)["complete"]
        for event in desk.store.custody.events()
        if event.action == Action.TRANSCRIBED
    ]


def test_killed_worker_loses_and_doubles_no_segment(
    desk: Desk, recording: RecordingId, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transcribing, "COMMIT_SEGMENTS", 1)
    job = transcribing.submit(desk, recording)
    until_running(desk, job.id)
    until_something_is_committed(desk, recording)
    os.kill(speech_worker().pid, signal.SIGKILL)
    ended = desk.jobs.wait([job.id])[0]

    assert (ended.state, ended.attempts) == (JobState.DONE, 2)
    assert told(desk) == [False, False, True]
    assert verify(desk.store).ok
    segments = segments_of(desk, recording)
    assert [each.start_ms for each in segments] == sorted({each.start_ms for each in segments})
    # A lost or doubled segment is some ten words; a word heard otherwise is a substitution.
    compared = jiwer.process_words(" ".join(LINES).lower().replace(".", ""), spoken_words(segments))
    assert compared.deletions < 5
    assert compared.insertions < 5


def until_running(desk: Desk, job_id: JobId) -> None:
    desk.start(HANDLERS)
    while desk.store.jobs.get(job_id).state is not JobState.RUNNING:
        time.sleep(0.01)


def test_cancel_keeps_what_was_heard_and_the_next_run_goes_on(
    desk: Desk, work: Work, recording: RecordingId, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transcribing, "COMMIT_SEGMENTS", 1)
    job = transcribing.submit(desk, recording)
    until_running(desk, job.id)
    until_something_is_committed(desk, recording)
    desk.jobs.cancel(job.id)
    assert desk.jobs.wait([job.id])[0].state is JobState.CANCELLED

    kept = segments_of(desk, recording)
    assert kept
    assert desk.store.recordings.get(recording).state is RecordingState.PARTIAL
    assert told(desk) == [False, False]
    assert verify(desk.store).ok
    work(transcribing.submit(desk, recording))
    assert told(desk) == [False, False, True]
    assert verify(desk.store).ok
    segments = segments_of(desk, recording)
    assert segments[: len(kept)] == kept
    assert len(desk.store.transcripts.versions(recording)) == 1
    assert desk.store.recordings.get(recording).state in (
        RecordingState.TRANSCRIBED,
        RecordingState.INDEXED,
    )


def test_index_follows_the_transcription(
    desk: Desk, work: Work, spoken: Callable[..., Path]
) -> None:
    (imported, *_none) = work(*importing.submit(desk, [spoken(LINES[0])]))
    recording = RecordingId(int(str(imported.result["recording_id"])))
    jobs = work(transcribing.submit(desk, recording))
    assert [job.kind for job in jobs] == [JobKind.TRANSCRIBE, JobKind.INDEX]
    assert desk.store.recordings.get(recording).state is RecordingState.INDEXED
    transcript = desk.store.transcripts.latest(recording)
    assert transcript is not None
    assert transcript.language == "en"
    assert transcript.parameters["sha256"]


def test_chain_of_custody_says_what_heard_it_and_not_what_it_listened_for(desk: Desk) -> None:
    media = desk.store.media.adopt(io.BytesIO(b"x"), size_bytes=1)
    recording = desk.store.recordings.add("a.wav", media)
    job = transcribing.submit(desk, recording.id, initial_prompt="a secret", hotwords="Petrossian")
    parameters = transcribing.parameters(desk, job.request)
    begun = desk.store.transcripts.start(recording.id, model_id="m", parameters=parameters)
    transcribing.note(desk, begun.id)
    event = desk.store.custody.head()
    assert event is not None
    assert event.subject == written("transcript", begun.id)
    said = json.loads(event.detail)
    assert said["sha256"] == desk.catalogue.find("whisper-tiny.en").sha256
    assert (said["model"], said["recording"]) == ("whisper-tiny.en", "rec-1")
    assert "faster-whisper" in said["versions"]
    assert "secret" not in event.detail
    assert "Petrossian" not in event.detail


def test_terms_of_the_customer_and_general_ones_are_listened_for(desk: Desk) -> None:
    visit_id = desk.store.visits.add(VisitCard(site="Aurora", customer="Group"))
    media = desk.store.media.adopt(io.BytesIO(b"x"), size_bytes=1)
    recording = desk.store.recordings.add("a.wav", media, visit_id=visit_id)
    for text, customer in (("foyer", None), ("Petrossian", "Group"), ("Rivalry", "Rival")):
        if customer is not None:
            desk.store.visits.add(VisitCard(customer=customer))
        customer_id = None if customer is None else desk.store.names.customer_id(customer)
        desk.store.terms.add(text, customer_id=customer_id)
    job = transcribing.submit(desk, recording.id)
    assert job.request["hotwords"] == "Petrossian, foyer"
    job = transcribing.submit(desk, recording.id, hotwords="slippers")
    assert job.request["hotwords"] == "slippers"
