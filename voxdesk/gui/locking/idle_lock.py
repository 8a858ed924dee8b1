"""Locks a window that nobody uses. Jobs and a recording go on behind the lock; with the last one
the desk closes, and the key with it."""

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from voxdesk.desk import Desk
from voxdesk.domain.job import JobState
from voxdesk.gui.commands import Command
from voxdesk.gui.locking.unlock_page import UnlockPage
from voxdesk.gui.main_window import MainWindow, Where
from voxdesk.gui.window_commands import WINDOW
from voxdesk.gui.words import later

LOCK = Command("lock", later("Lock now"), WINDOW, ("Ctrl+Alt+L",), "lock")
LOOK_EVERY_MS = 1000
"""How often a locked window looks whether jobs still need the key."""

_SIGNS_OF_LIFE = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.TabletPress,
        QEvent.Type.TouchBegin,
        QEvent.Type.Wheel,
    }
)


class IdleLock(QObject):
    """Watches the keyboard and the mouse of the whole application; 0 ms means it never locks."""

    def __init__(self, app: QApplication, window: MainWindow, desk: Desk, after_ms: int) -> None:
        super().__init__(window)
        self.ended_at: Where | None = None
        """Where the window was when it closed itself: locked, with nothing to need the key."""
        self._window = window
        self._desk = desk
        self._page: UnlockPage | None = None
        self._waiting = QTimer(self, singleShot=True)
        self._waiting.timeout.connect(self.lock)
        self._looking = QTimer(self, interval=LOOK_EVERY_MS)
        self._looking.timeout.connect(self._look)
        for timer in (self._waiting, self._looking):
            window.closing.connect(timer.stop)
        window.commands.offer(LOCK, self.lock)
        self.wait_for(after_ms)
        app.installEventFilter(self)

    def wait_for(self, after_ms: int) -> None:
        """Lock after so long without a sign of life, from now on."""
        self._waiting.setInterval(after_ms)
        if after_ms and self._page is None:
            self._waiting.start()
        else:
            self._waiting.stop()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in _SIGNS_OF_LIFE and self._waiting.isActive():
            self._waiting.start()
        return False

    def lock(self) -> None:
        """Hide everything until the passphrase is typed."""
        for other in QApplication.topLevelWidgets():
            if other.isVisible() and other is not self._window:
                other.close()
        page = UnlockPage(self._desk.store.path)
        page.unlocked.connect(lambda _key: self._unlock(page))
        self._page = page
        self._window.cover(page)
        page.take_focus()
        self._looking.start()
        self._look()

    def _unlock(self, page: UnlockPage) -> None:
        self._looking.stop()
        self._page = None
        self._window.uncover(page)
        self.wait_for(self._waiting.interval())

    def _look(self) -> None:
        if self._window.recorder.under_way:
            return  # what is being recorded needs the key, too
        pending = self._desk.store.jobs.pending()
        if all(job.state is JobState.PAUSED for job in pending):
            self._looking.stop()
            self.ended_at = self._window.where()
            self._window.close_now()
