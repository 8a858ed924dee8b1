"""When Python tidies up in the window's process: not while somebody waits for a frame.

A collection of all that refers to itself walks every object there is: a tenth of a second with a
recording of ten hours open, in whichever thread happens to allocate, and no other runs meanwhile.
So what is young is collected now and then, and everything when people turn to another program.
Threads take turns sooner, too: a read in the background would let each frame wait five
milliseconds whenever Qt lets go of the interpreter.
"""

import gc
import sys

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

YOUNG = 1
"""The generation up to which the frequent collections go."""
EVERY_MS = 5000
TURN_S = 0.001


class Tidying(QObject):
    """From its making to `close`."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._turn_s = sys.getswitchinterval()
        sys.setswitchinterval(TURN_S)
        gc.disable()
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self._young)
        self._timer.start()
        app.applicationStateChanged.connect(self._turned)

    def close(self) -> None:
        """Tidy up once more, and leave it to Python from now on."""
        self._timer.stop()
        sys.setswitchinterval(self._turn_s)
        gc.enable()
        gc.collect()
        self.deleteLater()

    def _young(self) -> None:
        gc.collect(YOUNG)

    def _turned(self, state: Qt.ApplicationState) -> None:
        if state is not Qt.ApplicationState.ApplicationActive:
            gc.collect()
