"""The chosen part of a scenario as fields: titles and questions in both languages, words, lists."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from voxdesk import texts
from voxdesk.domain.scenario import Method, VisitPurpose
from voxdesk.domain.visit import SiteKind
from voxdesk.gui.scenarios.parts import Part, What, heading, taxonomies
from voxdesk.gui.widgets.buttons import button, in_lines
from voxdesk.gui.widgets.choice import Choice
from voxdesk.gui.widgets.labels import plain_label
from voxdesk.gui.widgets.tick import Tick
from voxdesk.gui.words import tr

LANGUAGES = ("en", "ru")
ASKING = frozenset({Method.CRITERIA.value, Method.SCORED.value})
Keys = tuple[str, ...]


class FormView(QScrollArea):
    """Says what shall be set where; whoever owns the text sets it."""

    value_set = Signal(str, tuple, object)
    """A place, the keys there, and the value."""
    act_asked = Signal(str, str)
    """`remove`, `up`, `down`, or what is to be added; and the place."""

    def __init__(self) -> None:
        super().__init__()
        self._part: Part | None = None
        self._language = LANGUAGES[0]
        self._known: tuple[str, ...] = ()
        self.fields: dict[Keys, QLineEdit] = {}
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("The chosen part"))

    def show_part(
        self, part: Part | None, language: str, known: Sequence[str], *, is_taxonomy: bool
    ) -> None:
        """Show a part; `known` are the taxonomies there are. A field that is typed in stays."""
        same = part is not None and self._part is not None and part.place == self._part.place
        if same and part == self._part and tuple(known) == self._known:
            return
        focused = [keys for keys, field in self.fields.items() if field.hasFocus()]
        typed = self.fields[focused[0]].text() if same and focused else ""
        self._part, self._language, self._known = part, language, tuple(known)
        self.fields = {}
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 0, 12, 16)
        column.setSpacing(8)
        if part is not None:
            self._fill(part, column, is_taxonomy=is_taxonomy)
        column.addStretch()
        self.setWidget(inside)
        if same and focused and focused[0] in self.fields:
            self.fields[focused[0]].setText(typed)
            self.fields[focused[0]].setFocus()

    def _fill(self, part: Part, column: QVBoxLayout, *, is_taxonomy: bool) -> None:
        column.addWidget(plain_label(heading(part, self._language), "heading", wrap=True))
        if part.what is What.FIGURE:
            words = tr("Figures are computed by rules: change them in the source.")
            column.addWidget(plain_label(words, "muted", wrap=True))
            return
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        column.addLayout(grid)
        self._texts(part, grid, is_taxonomy=is_taxonomy)
        if part.what is What.WHOLE and not is_taxonomy:
            self._of_scenario(part, grid)
        if part.method == Method.FACTORS and part.what is What.STAGE:
            self._lists(part, grid)
        if part.what in (What.SECTION, What.CRITERION) or (
            part.what is What.WHOLE and not is_taxonomy
        ):
            self._site_kinds(part, column)
        column.addSpacing(4)
        column.addLayout(in_lines(*self._acts(part, is_taxonomy=is_taxonomy)))

    # --- texts

    def _texts(self, part: Part, grid: QGridLayout, *, is_taxonomy: bool) -> None:
        self._field(grid, tr("Id"), ("id",), part.row)
        asks = not is_taxonomy and part.method in ASKING and part.what is What.CRITERION
        named = [] if part.what is What.CHECK else [("title", tr("Title"))]
        asks = asks or part.what is What.CHECK or "question" in part.row
        asked = [("question", tr("Question"))] if asks else []
        for key, words in (*named, *asked):
            for language in LANGUAGES:
                name = tr("{field}, {language}").format(field=words, language=language)
                self._field(grid, name, (key, language), part.row)
        if part.what in (What.CRITERION, What.CHECK) or "words" in part.row:
            for language in LANGUAGES:
                name = tr("Words, {language}").format(language=language)
                self._field(grid, name, ("words", language), part.row)

    def _field(self, grid: QGridLayout, name: str, keys: Keys, row: Mapping[str, Any]) -> None:
        value: Any = row
        for key in keys:
            value = value.get(key, "") if isinstance(value, Mapping) else ""
        listed = keys[0] == "words"
        shown = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
        field = QLineEdit(shown)
        field.setCursorPosition(0)
        field.setAccessibleName(name)
        if listed:
            field.setPlaceholderText(tr("Beginnings of words, with commas between"))
        field.editingFinished.connect(partial(self._typed, keys, shown, listed=listed))
        self.fields[keys] = field
        self._row(grid, name, field)

    def _typed(self, keys: Keys, before: str, *, listed: bool) -> None:
        text = self.fields[keys].text().strip() if keys in self.fields else before
        if self._part is None or text == before:
            return
        value: object = text
        if listed:
            value = [each.strip() for each in text.split(",") if each.strip()]
        self.value_set.emit(self._part.place, keys, value)

    # --- choices

    def _of_scenario(self, part: Part, grid: QGridLayout) -> None:
        self._field(grid, tr("Kind of report"), ("kind",), part.row)
        purpose = self._choice(
            tr("For"),
            [(texts.name(each), each.value) for each in VisitPurpose],
            str(part.row.get("scenario", "")),
            ("scenario",),
        )
        self._row(grid, tr("For"), purpose)
        labels = part.row.get("report_labels")
        for kind in labels if isinstance(labels, Mapping) else ():
            known = [each for each in SiteKind if each == kind]
            site = texts.name(known[0]) if known else str(kind)
            name = tr("Called, {site}").format(site=site)
            self._field(grid, name, ("report_labels", str(kind)), part.row)

    def _lists(self, part: Part, grid: QGridLayout) -> None:
        """Which taxonomy a stage goes by, for each kind of site."""
        chosen = taxonomies(part)
        for kind in SiteKind:
            name = tr("List, {site}").format(site=texts.name(kind))
            offered = [(tr("None"), ""), *((each, each) for each in self._known)]
            keys = ("taxonomies", kind.value)
            self._row(grid, name, self._choice(name, offered, chosen.get(kind, ""), keys))

    def _choice(
        self, name: str, offered: Sequence[tuple[str, str]], value: str, keys: Keys
    ) -> Choice:
        made = Choice(name)
        for words, each in offered:
            made.addItem(words, each)
        made.setCurrentIndex(max(made.findData(value), 0))
        place = self._part.place if self._part else ""
        made.activated.connect(lambda at: self.value_set.emit(place, keys, made.itemData(at)))
        return made

    def _site_kinds(self, part: Part, column: QVBoxLayout) -> None:
        """Ticks; all of them are the same as none written down."""
        listed = part.row.get("site_kinds")
        chosen = set(listed) if isinstance(listed, list) else {each.value for each in SiteKind}
        column.addWidget(plain_label(tr("Kinds of site"), "section"))
        ticks: dict[SiteKind, Tick] = {}

        def changed() -> None:
            ticked = [kind.value for kind, tick in ticks.items() if tick.isChecked()]
            value = [] if len(ticked) == len(SiteKind) else ticked
            self.value_set.emit(part.place, ("site_kinds",), value)

        for kind in SiteKind:
            tick = ticks[kind] = Tick(texts.name(kind))
            tick.setChecked(kind.value in chosen)
            column.addWidget(tick)
        for tick in ticks.values():
            tick.clicked.connect(lambda _on: changed())

    # --- acts

    def _acts(self, part: Part, *, is_taxonomy: bool) -> list[QWidget]:
        made: list[QWidget] = []

        def act(words: str, name: str, icon: str = "") -> None:
            asked = partial(self.act_asked.emit, name, part.place)
            made.append(button(words, asked, icon=icon))

        if (part.what is What.STAGE and "sections" in part.row) or (
            part.what is What.WHOLE and is_taxonomy
        ):
            act(tr("Add a section"), "sections")
        if part.what in (What.SECTION, What.GROUP) and "groups" not in part.row:
            act(tr("Add a criterion"), "leaf" if is_taxonomy else "criteria")
        if part.what is What.CRITERION and part.method == Method.SCORED:
            act(tr("Add a check"), "checks")
        if part.what in (What.SECTION, What.GROUP, What.CRITERION, What.CHECK):
            act(tr("Move up"), "up", "up")
            act(tr("Move down"), "down", "down")
            act(tr("Remove"), "remove", "bin")
        return made

    def _row(self, grid: QGridLayout, name: str, field: QWidget) -> None:
        row = grid.rowCount()
        grid.addWidget(plain_label(name, "muted"), row, 0)
        grid.addWidget(field, row, 1)
