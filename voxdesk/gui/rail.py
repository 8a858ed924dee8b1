"""The rail at the left edge: the pages, each an icon over a word."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QToolButton, QVBoxLayout

from voxdesk.gui import theme
from voxdesk.gui.pages import PageEntry
from voxdesk.gui.words import tr

WIDTH_PX = 84
BADGE_PX = 16


class Rail(QFrame):
    """Shows which page is looked at; one accent bar, nothing else moves."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.setFixedWidth(WIDTH_PX)
        self._buttons: dict[str, _RailButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 8)
        self._upper, self._lower = QVBoxLayout(), QVBoxLayout()
        for part in (self._upper, self._lower):
            part.setSpacing(2)
        column.addLayout(self._upper)
        column.addStretch()
        column.addLayout(self._lower)

    def add_page(self, entry: PageEntry, show: Callable[[], None]) -> None:
        words = tr(entry.words)
        # Recording is the only red thing here.
        button = _RailButton(entry.icon, words, red=entry.key == "record")
        button.setCheckable(True)
        button.setToolTip(f"{words} ({entry.keys[0]})" if entry.keys else words)
        button.clicked.connect(lambda _checked=False: show())
        (self._lower if entry.low else self._upper).addWidget(button)
        self._buttons[entry.key] = button

    def show_current(self, key: str) -> None:
        """Mark the page that is looked at."""
        for each, button in self._buttons.items():
            button.setChecked(each == key)

    def badge(self, key: str, count: int) -> None:
        """Show a number at a page's icon; 0 takes it away."""
        self._buttons[key].show_badge(count)


class _RailButton(QToolButton):
    def __init__(self, icon: str, words: str, *, red: bool) -> None:
        super().__init__()
        self._words = words
        self._badge = 0
        self.setProperty("look", "rail")
        self.setText(words)
        self.setIcon(theme.icon(icon, "danger", "danger") if red else theme.icon(icon, "muted"))
        self.setIconSize(QSize(20, 20))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        self.setFixedWidth(WIDTH_PX - 1)
        self.setAccessibleName(words)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_badge(self, count: int) -> None:
        self._badge = count
        self.setAccessibleName(
            tr("{page}, {count} failed").format(page=self._words, count=count)
            if count
            else self._words
        )
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._badge:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = QRectF(self.width() / 2 + 6, 4, BADGE_PX, BADGE_PX)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("danger"))
        painter.drawEllipse(place)
        painter.setPen(theme.colour("ground"))
        painter.setFont(theme.font(theme.CAPTION_PX - 1, bold=True))
        count = str(self._badge) if self._badge < 10 else "9+"
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, count)
        painter.end()
