"""One finding: how it came out, statement, quotes, advice; the doubtful apart, acts at the end."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QLocale, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from voxdesk import texts
from voxdesk.domain.ids import RecordingId
from voxdesk.domain.report import Evidence, Support
from voxdesk.export import words
from voxdesk.gui import theme
from voxdesk.gui.reports import finding_acts
from voxdesk.gui.reports.evidence_view import EvidenceView
from voxdesk.gui.reports.finding_editor import FindingEditor
from voxdesk.gui.reports.hands import Hands, ShowQuote
from voxdesk.gui.reports.quote_view import QuoteView
from voxdesk.gui.reports.sections import Answered, Shown
from voxdesk.gui.reports.wording import REVIEWS, outcome, verdict_icon, verdict_tint
from voxdesk.gui.widgets.buttons import button
from voxdesk.gui.widgets.labels import ElidedLabel, IconLabel, hairline, plain_label
from voxdesk.gui.widgets.paragraph import Paragraph
from voxdesk.gui.words import tr

SMALL_LINE_PX = 20
EDGE_PX = 20
BAR_PX = 3


class FindingView(QWidget):
    """Built once for a finding; `show_quote` is called with the evidence that was clicked.

    `names` are the recordings other than the one that is open. With `hands` a person can act on
    it; with `show_place`, have a quote shown where it was said. `busy`: it is written anew.
    """

    folded = Signal(bool)
    """Whether what does not count is shown from now on."""
    reached = Signal()
    """The keyboard or a click came to it."""

    def __init__(
        self,
        shown: Shown,
        show_quote: ShowQuote,
        names: Mapping[RecordingId, str],
        *,
        hands: Hands | None = None,
        show_place: ShowQuote | None = None,
        unfolded: bool = False,
        busy: bool = False,
    ) -> None:
        super().__init__()
        self.shown, self.finding, self.number = shown, shown.finding, shown.number
        self._show_quote, self._names = show_quote, names
        self._hands, self._show_place = hands, show_place
        self._unfolded = unfolded
        self.editor: FindingEditor | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE_PX, 0, EDGE_PX, 0)
        column.setSpacing(0)
        column.addWidget(hairline())
        column.addSpacing(14)
        column.addLayout(self._head())
        self._add_state(column, busy=busy)
        self._body = QWidget()
        self._read = QVBoxLayout(self._body)
        self._read.setContentsMargins(0, 0, 0, 0)
        self._read.setSpacing(0)
        self._add_texts(self._read)
        column.addWidget(self._body)
        self._add_evidence(column)
        if hands is not None:
            column.addSpacing(6)
            column.addLayout(finding_acts.row(shown, hands, self.edit, busy=busy))
        column.addSpacing(18)
        came_out = outcome(self.finding, shown.method, len(shown.checks))
        self.setAccessibleName(f"{self.finding.title}: {came_out.told}")

    # --- head

    def _head(self) -> QHBoxLayout:
        came_out = outcome(self.finding, self.shown.method, len(self.shown.checks))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(IconLabel(came_out.icon, came_out.tint, size_px=18))
        # The summary refers to findings by their number.
        row.addWidget(ElidedLabel(f"{self.number}  {self.finding.title}", "heading"), 1)
        if came_out.beside:
            row.addWidget(plain_label(came_out.beside, "caption"))
        row.addWidget(plain_label(came_out.words, "strong", tone=came_out.tint))
        return row

    def _add_state(self, column: QVBoxLayout, *, busy: bool) -> None:
        """What people made of it, and what a reader should know."""
        finding, say = self.finding, words.of(QLocale().name())
        if self.shown.group:
            column.addSpacing(2)
            column.addWidget(plain_label(self.shown.group, "caption", wrap=True))
        if finding.review in REVIEWS:
            told, icon, tint = REVIEWS[finding.review]
            _add_line(column, tr(told), icon, tint)
        if finding.own:
            _add_line(column, _written(finding.own), "edited", "accent")
        if busy:
            _add_line(column, tr("It is being written anew."), "working", "accent")
        if self.shown.stale:
            told = tr("Outdated: what it quotes was corrected since. Have it written anew.")
            _add_line(column, told, "warning", "warning")
        warnings = [say.note(code) for code in finding.notes]
        if finding.support is Support.UNSUPPORTED:
            warnings = [f"{texts.support(finding.support)}. {' '.join(warnings)}".strip()]
        for warning in warnings:
            _add_line(column, warning, "warning", "warning")

    # --- what it says

    def _add_texts(self, column: QVBoxLayout) -> None:
        finding = self.finding
        if finding.statement:
            column.addSpacing(6)
            column.addWidget(Paragraph(finding.statement))
        if finding.recommendation:
            column.addSpacing(8)
            column.addWidget(plain_label(tr("Recommendation"), "section"))
            column.addSpacing(2)
            size_px = theme.INTERFACE_PX + 1
            advice = Paragraph(finding.recommendation, size_px=size_px, line_px=SMALL_LINE_PX)
            column.addWidget(advice)

    def _add_evidence(self, column: QVBoxLayout) -> None:
        evidence = self.finding.evidence
        if not evidence and not self.shown.checks:
            column.addSpacing(4)
            column.addWidget(plain_label(tr("Nothing in the recordings speaks to this."), "muted"))
        if self.shown.checks:
            for check in self.shown.checks:
                self._add_check(column, check)
        else:
            self._add_quotes(column, [each for each in evidence if not _apart(each)])
        self._add_doubtful(column, [each for each in evidence if _apart(each)])

    def _add_check(self, column: QVBoxLayout, check: Answered) -> None:
        column.addSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(8)
        icon = IconLabel(verdict_icon(check.verdict), verdict_tint(check.verdict), size_px=14)
        row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(plain_label(check.question, wrap=True), 1)
        told = plain_label(texts.verdict(check.verdict), tone=verdict_tint(check.verdict))
        row.addWidget(told, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
        self._add_quotes(column, [each for each in check.evidence if not _apart(each)])

    def _add_quotes(self, column: QVBoxLayout, quotes: list[Evidence]) -> None:
        for evidence in quotes:
            column.addSpacing(6)
            column.addWidget(self._quote(evidence))

    def _add_doubtful(self, column: QVBoxLayout, quotes: list[Evidence]) -> None:
        if not quotes:
            return
        folded = QWidget()
        inside = QVBoxLayout(folded)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        count = tr("%n not counted", len(quotes))
        if any(each.doubtful for each in quotes):
            count = tr("%n doubtful, not counted", len(quotes))

        def say() -> str:
            told = tr("{what}: hide") if self._unfolded else tr("{what}: show")
            return told.format(what=count)

        def fill() -> None:
            if self._unfolded and not inside.count():  # not before somebody wants to see them
                self._add_apart(inside, quotes)
            folded.setVisible(self._unfolded)

        def fold() -> None:
            self._unfolded = not self._unfolded
            fill()
            opener.setText(say())
            self.folded.emit(self._unfolded)

        opener = button(say(), fold, look="link", icon="question")
        column.addSpacing(8)
        row = QHBoxLayout()
        row.addWidget(opener)
        row.addStretch()
        column.addLayout(row)
        column.addWidget(folded)
        fill()

    def _add_apart(self, column: QVBoxLayout, quotes: list[Evidence]) -> None:
        """Quotes that do not count; of a rubric, below the check they would answer."""
        for check in self.shown.checks:
            own = [each for each in quotes if each.check_id == check.id]
            if own:
                column.addSpacing(8)
                column.addWidget(plain_label(check.question, "muted", wrap=True))
                self._add_quotes(column, own)
        asked = {each.id for each in self.shown.checks}
        self._add_quotes(column, [each for each in quotes if each.check_id not in asked])

    def _quote(self, evidence: Evidence) -> EvidenceView:
        elsewhere = self._names.get(evidence.recording_id, "")
        view = QuoteView(evidence, elsewhere=elsewhere, method=self.shown.method)
        view.clicked.connect(lambda _checked=False: self._show_quote(evidence))
        hands, show_place, finding = self._hands, self._show_place, self.finding
        position = finding.evidence.index(evidence)
        return EvidenceView(
            view,
            judge=None if hands is None else partial(hands.judge, finding, position),
            remove=None if hands is None else partial(hands.remove_evidence, finding, position),
            show_place=None if show_place is None else partial(show_place, evidence),
        )

    # --- writing in it

    def edit(self) -> None:
        """Write in it where it stands; Enter keeps, Esc leaves it as it was."""
        if self._hands is None or self.editor is not None:
            return
        self.editor = FindingEditor(self.finding, self.shown.method)
        self.editor.kept.connect(self._edited)
        self._body.hide()
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(column.indexOf(self._body), self.editor)
        self.editor.begin()

    def _edited(self, texts_written: Mapping[str, str | None]) -> None:
        editor, self.editor = self.editor, None
        if editor is not None:
            editor.hide()
            editor.deleteLater()
        self._body.show()
        self.setFocus()
        if texts_written and self._hands is not None:
            self._hands.write(self.finding, texts_written)

    # --- where the keyboard is

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.reached.emit()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def mark(self, *, current: bool) -> None:
        """Show whether keys act on it."""
        if self.property("current") is not current:
            self.setProperty("current", current)
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.property("current"):
            painter = QPainter(self)
            bar = QRectF(4, 14, BAR_PX, self.height() - 28)
            painter.fillRect(bar, theme.colour("accent" if self.hasFocus() else "edge"))
            painter.end()


def _add_line(column: QVBoxLayout, told: str, icon: str, tone: str) -> None:
    row = QHBoxLayout()
    row.setSpacing(6)
    row.addWidget(IconLabel(icon, tone, size_px=14), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(plain_label(told, tone=tone, wrap=True), 1)
    column.addSpacing(4)
    column.addLayout(row)


def _written(own: Mapping[str, str]) -> str:
    names = {
        "statement": tr("statement"),
        "recommendation": tr("recommendation"),
        "verdict": tr("verdict"),
    }
    return tr("Written by you: {what}").format(what=", ".join(names[each] for each in own))


def _apart(evidence: Evidence) -> bool:
    """Whether a quote stands apart: doubtful, or taken out by a person."""
    return evidence.doubtful or evidence.confirmed is False
