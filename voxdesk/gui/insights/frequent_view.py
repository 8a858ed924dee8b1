"""What is spoken of most, or most often not met: bars, each leading to its findings."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from voxdesk import texts
from voxdesk.domain.overview import Frequent
from voxdesk.domain.report import Polarity
from voxdesk.gui.widgets.charts import BarChart, BarRow, Legend
from voxdesk.gui.widgets.choice import Choice
from voxdesk.gui.widgets.labels import plain_label
from voxdesk.gui.words import tr

WIDEST_CHOICE_PX = 520
MOST_BARS = 40
TONES: Mapping[Polarity | None, str] = {
    Polarity.POSITIVE: "good",
    Polarity.CRITICAL: "danger",
    Polarity.MIXED: "warning",
    Polarity.NEUTRAL: "muted",
    None: "accent",
}


class FrequentView(QWidget):
    """`chosen` names a row; with several kinds of report one of them can be looked at alone."""

    chosen = Signal(object)
    """A `Frequent`."""

    def __init__(self, name: str, nothing: str, *, polarity: bool) -> None:
        super().__init__()
        self._polarity = polarity
        self._all: tuple[Frequent, ...] = ()
        self._shown: tuple[Frequent, ...] = ()
        self._kinds: Mapping[str, str] = {}
        self.kind = Choice(tr("Kind of report"))
        self.kind.currentIndexChanged.connect(lambda _at: self._show())
        self.chart = BarChart((), name=name)
        self.chart.chosen.connect(lambda at: self.chosen.emit(self._shown[at]))
        self._nothing = plain_label(nothing, "muted", wrap=True)
        self._more = plain_label("", "caption", wrap=True)
        self._legend = Legend([(TONES[each], told(each)) for each in TONES])
        inside = QWidget()
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(0, 0, 8, 16)
        rows.addWidget(self.chart)
        rows.addWidget(self._more)
        rows.addStretch()
        scrolled = QScrollArea()
        scrolled.setWidgetResizable(True)
        scrolled.setFrameShape(QFrame.Shape.NoFrame)
        scrolled.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scrolled.setWidget(inside)
        self._scrolled = scrolled
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.kind.setMaximumWidth(WIDEST_CHOICE_PX)
        column.addWidget(self.kind)
        column.addWidget(self._legend)
        column.addWidget(self._nothing)
        column.addWidget(scrolled, 1)

    def show_rows(self, rows: Sequence[Frequent], kinds: Mapping[str, str]) -> None:
        """Show them, for the kind of report that was looked at."""
        looked_at = self.kind.currentData()
        self._all, self._kinds = tuple(rows), kinds
        there = list(dict.fromkeys(sorted(each.kind for each in rows)))
        self.kind.blockSignals(True)
        self.kind.clear()
        self.kind.addItem(tr("All kinds of report"), "")
        for each in there:
            self.kind.addItem(f"{each} · {kinds.get(each, each)}", each)
        self.kind.setCurrentIndex(max(self.kind.findData(looked_at), 0))
        self.kind.blockSignals(False)
        self.kind.setVisible(len(there) > 1)
        self._show()

    def shown(self) -> tuple[Frequent, ...]:
        return self._shown

    def _show(self) -> None:
        kind = self.kind.currentData()
        fitting = [each for each in self._all if not kind or each.kind == kind]
        self._shown = tuple(fitting[:MOST_BARS])
        self.chart.show_rows([self._bar(each, several=not kind) for each in self._shown])
        left = len(fitting) - MOST_BARS
        self._more.setVisible(left > 0)
        self._more.setText(tr("%n more are in the table that Export writes.", max(left, 0)))
        self._nothing.setVisible(not fitting)
        self._legend.setVisible(self._polarity and bool(fitting))
        self._scrolled.setVisible(bool(fitting))

    def _bar(self, row: Frequent, *, several: bool) -> BarRow:
        parts = [(row.counts.get(each, 0), TONES[each]) for each in TONES]
        if not self._polarity:
            return BarRow(_label(row, several), [(row.total, "danger")], str(row.total))
        spoken = [f"{told(each)} {row.counts[each]}" for each in TONES if row.counts.get(each)]
        words = f"{row.total}: {', '.join(spoken)}" if len(spoken) > 1 else " ".join(spoken)
        return BarRow(_label(row, several), parts, words)


def told(polarity: Polarity | None) -> str:
    return tr("not judged") if polarity is None else texts.name(polarity)


def _label(row: Frequent, several: bool) -> str:
    return f"{row.title} · {row.kind}" if several else row.title
