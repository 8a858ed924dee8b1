"""What docks are told of the work that goes on."""

import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from voxdesk.desk import Desk
from voxdesk.domain.job import JobKind, JobState, Progress, Unit
from voxdesk.gui.jobs.following import Following
from voxdesk.gui.taskbar import Taskbar, _share

ROOT = Path(__file__).parents[2]
TELL = """
import sys
from PySide6.QtCore import QCoreApplication
from voxdesk.gui import taskbar
app = QCoreApplication([])
taskbar._tell(0.25)
taskbar._tell(None)
"""


def test_the_share_is_that_of_the_job_that_runs(desk: Desk) -> None:
    waiting = desk.jobs.add(JobKind.INDEX, {})
    running = replace(waiting, state=JobState.RUNNING, progress=Progress(30, 120, Unit.AUDIO_MS))
    assert _share(()) is None
    assert _share((waiting,)) is None
    assert _share((running, waiting)) == 0.25
    assert _share((replace(running, progress=None),)) == 0.0


def test_a_desktop_without_a_bus_is_no_trouble(
    filled: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/at/all")
    following = Following(filled)
    bar = Taskbar(following)
    following.refresh()
    qtbot.wait(20)
    assert bar._shown is not None


@pytest.mark.skipif(shutil.which("dbus-run-session") is None, reason="no D-Bus on this machine")
def test_docks_hear_it_on_the_bus() -> None:
    script = (
        f"dbus-monitor \"interface='com.canonical.Unity.LauncherEntry'\" & sleep 0.5;"
        f' "{sys.executable}" -c "$TELL"; sleep 0.5; kill %1'
    )
    run = subprocess.run(
        ["dbus-run-session", "--", "bash", "-c", script],
        cwd=ROOT,
        env={"TELL": TELL, "PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert "application://voxdesk.desktop" in run.stdout, run.stderr
    assert "double 0.25" in run.stdout
    assert run.stdout.index("boolean true") < run.stdout.index("boolean false")
