"""A field of a form: its name above it, and below it what is wrong, in words."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from voxdesk.gui.widgets.labels import plain_label, set_tone


class Field(QWidget):
    """`say` tells what is wrong (`danger`) or worth a look (`warning`); empty when nothing is."""

    def __init__(self, words: str, editor: QWidget) -> None:
        super().__init__()
        self._words = words
        self.editor = editor
        name = plain_label(words, "caption")
        name.setBuddy(editor)
        self._wrong = plain_label("", "caption", wrap=True)
        self._wrong.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(name)
        column.addWidget(editor)
        column.addWidget(self._wrong)

    def say(self, words: str, tone: str = "danger") -> None:
        set_tone(self._wrong, tone)
        self._wrong.setText(words)
        self._wrong.setVisible(bool(words))
        self.editor.setAccessibleDescription(words)
        self.editor.setProperty("wrong", "yes" if words and tone == "danger" else "no")
        self.editor.style().unpolish(self.editor)
        self.editor.style().polish(self.editor)

    def said(self) -> str:
        """What stands below it now."""
        return self._wrong.text()
