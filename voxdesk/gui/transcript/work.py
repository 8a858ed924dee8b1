"""What is done with the recording as a whole: transcribing, reporting, exporting, and its state."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from voxdesk.domain.job import Job, JobKind
from voxdesk.gui.background import run_task
from voxdesk.gui.commands import Command, Commands
from voxdesk.gui.exporting.exports import Exports
from voxdesk.gui.exporting.wanted import Subject, report_subject
from voxdesk.gui.frame import Frame
from voxdesk.gui.jobs.following import ACTIVE
from voxdesk.gui.page import Page
from voxdesk.gui.transcript.editing import GROUP
from voxdesk.gui.transcript.explaining import why_no_report
from voxdesk.gui.transcript.header import READY, RecordingHeader
from voxdesk.gui.transcript.inspector import Inspector
from voxdesk.gui.transcript.opened import Opened
from voxdesk.gui.transcript.work_strip import WorkStrip
from voxdesk.gui.words import later, tr

TRANSCRIBE = Command("recording.transcribe", later("Transcribe"), GROUP, ("Ctrl+T",), "transcribe")
REPORT = Command("recording.report", later("Write a report"), GROUP, ("Ctrl+Shift+T",), "report")
EXPORT = Command("recording.export", later("Export…"), GROUP, ("Ctrl+E",), "export")


class Work(QObject):
    """Joins the head of the page, the strip of what goes on, and the jobs."""

    shown = Signal()
    """What goes on is shown anew."""

    def __init__(
        self, frame: Frame, header: RecordingHeader, inspector: Inspector, page: QWidget
    ) -> None:
        super().__init__(page)
        self._frame = frame
        self._desk = frame.desk
        self._header = header
        self._inspector = inspector
        self._opened: Opened | None = None
        self.strip = WorkStrip()
        header.transcribe_asked.connect(self._transcribe)
        header.report_asked.connect(self._report)
        header.export_asked.connect(self._export)
        self.exports = Exports(frame, page)
        self.exports.changed.connect(self.show)
        self.exports.serve(self.strip)
        frame.following.changed.connect(self.show)
        frame.following.moved.connect(lambda _job: self.show())

    def offer(self, commands: Commands, page: Page) -> None:
        commands.offer(TRANSCRIBE, self._transcribe, page)
        commands.offer(REPORT, self._report, page)
        commands.offer(EXPORT, self._export, page)

    def explain(self, commands: Commands) -> None:
        """Why the buttons at the head cannot be pressed now is why their keys cannot."""
        header, opened = self._header, self._opened
        busy = tr("Something is being done to this recording")
        ready = opened is not None and opened.recording.state in READY
        done = tr("It is transcribed already") if ready else busy
        hidden = header.transcribe.isHidden() or not header.transcribe.isEnabled()
        commands.explain(TRANSCRIBE.id, done if hidden else "")
        unready = busy if ready else tr("A report needs a finished transcript")
        commands.explain(REPORT.id, "" if header.report.isEnabled() else unready)
        nothing = tr("There is nothing to export yet")
        commands.explain(EXPORT.id, "" if header.export.isEnabled() else nothing)

    def show_opened(self, opened: Opened) -> None:
        self._opened = opened
        self.show()

    def job(self) -> Job | None:
        """What goes on with the recording, or became of the last export."""
        opened = self._opened
        job = self._frame.following.of_recording(opened.recording.id) if opened else None
        if job is not None and job.kind not in (JobKind.INDEX, JobKind.EXPORT):
            return job
        return self.exports.job()

    def show(self) -> None:
        opened, job = self._opened, self.job()
        if opened is None:
            return
        self.strip.show_job(job)
        busy = job is not None and job.state in ACTIVE and job.kind is not JobKind.EXPORT
        report = self._inspector.shown_report()
        self._header.show_opened(opened, busy=busy, has_report=report is not None)
        self._inspector.say_why_none(why_no_report(opened, job))
        self.shown.emit()

    def _transcribe(self) -> None:
        if self._opened is not None:
            from voxdesk.services import transcribing

            recording_id = self._opened.recording.id
            run_task(
                self,
                lambda: transcribing.submit(self._desk, recording_id),
                lambda _job: self._frame.following.refresh(),
            )

    def _report(self) -> None:
        if self._opened is not None:
            from voxdesk.gui.reports import new_report

            self._inspector.show_tab("findings")
            new_report.ask(self._frame, self._header.report, [self._opened.recording.id])

    def _export(self) -> None:
        opened = self._opened
        if opened is None:
            return
        name = Path(opened.recording.name).stem
        report = self._inspector.shown_report()
        what = []
        if opened.segments:
            subject = Subject("recording", int(opened.recording.id), name)
            what.append((tr("The transcript"), [subject]))
        if report is not None:
            title = tr("The report: {report}").format(report=report.title)
            what.append((title, [report_subject(report)]))
        self.exports.ask(self._header.export, what)
