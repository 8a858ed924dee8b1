"""Tells through the system when long work has ended and nobody was looking."""

import time

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from voxdesk import texts
from voxdesk.desk import Desk
from voxdesk.domain.ids import JobId
from voxdesk.domain.job import Job, JobKind, JobState
from voxdesk.gui.jobs.following import TROUBLED, Following
from voxdesk.gui.words import tr

LONG_S = 30.0
"""Shorter work is not worth a message."""
ENDED = TROUBLED | {JobState.DONE}
TOLD = frozenset({JobKind.TRANSCRIBE, JobKind.REPORT, JobKind.EXPORT, JobKind.IMPORT})


class Notifying(QObject):
    """Watches the jobs of a window; the tray shows what is wanted."""

    wanted = Signal(str, str)
    """A heading and a sentence. Names of recordings stay in the window: anyone may see these."""

    def __init__(self, desk: Desk, following: Following, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._following = following
        self._window = window
        self._running_since: dict[JobId, float] = {}
        following.changed.connect(self._look)

    def _look(self) -> None:
        now = time.monotonic()
        for job in self._following.all():
            if job.state is JobState.RUNNING:
                self._running_since.setdefault(job.id, now)
            elif job.id in self._running_since:
                lasted_s = now - self._running_since.pop(job.id)
                if job.state in ENDED and job.kind in TOLD and lasted_s >= LONG_S:
                    self._tell(job)

    def _tell(self, job: Job) -> None:
        if self._window.isActiveWindow() or not self._desk.settings.notifications:
            return
        more = len(self._following.active())
        left = tr("%n jobs are still to do.", more) if more else tr("Everything is done.")
        self.wanted.emit(f"{texts.name(job.kind)}: {texts.name(job.state)}", left)
