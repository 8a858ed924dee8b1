"""One job on a card: what, how far, how long still, and the one thing to do about it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from voxdesk.domain.job import Job, JobState, may_move
from voxdesk.gui.jobs import wording
from voxdesk.gui.widgets.buttons import button
from voxdesk.gui.widgets.labels import ElidedLabel, IconLabel, plain_label, set_tone
from voxdesk.gui.widgets.progress_strip import ProgressStrip, share_of

MOST_WIDTH_PX = 860
CANCELLABLE = frozenset({JobState.WAITING, JobState.RUNNING, JobState.INTERRUPTED})


class JobCard(QFrame):
    """Shows a job; `show_job` again when it moved."""

    cancel_asked = Signal(int)
    retry_asked = Signal(int)
    open_asked = Signal(int)

    def __init__(self, job: Job, title: str) -> None:
        super().__init__()
        self._job = job
        self.setProperty("look", "card")
        self._icon = IconLabel("waiting", size_px=18)
        self._title = ElidedLabel(title, "strong", mode=Qt.TextElideMode.ElideMiddle)
        self._line = plain_label("", "muted", wrap=True)
        self._remedy = plain_label("", wrap=True)
        self._bar = ProgressStrip()
        self._cancel = button(
            "Cancel", lambda: self.cancel_asked.emit(int(self._job.id)), name=f"Cancel: {title}"
        )
        self._retry = button(
            "Retry",
            lambda: self.retry_asked.emit(int(self._job.id)),
            icon="retry",
            name=f"Retry: {title}",
        )
        self._open = button(
            "Open",
            lambda: self.open_asked.emit(int(self._job.id)),
            look="quiet",
            name=f"Open: {title}",
        )
        words = QVBoxLayout()
        words.setSpacing(3)
        words.addWidget(self._title)
        words.addWidget(self._line)
        words.addWidget(self._remedy)
        words.addSpacing(3)
        words.addWidget(self._bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 12, 0, 12)
        row.setSpacing(12)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        for each in (self._open, self._retry, self._cancel):
            row.addWidget(each, 0, Qt.AlignmentFlag.AlignTop)
        self.setMaximumWidth(MOST_WIDTH_PX)
        self.show_job(job)

    def job(self) -> Job:
        return self._job

    def title(self) -> str:
        return self._title.whole()

    def line(self) -> str:
        return self._line.text()

    def show_job(self, job: Job) -> None:
        self._job = job
        troubled = job.state in (JobState.FAILED, JobState.NEEDS_USER)
        self._icon.show_icon(*wording.STATE_ICONS[job.state])
        self._line.setText(wording.state_line(job))
        set_tone(self._line, "danger" if troubled else "muted")
        remedy = wording.remedy(job) if troubled else ""
        self._remedy.setText(remedy)
        self._remedy.setVisible(bool(remedy))
        running = job.state is JobState.RUNNING
        self._bar.setVisible(running)
        if running:
            self._bar.show_share(share_of(job.progress))
        self._cancel.setVisible(job.state in CANCELLABLE)
        retry = job.state is not JobState.INTERRUPTED and may_move(job.state, JobState.WAITING)
        self._retry.setVisible(retry)
        self._open.setVisible(job.state is JobState.DONE)
        self.setAccessibleName(f"{self.title()}: {self.line()}")
