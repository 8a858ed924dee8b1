"""Listens to a device for its level, as long as somebody looks at it; nothing is kept."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from voxdesk.desk import Desk
from voxdesk.gui.background import run_in_order

if TYPE_CHECKING:
    from voxdesk.services.metering import Metering

TICK_MS = 100


class Listening(QObject):
    """One device at a time, opened and let go away from the window."""

    heard = Signal(float, float)
    """Peak and RMS, 0 to 1."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._metering: Metering | None = None
        self._wanted = 0
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self._tick)

    def listen(self, device: str) -> None:
        """Listen to this device from now on, and to no other."""
        let_go, wanted, desk = self.release(), self._wanted, self._desk

        def begin() -> "Metering":
            from voxdesk.services.metering import Metering

            let_go()
            return Metering(desk, device)

        def begun(metering: "Metering") -> None:
            if wanted == self._wanted:
                self._metering = metering
                self._timer.start()
            else:
                run_in_order(self, metering.stop, lambda _none: None)

        run_in_order(self, begin, begun)

    def rest(self) -> None:
        """Let the device go."""
        if self._metering is not None:
            run_in_order(self, self.release(), lambda _none: None)
        else:
            self._wanted += 1

    def release(self) -> Callable[[], None]:
        """Listen no more; what is returned lets the device go, and takes its time."""
        self._timer.stop()
        self._wanted += 1
        metering, self._metering = self._metering, None

        def let_go() -> None:
            if metering is not None:
                metering.stop()

        return let_go

    def _tick(self) -> None:
        if self._metering is not None and self._metering.heard:
            self.heard.emit(self._metering.peak, self._metering.rms)
