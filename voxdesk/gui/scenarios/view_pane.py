"""One scenario or taxonomy for reading: what it is, its versions, its parts as an outline."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from voxdesk.domain.definition import Definition
from voxdesk.gui.scenarios.entries import Opened, entry_of
from voxdesk.gui.scenarios.outline import Outline
from voxdesk.gui.widgets.buttons import button
from voxdesk.gui.widgets.choice import Choice
from voxdesk.gui.widgets.dates import readable_date
from voxdesk.gui.widgets.flow import Flow
from voxdesk.gui.widgets.labels import ElidedLabel, plain_label
from voxdesk.gui.words import LANGUAGES, tr

MOST_REPORTS = 25


class ViewPane(QWidget):
    """`again_asked` gives the version that shall be in use again."""

    edit_asked = Signal()
    withdraw_asked = Signal()
    again_asked = Signal(object)
    report_asked = Signal(int)

    def __init__(self, language: str) -> None:
        super().__init__()
        self._opened: Opened | None = None
        self.title = ElidedLabel("", "heading")
        self.facts = plain_label("", "muted", wrap=True)
        self.problem = plain_label("", tone="danger", wrap=True)
        self.edit = button(tr("Edit"), self.edit_asked.emit, look="primary")
        self.withdraw = button(tr("Withdraw"), self.withdraw_asked.emit, icon="bin")
        self.language = Choice(tr("Language"))
        for code, words in LANGUAGES.items():
            self.language.addItem(words, code)
        self.language.setCurrentIndex(max(self.language.findData(language), 0))
        self.version = Choice(tr("Version"))
        self.again = button(tr("Take up again"), self._take_up_again, icon="retry")
        self.used: QPushButton = button("", self._show_reports, look="link")
        self.outline = Outline(tr("Stages, sections and criteria"))
        self.language.currentIndexChanged.connect(lambda _at: self._show())
        self.version.currentIndexChanged.connect(lambda _at: self._show())
        self._lay_out()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.title, 1)
        for each in (self.withdraw, self.edit):
            head.addWidget(each)
        narrow = Flow()
        for shown in (self.language, self.version, self.again, self.used, QWidget()):
            narrow.addWidget(shown)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 12)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self.facts)
        column.addWidget(self.problem)
        column.addLayout(narrow)
        column.addWidget(self.outline, 1)

    def show_opened(self, opened: Opened) -> None:
        """Show it, at its newest version."""
        same = self._opened is not None and self._opened.entry.key == opened.entry.key
        self._opened = opened
        own = opened.entry.definition.own
        self.edit.setText(tr("Edit") if own else tr("Copy to edit"))
        self.edit.setAccessibleName(self.edit.text())
        self.withdraw.setVisible(own)
        self.problem.setText(opened.entry.problem)
        self.problem.setVisible(bool(opened.entry.problem))
        self.version.blockSignals(True)
        self.version.clear()
        for place, each in enumerate(opened.versions):
            self.version.addItem(_version_words(each, newest=not place), place)
        self.version.setCurrentIndex(0)
        self.version.blockSignals(False)
        self.version.setVisible(own)
        self._show(anew=not same)

    def opened(self) -> Opened | None:
        return self._opened

    def shown_version(self) -> Definition | None:
        """The version that is looked at."""
        at = self.version.currentIndex()
        return self._opened.versions[at] if self._opened is not None and at >= 0 else None

    def _show(self, *, anew: bool = False) -> None:
        version = self.shown_version()
        if self._opened is None or version is None:
            return
        language = str(self.language.currentData())
        entry = entry_of(version)
        self.title.set_whole(entry.title(language))
        whose = tr("Your own") if version.own else tr("Comes with the program")
        is_list = tr("List of factors or points") if entry.is_taxonomy else entry.purpose
        sites = "" if entry.is_taxonomy else entry.sites() or tr("Every kind of site")
        parts = (entry.kind, is_list, sites, whose)
        self.facts.setText(" · ".join(part for part in parts if part))
        reports = len(self._opened.reports(version))
        self.used.setText(tr("%n reports were made by it", reports))
        self.used.setAccessibleName(self.used.text())
        self.used.setEnabled(bool(reports))
        self.used.setToolTip("" if reports else tr("No report was made by it yet"))
        older = version.own and version is not self._opened.versions[0]
        self.again.setVisible(older)
        self.outline.show_part(entry.part, language, anew=anew)

    def _take_up_again(self) -> None:
        self.again_asked.emit(self.shown_version())

    def _show_reports(self) -> None:
        version = self.shown_version()
        if self._opened is None or version is None:
            return
        menu = QMenu(self.used)
        menu.setAccessibleName(tr("Reports"))
        for each in self._opened.reports(version)[:MOST_REPORTS]:
            action = QAction(each.title.replace("&", "&&"), menu)
            number = int(each.report_id)
            action.triggered.connect(lambda _on=False, at=number: self.report_asked.emit(at))
            menu.addAction(action)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.used.mapToGlobal(self.used.rect().bottomLeft()))


def _version_words(version: Definition, *, newest: bool) -> str:
    words = tr("Version {number}").format(number=version.version)
    words = tr("{version}, in use").format(version=words) if newest else words
    return f"{words} · {readable_date(version.made_at)}" if version.made_at else words
