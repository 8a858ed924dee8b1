"""Backups: one now, one by itself every so often, those that are there, and the way back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt

from voxdesk.desk import Desk
from voxdesk.domain.job import Job, JobKind
from voxdesk.gui.background import run_in_order, run_task
from voxdesk.gui.commands import Command
from voxdesk.gui.frame import Frame
from voxdesk.gui.library import choosing
from voxdesk.gui.library.outcome import Outcome
from voxdesk.gui.library.restoring import RestorePanel
from voxdesk.gui.library.rows import Row, RowView
from voxdesk.gui.library.section import GROUP, Section
from voxdesk.gui.library.sizes import size
from voxdesk.gui.library.working import JobWork, Work
from voxdesk.gui.widgets.choice import Choice
from voxdesk.gui.widgets.dates import readable_time
from voxdesk.gui.widgets.labels import ElidedLabel, plain_label
from voxdesk.gui.words import later, tr

NOW = Command("library.backup", later("Back up now"), GROUP, ("Ctrl+Shift+B",), "export")
ELSEWHERE = Command("library.backup.into", later("Back up into a folder…"), GROUP)
FOLDER = Command("library.backup.folder", later("Choose the folder…"), GROUP)
CHECK = Command("library.backup.check", later("Check the backup"), GROUP)
RESTORE = Command("library.restore", later("Restore…"), GROUP)
RESTORE_FILE = Command("library.restore.file", later("Restore from a file…"), GROUP)
HEADINGS = (later("Backup"), later("Made"), later("Size"), later("Checked"))
EVERY = (
    (0, later("Not by itself")),
    (24, later("Every day")),
    (7 * 24, later("Every week")),
    (30 * 24, later("Every month")),
)
"""Hours, and what they are called."""


@dataclass(frozen=True, slots=True)
class There:
    """A backup in a folder; a sealed one was checked when it was made."""

    path: Path
    made: datetime
    size_bytes: int
    sealed: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """Where backups go, how often, and which are there; `missing` when the folder is not."""

    folder: Path | None
    every_hours: int
    there: tuple[There, ...] = ()
    missing: bool = False


def plan(desk: Desk) -> Plan:
    """The schedule, and what lies in its folder, or where the last backup went."""
    from voxdesk.services import backing_up

    now, folder = backing_up.schedule(desk), backing_up.folder(desk)
    hours = now.every_hours if now else 0
    if folder is None:
        return Plan(None, hours)
    try:
        found = backing_up.backups(folder, desk.store.library.id)
        there = tuple(
            There(
                path,
                made,
                path.stat().st_size,
                path.with_suffix(backing_up.SEAL_SUFFIX).exists(),
            )
            for path, made in reversed(found.items())
        )
    except OSError:
        return Plan(folder, hours, missing=True)
    return Plan(folder, hours, there)


class BackupsSection(Section):
    """Everything about copies of the library."""

    areas = frozenset({"library", "custody"})

    def __init__(self, frame: Frame) -> None:
        super().__init__(
            frame,
            "backups",
            later("Backups"),
            later(
                "A backup is the whole library in one file, checked when it is made, with a seal "
                "beside it. Best on another disk. An encrypted library gives encrypted backups."
            ),
        )
        self._plan = Plan(None, 0)
        self.outcome = Outcome()
        self.work = JobWork(frame, JobKind.BACKUP, tr("Backing up"), self.outcome)
        self.work.ended.connect(self._backed_up)
        self.checking = Work(self.outcome)
        self.buttons(
            self.act(NOW, self.back_up, look="primary"), self.act(ELSEWHERE, self.ask_where)
        )
        for each in (self.work, self.checking, self.outcome):
            self.column.addWidget(each)
        self._lay_out_schedule()
        self._lay_out_list()
        self.restore = RestorePanel(frame, self.outcome)
        self.column.addWidget(self.restore)
        self._show(self._plan)

    def _lay_out_schedule(self) -> None:
        self.group(
            tr("By itself"),
            tr(
                "While VoxDesk is open. Of old backups the newest of 7 days, 4 weeks and 12 months "
                "are kept."
            ),
        )
        self.every = Choice(tr("How often"))
        for hours, words in EVERY:
            self.every.addItem(tr(words), hours)
        self.every.activated.connect(lambda _at: self.schedule())
        self.folder = ElidedLabel("", "muted", mode=Qt.TextElideMode.ElideMiddle)
        row = self.row(self.every, self.act(FOLDER, self.ask_for_folder), stretch=False)
        row.addWidget(self.folder, 1)

    def _lay_out_list(self) -> None:
        self.group(tr("There are"))
        self.none = plain_label("", "muted", wrap=True)
        self.view = RowView(tr("Backups"), HEADINGS, (150, 80, 110))
        self.view.setSelectionMode(RowView.SelectionMode.SingleSelection)
        self.view.selectionModel().selectionChanged.connect(lambda _new, _old: self._explain())
        self.column.addWidget(self.none)
        self.column.addWidget(self.view)
        self.buttons(
            self.act(RESTORE, self.ask_to_restore),
            self.act(CHECK, self.check),
            self.act(RESTORE_FILE, self.ask_for_backup, look="quiet"),
        )

    def read(self) -> None:
        run_task(self, lambda: plan(self.desk), self._show)

    def _show(self, found: Plan) -> None:
        self._plan = found
        at = self.every.findData(found.every_hours)
        if at < 0:
            words = tr("Every {count} hours").format(count=found.every_hours)
            self.every.addItem(words, found.every_hours)
            at = self.every.count() - 1
        self.every.setCurrentIndex(at)
        self.folder.set_whole(str(found.folder) if found.folder else tr("No folder yet"))
        self.view.show_rows([Row(_cells(each), each) for each in found.there])
        self.view.setVisible(bool(found.there))
        self.none.setVisible(not found.there)
        self.none.setText(_why_none(found))
        self._explain()

    def _explain(self) -> None:
        chosen = "" if self._chosen() else tr("Choose a backup first")
        self.explain(RESTORE, chosen)
        self.explain(CHECK, chosen)

    def _chosen(self) -> There | None:
        for each in self.view.selected():
            if isinstance(each, There):
                return each
        return None

    # --- making them

    def back_up(self) -> None:
        """Back up where backups go; asks where that is the first time."""
        if self._plan.folder is None or self._plan.missing:
            self.ask_where()
        else:
            self.back_up_into(self._plan.folder)

    def ask_where(self) -> None:
        chosen = choosing.folder(self, tr("Where shall the backup go?"), self._at())
        if chosen is not None:
            self.back_up_into(chosen)

    def back_up_into(self, folder: Path) -> None:
        """Queue a backup into a folder."""
        from voxdesk.services import backing_up

        run_in_order(self, lambda: backing_up.submit(self.desk, folder), self.work.follow)

    def _backed_up(self, job: Job) -> None:
        self.outcome.say(
            "good",
            tr("The backup is made and checked."),
            tr("{path}, {size}. A seal lies beside it.").format(
                path=job.result.get("path", ""),
                size=size(int(str(job.result.get("size_bytes", 0)))),
            ),
        )
        self.read()

    def schedule(self) -> None:
        """Use the chosen rhythm from now on; asks for a folder when there is none."""
        hours = int(self.every.currentData())
        if hours and self._plan.folder is None:
            self.ask_for_folder()
            return
        self.set_schedule(self._plan.folder, hours)

    def ask_for_folder(self) -> None:
        chosen = choosing.folder(self, tr("Where shall backups go?"), self._at())
        if chosen is None:
            self._show(self._plan)
        else:
            self.set_schedule(chosen, int(self.every.currentData()))

    def set_schedule(self, folder: Path | None, hours: int) -> None:
        """Back up into a folder every so many hours, or not by itself."""
        from voxdesk.services import backing_up

        desk = self.desk
        wanted = backing_up.Schedule(folder, hours) if folder is not None and hours else None
        run_in_order(
            self,
            lambda: backing_up.set_schedule(desk, wanted),
            lambda _none: self.read(),
            self.read,
        )

    def _at(self) -> Path:
        return self._plan.folder or Path.home()

    # --- the way back

    def check(self) -> None:
        """Check the selected backup again, as when it was made."""
        from voxdesk.services import checking

        chosen = self._chosen()
        if chosen is None:
            return
        path, key = chosen.path, self.desk.store.key

        def look() -> Sequence[object]:
            return checking.of_copy(
                path, key, chosen_by=str(datetime.now()), check=self.checking.check
            )

        def done(problems: Sequence[object]) -> None:
            if problems:
                self.outcome.say(
                    "danger",
                    tr("This backup is damaged: do not rely on it."),
                    tr("Make another one now, on another disk if you can."),
                )
            else:
                self.outcome.say("good", tr("This backup is sound."), path.name)

        self.checking.run(tr("Checking the backup"), look, done)

    def ask_to_restore(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self.restore.ask(chosen.path)

    def ask_for_backup(self) -> None:
        chosen = choosing.open_library(self, tr("Choose a backup"), self._at())
        if chosen is not None:
            self.restore.ask(chosen)


def _cells(there: There) -> tuple[str, ...]:
    made = readable_time(there.made.astimezone().isoformat())
    sealed = tr("Yes, sealed") if there.sealed else tr("No seal beside it")
    return there.path.name, made, size(there.size_bytes), sealed


def _why_none(found: Plan) -> str:
    if found.missing:
        return tr("The folder is not there now. Is its disk connected?")
    if found.folder is None:
        return tr("None yet. Back up now, or choose a folder and let VoxDesk do it.")
    return tr("There is no backup of this library in the folder.")
