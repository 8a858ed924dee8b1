"""A row of tabs for a narrow place: what does not fit stands in a menu at the end of the row.

The chosen tab is always in the row, so that people see where they are in any language.
"""

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QTabBar, QToolButton, QWidget

from voxdesk.gui import theme
from voxdesk.gui.words import tr

LEFT_PX, RIGHT_PX = 20, 8
BOLD_PX = 10
"""What the chosen tab may need beyond its room, being bold."""


class _Bar(QTabBar):
    def width_of(self, place: int) -> int:
        return self.tabSizeHint(place).width()


class FittingTabs(QWidget):
    """Tabs by their keys, in the order they were added."""

    chosen = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._keys: list[str] = []
        self._wanted: set[str] = set()
        self.bar = _Bar()
        self.bar.setExpanding(False)
        self.bar.setDrawBase(False)
        self.bar.setUsesScrollButtons(False)
        self.bar.setElideMode(Qt.TextElideMode.ElideNone)
        self.bar.setAccessibleName(name)
        self.bar.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.menu = QMenu(self)
        self.more = QToolButton()
        self.more.setIcon(theme.icon("down", "muted"))
        self.more.setIconSize(QSize(14, 14))
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.more.setAccessibleName(tr("More tabs"))
        self.more.setToolTip(tr("More tabs"))
        self.more.setMenu(self.menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(LEFT_PX, 0, RIGHT_PX, 0)
        row.setSpacing(0)
        row.addWidget(self.bar, 1)
        row.addWidget(self.more)
        self.bar.currentChanged.connect(self._changed)

    def add(self, key: str, words: str) -> None:
        self._keys.append(key)
        self._wanted.add(key)
        self.bar.addTab(words)
        self._fit()

    def current(self) -> str:
        return self._keys[self.bar.currentIndex()]

    def offered(self) -> tuple[str, ...]:
        """Those that can be chosen."""
        return tuple(key for key in self._keys if key in self._wanted)

    def choose(self, key: str) -> None:
        self._wanted.add(key)
        if key == self.current():
            self._fit()
            return
        # Room is made first: a bar that was too full once stays scrolled.
        self.bar.blockSignals(True)
        self._fit(key)
        self.bar.setCurrentIndex(self._keys.index(key))
        self.bar.blockSignals(False)
        self._fit()
        self.chosen.emit(key)

    def want(self, key: str, *, wanted: bool) -> None:
        """Whether a tab is offered at all."""
        (self._wanted.add if wanted else self._wanted.discard)(key)
        if not wanted and self.current() == key:
            self.choose(self._keys[0])
        self._fit()

    def say(self, words: Mapping[str, str]) -> None:
        """Other words for some of the tabs."""
        for key, text in words.items():
            if self.bar.tabText(self._keys.index(key)) != text:
                self.bar.setTabText(self._keys.index(key), text)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.bar.sizeHint().height())

    def _changed(self, place: int) -> None:
        if place < 0:
            return
        self._fit()
        self.chosen.emit(self._keys[place])

    def _fit(self, chosen: str = "") -> None:
        chosen = chosen or self.current()
        room = self.width() - LEFT_PX - RIGHT_PX - BOLD_PX
        keys = self.offered()
        widths = {key: self.bar.width_of(self._keys.index(key)) for key in keys}
        shown = set(keys)
        if sum(widths.values()) > room:
            room -= self.more.sizeHint().width()
            shown = {chosen}
            room -= widths.get(chosen, 0)
            for key in keys:
                if key not in shown and widths[key] > room:
                    break
                if key not in shown:
                    shown.add(key)
                    room -= widths[key]
        self.menu.clear()
        self.more.setVisible(len(shown) < len(keys))
        for place, key in enumerate(self._keys):
            self.bar.setTabVisible(place, key in shown)
            if key in keys and key not in shown:
                self._offer(key, self.bar.tabText(place))

    def _offer(self, key: str, words: str) -> None:
        action = QAction(words, self.menu)
        action.triggered.connect(lambda _checked=False: self.choose(key))
        self.menu.addAction(action)
