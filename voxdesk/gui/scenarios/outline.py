"""The parts of a scenario or taxonomy as a tree: titles, and what is asked beside them."""

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem

from voxdesk.gui.scenarios.parts import Part, What, beside, heading
from voxdesk.gui.widgets.labels import tool_tip
from voxdesk.gui.words import tr

PLACE = int(Qt.ItemDataRole.UserRole)
OPENED = frozenset({What.WHOLE, What.STAGE, What.SECTION})
MOST_OPEN = 60
"""Of longer lists the sections stay closed at first."""


class Outline(QTreeWidget):
    """`chosen` gives the place of the part that is looked at; what was open stays open."""

    chosen = Signal(str)

    def __init__(self, name: str, *, asks: bool = True) -> None:
        """Without `asks` there are the titles alone."""
        super().__init__()
        self.setAccessibleName(name)
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.header().setStretchLastSection(True)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        self.header().resizeSection(0, 320)
        self.setColumnHidden(1, not asks)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.currentItemChanged.connect(
            lambda now, _was: self.chosen.emit(str(now.data(0, PLACE))) if now else None
        )

    def show_part(self, whole: Part, language: str, *, anew: bool = False) -> None:
        """Show all below a part; `anew` forgets what was open and chosen."""
        before = {} if anew else {str(item.data(0, PLACE)): item for item in self._items()}
        opened = {place for place, item in before.items() if item.isExpanded()}
        current = self.place()
        parts = list(whole.everything())
        few = len(parts) <= MOST_OPEN
        self.blockSignals(True)
        self.clear()
        made: dict[str, QTreeWidgetItem] = {}
        for part in whole.below:
            self.addTopLevelItem(_item(part, language, made))
        for part in parts[1:]:
            at_first = part.what in OPENED and (few or part.what is What.STAGE)
            item = made[part.place]
            item.setExpanded(part.place in opened if part.place in before else at_first)
        chosen = made.get(current) if not anew else None
        if chosen is not None:
            self.setCurrentItem(chosen)
        self.blockSignals(False)
        first = self.topLevelItem(0)
        if chosen is None and first is not None:
            self.setCurrentItem(first)

    def place(self) -> str:
        item = self.currentItem()
        return str(item.data(0, PLACE)) if item is not None else ""

    def go_to(self, place: str) -> None:
        """Choose the part at a place, where there is one."""
        for item in self._items():
            if item.data(0, PLACE) == place:
                self.setCurrentItem(item)

    def _items(self) -> Iterator[QTreeWidgetItem]:
        waiting = [self.topLevelItem(at) for at in range(self.topLevelItemCount())]
        while waiting:
            item = waiting.pop()
            if item is not None:
                yield item
                waiting += [item.child(at) for at in range(item.childCount())]


def _item(part: Part, language: str, made: dict[str, QTreeWidgetItem]) -> QTreeWidgetItem:
    title, asks = heading(part, language), beside(part, language)
    item = QTreeWidgetItem([title, asks])
    item.setData(0, PLACE, part.place)
    item.setToolTip(0, tool_tip(title))
    item.setToolTip(1, tool_tip(asks))
    item.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{_called(part)}: {title}. {asks}")
    if part.what in (What.STAGE, What.SECTION):
        font = item.font(0)
        font.setBold(True)
        item.setFont(0, font)
    made[part.place] = item
    for each in part.below:
        item.addChild(_item(each, language, made))
    return item


def _called(part: Part) -> str:
    return {
        What.WHOLE: "",
        What.STAGE: tr("Stage"),
        What.SECTION: tr("Section"),
        What.GROUP: tr("Group"),
        What.CRITERION: tr("Criterion"),
        What.CHECK: tr("Check"),
        What.FIGURE: tr("Figure"),
    }[part.what]
