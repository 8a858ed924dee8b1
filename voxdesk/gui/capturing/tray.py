"""An icon beside the clock, where the desktop has room for one: starts, pauses and stops.

A shortcut that works in other programs needs code for each desktop; the icon needs none.
"""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu, QSystemTrayIcon, QWidget

from voxdesk.domain.timecode import clock
from voxdesk.gui import theme
from voxdesk.gui.capturing.recorder import Recorder, State
from voxdesk.gui.commands import Commands
from voxdesk.gui.words import tr


class Tray(QObject):
    """Does nothing where there is no tray."""

    def __init__(self, recorder: Recorder, commands: Commands, window: QWidget) -> None:
        super().__init__(window)
        self._recorder = recorder
        self._window = window
        self.icon: QSystemTrayIcon | None = None
        if not QSystemTrayIcon.isSystemTrayAvailable():
            return
        self._menu = QMenu(window)
        for each in ("record.start", "record.pause", "record.stop"):
            self._menu.addAction(commands.action(each))
        self._menu.addSeparator()
        show = QAction(tr("Show the window"), self._menu)
        show.triggered.connect(lambda _checked=False: self._show_window())
        self._menu.addAction(show)
        self.icon = QSystemTrayIcon(theme.application_icon(), self)
        self.icon.setContextMenu(self._menu)
        self.icon.activated.connect(self._clicked)
        recorder.changed.connect(self._show)
        recorder.ticked.connect(self._tell)
        self._show()
        self.icon.show()

    def tell(self, heading: str, words: str) -> None:
        """Show a message of the system, and mark the window in the taskbar until it is seen."""
        QApplication.alert(self._window)
        if self.icon is not None:
            self.icon.showMessage(heading, words, theme.application_icon())

    def close(self) -> None:
        """Take the icon away."""
        if self.icon is not None:
            self.icon.hide()

    def _show(self) -> None:
        assert self.icon is not None
        icons = {
            State.RECORDING: theme.icon("record", "danger"),
            State.PAUSED: theme.icon("pause", "warning"),
        }
        self.icon.setIcon(icons.get(self._recorder.state, theme.application_icon()))
        self._tell()

    def _tell(self) -> None:
        assert self.icon is not None
        words = {
            State.RECORDING: tr("VoxDesk: recording {time}"),
            State.PAUSED: tr("VoxDesk: paused at {time}"),
        }.get(self._recorder.state, "VoxDesk")
        tip = words.format(time=clock(self._recorder.elapsed_ms))
        if tip != self.icon.toolTip():
            self.icon.setToolTip(tip)

    def _clicked(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason is QSystemTrayIcon.ActivationReason.Trigger:
            self._show_window()

    def _show_window(self) -> None:
        self._window.showNormal()
        self._window.raise_()
        self._window.activateWindow()
