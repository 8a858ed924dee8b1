"""The window's thread while engines work: never busy for long, whatever is clicked."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from pytestqt.qtbot import QtBot

from tests.gui.watchdog import Watchdog
from tests.gui.windows import new_window, the
from voxdesk.desk import Desk
from voxdesk.domain.ids import RecordingId
from voxdesk.domain.job import JobState
from voxdesk.gui.bridge import Bridge
from voxdesk.gui.main_window import MainWindow
from voxdesk.gui.pages import PAGES
from voxdesk.gui.transcript.page import TranscriptPage
from voxdesk.paths import bundled
from voxdesk.services import importing, indexing, lanes, reporting

MOST_BUSY_S = 0.05
"""The issue's limit, here for work of the thread itself: the machine may be busy with others."""
STEP_MS = 60

pytestmark = pytest.mark.models


def queue_three(desk: Desk, walk: RecordingId, folder: Path) -> None:
    """An import that is transcribed, an index, a report."""
    copy = folder / "walk-through.flac"
    shutil.copy(bundled("resources", "demo", "walkthrough.flac"), copy)
    importing.submit(desk, [copy], None, transcribe=True)
    transcript = desk.store.transcripts.latest(walk)
    assert transcript is not None
    indexing.submit(desk, transcript.id)
    reporting.submit(desk, [walk])


def steps(window: MainWindow, walk: RecordingId, qtbot: QtBot) -> Iterator[None]:
    """What somebody does in some seconds: every page, scrolling, typing, choosing."""
    window.open_recording(walk)
    view = the(window, TranscriptPage).view
    for _ in range(20):
        yield
        qtbot.keyClick(view, Qt.Key.Key_PageDown)
    for entry in PAGES:
        if not entry.within:
            yield
            window.show_page(entry.key)
    yield
    window.palette_box.open()
    for letter in "walk-through":
        yield
        qtbot.keyClick(window.palette_box.field, letter)
    yield
    qtbot.keyClick(window.palette_box.field, Qt.Key.Key_Escape)
    window.show_page("recordings")


def played(script: Iterator[None], qtbot: QtBot) -> None:
    """Each step from the event loop, as clicks and keys come."""
    ended = object()
    left: list[object] = [None]
    timer = QTimer(interval=STEP_MS)
    timer.timeout.connect(lambda: left.append(next(script, ended)))
    timer.start()
    qtbot.waitUntil(lambda: left[-1] is ended, timeout=60_000)
    timer.stop()


def test_nothing_keeps_the_window_busy_while_three_jobs_run(
    filled: Desk, walk: RecordingId, qtbot: QtBot, tmp_path: Path
) -> None:
    for job in filled.store.jobs.pending():
        filled.store.jobs.move(job.id, JobState.CANCELLED)
    queue_three(filled, walk, tmp_path)
    window = new_window(filled, qtbot)
    window.resize(1280, 832)
    window.show()
    bridge = Bridge(filled.events, window)
    bridge.changed.connect(window.areas_changed)
    bridge.job_moved.connect(window.job_moved)
    window.following.refresh()
    while window.frame.make_page():  # each page is made when it is first shown: measured apart
        qtbot.wait(1)
    filled.start(lanes.HANDLERS)
    qtbot.waitUntil(lambda: any(x.state is JobState.RUNNING for x in window.following.all()))
    with Watchdog(MOST_BUSY_S) as dog:
        played(steps(window, walk, qtbot), qtbot)
        assert window.following.active()
    bridge.close()
    window.close_now()
    assert max(dog.busy_s) <= MOST_BUSY_S, dog.longest()
