"""What is being done to the recording that is open, or what went wrong with it, in one line."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from voxdesk.domain.job import Job, JobState
from voxdesk.gui.jobs import wording
from voxdesk.gui.jobs.following import TROUBLED
from voxdesk.gui.widgets.buttons import button, icon_button
from voxdesk.gui.widgets.labels import ElidedLabel, IconLabel, plain_label, set_tone
from voxdesk.gui.widgets.progress_strip import ProgressStrip, share_of
from voxdesk.gui.words import tr


class WorkStrip(QFrame):
    """Hidden while there is nothing to say."""

    cancel_asked = Signal(int)
    retry_asked = Signal(int)
    open_asked = Signal(int)
    folder_asked = Signal(int)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._job: Job | None = None
        self.setProperty("look", "banner")
        self._icon = IconLabel("working", "accent")
        self._words = plain_label("", "strong", wrap=True)
        self._place = ElidedLabel("", "muted", mode=Qt.TextElideMode.ElideMiddle)
        self._more = plain_label("", wrap=True)
        self._bar = ProgressStrip()
        self._cancel = button(tr("Cancel"), lambda: self._ask(self.cancel_asked))
        self._retry = button(tr("Retry"), lambda: self._ask(self.retry_asked), icon="retry")
        self._open = button(tr("Open"), lambda: self._ask(self.open_asked))
        self._folder = button(tr("Show folder"), lambda: self._ask(self.folder_asked), look="quiet")
        self._close = icon_button("cancel", tr("Close this message"), self.closed.emit)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self._words)
        words.addWidget(self._place)
        words.addWidget(self._more)
        words.addWidget(self._bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 8, 24, 8)
        row.setSpacing(12)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        for each in (self._open, self._folder, self._retry, self._cancel, self._close):
            row.addWidget(each, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def words(self) -> str:
        return self._words.text()

    def more(self) -> str:
        """What to do about it, or what it replaced."""
        return self._more.text()

    def place(self) -> str:
        """The folder of a file that was saved."""
        return self._place.whole()

    def show_job(self, job: Job | None) -> None:
        self._job = job
        self.setVisible(job is not None)
        if job is None:
            return
        troubled = job.state in TROUBLED
        set_tone(self, "warning" if troubled else "accent")
        self._icon.show_icon(*wording.STATE_ICONS[job.state])
        self._words.setText(_words(job))
        self._more.setText(wording.remedy(job) if troubled else wording.replaced(job))
        self._more.setVisible(bool(self._more.text()))
        self._bar.setVisible(job.state is JobState.RUNNING)
        self._bar.show_share(share_of(job.progress))
        done = job.state is JobState.DONE
        self._cancel.setVisible(not troubled and not done)
        path = str(job.result.get("path", "")) if done else ""
        self._place.set_whole(str(Path(path).parent) if path else "")
        self._place.setVisible(bool(path))
        self._open.setVisible(done)
        self._folder.setVisible(done)
        self._close.setVisible(done)
        paused = job.state is JobState.PAUSED
        self._retry.setVisible(troubled or paused)
        self._retry.setText(tr("Go on") if paused else tr("Retry"))

    def _ask(self, signal: SignalInstance) -> None:
        if self._job is not None:
            signal.emit(int(self._job.id))


def _words(job: Job) -> str:
    if job.state is JobState.DONE:
        name = Path(str(job.request.get("target", ""))).name
        return tr("Saved as {name}").format(name=name)
    if job.state in (JobState.WAITING, JobState.INTERRUPTED, JobState.PAUSED):
        return wording.doing(job)
    if job.state is JobState.RUNNING and job.progress is None:
        return wording.doing(job)
    return f"{wording.doing(job)} · {wording.state_line(job)}"
