"""The only thread helper: do a slow read elsewhere, come back with what it gave.

`work` runs in a pool thread and touches no widget; `done` runs on the window's thread, unless its
owner is gone by then. What `work` raises is raised on the window's thread, where the excepthook
hands it to the alerts.
"""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

Given = TypeVar("Given")

_MOST_THREADS = 2
_WAIT_MS = 5000

_pool = QThreadPool()
_pool.setMaxThreadCount(_MOST_THREADS)
# A thread keeps its connection to the library, so it is worth keeping the thread.
_pool.setExpiryTimeout(-1)


class _Return(QObject):
    """Lives on the window's thread; dies with its owner."""

    came = Signal(object, object)


class _Task(QRunnable):
    def __init__(self, work: Callable[[], object], back: _Return) -> None:
        super().__init__()
        self._work = work
        self._back = back

    def run(self) -> None:
        given: object = None
        raised: BaseException | None = None
        try:
            given = self._work()
        except BaseException as error:  # raised again on the window's thread
            raised = error
        try:
            self._back.came.emit(given, raised)
        except RuntimeError:  # the owner went meanwhile: nobody waits for this any more
            return


def run_task(
    owner: QObject,
    work: Callable[[], Given],
    done: Callable[[Given], None],
    failed: Callable[[], None] = lambda: None,
) -> None:
    """Run `work` in a thread, then `done` with its result on the thread of `owner`.

    `failed` tidies up before what `work` raised is raised again.
    """
    back = _Return(owner)

    def came(given: Given, raised: BaseException | None) -> None:
        back.deleteLater()
        if raised is not None:
            failed()
            raise raised
        done(given)

    back.came.connect(came)
    _pool.start(_Task(work, back))


def finish() -> None:
    """Wait until nothing runs any more, before the library closes."""
    _pool.clear()
    _pool.waitForDone(_WAIT_MS)
