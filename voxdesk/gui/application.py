"""Starts and ends the window: theme, hooks, bridge, and the job lanes once it is on the screen.

Everything the first paint does not need comes after it.
"""

import dataclasses
import os
import sys

from PySide6.QtCore import QLibraryInfo, QLocale, QSettings, QTimer, QTranslator
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from voxdesk import settings
from voxdesk.desk import Desk
from voxdesk.events import Notice
from voxdesk.gui import background, theme
from voxdesk.gui.alerts import Alerts
from voxdesk.gui.bridge import Bridge
from voxdesk.gui.main_window import MainWindow
from voxdesk.paths import bundled

EXIT_AFTER = "VOXDESK_GUI_EXIT_AFTER_MS"
PLACE_FILE = "window.ini"


def run(desk: Desk, *, theme_choice: str = "", exit_after_ms: int | None = None) -> int:
    """Show the window on an open desk until it is closed; the caller closes the desk.

    `theme_choice` overrides the settings for this run. `exit_after_ms`, or the environment, closes
    the window so long after its first paint: for smoke tests.
    """
    app = _application(desk)
    chosen = theme_choice or desk.settings.theme
    theme.apply(app, chosen)
    theme.follow_system(app)
    window = MainWindow(desk, chosen)
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
    window.theme_chosen.connect(lambda choice: _choose_theme(app, desk, choice))
    place = QSettings(str(desk.paths.config / PLACE_FILE), QSettings.Format.IniFormat)
    window.restore_place(place)
    window.closing.connect(lambda: window.keep_place(place))
    window.show()
    QTimer.singleShot(0, lambda: _after_first_paint(desk, window, exit_after_ms))
    try:
        return app.exec()
    finally:
        bridge.close()
        background.finish()
        alerts.give_hooks_back()


def _application(desk: Desk) -> QApplication:
    # Qt's own dialogs remember things, too: in our folder, not in one of their own.
    QSettings.setPath(
        QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(desk.paths.config)
    )
    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName("VoxDesk")
    app.setApplicationDisplayName("VoxDesk")
    app.setDesktopFileName("voxdesk")
    app.setStyle("Fusion")
    app.setWindowIcon(QIcon(str(bundled("resources", "icons", "voxdesk.svg"))))
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if desk.settings.language != "en" and translator.load(
        QLocale(desk.settings.language), "qtbase", "_", folder
    ):
        app.installTranslator(translator)
    return app


def _after_first_paint(desk: Desk, window: MainWindow, exit_after_ms: int | None) -> None:
    window.following.refresh()
    # Services bring their own imports along; the window is on the screen by now.
    from voxdesk.services.lanes import HANDLERS

    desk.start(HANDLERS)
    asked = os.environ.get(EXIT_AFTER, "")
    if exit_after_ms is None and asked.isdecimal():
        exit_after_ms = int(asked)
    if exit_after_ms is not None:
        QTimer.singleShot(exit_after_ms, window.close)


def _choose_theme(app: QApplication, desk: Desk, choice: str) -> None:
    theme.apply(app, choice)
    desk.settings = dataclasses.replace(desk.settings, theme=choice)
    settings.save(desk.settings, desk.paths.settings)
