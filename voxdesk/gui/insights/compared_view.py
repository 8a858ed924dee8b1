"""Sites, clients, employees or months beside each other: the latest figure, and the mean."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from voxdesk import texts
from voxdesk.domain.overview import By, Compared
from voxdesk.domain.tables import Column
from voxdesk.gui.insights.scores_view import NO_FIGURE
from voxdesk.gui.widgets.choice import Choice
from voxdesk.gui.widgets.labels import plain_label
from voxdesk.gui.widgets.rows_table import RowsTable
from voxdesk.gui.words import tr

if TYPE_CHECKING:
    from voxdesk.services.overview import Overview

WIDEST_CHOICE_PX = 520


class ComparedView(QWidget):
    """One row a group and figure; `chosen` gives the one whose reports are asked for."""

    chosen = Signal(object)
    """A `Compared`, or None."""

    def __init__(self) -> None:
        super().__init__()
        self._overview: Overview | None = None
        self._rows: tuple[Compared, ...] = ()
        self.by = Choice(tr("What is compared"))
        for each in By:
            self.by.addItem(texts.name(each), each)
        self.by.currentIndexChanged.connect(lambda _at: self._show())
        self.table = RowsTable(tr("Figures compared"))
        self.table.chosen.connect(self._choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.by.setMaximumWidth(WIDEST_CHOICE_PX)
        column.addWidget(self.by)
        self._nothing = plain_label(tr(NO_FIGURE), "muted", wrap=True)
        column.addWidget(self._nothing)
        column.addWidget(self.table, 1)
        column.addStretch()

    def chosen_by(self) -> By:
        return By(self.by.currentData())

    def show_overview(self, overview: "Overview") -> None:
        self._overview = overview
        self._show()

    def shown(self) -> tuple[Compared, ...]:
        return self._rows

    def _show(self) -> None:
        if self._overview is None:
            return
        by, found = self.chosen_by(), self._overview
        self._rows = found.compared(by)
        columns = (Column(by.value), Column.KIND, Column.FIGURE)
        heads = [texts.name(each) for each in (*columns, Column.LATEST, Column.MEAN)]
        rows = [
            (
                each.group or tr("Not known"),
                each.kind,
                found.figures[each.kind, each.figure],
                each.latest,
                each.mean,
                each.reports,
            )
            for each in self._rows
        ]
        self.table.setVisible(bool(rows))
        self._nothing.setVisible(not rows)
        self.table.show_rows([*heads, texts.name(Column.REPORTS)], rows)

    def _choose(self, at: int) -> None:
        self.chosen.emit(self._rows[at] if at >= 0 else None)
