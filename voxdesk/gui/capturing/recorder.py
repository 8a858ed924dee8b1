"""The one recording of a window, whichever page is in sight; does its work away from the window."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from voxdesk.desk import Desk
from voxdesk.domain.ids import VisitId
from voxdesk.domain.job import Job
from voxdesk.domain.visit import VisitCard
from voxdesk.errors import VoxDeskError
from voxdesk.gui.background import run_in_order, run_task
from voxdesk.gui.capturing.ending import Broken, broken_by, end
from voxdesk.gui.words import tr

if TYPE_CHECKING:
    from voxdesk.services.capturing import Capturing, Level, Told
    from voxdesk.services.live_text import LiveLine, LiveText

TICK_MS = 100


class State(Enum):
    IDLE = "idle"
    OPENING = "opening"
    RECORDING = "recording"
    PAUSED = "paused"
    ENDING = "ending"


@dataclass(frozen=True, slots=True)
class Wish:
    """What to record from, and as what; `visit` is a new card or a visit that is there."""

    device: str = ""
    system: str = ""
    name: str = ""
    visit: VisitCard | VisitId | None = None
    live_text: bool = True


class Recorder(QObject):
    """Begins, pauses and ends the recording; `broken` is how the last one ended, if not by us."""

    changed = Signal()
    """The state, or what was told."""
    ticked = Signal()
    """Time went on, or the level changed."""
    text_changed = Signal()
    """Live text came, or why none comes."""
    kept = Signal(object)
    """Job: a recording is being made of what was recorded."""
    taken_up = Signal(object)
    """Tuple of Job: recordings that were cut off when VoxDesk last ended, and are being kept."""
    marked = Signal(int)
    """A moment of the recording was marked."""
    ending = Signal()
    """It is about to end: what was typed for it must be handed over now."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.state = State.IDLE
        self.broken: Broken | None = None
        self.capture: Capturing | None = None
        self.live: LiveText | None = None
        self.wish: Callable[[], Wish] = Wish
        """What to record; the page of recording knows it."""
        self.release: Callable[[], Callable[[], object]] = lambda: _nothing
        """Listen to no device any more; gives what is to be done away from the window for it."""
        self._told = 0
        self._closed = False
        self._live_wanted = True
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self._tick)

    # --- what there is

    @property
    def under_way(self) -> bool:
        """Whether sound is being recorded, or shall be."""
        return self.state is not State.IDLE

    @property
    def elapsed_ms(self) -> int:
        return self.capture.elapsed_ms if self.capture else 0

    def level(self) -> "Level | None":
        levels = self.capture.levels() if self.capture else ()
        return levels[-1] if levels else None

    def told(self) -> "tuple[Told, ...]":
        """What was noticed during this recording."""
        return self.capture.told() if self.capture else ()

    def lines(self) -> "tuple[LiveLine, ...]":
        return self.live.lines if self.live else ()

    @property
    def live_wanted(self) -> bool:
        """Whether live text was asked for."""
        return self._live_wanted

    def live_state(self) -> str:
        """The code of why no live text comes; empty when it does."""
        return self.live.state if self.live else ""

    def forbidden(self) -> str:
        """Why nothing may be recorded here; empty when it may."""
        if self._desk.policy.allows("microphone"):
            return ""
        return tr("Your organisation does not allow recording on this computer.")

    # --- doing

    def leave_it(self) -> None:
        """Do not go on with the recording that broke."""
        self.broken = None
        self.changed.emit()

    def start(self) -> None:
        """Record what `wish` says, once what `release` gives has let the device go."""
        if self.under_way or self.forbidden():
            return
        wish, let_go = self.wish(), self.release()
        self._live_wanted = wish.live_text
        self.broken = None
        self._told = 0
        self._go(State.OPENING)

        def begin() -> "Capturing":
            from voxdesk.services import capturing

            let_go()
            return capturing.start(
                self._desk,
                device=wish.device,
                system=wish.system,
                name=wish.name,
                visit=wish.visit,
            )

        def begun() -> "Capturing | VoxDeskError":
            try:
                capture = begin()
            except VoxDeskError as error:
                return error
            if self._closed:
                capture.stop()
            return capture

        run_in_order(self, begun, self._begun, lambda: self._go(State.IDLE))

    def pause(self) -> None:
        """Pause, or go on."""
        if self.capture is None or self.state not in (State.RECORDING, State.PAUSED):
            return
        if self.capture.paused:
            self.capture.go_on()
            self._go(State.RECORDING)
        else:
            self.capture.pause()
            self._go(State.PAUSED)

    def mark(self, text: str = "") -> int:
        """Mark this moment; gives a number to describe it by, 0 when nothing is recorded."""
        if self.capture is None:
            return 0
        self.marked.emit(self.capture.elapsed_ms)
        return self.capture.mark(text)

    def describe(self, mark: int, text: str) -> None:
        """Say what a marked moment is about."""
        if self.capture is not None:
            self.capture.describe(mark, text)

    def stop(self) -> None:
        """End the recording and keep it."""
        if self.capture is None or self.state is State.ENDING:
            return
        capture, live = self.capture, self.live
        self.ending.emit()
        self._go(State.ENDING)
        if live is not None:
            # Beside it: what is being heard just now may take its time to be given up.
            run_task(self, live.stop, lambda _none: None)
        run_in_order(
            self,
            lambda: end(self._desk, capture),
            lambda ended: self._kept(*ended),
            self._let_go,
        )

    def take_up(self) -> None:
        """Make recordings of what was cut off when VoxDesk or the computer last ended."""

        def look() -> tuple[Job, ...]:
            from voxdesk.services import finishing

            return finishing.take_up(self._desk)

        run_in_order(self, look, lambda jobs: self.taken_up.emit(jobs) if jobs else None)

    def close(self) -> None:
        """End the recording now; what was recorded is kept and made a recording of next time."""
        self._closed = True
        self._timer.stop()
        self.release()()
        if self.capture is not None and self.state is not State.ENDING:
            self.ending.emit()
            self.state = State.ENDING
            end(self._desk, self.capture)
        if self.live is not None:
            self.live.stop()
        self._let_go()

    # --- how it goes

    def _begun(self, begun: "Capturing | VoxDeskError") -> None:
        if isinstance(begun, VoxDeskError):
            self.broken = broken_by(begun)
            self._go(State.IDLE)
            return
        if self._closed:
            return
        self.capture = begun
        self._timer.start()
        self._go(State.RECORDING)
        if self._live_wanted:
            self._begin_live_text(begun)

    def _begin_live_text(self, capture: "Capturing") -> None:
        def begin() -> "LiveText":
            from voxdesk.services.live_text import LiveText

            return LiveText(self._desk, capture, self._text_came)

        def begun(live: "LiveText") -> None:
            if self.capture is capture and self.state is not State.ENDING:
                self.live = live
            else:
                run_task(self, live.stop, lambda _none: None)

        run_task(self, begin, begun)

    def _text_came(self) -> None:
        """Called in the thread that hears."""
        self.text_changed.emit()

    def _tick(self) -> None:
        if self.capture is None:
            return
        self.ticked.emit()
        told = len(self.capture.told())
        if told != self._told:
            self._told = told
            self.changed.emit()
        if self.capture.ended(0) and self.state is not State.ENDING:
            self.stop()

    def _kept(self, job: Job | None, broken: Broken | None) -> None:
        self.broken = broken
        self._let_go()
        if job is not None:
            self.kept.emit(job)

    def _let_go(self) -> None:
        self._timer.stop()
        self.capture = None
        self.live = None
        self._go(State.IDLE)

    def _go(self, state: State) -> None:
        self.state = state
        self.changed.emit()


def _nothing() -> None:
    """No device is listened to."""
