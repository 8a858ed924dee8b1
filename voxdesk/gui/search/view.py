"""The hits as they are seen: Enter opens one, Space plays it, Esc goes back to the field."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from voxdesk.gui.search.drawing import HitDelegate
from voxdesk.gui.search.results import Results
from voxdesk.gui.words import tr


class HitsView(QListView):
    """One hit is chosen at a time."""

    open_asked = Signal(object)
    """The QModelIndex."""
    play_asked = Signal()
    back_asked = Signal()

    def __init__(self, results: Results) -> None:
        super().__init__()
        self.setModel(results)
        self.setItemDelegate(HitDelegate(self))
        self.setAccessibleName(tr("What was found"))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.activated.connect(self._open)

    def choose(self, row: int) -> None:
        self.setCurrentIndex(self.model().index(row, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self.play_asked.emit()
        elif event.key() == Qt.Key.Key_Escape or self._leaves_upwards(event):
            self.back_asked.emit()
        else:
            super().keyPressEvent(event)

    def _leaves_upwards(self, event: QKeyEvent) -> bool:
        return event.key() == Qt.Key.Key_Up and self.currentIndex().row() <= 0

    def _open(self, index: QModelIndex) -> None:
        self.open_asked.emit(index)
