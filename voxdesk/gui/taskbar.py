"""How far the work is, at the window's icon in the system's taskbar.

Docks of Linux desktops listen to `com.canonical.Unity.LauncherEntry` on the session bus, a local
socket. Windows and macOS want native calls that Qt 6 no longer wraps: nothing is shown there.
"""

import sys

from PySide6.QtCore import QObject

from voxdesk.domain.job import Job, JobState
from voxdesk.gui.jobs.following import Following
from voxdesk.gui.widgets.progress_strip import share_of

DESKTOP_FILE = "application://voxdesk.desktop"
PATH = "/org/voxdesk/window"
INTERFACE = "com.canonical.Unity.LauncherEntry"
LEAST_STEP = 0.01


class Taskbar(QObject):
    """Follows the job that runs; silent where nobody can listen."""

    def __init__(self, following: Following) -> None:
        super().__init__(following)
        self._following = following
        self._shown: float | None = None
        if sys.platform == "linux":
            following.changed.connect(self._look)
            following.moved.connect(lambda _job: self._look())

    def _look(self) -> None:
        share = _share(self._following.active())
        before = self._shown
        if share is not None and before is not None and abs(share - before) < LEAST_STEP:
            return
        if share != before:
            self._shown = share
            _tell(share)


def _share(active: tuple[Job, ...]) -> float | None:
    """Of the job that runs, 0 to 1; None when none does."""
    running = [job for job in active if job.state is JobState.RUNNING]
    return (share_of(running[0].progress) or 0.0) if running else None


def _tell(share: float | None) -> None:
    from PySide6.QtDBus import QDBusConnection, QDBusMessage  # only once there is something to tell

    bus = QDBusConnection.sessionBus()
    if not bus.isConnected():
        return
    message = QDBusMessage.createSignal(PATH, INTERFACE, "Update")
    told = {"progress": share or 0.0, "progress-visible": share is not None}
    message.setArguments([DESKTOP_FILE, told])
    bus.send(message)
