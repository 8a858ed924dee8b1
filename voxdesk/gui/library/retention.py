"""How long things are kept: rules, what they would remove today, and removing it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from voxdesk import texts
from voxdesk.desk import Desk
from voxdesk.domain.job import Job, JobKind
from voxdesk.domain.retention import Due, Kept, Retention
from voxdesk.gui.background import run_in_order, run_task
from voxdesk.gui.commands import Command
from voxdesk.gui.frame import Frame
from voxdesk.gui.library.certainty import Certainty
from voxdesk.gui.library.outcome import Outcome
from voxdesk.gui.library.rows import Row, RowView
from voxdesk.gui.library.section import GROUP, LABEL_PX, Section
from voxdesk.gui.library.working import JobWork
from voxdesk.gui.widgets.choice import Choice
from voxdesk.gui.widgets.dates import readable_date
from voxdesk.gui.widgets.labels import plain_label
from voxdesk.gui.words import later, tr

KEEP = Command("library.retention.keep", later("Keep these rules"), GROUP)
APPLY = Command("library.retention.apply", later("Remove what is due…"), GROUP)
HEADINGS = (later("Name"), later("What goes"), later("Counted from"))
GOES = {
    Kept.AUDIO: later("Audio"),
    Kept.TRANSCRIPT: later("Transcript and its reports"),
    Kept.REPORT: later("Report"),
}
MONTHS = (0, 1, 3, 6, 12, 24, 36, 60, 120)
"""What can be chosen; a rule that was made by command may be any number."""
FIELD_PX = 150
WHAT = {
    Kept.AUDIO: later("Audio; its transcript and its hash stay"),
    Kept.TRANSCRIPT: later("Transcripts, and reports made of them"),
    Kept.REPORT: later("Reports"),
}


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of a library, and what they would remove."""

    kept: Retention
    due: tuple[Due, ...]


def today() -> date:
    return datetime.now(UTC).date()


def rules(desk: Desk) -> Rules:
    from voxdesk.services import retaining

    return Rules(retaining.rules(desk), retaining.due(desk, today()))


class RetentionSection(Section):
    """Rules remove nothing by themselves: what is due is shown, and removed when told so."""

    areas = frozenset({"library", "recordings", "visits", "reports", "transcripts"})

    def __init__(self, frame: Frame) -> None:
        super().__init__(
            frame,
            "retention",
            later("Retention"),
            later(
                "How long this library keeps things, counted in months from the visit. Rules "
                "remove nothing by themselves: you see what is due, and remove it."
            ),
        )
        self._rules = Rules(Retention(), ())
        self.months = {kept: self._new_months(kept) for kept in Kept}
        self.outcome = Outcome()
        self.buttons(self.act(KEEP, self.keep))
        self.group(tr("Due today"))
        self.none = plain_label("", "muted")
        self.view = RowView(tr("Due today"), HEADINGS, (190, 112))
        self.certainty = Certainty(tr("Remove for good"), tr("Keep it"))
        self.work = JobWork(frame, JobKind.RETAIN, tr("Removing"), self.outcome)
        self.work.ended.connect(self._removed)
        for each in (self.none, self.view):
            self.column.addWidget(each)
        self.buttons(self.act(APPLY, self.ask_to_apply))
        for later_one in (self.certainty, self.work, self.outcome):
            self.column.addWidget(later_one)
        self._show(self._rules)

    def _new_months(self, kept: Kept) -> Choice:
        made = Choice(tr("How long to keep: {what}").format(what=texts.name(kept)))
        for months in MONTHS:
            made.addItem(_long(months), months)
        made.setFixedWidth(FIELD_PX)
        made.activated.connect(lambda _at: self._explain())
        label = plain_label(texts.name(kept))
        label.setFixedWidth(LABEL_PX)
        label.setBuddy(made)
        row = self.row(label, made, stretch=False)
        row.addWidget(plain_label(tr(WHAT[kept]), "muted", wrap=True), 1)
        return made

    def read(self) -> None:
        run_task(self, lambda: rules(self.desk), self._show)

    def _show(self, found: Rules) -> None:
        before, self._rules = self._rules.kept, found
        for kept, field in self.months.items():
            if before.months(kept) != found.kept.months(kept):
                _choose(field, found.kept.months(kept) or 0)
        self.view.show_rows([Row(_cells(each), each) for each in found.due])
        self.view.setVisible(bool(found.due))
        self.none.setVisible(not found.due)
        ruled = any(found.kept.months(kept) for kept in Kept)
        self.none.setText(
            tr("Nothing is due.") if ruled else tr("There is no rule: everything is kept.")
        )
        self.certainty.hide()
        self._explain()

    def chosen(self) -> Retention:
        """The rules as they stand in the fields."""
        months = {kept: int(field.currentData()) or None for kept, field in self.months.items()}
        return Retention(months[Kept.AUDIO], months[Kept.TRANSCRIPT], months[Kept.REPORT])

    def _explain(self) -> None:
        unchanged = self.chosen() == self._rules.kept
        self.explain(KEEP, tr("These are the rules already") if unchanged else "")
        nothing = "" if self._rules.due else tr("Nothing is due")
        self.explain(APPLY, nothing if unchanged else tr("Keep the changed rules first"))

    def keep(self) -> None:
        """Use the rules in the fields from now on."""
        from voxdesk.services import retaining

        desk, before, now = self.desk, self._rules.kept, self.chosen()

        def done(_none: None) -> None:
            words = tr("The rules of retention are changed")
            self.frame.undoing.did(
                words,
                lambda: retaining.set_rules(desk, before),
                lambda: retaining.set_rules(desk, now),
            )
            self.frame.tell(words, True)
            self.read()

        run_in_order(self, lambda: retaining.set_rules(desk, now), done)

    def ask_to_apply(self) -> None:
        """Ask before removing what is shown."""
        due = self._rules.due
        if due:
            self.certainty.ask(
                tr("Remove {what} for good?").format(what=tr("%n things", len(due))),
                tr(
                    "What the list shows leaves the library. This cannot be undone; only a backup "
                    "made before still holds it."
                ),
                lambda: self._apply(due),
            )

    def _apply(self, due: Sequence[Due]) -> None:
        from voxdesk.services import retaining

        run_in_order(self, lambda: retaining.submit(self.desk, due, today()), self.work.follow)

    def _removed(self, job: Job) -> None:
        self.frame.undoing.forget()
        count = int(str(job.result.get("removed", 0)))
        self.outcome.say("good", tr("%n things are removed.", count))
        self.read()


def _cells(due: Due) -> tuple[str, ...]:
    return due.title or due.subject, tr(GOES[due.kept]), readable_date(due.counted_from.isoformat())


def _long(months: int) -> str:
    return tr("%n months", months) if months else tr("for ever")


def _choose(field: Choice, months: int) -> None:
    if field.findData(months) < 0:
        field.addItem(_long(months), months)
    field.setCurrentIndex(field.findData(months))
