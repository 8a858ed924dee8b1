"""The page of recording: a form before, the recording while it goes on."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout

from voxdesk.domain.job import Job, JobState
from voxdesk.gui.capturing.setup_view import SetupView
from voxdesk.gui.capturing.under_way_view import UnderWayView
from voxdesk.gui.commands import Command, Commands
from voxdesk.gui.frame import Frame
from voxdesk.gui.page import Page
from voxdesk.gui.widgets.labels import plain_label
from voxdesk.gui.words import later, tr

EDGE_PX = 32
MOST_WIDTH_PX = 860
GROUP = later("Recording")
MARK_HERE = Command("record.mark_here", later("Mark this moment"), GROUP, ("M",), "marker")


class RecordPage(Page):
    """Opens the recording when it was made, if it is still looked at."""

    areas = frozenset({"jobs"})

    def __init__(self, frame: Frame) -> None:
        super().__init__()
        self._frame = frame
        self._recorder = frame.recorder
        self._job: Job | None = None
        self.setup = SetupView(frame.desk, frame.place)
        self.under_way = UnderWayView(self._recorder)
        self._said = plain_label("", "muted", wrap=True)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.setup)
        self._stack.addWidget(self.under_way)
        self._lay_out()
        self.setup.start_asked.connect(self.start)
        self.setup.devices_changed.connect(self._show)
        self.setup.broken.closed.connect(self._recorder.leave_it)
        self._recorder.changed.connect(self._show)
        self._recorder.kept.connect(self._kept)
        self._recorder.wish = self.setup.wish
        self._recorder.release = self.setup.release
        self._show()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(plain_label(tr("Record"), "title"))
        head.addStretch()
        inside = QVBoxLayout()
        inside.setContentsMargins(EDGE_PX, 24, EDGE_PX, 24)
        inside.setSpacing(16)
        inside.addLayout(head)
        inside.addWidget(self._said)
        inside.addWidget(self._stack, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addLayout(inside)
        self._stack.setMaximumWidth(MOST_WIDTH_PX)
        self._said.setMaximumWidth(MOST_WIDTH_PX)

    def offer(self, commands: Commands) -> None:
        self._commands = commands
        mark = commands.offer(MARK_HERE, self.mark, self)
        self.under_way.give_actions(
            commands.action("record.stop"), commands.action("record.pause"), mark
        )
        self._show()

    def take_focus(self) -> None:
        if self._recorder.under_way and self.under_way.pause is not None:
            self.under_way.pause.setFocus()
        elif self.setup.start.isEnabled():
            self.setup.start.setFocus()
        else:
            self.setup.device.setFocus()

    def start(self) -> None:
        self._recorder.start()

    def mark(self) -> None:
        mark = self._recorder.mark()
        if mark:
            self.under_way.marked(mark)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._look()

    def hideEvent(self, event: QHideEvent) -> None:
        self.setup.rest()
        super().hideEvent(event)

    def refresh(self, _changed: frozenset[str]) -> None:
        self._open_when_made()

    def _look(self) -> None:
        if self.isVisible() and not self._recorder.under_way and not self._recorder.forbidden():
            self.setup.begin()

    def _show(self) -> None:
        under_way = self._recorder.under_way
        before = self._stack.currentWidget()
        now = self.under_way if under_way else self.setup
        if now is not before:
            self._stack.setCurrentWidget(now)
            if under_way:
                self.under_way.begin()
            else:
                self.setup.name.clear()
                self._look()
            if self.isVisible():
                # When the buttons are there for it.
                QTimer.singleShot(0, self, self.take_focus)
        if not under_way:
            self.setup.show_broken(self._recorder.broken)
        forbidden = self._recorder.forbidden()
        reason = forbidden or self.setup.problem
        self.setup.show_start(reason)
        self.setup.setEnabled(not forbidden)
        self._said.setText(reason if not under_way else "")
        self._said.setVisible(bool(self._said.text()))

    def _kept(self, job: Job) -> None:
        self._job = job
        self._frame.tell(tr("Recorded. It opens as soon as it is kept."), False)
        self._open_when_made()

    def _open_when_made(self) -> None:
        if self._job is None:
            return
        job = self._frame.following.job(self._job.id)
        if job is None or not job.ended:
            return
        self._job = None
        made = job.result.get("recording_id")
        if job.state is JobState.DONE and isinstance(made, int) and self.isVisible():
            # Not while pages are handed what changed: opening may make one.
            QTimer.singleShot(0, self, lambda: self.open_recording.emit(made, ()))
