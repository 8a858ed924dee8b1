"""Is the library as it was left? The chain of custody, seals, and the file itself."""

from pathlib import Path

from voxdesk import texts
from voxdesk.domain.anchor import Anchor
from voxdesk.domain.soundness import DAMAGE, Problem
from voxdesk.domain.verification import Break, Verification
from voxdesk.gui.background import run_in_order
from voxdesk.gui.commands import Command
from voxdesk.gui.frame import Frame
from voxdesk.gui.library import choosing, paper
from voxdesk.gui.library.findings import first_break, what_was_checked
from voxdesk.gui.library.outcome import Outcome
from voxdesk.gui.library.rows import Row, RowView
from voxdesk.gui.library.salvage_panel import SalvagePanel
from voxdesk.gui.library.section import GROUP, Section
from voxdesk.gui.library.working import Work
from voxdesk.gui.widgets.dates import readable_time
from voxdesk.gui.words import later, tr

VERIFY = Command("library.verify", later("Verify"), GROUP, ("Ctrl+Shift+V",), "check")
AGAINST = Command("library.verify.against", later("Verify against a seal…"), GROUP)
SEAL = Command("library.seal", later("Save a seal sheet…"), GROUP)
PRINT_SEAL = Command("library.seal.print", later("Print a seal sheet…"), GROUP)
CHECK = Command("library.check", later("Check the file"), GROUP)
BREAKS = (later("What"), later("Event"))
PROBLEMS = (later("What"), later("Where"))


class VerifySection(Section):
    """Every answer is a sentence; the list below it is for whoever wants to know more."""

    def __init__(self, frame: Frame) -> None:
        super().__init__(
            frame,
            "verify",
            later("Verify and seal"),
            later(
                "Everything that is done to the library stands in its chain of custody. Verifying "
                "holds every text and every original against it: is all as it was left?"
            ),
        )
        self.outcome = Outcome()
        self.work = Work(self.outcome)
        self.breaks = RowView(tr("What does not fit"), BREAKS, (80,))
        self.buttons(
            self.act(VERIFY, self.verify, look="primary"),
            self.act(AGAINST, self.ask_for_seal),
        )
        for each in (self.work, self.outcome, self.breaks):
            self.column.addWidget(each)
        self.breaks.hide()
        self._lay_out_seal()
        self._lay_out_check()

    def _lay_out_seal(self) -> None:
        self.group(
            tr("Seal sheet"),
            tr(
                "A seal says with your signature how far the chain reaches today. Keep it apart "
                "from the library: held against it later, nobody can have shortened or rewritten "
                "what came before."
            ),
        )
        self.sealed = Outcome()
        self.buttons(self.act(SEAL, self.ask_where), self.act(PRINT_SEAL, self.print_seal))
        self.column.addWidget(self.sealed)

    def _lay_out_check(self) -> None:
        self.group(
            tr("The file itself"),
            tr(
                "Looks for damage in every page, row and original. VoxDesk does a shorter check "
                "by itself each week."
            ),
        )
        self.checked = Outcome()
        self.checking = Work(self.checked)
        self.problems = RowView(tr("What is wrong"), PROBLEMS, (400,))
        store = self.desk.store
        self.salvage = SalvagePanel(self.desk.paths, store.path, store.key)
        self.salvage.wanted.connect(self.frame.leave)
        self.buttons(self.act(CHECK, self.check))
        for each in (self.checking, self.checked, self.problems, self.salvage):
            self.column.addWidget(each)
        self.problems.hide()

    # --- the chain of custody

    def verify(self, against: Anchor | None = None) -> None:
        """Hold everything against the chain of custody, and against a seal if there is one."""
        from voxdesk.services import verifying

        store = self.desk.store
        self.breaks.hide()
        self.work.run(
            tr("Verifying"),
            lambda: verifying.verify(store, against=against, on_progress=self.work.tell),
            lambda found: self._verified(found, against),
        )

    def ask_for_seal(self) -> None:
        at = self.desk.store.path.parent
        chosen = choosing.open_file(self, tr("Choose a seal, or an export with one"), at)
        if chosen is not None:
            self.verify_against(chosen)

    def verify_against(self, path: Path) -> None:
        """Verify against the seal that a file holds."""
        from voxdesk.services import sealing

        self.work.run(tr("Reading the seal"), lambda: sealing.read_seal(path), self.verify)

    def _verified(self, found: Verification, against: Anchor | None) -> None:
        said = what_was_checked(found)
        if against is not None:
            said += " " + tr("The seal of {time} holds.").format(time=readable_time(against.at))
        if found.ok:
            self.outcome.say("good", tr("Everything is as the chain of custody says."), said)
            return
        heading, means = first_break(found.breaks[0])
        self.outcome.say("danger", heading, f"{means}\n{what_was_checked(found)}")
        self.breaks.show_rows([Row(_break_cells(each), each) for each in found.breaks])
        self.breaks.show()

    # --- seals

    def ask_where(self) -> None:
        chosen = choosing.folder(self, tr("Where shall the seal go?"), Path.home())
        if chosen is not None:
            self.seal_into(chosen)

    def seal_into(self, to: Path) -> None:
        """Write a seal sheet into a folder, or into a file."""
        from voxdesk.services import sealing

        def done(made: tuple[Path, Anchor]) -> None:
            path, seal = made
            self.sealed.say(
                "good",
                tr("The seal is in {path}.").format(path=path),
                _seal_words(seal) + " " + tr("Print it, or keep the file elsewhere."),
            )

        run_in_order(self, lambda: sealing.write_seal(self.desk, to), done)

    def print_seal(self) -> None:
        """Sign the chain as it is and print the sheet."""
        from voxdesk.domain.anchor import sheet
        from voxdesk.services import sealing

        def done(seal: Anchor) -> None:
            if paper.send_to_printer(self, sheet(seal)):
                self.sealed.say("good", tr("The seal is sent to the printer."), _seal_words(seal))

        run_in_order(self, lambda: sealing.anchor(self.desk), done)

    # --- the file

    def check(self) -> None:
        """Look for damage in all of the file; nothing is written."""
        from voxdesk.services import checking

        store = self.desk.store
        self.problems.hide()
        self.salvage.hide()
        self.checking.run(
            tr("Checking the file"),
            lambda: checking.full(store.path, store.key, self.checking.check),
            self._was_checked,
        )

    def _was_checked(self, found: tuple[Problem, ...]) -> None:
        if not found:
            self.checked.say("good", tr("Nothing is wrong with the file."))
            return
        damaged = any(each.trouble in DAMAGE for each in found)
        self.checked.say(
            "danger",
            tr("The file is damaged.") if damaged else tr("Something in the library is wrong."),
            tr("Restore a backup from before, or save what can still be read into a new library.")
            if damaged
            else tr("The list says where. What it names should be looked at."),
        )
        self.problems.show_rows(
            [Row((texts.name(each.trouble), each.detail), each) for each in found]
        )
        self.problems.show()
        self.salvage.setVisible(damaged)


def _break_cells(found: Break) -> tuple[str, ...]:
    return first_break(found)[0], str(found.event) if found.event else ""


def _seal_words(seal: Anchor) -> str:
    return tr("It speaks of event {number}, signed with the key {key}.").format(
        number=seal.number, key=seal.fingerprint
    )
