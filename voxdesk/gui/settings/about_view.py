"""What this program is, where its files lie, and what rules the organisation gave it."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from voxdesk import __version__
from voxdesk.desk import Desk
from voxdesk.gui.widgets.buttons import button
from voxdesk.gui.widgets.labels import ElidedLabel, plain_label
from voxdesk.gui.words import tr
from voxdesk.paths import bundled
from voxdesk.policy import Policy


class AboutView(QWidget):
    """Facts with a button where there is something to look at."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.rules = rules_in_words(desk.policy, desk.paths.policy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 12)
        column.setSpacing(12)
        column.addWidget(plain_label(f"VoxDesk {__version__}", "strong"))
        column.addWidget(
            plain_label(
                tr("Free software under the Apache License 2.0. Nothing leaves this computer."),
                "muted",
                wrap=True,
            )
        )
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(1, 1)
        column.addLayout(self._grid)
        self._add(tr("Licence"), bundled("LICENSE"), tr("Show"))
        self._add(tr("Library"), desk.store.path)
        self._add(tr("Models"), desk.paths.models)
        self._add(tr("Settings"), desk.paths.settings)
        self._add(tr("Log"), desk.paths.log)
        if desk.paths.policy.exists():
            self._add(tr("Organisation's rules"), desk.paths.policy)
        for line in self.rules:
            column.addWidget(plain_label(line, "muted", wrap=True))

    def _add(self, title: str, path: Path, words: str = "") -> None:
        row = self._grid.rowCount()
        self._grid.addWidget(plain_label(title, "muted"), row, 0)
        self._grid.addWidget(ElidedLabel(str(path)), row, 1)
        shown = path if words or path.is_dir() else path.parent
        words = words or tr("Show folder")
        self._grid.addWidget(
            button(words, lambda: _show(shown), look="link", name=f"{words}: {title}"), row, 2
        )


def rules_in_words(policy: Policy, path: Path) -> tuple[str, ...]:
    """What the organisation's rules forbid and fix."""
    if policy.strictest:
        return (
            tr("The rules of your organisation cannot be read, so everything is forbidden."),
            *(notice.detail for notice in policy.notices),
        )
    if not path.exists():
        return (tr("Your organisation has given no rules."),)
    told = []
    if policy.forbidden:
        names = ", ".join(sorted(policy.forbidden))
        told.append(tr("Forbidden by your organisation: {names}").format(names=names))
    if policy.locks:
        names = ", ".join(sorted(policy.locks))
        told.append(tr("Fixed by your organisation: {names}").format(names=names))
    return tuple(told) or (tr("The rules of your organisation forbid nothing."),)


def _show(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
