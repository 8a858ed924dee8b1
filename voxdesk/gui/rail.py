"""The rail at the left edge: the pages, each an icon over a word, and the choice of theme."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QMenu, QToolButton, QVBoxLayout

from voxdesk.gui import theme
from voxdesk.gui.page import Page

WIDTH_PX = 84
BADGE_PX = 16
THEMES = (("system", "Like the system"), ("light", "Light"), ("dark", "Dark"))


class Rail(QFrame):
    """Shows which page is looked at; one accent bar, nothing else moves."""

    theme_chosen = Signal(str)

    def __init__(self, theme_choice: str) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.setFixedWidth(WIDTH_PX)
        self._buttons: dict[Page, _RailButton] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 12, 0, 8)
        self._column.setSpacing(4)
        self._column.addStretch()
        self._column.addWidget(self._theme_button(theme_choice))

    def add_page(self, page: Page, keys: str, show: Callable[[], None]) -> None:
        button = _RailButton(page.icon_name, page.title)
        button.setCheckable(True)
        button.setToolTip(f"{page.title} ({keys})")
        button.clicked.connect(lambda _checked=False: show())
        self._column.insertWidget(len(self._buttons), button)
        self._buttons[page] = button

    def show_current(self, page: Page) -> None:
        for each, button in self._buttons.items():
            button.setChecked(each is page)

    def badge(self, page: Page, count: int) -> None:
        """Show a number at a page's icon; 0 takes it away."""
        self._buttons[page].show_badge(count)

    def _theme_button(self, chosen: str) -> "_RailButton":
        button = _RailButton("theme", "Theme")
        menu = QMenu(button)
        group = QActionGroup(menu)
        for choice, words in THEMES:
            action = QAction(words, menu, checkable=True)
            action.setChecked(choice == chosen)
            action.triggered.connect(
                lambda _checked=False, choice=choice: self.theme_chosen.emit(choice)
            )
            group.addAction(action)
            menu.addAction(action)
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return button


class _RailButton(QToolButton):
    def __init__(self, icon: str, words: str) -> None:
        super().__init__()
        self._words = words
        self._badge = 0
        self.setProperty("look", "rail")
        self.setText(words)
        self.setIcon(theme.icon(icon, "muted"))
        self.setIconSize(QSize(20, 20))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        self.setFixedWidth(WIDTH_PX - 1)
        self.setAccessibleName(words)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_badge(self, count: int) -> None:
        self._badge = count
        self.setAccessibleName(f"{self._words}, {count} failed" if count else self._words)
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
