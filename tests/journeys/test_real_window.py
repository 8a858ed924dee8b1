"""The program as it is: a window on an X server, used by keys alone, looked at from outside.

Keeps a picture of each step in `build/window`.
"""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import soundfile

from tests.journeys.conftest import ROOT
from voxdesk.domain.job import JobKind, JobState
from voxdesk.paths import Paths, bundled
from voxdesk.store.store import Store

pytestmark = [
    pytest.mark.models,
    pytest.mark.skipif(
        not (shutil.which("Xvfb") and shutil.which("xdotool")), reason="no Xvfb or xdotool here"
    ),
]

PICTURES = ROOT / "build" / "window"
TITLE = "^VoxDesk$"
SPOKEN_S = 30
WAIT_S = 90
LOOK_EVERY_S = 0.3
GRAB = (
    "import sys; from PySide6.QtGui import QGuiApplication; app = QGuiApplication([]);"
    " sys.exit(not app.primaryScreen().grabWindow(0).save(sys.argv[1]))"
)


@dataclass(frozen=True, slots=True)
class Screen:
    """A display with the program's window on it."""

    environment: dict[str, str]

    def run(self, *words: str) -> str:
        done = subprocess.run(
            words, env=self.environment, capture_output=True, text=True, timeout=60, check=True
        )
        return done.stdout

    def keys(self, *keys: str) -> None:
        for each in keys:
            self.run("xdotool", "key", "--clearmodifiers", each)
            time.sleep(0.15)

    def type(self, text: str) -> None:
        self.run("xdotool", "type", "--delay", "15", text)
        time.sleep(0.3)

    def focus(self) -> None:
        """Give the keyboard to the window."""
        self.run("xdotool", "search", "--sync", "--onlyvisible", "--name", TITLE, "windowfocus")

    def act(self, words: str) -> None:
        """Find an action by its words, and do it."""
        self.keys("ctrl+k")
        self.type(words)
        self.keys("Return")

    def picture(self, name: str) -> Path:
        PICTURES.mkdir(parents=True, exist_ok=True)
        path = PICTURES / f"{name}.png"
        self.run(sys.executable, "-c", GRAB, str(path))
        return path


def until(holds: Callable[[], object], what: str) -> None:
    ends = time.monotonic() + WAIT_S
    while not holds():
        assert time.monotonic() < ends, what
        time.sleep(LOOK_EVERY_S)


@pytest.fixture
def screen(paths: Paths, models: Path) -> Iterator[Screen]:
    paths.prepare()
    paths.settings.parent.mkdir(parents=True, exist_ok=True)
    paths.settings.write_text(json.dumps({"speech_model": "whisper-tiny.en"}), "utf-8")
    Store.open(paths.library).close()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", "1", "-screen", "0", "1280x832x24"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert server.stdout is not None
    display = f":{server.stdout.readline().strip()}"
    environment = {
        **os.environ,
        "DISPLAY": display,
        "QT_QPA_PLATFORM": "xcb",
        "VOXDESK_MODELS": str(models),
    }
    window = subprocess.Popen([sys.executable, "-m", "voxdesk", "gui"], cwd=ROOT, env=environment)
    found = Screen(environment)
    try:
        found.focus()
        time.sleep(1)
        yield found
    finally:
        window.terminate()
        window.wait(20)
        server.terminate()
        server.wait(20)


@pytest.mark.usefixtures("writer_measured")
def test_the_main_path_by_keys_alone(screen: Screen, paths: Paths, tmp_path: Path) -> None:
    sound, rate = soundfile.read(bundled("resources", "demo", "walkthrough.flac"), dtype="int16")
    spoken = tmp_path / "lobby.wav"
    soundfile.write(spoken, sound[: SPOKEN_S * rate], rate)
    store = Store.open(paths.library)
    try:
        walk(screen, store, spoken)
    finally:
        screen.picture("last")
        store.close()


def walk(screen: Screen, store: Store, spoken: Path) -> None:
    def done(kind: JobKind) -> bool:
        job = store.jobs.newest(kind)
        assert job is None or job.state is not JobState.FAILED, job
        return job is not None and job.state is JobState.DONE

    def texts() -> list[str]:
        (row,) = store.lists.recordings()
        transcript = store.transcripts.latest(row.recording.id)
        return [x.text for x in store.transcripts.segments(transcript.id)] if transcript else []

    screen.picture("1-empty")
    screen.keys("ctrl+o")
    # Without a window manager nobody gives the keyboard to a new window.
    screen.run("xdotool", "search", "--sync", "--name", "^Import recordings$", "windowfocus")
    screen.type(str(spoken))
    screen.keys("Return")
    screen.focus()
    until(lambda: done(JobKind.INDEX), "imported, transcribed and indexed")
    screen.picture("2-recordings")

    screen.keys("Down", "Return")
    time.sleep(1.5)
    screen.keys("Home", "Return")
    screen.type(" Corrected by hand.")
    screen.keys("Return", "Escape")
    until(lambda: texts()[0].endswith("Corrected by hand."), "the first line corrected")
    screen.keys("ctrl+a", "ctrl+1")
    (row,) = store.lists.recordings()
    until(lambda: store.speakers.of_recording(row.recording.id), "a voice named by one key")
    screen.picture("3-corrected")

    screen.keys("ctrl+z")
    screen.act("recording report")
    time.sleep(1)
    screen.type("Site walk")
    screen.picture("4-kinds")
    screen.keys("Return")
    until(lambda: done(JobKind.REPORT), "a report")
    time.sleep(1)
    screen.picture("5-report")
    for number, page in enumerate(("visits", "reports", "search", "jobs", "settings"), start=6):
        screen.act(f"go {page}")
        time.sleep(0.5)
        screen.picture(f"{number}-{page}")
    assert store.reports.recent()
