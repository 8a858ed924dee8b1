"""Having a stretch transcribed again by another model, to compare it with the text."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from voxdesk.domain.ids import JobId
from voxdesk.domain.job import Job
from voxdesk.domain.model_entry import ModelEntry, ModelRole, ModelState
from voxdesk.gui.background import run_in_order, run_task
from voxdesk.gui.commands import Command, Commands
from voxdesk.gui.frame import Frame
from voxdesk.gui.page import Page
from voxdesk.gui.transcript.along import Along
from voxdesk.gui.transcript.changing import Changing
from voxdesk.gui.transcript.editing import GROUP
from voxdesk.gui.transcript.segment_view import SegmentView
from voxdesk.gui.words import later, tr

MOST_MS = 600_000
"""A longer stretch is a transcription of its own."""
AGAIN = Command(
    "recording.transcribe_again",
    later("Transcribe again and compare…"),
    GROUP,
    ("Ctrl+Shift+A",),
    "compare",
)


class Again(QObject):
    """Asks which of the installed speech models shall hear what is chosen."""

    def __init__(
        self,
        frame: Frame,
        view: SegmentView,
        changing: Changing,
        along: Along,
        compare: Callable[[JobId], None],
    ) -> None:
        super().__init__(view)
        self._frame = frame
        self._desk = frame.desk
        self._view = view
        self._changing = changing
        self._along = along
        self._compare = compare
        self.menu = QMenu(view)

    def offer(self, commands: Commands, page: Page) -> None:
        commands.offer(AGAIN, self.ask, page)

    def explain(self, commands: Commands, missing: str) -> None:
        commands.explain(AGAIN.id, missing or self._along.why_not() or self._too_long())

    def _span(self) -> tuple[int, int]:
        chosen = self._changing.chosen()
        return min(each.start_ms for each in chosen), max(each.end_ms for each in chosen)

    def _too_long(self) -> str:
        start_ms, end_ms = self._span()
        most = tr("Choose at most 10 minutes")
        return most if end_ms - start_ms > MOST_MS else ""

    def ask(self) -> None:
        """Show the speech models that are installed, beside what is chosen."""
        run_task(self, lambda: _installed(self._frame), self._show)

    def _show(self, entries: Sequence[ModelEntry]) -> None:
        chosen = self._changing.chosen()
        if not chosen:
            return
        self.menu.clear()
        for entry in entries:
            self.menu.addAction(entry.title, partial(self.transcribe, entry.id))
        if not entries:
            self.menu.addAction(tr("No speech model is installed")).setEnabled(False)
        self.menu.popup(self._view.below(chosen[-1].id))

    def transcribe(self, model_id: str) -> None:
        """Queue it, and show what comes of it beside the text."""
        chosen, recording_id = self._changing.chosen(), self._along.shown_id()
        if not chosen or recording_id is None:
            return
        start_ms, end_ms = self._span()

        def submit() -> Job:
            from voxdesk.services import rehearing

            return rehearing.submit(self._desk, recording_id, start_ms, end_ms, model_id)

        def queued(job: Job) -> None:
            self._frame.following.refresh()
            self._compare(job.id)

        run_in_order(self, submit, queued)


def _installed(frame: Frame) -> tuple[ModelEntry, ...]:
    from voxdesk.services import model_library

    return tuple(
        each.entry
        for each in model_library.listed(frame.desk.catalogue)
        if each.entry.role is ModelRole.SPEECH and each.state is ModelState.INSTALLED
    )
