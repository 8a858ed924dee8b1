"""One finding: verdict as symbol and word, statement, quotes, advice; the doubtful apart."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from voxdesk import texts
from voxdesk.domain.ids import RecordingId
from voxdesk.domain.report import Evidence, Finding, Support, Verdict
from voxdesk.export import words
from voxdesk.gui import theme
from voxdesk.gui.reports.evidence_view import EvidenceView
from voxdesk.gui.reports.quote_view import QuoteView
from voxdesk.gui.widgets.buttons import button
from voxdesk.gui.widgets.labels import ElidedLabel, IconLabel, hairline, plain_label
from voxdesk.gui.widgets.paragraph import Paragraph
from voxdesk.gui.words import tr

TINTS = {
    Verdict.MET: "good",
    Verdict.PARTLY_MET: "warning",
    Verdict.NOT_MET: "danger",
    Verdict.NOT_COVERED: "muted",
}
SMALL_LINE_PX = 20


def verdict_icon(verdict: Verdict | None) -> str:
    return "verdict-none" if verdict is None else f"verdict-{verdict}"


def verdict_tint(verdict: Verdict | None) -> str:
    return "muted" if verdict is None else TINTS[verdict]


class FindingView(QWidget):
    """Built once for a finding; `show_quote` is called with the evidence that was clicked.

    `names` are the recordings other than the one that is open. With `judge` a person can say of
    each quote, by its position, whether it counts; with `show_place`, have it shown where it was
    said.
    """

    def __init__(
        self,
        number: int,
        finding: Finding,
        show_quote: Callable[[Evidence], None],
        names: Mapping[RecordingId, str],
        *,
        judge: Callable[[int, bool | None], None] | None = None,
        show_place: Callable[[Evidence], None] | None = None,
        unfolded: bool = False,
    ) -> None:
        super().__init__()
        self._judge = judge
        self._show_place = show_place
        self._unfolded = unfolded
        self.number = number
        self.finding = finding
        self._show_quote = show_quote
        self._names = names
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(hairline())
        column.addSpacing(14)
        column.addLayout(self._head())
        if finding.statement:
            column.addSpacing(6)
            column.addWidget(Paragraph(finding.statement))
        self._add_warnings(column)
        if not finding.evidence:
            column.addSpacing(4)
            column.addWidget(plain_label(tr("Nothing in the recordings speaks to this."), "muted"))
        self._add_quotes(column, [each for each in finding.evidence if not _apart(each)])
        self._add_recommendation(column)
        self._add_doubtful(column, [each for each in finding.evidence if _apart(each)])
        column.addSpacing(18)
        self.setAccessibleName(f"{finding.title}: {texts.verdict(finding.verdict)}")

    def _head(self) -> QHBoxLayout:
        verdict = self.finding.verdict
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(IconLabel(verdict_icon(verdict), verdict_tint(verdict), size_px=18))
        # The summary refers to findings by their number.
        title = ElidedLabel(f"{self.number}  {self.finding.title}", "heading")
        row.addWidget(title, 1)
        row.addWidget(plain_label(texts.verdict(verdict), "strong", tone=verdict_tint(verdict)))
        return row

    def _add_warnings(self, column: QVBoxLayout) -> None:
        warnings = [words.of(QLocale().name()).note(code) for code in self.finding.notes]
        if self.finding.support is Support.UNSUPPORTED:
            why = " ".join(warnings)
            warnings = [f"{texts.support(self.finding.support)}. {why}".strip()]
        for warning in warnings:
            row = QHBoxLayout()
            row.setSpacing(6)
            row.addWidget(IconLabel("warning", "warning", size_px=14))
            row.addWidget(plain_label(warning, tone="warning", wrap=True), 1)
            column.addSpacing(4)
            column.addLayout(row)

    def _add_quotes(self, column: QVBoxLayout, quotes: list[Evidence]) -> None:
        for evidence in quotes:
            column.addSpacing(6)
            column.addWidget(self._quote(evidence))

    def _add_recommendation(self, column: QVBoxLayout) -> None:
        if not self.finding.recommendation:
            return
        column.addSpacing(10)
        column.addWidget(plain_label(tr("Recommendation"), "section"))
        column.addSpacing(2)
        column.addWidget(
            Paragraph(
                self.finding.recommendation,
                size_px=theme.INTERFACE_PX + 1,
                line_px=SMALL_LINE_PX,
            )
        )

    def _add_doubtful(self, column: QVBoxLayout, quotes: list[Evidence]) -> None:
        if not quotes:
            return
        folded = QWidget()
        inside = QVBoxLayout(folded)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        self._add_quotes(inside, quotes)
        folded.setVisible(self._unfolded)
        count = tr("%n not counted", len(quotes))
        if any(each.doubtful for each in quotes):
            count = tr("%n doubtful, not counted", len(quotes))

        def words() -> str:
            told = tr("{what}: hide") if self._unfolded else tr("{what}: show")
            return told.format(what=count)

        def fold() -> None:
            self._unfolded = not self._unfolded
            folded.setVisible(self._unfolded)
            opener.setText(words())

        opener = button(words(), fold, look="link", icon="question")
        column.addSpacing(8)
        row = QHBoxLayout()
        row.addWidget(opener)
        row.addStretch()
        column.addLayout(row)
        column.addWidget(folded)

    def unfolded(self) -> bool:
        """Whether what does not count is shown, too."""
        return self._unfolded

    def _quote(self, evidence: Evidence) -> EvidenceView:
        view = QuoteView(evidence, elsewhere=self._names.get(evidence.recording_id, ""))
        view.clicked.connect(lambda _checked=False: self._show_quote(evidence))
        judge, show_place = self._judge, self._show_place
        position = self.finding.evidence.index(evidence)
        return EvidenceView(
            view,
            judge=None if judge is None else lambda counts: judge(position, counts),
            show_place=None if show_place is None else lambda: show_place(evidence),
        )


def _apart(evidence: Evidence) -> bool:
    """Whether a quote stands apart: doubtful, or taken out by a person."""
    return evidence.doubtful or evidence.confirmed is False
