"""Keeps a card by itself while it is filled in: each burst of changes is one act to undo.

A name that is still being typed is not kept until its field is left, so that half a name never
becomes one that lists offer.
"""

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import QObject, QTimer, Signal

from voxdesk.domain.ids import RecordingId, VisitId
from voxdesk.domain.visit import VisitCard
from voxdesk.gui.background import run_in_order
from voxdesk.gui.frame import Frame
from voxdesk.gui.words import tr

AFTER_MS = 800


class Keeping(StrEnum):
    NOTHING = "nothing"
    TYPED = "typed"
    KEPT = "kept"
    FAILED = "failed"


class CardKeeper(QObject):
    """Asks `card` what stands in the form, whole or without the field that is being typed in."""

    moved = Signal(str)
    kept = Signal(object)

    def __init__(self, frame: Frame, card: Callable[[bool], VisitCard], owner: QObject) -> None:
        super().__init__(owner)
        self._frame = frame
        self._card = card
        self._visit_id: VisitId | None = None
        self._recording_id: RecordingId | None = None
        self._known = VisitCard()
        self._under_way = 0
        self._late = QTimer(self, interval=AFTER_MS, singleShot=True)
        self._late.timeout.connect(lambda: self._keep(whole=False))

    def begin(
        self,
        visit_id: VisitId | None,
        recording_id: RecordingId | None,
        card: VisitCard,
        *,
        quiet: bool = False,
    ) -> None:
        """From now on the card of this visit is kept, or of the one this recording will get.

        A `quiet` beginning is another look at the same: what was said of keeping it stays said.
        """
        self._visit_id, self._recording_id, self._known = visit_id, recording_id, card
        if not quiet:
            self._late.stop()
            self.moved.emit(Keeping.NOTHING)

    def busy(self) -> bool:
        """Whether something typed is not in the library yet."""
        return self._late.isActive() or self._under_way > 0

    def touched(self) -> None:
        self.moved.emit(Keeping.TYPED)
        self._late.start()

    def keep_now(self) -> None:
        self._late.stop()
        self._keep(whole=True)

    def _keep(self, *, whole: bool) -> None:
        from voxdesk.services import filling

        desk, before, after = self._frame.desk, self._known, self._card(whole)
        visit_id, recording_id = self._visit_id, self._recording_id
        if after == before or (visit_id is None and recording_id is None):
            return
        self._known = after
        self._under_way += 1

        def fill() -> VisitId:
            kept_in = visit_id
            if kept_in is None and recording_id is not None:
                kept_in = filling.visit_of(desk, recording_id)
            if kept_in is None:
                raise AssertionError("no visit")
            filling.fill(desk, kept_in, after)
            return kept_in

        def done(kept_in: VisitId) -> None:
            self._under_way -= 1
            self._frame.undoing.did(
                tr("Change the visit card"),
                undo=lambda: filling.fill(desk, kept_in, before),
                redo=lambda: filling.fill(desk, kept_in, after),
            )
            if (visit_id, recording_id) == (self._visit_id, self._recording_id):
                self._visit_id = kept_in
                self.kept.emit(after)
                self.moved.emit(Keeping.TYPED if self._late.isActive() else Keeping.KEPT)

        def failed() -> None:
            self._under_way -= 1
            if self._known is after:
                self._known = before
            self.moved.emit(Keeping.FAILED)

        run_in_order(self, fill, done, failed)
