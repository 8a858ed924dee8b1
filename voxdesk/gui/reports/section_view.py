"""The head of a section, and the quiet list of what nobody spoke of in it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from voxdesk.domain.scenario import Method
from voxdesk.gui.reports.hands import Hands
from voxdesk.gui.reports.sections import Shown
from voxdesk.gui.widgets.buttons import button
from voxdesk.gui.widgets.labels import ElidedLabel, plain_label
from voxdesk.gui.words import tr

EDGE_PX = 20


class SectionHead(QWidget):
    """Its title, and how much of it was spoken of."""

    def __init__(self, title: str, found: int, asked: int, method: Method | None) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(EDGE_PX, 24, EDGE_PX, 8)
        row.setSpacing(12)
        row.addWidget(ElidedLabel(title, "title"), 1, Qt.AlignmentFlag.AlignBottom)
        told = tr("%n findings", asked)
        if method is Method.FACTORS:
            told = tr("{part} of {whole}").format(part=found, whole=asked)
        row.addWidget(plain_label(told, "muted"), 0, Qt.AlignmentFlag.AlignBottom)
        self.setAccessibleName(f"{title}, {told}")


class SilentView(QWidget):
    """One line until somebody opens it; then each leaf, to be copied or given evidence."""

    folded = Signal(bool)

    def __init__(self, silent: Sequence[Shown], hands: Hands | None, *, unfolded: bool) -> None:
        super().__init__()
        self._silent = tuple(silent)
        count = tr("Not spoken of: {count}").format(count=len(silent))
        told = tr("{what}: hide") if unfolded else tr("{what}: show")
        self.opener = button(
            told.format(what=count),
            lambda: self.folded.emit(not unfolded),
            look="link",
            icon="verdict-not_covered",
        )
        self.setFocusProxy(self.opener)
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE_PX, 8, EDGE_PX, 8)
        column.setSpacing(2)
        row = QHBoxLayout()
        row.addWidget(self.opener)
        row.addStretch()
        if unfolded:
            words = tr("Copy these as a list")
            row.addWidget(button(words, self._copy, look="link", icon="copy"))
        column.addLayout(row)
        for each in silent if unfolded else ():
            column.addLayout(self._line(each, hands))

    def _line(self, shown: Shown, hands: Hands | None) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(26, 0, 0, 0)
        row.setSpacing(12)
        finding = shown.finding
        row.addWidget(ElidedLabel(f"{shown.number}  {finding.title}", "muted"), 1)
        if hands is not None:
            words = tr("Add evidence…")
            name = f"{words}: {finding.title}"
            row.addWidget(button(words, lambda: hands.add_evidence(shown), look="aside", name=name))
        return row

    def _copy(self) -> None:
        """The gaps, for the next interview."""
        QGuiApplication.clipboard().setText("\n".join(e.finding.title for e in self._silent))
