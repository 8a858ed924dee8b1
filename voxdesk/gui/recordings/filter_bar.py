"""What is looked for: words as they are typed, filters as chips, and filters with a name."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QPushButton, QVBoxLayout, QWidget

from voxdesk.domain.recording_filter import ALL_RECORDINGS, RecordingFilter, SavedFilter
from voxdesk.domain.visit import Name, NameKind
from voxdesk.errors import NothingFound
from voxdesk.gui import theme
from voxdesk.gui.background import run_in_order, run_task
from voxdesk.gui.frame import Frame
from voxdesk.gui.recordings.chooser import NamePopup
from voxdesk.gui.recordings.filter_menu import FilterMenu
from voxdesk.gui.recordings.filter_words import named_ids, parts
from voxdesk.gui.widgets.buttons import button
from voxdesk.gui.widgets.flow import Flow
from voxdesk.gui.widgets.labels import tool_tip
from voxdesk.gui.words import tr

LOOKED_FOR_AFTER_MS = 150
FIELD_PX = 300
CHIP_PX = 260


class FilterBar(QWidget):
    """`changed` says that something else is looked for."""

    changed = Signal()
    left = Signal()
    """Down or Enter in the field: the keyboard goes on to what was found."""

    def __init__(
        self, frame: Frame, name: str, placeholder: str, *, of_recordings: bool = True
    ) -> None:
        """Without `of_recordings` it narrows by what is on a visit's card alone."""
        super().__init__()
        self._frame = frame
        self._desk = frame.desk
        self._of_recordings = of_recordings
        self.chosen = ALL_RECORDINGS
        self._names: dict[tuple[NameKind, int], str] = {}
        self._saved: tuple[SavedFilter, ...] = ()
        self.field = _Field(name, placeholder, self.left.emit)
        self.filter = button(tr("Filter"), self.open_filters, icon="filter")
        self.saved = button(tr("Saved"), self.open_saved, icon="saved")
        self._chips = QWidget()
        self._typing = QTimer(self, interval=LOOKED_FOR_AFTER_MS, singleShot=True)
        self._typing.timeout.connect(self.changed)
        self.field.textChanged.connect(lambda _text: self._typing.start())
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._row = QHBoxLayout()
        self._row.setSpacing(8)
        for each in (self.field, self.filter, self.saved):
            self._row.addWidget(each)
        self._row.addStretch()
        self.saved.setVisible(of_recordings)
        self._column.addLayout(self._row)
        self._column.addWidget(self._chips)
        self._show_chips()

    def text(self) -> str:
        return self.field.text().strip()

    def narrows(self) -> bool:
        """Whether anything but all is looked for."""
        return bool(self.text()) or self.chosen != ALL_RECORDINGS

    def use(self, chosen: RecordingFilter, text: str | None = None) -> None:
        """Look for something else; words are left as they are unless some are given."""
        self.chosen = chosen
        if text is not None:
            self.field.setText(text)
        self._typing.stop()
        self._show_chips()
        self._read_names()
        self.changed.emit()

    def clear(self) -> None:
        self.use(ALL_RECORDINGS, "")

    # --- chips

    def chips(self) -> tuple[QPushButton, ...]:
        return tuple(self._chips.findChildren(_Chip))

    def _show_chips(self) -> None:
        fresh = QWidget()
        flow = Flow()
        fresh.setLayout(flow)
        found = parts(self.chosen, self._names)
        for part in found:
            flow.addWidget(_Chip(part.words, partial(self.use, part.without)))
        if found:
            flow.addWidget(button(tr("Clear all"), self.clear, look="link"))
        fresh.setVisible(bool(found))
        self._column.replaceWidget(self._chips, fresh)
        self._chips.hide()
        self._chips.deleteLater()
        self._chips = fresh

    def _read_names(self) -> None:
        unknown = [each for each in named_ids(self.chosen) if each not in self._names]
        names = self._desk.store.names

        def read() -> dict[tuple[NameKind, int], str]:
            found = {}
            for kind, number in unknown:
                try:
                    found[kind, number] = names.get(kind, number).name
                except NothingFound:  # it was forgotten since
                    found[kind, number] = ""
            return found

        def done(found: dict[tuple[NameKind, int], str]) -> None:
            self._names |= found
            self._show_chips()

        if unknown:
            run_task(self, read, done)

    # --- menus

    def open_filters(self) -> QMenu:
        menu = FilterMenu(
            self.filter,
            self._desk,
            self.chosen,
            self.use,
            self._named,
            of_recordings=self._of_recordings,
        )
        return _opened(menu, self.filter)

    def _named(self, kind: NameKind, name: Name) -> None:
        self._names[kind, name.id] = name.name

    def open_saved(self) -> None:
        """Read what is saved, then show it."""
        from voxdesk.services import filtering

        run_task(self, lambda: filtering.saved(self._desk), self._show_saved)

    def _show_saved(self, saved: tuple[SavedFilter, ...]) -> None:
        menu = QMenu(self.saved)
        menu.setAccessibleName(tr("Saved filters"))
        for each in saved:
            _act(menu, each.name, partial(self.use, each.filter, each.text))
        if not saved:
            _act(menu, tr("No filter is saved yet"), lambda: None).setEnabled(False)
        menu.addSeparator()
        keep = _act(menu, tr("Save this filter…"), self.ask_name)
        keep.setEnabled(self.narrows())
        if not self.narrows():
            keep.setText(tr("Save this filter… (choose one first)"))
        if saved:
            renaming, removing = menu.addMenu(tr("Rename")), menu.addMenu(tr("Remove"))
            for each in saved:
                _act(renaming, f"{each.name}…", partial(self._ask_other_name, each.name))
                _act(removing, each.name, partial(self.remove, each.name))
        _opened(menu, self.saved)

    # --- filters with a name

    def ask_name(self) -> NamePopup:
        """Ask what the filter that is in use shall be called."""
        popup = NamePopup(self.saved, tr("Name of this filter"), tr("Save"), self.save)
        popup.open_behind_menu()
        return popup

    def save(self, name: str) -> None:
        from voxdesk.services import filtering

        text, chosen, desk = self.text(), self.chosen, self._desk
        words = tr("Saved as “{name}”").format(name=" ".join(name.split()))
        self._do(words, lambda: filtering.save(desk, name, text, chosen))

    def remove(self, name: str) -> None:
        from voxdesk.services import filtering

        words = tr("Filter “{name}” removed").format(name=name)
        self._do(words, lambda: filtering.remove(self._desk, name))

    def rename(self, old: str, new: str) -> None:
        from voxdesk.services import filtering

        words = tr("Filter renamed to “{name}”").format(name=new)
        self._do(words, lambda: filtering.rename(self._desk, old, new))

    def _ask_other_name(self, old: str) -> None:
        named = partial(self.rename, old)
        popup = NamePopup(self.saved, tr("Another name"), tr("Rename"), named, old)
        popup.open_behind_menu()

    def _do(self, words: str, act: Callable[[], tuple[SavedFilter, ...]]) -> None:
        from voxdesk.services import filtering

        def done(before: tuple[SavedFilter, ...]) -> None:
            undo = partial(filtering.keep, self._desk, before)
            self._frame.undoing.did(words, undo, act)
            self._frame.tell(words, True)

        run_in_order(self, act, done)


class _Field(QLineEdit):
    def __init__(self, name: str, placeholder: str, leave: Callable[[], object]) -> None:
        super().__init__()
        self._leave = leave
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name)
        self.setClearButtonEnabled(True)
        self.setAcceptDrops(False)  # files that are dropped here are for the window
        self.setFixedWidth(FIELD_PX)
        self.addAction(theme.icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._leave()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class _Chip(QPushButton):
    """A part of the filter; a click, or Del, takes it out."""

    def __init__(self, words: str, remove: Callable[[], object]) -> None:
        super().__init__()
        self.setProperty("look", "chip")
        self.setIcon(theme.icon("cancel", "muted"))
        self.setIconSize(QSize(12, 12))
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the cross behind the words
        shown = self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, CHIP_PX)
        self.setText(f"{shown}\N{EN SPACE}")
        self.setAccessibleName(tr("Remove the filter {words}").format(words=words))
        self.setToolTip(tool_tip(self.accessibleName()))
        self.clicked.connect(lambda _checked=False: remove())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.click()
        else:
            super().keyPressEvent(event)


def _act(menu: QMenu, words: str, do: Callable[[], object]) -> QAction:
    action = QAction(words.replace("&", "&&"), menu)
    action.triggered.connect(lambda _checked=False: do())
    menu.addAction(action)
    return action


def _opened(menu: QMenu, at: QWidget) -> QMenu:
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(at.mapToGlobal(QPoint(0, at.height() + 2)))
    return menu
