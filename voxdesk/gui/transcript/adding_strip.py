"""Above the text while evidence is looked for: for which finding, and what the choice says."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from voxdesk.domain.report import Stance
from voxdesk.domain.scenario import SPOKEN_OF
from voxdesk.gui.reports.hands import Wanted
from voxdesk.gui.reports.sections import Shown
from voxdesk.gui.reports.wording import SPOKEN, STANCES
from voxdesk.gui.widgets.buttons import button, icon_button
from voxdesk.gui.widgets.choice import Choice
from voxdesk.gui.widgets.flow import Flow
from voxdesk.gui.widgets.labels import plain_label, set_tone
from voxdesk.gui.words import later, tr

ADDS = {
    Stance.FOR: later("Add as speaking for it"),
    Stance.AGAINST: later("Add as speaking against it"),
}
ADDS_FACTOR = {
    Stance.FOR: later("Add as positive"),
    Stance.AGAINST: later("Add as critical"),
    Stance.NEUTRAL: later("Add as neutral"),
}


class AddingStrip(QFrame):
    """Hidden until a finding wants evidence."""

    chosen = Signal(object)
    """The `Stance` of what is chosen in the text."""
    back_asked = Signal()
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "banner")
        set_tone(self, "accent")
        self._words = plain_label("", "strong", wrap=True)
        self._told = plain_label("", wrap=True)
        self.check = Choice(tr("Which check it answers"))
        self.check.setMinimumWidth(120)
        self.buttons = {each: button("", partial(self.chosen.emit, each)) for each in Stance}
        self.back = button(tr("Back to the report"), self.back_asked.emit, look="link")
        self.close_strip = icon_button("cancel", tr("Stop adding evidence"), self.closed.emit)
        row = Flow(8)
        for each in (self.check, *self.buttons.values(), self.back):
            row.addWidget(each)
        row.addWidget(plain_label())  # takes what is left of the line
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 8, 12, 8)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.addWidget(self._words, 1)
        head.addWidget(self.close_strip)
        column.addLayout(head)
        column.addWidget(self._told)
        column.addLayout(row)
        self.hide()

    def show_wanted(self, wanted: Wanted) -> None:
        shown = wanted.shown
        title = f"{shown.number}  {shown.finding.title}"
        self._words.setText(tr("Evidence for “{finding}”").format(finding=title))
        offered = ADDS_FACTOR if _is_factor(shown) else ADDS
        known = SPOKEN if _is_factor(shown) else STANCES
        for stance, made in self.buttons.items():
            made.setVisible(stance in offered)
            if stance in offered:
                made.setText(tr(offered[stance]))
                made.setAccessibleName(f"{tr(offered[stance])}: {tr(known[stance])}")
        self.check.clear()
        for check in shown.checks:
            self.check.addItem(check.question, check.id)
        self.check.setVisible(bool(shown.checks))
        self.show()

    def allow(self, told: str, reason: str) -> None:
        """Say what would be added; or why nothing can be."""
        self._told.setText(reason or told)
        for made in self.buttons.values():
            made.setEnabled(not reason)
            made.setToolTip(reason)

    def check_id(self) -> str:
        """The check that is chosen; empty where there are none."""
        return str(self.check.currentData() or "")


def _is_factor(shown: Shown) -> bool:
    return shown.method in SPOKEN_OF
