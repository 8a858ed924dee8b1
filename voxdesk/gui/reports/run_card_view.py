"""How a report was made: models with hashes, versions, parameters, device, time, what was heard."""

from PySide6.QtCore import QLocale
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from voxdesk.domain.report import Report
from voxdesk.domain.run_card import RunCard
from voxdesk.export import words
from voxdesk.gui import theme
from voxdesk.gui.reports.opened import Made
from voxdesk.gui.reports.wording import percent
from voxdesk.gui.widgets.buttons import button
from voxdesk.gui.widgets.dates import readable_length, readable_time
from voxdesk.gui.widgets.empty_state import EmptyState
from voxdesk.gui.widgets.facts import facts_grid
from voxdesk.gui.widgets.labels import plain_label
from voxdesk.gui.widgets.paragraph import Paragraph
from voxdesk.gui.words import tr

EDGE_PX = 20
MOST_WIDTH_PX = 860
LINE_PX = 18
Rows = list[tuple[str, str]]


class RunCardView(QScrollArea):
    """Names and values, to be read or copied whole."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: Rows = []
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(tr("How this was made"))
        self._show([])

    def rows(self) -> Rows:
        return self._rows

    def show_report(self, report: Report, made: Made | None) -> None:
        rows = [] if report.run is None else [*_made(report, made), *facts(report.run)]
        if rows != self._rows:
            self._show(rows)

    def _show(self, rows: Rows) -> None:
        self._rows = rows
        if not rows:
            text = tr("A report that was taken over, or is still being written, says nothing here.")
            empty = EmptyState("info", tr("Nobody noted how this was made"), text, icon_px=28)
            self.setWidget(empty)
            return
        inside = QWidget()
        inside.setMaximumWidth(MOST_WIDTH_PX)
        column = QVBoxLayout(inside)
        column.setContentsMargins(EDGE_PX, 16, EDGE_PX, 24)
        column.setSpacing(12)
        head = QHBoxLayout()
        head.addWidget(plain_label(tr("How this was made"), "heading"), 1)
        head.addWidget(button(tr("Copy"), self._copy, look="link", icon="copy"))
        column.addLayout(head)
        grid = facts_grid(rows, lambda _name, value: _plain(value))
        grid.setColumnMinimumWidth(0, 150)
        column.addLayout(grid)
        column.addStretch()
        self.setWidget(inside)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText("\n".join(f"{name}: {it}" for name, it in self._rows))


def _plain(value: str) -> Paragraph:
    return Paragraph(value, size_px=theme.INTERFACE_PX, line_px=LINE_PX)


def _made(report: Report, made: Made | None) -> Rows:
    rows = [(tr("Kind"), report.kind), (tr("Made on"), readable_time(report.created_at))]
    if made is not None:
        title = made.scenario.title.within(report.language)
        version = tr("{scenario}, version {number}").format(scenario=title, number=made.version)
        own = tr("written by people here") if made.own else tr("comes with the program")
        rows.append((tr("Scenario"), f"{version}, {own}"))
    return rows


def facts(run: RunCard) -> Rows:
    """Names and values of all that a run is remembered by."""
    number = QLocale().toString
    saved = ""
    if run.prompt_tokens:
        share = percent(round(100 * run.reused_tokens / run.prompt_tokens))
        saved = tr("{reused} of {all} ({percent})").format(
            reused=number(run.reused_tokens), all=number(run.prompt_tokens), percent=share
        )
    heard = "" if run.heard_percent is None else percent(round(run.heard_percent, 1))
    say = words.of(QLocale().name())
    told: Rows = [
        (tr("Writing model"), run.writer),
        (tr("SHA-256 of the model"), run.model_sha256),
        (tr("SHA-256 of the adapter"), run.adapter_sha256),
        (tr("Meaning model"), run.meaning_model),
        (tr("Right when calibrated"), _calibration(run)),
        (tr("Device"), run.device),
        (tr("Seed"), str(run.seed)),
        (tr("Share of the audio heard"), heard),
        (tr("Tokens of prompts reused"), saved),
        (tr("Time taken"), readable_length(round(run.seconds * 1000))),
        *((name, str(value)) for name, value in run.parameters.items()),
        *(run.versions.items()),
        *((tr("Warning"), say.note(code)) for code in run.warnings),
    ]
    return [(name, value) for name, value in told if value]


def _calibration(run: RunCard) -> str:
    """`51 of 60 (85 %)`; whether anything it says is sure."""
    right, of = run.calibration.get("right"), run.calibration.get("of")
    if not isinstance(right, int) or not isinstance(of, int) or not of:
        return ""
    share = percent(round(100 * right / of))
    told = tr("{right} of {all} labels ({percent})").format(right=right, all=of, percent=share)
    by_labels = run.calibration.get("by_labels")
    apart = by_labels.values() if isinstance(by_labels, dict) else ()
    if all(each is None for each in (run.calibration.get("sure_from"), *apart)):
        told = f"{told}; {tr('nothing it says is sure, every label is doubtful')}"
    return told
