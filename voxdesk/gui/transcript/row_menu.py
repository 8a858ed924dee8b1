"""What can be done with the segments under the mouse, as a menu: the commands, with their keys."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QMenu

from voxdesk.domain.transcript import Speaker
from voxdesk.gui.commands import Command, Commands
from voxdesk.gui.transcript import adding, again, along, changing, editing, marking, timing
from voxdesk.gui.transcript.segment_view import SegmentView
from voxdesk.gui.words import tr

PARTS: tuple[tuple[Command, ...], ...] = (
    (along.PLAY_HERE, marking.MARK),
    (editing.EDIT, editing.SPLIT, changing.JOIN, timing.TIMES),
    (changing.HEARD, changing.RESTORE, again.AGAIN),
    (adding.ADD,),
    (changing.DELETE,),
)


class RowMenu(QObject):
    """Opens over what is chosen; a click on another segment chooses that first."""

    def __init__(self, view: SegmentView) -> None:
        super().__init__(view)
        self._view = view
        self._commands: Commands | None = None
        self._speakers: Sequence[Speaker] = ()
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._open)

    def offer(self, commands: Commands) -> None:
        self._commands = commands

    def show_speakers(self, speakers: Sequence[Speaker]) -> None:
        self._speakers = speakers

    def _open(self, point: QPoint) -> None:
        index = self._view.indexAt(point)
        if index.isValid() and not self._view.selectionModel().isSelected(index):
            self._view.setCurrentIndex(index)
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._view.viewport().mapToGlobal(point))

    def menu(self) -> QMenu:
        """The menu as it is now."""
        menu = QMenu(self._view)
        menu.setToolTipsVisible(True)
        if self._commands is None:
            return menu
        for number, part in enumerate(PARTS):
            if number:
                menu.addSeparator()
            for command in part:
                menu.addAction(self._commands.action(command.id))
            if number == 1:
                menu.addMenu(self._speaker_menu(menu, self._commands))
        return menu

    def _speaker_menu(self, menu: QMenu, commands: Commands) -> QMenu:
        """The speakers by their names, one more, and nobody."""
        speakers = QMenu(tr("Speaker"), menu)
        names = [each.name or each.label for each in self._speakers]
        offered = [*names, tr("New speaker")][: len(changing.SPEAKERS) - 1]
        for number, name in enumerate((*offered, tr("Nobody")), start=1):
            command = changing.SPEAKERS[number if number <= len(offered) else 0]
            action = speakers.addAction(name.replace("&", "&&"))
            action.setEnabled(commands.action(command.id).isEnabled())
            action.triggered.connect(commands.action(command.id).trigger)
        return speakers
