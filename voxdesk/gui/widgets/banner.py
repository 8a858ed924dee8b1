"""A message across the top of the window: never in the way, stays until it is closed.

What happened in bold, what it means below, the technical details folded away.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontDatabase, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QVBoxLayout

from voxdesk.gui.widgets.buttons import button, icon_button
from voxdesk.gui.widgets.labels import IconLabel, plain_label, set_tone
from voxdesk.gui.words import tr

DETAILS_HEIGHT_PX = 160
ICONS = {"danger": "failed", "warning": "warning", "accent": "info"}


class Banner(QFrame):
    """Shows one message; a new one takes its place."""

    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "banner")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._icon = IconLabel("info", "text", size_px=18)
        self._heading = plain_label("", "strong", wrap=True)
        self._text = plain_label("", wrap=True)
        self._more = button(tr("Details"), self._fold, look="link")
        self._copy = button(tr("Copy"), self._copy_details, look="link")
        self._close = icon_button("cancel", tr("Close this message"), self.close_message)
        self._details = QPlainTextEdit()
        self._details.setReadOnly(True)
        self._details.setFixedHeight(DETAILS_HEIGHT_PX)
        self._details.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._details.setAccessibleName(tr("Technical details"))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._heading)
        words.addWidget(self._text)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        for each in (self._more, self._copy, self._close):
            row.addWidget(each, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 10, 12, 10)
        column.addLayout(row)
        column.addWidget(self._details)
        self.hide()

    def tell(self, tone: str, heading: str, text: str, details: str = "") -> None:
        """Show a message; `tone` is `danger`, `warning` or `accent`."""
        set_tone(self, tone)
        self._icon.show_icon(ICONS[tone], tone)
        self._heading.setText(heading)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self._details.setPlainText(details)
        self._details.hide()
        self._more.setText(tr("Details"))
        self._more.setVisible(bool(details))
        self._copy.hide()
        self.setAccessibleName(f"{heading}. {text}")
        self.show()

    def heading(self) -> str:
        return self._heading.text()

    def text(self) -> str:
        return self._text.text()

    def details(self) -> str:
        return self._details.toPlainText()

    def close_message(self) -> None:
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_message()
        else:
            super().keyPressEvent(event)

    def _fold(self) -> None:
        unfolded = self._details.isHidden()
        self._details.setVisible(unfolded)
        self._copy.setVisible(unfolded)
        self._more.setText(tr("Hide details") if unfolded else tr("Details"))

    def _copy_details(self) -> None:
        QGuiApplication.clipboard().setText(self._details.toPlainText())
