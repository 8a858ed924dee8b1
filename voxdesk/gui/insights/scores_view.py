"""Figures over time: a line for each site, and the reports they come from below."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from voxdesk import texts
from voxdesk.domain.overview import Score
from voxdesk.domain.tables import Column
from voxdesk.gui.widgets.charts import Legend
from voxdesk.gui.widgets.choice import Choice
from voxdesk.gui.widgets.dates import readable_date
from voxdesk.gui.widgets.labels import plain_label
from voxdesk.gui.widgets.line_chart import Line, LineChart, LinePoint
from voxdesk.gui.widgets.rows_table import RowsTable, shown
from voxdesk.gui.words import later, tr

if TYPE_CHECKING:
    from voxdesk.services.overview import Overview

WIDEST_CHOICE_PX = 520
MOST_LINES = 6
"""More lines than this nobody tells apart; the table has them all."""
NO_FIGURE = later("None of these reports has a figure that can be followed.")
TONES = ("accent", "speaker-1", "speaker-3", "speaker-0", "speaker-4", "speaker-7")
COLUMNS = (
    *(Column.SITE, Column.DATE, Column.CLIENT, Column.EMPLOYEE, Column.STATE),
    *(Column.VALUE, Column.JUDGED),
)


class ScoresView(QWidget):
    """One figure at a time."""

    report_asked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._overview: Overview | None = None
        self._scores: tuple[Score, ...] = ()
        self.figure = Choice(tr("Figure"))
        self.figure.currentIndexChanged.connect(lambda _at: self._show())
        self.chart = LineChart((), name=tr("Figure over time"))
        self._legend = QVBoxLayout()
        self._shown_legend = Legend(())
        self._legend.addWidget(self._shown_legend)
        self._few = plain_label("", "caption", wrap=True)
        self._nothing = plain_label(tr(NO_FIGURE), "muted", wrap=True)
        self.table = RowsTable(tr("Reports with this figure"))
        self.table.opened.connect(
            lambda at: self.report_asked.emit(int(self._scores[at].told.report_id))
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.figure.setMaximumWidth(WIDEST_CHOICE_PX)
        column.addWidget(self.figure)
        column.addWidget(self.chart)
        column.addLayout(self._legend)
        column.addWidget(self._few)
        column.addWidget(self._nothing)
        column.addWidget(self.table, 1)
        column.addStretch()

    def show_overview(self, overview: "Overview") -> None:
        """Show it, at the figure that was looked at."""
        looked_at = self.figure.currentData()
        there = {(each.told.kind, each.figure) for each in overview.scores}
        self._overview = overview
        self.figure.blockSignals(True)
        self.figure.clear()
        for (kind, name), title in overview.figures.items():
            if (kind, name) in there:
                self.figure.addItem(f"{overview.kinds.get(kind, kind)}: {title}", (kind, name))
        self.figure.setCurrentIndex(max(self.figure.findData(looked_at), 0))
        self.figure.blockSignals(False)
        self._show()

    def _show(self) -> None:
        chosen = self.figure.currentData()
        scores = self._overview.scores if self._overview and chosen else ()
        self._scores = tuple(
            each for each in scores if (each.told.kind, each.figure) == tuple(chosen)
        )
        for part in (self.figure, self.chart, self.table):
            part.setVisible(bool(self._scores))
        self._nothing.setVisible(not self._scores)
        lines = _lines(self._scores)
        self.chart.show_lines(lines[:MOST_LINES])
        fresh = Legend([(line.tone, line.name) for line in lines[:MOST_LINES]])
        self._legend.replaceWidget(self._shown_legend, fresh)
        self._shown_legend.hide()
        self._shown_legend.deleteLater()
        self._shown_legend = fresh
        left = len(lines) - MOST_LINES
        self._few.setVisible(left > 0)
        self._few.setText(
            tr(
                "The picture shows the %n sites with the most reports; the table has all.",
                MOST_LINES,
            )
        )
        newest = sorted(self._scores, key=lambda each: each.told.day, reverse=True)
        self._scores = tuple(newest)
        self.table.show_rows(
            [texts.name(each) for each in COLUMNS], [_row(each) for each in newest]
        )


def _row(score: Score) -> tuple[str | float | None, ...]:
    told = score.told
    nameless = tr("No site yet")
    day, state = readable_date(told.day), texts.name(told.state)
    return (
        told.site or nameless,
        day,
        told.client,
        told.employee,
        state,
        score.value,
        score.judged,
    )


def _lines(scores: Sequence[Score]) -> list[Line]:
    """A line for each site, those with the most reports first."""
    by_site: dict[str, list[Score]] = {}
    for each in scores:
        by_site.setdefault(each.told.site or tr("No site yet"), []).append(each)
    ranked = sorted(by_site.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    return [
        Line(site, [_point(each) for each in own], TONES[place % len(TONES)])
        for place, (site, own) in enumerate(ranked)
    ]


def _point(score: Score) -> LinePoint:
    day = date.fromisoformat(score.told.day[:10])
    return LinePoint(
        float(day.toordinal()), score.value, readable_date(score.told.day), shown(score.value)
    )
