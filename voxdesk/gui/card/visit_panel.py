"""A visit as it stands beside a recording or a list: card, recordings, photos and documents."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QHideEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from voxdesk.domain.ids import RecordingId, VisitId
from voxdesk.domain.visit import VisitCard
from voxdesk.gui.background import run_in_order, run_task
from voxdesk.gui.card.attachments_view import AttachmentsView
from voxdesk.gui.card.card_form import CardForm
from voxdesk.gui.card.keeping import CardKeeper, Keeping
from voxdesk.gui.card.opened_visit import OpenedVisit, read
from voxdesk.gui.card.visit_recordings import VisitRecordings
from voxdesk.gui.commands import Command, Commands
from voxdesk.gui.frame import Frame
from voxdesk.gui.page import Page
from voxdesk.gui.recordings.drop import paths_of
from voxdesk.gui.widgets.buttons import button
from voxdesk.gui.widgets.labels import hairline, plain_label, set_tone
from voxdesk.gui.words import later, tr

EDGE_PX = 20
PASTE = later("Paste caption")
ATTACH = later("Add photos and documents…")
KEEPING = {
    Keeping.NOTHING: "",
    Keeping.TYPED: "",
    Keeping.KEPT: later("Saved"),
    Keeping.FAILED: later("Not saved"),
}
TONES = {Keeping.KEPT: "good", Keeping.FAILED: "danger"}


def offer(
    commands: Commands, page: Page, prefix: str, group: str, panel: Callable[[], "VisitPanel"]
) -> None:
    """Offer what can be done with a visit beside `page`, while it is in sight."""
    paste = Command(f"{prefix}.paste_caption", PASTE, group, ("Ctrl+Shift+V",))
    attach = Command(f"{prefix}.attach", ATTACH, group, ("Alt+T",))
    commands.offer(paste, lambda: panel().form.paste_caption(), page)
    commands.offer(attach, lambda: panel().ask_for_files(), page)


class VisitPanel(QScrollArea):
    """Reads what it shows by itself: `open` names a visit, or a recording whose visit it is."""

    recording_asked = Signal(int)
    shown = Signal()

    def __init__(self, frame: Frame) -> None:
        super().__init__()
        self._frame = frame
        self._asked: tuple[VisitId | None, RecordingId | None] = (None, None)
        self._opened: OpenedVisit | None = None
        self._reads = 0
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(tr("Visit card"))
        self.form = CardForm()
        self.keeper = CardKeeper(frame, lambda whole: self.form.card(whole=whole), self)
        self.recordings = VisitRecordings(frame)
        self.recordings.asked.connect(self.recording_asked)
        self.attachments = AttachmentsView(frame, self.ask_for_files)
        self._state = plain_label("", "caption")
        self._lay_out()
        self.form.changed.connect(self.keeper.touched)
        self.form.left.connect(self.keeper.keep_now)
        self.keeper.kept.connect(self._kept)
        self.keeper.moved.connect(self._show_keeping)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(button(tr(PASTE), self.form.paste_caption, look="link"))
        head.addStretch()
        head.addWidget(self._state)
        inside = QWidget()
        self.column = QVBoxLayout(inside)
        self.column.setContentsMargins(EDGE_PX, 12, EDGE_PX, 24)
        self.column.setSpacing(12)
        self.column.addLayout(head)
        self.column.addWidget(self.form)
        for section in (self.recordings, self.attachments):
            self.column.addSpacing(4)
            self.column.addWidget(hairline())
            self.column.addWidget(section)
        self.column.addStretch()
        self.setWidget(inside)
        inside.setAcceptDrops(True)
        inside.installEventFilter(self)

    # --- reading

    def open(self, visit_id: VisitId | None, recording_id: RecordingId | None = None) -> None:
        """Show a visit, or the one of a recording; asked again it reads again."""
        if (visit_id, recording_id) != self._asked:
            self.keeper.keep_now()
            self._asked = visit_id, recording_id
            self._opened = None
        desk, asked = self._frame.desk, self._asked
        self._reads += 1  # the newest counts, whichever comes back last
        if asked == (None, None):
            return
        run_task(self, lambda: read(desk, *asked), partial(self._show, self._reads))

    def opened(self) -> OpenedVisit | None:
        return self._opened

    def _show(self, number: int, opened: OpenedVisit) -> None:
        if number != self._reads:
            return
        before, self._opened = self._opened, opened
        self.form.offer(opened.choices)
        another = before is None or before.visit_id != opened.visit_id
        first = before is None or (another and before.visit_id is not None)
        kept = self.form.kept_card()
        if first or (not self.keeper.busy() and self.form.card() == kept != opened.card):
            self.form.show_card(opened.card)
        if first or not self.keeper.busy():
            self.keeper.begin(opened.visit_id, opened.asked_by, opened.card, quiet=not first)
        self.recordings.show_recordings(opened)
        self.attachments.show_attachments(opened.attachments)
        self.shown.emit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.window().installEventFilter(self)

    def hideEvent(self, event: QHideEvent) -> None:
        self.keeper.keep_now()
        super().hideEvent(event)

    def _kept(self, card: VisitCard) -> None:
        self.form.kept(card)
        self.open(*self._asked)  # names may be spelt as they were known

    def _show_keeping(self, keeping: str) -> None:
        words = KEEPING[Keeping(keeping)]
        self._state.setText(tr(words) if words else "")
        set_tone(self._state, TONES.get(Keeping(keeping), ""))

    # --- photos and documents

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Close:  # before the window waits for what is being kept
            self.keeper.keep_now()
        if watched is not self.widget():
            return False
        if isinstance(event, QDragEnterEvent) and paths_of(event):
            event.acceptProposedAction()
            return True
        if isinstance(event, QDropEvent) and event.type() is QEvent.Type.Drop and paths_of(event):
            event.acceptProposedAction()
            self.attach(paths_of(event))
            return True
        return False

    def ask_for_files(self) -> None:
        from voxdesk.services import reading

        suffixes = sorted(reading.SUFFIXES | reading.PHOTO_SUFFIXES)
        patterns = " ".join(f"*{each}" for each in suffixes)
        chosen, _ = QFileDialog.getOpenFileNames(
            self,
            tr("Add photos and documents"),
            "",
            tr("Photos and documents ({patterns})").format(patterns=patterns),
        )
        if chosen:
            self.attach([Path(each) for each in chosen])

    def attach(self, paths: Sequence[Path]) -> None:
        """Keep photos and documents with the visit; sound that is dropped here is imported."""
        from voxdesk.services import filling, reading

        known = reading.SUFFIXES | reading.PHOTO_SUFFIXES
        kept = [each for each in paths if each.suffix.lower() in known]
        others = tuple(each for each in paths if each not in kept)
        desk, (visit_id, recording_id) = self._frame.desk, self._asked
        if others:
            self._frame.show("recordings", others)
        if not kept:
            return

        def submit() -> None:
            to = visit_id
            if to is None and recording_id is not None:
                to = filling.visit_of(desk, recording_id)
            if to is not None:
                filling.attach(desk, to, kept)

        run_in_order(self, submit, lambda _none: self._frame.following.refresh())
