"""Events of the desk as Qt signals on the window's thread, at most ten times a second.

The only place where news crosses from another thread into the window: nothing below knows of
signals, nothing above knows of threads. What comes faster than it can be shown is merged: areas
are united, of each job only the latest move is kept, notices are all delivered.
"""

import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from voxdesk.domain.ids import JobId
from voxdesk.events import Changed, Event, Events, JobMoved, Notice

INTERVAL_MS = 100
ELSEWHERE_INTERVAL_MS = 1500
"""How often to look when another process runs the jobs and its events do not reach us."""
ALL_AREAS = frozenset(
    {
        "answers",
        "bin",
        "captures",
        "chats",
        "custody",
        "definitions",
        "documents",
        "jobs",
        "library",
        "notes",
        "passages",
        "pseudonyms",
        "recordings",
        "reports",
        "terms",
        "transcripts",
        "visits",
    }
)
"""Every area that the store says it writes: what another process changed is not known."""


class Bridge(QObject):
    """Subscribes to `events` until `close`."""

    changed = Signal(object)
    """frozenset of area names."""
    job_moved = Signal(object)
    """JobMoved."""
    notice = Signal(object)
    """Notice."""
    _woken = Signal()

    def __init__(self, events: Events, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock = threading.Lock()
        self._areas: set[str] = set()
        self._moves: dict[JobId, JobMoved] = {}
        self._notices: list[Notice] = []
        self._pending = False
        self._timer = QTimer(self, interval=INTERVAL_MS, singleShot=True)
        self._timer.timeout.connect(self._deliver)
        self._looking = QTimer(self, interval=ELSEWHERE_INTERVAL_MS)
        self._looking.timeout.connect(lambda: self.changed.emit(ALL_AREAS))
        self._woken.connect(self._wake, Qt.ConnectionType.QueuedConnection)
        self._stop: Callable[[], None] = events.subscribe(self._hear)

    def close(self) -> None:
        """Hear nothing more."""
        self._stop()
        self._timer.stop()
        self._looking.stop()

    def follow_other_process(self) -> None:
        """Look at the library from time to time: whoever changes it publishes no events here."""
        self._looking.start()

    def _hear(self, event: Event) -> None:
        """Called in any thread."""
        with self._lock:
            if isinstance(event, Changed):
                self._areas |= event.areas
            elif isinstance(event, JobMoved):
                self._moves[event.job_id] = event
            else:
                self._notices.append(event)
            first, self._pending = not self._pending, True
        if first:
            self._woken.emit()

    def _wake(self) -> None:
        # The first of a series is delivered at once, the rest when the interval is over.
        if not self._timer.isActive():
            self._deliver()

    def _deliver(self) -> None:
        with self._lock:
            areas, self._areas = frozenset(self._areas), set()
            moves, self._moves = tuple(self._moves.values()), {}
            notices, self._notices = tuple(self._notices), []
            # While the interval runs nobody needs to wake us: it ends here again.
            self._pending = bool(areas or moves or notices)
        if not (areas or moves or notices):
            return
        self._timer.start()
        for move in moves:
            self.job_moved.emit(move)
        if areas:
            self.changed.emit(areas)
        for notice in notices:
            self.notice.emit(notice)
