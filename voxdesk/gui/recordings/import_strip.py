"""What is coming in: a strip above the list while files are imported, or when some were not."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from voxdesk import texts
from voxdesk.domain.ids import JobId
from voxdesk.domain.job import Job, JobKind
from voxdesk.gui.jobs import wording
from voxdesk.gui.jobs.following import Following
from voxdesk.gui.widgets.buttons import button, icon_button
from voxdesk.gui.widgets.labels import ElidedLabel, IconLabel, plain_label, set_tone
from voxdesk.gui.widgets.progress_strip import ProgressStrip, share_of
from voxdesk.gui.words import tr

BAR_PX = 240
MOST_SHOWN = 3
"""More failed files than these are counted, and told one by one on the page of jobs."""


class ImportStrip(QFrame):
    """Hidden while nothing comes in."""

    jobs_asked = Signal()
    retry_asked = Signal(int)

    def __init__(self, following: Following) -> None:
        super().__init__()
        self._following = following
        self._expected = 0
        self._batch: set[JobId] = set()
        self._put_away: set[JobId] = set()
        self._refused: list[tuple[str, str]] = []
        self._listed: tuple[object, ...] = ()
        self.setProperty("look", "banner")
        self._icon = IconLabel("import", "accent")
        self._words = plain_label()
        self._bar = ProgressStrip()
        self._bar.setFixedWidth(BAR_PX)
        self._bar.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._close = icon_button("cancel", tr("Close this message"), self.put_away)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._icon)
        row.addWidget(self._words)
        row.addWidget(self._bar)
        row.addStretch()
        row.addWidget(button(tr("Show jobs"), self.jobs_asked.emit, look="link"))
        row.addWidget(self._close)
        self._failures = QVBoxLayout()
        self._failures.setSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 8, 32, 8)
        column.setSpacing(6)
        column.addLayout(row)
        column.addLayout(self._failures)
        following.changed.connect(self._jobs_changed)
        following.moved.connect(lambda _job: self._show())
        self._show()

    def words(self) -> str:
        return self._words.text()

    def failures(self) -> tuple[str, ...]:
        """What is said of each file that could not be imported."""
        return tuple(row.accessibleName() for row in self.findChildren(_Failure))

    def expect(self, count: int) -> None:
        """Say so at once, before the jobs are queued."""
        self._expected = count
        self._show()

    def refuse(self, name: str, why: str) -> None:
        """Say why something was not taken; there is no job that could."""
        self._expected = 0
        self._refused.append((name, why))
        self._show()

    def put_away(self) -> None:
        """Somebody has read it."""
        self._put_away.update(job.id for job in self._failed())
        self._refused.clear()
        self._show()

    def _jobs_changed(self) -> None:
        self._expected = 0
        self._show()

    def _failed(self) -> list[Job]:
        return [
            job
            for job in self._following.troubled()
            if job.kind is JobKind.IMPORT and job.id not in self._put_away
        ]

    def _show(self) -> None:
        active = [job for job in self._following.active() if job.kind is JobKind.IMPORT]
        failed = self._failed()
        self._batch = self._batch | {job.id for job in active} if active else set()
        working = bool(active) or bool(self._expected)
        troubles = len(failed) + len(self._refused)
        self.setVisible(working or bool(troubles))
        self._bar.setVisible(working)
        self._close.setVisible(bool(troubles))
        if working:
            self._words.setText(self._progress(active))
            self._bar.show_share(self._share(active))
            self._icon.show_icon("import", "accent")
        elif troubles:
            self._words.setText(tr("%n files could not be imported", troubles))
            self._icon.show_icon("warning", "warning")
        set_tone(self, "accent" if working else "warning")
        self._list(failed)

    def _progress(self, active: list[Job]) -> str:
        if not active:
            return tr("Importing %n files", self._expected)
        whole, done = len(self._batch), len(self._batch) - len(active)
        words = tr("Importing %n files", whole)
        parts = [words, tr("{count} done").format(count=done) if done else ""]
        running = next((job for job in active if job.progress is not None), None)
        if running is not None:
            name = Path(str(running.request.get("path", ""))).name
            parts += [name, wording.progress(running.progress)]
        return " · ".join(part for part in parts if part)

    def _share(self, active: list[Job]) -> float | None:
        if not active:
            return None
        shares = [share_of(job.progress) or 0.0 for job in active]
        ended = len(self._batch) - len(active)
        share = (sum(shares) + ended) / len(self._batch)
        return share or None

    def _list(self, failed: list[Job]) -> None:
        listed = (*((job.id, job.error_code, job.error_detail) for job in failed), *self._refused)
        if listed == self._listed:
            return
        self._listed = listed
        while (item := self._failures.takeAt(0)) is not None:
            if (gone := item.widget()) is not None:
                gone.setParent(None)
                gone.deleteLater()
        for name, why in self._refused[:MOST_SHOWN]:
            self._failures.addWidget(_Failure(name, why))
        for job in failed[: MOST_SHOWN - len(self._refused)]:
            self._failures.addWidget(self._failure(job))
        more = len(listed) - self._failures.count()
        if more > 0:
            self._failures.addWidget(plain_label(tr("and %n more", more), "muted"))

    def _failure(self, job: Job) -> QWidget:
        name = Path(str(job.request.get("path", ""))).name
        why = f"{texts.message(job.error_code, job.error_detail)} {wording.remedy(job)}".strip()
        row = _Failure(name, why)
        row.add(
            button(
                tr("Try again"),
                lambda: self.retry_asked.emit(int(job.id)),
                look="link",
                name=tr("Try again: {name}").format(name=name),
            )
        )
        return row


class _Failure(QWidget):
    """A file, why it was not taken, what to do."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__()
        self.setAccessibleName(f"{name}: {why}" if name else why)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(28, 0, 0, 0)
        self._row.setSpacing(12)
        words = self.accessibleName()
        self._row.addWidget(ElidedLabel(words, mode=Qt.TextElideMode.ElideRight), 1)

    def add(self, widget: QWidget) -> None:
        self._row.addWidget(widget)
