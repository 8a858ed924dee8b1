"""The command stopped in the middle of its work: by Ctrl+C, and by a kill nobody can answer."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.journeys.conftest import ROOT, command
from tests.services.test_transcribing import LINES
from voxdesk.domain.ids import RecordingId
from voxdesk.store.store import Store

Speak = Callable[..., Path]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home whose speech model is the quick one."""
    settings = tmp_path / ".config" / "VoxDesk" / "settings.json"
    settings.parent.mkdir(parents=True)
    settings.write_text('{"speech_model": "whisper-tiny.en"}')
    return tmp_path


@pytest.fixture
def working(home: Path, models: Path, spoken: Speak) -> Iterator[subprocess.Popen[str]]:
    """`voxdesk import --transcribe` on a minute of speech, when something is committed."""
    os.environ["VOXDESK_MODELS"] = str(models)
    library = home / "library.voxdesk"
    recording = spoken("\n\n".join(LINES))
    asked = ["--json", "--library", str(library), "import", str(recording), "--transcribe"]
    process = subprocess.Popen(
        [sys.executable, "-m", "voxdesk", *asked],
        cwd=ROOT,
        env={**os.environ, "HOME": str(home), "VOXDESK_HOME": ""},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    wait_until_heard(library)
    yield process
    process.kill()
    process.wait()


def wait_until_heard(library: Path) -> None:
    until = time.monotonic() + 240
    while time.monotonic() < until:
        if library.exists() and heard(library):
            return
        time.sleep(0.1)
    raise AssertionError("nothing was committed in four minutes")


def heard(library: Path) -> list[str]:
    """The words committed for the first recording."""
    store = Store.open(library)
    try:
        if not store.recordings.recent():
            return []
        transcript = store.transcripts.latest(RecordingId(1))
        segments = store.transcripts.segments(transcript.id) if transcript else ()
        return re.findall(r"[a-z']+", " ".join(each.heard for each in segments).lower())
    finally:
        store.close()


def test_ctrl_c_keeps_what_was_heard_and_ends_with_130(
    working: subprocess.Popen[str], home: Path
) -> None:
    working.send_signal(signal.SIGINT)
    output, _none = working.communicate(timeout=60)
    assert working.returncode == 130
    assert json.loads(output)["error"]["code"] == "interrupted"
    kept = heard(home / "library.voxdesk")
    assert kept
    library = ["--json", "--library", str(home / "library.voxdesk")]
    listed = json.loads(command(home, [*library, "recordings"]).stdout)["recordings"]
    assert [each["state"] for each in listed] == ["partial"]


def test_killed_application_goes_on_where_it_was(
    working: subprocess.Popen[str], home: Path
) -> None:
    os.kill(working.pid, signal.SIGKILL)
    working.wait()
    library = home / "library.voxdesk"
    before = heard(library)
    done = command(home, ["--json", "--library", str(library), "jobs", "run"])
    states = {job["kind"]: job["state"] for job in json.loads(done.stdout)["jobs"]}
    assert states["transcribe"] == "done"
    after = heard(library)
    assert after[: len(before)] == before
    assert len(after) > len(before)
    # Every fact of every place was spoken once, and is there once.
    assert abs(len(after) - sum(len(line.split()) for line in LINES)) < 0.1 * len(after)
