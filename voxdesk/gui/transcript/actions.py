"""What can be done with the recording that is open: each a service, called away from the window."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from voxdesk.desk import Desk
from voxdesk.domain.ids import JobId, RecordingId
from voxdesk.domain.job import Job, JobKind, JobState
from voxdesk.domain.recording import Recording
from voxdesk.domain.report import Report
from voxdesk.export.formats import suffix
from voxdesk.gui.background import run_task
from voxdesk.gui.jobs.following import ACTIVE, TROUBLED, Following
from voxdesk.gui.words import tr


class Actions(QObject):
    """Submits jobs; remembers the last export, so that its end can be told where it was asked."""

    def __init__(self, desk: Desk, following: Following, page: QWidget) -> None:
        super().__init__(page)
        self._desk = desk
        self._following = following
        self._page = page
        self._export_id: JobId | None = None

    def transcribe(self, recording_id: RecordingId) -> None:
        from voxdesk.services import transcribing

        self._submit(lambda: transcribing.submit(self._desk, recording_id))

    def cancel(self, job_id: int) -> None:
        self._submit(lambda: self._desk.jobs.cancel(JobId(job_id)))

    def retry(self, job_id: int) -> None:
        self._submit(lambda: self._desk.jobs.retry(JobId(job_id)))

    def ask_where_to_export(
        self, kind: str, fmt: str, recording: Recording, report: Report | None
    ) -> None:
        """Ask for a file, then export the transcript or the report that is shown."""
        what, ending = "-report" if kind == "report" else "", suffix(fmt)
        suggested = f"{Path(recording.name).stem}{what}.{ending}"
        target, _ = QFileDialog.getSaveFileName(self._page, tr("Export"), suggested, f"*.{ending}")
        if target and kind == "recording":
            self.export(kind, int(recording.id), fmt, Path(target))
        elif target and report is not None:
            self.export(kind, int(report.id), fmt, Path(target))

    def export(self, kind: str, number: int, fmt: str, target: Path) -> None:
        from voxdesk.services import exporting

        def queued(job: Job) -> None:
            self._export_id = job.id
            self._following.refresh()

        run_task(self, lambda: exporting.submit(self._desk, kind, number, fmt, target), queued)

    def job_to_show(self, recording_id: RecordingId) -> Job | None:
        """What goes on with a recording, else what became of the last export."""
        job = self._following.of_recording(recording_id)
        if job is not None and job.kind not in (JobKind.INDEX, JobKind.EXPORT):
            return job
        last = self._following.job(self._export_id) if self._export_id is not None else None
        shown = {JobState.DONE, *ACTIVE, *TROUBLED}
        return last if last is not None and last.state in shown else None

    def dismiss(self) -> None:
        """Somebody has seen what became of the export."""
        self._export_id = None
        self._following.changed.emit()

    def open_exported(self, job_id: int) -> None:
        """Show the file in the program that the system has for it."""
        job = self._following.job(JobId(job_id))
        path = job.result.get("path") if job is not None else None
        if isinstance(path, str):
            QDesktopServices.openUrl(QUrl.fromLocalFile(path))

    def _submit(self, submit: Callable[[], object]) -> None:
        run_task(self, submit, lambda _job: self._following.refresh())
