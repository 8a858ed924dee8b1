"""What the window lends to every page: the desk, and the things there is one of."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QSettings

from voxdesk.desk import Desk
from voxdesk.gui.capturing.recorder import Recorder
from voxdesk.gui.commands import Commands
from voxdesk.gui.jobs.following import Following
from voxdesk.gui.locking.leaving import Leaving
from voxdesk.gui.playing.player import Player
from voxdesk.gui.undoing import Undoing
from voxdesk.settings import Settings


@dataclass(frozen=True, slots=True)
class Frame:
    """`place` keeps widths and positions between starts, and no content of the library.

    `show` brings a page into sight and hands it what it shall show (`Page.open`). `tell` says in
    passing what was done; with `undo` it offers to take it back. `use` keeps settings and applies
    them. `begin_again` builds the window anew, where it is: for what only a new one shows. `leave`
    closes this library, and goes on with what is named. `make_page` makes one more page that was
    not needed yet, and says whether there are others.
    """

    desk: Desk
    following: Following
    commands: Commands
    undoing: Undoing
    player: Player
    recorder: Recorder
    place: QSettings
    show: Callable[[str, object], None]
    tell: Callable[[str, bool], None]
    use: Callable[[Settings], None]
    begin_again: Callable[[], None]
    leave: Callable[[Leaving], None]
    make_page: Callable[[], bool]
