"""The recordings of a visit: opened with a click, moved to another visit or to one of their own."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from voxdesk import texts
from voxdesk.domain.bin_entry import BinEntry
from voxdesk.domain.ids import RecordingId, VisitId, written
from voxdesk.domain.recording import Recording
from voxdesk.domain.timecode import clock
from voxdesk.domain.visit import Visit
from voxdesk.gui.card.opened_visit import OpenedVisit
from voxdesk.gui.carrying_out import carry_out
from voxdesk.gui.frame import Frame
from voxdesk.gui.widgets.buttons import button, more_button
from voxdesk.gui.widgets.dates import readable_date
from voxdesk.gui.widgets.labels import ElidedLabel, plain_label
from voxdesk.gui.words import tr

MOST_LETTERS = 34


class VisitRecordings(QWidget):
    """Lists them; the one that stands open beside the card is not a link."""

    asked = Signal(int)
    """Open this recording."""

    def __init__(self, frame: Frame) -> None:
        super().__init__()
        self._frame = frame
        self._shown: tuple[object, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(plain_label(tr("Recordings of this visit"), "section"))
        self._rows: list[QWidget] = []

    def show_recordings(self, opened: OpenedVisit) -> None:
        shown = (opened.visit_id, opened.recordings, opened.others, opened.asked_by)
        if shown == self._shown:
            return
        self._shown = shown
        for row in self._rows:
            row.hide()
            self._column.removeWidget(row)
            row.deleteLater()
        self._rows = [self._row(each, opened) for each in opened.recordings]
        if not self._rows:
            words = tr("None yet. Import some, then move them here from their own card.")
            self._rows.append(plain_label(words, "muted", wrap=True))
        for row in self._rows:
            self._column.addWidget(row)

    def _row(self, recording: Recording, opened: OpenedVisit) -> QWidget:
        name: QWidget
        if recording.id == opened.asked_by:
            name = ElidedLabel(recording.name, "strong", mode=Qt.TextElideMode.ElideMiddle)
        else:
            name = button(
                shortened(recording.name),
                partial(self.asked.emit, int(recording.id)),
                look="link",
                name=tr("Open {name}").format(name=recording.name),
            )
        facts = [clock(recording.facts.duration_ms)] if recording.facts else []
        facts.append(texts.name(recording.state))
        if recording.id == opened.asked_by:
            facts.append(tr("open now"))
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(name, 0 if isinstance(name, ElidedLabel) else 1)
        names.addWidget(plain_label(" · ".join(facts), "caption"))
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.addLayout(names, 1)
        row.addWidget(self._mover(recording, opened))
        return made

    def _mover(self, recording: Recording, opened: OpenedVisit) -> QToolButton:
        more = more_button(tr("Move {name} to another visit").format(name=recording.name))
        menu = QMenu(more)
        head = QAction(tr("Move to"), menu)
        head.setEnabled(False)
        menu.addAction(head)
        old = opened.visit_id
        if old is None:
            return more
        alone = QAction(tr("A visit of its own"), menu)
        alone.setEnabled(len(opened.recordings) > 1)
        alone.triggered.connect(lambda _checked=False: self.part(recording, old))
        menu.addAction(alone)
        if opened.others:
            menu.addSeparator()
        for visit in opened.others:
            action = QAction(visit_words(visit).replace("&", "&&"), menu)
            action.triggered.connect(
                lambda _checked=False, to=visit.id: self.move_to(recording, old, to)
            )
            menu.addAction(action)
        more.setMenu(menu)
        return more

    # --- doing

    def move_to(self, recording: Recording, old: VisitId, to: VisitId) -> None:
        """Let a recording belong to another visit."""
        from voxdesk.services import filling

        desk = self._frame.desk
        self._do(
            recording,
            lambda: filling.move(desk, recording.id, to),
            lambda: filling.move(desk, recording.id, old),
        )

    def part(self, recording: Recording, old: VisitId) -> None:
        """Let a recording begin a visit of its own."""
        parting = _Parting(self._frame, recording.id, old)
        self._do(recording, parting.do, parting.undo)

    def _do(
        self, recording: Recording, do: Callable[[], object], undo: Callable[[], object]
    ) -> None:
        words = tr("Moved {name} to another visit").format(name=recording.name)
        carry_out(self._frame, self, words, do, undo)


class _Parting:
    """The visit made for a recording goes into the bin when that is undone."""

    def __init__(self, frame: Frame, recording_id: RecordingId, old: VisitId) -> None:
        self._desk = frame.desk
        self._recording_id = recording_id
        self._old = old
        self._new: VisitId | None = None
        self._binned: BinEntry | None = None

    def do(self) -> None:
        from voxdesk.services import filling, forgetting

        if self._new is None or self._binned is None:
            self._new = filling.part(self._desk, self._recording_id)
        else:
            forgetting.restore(self._desk, self._binned.id)
            filling.move(self._desk, self._recording_id, self._new)

    def undo(self) -> None:
        from voxdesk.services import filling, forgetting

        filling.move(self._desk, self._recording_id, self._old)
        if self._new is not None:
            self._binned = forgetting.delete(self._desk, written("visit", self._new))


def visit_words(visit: Visit) -> str:
    """A visit in a line: site, client, date, number, or its id when nothing is known."""
    card = visit.card
    parts = [card.site, card.client, readable_date(card.date.isoformat()) if card.date else ""]
    if card.number is not None:
        parts.append(tr("no. {number}").format(number=card.number))
    words = " · ".join(part for part in parts if part)
    return shortened(words or tr("Visit {id} without a card").format(id=written("visit", visit.id)))


def shortened(words: str) -> str:
    return words if len(words) <= MOST_LETTERS else f"{words[: MOST_LETTERS - 1]}…"
