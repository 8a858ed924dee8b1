"""Long work: how far it is, how long it still takes, and how to stop it.

`JobWork` follows a job of the queue, `Work` runs something by itself in a thread.
"""

import threading
import time
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from voxdesk.domain.job import Job, JobKind, JobState, Progress
from voxdesk.errors import Cancelled, VoxDeskError
from voxdesk.gui.background import run_in_order, run_task
from voxdesk.gui.frame import Frame
from voxdesk.gui.library.outcome import Outcome
from voxdesk.gui.widgets.buttons import button
from voxdesk.gui.widgets.dates import readable_length
from voxdesk.gui.widgets.labels import plain_label
from voxdesk.gui.widgets.progress_strip import ProgressStrip, share_of
from voxdesk.gui.words import tr

Given = TypeVar("Given")
SHOWN_EVERY_MS = 100
GUESSED_AFTER_S = 2.0
"""How long work must run before its end can be guessed."""


class WorkStrip(QWidget):
    """Hidden while nothing is done."""

    def __init__(self) -> None:
        super().__init__()
        self._words = plain_label("")
        self._left = plain_label("", "muted")
        self._bar = ProgressStrip()
        self._cancel = button(tr("Cancel"), self.cancel)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._words)
        head.addWidget(self._left, 1)
        lines = QVBoxLayout()
        lines.setSpacing(6)
        lines.addLayout(head)
        lines.addWidget(self._bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(16)
        row.addLayout(lines, 1)
        row.addWidget(self._cancel)
        self.hide()

    def words(self) -> str:
        return self._words.text() if not self.isHidden() else ""

    def cancel(self) -> None:
        """Stop after the piece at hand."""

    def show_work(self, words: str, share: float | None, seconds_left: float | None) -> None:
        """Say what is done, how far it is and how long it still takes."""
        self._words.setText(words)
        left = "" if seconds_left is None else readable_length(round(seconds_left * 1000))
        self._left.setText(tr("{time} left").format(time=left) if left else "")
        self._bar.show_share(share)
        self._cancel.setAccessibleName(tr("Cancel: {work}").format(work=words))
        self.setAccessibleName(words)
        self.show()


class JobWork(WorkStrip):
    """Follows the newest job of a kind; says beside it what went wrong."""

    ended = Signal(object)
    """The Job that was done."""

    def __init__(self, frame: Frame, kind: JobKind, words: str, outcome: Outcome) -> None:
        super().__init__()
        self._frame = frame
        self._kind = kind
        self._doing = words
        self._outcome = outcome
        self._job: Job | None = None
        frame.following.changed.connect(self._look)
        frame.following.moved.connect(self._moved)
        self._look()

    def busy(self) -> bool:
        return self._job is not None

    def follow(self, job: Job) -> None:
        """Show a job that was queued just now."""
        self._outcome.hide()
        self._job = job
        self._show()
        self._frame.following.refresh()
        # It may have ended before anybody followed it, with no more news to come.
        self._look()

    def cancel(self) -> None:
        job = self._job
        if job is not None:
            jobs = self._frame.desk.jobs
            run_in_order(self, lambda: jobs.cancel(job.id), lambda _none: self._look())

    def _look(self) -> None:
        jobs = [each for each in self._frame.following.all() if each.kind is self._kind]
        if self._job is not None:
            now = next((each for each in jobs if each.id == self._job.id), None)
            if now is not None and now.ended:
                self._end(now)
                return
        active = [each for each in jobs if not each.ended]
        if active:
            self._job = active[-1]
            self._show()

    def _moved(self, job: Job) -> None:
        if self._job is not None and job.id == self._job.id:
            self._job = job
            self._show()

    def _show(self) -> None:
        job = self._job
        if job is None:
            return
        waits = job.state is not JobState.RUNNING
        words = tr("Waiting for other jobs") if waits else self._doing
        self.show_work(words, share_of(job.progress), job.seconds_left)

    def _end(self, job: Job) -> None:
        self._job = None
        self.hide()
        if job.state is JobState.DONE:
            self.ended.emit(job)
        elif job.state is JobState.CANCELLED:
            self._outcome.say("accent", tr("Stopped."))
        else:
            self._outcome.say_error(error_of(job))


def error_of(job: Job) -> VoxDeskError:
    """The error that ended a job, as it was raised."""
    from voxdesk.errors import known

    found = known().get(job.error_code, VoxDeskError)(job.error_detail)
    found.code = job.error_code or "error"
    return found


class Work(WorkStrip):
    """Runs one thing at a time in a thread; ends it when its window closes."""

    ended = Signal()
    """It is done, stopped or failed, and what came of it was said."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__()
        self._outcome = outcome
        self._stopped = threading.Event()
        self._running = False
        self._progress: Progress | None = None
        self._began = 0.0
        self._doing = ""
        self._showing = QTimer(self, interval=SHOWN_EVERY_MS)
        self._showing.timeout.connect(self._show)

    def busy(self) -> bool:
        return self._running

    def tell(self, progress: Progress) -> None:
        """Called in the thread: how far the work is; raises Cancelled once it shall stop."""
        self.check()
        self._progress = progress

    def stopped(self) -> bool:
        """Called in the thread: whether it shall stop."""
        return self._stopped.is_set()

    def check(self) -> None:
        """Called in the thread: raises Cancelled once it shall stop."""
        if self._stopped.is_set():
            raise Cancelled

    def cancel(self) -> None:
        self._stopped.set()

    def run(self, words: str, work: Callable[[], Given], done: Callable[[Given], None]) -> None:
        """Do `work` in a thread, then `done`; errors are said in the outcome."""
        if self._running:
            return
        self._running, self._progress, self._began = True, None, time.monotonic()
        self._stopped.clear()
        self._outcome.hide()
        self._doing = words
        self.window().installEventFilter(self)
        self._show()
        self._showing.start()

        def guarded() -> Given | VoxDeskError | Cancelled:
            try:
                return work()
            except (VoxDeskError, Cancelled) as error:
                return error

        def came(given: Given | VoxDeskError | Cancelled) -> None:
            self._end()
            if isinstance(given, Cancelled):
                self._outcome.say("accent", tr("Stopped."))
            elif isinstance(given, VoxDeskError):
                self._outcome.say_error(given)
            else:
                done(given)
            self.ended.emit()

        run_task(self, guarded, came, self._end)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        # Hidden by the system it is only out of sight; a window that was closed hides itself.
        if event.type() is QEvent.Type.Hide and not event.spontaneous():
            self._stopped.set()
        return False

    def _end(self) -> None:
        self._running = False
        self._showing.stop()
        self.hide()

    def _show(self) -> None:
        share = share_of(self._progress)
        took = time.monotonic() - self._began
        left = None
        if share and took > GUESSED_AFTER_S:
            left = took * (1 - share) / share
        self.show_work(self._doing, share, left)
