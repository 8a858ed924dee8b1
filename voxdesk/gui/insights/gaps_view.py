"""What lists ask for and nobody ever spoke of: by site and kind of report, then by category."""

from collections.abc import Mapping, Sequence
from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from voxdesk.domain.overview import Gap
from voxdesk.gui.widgets.labels import plain_label
from voxdesk.gui.words import tr

PLACE = int(Qt.ItemDataRole.UserRole)


class GapsView(QWidget):
    """A tree; what stands below a site is made when it is opened."""

    def __init__(self) -> None:
        super().__init__()
        self._gaps: tuple[Gap, ...] = ()
        self.tree = QTreeWidget()
        self.tree.setColumnCount(2)
        self.tree.setHeaderHidden(True)
        self.tree.setAccessibleName(tr("Never spoken of, by site"))
        self.tree.setUniformRowHeights(True)
        self.tree.itemExpanded.connect(self._fill)
        self._nothing = plain_label(
            tr("Reports that go by a list of factors or points show here what nobody spoke of."),
            "muted",
            wrap=True,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._nothing)
        column.addWidget(self.tree, 1)

    def show_gaps(self, gaps: Sequence[Gap], kinds: Mapping[str, str]) -> None:
        self._gaps = tuple(gaps)
        self.tree.clear()
        for place, each in enumerate(self._gaps):
            site = each.site or tr("No site yet")
            item = QTreeWidgetItem([f"{site} · {kinds.get(each.kind, each.kind)}", said(each)])
            item.setData(0, PLACE, place)
            shows = QTreeWidgetItem.ChildIndicatorPolicy
            there = shows.ShowIndicator if each.missing else shows.DontShowIndicator
            item.setChildIndicatorPolicy(there)
            self.tree.addTopLevelItem(item)
        self.tree.resizeColumnToContents(0)
        self.tree.setVisible(bool(gaps))
        self._nothing.setVisible(not gaps)

    def _fill(self, item: QTreeWidgetItem) -> None:
        place = item.data(0, PLACE)
        if place is None or item.childCount():
            return
        for section, leaves in groupby(self._gaps[place].missing, key=lambda pair: pair[0]):
            titles = [title for _section, title in leaves]
            part = QTreeWidgetItem([section, str(len(titles))])
            part.addChildren([QTreeWidgetItem([title, ""]) for title in titles])
            item.addChild(part)


def said(gap: Gap) -> str:
    """`47 of 99 never spoken of`."""
    if not gap.missing:
        return tr("Everything was spoken of")
    return tr("{missing} of {asked} never spoken of").format(
        missing=len(gap.missing), asked=gap.asked
    )
