"""Recording from a real sound server: speech survives a kill, and no sample is lost under load."""

import io
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest
import soundfile
from numpy.typing import NDArray

from tests.conftest import Speak
from tests.journeys.conftest import ROOT
from tests.pulse import Server, needs_pulse, serving
from voxdesk.desk import Desk
from voxdesk.paths import Paths

pytestmark = needs_pulse

RATE_HZ = 48_000
SOAK_S = int(os.environ.get("VOXDESK_SOAK_S", "30"))
"""How long no sample may be lost; `make soak` takes ten minutes."""

FINISHING_S = 300
"""How long the longest recording may take to be kept on a busy machine."""

CYCLE = 32_767
"""The counted signal goes from 1 to this and begins again: it is never silent."""

TALK = (
    "Good morning. I would like to ask you how you chose this hotel. "
    "The breakfast was excellent, though the coffee was cold."
)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    with serving(tmp_path, talk=RATE_HZ) as running:
        yield running


def voxdesk(server: Server, *words: str) -> subprocess.Popen[str]:
    home = Path(server.environment["HOME"])
    return subprocess.Popen(
        [sys.executable, "-m", "voxdesk", "--json", *words],
        cwd=ROOT,
        env={**os.environ, **server.environment, "VOXDESK_HOME": str(home / "vox")},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def asked(server: Server, *words: str) -> dict[str, list[dict[str, object]]]:
    process = voxdesk(server, *words)
    said, why = process.communicate(timeout=SOAK_S + FINISHING_S)
    assert process.returncode == 0, why
    found: dict[str, list[dict[str, object]]] = json.loads(said)
    return found


@contextmanager
def every_processor_busy() -> Iterator[None]:
    """Twice as many that want a processor as there are."""
    hogs = [
        subprocess.Popen([sys.executable, "-c", "while True: pass"])
        for _ in range(2 * (os.cpu_count() or 1))
    ]
    try:
        yield
    finally:
        for hog in hogs:
            hog.kill()
            hog.wait()


def counted(seconds: int) -> NDArray[np.int16]:
    """Each sample says which it is."""
    return (np.arange(seconds * RATE_HZ) % CYCLE + 1).astype(np.int16)


def test_speech_that_was_cut_off_by_a_kill_is_kept_and_transcribed(
    server: Server, spoken: Speak, models: Path
) -> None:
    assert models.is_dir()
    speech, rate_hz = soundfile.read(spoken(TALK), dtype="int16")
    player = None
    process = voxdesk(server, "record", "--device", "talk.monitor", "--site", "Hotel")
    try:
        assert process.stderr is not None
        assert "Recording" in process.stderr.readline()
        player = server.play("talk", speech, rate_hz)
        time.sleep(len(speech) / rate_hz + 1.5)
        process.send_signal(signal.SIGKILL)
        process.communicate()
    finally:
        process.kill()
        process.communicate()
        if player is not None:
            player.kill()
            player.wait()
    (left,) = asked(server, "captures")["captures"]
    assert int(str(left["duration_ms"])) >= len(speech) * 1000 // rate_hz - 1000
    made = asked(server, "captures", "finish", "--transcribe", str(left["id"]))["recordings"][0]
    assert made["duration_ms"] == left["duration_ms"]
    heard = json.dumps(asked(server, "show", str(made["id"]))).casefold()
    for word in ("hotel", "breakfast", "coffee"):
        assert word in heard
    assert asked(server, "captures")["captures"] == []


@pytest.mark.timeout(2 * SOAK_S + 2 * FINISHING_S)
def test_no_sample_is_lost_while_every_processor_is_busy(server: Server) -> None:
    player = server.play("talk", counted(SOAK_S + 30), RATE_HZ)
    try:
        with every_processor_busy():
            asked(server, "record", "--device", "talk.monitor", "--seconds", str(SOAK_S))
    finally:
        player.kill()
        player.wait()
    with Desk.open(Paths.under(Path(server.environment["HOME"]) / "vox")) as desk:
        (recording,) = desk.store.recordings.recent()
        original = desk.store.media.reader(desk.store.media.of_recording(recording.id).id)
        content = original.read_at(0, original.size_bytes)
    samples, rate_hz = soundfile.read(io.BytesIO(content), dtype="int16")
    assert rate_hz == RATE_HZ
    assert len(samples) >= (SOAK_S - 5) * RATE_HZ
    # Zeros are the player's: it was late itself, and the sink went on without it, perhaps over what
    # came too late. What capturing loses leaves no zeros behind.
    played = np.flatnonzero(samples)
    assert len(played) >= 0.8 * len(samples)
    steps = np.diff(samples[played].astype(np.int64)) % CYCLE
    lost = np.flatnonzero((steps != 1) & (np.diff(played) == 1))
    assert len(lost) == 0, [(played[at] / RATE_HZ, int(steps[at])) for at in lost[:10]]
