"""The ways in: files chosen, dropped or pasted, and the sample recording."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from voxdesk import texts
from voxdesk.domain.ids import JobId
from voxdesk.errors import VoxDeskError
from voxdesk.gui.background import run_in_order
from voxdesk.gui.recordings import dropped
from voxdesk.gui.recordings.dropped import Dropped
from voxdesk.gui.recordings.import_strip import ImportStrip
from voxdesk.gui.words import tr

if TYPE_CHECKING:
    from voxdesk.gui.frame import Frame


class Incoming(QObject):
    """Hands everything to the services, and tells the strip what is coming."""

    def __init__(self, frame: "Frame", page: QWidget, strip: ImportStrip) -> None:
        super().__init__(page)
        self._frame = frame
        self._desk = frame.desk
        self._page = page
        self._strip = strip
        strip.retry_asked.connect(self.retry)

    def ask_for_files(self) -> None:
        words = tr("Audio and video ({patterns})").format(patterns=_patterns())
        chosen, _filter = QFileDialog.getOpenFileNames(
            self._page, tr("Import recordings"), "", f"{words};;{tr('All files')} (*)"
        )
        if chosen:
            self.import_paths(tuple(Path(each) for each in chosen))

    def paste(self) -> None:
        """Take the files that were copied in another program."""
        found = dropped.read(QGuiApplication.clipboard().mimeData())
        if found:
            self.take(found)
        else:
            self._frame.tell(tr("There is no file to paste. Copy one first."), False)

    def take(self, found: Dropped) -> None:
        """Import what was dropped; say why not, of what cannot be."""
        for words in found.refused:
            self._strip.refuse("", words)
        if found.paths:
            self.import_paths(found.paths)
        if found.handed:
            self._keep(found.handed)

    def import_paths(self, paths: Sequence[Path]) -> None:
        """Import files and folders, and transcribe what comes of them."""
        from voxdesk.services import importing

        self._strip.expect(len(paths))
        self._submit(lambda: importing.submit(self._desk, paths, None, transcribe=True))

    def try_sample(self) -> None:
        """Import the walk-through that comes with VoxDesk."""
        from voxdesk.services import demonstrating

        self._strip.expect(1)
        self._submit(lambda: demonstrating.try_out(self._desk))

    def retry(self, job_id: int) -> None:
        self._submit(lambda: self._desk.jobs.retry(JobId(job_id)))

    def _keep(self, handed: Sequence[tuple[str, bytes]]) -> None:
        from voxdesk.services import receiving

        def keep() -> list[tuple[str, str]]:
            refused = []
            for name, content in handed:
                try:
                    receiving.submit(self._desk, receiving.Handed(name, content), transcribe=True)
                except VoxDeskError as error:
                    why = texts.message(error.code, error.detail)
                    refused.append((name, f"{why} {texts.remedy(error.remedy)}".strip()))
            return refused

        def done(refused: list[tuple[str, str]]) -> None:
            self._frame.following.refresh()
            for name, why in refused:
                self._strip.refuse(name, why)

        self._strip.expect(len(handed))
        run_in_order(self, keep, done)

    def _submit(self, submit: Callable[[], object]) -> None:
        run_in_order(self, submit, lambda _jobs: self._frame.following.refresh())


def _patterns() -> str:
    from voxdesk.services import importing

    return " ".join(f"*{suffix}" for suffix in sorted(importing.AUDIO_SUFFIXES))
