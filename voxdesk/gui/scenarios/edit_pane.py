"""A scenario or taxonomy being changed: a form and its source, two views of one text."""

from functools import partial

from PySide6.QtCore import QSettings, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from voxdesk.desk import Desk
from voxdesk.gui.scenarios.changes import Change, Changes, Checked
from voxdesk.gui.scenarios.form_view import FormView
from voxdesk.gui.scenarios.outline import Outline
from voxdesk.gui.scenarios.parts import Part, heading
from voxdesk.gui.scenarios.source_view import SourceView
from voxdesk.gui.widgets.buttons import button
from voxdesk.gui.widgets.kept_split import KeptSplit
from voxdesk.gui.widgets.labels import ElidedLabel, plain_label, set_tone
from voxdesk.gui.words import tr

FORM, SOURCE = range(2)
SPLIT = "scenarios/form"
ROOT = "."
"""Stands for the whole in the tree of its parts."""


class EditPane(QWidget):
    """`save_asked` gives the text, once it holds."""

    save_asked = Signal(str)
    closed = Signal()

    def __init__(self, desk: Desk, place: QSettings, language: str) -> None:
        super().__init__()
        self._language = language
        self._before = ""
        self._is_taxonomy = False
        self._known: tuple[str, ...] = ()
        self.title = ElidedLabel("", "heading")
        self.save = button(tr("Save as a new version"), self._save, look="primary")
        self.leave = button(tr("Leave unsaved"), self.closed.emit)
        self.state = plain_label("", wrap=True)
        self.show_line = button(tr("Show the line"), self._show_line, look="link")
        self.tabs = QTabBar()
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setAccessibleName(tr("Form or source"))
        for words in (tr("Form"), tr("Source")):
            self.tabs.addTab(words)
        self.outline = Outline(tr("Parts to change"), asks=False)
        self.form = FormView()
        self.source = SourceView()
        self.changes = Changes(desk, self.source)
        self._body = QStackedWidget()
        self._body.addWidget(KeptSplit((self.outline, self.form), (340, 480), place, SPLIT))
        self._body.addWidget(self.source)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.title, 1)
        for each in (self.leave, self.save):
            head.addWidget(each)
        told = QHBoxLayout()
        told.setSpacing(8)
        told.addWidget(self.state, 1)
        told.addWidget(self.show_line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 12)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self.tabs)
        column.addLayout(told)
        column.addWidget(self._body, 1)

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._body.setCurrentIndex)
        self.changes.checked.connect(self._checked)
        self.changes.refused.connect(self._tell)
        self.outline.chosen.connect(lambda _place: self._show_chosen())
        self.form.value_set.connect(self._set)
        self.form.act_asked.connect(self._act)
        self.source.textChanged.connect(self._allow)

    def begin(self, text: str, known: tuple[str, ...], *, is_taxonomy: bool, new: bool) -> None:
        """Work on a text; `known` are the taxonomies there are, `new` says it was never saved."""
        self._before, self._known, self._is_taxonomy = "" if new else text, known, is_taxonomy
        self.tabs.setCurrentIndex(FORM)
        self.changes.begin(text)

    def changed(self) -> bool:
        """Whether anything would be lost by leaving."""
        return self.source.text() != self._before

    def take_focus(self) -> None:
        (self.outline if self.tabs.currentIndex() == FORM else self.source).setFocus()

    # --- what a check came to

    def _checked(self, found: Checked) -> None:
        if found.part is not None:
            self.title.set_whole(heading(found.part, self._language))
            self.outline.show_part(_with_root(found.part), self._language)
            self._show_chosen()
        if found.problem:
            self._tell(
                tr("Line {number}: {problem}").format(number=found.line, problem=found.problem)
                if found.line
                else found.problem
            )
        else:
            self.state.setText(tr("It holds: reports can be made by it."))
            set_tone(self.state, "")
        self.show_line.setVisible(bool(found.line))
        self._allow()

    def _tell(self, problem: str) -> None:
        self.state.setText(problem)
        set_tone(self.state, "danger")

    def _allow(self) -> None:
        last = self.changes.last
        why = ""
        if last.text != self.source.text():
            why = tr("It is being checked")
        elif last.problem:
            why = tr("Mend what is wrong first")
        elif not self.changed():
            why = tr("Nothing was changed yet")
        self.save.setEnabled(not why)
        self.save.setToolTip(why)

    def _show_line(self) -> None:
        self.tabs.setCurrentIndex(SOURCE)
        self.source.go_to(max(self.changes.last.line, 1))

    def _save(self) -> None:
        self.save_asked.emit(self.source.text())

    # --- the form

    def _show_chosen(self) -> None:
        whole, place = self.changes.last.part, self.outline.place()
        parts = {} if whole is None else {each.place: each for each in whole.everything()}
        part = parts.get("" if place == ROOT else place)
        self.form.show_part(part, self._language, self._known, is_taxonomy=self._is_taxonomy)

    def _set(self, place: str, keys: tuple[str, ...], value: object) -> None:
        from voxdesk.services import scenario_editing

        given = value if isinstance(value, list) else str(value)
        change = partial(scenario_editing.set_value, place=place, keys=keys, value=given)
        self.changes.change(change)

    def _act(self, act: str, place: str) -> None:
        from voxdesk.services import scenario_editing as editing

        whole = self.changes.last.part
        parts = {} if whole is None else {each.place: each for each in whole.everything()}
        scored = place in parts and parts[place].method == "scored"
        change: Change
        match act:
            case "remove":
                change = partial(editing.remove, place=place)
            case "up" | "down":
                by = -1 if act == "up" else 1
                change = partial(editing.move, place=place, by=by)
            case _:
                change = partial(editing.add, place=place, what=act, scored=scored)
        self.changes.change(change)


def _with_root(whole: Part) -> Part:
    """The whole as a part of the tree, so that it can be chosen, too."""
    root = Part(ROOT, whole.what, whole.row, whole.method, whole.below)
    return Part("", whole.what, {}, "", (root,))
