"""Exports of one page: asked how and where to, queued, and followed to their end."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from voxdesk.domain.ids import JobId, written
from voxdesk.domain.job import Job, JobState
from voxdesk.export.formats import suffix
from voxdesk.gui.background import run_in_order, run_task
from voxdesk.gui.exporting.panel import ExportPanel
from voxdesk.gui.exporting.wanted import Offer, Subject, Wish
from voxdesk.gui.frame import Frame
from voxdesk.gui.jobs.following import ACTIVE, TROUBLED
from voxdesk.gui.transcript.work_strip import WorkStrip
from voxdesk.gui.words import tr
from voxdesk.services.export_options import PLAIN, Options

SHOWN = frozenset({JobState.DONE, *ACTIVE, *TROUBLED})


class Exports(QObject):
    """Remembers how things were exported last, and the last job, to tell what became of it."""

    changed = Signal()
    """`job` gives something else now."""

    def __init__(self, frame: Frame, page: QWidget) -> None:
        super().__init__(page)
        self._frame = frame
        self._page = page
        self._wishes: dict[str, Wish] = {}
        self._job_id: JobId | None = None
        self._told_by_strip = False

    def ask(
        self,
        at: QWidget,
        what: Sequence[tuple[str, Sequence[Subject]]],
        opened: Callable[[ExportPanel], object] = lambda _panel: None,
    ) -> None:
        """Ask how, beside `at`; each thing that can be exported has a title."""
        desk = self._frame.desk

        def read() -> list[Offer]:
            from voxdesk.services import exporting

            return [
                Offer(title, tuple(subjects), exporting.offered(desk, subjects[0].kind))
                for title, subjects in what
                if subjects
            ]

        def show(offers: list[Offer]) -> None:
            if offers:
                panel = ExportPanel(at, offers, self._wishes)
                panel.wanted.connect(self._take)
                panel.open()
                opened(panel)

        run_task(self, read, show)

    def _take(self, offer: Offer, wish: Wish) -> None:
        self._wishes[offer.kind] = wish
        self.ask_where(offer.subjects, wish.fmt, wish.options)

    def ask_where(self, subjects: Sequence[Subject], fmt: str, options: Options = PLAIN) -> None:
        """Ask for a file, or for a folder where there are several things."""
        if len(subjects) == 1:
            suggested = subjects[0].file_name(fmt, options)
            target, _filter = QFileDialog.getSaveFileName(
                self._page, tr("Export"), suggested, f"*.{suffix(fmt)}"
            )
            if target:
                self.export([(subjects[0], Path(target))], fmt, options)
        elif subjects:
            folder = QFileDialog.getExistingDirectory(self._page, tr("Export into a folder"))
            if folder:
                self.export(_targets(subjects, Path(folder), fmt, options), fmt, options)

    def export(
        self, targets: Sequence[tuple[Subject, Path]], fmt: str, options: Options = PLAIN
    ) -> None:
        """Queue a file for each."""
        desk = self._frame.desk

        def submit() -> list[Job]:
            from voxdesk.services import exporting

            return [
                exporting.submit(desk, each.kind, each.number, fmt, target, options)
                for each, target in targets
            ]

        def queued(jobs: list[Job]) -> None:
            self._job_id = jobs[-1].id
            self._frame.following.refresh()
            self.changed.emit()
            if not self._told_by_strip:
                self._frame.tell(tr("Exporting %n recordings", len(targets)), False)

        run_in_order(self, submit, queued)

    # --- what became of it

    def job(self) -> Job | None:
        """The last export that was asked for here, until somebody has seen its end."""
        job = self._frame.following.job(self._job_id) if self._job_id is not None else None
        return job if job is not None and job.state in SHOWN else None

    def serve(self, strip: WorkStrip) -> None:
        """Do what is asked for on a strip that shows the job; nothing else tells of it then."""
        self._told_by_strip = True
        jobs = self._frame.desk.jobs
        strip.open_asked.connect(lambda _job_id: self.open_file())
        strip.folder_asked.connect(lambda _job_id: self.open_folder())
        strip.closed.connect(self.dismiss)
        strip.cancel_asked.connect(lambda job_id: self._do(lambda: jobs.cancel(JobId(job_id))))
        strip.retry_asked.connect(lambda job_id: self._do(lambda: jobs.retry(JobId(job_id))))

    def _do(self, act: Callable[[], object]) -> None:
        run_task(self, act, lambda _job: self._frame.following.refresh())

    def dismiss(self) -> None:
        """Somebody has seen what became of it."""
        self._job_id = None
        self.changed.emit()

    def open_file(self) -> None:
        """Show the file in the program that the system has for it."""
        path = self._path()
        if path is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(path))

    def open_folder(self) -> None:
        path = self._path()
        if path is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(path.parent))

    def _path(self) -> Path | None:
        job = self.job()
        path = job.result.get("path") if job is not None else None
        return Path(path) if isinstance(path, str) else None


def _targets(
    subjects: Sequence[Subject], folder: Path, fmt: str, options: Options
) -> list[tuple[Subject, Path]]:
    """A file for each; two of one name get their numbers."""
    targets: list[tuple[Subject, Path]] = []
    taken = {each.name.casefold() for each in folder.iterdir()}
    for each in subjects:
        name = each.file_name(fmt, options)
        if name.casefold() in taken:
            number = written(each.kind, each.number)
            name = f"{name.removesuffix(f'.{suffix(fmt)}')} {number}.{suffix(fmt)}"
        taken.add(name.casefold())
        targets.append((each, folder / name))
    return targets
