"""A thin line over the other pages: that something is recorded, or was cut off and is kept."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from voxdesk.domain.job import Job
from voxdesk.domain.timecode import clock
from voxdesk.gui import theme
from voxdesk.gui.capturing.meter import Meter
from voxdesk.gui.capturing.recorder import Recorder, State
from voxdesk.gui.commands import Commands
from voxdesk.gui.jobs.following import Following
from voxdesk.gui.widgets.buttons import button, icon_button
from voxdesk.gui.widgets.labels import IconLabel, plain_label
from voxdesk.gui.words import tr

METER_PX = 140


class RecordingStrip(QWidget):
    """`show` brings a page into sight: that of recording, a recording that was kept, the jobs."""

    def __init__(
        self,
        recorder: Recorder,
        following: Following,
        commands: Commands,
        show: Callable[[str, object], object],
    ) -> None:
        super().__init__()
        self._recorder = recorder
        self._following = following
        self._page = ""
        self._jobs: tuple[Job, ...] = ()
        self._open_page = show
        self.words = plain_label("", "strong")
        self.words.setFont(theme.font(theme.INTERFACE_PX, bold=True, tabular=True))
        self.meter = Meter(words=False)
        self.meter.setFixedWidth(METER_PX)
        self._dot = IconLabel("record", "danger")
        self.pause = button(
            tr("Pause"), lambda: commands.action("record.pause").trigger(), look="quiet"
        )
        self.stop = button(tr("Stop"), lambda: commands.action("record.stop").trigger())
        self.open = button(tr("Show"), lambda: show("record", None), look="link")
        self.running = _line(
            [self._dot, self.words, self.meter, None, self.open, self.pause, self.stop]
        )
        self.kept = plain_label("", wrap=True)
        self.look = button(tr("Open"), self._open_kept, look="link")
        close = icon_button("cancel", tr("Close this message"), self._forget)
        self.cut_off = _line([IconLabel("info", "accent"), self.kept, self.look, close])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.running)
        column.addWidget(self.cut_off)
        self.cut_off.hide()
        recorder.changed.connect(self._show)
        recorder.ticked.connect(self._tick)
        recorder.taken_up.connect(self._taken_up)
        self._show()

    def page_shown(self, key: str) -> None:
        """On its own page a recording needs no strip."""
        self._page = key
        self._show()

    def _show(self) -> None:
        state = self._recorder.state
        self.running.setVisible(self._recorder.under_way and self._page != "record")
        paused = state is State.PAUSED
        self._dot.show_icon("pause" if paused else "record", "muted" if paused else "danger")
        self.pause.setText(tr("Go on") if paused else tr("Pause"))
        self.pause.setAccessibleName(self.pause.text())
        for each in (self.pause, self.stop):
            each.setEnabled(state in (State.RECORDING, State.PAUSED))
        self._tick()

    def _tick(self) -> None:
        if not self.running.isVisible():
            return
        words = {
            State.OPENING: tr("Opening the device…"),
            State.PAUSED: tr("Paused at {time}"),
            State.ENDING: tr("Keeping what was recorded…"),
        }.get(self._recorder.state, tr("Recording {time}"))
        self.words.setText(words.format(time=clock(self._recorder.elapsed_ms)))
        level = self._recorder.level()
        if level is not None:
            self.meter.hear(level.peak, level.rms)

    def _taken_up(self, jobs: tuple[Job, ...]) -> None:
        self._jobs = jobs
        self.kept.setText(
            tr(
                "%n recordings were cut off when VoxDesk last ended. What was recorded is kept, "
                "but for the last second.",
                len(jobs),
            )
        )
        self.cut_off.show()

    def _open_kept(self) -> None:
        made = [self._following.job(job.id) for job in self._jobs]
        found = [job.result.get("recording_id") for job in made if job is not None and job.ended]
        recordings = [each for each in found if isinstance(each, int)]
        if len(recordings) == 1 and len(self._jobs) == 1:
            self._open_page("recording", (recordings[0], ()))
        else:
            self._open_page("recordings" if recordings else "jobs", None)
        self._forget()

    def _forget(self) -> None:
        self._jobs = ()
        self.cut_off.hide()


def _line(parts: list[QWidget | None]) -> QFrame:
    """A row of things in the look of a banner; None is room between them."""
    line = QFrame()
    line.setProperty("look", "banner")
    line.setProperty("tone", "accent")
    row = QHBoxLayout(line)
    row.setContentsMargins(24, 4, 16, 4)
    row.setSpacing(12)
    for part in parts:
        if part is None:
            row.addStretch()
        else:
            wraps = isinstance(part, QLabel) and part.wordWrap()
            row.addWidget(part, 1 if wraps else 0)
    return line
