"""What a stretch heard again came to: line by line beside the text, to be accepted or left."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from voxdesk.desk import Desk
from voxdesk.domain.edits import Edit
from voxdesk.domain.ids import JobId, RecordingId
from voxdesk.domain.job import Job, JobKind, JobState
from voxdesk.domain.timecode import clock
from voxdesk.gui.background import run_in_order, run_task
from voxdesk.gui.commands import Command, Commands
from voxdesk.gui.comparing.differences import Line, lines
from voxdesk.gui.comparing.line_view import LineView
from voxdesk.gui.frame import Frame
from voxdesk.gui.jobs import wording
from voxdesk.gui.jobs.following import ACTIVE, TROUBLED
from voxdesk.gui.page import Page
from voxdesk.gui.widgets.buttons import button
from voxdesk.gui.widgets.in_turns import InTurns
from voxdesk.gui.widgets.labels import plain_label, set_tone
from voxdesk.gui.widgets.progress_strip import ProgressStrip, share_of
from voxdesk.gui.words import later, tr

EDGE_PX = 20
MOST_LINES = 200
ACCEPT_ALL = Command(
    "recording.accept_all", later("Accept all that was heard again"), later("Recording"), ("Alt+W",)
)


class CompareView(QScrollArea):
    """Shows one job of a recording; `there` says whether there is one to show."""

    there = Signal(bool)

    def __init__(self, frame: Frame) -> None:
        super().__init__()
        self._frame = frame
        self._recording_id: RecordingId | None = None
        self._chosen: JobId | None = None
        self._done_with: set[JobId] = set()
        self._job: Job | None = None
        self._lines: tuple[Line, ...] | None = None
        self._views: list[LineView] = []
        self._commands: Commands | None = None
        self._turns = InTurns(self)
        self._reads = 0
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(tr("Compare"))
        self._title = plain_label("", "strong", wrap=True)
        self._state = plain_label("", "muted", wrap=True)
        self._remedy = plain_label("", "muted", wrap=True)
        self._strip = ProgressStrip()
        self.accept_all = button("", self.accept_everything)
        self.again = button(tr("Try again"), self._retry)
        self.cancel = button(tr("Cancel"), self._cancel, look="link")
        self.close_it = button(tr("Close"), self._close, look="link")
        self._lay_out()
        frame.following.changed.connect(self._follow)
        frame.following.moved.connect(lambda _job: self._follow())

    def _lay_out(self) -> None:
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(EDGE_PX, 16, EDGE_PX, 24)
        self._column.setSpacing(8)
        for each in (self._title, self._state, self._remedy, self._strip):
            self._column.addWidget(each)
        row = QHBoxLayout()
        row.setSpacing(8)
        for act in (self.accept_all, self.again, self.cancel, self.close_it):
            row.addWidget(act)
        row.addStretch()
        self._column.addLayout(row)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self._column.addLayout(self._list)
        self._column.addStretch()
        self.setWidget(inside)

    def offer(self, commands: Commands, page: Page) -> None:
        """Offer what can be done here, while `page` is in sight."""
        self._commands = commands
        commands.offer(ACCEPT_ALL, self.accept_everything, page)
        self._show_buttons()

    def show_recording(self, recording_id: RecordingId) -> None:
        """Show what there is of this recording; the text may have changed."""
        if recording_id != self._recording_id:
            self._recording_id, self._chosen, self._job = recording_id, None, None
            self._show_lines(())
        self._follow(again=True)

    def compare(self, job_id: JobId) -> None:
        """Show this job from now on."""
        self._chosen = job_id
        self._done_with.discard(job_id)
        self._follow(again=True)

    def views(self) -> tuple[LineView, ...]:
        return tuple(self._views)

    # --- following the job

    def _find(self) -> Job | None:
        own = (
            job
            for job in self._frame.following.all()
            if job.kind is JobKind.REHEAR
            and job.request.get("recording_id") == self._recording_id
            and job.id not in self._done_with
            and job.state in ACTIVE | TROUBLED | {JobState.DONE, JobState.PAUSED}
        )
        return next((job for job in own if self._chosen in (None, job.id)), None)

    def _follow(self, *, again: bool = False) -> None:
        before, self._job = self._job, self._find()
        self.there.emit(self._job is not None)
        if self._job is None:
            return
        moved = before is None or (before.id, before.state) != (self._job.id, self._job.state)
        self._show_state(self._job)
        if self._job.state is JobState.DONE and (moved or again):
            self._read(self._job)
        elif moved:
            self._show_lines(())

    def _show_state(self, job: Job) -> None:
        start, end = (int(str(job.request[each])) for each in ("start_ms", "end_ms"))
        self._title.setText(
            tr("{start} to {end}, heard again with {model}").format(
                start=clock(start), end=clock(end), model=job.request.get("model", "")
            )
        )
        troubled = job.state in TROUBLED
        self._strip.setVisible(job.state in ACTIVE)
        self._strip.show_share(share_of(job.progress))
        if job.state is not JobState.DONE:
            self._state.setText(wording.state_line(job) if troubled else wording.doing(job))
        set_tone(self._state, "danger" if troubled else "muted")
        self._remedy.setText(wording.remedy(job) if troubled else "")
        self._remedy.setVisible(bool(self._remedy.text()))
        self.again.setVisible(troubled)
        self.cancel.setVisible(job.state in ACTIVE)
        self.close_it.setVisible(job.state not in ACTIVE)
        self._show_buttons()

    def _read(self, job: Job) -> None:
        self._reads += 1
        desk, number = self._frame.desk, self._reads

        def done(found: tuple[Line, ...]) -> None:
            if number == self._reads and self._job is not None and self._job.id == job.id:
                self._show_lines(found)

        run_task(self, lambda: _read(desk, job), done)

    # --- lines

    def _show_lines(self, found: Sequence[Line]) -> None:
        if tuple(found) == self._lines:
            return
        self._lines = tuple(found)
        for view in self._views:
            self._list.removeWidget(view)
            view.hide()
            view.deleteLater()
        other = [each for each in self._lines if not each.same]
        self._views = []
        self._turns.begin(self._build(other[:MOST_LINES]))
        if self._job is not None and self._job.state is JobState.DONE:
            same = len(self._lines) - len(other)
            parts = [tr("%n segments differ", len(other))] if other else [tr("No segment differs")]
            if other and same:
                parts.append(tr("%n segments are the same", same))
            if len(other) > MOST_LINES:
                parts.append(tr("the first %n are shown", MOST_LINES))
            self._state.setText(" · ".join(parts))
        self._show_buttons()

    def _build(self, other: Sequence[Line]) -> Iterator[None]:
        for line in other:
            view = LineView(line, self.accept, self._frame.player.play)
            self._views.append(view)
            self._list.addWidget(view)
            yield

    def _acceptable(self) -> list[Line]:
        return [each for each in self._lines or () if each.acceptable]

    def _show_buttons(self) -> None:
        count = len(self._acceptable())
        self.accept_all.setVisible(count > 1)
        self.accept_all.setText(tr("Accept all %n", count))
        if self._commands is not None:
            self._commands.explain(ACCEPT_ALL.id, "" if count else tr("There is nothing to accept"))

    # --- doing

    def accept(self, line: Line) -> None:
        """Put the words that were heard again in place of a line's."""
        self._accept([line])

    def accept_everything(self) -> None:
        self._accept(self._acceptable())

    def _accept(self, chosen: Sequence[Line]) -> None:
        from voxdesk.services import editing, rehearing

        desk, edits = self._frame.desk, list[Edit]()
        wanted = [(each.segment.id, each.new) for each in chosen if each.segment is not None]
        if not wanted:
            return

        def accept() -> None:
            for segment_id, text in wanted:
                edit = rehearing.accept(desk, segment_id, text)
                if edit is not None:
                    edits.append(edit)

        def undo() -> None:
            for edit in reversed(edits):
                editing.undo(desk, edit.id)

        def redo() -> None:
            for edit in edits:
                editing.redo(desk, edit.id)

        def done(_none: None) -> None:
            if not edits:
                return
            words = tr("%n segments accepted", len(edits))
            self._frame.undoing.did(words, undo=undo, redo=redo)
            self._frame.tell(words, True)
            if self._job is not None:
                self._read(self._job)

        run_in_order(self, accept, done)

    def _retry(self) -> None:
        if self._job is not None:
            desk, job_id = self._frame.desk, self._job.id
            run_in_order(self, lambda: desk.jobs.retry(job_id), lambda _job: None)

    def _cancel(self) -> None:
        if self._job is not None:
            desk, job_id = self._frame.desk, self._job.id
            run_in_order(self, lambda: desk.jobs.cancel(job_id), lambda _job: None)

    def _close(self) -> None:
        if self._job is not None:
            self._done_with.add(self._job.id)
            self._chosen = None
            self._follow()


def _read(desk: Desk, job: Job) -> tuple[Line, ...]:
    from voxdesk.services import rehearing

    return lines(rehearing.beside(desk, job))
