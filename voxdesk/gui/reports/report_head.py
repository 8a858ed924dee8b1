"""What a report comes to: its title, its figures, how the findings stand, and the summary."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from voxdesk import texts
from voxdesk.domain.report import Finding, Report, Verdict
from voxdesk.export import words
from voxdesk.gui.reports.figures import Number
from voxdesk.gui.reports.wording import POLARITIES, verdict_icon, verdict_tint
from voxdesk.gui.widgets.buttons import button
from voxdesk.gui.widgets.dates import readable_date
from voxdesk.gui.widgets.flow import Flow
from voxdesk.gui.widgets.labels import IconLabel, plain_label
from voxdesk.gui.widgets.paragraph import Paragraph
from voxdesk.gui.words import tr

EDGE_PX = 20
MOST_LETTERS = 420
"""Of a line of the summary, at first."""


class ReportHead(QWidget):
    """Built once for a report as it stands."""

    def __init__(self, report: Report, numbers: Sequence[Number]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE_PX, 16, EDGE_PX, 16)
        column.setSpacing(6)
        column.addWidget(plain_label(report.title, "heading", wrap=True))
        facts = [texts.report_state(report.state), readable_date(report.created_at)]
        if report.run is not None:
            facts.append(tr("written by {model}").format(model=report.run.writer))
        if not report.complete:
            facts.append(tr("not complete"))
        column.addWidget(plain_label(" · ".join(facts), "caption", wrap=True))
        if numbers:
            column.addSpacing(6)
            column.addLayout(_numbers(numbers))
        column.addLayout(_counts(report.findings))
        if report.summary:
            column.addSpacing(6)
            # A line never ends between a number and its sign.
            self._add_summary(column, report.summary.replace(" %", "\N{NO-BREAK SPACE}%"))
        say = words.of(QLocale().name())
        for warning in report.run.warnings if report.run else ():
            column.addWidget(plain_label(say.note(warning), tone="warning", wrap=True))

    def _add_summary(self, column: QVBoxLayout, summary: str) -> None:
        """Line by line; very long ones shortened until somebody asks for all of it."""
        lines = summary.splitlines()
        shortened = [_shortened(each) for each in lines]
        short = [Paragraph(each) for each in shortened]
        for each in short:
            column.addWidget(each)
        if shortened == lines:
            return
        whole = Paragraph(summary)
        whole.hide()
        row = QHBoxLayout()

        def unfold() -> None:
            for each in (*short, opener):
                each.hide()
            whole.show()

        opener = button(tr("Show the whole summary"), unfold, look="link", icon="down")
        row.addWidget(opener)
        row.addStretch()
        column.addLayout(row)
        column.addWidget(whole)


def _shortened(line: str) -> str:
    if len(line) <= MOST_LETTERS:
        return line
    return line[: line.rfind(" ", 0, MOST_LETTERS)].rstrip(",;") + " …"


def _numbers(numbers: Sequence[Number]) -> Flow:
    """Figures as people look for them: the number large, what it is below."""
    row = Flow(28)
    for number in numbers:
        block = QWidget()
        column = QVBoxLayout(block)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(0)
        column.addWidget(plain_label(number.value, "title"))
        column.addWidget(plain_label(number.title, "caption"))
        if number.beside:
            column.addWidget(plain_label(number.beside, "caption"))
        column.addStretch()
        row.addWidget(block)
    row.addWidget(QWidget())  # takes what is left of the last line
    return row


def _counts(findings: Sequence[Finding]) -> Flow:
    """How the findings came out: symbol, number, word."""
    verdicts = Counter(each.verdict for each in findings if each.polarity is None)
    polarities = Counter(each.polarity for each in findings if each.polarity is not None)
    counted = [
        (verdicts[each], verdict_icon(each), verdict_tint(each), texts.verdict(each))
        for each in Verdict
    ]
    counted += [
        (polarities[each], icon, tint, tr(told)) for each, (told, icon, tint) in POLARITIES.items()
    ]
    if not any(count for count, *_rest in counted):
        none = (verdict_icon(None), verdict_tint(None), texts.verdict(None))
        counted = [(len(findings), *none)]
    row = Flow(12)
    for count, icon, tint, told in counted:
        if count:
            row.addWidget(_count(count, icon, tint, told))
    row.addWidget(QWidget())  # takes what is left of the line
    return row


def _count(count: int, icon: str, tint: str, told: str) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(4)
    row.addWidget(IconLabel(icon, tint, size_px=14))
    label = plain_label(str(count))
    label.setAccessibleName(f"{count} {told}")
    row.addWidget(label)
    row.addWidget(plain_label(told.lower(), "caption"))
    return made
