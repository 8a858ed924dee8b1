"""What is coming in: a strip above the list while files are imported, or when some failed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy

from voxdesk.domain.job import Job, JobKind
from voxdesk.gui.jobs.following import Following
from voxdesk.gui.widgets.buttons import button
from voxdesk.gui.widgets.labels import IconLabel, plain_label, set_tone
from voxdesk.gui.widgets.progress_strip import ProgressStrip, share_of

BAR_PX = 240


class ImportStrip(QFrame):
    """Hidden while nothing comes in."""

    jobs_asked = Signal()

    def __init__(self, following: Following) -> None:
        super().__init__()
        self._following = following
        self._expected = 0
        self.setProperty("look", "banner")
        self._icon = IconLabel("import", "accent")
        self._words = plain_label()
        self._bar = ProgressStrip()
        self._bar.setFixedWidth(BAR_PX)
        self._bar.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(32, 8, 32, 8)
        row.setSpacing(12)
        row.addWidget(self._icon)
        row.addWidget(self._words)
        row.addWidget(self._bar)
        row.addStretch()
        row.addWidget(button("Show jobs", self.jobs_asked.emit, look="link"))
        following.changed.connect(self._jobs_changed)
        following.moved.connect(lambda _job: self._show())
        self._show()

    def words(self) -> str:
        return self._words.text()

    def expect(self, count: int) -> None:
        """Say so at once, before the jobs are queued."""
        self._expected = count
        self._show()

    def _jobs_changed(self) -> None:
        self._expected = 0
        self._show()

    def _show(self) -> None:
        running = [job for job in self._following.active() if job.kind is JobKind.IMPORT]
        failed = [job for job in self._following.troubled() if job.kind is JobKind.IMPORT]
        count = len(running) or self._expected
        self.setVisible(bool(count or failed))
        self._bar.setVisible(bool(count))
        if count:
            self._words.setText(f"Importing {_files(count)}")
            self._bar.show_share(_overall(running))
            self._icon.show_icon("import", "accent")
        elif failed:
            self._words.setText(f"{_files(len(failed))} could not be imported")
            self._icon.show_icon("warning", "warning")
        set_tone(self, "accent" if count else "warning")


def _files(count: int) -> str:
    return "1 file" if count == 1 else f"{count} files"


def _overall(running: list[Job]) -> float | None:
    shares = [share_of(job.progress) for job in running]
    known = [share for share in shares if share is not None]
    return sum(known) / len(shares) if known else None
