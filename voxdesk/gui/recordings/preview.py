"""Beside the list: what is in the recording that is selected, without opening it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from voxdesk import texts
from voxdesk.domain.ids import RecordingId
from voxdesk.domain.recording import RecordingRow
from voxdesk.gui.background import run_task
from voxdesk.gui.frame import Frame
from voxdesk.gui.recordings import previewed
from voxdesk.gui.recordings.preview_body import (
    EDGE_PX,
    WIDTH_PX,
    Body,
    Sentence,
    Skeleton,
    fact,
)
from voxdesk.gui.recordings.previewed import Previewed
from voxdesk.gui.recordings.table import STATE_ICONS
from voxdesk.gui.widgets.buttons import button
from voxdesk.gui.widgets.facts import facts_grid
from voxdesk.gui.widgets.labels import ElidedLabel, IconLabel, plain_label
from voxdesk.gui.widgets.peaks import Columns
from voxdesk.gui.widgets.waveform import Waveform
from voxdesk.gui.words import tr

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

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_playhead()
        if self._shown is None:  # what was selected while nobody could see it
            self._read()

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
        self._put(Skeleton())

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
        self._put(Body(found))

    def _show_playhead(self, *_moved: object) -> None:
        if not self.isVisible():
            return
        played = self._shown is not None and self._player.recording_id == self._shown.recording.id
        self.waveform.show_playhead(self._player.position_ms if played else None)

    def _say_nothing(self) -> None:
        self._head.hide()
        self._put(Sentence(tr("Select a recording to see what is in it.")))

    def _say_totals(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(EDGE_PX, 0, EDGE_PX, 24)
        column.setSpacing(12)
        heading = tr("%n recordings selected", len(self._rows))
        column.addWidget(plain_label(heading, "heading"))
        column.addLayout(facts_grid(previewed.totals(self._rows), fact))
        column.addStretch()
        self._put(inside)

    def _put(self, inside: QWidget) -> None:
        self._body.setWidget(inside)
