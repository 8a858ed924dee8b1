"""The sheet of keys: everything that can be done, with its keys, and a way to choose others."""

from PySide6.QtCore import QSignalBlocker, Qt, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
)

from voxdesk.gui.commands import Offered
from voxdesk.gui.frame import Frame
from voxdesk.gui.keys.wording import PORTABLE, fits, keys_of
from voxdesk.gui.page import Page
from voxdesk.gui.widgets.buttons import button
from voxdesk.gui.widgets.labels import plain_label, set_tone
from voxdesk.gui.words import tr

EDGE_PX = 32
MOST_WIDTH_PX = 860
WORDS, KEYS = range(2)
KEYS_PX = 240
ID_ROLE = int(Qt.ItemDataRole.UserRole)


class KeysPage(Page):
    """A list by groups; below it the keys of what is chosen."""

    def __init__(self, frame: Frame) -> None:
        super().__init__()
        self._commands = frame.commands
        self._make_page = frame.make_page
        self.field = QLineEdit()
        self.field.setPlaceholderText(tr("Find an action"))
        self.field.setAccessibleName(tr("Find an action"))
        self.field.setClearButtonEnabled(True)
        self.tree = self._new_tree()
        self._chosen_words = plain_label("", "strong")
        self.keys = QKeySequenceEdit()
        self.keys.setMaximumSequenceLength(1)
        self.keys.setClearButtonEnabled(True)
        self.keys.setAccessibleName(tr("New keys"))
        self._said = plain_label("", "muted", wrap=True)
        self.use = button(tr("Use these keys"), self._use)
        self.reset = button(tr("As it came"), self._reset, look="quiet")
        self._lay_out()
        self.field.textChanged.connect(self._show)
        self.tree.currentItemChanged.connect(lambda _now, _before: self._show_chosen())
        self.keys.keySequenceChanged.connect(lambda _keys: self._judge())
        self._late = QTimer(self, interval=0, singleShot=True)
        self._late.timeout.connect(self._make_another)
        self._commands.changed.connect(self._show)
        self._late.start()
        self._show()

    def _new_tree(self) -> QTreeWidget:
        tree = QTreeWidget()
        tree.setAccessibleName(tr("Actions and their keys"))
        tree.setColumnCount(2)
        tree.setHeaderLabels([tr("Action"), tr("Keys")])
        tree.header().setStretchLastSection(False)
        tree.header().setSectionResizeMode(WORDS, QHeaderView.ResizeMode.Stretch)
        tree.header().setSectionResizeMode(KEYS, QHeaderView.ResizeMode.Fixed)
        tree.header().resizeSection(KEYS, KEYS_PX)
        tree.setIndentation(16)
        tree.setRootIsDecorated(False)
        tree.setTabKeyNavigation(False)
        return tree

    def _lay_out(self) -> None:
        chosen = QHBoxLayout()
        chosen.setSpacing(8)
        chosen.addWidget(self._chosen_words, 1)
        for each in (self.keys, self.use, self.reset):
            chosen.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE_PX, 24, EDGE_PX, 16)
        column.setSpacing(12)
        column.addWidget(plain_label(tr("Keys"), "title"))
        column.addWidget(self.field)
        column.addWidget(self.tree, 1)
        column.addLayout(chosen)
        column.addWidget(self._said)
        self.field.setMaximumWidth(MOST_WIDTH_PX)
        self.tree.setMaximumWidth(MOST_WIDTH_PX)

    def take_focus(self) -> None:
        self.field.setFocus()

    def _make_another(self) -> None:
        # What a page offers is known when it is made.
        if self._make_page():
            self._late.start()

    # --- the list

    def _show(self) -> None:
        chosen = self._chosen()
        with QSignalBlocker(self.tree):
            self.tree.clear()
            groups: dict[str, QTreeWidgetItem] = {}
            for offered in self._commands.all():
                words, group = tr(offered.command.words), tr(offered.command.group)
                if fits(self.field.text(), words, group, keys_of(offered.action)):
                    item = self._added(groups, group, words, offered)
                    if chosen is not None and chosen.command.id == offered.command.id:
                        self.tree.setCurrentItem(item)
            self.tree.expandAll()
        self._show_chosen()

    def _added(
        self, groups: dict[str, QTreeWidgetItem], group: str, words: str, offered: Offered
    ) -> QTreeWidgetItem:
        if group not in groups:
            groups[group] = QTreeWidgetItem(self.tree, [group])
            groups[group].setFlags(Qt.ItemFlag.ItemIsEnabled)
            font = groups[group].font(0)
            font.setBold(True)
            groups[group].setFont(0, font)
        item = QTreeWidgetItem(groups[group], [words, keys_of(offered.action)])
        item.setData(0, ID_ROLE, offered.command.id)
        return item

    def _chosen(self) -> Offered | None:
        item = self.tree.currentItem()
        wanted = item.data(0, ID_ROLE) if item is not None else None
        return next((each for each in self._commands.all() if each.command.id == wanted), None)

    # --- choosing others

    def _show_chosen(self) -> None:
        chosen = self._chosen()
        for each in (self.keys, self.use, self.reset):
            each.setVisible(chosen is not None)
        self._chosen_words.setText(tr(chosen.command.words) if chosen else "")
        with QSignalBlocker(self.keys):
            shortcuts = chosen.action.shortcuts() if chosen else []
            self.keys.setKeySequence(shortcuts[0] if shortcuts else QKeySequence())
        self._judge()

    def _judge(self) -> None:
        """Say whether the keys are free."""
        chosen = self._chosen()
        if chosen is None:
            self._tell(tr("Choose an action to give it other keys."), "muted")
            return
        asked = self.keys.keySequence().toString(PORTABLE)
        others = self._commands.users_of(asked, chosen.command.id) if asked else ()
        self.use.setEnabled(not others)
        if others:
            named = ", ".join(tr(each.words) for each in others)
            self._tell(tr("These keys belong to: {action}.").format(action=named), "warning")
            self.use.setToolTip(self._said.text())
        else:
            self._tell("", "muted")
            self.use.setToolTip("")

    def _use(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            asked = self.keys.keySequence().toString(PORTABLE)
            rest = chosen.action.shortcuts()[1:]
            others = [each.toString(PORTABLE) for each in rest]
            kept = [keys for keys in dict.fromkeys([asked, *others]) if keys]
            self._commands.choose_keys(chosen.command.id, kept if asked else [])

    def _reset(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self._commands.choose_keys(chosen.command.id, None)

    def _tell(self, words: str, tone: str) -> None:
        self._said.setText(words)
        set_tone(self._said, tone)
