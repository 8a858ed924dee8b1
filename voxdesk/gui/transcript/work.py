"""What is done with the recording as a whole: transcribing, reporting, exporting, and its state."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from voxdesk.domain.job import Job, JobKind
from voxdesk.gui.commands import Command, Commands
from voxdesk.gui.frame import Frame
from voxdesk.gui.jobs.following import ACTIVE
from voxdesk.gui.page import Page
from voxdesk.gui.transcript.actions import Actions
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
        self.doing = Actions(frame.desk, frame.following, page)
        header.transcribe_asked.connect(self._transcribe)
        header.report_asked.connect(self._report)
        header.export_asked.connect(self._export)
        self.strip.cancel_asked.connect(self.doing.cancel)
        self.strip.retry_asked.connect(self.doing.retry)
        self.strip.open_asked.connect(self.doing.open_exported)
        self.strip.closed.connect(self.doing.dismiss)
        frame.following.changed.connect(self.show)
        frame.following.moved.connect(lambda _job: self.show())

    def offer(self, commands: Commands, page: Page) -> None:
        commands.offer(TRANSCRIBE, self._transcribe, page)
        commands.offer(REPORT, self._report, page)
        commands.offer(EXPORT, self._header.open_exports, page)

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

    def show_opened(self, opened: Opened, *, first: bool) -> None:
        self._opened = opened
        if first:
            self._offer_exports()
        self.show()

    def job(self) -> Job | None:
        """What goes on with the recording, or became of the last export."""
        return self.doing.job_to_show(self._opened.recording.id) if self._opened else None

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
            self.doing.transcribe(self._opened.recording.id)

    def _report(self) -> None:
        if self._opened is not None:
            from voxdesk.gui.reports import new_report

            self._inspector.show_tab("findings")
            new_report.ask(self._frame, self._header.report, [self._opened.recording.id])

    def _offer_exports(self) -> None:
        from voxdesk.services import exporting

        self._header.offer_exports(
            exporting.formats("recording"),
            exporting.formats("report"),
            lambda fmt: self._desk.policy.allows(f"export.{fmt}"),
        )

    def _export(self, kind: str, fmt: str) -> None:
        if self._opened is not None:
            report = self._inspector.shown_report()
            self.doing.ask_where_to_export(kind, fmt, self._opened.recording, report)
