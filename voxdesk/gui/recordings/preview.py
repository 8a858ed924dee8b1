"""Beside the list: what is in the recording that is selected, without opening it."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from voxdesk import texts
from voxdesk.domain.ids import RecordingId
from voxdesk.domain.recording import RecordingRow, RecordingState
from voxdesk.domain.timecode import clock
from voxdesk.gui import theme
from voxdesk.gui.background import run_task
from voxdesk.gui.frame import Frame
from voxdesk.gui.recordings import previewed
from voxdesk.gui.recordings.previewed import Facts, Previewed
from voxdesk.gui.recordings.table import STATE_ICONS
from voxdesk.gui.widgets.buttons import button
from voxdesk.gui.widgets.labels import ElidedLabel, IconLabel, hairline, plain_label
from voxdesk.gui.widgets.paragraph import Paragraph
from voxdesk.gui.widgets.peaks import Columns
from voxdesk.gui.widgets.waveform import Waveform
from voxdesk.gui.words import tr

WIDTH_PX = 340
EDGE_PX = 20
NAMES_PX = 96
LINE_PX = 20
READ_AFTER_MS = 60
"""Who runs through the list with the arrow keys waits for none of it."""
SKELETON_AFTER_MS = 200


class Preview(QFrame):
    """`show_rows` again whenever something else is selected."""

    open_asked = Signal()

    def __init__(self, frame: Frame) -> None:
        super().__init__()
        self._desk = frame.desk
        self._player = frame.player
        self._rows: tuple[RecordingRow, ...] = ()
        self._shown: Previewed | None = None
        self.setObjectName("preview")
        self.setFixedWidth(WIDTH_PX)
        self.setAccessibleName(tr("Preview"))
        self._reading = QTimer(self, interval=READ_AFTER_MS, singleShot=True)
        self._reading.timeout.connect(self._read)
        self._waiting = QTimer(self, interval=SKELETON_AFTER_MS, singleShot=True)
        self._waiting.timeout.connect(self._show_waiting)
        self.waveform = Waveform()
        self.waveform.moment_chosen.connect(self.play)
        self.waveform.play_asked.connect(self.play)
        self.play_button = button(tr("Play"), self.play, icon="play")
        self.open_button = button(tr("Open"), self.open_asked.emit)
        self._title = ElidedLabel("", "heading", mode=Qt.TextElideMode.ElideMiddle)
        self._icon = IconLabel("imported", size_px=14)
        self._state = ElidedLabel("", "muted")
        self._head = self._new_head()
        self._body = QScrollArea()
        self._body.setWidgetResizable(True)
        self._body.setFrameShape(QFrame.Shape.NoFrame)
        self._body.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._body.setAccessibleName(tr("What is in it"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 24, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self._body, 1)
        self._player.moved.connect(self._show_playhead)
        self._player.changed.connect(self._show_playhead)
        self._say_nothing()

    def _new_head(self) -> QWidget:
        state = QHBoxLayout()
        state.setSpacing(6)
        state.addWidget(self._icon)
        state.addWidget(self._state, 1)
        acts = QHBoxLayout()
        acts.setSpacing(8)
        acts.addWidget(self.play_button)
        acts.addWidget(self.open_button)
        acts.addStretch()
        head = QWidget()
        column = QVBoxLayout(head)
        column.setContentsMargins(EDGE_PX, 0, EDGE_PX, 16)
        column.setSpacing(4)
        column.addWidget(self._title)
        column.addLayout(state)
        column.addSpacing(8)
        column.addWidget(self.waveform)
        column.addSpacing(4)
        column.addLayout(acts)
        return head

    def shown(self) -> Previewed | None:
        """What is shown of one recording."""
        return self._shown

    def words(self) -> tuple[str, ...]:
        """Every text in sight below the head."""
        body = self._body.widget()
        return tuple(each.accessibleName() for each in body.findChildren(QWidget)) if body else ()

    def show_rows(self, rows: Sequence[RecordingRow]) -> None:
        """Show what is selected; what is shown already stays until more is known."""
        if tuple(rows) == self._rows and self._shown is not None:
            return
        self._rows = tuple(rows)
        self._waiting.stop()
        if len(rows) == 1:
            self._reading.start()
            return
        self._reading.stop()
        self._shown = None
        self._head.setVisible(False)
        if rows:
            self._say_totals()
        else:
            self._say_nothing()

    def read_again(self) -> None:
        """What is selected may have changed in the library."""
        if len(self._rows) == 1:
            self._reading.start()

    def play(self, at_ms: int = 0) -> None:
        """Play what is shown from a moment on."""
        if self._shown is not None and self._shown.duration_ms:
            self._player.open(self._shown.recording.id, self._shown.duration_ms)
            self._player.play(at_ms)

    # --- reading

    def _read(self) -> None:
        if len(self._rows) != 1 or not self.isVisibleTo(self.window()):
            return
        recording_id = self._rows[0].recording.id
        if self._shown is None or self._shown.recording.id != recording_id:
            self._waiting.start()

        run_task(
            self,
            lambda: previewed.read(self._desk, recording_id),
            lambda found: self._came(recording_id, found),
            self._waiting.stop,
        )

    def _show_waiting(self) -> None:
        self._title.set_whole(self._rows[0].recording.name)
        self._state.set_whole("")
        self.waveform.show_audio(Columns(), 0)
        self._shown = None
        self._put(_Skeleton())

    def _came(self, recording_id: RecordingId, found: Previewed) -> None:
        if [row.recording.id for row in self._rows] != [recording_id]:
            return  # something else was selected meanwhile
        self._waiting.stop()
        if found == self._shown:
            return
        self._shown = found
        recording = found.recording
        self._title.set_whole(recording.name)
        self._state.set_whole(texts.name(recording.state))
        self._icon.show_icon(*STATE_ICONS[recording.state])
        self.waveform.show_audio(found.columns, found.duration_ms)
        playable = bool(found.duration_ms)
        self.play_button.setEnabled(playable)
        self.play_button.setToolTip("" if playable else tr("It is still being imported"))
        self._head.show()
        self._show_playhead()
        self._put(_Body(found))

    def _show_playhead(self, *_moved: object) -> None:
        played = self._shown is not None and self._player.recording_id == self._shown.recording.id
        self.waveform.show_playhead(self._player.position_ms if played else None)

    def _say_nothing(self) -> None:
        self._head.hide()
        self._put(_Sentence(tr("Select a recording to see what is in it.")))

    def _say_totals(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(EDGE_PX, 0, EDGE_PX, 24)
        column.setSpacing(12)
        heading = tr("%n recordings selected", len(self._rows))
        column.addWidget(plain_label(heading, "heading"))
        column.addLayout(_grid(previewed.totals(self._rows)))
        column.addStretch()
        self._put(inside)

    def _put(self, inside: QWidget) -> None:
        self._body.setWidget(inside)


class _Sentence(QWidget):
    def __init__(self, words: str) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE_PX, 4, EDGE_PX, 24)
        column.addWidget(plain_label(words, "muted", wrap=True))
        column.addStretch()


class _Body(QWidget):
    """Facts, reports, first lines."""

    def __init__(self, shown: Previewed) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE_PX, 0, EDGE_PX, 24)
        column.setSpacing(16)
        column.addLayout(_grid(previewed.facts(shown)))
        if shown.reports:
            column.addWidget(hairline())
            column.addLayout(_reports(shown))
        column.addWidget(hairline())
        column.addLayout(_lines(shown))
        column.addStretch()


def _grid(facts: Facts) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(6)
    grid.setColumnMinimumWidth(0, NAMES_PX)
    grid.setColumnStretch(1, 1)
    for row, (name, value) in enumerate(facts):
        grid.addWidget(plain_label(name, "muted"), row, 0, Qt.AlignmentFlag.AlignTop)
        label = plain_label(value, wrap=True)
        label.setAccessibleName(f"{name}: {value}")
        label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        grid.addWidget(label, row, 1)
    return grid


def _reports(shown: Previewed) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(4)
    column.addWidget(plain_label(tr("Reports"), "section"))
    for report in shown.reports:
        column.addWidget(ElidedLabel(report.title))
        counts = plain_label(previewed.verdict_words(report), "muted", wrap=True)
        counts.setAccessibleName(counts.text())
        column.addWidget(counts)
    return column


def _lines(shown: Previewed) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(8)
    column.addWidget(plain_label(tr("First lines"), "section"))
    if not shown.lines:
        column.addWidget(plain_label(_why_no_lines(shown), "muted", wrap=True))
    for segment in shown.lines:
        who = shown.speaker(segment)
        head = " · ".join(part for part in (clock(segment.start_ms), who) if part)
        line = QVBoxLayout()
        line.setSpacing(0)
        line.addWidget(ElidedLabel(head, "caption"))
        line.addWidget(Paragraph(segment.text, size_px=theme.INTERFACE_PX, line_px=LINE_PX))
        column.addLayout(line)
    return column


def _why_no_lines(shown: Previewed) -> str:
    if shown.recording.state is RecordingState.TRANSCRIBING:
        return tr("What is said appears here as it is heard.")
    if shown.transcript is not None and shown.transcript.complete:
        return tr("It was heard to its end, and nobody spoke.")
    return tr("Not transcribed yet.")


class _Skeleton(QWidget):
    """Where text will be, while it is read."""

    def sizeHint(self) -> QSize:
        return QSize(WIDTH_PX, 240)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("hover"))
        room = self.width() - 2 * EDGE_PX
        for line, share in enumerate((0.9, 0.7, 0.8, 0.5, 0.85, 0.75, 0.6)):
            painter.drawRoundedRect(QRectF(EDGE_PX, 8 + line * 28, room * share, 12), 4, 4)
        painter.end()
