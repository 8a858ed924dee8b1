"""A column of many widgets, of which only those near the sight are made, a few at each turn.

What was not made yet has a guessed height. When real heights come, what is read stays where it is.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget

TURN_S = 0.003
AHEAD_PX = 1600
"""How far beyond what is seen widgets are made."""
GUESS_PX = 160


@dataclass(frozen=True, slots=True)
class Item:
    """`make` is called when it is needed; another `content` under the same `key` is made anew."""

    key: str
    content: object
    make: Callable[[], QWidget] = field(compare=False)
    guess_px: int = field(default=GUESS_PX, compare=False)


class _Inside(QWidget):
    """Tells when something in it asks for another height."""

    relaid = Signal()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self.relaid.emit()
        return super().event(event)


class LazyColumn(QScrollArea):
    """Items from top to bottom, each as wide as the column but no wider than `most_width_px`."""

    settled = Signal()
    """All that is near is made."""

    def __init__(self, most_width_px: int) -> None:
        super().__init__()
        self._most_width_px = most_width_px
        self._items: tuple[Item, ...] = ()
        self._made: dict[str, tuple[Item, QWidget]] = {}
        self._heights: dict[str, int] = {}
        self._measured_now: set[str] = set()
        self._tops: dict[str, int] = {}
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._inside = _Inside()
        self.setWidget(self._inside)
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._make_some)
        self._inside.relaid.connect(self._measure_again)
        self._held = ""
        bar = self.verticalScrollBar()
        bar.valueChanged.connect(lambda _value: self._turn.start())
        bar.actionTriggered.connect(lambda _action: self._hold(""))

    def show_items(self, items: Sequence[Item]) -> None:
        """Show these; what is the same as before stays as it is."""
        self._items = tuple(items)
        wanted = {each.key: each for each in items}
        for key, (item, widget) in list(self._made.items()):
            if wanted.get(key) != item:
                focused = self._drop(key, widget)
                if key in wanted and self._in_sight(key):  # a hole would flicker
                    self._make(wanted[key])
                    if focused:
                        self._made[key][1].setFocus()
        self._heights = {key: value for key, value in self._heights.items() if key in wanted}
        self._measured_now &= self._made.keys()
        self._place()
        self._turn.start()

    def made(self) -> list[QWidget]:
        """The widgets that are made, in order."""
        return [self._made[each.key][1] for each in self._items if each.key in self._made]

    def widget_of(self, key: str) -> QWidget | None:
        made = self._made.get(key)
        return made[1] if made else None

    def go_to(self, key: str) -> QWidget | None:
        """Bring an item into sight, made now; None where there is no such item."""
        item = next((each for each in self._items if each.key == key), None)
        if item is None:
            return None
        if key not in self._made:
            self._make(item)
            self._place()
        top, height = self._tops[key], self._heights[key]
        bar, page = self.verticalScrollBar(), self.viewport().height()
        if top < bar.value() or top + height > bar.value() + page:
            bar.setValue(max(top - max((page - height) // 3, 0), 0))
        self._hold(key)
        self._turn.start()
        return self._made[key][1]

    def _hold(self, key: str) -> None:
        """Keep this where it is, whatever comes above it, until somebody scrolls."""
        self._held = key

    # --- making

    def _make_some(self) -> None:
        until = time.perf_counter() + TURN_S
        waiting = self._waiting()
        for item in waiting:
            self._make(item)
            if time.perf_counter() > until:
                break
        if waiting:
            self._place()
        else:
            self._turn.stop()
            self._order_tabs()
            self.settled.emit()

    def _waiting(self) -> list[Item]:
        """What is near and was not made, the nearest first; near things without their height."""
        top = self.verticalScrollBar().value()
        bottom = top + self.viewport().height()
        near = []
        for item in self._items:
            there = item.key in self._made and item.key in self._measured_now
            first = self._tops.get(item.key, 0)
            last = first + self._height(item)
            away = max(top - last, first - bottom, 0)
            if not there and away <= AHEAD_PX:
                near.append((away, item))
        return [item for _away, item in sorted(near, key=lambda each: each[0])]

    def _make(self, item: Item) -> None:
        if item.key in self._made:
            widget = self._made[item.key][1]
        else:
            widget = item.make()
            widget.setParent(self._inside)
            widget.ensurePolished()
            self._made[item.key] = (item, widget)
        self._heights[item.key] = self._measured(widget)
        self._measured_now.add(item.key)

    def _drop(self, key: str, widget: QWidget) -> bool:
        """Let go of a widget; says whether the keyboard was in it."""
        del self._made[key]
        self._measured_now.discard(key)
        focus = QApplication.focusWidget()
        focused = focus is not None and (focus is widget or widget.isAncestorOf(focus))
        if focused:
            self.setFocus()
        widget.hide()
        widget.deleteLater()
        return focused

    def _in_sight(self, key: str) -> bool:
        top, value = self._tops.get(key, 0), self.verticalScrollBar().value()
        height = self._heights.get(key, GUESS_PX)
        return top + height >= value and top <= value + self.viewport().height()

    # --- placing

    def _width(self) -> int:
        return min(self.viewport().width(), self._most_width_px)

    def _measured(self, widget: QWidget) -> int:
        by_width = widget.hasHeightForWidth()
        height = widget.heightForWidth(self._width()) if by_width else widget.sizeHint().height()
        return min(max(height, widget.minimumHeight()), widget.maximumHeight())

    def _height(self, item: Item) -> int:
        return self._heights.get(item.key, item.guess_px)

    def _place(self) -> None:
        anchor, beyond = self._anchor()
        top, width = 0, self._width()
        for item in self._items:
            self._tops[item.key] = top
            if item.key in self._made:
                widget = self._made[item.key][1]
                place = QRect(QPoint(0, top), QPoint(width - 1, top + self._height(item) - 1))
                if widget.geometry() != place:
                    widget.setGeometry(place)
                if widget.isHidden():
                    widget.show()
            top += self._height(item)
        self._inside.resize(self.viewport().width(), top)
        if anchor in self._tops and (beyond or anchor == self._held):
            self.verticalScrollBar().setValue(self._tops[anchor] + beyond)

    def _anchor(self) -> tuple[str, int]:
        """What stands at the upper edge (or is held), and how far of it is above."""
        value = self.verticalScrollBar().value()
        if self._held in self._tops and self._in_sight(self._held):
            return self._held, value - self._tops[self._held]
        for item in reversed(self._items):
            top = self._tops.get(item.key)
            if top is not None and top <= value:
                return item.key, value - top
        return "", 0

    def _measure_again(self) -> None:
        changed = False
        for key, (_item, widget) in self._made.items():
            if key in self._measured_now:
                height = self._measured(widget)
                changed = changed or height != self._heights[key]
                self._heights[key] = height
        if changed:
            self._place()
            self._turn.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._measured_now = set()
        self._place()
        self._turn.start()

    def _order_tabs(self) -> None:
        """Tab goes from item to item, whenever each was made."""
        last: QWidget = self
        for widget in self.made():
            inside = [widget, *widget.findChildren(QWidget)]
            for each in inside:
                here = each.window() is self.window()  # lists of choices are windows of their own
                if here and each.focusPolicy() & Qt.FocusPolicy.TabFocus:
                    QWidget.setTabOrder(last, each)
                    last = each
