"""Files dropped anywhere on the window, with a sheet over it that says what will happen."""

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from voxdesk.gui import theme

EDGE_PX = 16
ICON_PX = 48


def paths_of(event: QDropEvent) -> tuple[Path, ...]:
    """The local files and folders that are being dropped."""
    mime = event.mimeData()
    if not mime.hasUrls():
        return ()
    return tuple(Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile())


class DropTarget(QObject):
    """Watches `window` for files; whoever listens to `dropped` decides what becomes of them."""

    dropped = Signal(tuple)

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
        if not paths_of(event):
            return False
        event.acceptProposedAction()
        self._sheet.setGeometry(self._window.rect())
        self._sheet.show()
        self._sheet.raise_()
        return True

    def _drop(self, event: QDropEvent) -> bool:
        self._sheet.hide()
        paths = paths_of(event)
        if not paths:
            return False
        event.acceptProposedAction()
        self.dropped.emit(paths)
        return True


class _Sheet(QWidget):
    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), theme.colour("ground"))
        painter.setPen(QPen(theme.colour("accent"), 2, Qt.PenStyle.DashLine))
        inner = QRectF(self.rect()).adjusted(EDGE_PX, EDGE_PX, -EDGE_PX, -EDGE_PX)
        painter.drawRoundedRect(inner, 10, 10)
        middle = inner.center()
        spot = QRectF(middle.x() - ICON_PX / 2, middle.y() - ICON_PX - 8, ICON_PX, ICON_PX)
        theme.paint_icon(painter, "drop", spot, "accent")
        painter.setFont(theme.font(theme.TITLE_PX, bold=True))
        painter.setPen(theme.colour("text"))
        line = QRectF(inner.left(), middle.y() + 8, inner.width(), 32)
        painter.drawText(line, Qt.AlignmentFlag.AlignCenter, "Drop to import and transcribe")
        painter.setFont(theme.font(theme.INTERFACE_PX))
        painter.setPen(theme.colour("muted"))
        line.translate(0, 30)
        painter.drawText(
            line, Qt.AlignmentFlag.AlignCenter, "Files and folders are copied into the library"
        )
        painter.end()
