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
from voxdesk.gui.words import later, tr

MOST_WIDTH_PX = 860
CANCELLABLE = frozenset({JobState.WAITING, JobState.RUNNING, JobState.INTERRUPTED, JobState.PAUSED})
TROUBLED = frozenset({JobState.FAILED, JobState.NEEDS_USER})

BUTTONS = {
    "mend": (later("Mend"), "", ""),
    "open": (later("Open"), "quiet", ""),
    "retry": (later("Retry"), "", "retry"),
    "go_on": (later("Go on"), "", "play"),
    "next": (later("Do next"), "quiet", "first"),
    "pause": (later("Pause"), "quiet", "pause"),
    "cancel": (later("Cancel"), "quiet", "cancel"),
}
"""Words, look and icon of each."""


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
        self._buttons: dict[str, QPushButton] = {}
        self._acts = QHBoxLayout()
        self._acts.setSpacing(8)
        self._acts.setAlignment(Qt.AlignmentFlag.AlignTop)
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
        row.addLayout(self._acts)
        self.setMaximumWidth(MOST_WIDTH_PX)
        self.show_job(job)

    def buttons(self) -> tuple[QPushButton, ...]:
        """What can be done with it now, from left to right."""
        return tuple(each for each in self._buttons.values() if not each.isHidden())

    def job(self) -> Job:
        return self._job

    def title(self) -> str:
        return self._title.whole()

    def line(self) -> str:
        return self._line.text()

    def more(self) -> str:
        """What to do about it, or what it replaced."""
        return self._remedy.text()

    def show_job(self, job: Job) -> None:
        self._job = job
        troubled = job.state in TROUBLED
        self._icon.show_icon(*wording.STATE_ICONS[job.state])
        self._line.setText(wording.state_line(job))
        set_tone(self._line, "danger" if troubled else "muted")
        remedy = wording.remedy(job) if troubled else wording.replaced(job)
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
        """Make the buttons that are wanted when they are: a long list has many cards."""
        mending = self._mend(job) if troubled else None
        again = job.state is not JobState.INTERRUPTED and may_move(job.state, JobState.WAITING)
        paused = job.state is JobState.PAUSED
        wanted = {
            "mend": mending is not None,
            "open": job.state is JobState.DONE,
            "retry": again and not paused,
            "go_on": paused,
            "next": job.state is JobState.WAITING,
            "pause": may_move(job.state, JobState.PAUSED),
            "cancel": job.state in CANCELLABLE,
        }
        for place, (key, shown) in enumerate(wanted.items()):
            if shown and key not in self._buttons:
                self._add_button(place, key, list(wanted))
            if key in self._buttons:
                self._buttons[key].setVisible(shown)
        if mending is not None:
            self._buttons["mend"].setText(mending.words)
            self._buttons["mend"].setAccessibleName(f"{mending.words}: {self.title()}")

    def _add_button(self, place: int, key: str, order: list[str]) -> None:
        words, look, icon = BUTTONS[key]
        act = "retry" if key == "go_on" else key
        made = button(
            tr(words),
            lambda: self.asked.emit(act, int(self._job.id)),
            look=look,
            icon=icon,
            name=f"{tr(words)}: {self._title.whole()}",
        )
        before = sum(1 for each in order[:place] if each in self._buttons)
        self._buttons[key] = made
        self._buttons = {each: self._buttons[each] for each in order if each in self._buttons}
        self._acts.insertWidget(before, made)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.chosen.emit(int(self._job.id))
