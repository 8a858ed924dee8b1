"""Names that visits share: how often each is used, spelt otherwise, and two made one."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout

from voxdesk import texts
from voxdesk.domain.visit import Name, NameKind
from voxdesk.gui.background import run_in_order, run_task
from voxdesk.gui.commands import Command
from voxdesk.gui.frame import Frame
from voxdesk.gui.library.outcome import Outcome
from voxdesk.gui.library.rows import Row, RowView
from voxdesk.gui.library.section import GROUP, Section
from voxdesk.gui.widgets.buttons import button
from voxdesk.gui.widgets.choice import Choice
from voxdesk.gui.widgets.labels import hairline, plain_label
from voxdesk.gui.words import later, tr

RENAME = Command("library.name.rename", later("Spell otherwise"), GROUP, ("F2",))
MERGE = Command("library.name.merge", later("Merge two names…"), GROUP)
HEADINGS = (later("Name"), later("Visits"), later("More"))
KINDS = {
    NameKind.SITE: later("Sites"),
    NameKind.CUSTOMER: later("Customers"),
    NameKind.CLIENT: later("Clients"),
    NameKind.EMPLOYEE: later("Employees"),
    NameKind.ZONE: later("Zones"),
    NameKind.CITY: later("Cities"),
}


class NamesSection(Section):
    """One kind of name at a time."""

    areas = frozenset({"visits"})

    def __init__(self, frame: Frame) -> None:
        super().__init__(
            frame,
            "names",
            later("Names"),
            later(
                "Customers, clients, sites and other names are kept once and shared by all "
                "visits. Mend a spelling here, or make one name of two."
            ),
        )
        self._found: tuple[Name, ...] = ()
        self.kind = Choice(tr("Kind of name"))
        for kind, words in KINDS.items():
            self.kind.addItem(tr(words), kind)
        self.kind.activated.connect(lambda _at: self.read())
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(tr("Find a name"))
        self.filter.setAccessibleName(tr("Find a name"))
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(lambda _text: self._show_rows())
        row = self.row(self.kind, stretch=False)
        row.addWidget(self.filter, 1)
        self.none = plain_label("", "muted")
        self.view = RowView(tr("Names"), HEADINGS, (70, 260))
        self.view.selectionModel().selectionChanged.connect(lambda _new, _old: self._selected())
        self.column.addWidget(self.none)
        self.column.addWidget(self.view)
        self.spelling = QLineEdit()
        self.spelling.setAccessibleName(tr("New spelling"))
        self.spelling.setPlaceholderText(tr("New spelling"))
        self.spelling.returnPressed.connect(self.rename)
        self.spelling.textChanged.connect(lambda _text: self._explain())
        row = self.row(self.spelling, stretch=False)
        row.addWidget(self.act(RENAME, self.rename))
        row.addWidget(self.act(MERGE, self.ask_to_merge))
        self.outcome = Outcome()
        self.merging = MergePanel()
        self.merging.merge.clicked.connect(lambda _checked=False: self._merge())
        self.column.addWidget(self.merging)
        self.column.addWidget(self.outcome)
        self.view.hide()
        self._explain()

    def chosen_kind(self) -> NameKind:
        return NameKind(self.kind.currentData())

    def read(self) -> None:
        kind = self.chosen_kind()

        def show(found: tuple[Name, ...]) -> None:
            # What was read for a kind that nobody looks at any more comes too late.
            if kind is self.chosen_kind():
                self._show(found)

        run_task(self, lambda: self.desk.store.names.all(kind), show)

    def _show(self, found: tuple[Name, ...]) -> None:
        self._found = found
        self.merging.hide()
        self._show_rows()

    def _show_rows(self) -> None:
        wanted = self.filter.text().casefold().split()
        shown = [
            each for each in self._found if all(part in each.name.casefold() for part in wanted)
        ]
        self.view.show_rows([Row(_cells(each), each) for each in shown])
        self.view.setVisible(bool(shown))
        self.none.setVisible(not shown)
        self.none.setText(
            tr("No name fits.") if self._found else tr("Visits name none of this kind yet.")
        )
        self._explain()

    def chosen(self) -> tuple[Name, ...]:
        return tuple(each for each in self.view.selected() if isinstance(each, Name))

    def _selected(self) -> None:
        chosen = self.chosen()
        self.spelling.setText(chosen[0].name if len(chosen) == 1 else "")
        self._explain()

    def _explain(self) -> None:
        chosen = self.chosen()
        typed = " ".join(self.spelling.text().split())
        one = "" if len(chosen) == 1 else tr("Choose one name first")
        same = tr("Type the new spelling first") if one or typed in ("", chosen[0].name) else ""
        self.explain(RENAME, one or same)
        self.explain(MERGE, "" if len(chosen) == 2 else tr("Choose two names first"))

    # --- mending

    def rename(self) -> None:
        """Spell the selected name as it stands in the field."""
        from voxdesk.services import naming

        chosen, typed = self.chosen(), " ".join(self.spelling.text().split())
        if len(chosen) != 1 or not typed or typed == chosen[0].name:
            self.spelling.setFocus()
            self.spelling.selectAll()
            return
        desk, name = self.desk, chosen[0]
        subject = (name.kind.value, name.id)

        def done(_name: Name) -> None:
            words = tr("{old} is now {new}").format(old=name.name, new=typed)
            self.frame.undoing.did(
                words,
                lambda: naming.rename(desk, subject, name.name),
                lambda: naming.rename(desk, subject, typed),
            )
            self.frame.tell(words, True)
            self.read()

        run_in_order(self, lambda: naming.rename(desk, subject, typed), done)

    def ask_to_merge(self) -> None:
        """Show what merging the two selected names would do."""
        chosen = self.chosen()
        if len(chosen) == 2:
            self.outcome.hide()
            self.merging.ask(*chosen)

    def _merge(self) -> None:
        from voxdesk.services import naming

        gone, kept = self.merging.gone(), self.merging.kept()
        desk = self.desk
        self.merging.hide()

        def done(name: Name) -> None:
            # Acts before this one may speak of the name that is gone.
            self.frame.undoing.forget()
            words = tr("{gone} is merged into {kept}.").format(gone=gone.name, kept=kept.name)
            self.outcome.say("good", words, tr("%n visits name it now.", name.visits))
            self.read()

        run_in_order(
            self,
            lambda: naming.merge(desk, (gone.kind.value, gone.id), (kept.kind.value, kept.id)),
            done,
        )


class MergePanel(QFrame):
    """Hidden until `ask`; says which name stays and how many visits move."""

    def __init__(self) -> None:
        super().__init__()
        self._names: tuple[Name, ...] = ()
        self.stays = Choice(tr("Which name stays"))
        self.stays.currentIndexChanged.connect(lambda _at: self._preview())
        self.preview = plain_label("", wrap=True)
        self.merge = button(tr("Merge"), lambda: None)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(8)
        column.addWidget(hairline())
        column.addWidget(plain_label(tr("Which name stays?"), "strong"))
        column.addWidget(self.stays)
        column.addWidget(self.preview)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.merge)
        buttons.addWidget(button(tr("Keep both"), self.hide, look="quiet"))
        buttons.addStretch()
        column.addLayout(buttons)
        self.hide()

    def ask(self, one: Name, other: Name) -> None:
        self._names = tuple(sorted((one, other), key=lambda each: -each.visits))
        self.stays.clear()
        for each in self._names:
            self.stays.addItem(each.name)
        self._preview()
        self.show()
        self.stays.setFocus()

    def kept(self) -> Name:
        return self._names[max(self.stays.currentIndex(), 0)]

    def gone(self) -> Name:
        return self._names[1 - max(self.stays.currentIndex(), 0)]

    def _preview(self) -> None:
        if not self._names:
            return
        self.preview.setText(
            tr("{gone} goes; {moved} of it become {kept}'s. This cannot be undone.").format(
                gone=self.gone().name,
                moved=tr("%n visits", self.gone().visits),
                kept=self.kept().name,
            )
        )


def _cells(name: Name) -> tuple[str, ...]:
    kind = texts.name(name.site_kind) if name.site_kind else ""
    more = " · ".join(part for part in (kind, name.customer, name.city) if part)
    return name.name, str(name.visits), more
