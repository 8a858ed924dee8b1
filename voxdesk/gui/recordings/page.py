"""The list of recordings: where one is chosen, and where new ones come in."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QStackedLayout,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from voxdesk.domain.ids import RecordingId
from voxdesk.domain.job import JobState
from voxdesk.domain.recording import Recording, RecordingRow, RecordingState
from voxdesk.gui.background import run_task
from voxdesk.gui.commands import Command, Commands
from voxdesk.gui.frame import Frame
from voxdesk.gui.page import Page
from voxdesk.gui.recordings import table as columns
from voxdesk.gui.recordings.import_strip import ImportStrip
from voxdesk.gui.recordings.state_column import PAD_PX, PaddedColumn, StateColumn
from voxdesk.gui.recordings.table import RecordingTable
from voxdesk.gui.widgets.buttons import button
from voxdesk.gui.widgets.empty_state import EmptyState
from voxdesk.gui.widgets.labels import plain_label
from voxdesk.gui.words import later

EDGE_PX = 32
ROW_PX = 36
PAGE_ROWS = 200
"""Read at a time; more than fit on any screen."""
BLANK, EMPTY, FULL = range(3)
WIDTHS = {
    columns.SITE: 176,
    columns.CLIENT: 128,
    columns.DATE: 112,
    columns.LENGTH: 80,
    columns.REPORTS: 78,
    columns.STATE: 220,
}
NEEDS = {columns.CLIENT: 1000, columns.REPORTS: 920, columns.SITE: 840}
"""Below these widths of the page a column gives way to the name."""
Rows = Sequence[RecordingRow]
IMPORT = Command("recordings.import", later("Import…"), later("Recordings"), ("Ctrl+O",), "import")
READY = frozenset({RecordingState.TRANSCRIBED, RecordingState.INDEXED})


class RecordingsPage(Page):
    """A table, the buttons that act on what is selected, and the way in."""

    areas = frozenset({"recordings", "visits", "transcripts", "reports"})

    def __init__(self, frame: Frame) -> None:
        super().__init__()
        self._frame = frame
        self._desk = frame.desk
        following = self._following = frame.following
        self.table = RecordingTable(following.of_recording, self)
        self.view = self._new_view()
        self._count = plain_label("", "muted")
        self._transcribe = button("Transcribe", self.transcribe_selected, icon="transcribe")
        self._report = button("Report", self.report_selected, icon="report")
        self._import = button("Import…", self.ask_for_files, look="primary", icon="import")
        self.strip = ImportStrip(following)
        self.strip.jobs_asked.connect(lambda: frame.show("jobs", None))
        self._lay_out()
        self.table.more_wanted.connect(self._read_more)
        self.table.reordered.connect(self._read_again)
        following.changed.connect(self._jobs_changed)
        following.moved.connect(lambda _job: self.table.jobs_moved())
        self._show_buttons()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(plain_label("Recordings", "title"), 0, Qt.AlignmentFlag.AlignBaseline)
        head.addSpacing(4)
        head.addWidget(self._count, 0, Qt.AlignmentFlag.AlignBaseline)
        head.addStretch()
        for each in (self._transcribe, self._report, self._import):
            head.addWidget(each)
        full = QWidget()
        inside = QVBoxLayout(full)
        # Rows have room at both sides, so that their text stands under the title.
        inside.setContentsMargins(EDGE_PX - PAD_PX, 24, EDGE_PX - PAD_PX, 0)
        head.setContentsMargins(PAD_PX, 0, PAD_PX, 0)
        inside.setSpacing(16)
        inside.addLayout(head)
        inside.addWidget(self.view, 1)
        self._stack = QStackedLayout()
        self._empty = EmptyState(
            "drop",
            "Drop recordings here",
            "Audio or video, files or whole folders. VoxDesk copies them into the library and "
            "writes down what is said. Nothing leaves this computer.",
            action="Import…",
            act=self.ask_for_files,
        )
        # The first is for the moment before the library was read.
        for shown in (QWidget(), self._empty, full):
            self._stack.addWidget(shown)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.strip)
        column.addLayout(self._stack, 1)

    def _new_view(self) -> QTableView:
        view = QTableView()
        view.setModel(self.table)
        view.setAccessibleName("Recordings")
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setShowGrid(False)
        view.setTabKeyNavigation(False)
        view.setWordWrap(False)
        view.setItemDelegate(PaddedColumn(view))
        view.setItemDelegateForColumn(columns.STATE, StateColumn(view))
        view.verticalHeader().hide()
        view.verticalHeader().setDefaultSectionSize(ROW_PX)
        heads = view.horizontalHeader()
        heads.setHighlightSections(False)
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        heads.setSectionResizeMode(columns.NAME, QHeaderView.ResizeMode.Stretch)
        for column, width in WIDTHS.items():
            view.setColumnWidth(column, width)
        heads.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)  # the library's order: newest first
        view.setSortingEnabled(True)
        view.activated.connect(self._open)
        view.selectionModel().selectionChanged.connect(lambda _new, _old: self._show_buttons())
        return view

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for column, least in NEEDS.items():
            self.view.setColumnHidden(column, self.width() < least)

    # --- reading

    def offer(self, commands: Commands) -> None:
        commands.offer(IMPORT, self.ask_for_files, self)

    def open(self, what: object) -> None:
        """Paths to import, or a recording to select (`RecordingId`)."""
        if isinstance(what, int):
            self.select(RecordingId(what))
        elif isinstance(what, tuple):
            self.import_paths(what)

    def take_focus(self) -> None:
        if self._stack.currentIndex() == FULL:
            self.view.setFocus()
        elif self._stack.currentIndex() == EMPTY:
            self._empty.take_focus()
        else:
            self.setFocus()

    def refresh(self, _changed: frozenset[str]) -> None:
        self._read(0, max(PAGE_ROWS, self.table.rowCount()), self._show)

    def _read_again(self) -> None:
        self._read(0, PAGE_ROWS, self._show)

    def _read_more(self) -> None:
        self._read(self.table.rowCount(), PAGE_ROWS, self.table.append)

    def _read(self, offset: int, limit: int, show: Callable[[Rows, int], None]) -> None:
        lists, order, ascending = self._desk.store.lists, self.table.order, self.table.ascending

        def read() -> tuple[Rows, int]:
            rows = lists.recordings(order=order, ascending=ascending, offset=offset, limit=limit)
            return rows, lists.count("recording")

        def done(found: tuple[Rows, int]) -> None:
            # Another order may have been asked for meanwhile; its rows are on their way.
            if (order, ascending) == (self.table.order, self.table.ascending):
                show(*found)

        run_task(self, read, done)

    def _show(self, rows: Rows, total: int) -> None:
        self.table.show(rows, total)
        shown, focused = self._stack.currentIndex(), QApplication.focusWidget()
        at_empty = focused is None or self._empty.isAncestorOf(focused) or focused is self
        self._stack.setCurrentIndex(FULL if rows else EMPTY)
        if shown != self._stack.currentIndex() and at_empty and self.isVisible():
            self.take_focus()
        self._count.setText(str(total) if total else "")
        self._show_buttons()

    def _jobs_changed(self) -> None:
        self.table.jobs_moved()
        self._show_buttons()

    # --- choosing

    def select(self, recording_id: RecordingId) -> None:
        """Select a recording in the list."""
        row = self.table.row_of(recording_id)
        if row >= 0:
            self.view.selectRow(row)

    def selected(self) -> tuple[Recording, ...]:
        rows = self.view.selectionModel().selectedRows()
        return tuple(self.table.recording(each.row()) for each in rows)

    def _open(self, index: QModelIndex) -> None:
        recording = self.table.recording(index.row())
        self.open_recording.emit(int(recording.id), ())

    def _show_buttons(self) -> None:
        selected = self.selected()
        untranscribed = [each for each in selected if self._may_transcribe(each)]
        ready = bool(selected) and all(each.state in READY for each in selected)
        self._transcribe.setEnabled(bool(untranscribed))
        self._transcribe.setToolTip(
            _reason(selected, bool(untranscribed), "What is selected is transcribed already")
        )
        self._report.setEnabled(ready)
        self._report.setToolTip(_reason(selected, ready, "A report needs transcribed recordings"))

    def _may_transcribe(self, recording: Recording) -> bool:
        job = self._following.of_recording(recording.id)
        busy = job is not None and job.state in (JobState.WAITING, JobState.RUNNING)
        return recording.facts is not None and recording.state not in READY and not busy

    # --- doing

    def ask_for_files(self) -> None:
        chosen, _filter = QFileDialog.getOpenFileNames(
            self, "Import recordings", "", f"Audio and video ({_patterns()});;All files (*)"
        )
        if chosen:
            self.import_paths(tuple(Path(each) for each in chosen))

    def import_paths(self, paths: Sequence[Path]) -> None:
        """Import files and folders, and transcribe what comes of them."""
        from voxdesk.services import importing

        self.strip.expect(len(paths))
        self._submit(lambda: importing.submit(self._desk, paths, None, transcribe=True))

    def transcribe_selected(self) -> None:
        from voxdesk.services import transcribing

        chosen = [each.id for each in self.selected() if self._may_transcribe(each)]
        self._submit(lambda: [transcribing.submit(self._desk, each) for each in chosen])

    def report_selected(self) -> None:
        from voxdesk.services import reporting

        chosen = [each.id for each in self.selected()]
        self._submit(lambda: reporting.submit(self._desk, chosen))

    def _submit(self, submit: Callable[[], object]) -> None:
        run_task(self, submit, lambda _jobs: self._following.refresh())


def _reason(selected: Sequence[Recording], possible: bool, otherwise: str) -> str:
    if not selected:
        return "Select recordings first"
    return "" if possible else otherwise


def _patterns() -> str:
    from voxdesk.services import importing

    return " ".join(f"*{suffix}" for suffix in sorted(importing.AUDIO_SUFFIXES))
