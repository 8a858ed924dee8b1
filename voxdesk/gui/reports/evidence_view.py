"""A quote with what a person may say of it: whether it counts, and where it stands."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from voxdesk.domain.report import Evidence, Stance
from voxdesk.gui.reports.quote_view import LEFT_PX, QuoteView
from voxdesk.gui.widgets.buttons import button
from voxdesk.gui.widgets.labels import IconLabel, plain_label
from voxdesk.gui.words import tr

Judge = Callable[[bool | None], None]


class EvidenceView(QWidget):
    """`judge` is called with True, False, or None to leave it to the model again; `remove` takes
    out what a person added."""

    def __init__(
        self,
        quote: QuoteView,
        *,
        judge: Judge | None,
        remove: Callable[[], None] | None = None,
        show_place: Callable[[], None] | None,
    ) -> None:
        super().__init__()
        self.quote = quote
        evidence = quote.evidence()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(quote)
        row = QHBoxLayout()
        row.setContentsMargins(LEFT_PX - 2, 0, 0, 2)
        row.setSpacing(14)
        if evidence.added:
            self._add_own(row, remove)
        elif judge is not None and evidence.stance not in (None, Stance.UNRELATED):
            self._add_judging(row, evidence, judge)
        if show_place is not None:
            row.addWidget(self._link(tr("Show in transcript"), show_place))
        row.addStretch()
        if row.count() > 1:
            column.addLayout(row)

    def _add_own(self, row: QHBoxLayout, remove: Callable[[], None] | None) -> None:
        row.addWidget(IconLabel("edited", "accent", size_px=12))
        row.addWidget(plain_label(tr("Added by you"), "caption"))
        if remove is not None:
            row.addWidget(self._link(tr("Remove"), remove))

    def _add_judging(self, row: QHBoxLayout, evidence: Evidence, judge: Judge) -> None:
        if evidence.confirmed is None:
            if evidence.doubtful:
                row.addWidget(self._link(tr("Confirm"), lambda: judge(True)))
            row.addWidget(self._link(tr("Not so"), lambda: judge(False)))
            return
        told = tr("Confirmed by you") if evidence.confirmed else tr("Not so, you said: not counted")
        icon = ("check", "good") if evidence.confirmed else ("cancel", "muted")
        row.addWidget(IconLabel(*icon, size_px=12))
        row.addWidget(plain_label(told, "caption"))
        row.addWidget(self._link(tr("Take back"), lambda: judge(None)))

    def _link(self, words: str, act: Callable[[], object]) -> QWidget:
        return button(words, act, look="aside", name=f"{words}: {self.quote.text_shown()}")
