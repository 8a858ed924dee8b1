"""Starts and ends the window: theme, hooks, bridge, and the job lanes once it is on the screen.

Everything the first paint does not need comes after it.
"""

import logging
import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import (
    QEvent,
    QLibraryInfo,
    QLocale,
    QObject,
    QSettings,
    QTimer,
    QTranslator,
    Signal,
)
from PySide6.QtWidgets import QApplication, QWidget

from voxdesk.desk import Desk, RunJob, chosen
from voxdesk.domain.job import JobKind
from voxdesk.errors import FileMissing, VoxDeskError
from voxdesk.events import Notice
from voxdesk.gui import background, theme, words
from voxdesk.gui.alerts import Alerts
from voxdesk.gui.bridge import Bridge
from voxdesk.gui.library import recent
from voxdesk.gui.locking import opening
from voxdesk.gui.locking.idle_lock import IdleLock
from voxdesk.gui.locking.leaving import Leaving
from voxdesk.gui.main_window import MainWindow, Where
from voxdesk.gui.tidying import Tidying
from voxdesk.paths import Paths
from voxdesk.settings import Settings, save_chosen
from voxdesk.store.keys import LibraryKey, is_encrypted

log = logging.getLogger(__name__)

EXIT_AFTER = "VOXDESK_GUI_EXIT_AFTER_MS"
UNSEEN_AFTER_MS = 2000
QT_WORDS = "qtbase"


@dataclass(frozen=True, slots=True)
class Ended:
    """How a window ended; it goes on at `again_at`: it locked itself, or shall be built anew.

    `leaving` names what is opened then, where that is not simply the same library.
    """

    code: int
    again_at: Where | None = None
    locked: bool = False
    leaving: Leaving | None = None


def show(
    paths: Paths,
    library: Path,
    key: LibraryKey | None,
    *,
    exit_after_ms: int | None = None,
    named: bool = True,
) -> int:
    """Show the window on a library until it is closed; ask for the passphrase when it is locked.

    `key` is what was at hand for the first opening. A library that nobody `named` is the one of
    every start: where there is none yet, the first start asks how it shall be.
    """
    trial = closes_after(exit_after_ms) is not None
    step: Leaving | None = Leaving(library, key, there=not named and library != paths.library)
    if not named and not trial and library == paths.library and not library.exists():
        step = _first_start(paths)
    ended = Ended(0)
    before = library
    while step is not None:
        ready = opening.ready(_dressed, paths, step, recall=step.library != before)
        if ready is None:
            return 0
        step, told = ready
        begin_at = ended.again_at if step.library == before else None
        if told and begin_at is not None:
            begin_at = Where(begin_at.key, (begin_at.what, told))
        try:
            ended = _with_desk(paths, step, exit_after_ms, begin_at, keep=step.library != library)
        except VoxDeskError as error:
            if trial:
                raise
            from voxdesk.gui.locking import trouble

            log.warning("%s: %s", error.code, error.detail)
            step = trouble.ask(_dressed(paths), paths, step, error)
            continue
        before = step.library
        step = ended.leaving or _same(step, ended)
    return ended.code


def _same(step: Leaving, ended: Ended) -> Leaving | None:
    """The same library once more, without its key where it locked itself; None at the end."""
    if ended.again_at is None:
        return None
    return Leaving(step.library, None if ended.locked else step.key)


def _first_start(paths: Paths) -> Leaving | None:
    from voxdesk.gui.welcome import window

    return window.ask(_dressed(paths), paths)


def _dressed(paths: Paths) -> QApplication:
    """The application for a window that stands before a desk."""
    settings, _policy, _notices = chosen(paths)
    app = prepared(paths, settings)
    theme.apply(app, settings.theme)
    return app


def closes_after(exit_after_ms: int | None) -> int | None:
    """After how long a trial of the window closes it; None when people use it."""
    asked = os.environ.get(EXIT_AFTER, "")
    return int(asked) if exit_after_ms is None and asked.isdecimal() else exit_after_ms


def _with_desk(
    paths: Paths,
    step: Leaving,
    exit_after_ms: int | None,
    begin_at: Where | None,
    *,
    keep: bool,
) -> Ended:
    # A function of its own: when it is left nothing holds the desk, nor the key, any more.
    if step.there and not step.library.exists():
        raise FileMissing(str(step.library))
    with Desk.open(paths, step.library, key=step.key) as desk:
        if keep:
            recent.choose(paths, step.library)
        return run(desk, exit_after_ms=exit_after_ms, begin_at=begin_at)


def run(
    desk: Desk,
    *,
    exit_after_ms: int | None = None,
    begin_at: Where | None = None,
) -> Ended:
    """Show the window on an open desk until it is closed; the caller closes the desk.

    `exit_after_ms`, or the environment, closes the window so long after its first paint: for smoke
    tests.
    """
    app = prepared(desk.paths, desk.settings)
    theme.apply(app, desk.settings.theme)
    theme.follow_system(app)
    tidying = Tidying(app)
    window = MainWindow(desk)
    alerts = Alerts(window.banner)
    alerts.take_hooks()
    bridge = Bridge(desk.events, window)
    bridge.changed.connect(window.areas_changed)
    bridge.job_moved.connect(window.job_moved)

    def noticed(notice: Notice) -> None:
        if notice.code == "lanes.elsewhere":
            bridge.follow_other_process()
        alerts.notice(notice)

    bridge.notice.connect(noticed)
    for notice in desk.notices:
        alerts.notice(notice)
    window.settings_chosen.connect(lambda settings: keep(desk, settings))
    again: list[Where] = []
    leaving: list[Leaving] = []

    def begin_again() -> None:
        if window.recorder.under_way:
            # It is kept every second, and still: nothing but its end shall end a recording.
            window.toast.tell(words.tr("End the recording first"))
            leaving.clear()
            return
        again.append(window.where())
        window.close_now()

    def leave(step: Leaving) -> None:
        leaving[:] = [step]
        begin_again()

    window.begin_again_asked.connect(begin_again)
    window.leave_asked.connect(leave)
    window.restore_place()
    if begin_at is not None:
        window.go_to(begin_at)
    idle = None
    if is_encrypted(desk.store.path):
        idle = IdleLock(app, window, desk, desk.settings.lock_after_min * 60_000)
        watching = idle
        window.settings_chosen.connect(
            lambda _chosen: watching.wait_for(desk.settings.lock_after_min * 60_000)
        )
    _FirstPaint(window).happened.connect(lambda: _begin(desk, window, exit_after_ms))
    window.show()
    try:
        code = app.exec()
        if idle is not None and idle.ended_at is not None:
            return Ended(code, idle.ended_at, locked=True)
        return Ended(code, again[0] if again else None, leaving=leaving[0] if leaving else None)
    finally:
        bridge.close()
        background.finish()
        alerts.give_hooks_back()
        # What still waits to reach the window would find the library closed.
        window.deleteLater()
        app.sendPostedEvents(window, QEvent.Type.DeferredDelete.value)
        tidying.close()


def prepared(paths: Paths, settings: Settings) -> QApplication:
    """The Qt application as the window needs it; made when there is none yet."""
    # Qt's own dialogs remember things, too: in our folder, not in one of their own.
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(paths.config))
    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName("VoxDesk")
    app.setApplicationDisplayName("VoxDesk")
    app.setDesktopFileName("voxdesk")
    app.setStyle("Fusion")
    app.setWindowIcon(theme.application_icon())
    for known in app.findChildren(QTranslator, QT_WORDS):
        app.removeTranslator(known)
    translator = QTranslator(app)
    translator.setObjectName(QT_WORDS)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if settings.language != "en" and translator.load(
        QLocale(settings.language), "qtbase", "_", folder
    ):
        app.installTranslator(translator)
    words.speak(app, settings.language)
    return app


class _FirstPaint(QObject):
    """Tells once when a window has been painted, or after a while when nobody can see it."""

    happened = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._waiting = QTimer(self, interval=UNSEEN_AFTER_MS, singleShot=True)
        self._waiting.timeout.connect(self.happened)
        self._waiting.start()
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint and self._waiting.isActive():
            watched.removeEventFilter(self)
            self._waiting.start(0)  # behind this paint
        return False


def _begin(desk: Desk, window: MainWindow, exit_after_ms: int | None) -> None:
    log.info("window shown")
    window.following.refresh()
    window.recorder.take_up()
    background.run_task(window, _work, lambda work: desk.start(*work))
    recent.note(desk.paths, desk.store.path)
    close_after_ms = closes_after(exit_after_ms)
    if close_after_ms is not None:
        QTimer.singleShot(close_after_ms, window.close_now)


def _work() -> tuple[Mapping[JobKind, RunJob], Callable[[Desk], object]]:
    """What the lanes run, and what they look for when idle."""
    # Services bring slow imports along: away from the window, which is on the screen by now.
    from voxdesk.services import chores, lanes

    return lanes.HANDLERS, chores.queue_due


def keep(desk: Desk, settings: Settings) -> None:
    """Use settings from now on, and next time; what the organisation locked stays as it is."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme_before = desk.settings.theme
    desk.use(settings)
    if desk.settings.theme != theme_before:
        theme.apply(app, desk.settings.theme)
    chosen_now, path, locked = desk.settings, desk.paths.settings, tuple(desk.policy.locks)
    # Written away from the window: a disk takes its time to be sure.
    background.run_in_order(
        app, lambda: save_chosen(chosen_now, path, locked=locked), lambda _none: None
    )
