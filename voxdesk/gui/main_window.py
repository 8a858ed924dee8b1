"""The window: a rail, the page that was chosen, a line at the foot; knows pages only as pages."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QSettings, QSize, QUrl, Signal
from PySide6.QtGui import QCloseEvent, QDesktopServices, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from voxdesk.desk import Desk
from voxdesk.domain.ids import RecordingId, SegmentId
from voxdesk.events import JobMoved
from voxdesk.gui.jobs.following import Following
from voxdesk.gui.jobs.job_strip import JobStrip
from voxdesk.gui.jobs.page import JobsPage
from voxdesk.gui.page import Page
from voxdesk.gui.rail import Rail
from voxdesk.gui.recordings.drop import DropTarget
from voxdesk.gui.recordings.page import RecordingsPage
from voxdesk.gui.transcript.page import TranscriptPage
from voxdesk.gui.widgets.banner import Banner
from voxdesk.gui.widgets.labels import IconLabel, plain_label

FIRST_SIZE = QSize(1280, 832)
LEAST_SIZE = QSize(880, 560)
STATUS_PX = 30


class Where(NamedTuple):
    """What a window showed: a page by its title, and the recording that was open in it."""

    title: str
    recording_id: RecordingId | None = None


class MainWindow(QMainWindow):
    """Builds the pages, shows one, hands them what changed."""

    theme_chosen = Signal(str)

    def __init__(self, desk: Desk, theme_choice: str) -> None:
        super().__init__()
        self._desk = desk
        self.following = Following(desk, self)
        self.recordings = RecordingsPage(desk, self.following)
        self.transcript = TranscriptPage(desk, self.following)
        self.jobs = JobsPage(desk, self.following)
        self.pages: tuple[Page, ...] = (self.recordings, self.transcript, self.jobs)
        self._changed: dict[Page, frozenset[str]] = {page: page.areas for page in self.pages}
        self.banner = Banner()
        self.rail = Rail(theme_choice)
        self.job_strip = JobStrip(self.following)
        self._stack = QStackedWidget()
        self._whole = QStackedWidget()
        self._opened: RecordingId | None = None
        self.setWindowTitle("VoxDesk")
        self.setMinimumSize(LEAST_SIZE)
        self.resize(FIRST_SIZE.boundedTo(self.screen().availableSize()))
        self._lay_out()
        self._connect()
        self.show_page(self.recordings)

    def _lay_out(self) -> None:
        for page in self.pages:
            self._stack.addWidget(page)
        self.rail.add_page(self.recordings, "Ctrl+1", lambda: self.show_page(self.recordings))
        self.rail.add_page(self.jobs, "Ctrl+2", lambda: self.show_page(self.jobs))
        content = QVBoxLayout()
        content.setSpacing(0)
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

    def _foot(self) -> QFrame:
        foot = QFrame()
        foot.setObjectName("status")
        foot.setFixedHeight(STATUS_PX)
        row = QHBoxLayout(foot)
        row.setContentsMargins(16, 0, 8, 0)
        row.setSpacing(6)
        row.addWidget(IconLabel("lock", size_px=13))
        row.addWidget(plain_label("Nothing leaves this computer", "caption"))
        row.addStretch()
        row.addWidget(self.job_strip)
        return foot

    def _connect(self) -> None:
        self.drop_target = DropTarget(self)
        self.drop_target.dropped.connect(self._import)
        for page in self.pages:
            page.open_recording.connect(self.open_recording)
        self.transcript.back.connect(lambda: self.show_page(self.recordings))
        self.recordings.strip.jobs_asked.connect(lambda: self.show_page(self.jobs))
        self.job_strip.clicked.connect(lambda: self.show_page(self.jobs))
        self.jobs.path_opened.connect(
            lambda path: QDesktopServices.openUrl(QUrl.fromLocalFile(path))
        )
        self.following.changed.connect(
            lambda: self.rail.badge(self.jobs, len(self.following.troubled()))
        )
        self.rail.theme_chosen.connect(self.theme_chosen)
        shortcuts: tuple[tuple[QKeySequence.StandardKey | str, Callable[[], object]], ...] = (
            ("Ctrl+1", lambda: self.show_page(self.recordings)),
            ("Ctrl+2", lambda: self.show_page(self.jobs)),
            (QKeySequence.StandardKey.Open, self._ask_for_files),
            (QKeySequence.StandardKey.Quit, self.close),
        )
        self._shortcuts = [QShortcut(QKeySequence(keys), self, act) for keys, act in shortcuts]

    # --- pages

    def current_page(self) -> Page:
        page = self._stack.currentWidget()
        assert isinstance(page, Page)
        return page

    def show_page(self, page: Page) -> None:
        self._stack.setCurrentWidget(page)
        self.rail.show_current(self.recordings if page is self.transcript else page)
        changed, self._changed[page] = self._changed[page], frozenset()
        if changed:
            page.refresh(changed)
        page.take_focus()

    def open_recording(self, recording_id: int, segment_ids: Sequence[SegmentId] = ()) -> None:
        self._changed[self.transcript] = frozenset()
        self._opened = RecordingId(recording_id)
        self.transcript.open(RecordingId(recording_id), segment_ids)
        self.recordings.select(RecordingId(recording_id))
        self.show_page(self.transcript)

    def areas_changed(self, areas: frozenset[str]) -> None:
        """What a page shows changed: read again what is in sight, remember the rest."""
        if "jobs" in areas:
            self.following.refresh()
        for page in self.pages:
            touched = areas & page.areas
            if not touched:
                continue
            if page is self.current_page():
                page.refresh(touched)
            else:
                self._changed[page] |= touched

    def job_moved(self, moved: JobMoved) -> None:
        self.following.job_moved(moved)

    def _ask_for_files(self) -> None:
        self.show_page(self.recordings)
        self.recordings.ask_for_files()

    def _import(self, paths: tuple[Path, ...]) -> None:
        self.show_page(self.recordings)
        self.recordings.import_paths(paths)

    # --- locked and unlocked

    def cover(self, page: QWidget) -> None:
        """Show a page in place of everything, until `uncover`; nothing behind it can be reached."""
        self._allow(acting=False)
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
        for shortcut in self._shortcuts:
            shortcut.setEnabled(acting)

    def where(self) -> Where:
        """What it shows, to show it again in another window."""
        page = self.current_page()
        return Where(page.title, self._opened if page is self.transcript else None)

    def go_to(self, where: Where) -> None:
        if where.recording_id is not None:
            self.open_recording(where.recording_id)
            return
        for page in self.pages:
            if page.title == where.title:
                self.show_page(page)

    # --- remembering its place

    def restore_place(self, kept: QSettings) -> None:
        geometry = kept.value("geometry")
        if geometry is not None:
            self.restoreGeometry(geometry)

    def keep_place(self, kept: QSettings) -> None:
        kept.setValue("geometry", self.saveGeometry())

    closing = Signal()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit()
        super().closeEvent(event)
