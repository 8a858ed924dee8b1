"""The row of acts below a finding: what a person makes of it, quietly."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from voxdesk.domain.report import Review
from voxdesk.gui.reports.hands import Hands
from voxdesk.gui.reports.sections import Shown
from voxdesk.gui.widgets.buttons import button
from voxdesk.gui.widgets.flow import Flow
from voxdesk.gui.words import tr

GAP_PX = 14


def row(shown: Shown, hands: Hands, edit: Callable[[], object], *, busy: bool) -> Flow:
    """Buttons that act on one finding; while it is written anew it cannot be asked for again."""
    finding = shown.finding

    def link(words: str, act: Callable[[], object]) -> QWidget:
        return button(words, act, look="aside", name=f"{words}: {finding.title}")

    made = Flow(GAP_PX)
    if finding.review is Review.OPEN:
        made.addWidget(link(tr("Accept"), lambda: hands.review(finding, Review.ACCEPTED)))
        made.addWidget(link(tr("Reject"), lambda: hands.review(finding, Review.REJECTED)))
        made.addWidget(link(tr("My opinion"), lambda: hands.review(finding, Review.OPINION)))
    else:
        made.addWidget(link(tr("Decide again"), lambda: hands.review(finding, Review.OPEN)))
    made.addWidget(link(tr("Edit"), edit))
    made.addWidget(link(tr("Add evidence…"), lambda: hands.add_evidence(shown)))
    if not busy:
        made.addWidget(link(tr("Write anew"), lambda: hands.write_anew(finding)))
    made.addWidget(QWidget())  # takes what is left of the last line
    return made
