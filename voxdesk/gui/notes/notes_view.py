"""What people said beside a recording and its visit: read, written, changed, removed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from voxdesk.desk import Desk
from voxdesk.domain.ids import NoteId, RecordingId, VisitId
from voxdesk.domain.note import Note, NoteKind
from voxdesk.domain.recording import Recording
from voxdesk.domain.timecode import clock
from voxdesk.gui.background import run_task
from voxdesk.gui.frame import Frame
from voxdesk.gui.notes.acts import NoteActs
from voxdesk.gui.notes.growing_text import GrowingText
from voxdesk.gui.widgets.buttons import button, icon_button
from voxdesk.gui.widgets.dates import readable_time
from voxdesk.gui.widgets.in_turns import InTurns
from voxdesk.gui.widgets.labels import IconLabel, plain_label
from voxdesk.gui.words import tr

EDGE_PX = 20
TIME_PX = 60


@dataclass(frozen=True, slots=True)
class Beside:
    """Notes on the visit, and those of each recording in the order of time."""

    visit_id: VisitId | None
    of_visit: tuple[Note, ...]
    of_recordings: tuple[tuple[Recording, tuple[Note, ...]], ...]


def read(desk: Desk, visit_id: VisitId | None, recording_id: RecordingId | None) -> Beside:
    """The notes of a recording and its visit, or of a visit and all its recordings."""
    store = desk.store
    if recording_id is not None:
        recordings: Sequence[Recording] = [store.recordings.get(recording_id)]
        visit_id = recordings[0].visit_id
    else:
        recordings = store.recordings.of_visit(visit_id) if visit_id is not None else ()
    return Beside(
        visit_id,
        store.notes.of_visit(visit_id) if visit_id is not None else (),
        tuple((each, store.notes.of_recording(each.id)) for each in recordings),
    )


class NotesView(QWidget):
    """Shows notes in a column of its own height; `NotesTab` lets it scroll."""

    moment_asked = Signal(int, int)
    """Hear this recording from this moment."""

    def __init__(self, frame: Frame) -> None:
        super().__init__()
        self._frame = frame
        self._asked: tuple[VisitId | None, RecordingId | None] = (None, None)
        self._reads = 0
        self._rows: dict[NoteId, NoteRow] = {}
        self._heads: dict[str, QWidget] = {}
        self._turns = InTurns(self)
        self.acts = NoteActs(frame, self)
        self.line = GrowingText(tr("New note"), tr("Write a note"))
        self.line.setProperty("look", "field")
        self.at_moment = button("", self.add_here)
        self.on_whole = button(tr("On the whole"), self.add_on_whole)
        self._none = plain_label(
            tr("Notes and markers stand here in the order of time. A click on a time plays it."),
            "muted",
            wrap=True,
        )
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.at_moment)
        buttons.addWidget(self.on_whole)
        buttons.addStretch()
        self._column.addWidget(self.line)
        self._column.addLayout(buttons)
        self._column.addSpacing(4)
        self._column.addWidget(self._none)
        self.line.textChanged.connect(self._show_buttons)
        frame.player.moved.connect(lambda _ms: self._show_buttons())
        self._show_buttons()

    def open(self, visit_id: VisitId | None, recording_id: RecordingId | None = None) -> None:
        """Show the notes of a recording with its visit's, or of a visit with all recordings'."""
        asked = self._asked = visit_id, recording_id
        self.on_whole.setText(tr("On the visit") if recording_id is None else tr("On the whole"))
        self._reads += 1
        desk, number = self._frame.desk, self._reads

        def done(beside: Beside) -> None:
            if number == self._reads:
                self._show(beside)

        run_task(self, lambda: read(desk, *asked), done)

    def rows(self) -> tuple["NoteRow", ...]:
        """Those shown, from top to bottom."""
        return tuple(sorted(self._rows.values(), key=self._column.indexOf))

    def _show(self, beside: Beside) -> None:
        notes = [*beside.of_visit, *(each for _rec, own in beside.of_recordings for each in own)]
        for number in self._rows.keys() - {each.id for each in notes}:
            _drop(self._column, self._rows.pop(number))
        for head in self._heads.values():
            _drop(self._column, head)
        self._heads.clear()
        self._none.setVisible(not notes)
        self._turns.begin(self._build(beside))
        self._show_buttons()

    def _build(self, beside: Beside) -> Iterator[None]:
        place = self._column.indexOf(self._none) + 1
        several = len(beside.of_recordings) > 1 or self._asked[1] is None
        groups = [(tr("On the visit"), beside.of_visit)]
        groups += [
            (each.name if several else tr("On this recording"), own)
            for each, own in beside.of_recordings
        ]
        for words, own in groups:
            if own:
                self._heads[words] = plain_label(words, "section", wrap=True)
                self._column.insertWidget(place, self._heads[words])
                place += 1
            for note in own:
                row = self._rows.get(note.id) or NoteRow(note, self)
                self._rows[note.id] = row
                row.show_note(note)
                self._column.removeWidget(row)
                self._column.insertWidget(place, row)
                place += 1
                yield

    # --- writing

    def _moment(self) -> int | None:
        """Where playing stands in the recording these notes are of."""
        player, recording_id = self._frame.player, self._asked[1]
        return player.position_ms if player.recording_id == recording_id is not None else None

    def _show_buttons(self) -> None:
        typed, moment = bool(self.line.toPlainText().strip()), self._moment()
        self.at_moment.setVisible(self._asked[1] is not None)
        self.at_moment.setText(tr("At {time}").format(time=clock(moment or 0)))
        self.at_moment.setAccessibleName(
            tr("Write the note at {time}").format(time=clock(moment or 0))
        )
        self.at_moment.setEnabled(typed and moment is not None)
        self.on_whole.setEnabled(typed)
        reason = "" if typed else tr("Write something first")
        self.on_whole.setToolTip(reason)
        self.at_moment.setToolTip(reason)

    def add_here(self) -> None:
        """Write the note at the moment where playing stands."""
        self._add(self._moment())

    def add_on_whole(self) -> None:
        """Write the note on the recording as a whole, or on the visit."""
        self._add(None)

    def _add(self, at_ms: int | None) -> None:
        text, (visit_id, recording_id) = self.line.toPlainText().strip(), self._asked
        if not text or (visit_id is None and recording_id is None):
            return
        self.line.clear()
        if recording_id is not None:
            self.acts.add(text, recording_id=recording_id, at_ms=at_ms)
        else:
            self.acts.add(text, visit_id=visit_id)


class NotesTab(QScrollArea):
    """Notes with room to scroll."""

    def __init__(self, frame: Frame) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(tr("Notes"))
        self.notes = NotesView(frame)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(EDGE_PX, 16, EDGE_PX, 24)
        column.addWidget(self.notes)
        column.addStretch()
        self.setWidget(inside)


class NoteRow(QWidget):
    """A note or marker: its time, its text to be edited where it stands."""

    def __init__(self, note: Note, view: NotesView) -> None:
        super().__init__()
        self.note = note
        self._view = view
        self.text = GrowingText(tr("Text of the note"), tr("Marker without a text"))
        self.text.kept.connect(self._keep)
        self.time = button("", self._ask_moment, look="link")
        self.time.setFixedWidth(TIME_PX)
        self._icon = IconLabel("marker" if note.kind is NoteKind.MARKER else "note", size_px=14)
        remove = icon_button("cancel", tr("Move to the bin"), lambda: view.acts.remove(self.note))
        self._who = plain_label("", "caption", wrap=True)
        top = QHBoxLayout()
        top.setSpacing(6)
        top.addWidget(self._icon)
        top.addWidget(self.time)
        top.addWidget(self._who, 1)
        top.addWidget(remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.text)

    def show_note(self, note: Note) -> None:
        self.note = note
        self.text.show_text(note.text)
        self.time.setVisible(note.start_ms is not None)
        if note.start_ms is not None:
            self.time.setText(clock(note.start_ms))
            words = tr("Play from {time}").format(time=clock(note.start_ms))
            self.time.setAccessibleName(words)
            self.time.setToolTip(words)
        parts = (note.person, readable_time(note.created_at))
        self._who.setText(" · ".join(part for part in parts if part))

    def _ask_moment(self) -> None:
        if self.note.recording_id is not None and self.note.start_ms is not None:
            self._view.moment_asked.emit(int(self.note.recording_id), self.note.start_ms)

    def _keep(self, text: str) -> None:
        if text or self.note.kind is NoteKind.MARKER:
            self._view.acts.change(self.note, text)
        else:
            self.text.setPlainText(self.note.text)


def _drop(column: QVBoxLayout, widget: QWidget) -> None:
    column.removeWidget(widget)
    widget.hide()
    widget.deleteLater()
