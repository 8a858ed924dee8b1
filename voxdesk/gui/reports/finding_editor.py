"""Statement, recommendation and verdict of a finding, written where they stand.

Enter keeps all of it and Esc nothing, as in the transcript; Shift+Enter breaks a line.
"""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from voxdesk import texts
from voxdesk.domain.report import Finding, Verdict
from voxdesk.domain.scenario import Method
from voxdesk.gui import theme
from voxdesk.gui.widgets.buttons import button
from voxdesk.gui.widgets.choice import Choice
from voxdesk.gui.widgets.labels import plain_label
from voxdesk.gui.words import tr

LEAST_LINES = 2
EDGES_PX = 12
COMPUTED = "computed"


class FindingEditor(QWidget):
    """`kept` tells the fields that were changed; None as a text means: what the program made."""

    kept = Signal(object)
    """Mapping[str, str | None], empty where nothing was changed."""

    def __init__(self, finding: Finding, method: Method | None) -> None:
        super().__init__()
        self._finding = finding
        self.statement = _Field(tr("Statement"), finding.statement)
        self.recommendation = _Field(tr("Recommendation"), finding.recommendation)
        self.verdict = Choice(tr("Verdict"))
        self._fill_verdicts(finding)
        self._verdicts = method in (None, Method.CRITERIA, Method.SCORED)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 4)
        column.setSpacing(4)
        for name, widget in self._fields():
            column.addWidget(plain_label(name, "section"))
            column.addWidget(widget)
            column.addSpacing(4)
        column.addLayout(self._foot())
        for each in (self.statement, self.recommendation):
            each.enter.connect(self.keep)
            each.escape.connect(self.leave)

    def _fields(self) -> list[tuple[str, QWidget]]:
        fields: list[tuple[str, QWidget]] = [
            (tr("Statement"), self.statement),
            (tr("Recommendation"), self.recommendation),
        ]
        return [*fields, (tr("Verdict"), self.verdict)] if self._verdicts else fields

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(button(tr("Keep"), self.keep))
        row.addWidget(button(tr("Leave as it was"), self.leave, look="quiet"))
        if set(self._finding.own) & {"statement", "recommendation"}:
            row.addWidget(button(tr("Back to what the program wrote"), self._undo, look="link"))
        row.addStretch()
        return row

    def _fill_verdicts(self, finding: Finding) -> None:
        self.verdict.addItem(tr("As the evidence says"), COMPUTED)
        for each in Verdict:
            self.verdict.addItem(texts.verdict(each), each.value)
        own = finding.verdict.value if finding.verdict and "verdict" in finding.own else COMPUTED
        self.verdict.setCurrentIndex(self.verdict.findData(own))

    def begin(self) -> None:
        """Give the keyboard to the statement."""
        self.statement.setFocus()
        self.statement.selectAll()

    def keep(self) -> None:
        changed: dict[str, str | None] = {}
        if self.statement.text() != self._finding.statement:
            changed["statement"] = self.statement.text()
        if self.recommendation.text() != self._finding.recommendation:
            changed["recommendation"] = self.recommendation.text()
        changed |= self._changed_verdict()
        self.kept.emit(changed)

    def leave(self) -> None:
        self.kept.emit({})

    def _changed_verdict(self) -> Mapping[str, str | None]:
        chosen, own = str(self.verdict.currentData()), "verdict" in self._finding.own
        if not self._verdicts or (chosen == COMPUTED and not own):
            return {}
        if chosen == COMPUTED:
            return {"verdict": None}
        return {} if own and chosen == self._finding.verdict else {"verdict": chosen}

    def _undo(self) -> None:
        own = set(self._finding.own) & {"statement", "recommendation"}
        self.kept.emit(dict.fromkeys(sorted(own)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)


class _Field(QPlainTextEdit):
    """As high as its text."""

    enter = Signal()
    escape = Signal()

    def __init__(self, name: str, text: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setAccessibleDescription(tr("Enter keeps it, Esc leaves it as it was"))
        self.setProperty("look", "field")
        self.setTabChangesFocus(True)
        self.setFont(theme.font(theme.READING_PX))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setPlainText(text)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._grow())
        self._grow()

    def text(self) -> str:
        return self.toPlainText().strip()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not shift:
            self.enter.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.escape.emit()
        else:
            super().keyPressEvent(event)

    def _grow(self) -> None:
        lines = max(int(self.document().size().height()), LEAST_LINES)  # a plain one counts lines
        height = lines * self.fontMetrics().lineSpacing() + EDGES_PX
        if height != self.height():
            self.setFixedHeight(height)
