"""The list of recordings: where one is found and looked into, and where new ones come in."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QModelIndex, QPoint, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from voxdesk.domain.ids import RecordingId
from voxdesk.domain.recording import Recording, RecordingOrder, RecordingRow
from voxdesk.domain.recording_filter import RecordingFilter
from voxdesk.gui.background import run_task
from voxdesk.gui.commands import Command, Commands
from voxdesk.gui.frame import Frame
from voxdesk.gui.page import Page
from voxdesk.gui.recordings import acting
from voxdesk.gui.recordings.acting import GROUP, Acting
from voxdesk.gui.recordings.dropped import Dropped
from voxdesk.gui.recordings.filter_bar import FilterBar
from voxdesk.gui.recordings.first_steps import FirstSteps
from voxdesk.gui.recordings.head import ListHead
from voxdesk.gui.recordings.import_strip import ImportStrip
from voxdesk.gui.recordings.incoming import Incoming
from voxdesk.gui.recordings.preview import Preview
from voxdesk.gui.recordings.state_column import PAD_PX
from voxdesk.gui.recordings.table import RecordingTable
from voxdesk.gui.recordings.view import RecordingsView
from voxdesk.gui.widgets.empty_state import EmptyState
from voxdesk.gui.words import later, tr

EDGE_PX = 32
PAGE_ROWS = 200
"""Read at a time; more than fit on any screen."""
BLANK, EMPTY, FULL = range(3)
Rows = Sequence[RecordingRow]

IMPORT = Command("recordings.import", later("Import…"), GROUP, ("Ctrl+O",), "import")
PASTE = Command("recordings.paste", later("Paste files"), GROUP, ("Ctrl+V",))
FIND = Command("recordings.find", later("Search in the list"), GROUP, ("Ctrl+F",), "search")
FILTER = Command("recordings.filter", later("Filter…"), GROUP, ("Ctrl+Shift+L",), "filter")
SAVED = Command("recordings.saved", later("Saved filters…"), GROUP, (), "saved")
CLEAR = Command("recordings.clear", later("Show all recordings"), GROUP, ())
COLUMNS = Command("recordings.columns", later("Columns…"), GROUP, ())
PREVIEW = Command("recordings.preview", later("Show or hide the preview"), GROUP, ("F9",), "panel")
PLAY = Command("recordings.play", later("Play from the start"), GROUP, ("Ctrl+P",), "play")
SAMPLE = Command("recordings.sample", later("Import the sample recording"), GROUP, ())


class RecordingsPage(Page):
    """A table, what can be done with its rows, and a look into them."""

    areas = frozenset({"recordings", "visits", "transcripts", "reports", "notes"})

    def __init__(self, frame: Frame) -> None:
        super().__init__()
        self._frame = frame
        self._desk = frame.desk
        self.table = RecordingTable(frame.following.of_recording, self)
        self.view = RecordingsView(self.table, frame.place)
        self.bar = FilterBar(frame, tr("Search recordings"), tr("Name, site, client…"))
        self.preview = Preview(frame)
        self.strip = ImportStrip(frame.following)
        self.acting = Acting(frame, self, self.selected, lambda: self.refresh(self.areas))
        self.incoming = Incoming(frame, self, self.strip)
        self._wanted = frame.place.value("recordings/preview", "yes") != "no"
        self._commands = frame.commands
        self._offered = False
        self.head = ListHead(frame.commands, (acting.TRANSCRIBE, acting.REPORT), IMPORT, PREVIEW)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        for each in (self.head, self.bar):
            each.setContentsMargins(PAD_PX, 0, PAD_PX, 0)
        self._none = EmptyState(
            "search",
            tr("No recording fits"),
            tr("Take a part of the filter away, or type fewer letters."),
            action=tr("Show all recordings"),
            act=self.bar.clear,
        )
        self._found = QStackedWidget()
        self._found.addWidget(self.view)
        self._found.addWidget(self._none)
        listed = QVBoxLayout()
        # Rows have room at both sides, so that their text stands under the title.
        listed.setContentsMargins(EDGE_PX - PAD_PX, 24, EDGE_PX - PAD_PX, 0)
        listed.setSpacing(16)
        listed.addWidget(self.head)
        listed.addWidget(self.bar)
        listed.addWidget(self._found, 1)
        full = QWidget()
        row = QHBoxLayout(full)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(listed, 1)
        row.addWidget(self.preview)
        self._empty = FirstSteps(
            self.incoming.ask_for_files, self.incoming.try_sample, self.head.record_button()
        )
        self._stack = QStackedWidget()
        # The first is for the moment before the library was read.
        for shown in (QWidget(), self._empty, full):
            self._stack.addWidget(shown)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.strip)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.view.activated.connect(self._open)
        self.view.selected.connect(self._selected_others)
        self.view.menu_asked.connect(self._open_menu)
        self.table.more_wanted.connect(self._read_more)
        self.table.reordered.connect(self._read_again)
        self.table.renamed.connect(self.acting.rename)
        self.bar.changed.connect(self._read_again)
        self.bar.left.connect(self.view.setFocus)
        self.preview.open_asked.connect(self.open_selected)
        self.strip.jobs_asked.connect(lambda: self._frame.show("jobs", None))
        following = self._frame.following
        following.changed.connect(self._jobs_changed)
        following.moved.connect(lambda _job: self.table.jobs_moved())

    def offer(self, commands: Commands) -> None:
        self.acting.offer(commands, self.open_selected, self.view.edit_name)
        acts: tuple[tuple[Command, Callable[[], object]], ...] = (
            (IMPORT, self.incoming.ask_for_files),
            (PASTE, self.incoming.paste),
            (FIND, self._find),
            (FILTER, self.bar.open_filters),
            (SAVED, self.bar.open_saved),
            (CLEAR, self.bar.clear),
            (COLUMNS, self.view.heads.open_menu),
            (PREVIEW, self.fold_preview),
            (PLAY, self.preview.play),
            (SAMPLE, self.incoming.try_sample),
        )
        for command, act in acts:
            commands.offer(command, act, self)
        self.head.follow()
        self._offered = True
        self._explain()

    # --- reading

    def open(self, what: object) -> None:
        """What was dropped or paths to import, or a recording to select (`RecordingId`)."""
        if isinstance(what, int):
            self.select(RecordingId(what))
        elif isinstance(what, Dropped):
            self.incoming.take(what)
        elif isinstance(what, tuple):
            self.incoming.import_paths(what)

    def take_focus(self) -> None:
        if self._stack.currentIndex() == FULL:
            (self.view if self._found.currentIndex() == 0 else self.bar.field).setFocus()
        elif self._stack.currentIndex() == EMPTY:
            self._empty.take_focus()
        else:
            self.setFocus()

    def refresh(self, _changed: frozenset[str]) -> None:
        self._read(0, max(PAGE_ROWS, self.table.rowCount()), self._show)
        self.preview.read_again()

    def _read_again(self) -> None:
        self._read(0, PAGE_ROWS, self._show)

    def _read_more(self) -> None:
        self._read(self.table.rowCount(), PAGE_ROWS, self.table.append)

    def _read(self, offset: int, limit: int, show: Callable[[Rows, int], None]) -> None:
        lists, asked = self._desk.store.lists, self._asked()
        order, ascending, text, chosen = asked
        narrowed = chosen.on(date.today())

        def read() -> tuple[Rows, int]:
            rows = lists.recordings(
                text=text,
                chosen=narrowed,
                order=order,
                ascending=ascending,
                offset=offset,
                limit=limit,
            )
            return rows, lists.count("recording", text=text, chosen=narrowed)

        def done(found: tuple[Rows, int]) -> None:
            # Something else may have been asked for meanwhile; its rows are on their way.
            if asked == self._asked():
                show(*found)

        run_task(self, read, done)

    def _asked(self) -> tuple[RecordingOrder, bool, str, RecordingFilter]:
        return self.table.order, self.table.ascending, self.bar.text(), self.bar.chosen

    def _show(self, rows: Rows, total: int) -> None:
        first = self._stack.currentIndex() != FULL
        self.table.show(rows, total)
        focused = QApplication.focusWidget()
        at_empty = focused is None or self._empty.isAncestorOf(focused) or focused is self
        narrowed = self.bar.narrows()
        self._stack.setCurrentIndex(FULL if rows or narrowed else EMPTY)
        self._found.setCurrentIndex(0 if rows else 1)
        if first and rows:
            self.view.select_first()
        if first and at_empty and self.isVisible():
            self.take_focus()
        self.head.say_count(tr("%n found", total) if narrowed else str(total or ""))
        self.view.keep_one_selected()
        self._selected_others()

    def _jobs_changed(self) -> None:
        self.table.jobs_moved()
        self._explain()

    # --- choosing

    def select(self, recording_id: RecordingId) -> None:
        """Select a recording in the list."""
        row = self.table.row_of(recording_id)
        if row >= 0:
            self.view.selectRow(row)

    def selected(self) -> tuple[Recording, ...]:
        return tuple(self.table.recording(row) for row in self.view.selected_rows())

    def open_selected(self) -> None:
        selected = self.selected()
        if selected:
            self.open_recording.emit(int(selected[0].id), ())

    def _open(self, index: QModelIndex) -> None:
        self.open_recording.emit(int(self.table.recording(index.row()).id), ())

    def _open_menu(self, at: QPoint) -> None:
        self.acting.menu(self._commands).popup(at)

    def _find(self) -> None:
        self.bar.field.setFocus()
        self.bar.field.selectAll()

    def _selected_others(self) -> None:
        self._explain()
        rows = [self.table.row(row) for row in self.view.selected_rows()]
        self.preview.show_rows(rows)

    def _explain(self) -> None:
        """Say of every command, and so of every button, why it cannot be done now."""
        if not self._offered:
            return
        commands = self._commands
        self.acting.explain(commands)
        one = len(self.view.selected_rows()) == 1
        commands.explain(PLAY.id, "" if one else tr("Select one recording"))
        commands.explain(CLEAR.id, "" if self.bar.narrows() else tr("All recordings are shown"))
        narrow = self._narrow()
        commands.explain(PREVIEW.id, tr("The window is too narrow for it") if narrow else "")

    # --- doing

    def fold_preview(self) -> None:
        """Show or hide the preview from now on."""
        self._wanted = not self._wanted
        self._frame.place.setValue("recordings/preview", "yes" if self._wanted else "no")
        self._place_preview()

    def _place_preview(self) -> None:
        self.preview.setVisible(self._wanted and not self._narrow())
        self.head.panel.setVisible(not self._narrow())
        self.preview.read_again()

    def _narrow(self) -> bool:
        """Whether there is no room for the preview beside the list."""
        return self.width() < self.minimumSizeHint().width() + self.preview.width()

    def minimumSizeHint(self) -> QSize:
        """Room for the list; the preview gives way."""
        width = max(each.minimumSizeHint().width() for each in (self.head, self.bar, self._empty))
        return QSize(width + 2 * EDGE_PX, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_preview()
        self._explain()
