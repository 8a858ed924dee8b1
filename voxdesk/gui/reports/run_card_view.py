"""How a report was made, folded until somebody asks: models with hashes, parameters, versions."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from voxdesk.domain.report import Report, RunCard
from voxdesk.gui.widgets.buttons import button
from voxdesk.gui.widgets.dates import readable_length
from voxdesk.gui.widgets.labels import ElidedLabel, plain_label
from voxdesk.gui.words import tr


class RunCardView(QWidget):
    """Nothing to see for a report that says nothing of its run."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[tuple[str, str]] = []
        self._opener = button(tr("How this was made"), self._fold, look="link", icon="down")
        self._copy = button(tr("Copy"), self._copy_all, look="link")
        self._inside = QWidget()
        self._grid = QGridLayout(self._inside)
        self._grid.setContentsMargins(20, 0, 20, 12)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(3)
        self._grid.setColumnStretch(1, 1)
        head = QHBoxLayout()
        head.setContentsMargins(18, 6, 20, 6)
        head.addWidget(self._opener)
        head.addStretch()
        head.addWidget(self._copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._inside)
        self._inside.hide()
        self._copy.hide()
        self.hide()

    def rows(self) -> list[tuple[str, str]]:
        return self._rows

    def show_report(self, report: Report) -> None:
        rows = [] if report.run is None else facts(report.run)
        self.setVisible(bool(rows))
        if rows == self._rows:
            return
        self._rows = rows
        while self._grid.count():
            item = self._grid.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.deleteLater()
        for place, (name, value) in enumerate(rows):
            self._grid.addWidget(plain_label(name, "caption"), place, 0)
            self._grid.addWidget(
                ElidedLabel(value, "caption", mode=Qt.TextElideMode.ElideMiddle), place, 1
            )

    def _fold(self) -> None:
        shown = self._inside.isHidden()
        self._inside.setVisible(shown)
        self._copy.setVisible(shown)

    def _copy_all(self) -> None:
        QGuiApplication.clipboard().setText("\n".join(f"{name}: {it}" for name, it in self._rows))


def facts(run: RunCard) -> list[tuple[str, str]]:
    """Names and values of all that a run is remembered by."""
    told = [
        (tr("Writing model"), run.writer),
        (tr("SHA-256 of the model"), run.model_sha256),
        (tr("SHA-256 of the adapter"), run.adapter_sha256),
        (tr("Meaning model"), run.meaning_model),
        *((name, str(value)) for name, value in run.parameters.items()),
        *(run.versions.items()),
        (tr("Time taken"), readable_length(round(run.seconds * 1000))),
    ]
    return [(name, value) for name, value in told if value]
