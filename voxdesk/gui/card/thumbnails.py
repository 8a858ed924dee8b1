"""Small pictures of photos, made away from the window; what is too large stays an icon."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from voxdesk.desk import Desk
from voxdesk.domain.ids import DocumentId

EDGE_PX = 44
SHARP = 2
"""Pixels for one of the window's, so that it stays sharp at 200 %."""
MOST_BYTES = 40_000_000
MOST_PIXELS = 120_000_000
MOST_MEMORY_MB = 512


def thumbnail(desk: Desk, document_id: DocumentId, size_bytes: int) -> QImage | None:
    """A small picture of a photo; None where Qt cannot or should not read it."""
    from voxdesk.services import filling

    if size_bytes > MOST_BYTES:
        return None
    content = QByteArray(b"".join(filling.pieces(desk, document_id)))
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    reader.setAllocationLimit(MOST_MEMORY_MB)
    size = reader.size()
    if not size.isValid() or size.width() * size.height() > MOST_PIXELS:
        return None
    edge = EDGE_PX * SHARP
    reader.setScaledSize(
        size.scaled(QSize(edge, edge), Qt.AspectRatioMode.KeepAspectRatioByExpanding)
    )
    read = reader.read()
    if read.isNull():
        return None
    place = read.rect()
    place.setSize(QSize(edge, edge).boundedTo(read.size()))
    place.moveCenter(read.rect().center())
    return read.copy(place)
