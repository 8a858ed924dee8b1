"""Live text of a source that speaks at once: the real journal and speech model behind it."""

import threading
import time
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import soundfile

from tests.conftest import Speak
from voxdesk.desk import Desk
from voxdesk.domain.job import JobKind, JobState
from voxdesk.engines.base import SoundBlock, SoundFormat
from voxdesk.services import capturing
from voxdesk.services.capturing import Capturing, Sound
from voxdesk.services.live_text import LiveText

TALK = (
    "Good morning. I would like to ask you how you chose this hotel. "
    "The breakfast was excellent, though the coffee was cold. "
    "Nobody offered us any water, and the check in took twelve minutes."
)
WAITS_S = 60.0


def speaking(spoken: Speak, over: threading.Event) -> Sound:
    """Says it all at once, then is silent until it is over."""
    samples, rate_hz = soundfile.read(spoken(TALK), dtype="int16")
    silence = np.zeros(12 * rate_hz, np.int16)
    samples = np.concatenate([samples, silence])
    yield SoundFormat("fellow", rate_hz, 1)
    size = rate_hz // 10
    for number, start in enumerate(range(0, len(samples) - size, size)):
        part = samples[start : start + size]
        wide = part.astype(np.float64) / 32768
        peak, rms = float(np.abs(wide).max()), float(np.sqrt(np.mean(wide**2)))
        yield SoundBlock(part.tobytes(), size, number / 10, peak, rms)
    while not over.wait(0.05):
        number += 1
        yield SoundBlock(bytes(2 * size), size, number / 10, 0.0)


def until(there: Callable[[], bool]) -> None:
    end = time.monotonic() + WAITS_S
    while not there():
        assert time.monotonic() < end
        time.sleep(0.05)


def begun(desk: Desk, spoken: Speak, over: threading.Event) -> Capturing:
    return capturing.capture(desk, speaking(spoken, over))


def test_what_is_said_is_shown_while_it_is_recorded(desk: Desk, spoken: Speak) -> None:
    over = threading.Event()
    capture = begun(desk, spoken, over)
    live = LiveText(desk, capture, lambda: None)
    try:
        until(lambda: "water" in " ".join(line.text.casefold() for line in live.lines))
        said = " ".join(line.text.casefold() for line in live.lines)
        assert "hotel" in said
        starts = [line.start_ms for line in live.lines]
        assert starts == sorted(starts)
        assert live.state == ""
        assert desk.store.row("SELECT count(*) FROM transcript") == (0,)
    finally:
        over.set()
        live.stop()
        capture.stop()


def test_it_waits_while_heavy_work_runs_and_then_catches_up(desk: Desk, spoken: Speak) -> None:
    over = threading.Event()
    changes: list[str] = []
    job = desk.store.jobs.add(JobKind.TRANSCRIBE, {})
    desk.store.jobs.move(job.id, JobState.RUNNING)
    capture = begun(desk, spoken, over)
    live = LiveText(desk, capture, lambda: changes.append(live.state))
    try:
        until(lambda: live.state == "live.waits")
        assert live.lines == ()
        desk.store.jobs.move(job.id, JobState.DONE)
        until(lambda: bool(live.lines))
        assert live.state == ""
        assert changes[0] == "live.waits"
    finally:
        over.set()
        live.stop()
        capture.stop()


def test_without_a_speech_model_recording_goes_on_and_it_says_why(
    desk: Desk, spoken: Speak
) -> None:
    desk.settings = replace(desk.settings, speech_model="nobody")
    desk.engines.use(desk.settings)
    over = threading.Event()
    capture = begun(desk, spoken, over)
    live = LiveText(desk, capture, lambda: None)
    try:
        until(lambda: live.state == "live.no_model")
        before_ms = capture.captured_ms
        until(lambda: capture.captured_ms > before_ms)
    finally:
        over.set()
        live.stop()
        capture.stop()
