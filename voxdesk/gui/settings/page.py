"""All settings on one page, made from their schema; each is used as soon as it is chosen."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from voxdesk.domain.model_entry import ModelRole, ModelState
from voxdesk.gui.background import run_task
from voxdesk.gui.commands import Command, Commands
from voxdesk.gui.frame import Frame
from voxdesk.gui.page import Page
from voxdesk.gui.settings import wording
from voxdesk.gui.settings.about_view import AboutView
from voxdesk.gui.settings.controls import ChoiceControl
from voxdesk.gui.settings.setting_row import SettingRow
from voxdesk.gui.widgets.buttons import button
from voxdesk.gui.widgets.labels import plain_label
from voxdesk.gui.words import later, tr
from voxdesk.settings import with_values

EDGE_PX = 32
SECTIONS_PX = 224
SECTION_ROW_PX = 34
LEAST_WITH_SECTIONS_PX = 900
"""Below this width the list of sections gives its room to the settings."""
MOST_WIDTH_PX = 760
GAP_PX = 24
RIGHT_PX = EDGE_PX - 12
"""Right of the settings; the scroll bar makes it a whole edge."""
GROUP = later("Settings")
FIND = Command("settings.find", later("Find a setting"), GROUP, ("Ctrl+F",), "search")
SHOW_KEYS = Command("settings.keys", later("Keyboard shortcuts…"), GROUP)

Installed = dict[ModelRole, list[tuple[str, str]]]


class _Section(QWidget):
    def __init__(self, title: str) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 24)
        column.setSpacing(0)
        column.addWidget(plain_label(title, "heading"))
        self.inside = column


class SettingsPage(Page):
    """Sections of settings beside a list of them; typing into the field leaves what fits."""

    def __init__(self, frame: Frame) -> None:
        super().__init__()
        self._frame = frame
        self._desk = frame.desk
        self.rows: dict[str, SettingRow] = {}
        self._sections: dict[str, _Section] = {}
        self.typed = QLineEdit()
        self.typed.setPlaceholderText(tr("Find a setting"))
        self.typed.setAccessibleName(tr("Find a setting"))
        self.typed.setClearButtonEnabled(True)
        self.typed.setFixedWidth(240)
        self.typed.textChanged.connect(self._narrow)
        self._keys = button(tr(SHOW_KEYS.words), self.show_keys)
        self.sections = QListWidget()
        self.sections.setAccessibleName(tr("Sections of settings"))
        self.sections.setProperty("look", "sections")
        self.sections.setFixedWidth(SECTIONS_PX)
        self.sections.currentRowChanged.connect(self._go_to)
        self._nothing = plain_label(tr("No setting is called like this."), "muted")
        self._scrolled = QScrollArea()
        self._head = QWidget()
        self._lay_out()
        self._show_values()

    def _lay_out(self) -> None:
        head = QHBoxLayout(self._head)
        head.setContentsMargins(0, 0, EDGE_PX, 0)
        head.setSpacing(8)
        head.addWidget(plain_label(tr("Settings"), "title"))
        head.addStretch()
        head.addWidget(self.typed)
        head.addWidget(self._keys)
        inside = QWidget()
        inside.setMaximumWidth(MOST_WIDTH_PX)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, RIGHT_PX, 24)
        column.setSpacing(0)
        column.addWidget(self._nothing)
        for section in wording.SECTIONS:
            self._add_section(column, section)
            for name, words in wording.WORDS.items():
                if words.section == section:
                    row = self.rows[name] = SettingRow(name)
                    row.chosen.connect(self._choose)
                    self._sections[section].inside.addWidget(row)
        self._add_section(column, wording.ABOUT)
        self.about = AboutView(self._desk)
        self._sections[wording.ABOUT].inside.addWidget(self.about)
        column.addStretch()
        self._nothing.hide()
        self._scrolled.setWidgetResizable(True)
        self._scrolled.setFrameShape(QFrame.Shape.NoFrame)
        self._scrolled.setWidget(inside)
        below = QHBoxLayout()
        below.setSpacing(GAP_PX)
        below.addWidget(self.sections)
        below.addWidget(self._scrolled, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(EDGE_PX, 24, 0, 0)
        whole.setSpacing(20)
        whole.addWidget(self._head)
        whole.addLayout(below, 1)
        self.sections.setCurrentRow(0)

    def _add_section(self, column: QVBoxLayout, section: str) -> None:
        self._sections[section] = _Section(tr(section))
        column.addWidget(self._sections[section])
        self.sections.addItem(tr(section))
        self.sections.item(self.sections.count() - 1).setSizeHint(QSize(0, SECTION_ROW_PX))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= LEAST_WITH_SECTIONS_PX
        self.sections.setVisible(beside)
        # The head ends where the settings end.
        rows_px = MOST_WIDTH_PX - RIGHT_PX + (SECTIONS_PX + GAP_PX if beside else 0)
        self._head.setMaximumWidth(rows_px + EDGE_PX)

    def offer(self, commands: Commands) -> None:
        commands.offer(FIND, self.typed.setFocus, self)
        commands.offer(SHOW_KEYS, self.show_keys, self)

    def open(self, what: object) -> None:
        """Show one setting, by its name."""
        if not isinstance(what, str):
            raise TypeError(type(what).__name__)
        self.typed.clear()
        row = self.rows[what]
        self._scrolled.ensureWidgetVisible(row)
        row.control.setFocus()

    def take_focus(self) -> None:
        self.typed.setFocus()
        self._read_models()
        self._show_values()

    def show_keys(self) -> None:
        """Show the sheet of all keys, where they can be changed."""
        self._frame.show("keys", None)

    # --- values

    def _show_values(self) -> None:
        for name, row in self.rows.items():
            value = getattr(self._desk.settings, name)
            row.show_value(value, locked=name in self._desk.policy.locks)

    def _choose(self, name: str, value: object) -> None:
        changed, _unfit = with_values(self._desk.settings, {name: value})
        self._frame.use(changed)
        self._show_values()
        if name == "language":
            self._frame.begin_again()

    def _read_models(self) -> None:
        run_task(self, self._installed, self._offer_models)

    def _installed(self) -> Installed:
        from voxdesk.services import model_library

        found: Installed = {role: [] for role in ModelRole}
        for each in model_library.listed(self._desk.catalogue):
            if each.state is ModelState.INSTALLED:
                found[each.entry.role].append((each.entry.id, each.entry.title))
        return found

    def _offer_models(self, installed: Installed) -> None:
        for name, role in wording.ROLES.items():
            control = self.rows[name].control
            assert isinstance(control, ChoiceControl)
            others = [(each, wording.choice_words(name, each)) for each in _besides(name)]
            control.offer([*installed[role], *others])
        self._show_values()

    # --- finding

    def _narrow(self, typed: str) -> None:
        shown = 0
        for name, row in self.rows.items():
            row.setVisible(wording.matches(name, typed))
        for place, (title, section) in enumerate(self._sections.items()):
            names = [name for name, words in wording.WORDS.items() if words.section == title]
            fitting = any(wording.matches(name, typed) for name in names)
            if title == wording.ABOUT:
                fitting = typed.casefold().strip() in tr(title).casefold()
            section.setVisible(fitting)
            self.sections.item(place).setHidden(not fitting)
            shown += fitting
        self._nothing.setVisible(not shown)

    def _go_to(self, place: int) -> None:
        sections = list(self._sections.values())
        if 0 <= place < len(sections):
            bar = self._scrolled.verticalScrollBar()
            bar.setValue(sections[place].y())


def _besides(name: str) -> tuple[str, ...]:
    """What can be chosen where a model could stand."""
    return tuple(wording.WORDS[name].choices)
