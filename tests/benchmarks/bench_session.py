"""How long the window keeps people waiting while three jobs run: a scripted session, watched.

Each figure is a stretch between two beats of a timer of five milliseconds, by the clock and by the
processor time of the window's thread.
"""

import json
import os
import statistics
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from installer.sample_library import fill
from tests.gui.test_responsive import played, queue_three, steps
from tests.gui.watchdog import Watchdog
from tests.gui.windows import come_to_rest, new_window
from voxdesk.desk import Desk
from voxdesk.domain.job import JobState
from voxdesk.gui.bridge import Bridge
from voxdesk.gui.tidying import Tidying
from voxdesk.paths import Paths
from voxdesk.services import lanes

SESSIONS = 3
MOST_BUSY_S = 0.05


@pytest.mark.benchmark
def test_the_window_answers_while_three_jobs_run(
    paths: Paths, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    paths.prepare()
    busy_s: list[float] = []
    whole_s: list[float] = []
    with Desk.open(paths) as desk:
        fill(desk.store)
        for job in desk.store.jobs.pending():
            desk.store.jobs.move(job.id, JobState.CANCELLED)
        walk = next(row.recording.id for row in desk.store.lists.recordings() if row.reports)
        tidying = Tidying(qapp)  # as in the program
        window = new_window(desk, qtbot)
        window.resize(1280, 832)
        window.show()
        bridge = Bridge(desk.events, window)
        bridge.changed.connect(window.areas_changed)
        bridge.job_moved.connect(window.job_moved)
        while window.frame.make_page():
            qtbot.wait(1)
        desk.start(lanes.HANDLERS)
        for number in range(SESSIONS):
            folder = tmp_path / str(number)
            folder.mkdir()
            queue_three(desk, walk, folder)
            with Watchdog(MOST_BUSY_S) as dog:
                played(steps(window, walk, qtbot), qtbot)
            busy_s += dog.busy_s
            whole_s += dog.whole_s
        bridge.close()
        window.close_now()
        come_to_rest(qapp)
        tidying.close()
    figures = {
        name: {
            "p95_ms": round(1000 * statistics.quantiles(found, n=20)[-1], 1),
            "longest_ms": round(1000 * max(found), 1),
        }
        for name, found in (("clock", whole_s), ("thread", busy_s))
    }
    load = round(os.getloadavg()[0] / (os.cpu_count() or 1), 1)
    print(json.dumps({"beats": len(whole_s), "load": load, **figures}, indent=2))
    assert max(busy_s) <= MOST_BUSY_S
