"""Files and other things dragged over a widget and let go there."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget


def drop(target: QWidget, mime: QMimeData) -> bool:
    """Drag it over the middle and let it go there; False when it is not taken."""
    action, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    middle = target.rect().center()
    enter = QDragEnterEvent(middle, action, mime, left, none)
    enter.ignore()
    QApplication.sendEvent(target, enter)
    if not enter.isAccepted():
        return False
    QApplication.sendEvent(target, QDropEvent(QPointF(middle), action, mime, left, none))
    return True


def files(*paths: Path | str) -> QMimeData:
    """What a file manager hands over; a text stands for an address."""
    mime = QMimeData()
    mime.setUrls(
        [QUrl.fromLocalFile(str(each)) if isinstance(each, Path) else QUrl(each) for each in paths]
    )
    return mime
