"""The window as a program: opens, closes, keeps its theme, brings no engine along."""

import dataclasses
import json
import os
import subprocess
import sys

import pytest
from pytestqt.qtbot import QtBot

from tests.gui.windows import new_window
from voxdesk import settings
from voxdesk.desk import Desk
from voxdesk.gui import application, background, theme
from voxdesk.paths import Paths

FOREIGN = (
    "torch ctranslate2 faster_whisper onnxruntime tokenizers llama_cpp hnswlib av soundfile "
    "sqlite3 PySide6.QtNetwork PySide6.QtMultimedia PySide6.QtQml docx"
).split()

LOOK = """
import json, os, sys
from voxdesk.desk import Desk
from voxdesk.paths import Paths
from voxdesk.gui import application
paths = Paths.standard()
paths.prepare()
with Desk.open(paths) as desk:
    code = application.run(desk, exit_after_ms=200).code
print(json.dumps({"code": code, "modules": sorted(sys.modules)}))
"""


@pytest.mark.usefixtures("paths")
def test_the_window_opens_closes_and_brings_no_engine_along() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", LOOK],
        capture_output=True,
        text=True,
        timeout=120,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    seen = json.loads(ran.stdout.splitlines()[-1])
    assert seen["code"] == 0
    loaded = [name for name in FOREIGN if name in seen["modules"]]
    assert loaded == []


def test_the_environment_can_close_the_window_too(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(application.EXIT_AFTER, "50")
    assert application.run(desk) == application.Ended(0)
    assert qtbot


def test_a_theme_that_was_chosen_is_kept(desk: Desk, paths: Paths, qtbot: QtBot) -> None:
    new_window(desk, qtbot)
    application.keep(desk, dataclasses.replace(desk.settings, theme="dark"))
    assert theme.is_dark()
    assert desk.settings.theme == "dark"
    background.finish()
    kept, notices = settings.load(paths.settings)
    assert kept.theme == "dark"
    assert notices == ()


def test_the_window_remembers_its_size(desk: Desk, qtbot: QtBot) -> None:
    window = new_window(desk, qtbot)
    window.show()
    window.resize(884, 620)
    window.close()
    again = new_window(desk, qtbot)
    again.restore_place()
    assert again.height() == 620  # the screen of the offscreen platform is narrow
