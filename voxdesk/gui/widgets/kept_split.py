"""Two parts of a page beside each other, and where people like the line between them."""

from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QSplitter, QWidget


class KeptSplit(QSplitter):
    """The wider of two parts takes what room there is; the line stays where it was put."""

    def __init__(
        self, parts: tuple[QWidget, QWidget], widths_px: tuple[int, int], place: QSettings, key: str
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._place = place
        self._key = key
        for part in parts:
            self.addWidget(part)
        self.setStretchFactor(widths_px.index(max(widths_px)), 1)
        self.setStretchFactor(widths_px.index(min(widths_px)), 0)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        kept = place.value(key)
        if kept is None or not self.restoreState(kept):
            self.setSizes(list(widths_px))
        self.splitterMoved.connect(lambda _at, _which: self._keep())

    def _keep(self) -> None:
        self._place.setValue(self._key, self.saveState())
