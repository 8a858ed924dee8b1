"""What keeps a report from being final, and the question before it is; a line below its head."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from voxdesk.domain.gate import Hindrance, Hitch
from voxdesk.gui.widgets.buttons import button
from voxdesk.gui.widgets.labels import IconLabel, plain_label, set_tone
from voxdesk.gui.words import later, tr

MOST_NAMED = 6
HITCHES = {
    Hitch.UNFINISHED: later("the report is not complete"),
    Hitch.FOREIGN: later("quotes a recording this report is not about"),
    Hitch.STALE: later("outdated: what it quotes was corrected"),
    Hitch.UNSUPPORTED: later("says what no quote says"),
}


class StateStrip(QFrame):
    """Hidden while there is nothing to say."""

    confirmed = Signal()
    """Somebody said yes to making it final."""
    finding_asked = Signal(int)
    """Show this finding (`FindingId`)."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "banner")
        self._icon = IconLabel("signed", "accent")
        self.words = plain_label("", wrap=True)
        self.yes = button(tr("Make final"), self._confirm, look="primary")
        self.no = button(tr("Not yet"), self.hide, look="quiet")
        self._links = QWidget()
        self._column = QVBoxLayout(self._links)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        inside = QVBoxLayout()
        inside.setSpacing(2)
        inside.addWidget(self.words)
        inside.addWidget(self._links)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 8, 20, 8)
        row.setSpacing(10)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(inside, 1)
        row.addWidget(self.yes, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.no, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def asking(self) -> bool:
        """Whether it asks to make the report final."""
        return not self.isHidden() and not self.yes.isHidden()

    def naming(self) -> bool:
        """Whether it names what keeps the report from being final."""
        return not self.isHidden() and not self._links.isHidden()

    def ask(self) -> None:
        """Ask in place, because nothing takes it back."""
        words = tr("What is final is never altered any more, only superseded. Make it final?")
        self._tell("warning", "signed", words, asking=True)
        self.yes.setFocus()

    def tell(self, words: str) -> None:
        self._tell("accent", "lock", words)

    def name(self, hindrances: Sequence[Hindrance]) -> None:
        """List what is to be settled first; each leads to its finding."""
        words = tr("Write these anew, edit or reject them, or mark them as your own opinion:")
        self._tell("warning", "warning", words, links=True)
        while self._column.count():
            item = self._column.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for each in hindrances[:MOST_NAMED]:
            self._column.addWidget(self._link(each))
        if len(hindrances) > MOST_NAMED:
            more = tr("and %n more", len(hindrances) - MOST_NAMED)
            self._column.addWidget(plain_label(more, "muted"))

    def _link(self, hindrance: Hindrance) -> QWidget:
        why = tr(HITCHES[hindrance.hitch])
        finding_id = hindrance.finding_id
        if finding_id is None:
            return plain_label(why[0].upper() + why[1:], wrap=True)
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(0)
        title, name = hindrance.title, f"{hindrance.title}: {why}"
        ask = partial(self.finding_asked.emit, int(finding_id))
        lead = button(title, ask, look="link", name=name)
        column.addWidget(lead, 0, Qt.AlignmentFlag.AlignLeft)
        told = plain_label(why, "caption", wrap=True)
        told.setContentsMargins(2, 0, 0, 0)
        column.addWidget(told)
        return made

    def _tell(
        self, tone: str, icon: str, words: str, *, asking: bool = False, links: bool = False
    ) -> None:
        set_tone(self, tone)
        self._icon.show_icon(icon, tone)
        self.words.setText(words)
        self.yes.setVisible(asking)
        self.no.setVisible(asking or links)
        self.no.setText(tr("Not yet") if asking else tr("Close"))
        self._links.setVisible(links)
        self.show()

    def _confirm(self) -> None:
        self.hide()
        self.confirmed.emit()
