"""One job on a card: what, how far, how fast, how long still, and what can be done about it."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from voxdesk.domain.job import Job, JobState, may_move
from voxdesk.gui.jobs import wording
from voxdesk.gui.jobs.remedies import Mending
from voxdesk.gui.widgets.buttons import button
from voxdesk.gui.widgets.labels import ElidedLabel, IconLabel, plain_label, set_tone
from voxdesk.gui.widgets.progress_strip import ProgressStrip, share_of
from voxdesk.gui.words import tr

MOST_WIDTH_PX = 860
CANCELLABLE = frozenset({JobState.WAITING, JobState.RUNNING, JobState.INTERRUPTED, JobState.PAUSED})
TROUBLED = frozenset({JobState.FAILED, JobState.NEEDS_USER})


class JobCard(QFrame):
    """Shows a job; `show_job` again when it moved. `asked` names what shall be done with it."""

    asked = Signal(str, int)
    chosen = Signal(int)
    """The keyboard is on this card now."""

    def __init__(self, job: Job, title: str, mend: Callable[[Job], Mending | None]) -> None:
        super().__init__()
        self._job = job
        self._mend = mend
        self.setProperty("look", "card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._icon = IconLabel("waiting", size_px=18)
        self._title = ElidedLabel(title, "strong", mode=Qt.TextElideMode.ElideMiddle)
        self._line = plain_label("", "muted", wrap=True)
        self._remedy = plain_label("", wrap=True)
        self._bar = ProgressStrip()
        self._times = plain_label("", "caption", wrap=True)
        self._mending = self._button("mend", tr("Mend"))
        self._open = self._button("open", tr("Open"), look="quiet")
        self._retry = self._button("retry", tr("Retry"), icon="retry")
        self._go_on = self._button("retry", tr("Go on"), icon="play")
        self._next = self._button("next", tr("Do next"), look="quiet", icon="first")
        self._pause = self._button("pause", tr("Pause"), look="quiet", icon="pause")
        self._cancel = self._button("cancel", tr("Cancel"), look="quiet", icon="cancel")
        words = QVBoxLayout()
        words.setSpacing(3)
        for each in (self._title, self._line, self._remedy):
            words.addWidget(each)
        words.addSpacing(3)
        words.addWidget(self._bar)
        words.addWidget(self._times)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 12, 0, 12)
        row.setSpacing(8)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addSpacing(4)
        row.addLayout(words, 1)
        for act in self.buttons():
            row.addWidget(act, 0, Qt.AlignmentFlag.AlignTop)
        self.setMaximumWidth(MOST_WIDTH_PX)
        self.show_job(job)

    def _button(self, act: str, words: str, *, look: str = "", icon: str = "") -> QPushButton:
        return button(
            words,
            lambda: self.asked.emit(act, int(self._job.id)),
            look=look,
            icon=icon,
            name=f"{words}: {self._title.whole()}",
        )

    def buttons(self) -> tuple[QPushButton, ...]:
        return (
            *(self._mending, self._open, self._retry, self._go_on),
            *(self._next, self._pause, self._cancel),
        )

    def job(self) -> Job:
        return self._job

    def title(self) -> str:
        return self._title.whole()

    def line(self) -> str:
        return self._line.text()

    def show_job(self, job: Job) -> None:
        self._job = job
        troubled = job.state in TROUBLED
        self._icon.show_icon(*wording.STATE_ICONS[job.state])
        self._line.setText(wording.state_line(job))
        set_tone(self._line, "danger" if troubled else "muted")
        remedy = wording.remedy(job) if troubled else ""
        self._remedy.setText(remedy)
        self._remedy.setVisible(bool(remedy))
        self._times.setText(wording.times(job))
        moving = job.state in (JobState.RUNNING, JobState.PAUSED)
        self._bar.setVisible(moving and not (job.state is JobState.PAUSED and not job.progress))
        if moving:
            self._bar.show_share(share_of(job.progress))
        self._show_buttons(job, troubled=troubled)
        self.setAccessibleName(f"{self.title()}: {self.line()}")

    def _show_buttons(self, job: Job, *, troubled: bool) -> None:
        mending = self._mend(job) if troubled else None
        self._mending.setVisible(mending is not None)
        if mending is not None:
            self._mending.setText(mending.words)
            self._mending.setAccessibleName(f"{mending.words}: {self.title()}")
        paused = job.state is JobState.PAUSED
        again = job.state is not JobState.INTERRUPTED and may_move(job.state, JobState.WAITING)
        self._open.setVisible(job.state is JobState.DONE)
        self._retry.setVisible(again and not paused)
        self._go_on.setVisible(paused)
        self._next.setVisible(job.state is JobState.WAITING)
        self._pause.setVisible(may_move(job.state, JobState.PAUSED))
        self._cancel.setVisible(job.state in CANCELLABLE)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.chosen.emit(int(self._job.id))
