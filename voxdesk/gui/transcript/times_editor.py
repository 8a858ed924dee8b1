"""Where a segment begins and ends, to be typed: said to be wrong at once, kept when it is right."""

import re

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from voxdesk.domain.timecode import precise
from voxdesk.gui.widgets.buttons import button
from voxdesk.gui.widgets.labels import plain_label
from voxdesk.gui.words import tr

_TIME = re.compile(r"(?:(\d+):)?(\d{1,3}):([0-5]?\d)(?:[.,](\d{1,3}))?")
FIELD_PX = 112
OWN = (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter)


def read_time(text: str) -> int | None:
    """Milliseconds of `1:02:03.4`, `2:03` and the like; None for anything else."""
    found = _TIME.fullmatch(text.strip())
    if found is None:
        return None
    hours, minutes, seconds, rest = found.groups()
    whole = (int(hours or 0) * 60 + int(minutes)) * 60 + int(seconds)
    return whole * 1000 + int((rest or "0").ljust(3, "0"))


class TimesEditor(QFrame):
    """Two fields over a segment; `kept` gives the times, `left` says that it is done with."""

    kept = Signal(int, int)
    left = Signal()

    def __init__(self, over: QWidget, span: tuple[int, int], room: tuple[int, int]) -> None:
        super().__init__(over)
        self._room = room
        self.setProperty("look", "popup")
        self.setAutoFillBackground(True)
        self.start = self._field(tr("Starts at"), span[0])
        self.end = self._field(tr("Ends at"), span[1])
        self._keep = button(tr("Save"), self._keep_times)
        self._wrong = plain_label("", tone="danger")
        fields = QHBoxLayout()
        fields.setSpacing(8)
        for name, field in ((tr("From"), self.start), (tr("to"), self.end)):
            label = plain_label(name, "muted")
            label.setBuddy(field)
            fields.addWidget(label)
            fields.addWidget(field)
        fields.addStretch()
        acts = QHBoxLayout()
        acts.setSpacing(8)
        acts.addWidget(self._keep)
        acts.addWidget(button(tr("Cancel"), self.left.emit, look="quiet"))
        acts.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(8)
        column.addLayout(fields)
        column.addWidget(self._wrong)
        column.addLayout(acts)
        for field in (self.start, self.end):
            field.textChanged.connect(lambda _text: self._check())
        self._check()

    def _field(self, name: str, ms: int) -> QLineEdit:
        made = QLineEdit(precise(ms))
        made.setAccessibleName(name)
        made.setFixedWidth(FIELD_PX)
        return made

    def wrong(self) -> str:
        """What is wrong with the times; empty when nothing is."""
        start, end = read_time(self.start.text()), read_time(self.end.text())
        earliest, latest = self._room
        if start is None or end is None:
            return tr("Write times like 1:02:03.4")
        if start >= end:
            return tr("It must end after it starts")
        if not earliest <= start < end <= latest:
            between = tr("Between its neighbours: {start} to {end}")
            return between.format(start=precise(earliest), end=precise(latest))
        return ""

    def _check(self) -> None:
        wrong = self.wrong()
        self._wrong.setText(wrong)
        self._wrong.setVisible(bool(wrong))
        self._keep.setEnabled(not wrong)
        self._keep.setToolTip(wrong)
        self.adjustSize()

    def _keep_times(self) -> None:
        start, end = read_time(self.start.text()), read_time(self.end.text())
        if not self.wrong() and start is not None and end is not None:
            self.kept.emit(start, end)
            self.left.emit()

    # --- keys

    def event(self, event: QEvent) -> bool:
        asked = event.type() is QEvent.Type.ShortcutOverride
        if asked and isinstance(event, QKeyEvent) and event.key() in OWN:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in OWN:
            self._keep_times()
        else:
            super().keyPressEvent(event)
