"""The only thread helper: do a slow read elsewhere, come back with what it gave.

`work` runs in a pool thread and touches no widget; `done` runs on the window's thread, unless its
owner is gone by then. What `work` raises is raised on the window's thread, where the excepthook
hands it to the alerts.
"""

import threading
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
_dropping = threading.Event()
"""Reads that have not begun are left out."""
_one_by_one = QThreadPool()
_one_by_one.setMaxThreadCount(1)
_one_by_one.setExpiryTimeout(-1)


class _Return(QObject):
    """Lives on the window's thread; dies with its owner."""

    came = Signal(object, object)


class _Task(QRunnable):
    def __init__(self, work: Callable[[], object], back: _Return, *, droppable: bool) -> None:
        super().__init__()
        self._work = work
        self._back = back
        self._droppable = droppable

    def run(self) -> None:
        work, back = self._work, self._back
        # The pool lets go of a task late, or never: not of what it was about.
        del self._work, self._back
        if self._droppable and _dropping.is_set():
            return
        given: object = None
        raised: BaseException | None = None
        try:
            given = work()
        except BaseException as error:  # raised again on the window's thread
            raised = error
        try:
            back.came.emit(given, raised)
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
    _start(_pool, owner, work, done, failed)


def run_in_order(
    owner: QObject,
    work: Callable[[], Given],
    done: Callable[[Given], None],
    failed: Callable[[], None] = lambda: None,
) -> None:
    """Like `run_task`, but each only when the one before has ended: for what changes the library,
    in the order people did it."""
    _start(_one_by_one, owner, work, done, failed)


def _start(
    pool: QThreadPool,
    owner: QObject,
    work: Callable[[], Given],
    done: Callable[[Given], None],
    failed: Callable[[], None],
) -> None:
    back = _Return(owner)

    def came(given: Given, raised: BaseException | None) -> None:
        back.deleteLater()
        if raised is not None:
            failed()
            raise raised
        done(given)

    back.came.connect(came)
    pool.start(_Task(work, back, droppable=pool is _pool))


def finish() -> None:
    """Wait until nothing runs any more, before the library closes."""
    # What waits is not taken from the pool, which would keep it, and with it the desk.
    _dropping.set()
    try:
        for pool in (_pool, _one_by_one):
            pool.waitForDone(_WAIT_MS)
    finally:
        _dropping.clear()
