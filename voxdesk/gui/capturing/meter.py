"""How loud it is: a bar in decibels with the loudest of the last seconds, and a word when it is
too loud."""

import math
import time

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from voxdesk.gui import theme
from voxdesk.gui.words import tr

LEAST_DB = -60.0
HEIGHT_PX = 20
BAR_PX = 8
WORDS_PX = 84
CLIPPED = 0.99
HOLDS_S = 2.0
MARKS_DB = (-48, -36, -24, -12, -6)


def decibels(share: float) -> float:
    """Of full scale; `LEAST_DB` and below is silence."""
    return max(20 * math.log10(share), LEAST_DB) if share > 0 else LEAST_DB


class Meter(QWidget):
    """Shows what `hear` is given; `rest` empties it."""

    def __init__(self, *, words: bool = True) -> None:
        super().__init__()
        self._words = words
        self._peak = 0.0
        self._rms = 0.0
        self._held = 0.0
        self._held_at = 0.0
        self._heard = False
        self._clipped_at = -HOLDS_S
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(HEIGHT_PX)
        self.setMinimumWidth(96)
        self.setAccessibleName(tr("Level"))

    def sizeHint(self) -> QSize:
        return QSize(320, HEIGHT_PX)

    def hear(self, peak: float, rms: float) -> None:
        now = time.monotonic()
        if peak >= self._held or now - self._held_at > HOLDS_S:
            self._held, self._held_at = peak, now
        if peak >= CLIPPED:
            self._clipped_at = now
        self._peak, self._rms, self._heard = peak, rms, True
        self.setAccessibleDescription(self.words())
        self.update()

    def rest(self) -> None:
        """Nothing is heard."""
        self._peak = self._rms = self._held = 0.0
        self._clipped_at, self._heard = -HOLDS_S, False
        self.setAccessibleDescription("")
        self.update()

    def words(self) -> str:
        """The level as people read it."""
        if not self._heard:
            return ""
        if self.clipped():
            return tr("Too loud")
        level = decibels(self._held)
        return tr("Silent") if level <= LEAST_DB else tr("{level} dB").format(level=round(level))

    def clipped(self) -> bool:
        return time.monotonic() - self._clipped_at < HOLDS_S

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        width = self.width() - (WORDS_PX if self._words else 0)
        top = (self.height() - BAR_PX) / 2
        painter.setBrush(theme.colour("hover"))
        painter.drawRoundedRect(QRectF(0, top, width, BAR_PX), BAR_PX / 2, BAR_PX / 2)
        tint = "danger" if self.clipped() else "accent"
        for share, strength in ((self._peak, 0.45), (self._rms, 1.0)):
            reach = self._reach(share) * width
            if reach < 1:
                continue
            colour = theme.colour(tint)
            colour.setAlphaF(strength)
            painter.setBrush(colour)
            reach = max(reach, BAR_PX)
            painter.drawRoundedRect(QRectF(0, top, reach, BAR_PX), BAR_PX / 2, BAR_PX / 2)
        painter.setBrush(theme.colour("ground"))
        for mark in MARKS_DB:
            x = (mark - LEAST_DB) / -LEAST_DB * width
            painter.drawRect(QRectF(x, top, 1, BAR_PX))
        if self._held > 0:
            painter.setBrush(theme.colour(tint))
            x = min(self._reach(self._held) * width, width - 2)
            painter.drawRect(QRectF(x, top - 2, 2, BAR_PX + 4))
        if self._words:
            painter.setPen(theme.colour("danger" if self.clipped() else "muted"))
            painter.setFont(theme.font(theme.CAPTION_PX, tabular=True))
            place = QRectF(width + 8, 0, WORDS_PX - 8, self.height())
            painter.drawText(
                place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self.words()
            )
        painter.end()

    def _reach(self, share: float) -> float:
        return (decibels(share) - LEAST_DB) / -LEAST_DB
