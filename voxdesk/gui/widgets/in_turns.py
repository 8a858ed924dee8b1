"""Building many widgets without holding the window up: a little at each turn of its loop."""

import time
from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer

TURN_S = 0.008


class InTurns(QObject):
    """Goes through the steps of one generator; beginning another forgets the one before."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._steps: Iterator[None] = iter(())
        self._next = QTimer(self, interval=0, singleShot=True)
        self._next.timeout.connect(self._turn)

    def begin(self, steps: Iterator[None]) -> None:
        """The first steps are done at once."""
        self._next.stop()
        self._steps = steps
        self._turn()

    def _turn(self) -> None:
        until = time.perf_counter() + TURN_S
        for _ in self._steps:
            if time.perf_counter() > until:
                self._next.start()
                return
