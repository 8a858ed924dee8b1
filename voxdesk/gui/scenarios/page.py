"""Kinds of report and the lists they go by: read, copied, changed, and taken up again."""

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QStackedWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from voxdesk.domain.definition import Definition, DefinitionKind
from voxdesk.domain.ids import ReportId
from voxdesk.gui.background import run_task
from voxdesk.gui.commands import Command, Commands
from voxdesk.gui.frame import Frame
from voxdesk.gui.page import Page
from voxdesk.gui.scenarios.acts import ScenarioActs
from voxdesk.gui.scenarios.edit_pane import EditPane
from voxdesk.gui.scenarios.entries import Entry, Key, Opened, listed, opened
from voxdesk.gui.scenarios.view_pane import ViewPane
from voxdesk.gui.widgets.kept_split import KeptSplit
from voxdesk.gui.widgets.labels import tool_tip
from voxdesk.gui.widgets.section_tabs import SectionTabs
from voxdesk.gui.words import later, tr

EDGE_PX = 32
LIST_PX = 300
SPLIT = "scenarios/split"
KEY = int(Qt.ItemDataRole.UserRole)
BLANK, VIEW, EDIT = range(3)
GROUP = later("Kinds of report")
COPY = Command("scenarios.copy", later("Copy to edit"), GROUP, (), "copy")
CHANGE = Command("scenarios.edit", later("Edit"), GROUP, ("Ctrl+Return",), "edited")
SAVE = Command("scenarios.save", later("Save as a new version"), GROUP, ("Ctrl+S",), "check")
WITHDRAW = Command("scenarios.withdraw", later("Withdraw"), GROUP, ("Del",), "bin")
GROUPS = {
    (DefinitionKind.SCENARIO, False): later("Of the program"),
    (DefinitionKind.SCENARIO, True): later("Your own"),
    (DefinitionKind.TAXONOMY, False): later("Lists of the program"),
    (DefinitionKind.TAXONOMY, True): later("Your own lists"),
}


class ScenariosPage(Page):
    """What there is at the left; the chosen one at the right, for reading or being changed."""

    areas = frozenset({"definitions", "reports"})

    def __init__(self, frame: Frame) -> None:
        super().__init__()
        self._frame = frame
        self._desk = frame.desk
        self._commands: Commands | None = None
        self._entries: dict[Key, Entry] = {}
        self._wanted: Key | None = None
        self._turn = 0
        language = QLocale().name()[:2]
        self._language = language
        self.acts = ScenarioActs(frame, self)
        self.tree = QTreeWidget()
        self.tree.setHeaderHidden(True)
        self.tree.setRootIsDecorated(False)
        self.tree.setIndentation(12)
        self.tree.setAccessibleName(tr("Kinds of report and lists"))
        self.tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view = ViewPane(language)
        self.editing = EditPane(frame.desk, frame.place, language)
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        for each in (QWidget(), self.view, self.editing):
            self._stack.addWidget(each)
        right = QWidget()
        beside = QVBoxLayout(right)
        beside.setContentsMargins(20, 0, 0, 0)
        beside.addWidget(self._stack)
        split = KeptSplit((self.tree, right), (LIST_PX, 1000), self._frame.place, SPLIT)
        head = QHBoxLayout()
        head.addWidget(SectionTabs(self._frame, "scenarios"), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE_PX, 20, EDGE_PX, 0)
        column.setSpacing(16)
        column.addLayout(head)
        column.addWidget(split, 1)

    def _connect(self) -> None:
        self.tree.currentItemChanged.connect(lambda now, _was: self._choose(now))
        self.view.edit_asked.connect(self.edit)
        self.view.withdraw_asked.connect(self.withdraw)
        self.view.again_asked.connect(self._take_up_again)
        self.view.report_asked.connect(lambda at: self._frame.show("reports", ReportId(at)))
        self.editing.save_asked.connect(self._save)
        self.editing.closed.connect(self._leave)
        self.acts.kept.connect(self._kept)

    def offer(self, commands: Commands) -> None:
        self._commands = commands
        commands.offer(CHANGE, self.edit, self)
        commands.offer(COPY, self.copy, self)
        commands.offer(SAVE, self.editing.save.click, self)
        commands.offer(WITHDRAW, self.withdraw, self)
        self._explain()

    def open(self, what: object) -> None:
        """Show the scenario of a name."""
        if isinstance(what, str):
            self._wanted = (DefinitionKind.SCENARIO, what)
            self._read()

    def where(self) -> object:
        entry = self.chosen()
        return None if entry is None or entry.is_taxonomy else entry.definition.name

    def take_focus(self) -> None:
        if self._stack.currentIndex() == EDIT:
            self.editing.take_focus()
        else:
            self.tree.setFocus()

    def refresh(self, _changed: frozenset[str]) -> None:
        self._read()

    def chosen(self) -> Entry | None:
        item = self.tree.currentItem()
        key = item.data(0, KEY) if item is not None else None
        return self._entries.get((DefinitionKind(key[0]), key[1])) if key else None

    # --- reading

    def _read(self) -> None:
        self._turn += 1
        turn = self._turn

        def came(found: tuple[Entry, ...]) -> None:
            if turn == self._turn:
                self._show(found)

        run_task(self, lambda: listed(self._desk), came)

    def _show(self, found: tuple[Entry, ...]) -> None:
        entry = self.chosen()
        wanted = self._wanted or (entry.key if entry is not None else None)
        self._wanted = None
        self._entries = {each.key: each for each in found}
        items: dict[Key, QTreeWidgetItem] = {}
        self.tree.blockSignals(True)
        self.tree.clear()
        for group, words in GROUPS.items():
            own = [each for each in found if (each.definition.kind, each.definition.own) == group]
            if own:
                head = QTreeWidgetItem([tr(words)])
                head.setFlags(Qt.ItemFlag.ItemIsEnabled)
                font = head.font(0)
                font.setBold(True)
                head.setFont(0, font)
                self.tree.addTopLevelItem(head)
                for each in own:
                    items[each.key] = _item(each, self._language)
                    head.addChild(items[each.key])
                head.setExpanded(True)
        self.tree.blockSignals(False)
        item = items.get(wanted) if wanted is not None else None
        item = item or next(iter(items.values()), None)
        if item is not None:
            self.tree.setCurrentItem(item)

    def _choose(self, item: QTreeWidgetItem | None) -> None:
        entry = self.chosen()
        if item is None or entry is None:
            return

        def came(found: Opened) -> None:
            now = self.chosen()
            if now is not None and now.key == found.entry.key:
                self.view.show_opened(found)
                if self._stack.currentIndex() == BLANK or not self.editing.changed():
                    self._stack.setCurrentIndex(VIEW)
                self._explain()

        run_task(self, lambda: opened(self._desk, entry), came)

    def _explain(self) -> None:
        if self._commands is None:
            return
        entry = self.chosen()
        none = "" if entry is not None else tr("Choose a kind of report first")
        own = none or ("" if entry and entry.definition.own else tr("It comes with the program"))
        editing = self._stack.currentIndex() == EDIT
        saved = "" if editing else tr("Nothing is being edited")
        for command, why in ((COPY, none), (CHANGE, none), (WITHDRAW, own), (SAVE, saved)):
            self._commands.explain(command.id, why)

    # --- doing

    def edit(self) -> None:
        """Change what people wrote; what comes with the program is copied first."""
        entry = self.chosen()
        if entry is None:
            return
        if not entry.definition.own:
            self.copy()
            return
        self._begin(entry.definition.text, entry, new=False)

    def copy(self) -> None:
        """Begin a copy under another name; nothing is kept before it is saved."""
        entry = self.chosen()
        if entry is None:
            return
        from voxdesk.services import scenarios

        name, desk = entry.definition.name, self._desk
        run_task(
            self,
            lambda: scenarios.copy(desk, name),
            lambda text: self._begin(text, entry, new=True),
        )

    def _begin(self, text: str, entry: Entry, *, new: bool) -> None:
        known = tuple(each.definition.name for each in self._entries.values() if each.is_taxonomy)
        self.editing.begin(text, known, is_taxonomy=entry.is_taxonomy, new=new)
        self._stack.setCurrentIndex(EDIT)
        self.editing.take_focus()
        self._explain()

    def _leave(self) -> None:
        self._stack.setCurrentIndex(VIEW)
        self._explain()
        self.tree.setFocus()

    def _save(self, text: str) -> None:
        self.acts.save(text)

    def _kept(self, definition: Definition) -> None:
        self._wanted = (definition.kind, definition.name)
        self._leave()
        self._read()

    def _take_up_again(self, version: Definition) -> None:
        self.acts.save(version.text)

    def withdraw(self) -> None:
        entry = self.chosen()
        if entry is not None and entry.definition.own:
            self.acts.withdraw(entry.definition, entry.title(self._language))


def _item(entry: Entry, language: str) -> QTreeWidgetItem:
    title = entry.title(language)
    kind = entry.kind if entry.kind != entry.definition.name else ""
    words = " · ".join(part for part in (kind, title) if part)
    item = QTreeWidgetItem([f"! {words}" if entry.problem else words])
    item.setData(0, KEY, (entry.definition.kind.value, entry.definition.name))
    beside = (entry.problem, words, entry.purpose, entry.sites())
    item.setToolTip(0, tool_tip("\n".join(part for part in beside if part)))
    return item
