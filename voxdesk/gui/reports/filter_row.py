"""Which findings to show: all, those to do, and of which section."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from voxdesk.gui.reports.sections import Outline, Want
from voxdesk.gui.widgets.choice import Choice
from voxdesk.gui.words import later, tr

LEAST_PX = 90
WANTS = {
    Want.ALL: later("All findings"),
    Want.TO_DO: later("To do"),
    Want.OPEN: later("Not reviewed yet"),
    Want.UNSUPPORTED: later("Unsupported"),
    Want.DOUBTFUL: later("With doubtful quotes"),
    Want.STALE: later("Outdated"),
}


class FilterRow(QWidget):
    """Says how many findings each choice would show."""

    chosen = Signal(object, str)
    """A `Want`, and the id of a section or nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.want = Choice(tr("Which findings"))
        self.section = Choice(tr("Section"))
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 10, 20, 6)
        row.setSpacing(8)
        for each in (self.want, self.section):
            each.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToContents)
            each.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            each.setMinimumWidth(LEAST_PX)
            each.activated.connect(lambda _place: self._choose())
            row.addWidget(each, 1)
        row.addStretch(0)

    def show_outline(self, outline: Outline, want: Want, section: str) -> None:
        self.want.clear()
        for each, words in WANTS.items():
            self.want.addItem(f"{tr(words)}  {outline.count(each)}", each)
        self.want.setCurrentIndex(self.want.findData(want))
        self.section.clear()
        self.section.addItem(tr("All sections"), "")
        for part in outline.parts:
            self.section.addItem(f"{part.title}  {len(part.all)}", part.id)
        self.section.setCurrentIndex(max(self.section.findData(section), 0))
        self.section.setVisible(len(outline.parts) > 1)

    def _choose(self) -> None:
        section = self.section.currentData()
        self.chosen.emit(Want(self.want.currentData()), "" if section is None else str(section))
