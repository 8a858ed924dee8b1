"""The library page: its parts at the left, the chosen one beside them."""

from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QVBoxLayout,
)

from voxdesk.gui.commands import Command, Commands
from voxdesk.gui.frame import Frame
from voxdesk.gui.library.backups import BackupsSection
from voxdesk.gui.library.bin import BinSection
from voxdesk.gui.library.names import NamesSection
from voxdesk.gui.library.others import OthersSection
from voxdesk.gui.library.overview import OverviewSection
from voxdesk.gui.library.passphrase import PassphraseSection
from voxdesk.gui.library.retention import RetentionSection
from voxdesk.gui.library.section import GROUP, Section
from voxdesk.gui.library.verify import VerifySection
from voxdesk.gui.page import Page
from voxdesk.gui.widgets.labels import plain_label
from voxdesk.gui.words import later, tr

LIST_PX = 208
ROW_PX = 34
SECTIONS = (
    (OverviewSection, later("Library: overview")),
    (OthersSection, later("Library: other libraries")),
    (BinSection, later("Library: bin")),
    (BackupsSection, later("Library: backups")),
    (RetentionSection, later("Library: retention")),
    (NamesSection, later("Library: names")),
    (VerifySection, later("Library: verify and seal")),
    (PassphraseSection, later("Library: passphrase")),
)


class LibraryPage(Page):
    """Each part is read when it is looked at, and again when what it shows changed."""

    def __init__(self, frame: Frame) -> None:
        super().__init__()
        self._sections: dict[str, Section] = {}
        self._goings: dict[str, str] = {}
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Parts of the library"))
        self.list.setProperty("look", "sections")
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._stack = QStackedWidget()
        for make, going in SECTIONS:
            section = make(frame)
            self._sections[section.key] = section
            self._goings[section.key] = going
            item = QListWidgetItem(section.title)
            item.setSizeHint(QSize(LIST_PX - 24, ROW_PX))
            self.list.addItem(item)
            self._stack.addWidget(section)
        self.areas = frozenset().union(*(each.areas for each in self._sections.values()))
        self._lay_out()
        self.list.currentRowChanged.connect(self._show)
        self.list.setCurrentRow(0)

    def _lay_out(self) -> None:
        side = QFrame()
        side.setObjectName("side")
        side.setFixedWidth(LIST_PX)
        column = QVBoxLayout(side)
        column.setContentsMargins(32, 24, 0, 24)
        column.setSpacing(16)
        column.addWidget(plain_label(tr("Library"), "title"))
        column.addWidget(self.list, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(side)
        row.addWidget(self._stack, 1)

    def section(self, key: str) -> Section:
        return self._sections[key]

    def shown(self) -> Section:
        found = self._stack.currentWidget()
        assert isinstance(found, Section)
        return found

    def show_section(self, key: str) -> None:
        """Bring a part into sight."""
        self.list.setCurrentRow(tuple(self._sections).index(key))

    # --- as a page

    def offer(self, commands: Commands) -> None:
        for key, section in self._sections.items():
            going = Command(f"library.show.{key}", self._goings[key], GROUP)
            commands.offer(going, partial(self.show_section, key), self)
            section.offer(commands, self, self.show_section)

    def open(self, what: object) -> None:
        """The key of a part; with it, what came of work that needed the library alone."""
        key, told = what if isinstance(what, tuple) else (what, "")
        if key in self._sections:
            self.show_section(str(key))
            self.shown().tell(str(told))

    def where(self) -> object:
        return self.shown().key

    def take_focus(self) -> None:
        self.list.setFocus()

    def refresh(self, changed: frozenset[str]) -> None:
        for section in self._sections.values():
            if section.areas & changed:
                section.fresh = False
        self._read()

    def _show(self, row: int) -> None:
        self._stack.setCurrentIndex(row)
        self._read()

    def _read(self) -> None:
        section = self.shown()
        if not section.fresh:
            section.fresh = True
            section.read()
