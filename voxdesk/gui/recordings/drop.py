"""Files dropped anywhere on the window, with a sheet over it that says what will happen."""

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from voxdesk.gui import theme
from voxdesk.gui.recordings import dropped
from voxdesk.gui.words import tr

EDGE_PX = 16
ICON_PX = 48


def paths_of(event: QDropEvent) -> tuple[Path, ...]:
    """The local files and folders that are being dropped."""
    return dropped.local_paths(event.mimeData())


class DropTarget(QObject):
    """Watches `window` for files; whoever listens to `dropped` decides what becomes of them."""

    dropped = Signal(object)
    """What was dropped (`Dropped`)."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._sheet = _Sheet(window)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window:
            if isinstance(event, QDragEnterEvent) and event.type() is QEvent.Type.DragEnter:
                return self._enter(event)
            if event.type() is QEvent.Type.DragLeave:
                self._sheet.hide()
            if isinstance(event, QDropEvent) and event.type() is QEvent.Type.Drop:
                return self._drop(event)
        return super().eventFilter(watched, event)

    def _enter(self, event: QDragEnterEvent) -> bool:
        if not dropped.holds_something(event.mimeData()):
            return False
        event.acceptProposedAction()
        self._sheet.refuses = dropped.only_elsewhere(event.mimeData())
        self._sheet.setGeometry(self._window.rect())
        self._sheet.show()
        self._sheet.raise_()
        return True

    def _drop(self, event: QDropEvent) -> bool:
        self._sheet.hide()
        found = dropped.read(event.mimeData())
        if not found:
            return False
        # A copy, whatever was proposed: nobody's file is to go because it was dropped here.
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.dropped.emit(found)
        return True


class _Sheet(QWidget):
    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.refuses = False
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def words(self) -> tuple[str, str]:
        """What will happen, and what that means."""
        if self.refuses:
            return tr("This cannot be taken"), dropped.network_words()
        return (
            tr("Drop to import and transcribe"),
            tr("Files and folders are copied into the library. The originals stay where they are."),
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), theme.colour("ground"))
        tint = "warning" if self.refuses else "accent"
        heading, text = self.words()
        painter.setPen(QPen(theme.colour(tint), 2, Qt.PenStyle.DashLine))
        inner = QRectF(self.rect()).adjusted(EDGE_PX, EDGE_PX, -EDGE_PX, -EDGE_PX)
        painter.drawRoundedRect(inner, 10, 10)
        middle = inner.center()
        spot = QRectF(middle.x() - ICON_PX / 2, middle.y() - ICON_PX - 8, ICON_PX, ICON_PX)
        theme.paint_icon(painter, "warning" if self.refuses else "drop", spot, tint)
        painter.setFont(theme.font(theme.TITLE_PX, bold=True))
        painter.setPen(theme.colour("text"))
        line = QRectF(inner.left(), middle.y() + 8, inner.width(), 32)
        painter.drawText(line, Qt.AlignmentFlag.AlignCenter, heading)
        painter.setFont(theme.font(theme.INTERFACE_PX))
        painter.setPen(theme.colour("muted"))
        below = QRectF(inner.left() + 32, middle.y() + 44, inner.width() - 64, 48)
        flags = int(Qt.AlignmentFlag.AlignHCenter) | int(Qt.TextFlag.TextWordWrap)
        painter.drawText(below, flags, text)
        painter.end()
