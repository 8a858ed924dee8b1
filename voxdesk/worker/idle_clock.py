"""When nobody asked anything for long enough: the end of an idle worker."""

import threading
from collections.abc import Callable


class IdleClock:
    """Calls back once after so many seconds, unless stopped or started anew."""

    def __init__(self, callback: Callable[[], None]) -> None:
        self._callback = callback
        self._timer: threading.Timer | None = None
        self._lock = threading.Lock()

    def start(self, seconds: float) -> None:
        self.stop()
        if seconds > 0:
            with self._lock:
                self._timer = threading.Timer(seconds, self._callback)
                self._timer.name = "idle-clock"
                self._timer.daemon = True
                self._timer.start()

    def stop(self) -> None:
        with self._lock:
            if self._timer is not None:
                self._timer.cancel()
                self._timer = None
