"""The zones of a visit: a chip for each, and a field for the next one."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from voxdesk.domain.captions import listed
from voxdesk.gui import theme
from voxdesk.gui.card.name_field import NameField
from voxdesk.gui.widgets.flow import Flow
from voxdesk.gui.widgets.labels import tool_tip
from voxdesk.gui.words import tr

MOST_LETTERS = 28
CHIP_PX = 26
LEAST_PX = 110


class ZonesField(QWidget):
    """Enter or a comma makes a chip of what is typed; a click on a chip takes it away."""

    changed = Signal()
    left = Signal()

    def __init__(self, words: str) -> None:
        super().__init__()
        self._zones: tuple[str, ...] = ()
        self._chips: list[_Chip] = []
        self.line = _Line(words)
        self.line.setPlaceholderText(tr("Add a zone"))
        self.line.setMinimumWidth(LEAST_PX)
        self._flow = Flow()
        self._flow.addWidget(self.line)
        self.setLayout(self._flow)
        self.setFocusProxy(self.line)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.line.textEdited.connect(self._typed)
        # The completer writes its choice into the line after this signal.
        self.line.picked.connect(lambda _name: QTimer.singleShot(0, self, self._take))
        self.line.left.connect(self._left)
        self.line.last_removed.connect(lambda: self._remove(len(self._zones) - 1))

    def zones(self) -> tuple[str, ...]:
        """The chips, and what is typed behind them."""
        typed = {zone.casefold(): zone for zone in (*listed(self.line.text()), *self._zones)}
        order = (*self._zones, *listed(self.line.text()))
        return tuple(dict.fromkeys(typed[zone.casefold()] for zone in order))

    def chips(self) -> tuple[str, ...]:
        return self._zones

    def show_zones(self, zones: Sequence[str]) -> None:
        if tuple(zones) == self._zones:
            return
        self._zones = tuple(zones)
        while self._chips:
            chip = self._chips.pop()
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        for place, zone in enumerate(self._zones):
            chip = _Chip(zone)
            chip.clicked.connect(lambda _checked=False, place=place: self._remove(place))
            self._flow.addWidget(chip)
            item = self._flow.itemAt(self._flow.count() - 1)
            if item is not None:
                self._flow.put(item, place)
            self._chips.append(chip)
            QWidget.setTabOrder(chip, self.line)
        self.updateGeometry()

    def _typed(self, text: str) -> None:
        if text.rstrip().endswith((",", ";")):
            self._take()
        else:
            self.changed.emit()

    def _take(self) -> None:
        zones = self.zones()
        self.line.clear()
        if zones != self._zones:
            self.show_zones(zones)
            self.changed.emit()

    def _left(self) -> None:
        self._take()
        self.left.emit()

    def _remove(self, place: int) -> None:
        if 0 <= place < len(self._zones):
            self.show_zones((*self._zones[:place], *self._zones[place + 1 :]))
            self.line.setFocus()
            self.changed.emit()


class _Line(NameField):
    last_removed = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Backspace and not self.text():
            self.last_removed.emit()
        else:
            super().keyPressEvent(event)


class _Chip(QPushButton):
    def __init__(self, zone: str) -> None:
        cut = zone if len(zone) <= MOST_LETTERS else f"{zone[: MOST_LETTERS - 1]}…"
        super().__init__(cut.replace("&", "&&"))
        self.setProperty("look", "chip")
        self.setIcon(theme.icon("cancel", "muted", "muted"))
        self.setIconSize(QSize(12, 12))
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        words = tr("Remove the zone {name}").format(name=zone)
        self.setToolTip(tool_tip(words))
        self.setAccessibleName(words)
