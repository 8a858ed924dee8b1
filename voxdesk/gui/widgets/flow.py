"""A layout that goes on in the next line when a line is full, like words do."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem

GAP_PX = 6


class Flow(QLayout):
    """Things one after the other; the last one takes what is left of its line."""

    def __init__(self, gap_px: int = GAP_PX) -> None:
        super().__init__()
        self._gap_px = gap_px
        self.setContentsMargins(0, 0, 0, 0)
        self._items: list[QLayoutItem] = []

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def put(self, item: QLayoutItem, place: int) -> None:
        """Put what was added last before the one at `place`."""
        self._items.remove(item)
        self._items.insert(place, item)
        self.invalidate()

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), moving=False)

    def setGeometry(self, place: QRect) -> None:
        super().setGeometry(place)
        self._place(place, moving=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _place(self, place: QRect, *, moving: bool) -> int:
        x, y, line = place.left(), place.top(), 0
        there = [item for item in self._items if not item.isEmpty()]
        for item in there:
            hint = item.sizeHint()
            last = item is there[-1]
            width = min(item.minimumSize().width() if last else hint.width(), place.width())
            if x > place.left() and x + width > place.left() + place.width():
                x, y, line = place.left(), y + line + GAP_PX, 0
            if last:
                width = place.left() + place.width() - x
            if moving:
                item.setGeometry(QRect(QPoint(x, y), QSize(width, hint.height())))
            x += width + self._gap_px
            line = max(line, hint.height())
        return y + line - place.top()
