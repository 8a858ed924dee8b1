"""The menu that narrows a list: a field, then what it shall be."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from voxdesk import texts
from voxdesk.desk import Desk
from voxdesk.domain.recording import RecordingState
from voxdesk.domain.recording_filter import RecordingFilter
from voxdesk.domain.visit import Name, NameKind, SiteKind
from voxdesk.gui.background import run_task
from voxdesk.gui.card.date_field import DateField
from voxdesk.gui.recordings.chooser import WIDTH_PX, Chooser, Popup
from voxdesk.gui.recordings.filter_words import NAMED, with_name
from voxdesk.gui.transcript.about_view import language_name
from voxdesk.gui.widgets.buttons import button
from voxdesk.gui.widgets.labels import plain_label
from voxdesk.gui.words import later, tr

LAST_DAYS = (
    (1, later("Today")),
    (7, later("Last 7 days")),
    (30, later("Last 30 days")),
    (365, later("Last 365 days")),
)
Take = Callable[[RecordingFilter], object]


class FilterMenu(QMenu):
    """Made anew each time it opens; `take` gets the filter with what was chosen.

    `named` is told what a chosen name is called. Without `of_recordings` it asks only for what is
    on a visit's card, as searches do.
    """

    def __init__(
        self,
        at: QWidget,
        desk: Desk,
        chosen: RecordingFilter,
        take: Take,
        named: Callable[[NameKind, Name], object],
        *,
        of_recordings: bool = True,
    ) -> None:
        super().__init__(at)
        self._at = at
        self._desk = desk
        self._chosen = chosen
        self._take = take
        self._named = named
        self.setAccessibleName(tr("Filter"))
        for kind, (_field, words) in NAMED.items():
            self._act(self, tr("{field}…").format(field=tr(words)), partial(self._ask, kind))
        kinds = self.addMenu(tr("Kind of site"))
        for site_kind in SiteKind:
            scope = replace(chosen.scope, site_kind=site_kind)
            self._choice(kinds, texts.name(site_kind), replace(chosen, scope=scope))
        if of_recordings:
            self._of_recordings()
        days = self.addMenu(tr("Date"))
        for count, words in LAST_DAYS:
            without = replace(chosen, since=None, until=None)
            self._choice(days, tr(words), replace(without, last_days=count))
        this_year = date(date.today().year, 1, 1)
        self._choice(
            days, tr("This year"), replace(chosen, since=this_year, until=None, last_days=0)
        )
        self._act(days, tr("Between…"), self._ask_days)

    def _of_recordings(self) -> None:
        states = self.addMenu(tr("State"))
        for state in RecordingState:
            self._choice(states, texts.name(state), replace(self._chosen, state=state))
        self._act(self, tr("Language…"), self._ask_language)
        reports = self.addMenu(tr("Reports"))
        for words, reported in ((tr("With a report"), True), (tr("Without a report"), False)):
            self._choice(reports, words, replace(self._chosen, reported=reported))

    def _choice(self, menu: QMenu, words: str, chosen: RecordingFilter) -> None:
        action = self._act(menu, words, partial(self._take, chosen))
        action.setCheckable(True)
        action.setChecked(chosen == self._chosen)

    def _act(self, menu: QMenu, words: str, do: Callable[[], object]) -> QAction:
        action = QAction(words, menu)
        action.triggered.connect(lambda _checked=False: do())
        menu.addAction(action)
        return action

    # --- what the library is asked for

    def _ask(self, kind: NameKind) -> None:
        words = NAMED[kind][1]
        at, chosen, take, named = self._at, self._chosen, self._take, self._named

        def took(name: object) -> None:
            if isinstance(name, Name):
                named(kind, name)
                take(replace(chosen, scope=with_name(chosen.scope, kind, name.id)))

        def show(names: tuple[Name, ...]) -> None:
            choices = [(name_words(each), each) for each in names if each.visits]
            chooser = Chooser(at, tr(words), choices)
            chooser.chosen.connect(took)
            chooser.open_behind_menu()

        run_task(at, lambda: self._desk.store.names.all(kind), show)

    def _ask_language(self) -> None:
        at, chosen, take = self._at, self._chosen, self._take

        def show(codes: tuple[str, ...]) -> None:
            choices = [(language_name(code), code) for code in codes]
            chooser = Chooser(at, tr("Language"), choices)
            chooser.chosen.connect(lambda code: take(replace(chosen, language=str(code))))
            chooser.open_behind_menu()

        run_task(at, self._desk.store.lists.languages, show)

    def _ask_days(self) -> None:
        DaysPopup(self._at, self._chosen, self._take).open_behind_menu()


class DaysPopup(Popup):
    """Asks for the first and the last day; either may be left out."""

    def __init__(self, at: QWidget, chosen: RecordingFilter, take: Take) -> None:
        super().__init__(at, tr("Date"))
        self._chosen = chosen
        self._take = take
        self.first, self.last = DateField(tr("First day")), DateField(tr("Last day"))
        self.first.show_day(chosen.since)
        self.last.show_day(chosen.until)
        self._act = button(tr("Show"), self.take_days, look="primary")
        fields = QHBoxLayout()
        fields.setSpacing(8)
        for words, field in ((tr("From"), self.first), (tr("To"), self.last)):
            part = QVBoxLayout()
            part.setSpacing(4)
            part.addWidget(plain_label(words, "muted"))
            part.addWidget(field)
            fields.addLayout(part)
            field.textChanged.connect(lambda _text: self._allow())
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 12)
        column.setSpacing(12)
        column.addLayout(fields)
        column.addWidget(self._act)
        self.setFixedWidth(WIDTH_PX)
        self._allow()

    def open(self) -> None:
        super().open()
        self.first.setFocus()

    def take_days(self) -> None:
        since, until = self.first.day(), self.last.day()
        if since and until and until < since:
            since, until = until, since
        self._take(replace(self._chosen, since=since, until=until, last_days=0))
        self.close()

    def _allow(self) -> None:
        wrong = self.first.wrong() or self.last.wrong()
        given = bool(self.first.day() or self.last.day())
        self._act.setEnabled(given and not wrong)
        self._act.setToolTip("" if given and not wrong else tr("Type a day, like 12.5.2026"))


def name_words(name: Name) -> str:
    """A name with what tells it from others."""
    beside = [name.city, name.customer] if name.kind is NameKind.SITE else []
    count = tr("%n visits", name.visits)
    return " · ".join(part for part in (name.name, *beside, count) if part)
