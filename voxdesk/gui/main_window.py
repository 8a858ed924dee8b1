"""The window: a rail, the page that was chosen, a line at the foot; knows pages only as pages."""

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QSettings, QSize, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMainWindow,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from voxdesk.desk import Desk
from voxdesk.domain.ids import RecordingId, SegmentId
from voxdesk.events import JobMoved
from voxdesk.gui import window_commands
from voxdesk.gui.capturing import commands as recording_commands
from voxdesk.gui.capturing.recorder import Recorder
from voxdesk.gui.capturing.strip import RecordingStrip
from voxdesk.gui.capturing.tray import Tray
from voxdesk.gui.commands import Commands
from voxdesk.gui.frame import Frame
from voxdesk.gui.jobs.following import Following
from voxdesk.gui.jobs.job_strip import JobStrip
from voxdesk.gui.keys.palette import Palette
from voxdesk.gui.notifying import Notifying
from voxdesk.gui.page import Page
from voxdesk.gui.pages import BY_KEY, PAGES
from voxdesk.gui.playing.bar import PlayerBar
from voxdesk.gui.playing.player import Player
from voxdesk.gui.rail import Rail
from voxdesk.gui.recordings.drop import DropTarget
from voxdesk.gui.taskbar import Taskbar
from voxdesk.gui.undoing import Undoing
from voxdesk.gui.widgets.banner import Banner
from voxdesk.gui.widgets.closing_strip import ClosingStrip
from voxdesk.gui.widgets.labels import ElidedLabel, IconLabel
from voxdesk.gui.widgets.toast import Toast
from voxdesk.gui.words import tr

PLACE_FILE = "window.ini"
FIRST_SIZE = QSize(1280, 832)
LEAST_SIZE = QSize(880, 560)
STATUS_PX = 34


class Where(NamedTuple):
    """What a window showed: the key of a page, and what it would be opened with."""

    key: str
    what: object = None


class MainWindow(QMainWindow):
    """Makes each page when it is first shown, and hands it what changed."""

    closing = Signal()
    settings_chosen = Signal(object)
    """Settings that hold from now on."""
    begin_again_asked = Signal()
    leave_asked = Signal(object)
    """Leaving."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        # Of this window alone: widths and positions, no content of the library.
        self.place = QSettings(
            str(desk.paths.config / PLACE_FILE), QSettings.Format.IniFormat, self
        )
        self.following = Following(desk, self)
        self.commands = Commands(self, self.place)
        self.undoing = Undoing(self)
        self.player = Player(desk, self)
        self.recorder = Recorder(desk, self)
        self.frame = Frame(
            desk,
            self.following,
            self.commands,
            self.undoing,
            self.player,
            self.recorder,
            self.place,
            show=self.show_page,
            tell=lambda words, undo: self.toast.tell(words, undo=undo),
            use=self.settings_chosen.emit,
            begin_again=self.begin_again_asked.emit,
            make_page=self._make_page,
            leave=self.leave_asked.emit,
        )
        self._made: dict[str, Page] = {}
        self._changed: dict[str, frozenset[str]] = {}
        self._current = ""
        self._may_close = False
        self.banner = Banner()
        self.closing_strip = ClosingStrip()
        self.recording_strip = RecordingStrip(
            self.recorder, self.following, self.commands, self.show_page
        )
        self.rail = Rail()
        self.job_strip = JobStrip(self.following)
        self.player_bar = PlayerBar(self.player, self.commands, self.place)
        self._stack = QStackedWidget()
        self._whole = QStackedWidget()
        self.setWindowTitle("VoxDesk")
        self.setMinimumSize(LEAST_SIZE)
        self.resize(FIRST_SIZE.boundedTo(self.screen().availableSize()))
        self._lay_out()
        self._connect()
        self.show_page("recordings")

    def _lay_out(self) -> None:
        for entry in PAGES:
            if not entry.within:
                self.rail.add_page(entry, partial(self.show_page, entry.key))
        content = QVBoxLayout()
        content.setSpacing(0)
        content.addWidget(self.closing_strip)
        content.addWidget(self.recording_strip)
        content.addWidget(self.banner)
        content.addWidget(self._stack, 1)
        content.addWidget(self._foot())
        inside = QWidget()
        inside.setObjectName("content")
        row = QHBoxLayout(inside)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(content, 1)
        self._whole.addWidget(inside)
        self.setCentralWidget(self._whole)
        self.toast = Toast(self._stack)
        self.palette_box = Palette(self, self.commands, self._desk)

    def _foot(self) -> QFrame:
        foot = QFrame()
        foot.setObjectName("status")
        foot.setFixedHeight(STATUS_PX)
        row = QHBoxLayout(foot)
        row.setContentsMargins(16, 0, 8, 0)
        row.setSpacing(6)
        row.addWidget(IconLabel("lock", size_px=13))
        caption = ElidedLabel(tr("Nothing leaves this computer"), "caption")
        caption.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        row.addWidget(caption)
        row.addStretch(1)
        row.addWidget(self.player_bar, 8)
        row.addStretch(1)
        row.addWidget(self.job_strip)
        return foot

    def _connect(self) -> None:
        self.drop_target = DropTarget(self)
        self.drop_target.dropped.connect(partial(self.show_page, "recordings"))
        self.job_strip.clicked.connect(lambda: self.show_page("jobs"))
        self.following.changed.connect(
            lambda: self.rail.badge("jobs", len(self.following.troubled()))
        )
        self.notifying = Notifying(self._desk, self.following, self)
        self.taskbar = Taskbar(self.following)
        self.palette_box.recording_chosen.connect(self.open_recording)
        self.closing_strip.close_asked.connect(self.close_now)
        self.toast.undo_asked.connect(self.undoing.undo)
        self.undoing.undone.connect(
            lambda words: self.toast.tell(tr("Undone: {act}").format(act=words))
        )
        window_commands.offer(self)
        recording_commands.offer(
            self.commands, self.recorder, partial(self.show_page, "record"), self.frame.tell
        )
        self.tray = Tray(self.recorder, self.commands, self)
        self.notifying.wanted.connect(self.tray.tell)

    # --- pages

    def page(self, key: str) -> Page:
        """A page by its key, made now when it was not yet."""
        page = self._made.get(key)
        if page is None:
            page = self._made[key] = BY_KEY[key].make(self.frame)
            self._changed[key] = page.areas
            page.open_recording.connect(self.open_recording)
            page.offer(self.commands)
            self._stack.addWidget(page)
        return page

    def _make_page(self) -> bool:
        """Make one more page; says whether others are still to be made."""
        waiting = [entry.key for entry in PAGES if entry.key not in self._made]
        if waiting:
            self.page(waiting[0])
        return len(waiting) > 1

    def current_key(self) -> str:
        return self._current

    def current_page(self) -> Page:
        return self._made[self._current]

    def show_page(self, key: str, what: object = None) -> None:
        """Bring a page into sight, and hand it what it shall show."""
        page = self.page(key)
        if what is not None:
            if page.reads_on_open:
                self._changed[key] = frozenset()
            page.open(what)
        self._current = key
        self.recording_strip.page_shown(key)
        self._stack.setCurrentWidget(page)
        self.commands.page_shown(page)
        self.rail.show_current(BY_KEY[key].within or key)
        changed, self._changed[key] = self._changed[key], frozenset()
        if changed:
            page.refresh(changed)
        page.take_focus()

    def open_recording(self, recording_id: int, segment_ids: Sequence[SegmentId] = ()) -> None:
        self.show_page("recording", (RecordingId(recording_id), tuple(segment_ids)))

    def areas_changed(self, areas: frozenset[str]) -> None:
        """What a page shows changed: read again what is in sight, remember the rest."""
        if "jobs" in areas:
            self.following.refresh()
        for key, page in self._made.items():
            touched = areas & page.areas
            if not touched:
                continue
            if key == self._current:
                page.refresh(touched)
            else:
                self._changed[key] |= touched

    def job_moved(self, moved: JobMoved) -> None:
        self.following.job_moved(moved)

    # --- locked and unlocked

    def cover(self, page: QWidget) -> None:
        """Show a page in place of everything, until `uncover`; nothing behind it can be reached."""
        self._allow(acting=False)
        self.player.pause()
        self._whole.addWidget(page)
        self._whole.setCurrentWidget(page)

    def uncover(self, page: QWidget) -> None:
        """Show what the page covered."""
        self._whole.removeWidget(page)
        page.deleteLater()
        self._allow(acting=True)
        self.current_page().take_focus()

    def _allow(self, *, acting: bool) -> None:
        self.setAcceptDrops(acting)
        self.commands.allow(acting=acting)

    def where(self) -> Where:
        """What it shows, to show it again in another window."""
        return Where(self._current, self.current_page().where())

    def go_to(self, where: Where) -> None:
        if where.key in BY_KEY:
            self.show_page(where.key, where.what)

    # --- remembering its place

    def restore_place(self) -> None:
        geometry = self.place.value("geometry")
        if geometry is not None:
            self.restoreGeometry(geometry)

    def close_now(self) -> None:
        """Close without asking."""
        self._may_close = True
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        jobs = len(self.following.active())
        recording = self.recorder.under_way
        if (jobs or recording) and not self._may_close and self.closing_strip.isHidden():
            event.ignore()
            self.closing_strip.ask(jobs, recording=recording)
            return
        self.place.setValue("geometry", self.saveGeometry())
        self.recorder.close()
        self.tray.close()
        self.player.close()
        self.closing.emit()
        super().closeEvent(event)
