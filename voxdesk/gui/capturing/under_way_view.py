"""While recording: time, level, wave, marks, what was noticed, and what is being said."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from voxdesk import texts
from voxdesk.domain.timecode import clock
from voxdesk.gui import theme
from voxdesk.gui.capturing.growing_wave import GrowingWave
from voxdesk.gui.capturing.meter import Meter
from voxdesk.gui.capturing.recorder import Recorder, State
from voxdesk.gui.widgets.buttons import button
from voxdesk.gui.widgets.labels import IconLabel, plain_label
from voxdesk.gui.words import tr

ELAPSED_PX = 52


class _Note(QLineEdit):
    """Escape gives it up."""

    given_up = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)


class UnderWayView(QWidget):
    """Follows the recorder; its buttons trigger the actions that were given."""

    def __init__(self, recorder: Recorder) -> None:
        super().__init__()
        self._recorder = recorder
        self._mark = 0
        self._drawn_ms = -1
        self._lines = 0
        self.elapsed = plain_label("0:00")
        self.elapsed.setFont(theme.font(ELAPSED_PX, tabular=True))
        self.elapsed.setStyleSheet(f"font-size: {ELAPSED_PX}px;")
        self.elapsed.setAccessibleName(tr("Recorded so far"))
        self._dot = IconLabel("record", "danger", size_px=18)
        self.state = plain_label("", "strong")
        self.room = plain_label("", "muted")
        self.meter = Meter()
        self.wave = GrowingWave()
        self.pause: QPushButton | None = None
        self.note = _Note()
        self.note.returnPressed.connect(self._describe)
        self.note.given_up.connect(self._give_up)
        self.note.hide()
        self.noticed = plain_label("", "", tone="warning", wrap=True)
        self.live = QPlainTextEdit()
        self.live.setReadOnly(True)
        self.live.setProperty("look", "live")
        self.live.setAccessibleName(tr("Live text"))
        self.live_state = plain_label("", "muted", wrap=True)
        self._buttons = QHBoxLayout()
        self._lay_out()
        recorder.ticked.connect(self._tick)
        recorder.marked.connect(self.wave.mark)
        recorder.changed.connect(self._show)
        recorder.ending.connect(self.finish)
        recorder.text_changed.connect(self._show_text)

    def _lay_out(self) -> None:
        state = QHBoxLayout()
        state.setSpacing(8)
        state.addWidget(self._dot)
        state.addWidget(self.state)
        state.addSpacing(16)
        state.addWidget(self.room)
        state.addStretch()
        time = QHBoxLayout()
        time.setSpacing(24)
        time.addWidget(self.elapsed)
        time.addWidget(self.meter, 1)
        self._buttons.setSpacing(8)
        heading = plain_label(tr("Live text"), "heading")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(state)
        column.addLayout(time)
        column.addWidget(self.wave)
        column.addLayout(self._buttons)
        column.addWidget(self.note)
        column.addWidget(self.noticed)
        column.addSpacing(8)
        column.addWidget(heading, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.live_state)
        column.addWidget(self.live, 8)
        column.addStretch(1)

    def give_actions(self, stop: QAction, pause: QAction, mark: QAction) -> None:
        """The buttons, each for a command."""
        self.pause = button(tr("Pause"), pause.trigger, icon="pause")
        marking = button(tr("Mark"), mark.trigger, icon="marker")
        marking.setToolTip(tr("Mark this moment (M)"))
        for each in (button(tr("Stop"), stop.trigger, look="primary", icon="stop"), self.pause):
            self._buttons.addWidget(each)
        self._buttons.addWidget(marking)
        self._buttons.addStretch()

    def begin(self) -> None:
        """Another recording."""
        self._mark, self._drawn_ms, self._lines = 0, -1, 0
        self.wave.begin()
        self.live.clear()
        self.note.hide()
        self.noticed.setText("")
        self._show()
        self._show_text()

    def marked(self, mark: int) -> None:
        """A moment was marked: it may be described."""
        if self._mark and self.note.text().strip():
            self._describe()
        self._mark = mark
        at_ms = self._recorder.elapsed_ms
        self.note.clear()
        words = tr("What is at {time}? Enter keeps it; it may stay empty.")
        self.note.setPlaceholderText(words.format(time=clock(at_ms)))
        self.note.setAccessibleName(tr("Note on the marked moment"))
        self.note.show()
        self.note.setFocus()

    def _describe(self) -> None:
        if self._mark and self.note.text().strip():
            self._recorder.describe(self._mark, self.note.text().strip())
        self._mark = 0
        self.note.hide()
        if self.pause is not None:
            self.pause.setFocus()

    def _give_up(self) -> None:
        """The moment stays marked, without words."""
        self.note.clear()
        self._describe()

    def finish(self) -> None:
        """Keep what was typed and not yet entered."""
        if self._mark:
            self._describe()

    def _tick(self) -> None:
        levels = self._recorder.capture.levels() if self._recorder.capture else ()
        self.elapsed.setText(clock(self._recorder.elapsed_ms))
        if levels:
            self.meter.hear(levels[-1].peak, levels[-1].rms)
        if self._recorder.state is State.RECORDING:
            new = [each for each in levels if each.at_ms > self._drawn_ms]
            if new:
                self._drawn_ms = new[-1].at_ms
                self.wave.grow((each.at_ms, each.peak) for each in new)
        self._show_room()

    def _show_room(self) -> None:
        room_s = self._recorder.capture.room_s if self._recorder.capture else 0
        minutes = int(max(room_s, 0)) // 60
        self.room.setText(
            tr("room for {hours} h").format(hours=minutes // 60)
            if minutes >= 120
            else tr("room for {minutes} min").format(minutes=minutes)
        )

    def _show(self) -> None:
        state = self._recorder.state
        words = {
            State.OPENING: tr("Opening the device…"),
            State.RECORDING: tr("Recording"),
            State.PAUSED: tr("Paused: nothing is kept"),
            State.ENDING: tr("Keeping what was recorded…"),
        }
        self.state.setText(words.get(state, ""))
        recording = state is State.RECORDING
        self._dot.show_icon("record" if recording else "pause", "danger" if recording else "muted")
        if self.pause is not None:
            paused = state is State.PAUSED
            self.pause.setText(tr("Go on") if paused else tr("Pause"))
            self.pause.setAccessibleName(self.pause.text())
            self.pause.setIcon(theme.icon("record" if paused else "pause", "text", "text"))
        told = self._recorder.told()
        if told:
            self.noticed.setText(
                "\n".join(
                    f"{clock(each.at_ms)}  {texts.message(each.code, each.detail)}"
                    for each in told[-3:]
                )
            )
        self.noticed.setVisible(bool(told))

    def _show_text(self) -> None:
        lines = self._recorder.lines()
        for line in lines[self._lines :]:
            self.live.appendPlainText(f"{clock(line.start_ms)}  {line.text}")
        self._lines = len(lines)
        code = self._recorder.live_state()
        first = tr("The first words come after some seconds. They are provisional.")
        if not self._recorder.live_wanted:
            first = tr("Live text is off. The recording is transcribed when it ends.")
        self.live_state.setText(texts.message(code) if code else "" if lines else first)
        self.live_state.setVisible(bool(self.live_state.text()))
        self.live.setVisible(bool(lines))
