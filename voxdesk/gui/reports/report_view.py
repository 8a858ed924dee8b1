"""A report for reading: what it comes to, then finding after finding, each with its quotes.

Findings are built one at a turn, so that a long report never holds the window up; when a report
grows while it is written, only what changed is built again.
"""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QLocale, QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from voxdesk import texts
from voxdesk.domain.ids import RecordingId, ReportId
from voxdesk.domain.report import Evidence, Finding, Report, ReportState, Verdict
from voxdesk.export import words
from voxdesk.gui.reports.finding_view import FindingView, verdict_icon, verdict_tint
from voxdesk.gui.widgets.dates import readable_date
from voxdesk.gui.widgets.labels import IconLabel, plain_label
from voxdesk.gui.widgets.paragraph import Paragraph
from voxdesk.gui.words import tr

EDGE_PX = 20
MOST_WIDTH_PX = 860
CLOSED = frozenset({ReportState.FINAL, ReportState.SUPERSEDED})
"""What was signed off is not altered any more."""


class ReportView(QScrollArea):
    """Shows one report, or nothing.

    With `judging`, people may say which quotes count; with `placing`, ask where one was said.
    """

    quote_chosen = Signal(int, tuple)
    """Recording and segments of a quote that was clicked."""
    evidence_chosen = Signal(object)
    """The same quote as Evidence."""
    place_asked = Signal(object)
    """Evidence to be shown where it was said."""
    judged = Signal(int, int, object)
    """Finding, position of the evidence in it, and whether it counts: True, False, None."""

    def __init__(self, *, judging: bool = False, placing: bool = False) -> None:
        super().__init__()
        self._judging = judging
        self._placing = placing
        self._may_judge = judging
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(tr("Report"))
        self._report_id: ReportId | None = None
        self._names: Mapping[RecordingId, str] = {}
        self._waiting: list[tuple[int, Finding]] = []
        self._built: list[FindingView] = []
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._build_next)
        self._start_over()

    def show_report(self, report: Report, names: Mapping[RecordingId, str]) -> None:
        """Show a report; `names` are those of its recordings that are not the one open."""
        may_judge = self._judging and report.state not in CLOSED
        if report.id != self._report_id or may_judge != self._may_judge:
            self._start_over()
            self._report_id = report.id
            self._may_judge = may_judge
        self._names = names
        self._show_head(report)
        while len(self._built) > len(report.findings):
            self._drop(self._built.pop())
        self._waiting = [
            (place, finding)
            for place, finding in enumerate(report.findings)
            if place >= len(self._built) or self._built[place].finding != finding
        ]
        if self._waiting:
            self._turn.start()

    def findings_shown(self) -> tuple[FindingView, ...]:
        return tuple(self._built)

    def _start_over(self) -> None:
        self._turn.stop()
        self._report_id = None
        self._built = []
        self._waiting = []
        inside = QWidget()
        inside.setMaximumWidth(MOST_WIDTH_PX)
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(EDGE_PX, 16, EDGE_PX, 24)
        self._column.setSpacing(0)
        self._head = QWidget()
        self._column.addWidget(self._head)
        self._findings = QVBoxLayout()
        self._findings.setSpacing(0)
        self._column.addLayout(self._findings)
        self._column.addStretch()
        self.setWidget(inside)

    def _show_head(self, report: Report) -> None:
        head = QWidget()
        column = QVBoxLayout(head)
        column.setContentsMargins(0, 0, 0, 16)
        column.setSpacing(6)
        column.addWidget(plain_label(report.title, "heading", wrap=True))
        facts = [texts.report_state(report.state), readable_date(report.created_at)]
        if report.run is not None:
            facts.append(tr("written by {model}").format(model=report.run.writer))
        if not report.complete:
            facts.append(tr("not complete"))
        column.addWidget(plain_label(" · ".join(facts), "caption", wrap=True))
        column.addLayout(_counts(report.findings))
        if report.summary:
            column.addSpacing(6)
            for line in report.summary.splitlines():
                column.addWidget(Paragraph(line))
        say = words.of(QLocale().name())
        for warning in report.run.warnings if report.run else ():
            column.addWidget(plain_label(say.note(warning), tone="warning", wrap=True))
        self._column.replaceWidget(self._head, head)
        self._drop(self._head)
        self._head = head

    def _build_next(self) -> None:
        if not self._waiting:
            self._turn.stop()
            self._order_tabs()
            return
        place, finding = self._waiting.pop(0)
        old = self._built[place] if place < len(self._built) else None
        view = FindingView(
            place + 1,
            finding,
            self._choose,
            self._names,
            judge=partial(self._judge, finding) if self._may_judge else None,
            show_place=self.place_asked.emit if self._placing else None,
            unfolded=old is not None and old.unfolded(),
        )
        if place < len(self._built):
            self._findings.replaceWidget(self._built[place], view)
            self._drop(self._built[place])
            self._built[place] = view
        else:
            self._findings.addWidget(view)
            self._built.append(view)

    def _order_tabs(self) -> None:
        """Tab goes from finding to finding, whenever each was built."""
        last: QWidget = self
        for view in self._built:
            for each in view.findChildren(QAbstractButton):
                self.setTabOrder(last, each)
                last = each

    def _drop(self, widget: QWidget) -> None:
        widget.hide()
        widget.deleteLater()

    def _choose(self, evidence: Evidence) -> None:
        self.quote_chosen.emit(int(evidence.recording_id), tuple(evidence.segment_ids))
        self.evidence_chosen.emit(evidence)

    def _judge(self, finding: Finding, position: int, counts: bool | None) -> None:
        self.judged.emit(int(finding.id), position, counts)


def _counts(findings: tuple[Finding, ...]) -> QHBoxLayout:
    """How many findings have which verdict: symbol, number, word."""
    row = QHBoxLayout()
    row.setSpacing(4)
    for verdict in (*Verdict, None):
        count = sum(1 for each in findings if each.verdict is verdict)
        if count:
            icon = IconLabel(verdict_icon(verdict), verdict_tint(verdict), size_px=14)
            icon.setToolTip(texts.verdict(verdict))
            row.addWidget(icon)
            label = plain_label(str(count))
            label.setToolTip(texts.verdict(verdict))
            label.setAccessibleName(f"{count} {texts.verdict(verdict)}")
            row.addWidget(label)
            row.addSpacing(8)
    row.addStretch()
    return row
