"""One person on each channel: two voices in the order of time, stopped and gone on with."""

import os
import re
import signal
import wave
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from tests.services.conftest import Work
from tests.services.test_transcribing import (
    segments_of,
    speech_worker,
    until_something_is_committed,
)
from voxdesk.desk import Desk
from voxdesk.domain.channels import Channels
from voxdesk.domain.ids import RecordingId
from voxdesk.domain.job import JobState
from voxdesk.errors import BadRequest
from voxdesk.services import importing, rehearing, transcribing
from voxdesk.services.lanes import HANDLERS
from voxdesk.services.verifying import verify

RATE_HZ = 16_000
BLEED = 0.04

Spoken = Callable[..., Path]

TALK = [
    ("slt", "Good morning. Was your room clean when you arrived?"),
    ("rms", "The carpet was full of sand, and nobody came to clean it."),
    ("slt", "How long did you wait at the reception desk?"),
    ("rms", "We waited twenty minutes before anybody talked to us."),
]


def samples(path: Path) -> NDArray[np.int16]:
    with wave.open(str(path)) as file:
        assert file.getframerate() == RATE_HZ
        return np.frombuffer(file.readframes(file.getnframes()), np.int16)


def interview(
    path: Path,
    spoken: Spoken,
    talk: Sequence[tuple[str, str]],
    *,
    bleed: float = BLEED,
    pause_s: float = 0.5,
) -> Path:
    """A stereo file: slt on the left, rms on the right, each a little on the other's channel."""
    pause = np.zeros(round(pause_s * RATE_HZ), np.int16)
    own = [
        np.concatenate(
            [
                np.concatenate([said if voice == who else np.zeros_like(said), pause])
                for who, line in talk
                for said in [samples(spoken(line, who))]
            ]
        ).astype(np.float64)
        for voice in ("slt", "rms")
    ]
    both = np.stack([own[0] + bleed * own[1], own[1] + bleed * own[0]], axis=1)
    with wave.open(str(path), "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(RATE_HZ)
        file.writeframes(both.clip(-32768, 32767).astype("<i2").tobytes())
    return path


def imported(desk: Desk, work: Work, path: Path) -> RecordingId:
    (job,) = work(*importing.submit(desk, [path]))
    return RecordingId(int(str(job.result["recording_id"])))


def by_voice(desk: Desk, recording_id: RecordingId) -> list[tuple[str, str]]:
    """Who says what, runs of one voice together, in words without punctuation."""
    labels = {each.id: each.label for each in desk.store.speakers.of_recording(recording_id)}
    found: list[tuple[str, str]] = []
    for segment in segments_of(desk, recording_id):
        words = " ".join(re.findall(r"[a-z]+", segment.text.lower()))
        who = labels[segment.speaker_id] if segment.speaker_id else ""
        if found and found[-1][0] == who:
            found[-1] = (who, f"{found[-1][1]} {words}")
        else:
            found.append((who, words))
    return found


@pytest.mark.speech
def test_a_voice_on_each_channel_becomes_two_speakers_in_order(
    desk: Desk, work: Work, spoken: Spoken, tmp_path: Path
) -> None:
    recording_id = imported(desk, work, interview(tmp_path / "talk.wav", spoken, TALK))
    work(transcribing.submit(desk, recording_id))
    found = by_voice(desk, recording_id)
    assert [who for who, _ in found] == ["Channel 1", "Channel 2", "Channel 1", "Channel 2"]
    assert "was your room clean" in found[0][1]
    assert "nobody came to clean it" in found[1][1]
    assert "reception" in found[2][1]
    assert "twenty minutes" in found[3][1] or "minutes before anybody" in found[3][1]
    assert verify(desk.store).ok
    first, *_, last = segments_of(desk, recording_id)
    for segment, channel in ((first, 0), (last, 1)):
        stretch = (segment.start_ms, segment.end_ms)
        again = rehearing.submit(desk, recording_id, *stretch, "whisper-tiny.en")
        assert again.request["channel"] == channel
        desk.jobs.cancel(again.id)
    whole = rehearing.submit(desk, recording_id, 0, last.end_ms, "whisper-tiny.en")
    assert whole.request["channel"] is None
    desk.jobs.cancel(whole.id)


@pytest.mark.speech
def test_channels_are_heard_together_on_request_and_where_they_are_alike(
    desk: Desk, work: Work, spoken: Spoken, tmp_path: Path
) -> None:
    asked = imported(desk, work, interview(tmp_path / "asked.wav", spoken, TALK[:2]))
    alike = imported(desk, work, interview(tmp_path / "alike.wav", spoken, TALK[:2], bleed=0.9))
    work(
        transcribing.submit(desk, asked, channels=Channels.TOGETHER),
        transcribing.submit(desk, alike),
    )
    for recording_id in (asked, alike):
        (told,) = by_voice(desk, recording_id)
        assert told[0] == ""
        assert "was your room clean" in told[1]
        assert "nobody came to clean it" in told[1]
    work(transcribing.submit(desk, alike, channels=Channels.APART))
    assert {who for who, _ in by_voice(desk, alike)} >= {"Channel 1"}


def test_one_channel_cannot_be_heard_apart(desk: Desk, work: Work, spoken: Spoken) -> None:
    recording_id = imported(desk, work, spoken("Just one voice."))
    with pytest.raises(BadRequest):
        transcribing.submit(desk, recording_id, channels=Channels.APART)


@pytest.mark.speech
def test_a_killed_worker_loses_and_doubles_nothing(
    desk: Desk, work: Work, spoken: Spoken, tmp_path: Path
) -> None:
    # Pauses make it long enough for two slices without much to recognise.
    places = ["lobby", "corridor", "bar", "garden", "kitchen", "hall"]
    talk = [
        turn
        for place in places
        for turn in [
            ("slt", f"Please tell me what you noticed when you walked into the {place}."),
            ("rms", f"Well, the lamp in the {place} was broken when we came in."),
        ]
    ]
    recording_id = imported(
        desk, work, interview(tmp_path / "long.wav", spoken, talk, bleed=0, pause_s=4)
    )
    job = transcribing.submit(desk, recording_id)
    desk.start(HANDLERS)
    until_something_is_committed(desk, recording_id)
    before = segments_of(desk, recording_id)
    assert before[-1].end_ms <= 60_000
    os.kill(speech_worker().pid, signal.SIGKILL)
    (ended, *_) = desk.jobs.wait([job.id])
    if ended.state is not JobState.DONE:
        desk.jobs.retry(job.id)
        (ended, *_) = desk.jobs.wait([job.id])
    assert ended.state is JobState.DONE
    after = segments_of(desk, recording_id)
    assert [each.id for each in after[: len(before)]] == [each.id for each in before]
    words = " ".join(said for _, said in by_voice(desk, recording_id)).split()
    assert abs(words.count("noticed") - len(places)) <= 1
    assert abs(words.count("broken") - len(places)) <= 1
    assert len(desk.store.transcripts.versions(recording_id)) == 1
    assert verify(desk.store).ok
