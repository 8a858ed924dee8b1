"""`voxdesk record` on a real PortAudio; what it hears comes from a file."""

import contextlib
import ctypes.util
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from tests.journeys.conftest import ROOT, command

pytestmark = pytest.mark.skipif(
    not ctypes.util.find_library("portaudio"), reason="this machine has no PortAudio"
)

ALSA = """
pcm.hall {{
    type file
    slave.pcm {{ type null }}
    file /dev/null
    infile "{heard}"
    format raw
    hint {{ show on }}
}}
"""


RATE_HZ = 44_100
CHANNELS = 2
BLOCKS_PER_S = 10


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    """The home of a user with one microphone, in which a tone is heard for as long as it is."""
    heard = tmp_path / "heard"
    os.mkfifo(heard)
    (tmp_path / ".asoundrc").write_text(ALSA.format(heard=heard))
    over = threading.Event()
    speaking = threading.Thread(target=speak, args=(heard, over))
    speaking.start()
    yield tmp_path
    over.set()
    speaking.join()


def speak(heard: Path, over: threading.Event) -> None:
    """Write a tone into a pipe as fast as it sounds; what nobody hears is lost."""
    samples = np.sin(np.arange(RATE_HZ * CHANNELS // BLOCKS_PER_S) / 20) * 9000
    block = samples.astype(np.int16).tobytes()
    pipe = os.open(heard, os.O_RDWR | os.O_NONBLOCK)
    while not over.wait(1 / BLOCKS_PER_S):
        with contextlib.suppress(BlockingIOError):
            os.write(pipe, block)
    os.close(pipe)


Begin = Callable[..., subprocess.Popen[str]]


@pytest.fixture
def recording(home: Path) -> Iterator[Begin]:
    """`voxdesk record` under way, some seconds after its first commit; ended with the test."""
    begun: list[subprocess.Popen[str]] = []

    def begin(*more: str) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, "-m", "voxdesk", "--json", "record", "--device", "hall", *more],
            cwd=ROOT,
            env={**os.environ, "HOME": str(home), "VOXDESK_HOME": str(home / "vox")},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        begun.append(process)
        assert process.stderr is not None
        assert "Recording" in process.stderr.readline()
        time.sleep(2.5)
        return process

    yield begin
    for process in begun:
        process.kill()
        process.communicate()


def asked(home: Path, *words: str) -> dict[str, list[dict[str, object]]]:
    library = home / "vox" / "library.voxdesk"
    found: dict[str, list[dict[str, object]]] = json.loads(
        command(home, ["--json", "--library", str(library), *words]).stdout
    )
    return found


def test_ctrl_c_ends_a_recording_and_keeps_it(home: Path, recording: Begin) -> None:
    process = recording("--site", "Hotel", "--name", "Hall")
    process.send_signal(signal.SIGINT)
    said, _ = process.communicate(timeout=120)
    assert process.returncode == 0, said
    made = json.loads(said)["recordings"][0]
    assert made["name"] == "Hall"
    assert made["duration_ms"] >= 500
    assert asked(home, "captures")["captures"] == []


def test_a_killed_recording_is_listed_and_finished_later(home: Path, recording: Begin) -> None:
    process = recording()
    process.kill()
    process.communicate()
    (left,) = asked(home, "captures")["captures"]
    length_ms = int(str(left["duration_ms"]))
    assert length_ms >= 1000
    made = asked(home, "captures", "finish", str(left["id"]))["recordings"][0]
    assert made["duration_ms"] == length_ms
    assert asked(home, "captures")["captures"] == []


def test_a_killed_recording_may_be_forgotten(home: Path, recording: Begin) -> None:
    process = recording()
    process.kill()
    process.communicate()
    (left,) = asked(home, "captures")["captures"]
    assert asked(home, "captures", "discard", str(left["id"])) == {"discarded": left["id"]}
    assert asked(home, "captures")["captures"] == []
    assert asked(home, "recordings")["recordings"] == []


def test_a_microphone_that_is_not_there_is_a_known_error(home: Path) -> None:
    done = command(home, ["--json", "record", "--device", "cellar"], check=False)
    assert done.returncode == 3
    assert json.loads(done.stdout)["error"]["code"] == "microphone.unavailable"
