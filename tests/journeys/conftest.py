"""The main job, carried out once for all journeys, as a user would: by command, in its own home.

It runs inside an empty network namespace under strace where the system allows that, so that every
socket anybody so much as asks for is on record.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Speak
from tests.journeys.visits import CLIENT, EMPLOYEE, INTERVIEW, Visit, record

pytest.register_assert_rewrite("tests.journeys.kinds", "tests.journeys.command_line")

ROOT = Path(__file__).resolve().parents[2]
KEPT = (
    *("PATH", "LANG", "LD_LIBRARY_PATH", "OMP_NUM_THREADS", "QT_QPA_PLATFORM"),
    "VOXDESK_MODELS",
)
TRACED = "socket,connect,sendto,bind,io_uring_setup"


@dataclass(frozen=True, slots=True)
class MainJob:
    """`trace` is what strace saw, None where it cannot run."""

    home: Path
    library: Path
    exports: dict[str, Path]
    report: dict[str, Any]
    trace: str | None

    def ask(self, *arguments: str) -> dict[str, Any]:
        """A command on the library of the job, its answer as JSON."""
        done = command(self.home, ["--json", "--library", str(self.library), *arguments])
        found: dict[str, Any] = json.loads(done.stdout)
        return found


@dataclass(slots=True)
class Heard:
    """The visits in a library, each spoken, imported and transcribed when it is first wanted."""

    home: Path
    library: Path
    folder: Path
    speak: Speak
    _recordings: dict[str, str] = field(default_factory=dict)

    def ask(self, *arguments: str) -> dict[str, Any]:
        """A command on the library, its answer as JSON."""
        done = command(self.home, ["--json", "--library", str(self.library), *arguments])
        found: dict[str, Any] = json.loads(done.stdout)
        return found

    def recording(self, told: Visit) -> str:
        """The id of the recording of a visit, with the role of each voice."""
        if told.name not in self._recordings:
            path = self.folder / f"{told.name}.wav"
            record(told, path, self.speak)
            apart = told.scenario == INTERVIEW
            channels = ["--channels", "apart"] if apart else []
            made = self.ask("import", str(path), "--transcribe", *channels, *told.card)
            (recording,) = made["recordings"]
            self._recordings[told.name] = recording["id"]
            if apart:
                voices = self.ask("speaker", "list", recording["id"])["speakers"]
                # The channels are listed in order: the employee is on the first.
                for voice, role in zip(voices, (EMPLOYEE, CLIENT), strict=True):
                    self.ask("role", voice["id"], role)
        return self._recordings[told.name]

    def segments(self, told: Visit) -> dict[str, dict[str, Any]]:
        """What was heard, by the ids of segments."""
        shown = self.ask("show", self.recording(told))
        return {each["id"]: each for each in shown["segments"]}


def command(
    home: Path, arguments: Sequence[str], *, before: Sequence[str] = (), check: bool = True
) -> subprocess.CompletedProcess[str]:
    """`voxdesk` as a user with this home runs it."""
    environment = {name: os.environ[name] for name in KEPT if name in os.environ}
    environment |= {"HOME": str(home), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [*before, sys.executable, "-m", "voxdesk", *arguments],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=900,
        stdin=subprocess.DEVNULL,
    )
    assert not check or done.returncode == 0, done.stderr
    return done


def isolation(trace: Path) -> list[str]:
    """What to run a command under: nothing where the system lacks strace or the right to it."""
    if os.geteuid() != 0 or not shutil.which("strace") or not shutil.which("unshare"):
        return []
    # Not --seccomp-bpf: what our own lock refuses would then not be seen.
    strace = ["strace", "-f", "-qq", "-e", f"trace={TRACED}", "-o", str(trace)]
    under = ["unshare", "-n", "--", *strace]
    probe = subprocess.run([*under, "true"], capture_output=True)
    return under if probe.returncode == 0 else []


@pytest.fixture(scope="session")
def main_job(tmp_path_factory: pytest.TempPathFactory, models: Path) -> MainJob:
    """Import, transcribe, index, retrieve, report and export the bundled recordings."""
    home = tmp_path_factory.mktemp("main-job-home")
    trace = tmp_path_factory.mktemp("main-job") / "trace"
    os.environ["VOXDESK_MODELS"] = str(models)
    under = isolation(trace)
    found = json.loads(command(home, ["--json", "demo"], before=under).stdout)
    return MainJob(
        home=home,
        library=Path(found["library"]),
        exports={Path(path).suffix: Path(path) for path in found["exports"]},
        report=found["report"],
        trace=trace.read_text("utf-8", "replace") if under else None,
    )


@pytest.fixture(scope="session")
def heard(
    tmp_path_factory: pytest.TempPathFactory, models: Path, measured: Path, spoken: Speak
) -> Heard:
    """A library that takes in the visits with planted facts as they are asked for."""
    os.environ["VOXDESK_MODELS"] = str(models)
    folder = tmp_path_factory.mktemp("visits")
    home = tmp_path_factory.mktemp("visits-home")
    data = home / ".local" / "share" / "VoxDesk"
    data.mkdir(parents=True)
    shutil.copy(measured, data)
    return Heard(home=home, library=folder / "visits.voxdesk", folder=folder, speak=spoken)
