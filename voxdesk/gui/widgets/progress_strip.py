"""How far something is: a thin bar, moving only when there is news, still when it waits."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from voxdesk.domain.job import Progress
from voxdesk.gui import theme

HEIGHT_PX = 4


class ProgressStrip(QWidget):
    """Shows a share from 0 to 1; None means under way, nobody knows how far."""

    def __init__(self, *, tint: str = "accent") -> None:
        super().__init__()
        self._share: float | None = None
        self._tint = tint
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(HEIGHT_PX)

    def sizeHint(self) -> QSize:
        return QSize(160, HEIGHT_PX)

    def share(self) -> float | None:
        return self._share

    def show_share(self, share: float | None) -> None:
        self._share = share
        percent = "" if share is None else f"{share:.0%}"
        self.setAccessibleName(f"Progress {percent}".strip())
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_bar(painter, QRectF(self.rect()), self._share, self._tint)
        painter.end()


def share_of(progress: Progress | None) -> float | None:
    """The share done, None while it is not known."""
    if progress is None or progress.total <= 0:
        return None
    return min(max(progress.done / progress.total, 0.0), 1.0)


def paint_bar(painter: QPainter, place: QRectF, share: float | None, tint: str) -> None:
    """Paint a bar in `place`; a share that is not known is a dashed track."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    radius = place.height() / 2
    painter.setBrush(theme.colour("hairline"))
    painter.drawRoundedRect(place, radius, radius)
    painter.setBrush(theme.colour(tint))
    if share is None:
        dot = QRectF(place.left(), place.top(), place.height() * 3, place.height())
        painter.setOpacity(0.6)
        while dot.right() <= place.right():
            painter.drawRoundedRect(dot, radius, radius)
            dot.translate(place.height() * 6, 0)
    elif share > 0:
        done = QRectF(place)
        done.setWidth(max(place.width() * share, place.height()))
        painter.drawRoundedRect(done, radius, radius)
    painter.restore()
