"""Two runs of one kind on one visit, side by side: what differs is marked."""

from collections.abc import Iterator, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from voxdesk.desk import Desk
from voxdesk.domain.comparison import Comparison, Difference, Pair, compare
from voxdesk.domain.ids import ReportId
from voxdesk.domain.report import Evidence, Finding, Report
from voxdesk.domain.scenario import Method, Scenario
from voxdesk.domain.timecode import clock
from voxdesk.gui.background import run_task
from voxdesk.gui.comparing.differences import Place, differing
from voxdesk.gui.comparing.marked_text import MarkedText
from voxdesk.gui.reports.figures import headline
from voxdesk.gui.reports.opened import OpenedReport
from voxdesk.gui.reports.wording import outcome
from voxdesk.gui.widgets.choice import Choice
from voxdesk.gui.widgets.dates import readable_time
from voxdesk.gui.widgets.empty_state import EmptyState
from voxdesk.gui.widgets.labels import IconLabel, hairline, plain_label
from voxdesk.gui.widgets.lazy_column import Item, LazyColumn
from voxdesk.gui.widgets.tick import Tick
from voxdesk.gui.words import later, tr

EDGE_PX = 20
MOST_WIDTH_PX = 1100
WORDS = {
    Difference.ONLY_LEFT: later("only in this run"),
    Difference.ONLY_RIGHT: later("only in the other run"),
    Difference.VERDICT: later("verdict"),
    Difference.SCORE: later("score"),
    Difference.POLARITY: later("how it is spoken of"),
    Difference.STATEMENT: later("statement"),
    Difference.QUOTES: later("quotes"),
}


class CompareView(QWidget):
    """The report that is open at the left, another run at the right."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._opened: OpenedReport | None = None
        self._comparison: Comparison | None = None
        self.which = Choice(tr("Compare with"))
        self.which.setMinimumWidth(120)
        self.which.activated.connect(lambda _place: self._read())
        self.only = Tick(tr("Only what differs"))
        self.only.setChecked(True)
        self.only.toggled.connect(lambda _on: self._show())
        self._told = plain_label("", "muted", wrap=True)
        self.column = LazyColumn(MOST_WIDTH_PX)
        self.column.setAccessibleName(tr("Two runs side by side"))
        self._none = EmptyState(
            "compare",
            tr("Nothing to compare with"),
            tr("Have the same kind of report written again for this visit: both stand here then."),
            icon_px=28,
        )
        head = QHBoxLayout()
        head.setContentsMargins(EDGE_PX, 10, EDGE_PX, 0)
        head.setSpacing(12)
        head.addWidget(self.which, 1)
        head.addWidget(self.only)
        self._head = QWidget()
        above = QVBoxLayout(self._head)
        above.setContentsMargins(0, 0, 0, 6)
        above.setSpacing(4)
        above.addLayout(head)
        self._told.setContentsMargins(EDGE_PX, 0, EDGE_PX, 0)
        above.addWidget(self._told)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for each in (self._head, self.column, self._none):
            column.addWidget(each, 0 if each is self._head else 1)

    def show_report(self, opened: OpenedReport) -> None:
        chosen = self.which.currentData()
        self._opened = opened
        self.which.clear()
        for row in opened.others:
            self.which.addItem(f"{row.title}, {readable_time(row.created_at)}", int(row.id))
        self.which.setCurrentIndex(max(self.which.findData(chosen), 0))
        there = bool(opened.others)
        self._head.setVisible(there)
        self.column.setVisible(there)
        self._none.setVisible(not there)
        if there:
            self._read()

    def comparison(self) -> Comparison | None:
        return self._comparison

    def _read(self) -> None:
        opened, other = self._opened, self.which.currentData()
        if opened is None or other is None:
            return
        desk, report = self._desk, opened.report

        def read() -> Comparison:
            return compare(report, desk.store.reports.get(ReportId(int(other))))

        def done(found: Comparison) -> None:
            if opened is self._opened and other == self.which.currentData():
                self._comparison = found
                self._show()

        run_task(self, read, done)

    def _show(self) -> None:
        found, opened = self._comparison, self._opened
        if found is None or opened is None:
            return
        self._told.setText(_told(found))
        scenario = opened.scenario
        pairs = found.different if self.only.isChecked() else found.pairs
        self.column.show_items(
            [
                Item(f"{_key(found)} head", found.figures, partial(_Head, found, scenario)),
                *_items(pairs, found, scenario),
            ]
        )


def _items(pairs: Sequence[Pair], found: Comparison, scenario: Scenario | None) -> Iterator[Item]:
    for place, pair in enumerate(pairs):
        make = partial(PairView, pair, _method(pair, found.left, scenario))
        key = f"{_key(found)} {place} {pair.one.criterion_id}"
        yield Item(key, pair, make, 180)


def _key(found: Comparison) -> str:
    return f"{found.left.id}-{found.right.id}"


def _method(pair: Pair, report: Report, scenario: Scenario | None) -> Method | None:
    stage = scenario.stage_of(pair.one.section, report.site_kind) if scenario else None
    return stage.method if stage else None


def _told(found: Comparison) -> str:
    different, whole = len(found.different), len(found.pairs)
    return tr("{part} of {whole} findings differ").format(part=different, whole=whole)


class _Head(QWidget):
    """Which run stands on which side, and the figures that differ."""

    def __init__(self, found: Comparison, scenario: Scenario | None) -> None:
        super().__init__()
        grid = _grid(self)
        for side, report in enumerate((found.left, found.right)):
            writer = report.run.writer if report.run else ""
            facts = [readable_time(report.created_at), writer]
            column = QVBoxLayout()
            column.setSpacing(2)
            words = tr("This run") if side == 0 else tr("The other run")
            column.addWidget(plain_label(words, "strong"))
            told = " · ".join(part for part in facts if part)
            column.addWidget(plain_label(told, "caption", wrap=True))
            numbers = {each.name: each for each in headline(report, scenario)}
            for name, values in found.figures.items():
                known = numbers.get(name)
                told = (
                    f"{known.title}: {known.value}" if known else f"{name}: {_plain(values[side])}"
                )
                column.addWidget(plain_label(told, wrap=True))
            grid.addLayout(column, 0, side)


class PairView(QWidget):
    """What both runs say on one criterion."""

    def __init__(self, pair: Pair, method: Method | None) -> None:
        super().__init__()
        self.pair = pair
        grid = _grid(self)
        grid.addWidget(hairline(), 0, 0, 1, 2)
        title = QHBoxLayout()
        title.setSpacing(8)
        title.addWidget(plain_label(pair.one.title, "strong", wrap=True), 1)
        if pair.differs:
            title.addWidget(IconLabel("compare", "warning", size_px=14))
            words = ", ".join(tr(WORDS[each]) for each in pair.differs)
            title.addWidget(plain_label(words, "caption", tone="warning"))
        grid.addLayout(title, 1, 0, 1, 2)
        left, right = pair.left, pair.right
        marks: tuple[Sequence[Place], Sequence[Place]] = ((), ())
        if left is not None and right is not None:
            marks = differing(left.statement, right.statement)
        grid.addLayout(_side(left, method, marks[0], pair.left_quotes, going=True), 2, 0)
        grid.addLayout(_side(right, method, marks[1], pair.right_quotes, going=False), 2, 1)
        self.setAccessibleName(pair.one.title)


def _grid(owner: QWidget) -> QGridLayout:
    grid = QGridLayout(owner)
    grid.setContentsMargins(EDGE_PX, 0, EDGE_PX, 12)
    grid.setHorizontalSpacing(24)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(0, 1)
    grid.setColumnStretch(1, 1)
    return grid


def _side(
    finding: Finding | None,
    method: Method | None,
    marks: Sequence[Place],
    quotes: Sequence[Evidence],
    *,
    going: bool,
) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(4)
    if finding is None:
        column.addWidget(plain_label(tr("No finding in this run."), "muted", wrap=True))
        column.addStretch()
        return column
    came_out = outcome(finding, method)
    row = QHBoxLayout()
    row.setSpacing(6)
    row.addWidget(IconLabel(came_out.icon, came_out.tint, size_px=14))
    row.addWidget(plain_label(came_out.words, "strong", tone=came_out.tint), 1)
    column.addLayout(row)
    if finding.statement:
        column.addWidget(MarkedText(finding.statement, marks, going=going))
    for each in quotes:
        told = f"{clock(each.start_ms)}  “{each.quote}”"
        column.addWidget(plain_label(told, "muted", wrap=True), 0, Qt.AlignmentFlag.AlignTop)
    column.addStretch()
    return column


def _plain(value: object) -> str:
    """A figure in a line, however it is built."""
    if isinstance(value, dict):
        return ", ".join(f"{name} {_plain(each)}" for name, each in value.items())
    if isinstance(value, list):
        return ", ".join(map(_plain, value))
    return "–" if value is None else str(value)
