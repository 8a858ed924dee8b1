"""A transcription paused in the middle, the desk closed, and gone on: nothing lost, none twice."""

import time
from collections.abc import Callable
from pathlib import Path

from tests.services.conftest import Work
from voxdesk.desk import Desk
from voxdesk.domain.ids import RecordingId
from voxdesk.domain.job import JobState
from voxdesk.domain.recording import RecordingState
from voxdesk.events import Event, JobMoved
from voxdesk.paths import Paths
from voxdesk.services import importing, transcribing
from voxdesk.services.lanes import HANDLERS

LINES = [
    "The lamp in the lobby was broken when we came in.",
    "In the corridor somebody had left a wet towel on the floor.",
    "A friendly porter showed us the way to the garden.",
    "The music in the bar was far too loud for a conversation.",
    "We noticed fresh flowers on every table of the terrace.",
    "Nobody asked whether we needed help with the heavy suitcases.",
    "The receptionist smiled and gave us a map of the old town.",
    "Our room was on the third floor, and the lift was out of order.",
    "Breakfast was served until ten, with bread that was still warm.",
    "The fire exit behind the kitchen was blocked by two large boxes.",
]

ONCE = "lamp towel porter music flowers help receptionist lift warm kitchen".split()
"""A word of each line that the model hears and no other line has."""


def text_of(desk: Desk, recording_id: RecordingId) -> str:
    transcript = desk.store.transcripts.latest(recording_id)
    segments = () if transcript is None else desk.store.transcripts.segments(transcript.id)
    return " ".join(each.heard.strip() for each in segments)


def test_a_transcription_paused_and_gone_on_after_a_restart_has_every_line_once(
    desk: Desk, work: Work, paths: Paths, spoken: Callable[..., Path]
) -> None:
    (imported,) = work(*importing.submit(desk, [spoken("\n\n".join(LINES))]))
    recording_id = RecordingId(int(str(imported.result["recording_id"])))
    job = transcribing.submit(desk, recording_id)

    def pause(event: Event) -> None:
        """At the first news of how far it is: in the lane's own thread, so always in the middle."""
        if isinstance(event, JobMoved) and event.job_id == job.id and event.progress:
            desk.jobs.pause(job.id)

    desk.events.subscribe(pause)
    until = time.monotonic() + 120
    while desk.store.jobs.get(job.id).state in (JobState.WAITING, JobState.RUNNING):
        assert time.monotonic() < until
        time.sleep(0.05)
    assert desk.store.jobs.get(job.id).state is JobState.PAUSED
    assert desk.store.recordings.get(recording_id).state in (
        RecordingState.PARTIAL,
        RecordingState.FAILED,
    )
    desk.close()
    with Desk.open(paths) as opened:
        opened.start(HANDLERS)
        assert opened.store.jobs.get(job.id).state is JobState.PAUSED
        opened.jobs.retry(job.id)
        ended = opened.jobs.wait([job.id])
        assert all(each.state is JobState.DONE for each in ended)
        text = text_of(opened, recording_id)
        assert {word: text.count(word) for word in ONCE} == dict.fromkeys(ONCE, 1)
