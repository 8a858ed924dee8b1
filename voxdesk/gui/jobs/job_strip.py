"""The jobs in one line at the foot of the window; a click opens their page."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy

from voxdesk.domain.job import Job, JobState
from voxdesk.gui.jobs.following import Following
from voxdesk.gui.widgets.dates import readable_length
from voxdesk.gui.widgets.labels import IconLabel, plain_label, set_tone
from voxdesk.gui.widgets.progress_strip import ProgressStrip, share_of
from voxdesk.gui.words import tr

BAR_PX = 96


class JobStrip(QPushButton):
    """`3 jobs · 6 min`, with a bar for the one that runs; `2 failed` until somebody looked."""

    def __init__(self, following: Following) -> None:
        super().__init__()
        self._following = following
        self.setProperty("look", "quiet")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._icon = IconLabel("jobs", size_px=14)
        self._words = plain_label("", "muted")
        self._bar = ProgressStrip()
        self._bar.setFixedWidth(BAR_PX)
        self._bar.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(10, 0, 10, 0)
        row.setSpacing(8)
        for each in (self._icon, self._words, self._bar):
            each.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            row.addWidget(each)
        following.changed.connect(self._show)
        following.moved.connect(lambda _job: self._show())
        self._show()

    def words(self) -> str:
        return self._words.text()

    def sizeHint(self) -> QSize:
        return self._row.sizeHint()

    def _show(self) -> None:
        active, troubled = self._following.active(), self._following.troubled()
        more, held = self._following.more, self._following.held
        words = _words(active, more, len(troubled), held=held)
        self._words.setText(words)
        set_tone(self._words, "danger" if troubled else "muted")
        self._icon.show_icon(
            "failed" if troubled else "working" if active else "done",
            "danger" if troubled else "accent" if active else "muted",
        )
        running = active[0] if active and active[0].state is JobState.RUNNING else None
        self._bar.setVisible(running is not None)
        if running is not None:
            self._bar.show_share(share_of(running.progress))
        self.setAccessibleName(tr("Jobs: {state}").format(state=words))
        self.updateGeometry()


def _words(active: tuple[Job, ...], more: int, troubled: int, *, held: bool) -> str:
    parts = []
    if troubled:
        parts.append(tr("{count} failed").format(count=troubled))
    paused = sum(1 for job in active if job.state is JobState.PAUSED)
    to_do = len(active) - paused + more
    if to_do:
        parts.append(tr("%n jobs", to_do))
    if held:
        parts.append(tr("everything is paused"))
    elif paused:
        parts.append(tr("{count} paused").format(count=paused))
    left = [job.seconds_left for job in active if job.seconds_left is not None]
    if left and not held:
        parts.append(tr("{time} left").format(time=readable_length(round(max(left) * 1000))))
    return " · ".join(parts) or tr("All done")
