"""The passphrase of the library: set, changed, taken away, remembered on this computer, or not."""

from dataclasses import dataclass, replace

from voxdesk import texts
from voxdesk.desk import Desk
from voxdesk.errors import NoKeyStore
from voxdesk.gui.background import run_in_order, run_task
from voxdesk.gui.commands import Command
from voxdesk.gui.frame import Frame
from voxdesk.gui.library.certainty import Certainty
from voxdesk.gui.library.new_key import NewKey
from voxdesk.gui.library.outcome import Outcome
from voxdesk.gui.library.section import GROUP, Section
from voxdesk.gui.locking.leaving import Alone, Leaving, OnBytes
from voxdesk.gui.widgets.choice import Choice
from voxdesk.gui.widgets.labels import plain_label
from voxdesk.gui.words import later, tr
from voxdesk.store.keys import LibraryKey

SET = Command("library.passphrase.set", later("Give it a passphrase…"), GROUP, icon="lock")
CHANGE = Command("library.passphrase.change", later("Change the passphrase…"), GROUP, icon="lock")
REMOVE = Command("library.passphrase.remove", later("Take the passphrase away…"), GROUP)
REMEMBER = Command("library.key.remember", later("Remember it on this computer"), GROUP)
FORGET = Command("library.key.forget", later("Ask for it again"), GROUP)
MINUTES = (0, 1, 5, 10, 15, 30, 60)


@dataclass(frozen=True, slots=True)
class State:
    """How the library is locked, and what work runs in it."""

    remembered: bool
    pending: int


def state(desk: Desk) -> State:
    from voxdesk.services import remembering

    key = desk.store.key
    known = key is not None and remembering.remembered(desk.policy, desk.store.path) is not None
    return State(known, len(desk.store.jobs.pending()))


class PassphraseSection(Section):
    """Another key means writing the whole file anew: the library closes for it and opens again."""

    areas = frozenset({"jobs"})

    def __init__(self, frame: Frame) -> None:
        super().__init__(
            frame,
            "passphrase",
            later("Passphrase"),
            later(
                "With a passphrase the whole file is encrypted: whoever finds the disk or the "
                "laptop can read nothing. Without it and its recovery sheet nobody can, not even "
                "you."
            ),
        )
        self._encrypted = self.desk.store.key is not None
        self.now = Outcome()
        self.column.addWidget(self.now)
        self.outcome = Outcome()
        self._set = self.act(SET, self.ask_for_new)
        self._change = self.act(CHANGE, self.ask_for_new)
        self._remove = self.act(REMOVE, self.ask_to_remove, look="quiet")
        self.buttons(self._set, self._change, self._remove)
        self._set.setVisible(not self._encrypted)
        self._change.setVisible(self._encrypted)
        self._remove.setVisible(self._encrypted)
        self.new_key = NewKey(tr("Encrypt the library"))
        self.new_key.given.connect(self._rekey)
        self.certainty = Certainty(tr("Take it away"), tr("Keep the passphrase"))
        self.jobs = plain_label("", "muted", wrap=True)
        for each in (self.new_key, self.certainty, self.jobs, self.outcome):
            self.column.addWidget(each)
        self.new_key.hide()
        self._lay_out_store()
        self._lay_out_idle()
        self._show(State(remembered=False, pending=0))

    def _lay_out_store(self) -> None:
        self.group(
            tr("On this computer"),
            tr(
                "The system's key store can keep the key, so that VoxDesk opens without asking. "
                "It guards a stolen disk, not a computer that somebody else uses as you."
            ),
        )
        self.kept = plain_label("", wrap=True)
        self.column.addWidget(self.kept)
        self.buttons(self.act(REMEMBER, self.remember), self.act(FORGET, self.forget))

    def _lay_out_idle(self) -> None:
        self.group(
            tr("When nobody is there"),
            tr("The window locks after so long without a key or a mouse; work goes on behind it."),
        )
        self.idle = Choice(tr("Lock after"))
        chosen = self.desk.settings.lock_after_min
        for minutes in sorted({*MINUTES, chosen}):
            self.idle.addItem(tr("%n min", minutes) if minutes else tr("never"), minutes)
        self.idle.setCurrentIndex(self.idle.findData(chosen))
        reason = "" if self._encrypted else tr("This library has no passphrase")
        if "lock_after_min" in self.desk.policy.locks:
            reason = tr("Your organisation has set this")
        self.idle.setEnabled(not reason)
        self.idle.setToolTip(reason)
        self.idle.activated.connect(lambda _at: self._keep_idle())
        self.row(plain_label(tr("Lock after")), self.idle)

    def read(self) -> None:
        run_task(self, lambda: state(self.desk), self._show)

    def tell(self, told: str) -> None:
        if told:
            self.outcome.say("good", told)

    def _show(self, found: State) -> None:
        if self._encrypted:
            self.now.say("good", tr("This library has a passphrase."))
        else:
            self.now.say(
                "warning",
                tr("This library has no passphrase: whoever has the file can read it."),
                tr("A passphrase is recommended on a computer that travels."),
            )
        self.jobs.setText(
            tr(
                "%n jobs are under way or wait. They stop after the piece at hand, and go on when "
                "the library is open again.",
                found.pending,
            )
            if found.pending
            else ""
        )
        self.jobs.setVisible(bool(found.pending))
        self.kept.setText(
            tr("The key is in the key store: VoxDesk opens without asking.")
            if found.remembered
            else tr("VoxDesk asks for the passphrase at each start.")
        )
        self.kept.setVisible(self._encrypted)
        self._explain(found)

    def _explain(self, found: State) -> None:
        none = "" if self._encrypted else tr("This library has no passphrase")
        self.explain(SET, tr("This library has a passphrase") if self._encrypted else "")
        self.explain(CHANGE, none)
        self.explain(REMOVE, none)
        forbidden = (
            ""
            if self.desk.policy.allows("keystore")
            else tr("Your organisation does not allow keys in the key store")
        )
        known = tr("It is remembered already") if found.remembered else ""
        self.explain(REMEMBER, none or forbidden or known)
        self.explain(FORGET, none or ("" if found.remembered else tr("It is not remembered")))

    # --- another key

    def ask_for_new(self) -> None:
        """Choose a passphrase, keep its sheet, then encrypt with it."""
        self.certainty.hide()
        self.outcome.hide()
        self.new_key.begin(self.desk.store.path)

    def ask_to_remove(self) -> None:
        self.new_key.hide()
        self.certainty.ask(
            tr("Take the passphrase away?"),
            tr(
                "The file is written anew without encryption: whoever has it can read everything. "
                "Encrypted backups stay encrypted, with the passphrase and the sheet from before."
            ),
            lambda: self._rekey(None),
        )

    def _rekey(self, new: LibraryKey | None) -> None:
        desk, old = self.desk, self.desk.store.key
        paths, library = desk.paths, desk.store.path

        def write(on_bytes: OnBytes) -> LibraryKey | None:
            from voxdesk.services import locking

            locking.rekey(paths, library, old, new, look=on_bytes)
            return new

        if new is None:
            words, told = tr("Decrypting the library"), tr("The passphrase is taken away.")
        elif old is None:
            words, told = tr("Encrypting the library"), tr("The library is encrypted now.")
        else:
            words = tr("Encrypting the library anew")
            told = tr("The passphrase is changed. Only the new recovery sheet opens the library.")
        self.frame.leave(Leaving(library, old, Alone(words, write, told)))

    # --- this computer

    def remember(self) -> None:
        """Keep the key in the system's key store."""
        from voxdesk.services import remembering

        desk, key = self.desk, self.desk.store.key
        if key is None:
            return

        def keep() -> NoKeyStore | None:
            try:
                remembering.remember(desk.policy, key)
            except NoKeyStore as error:
                return error
            return None

        def done(error: NoKeyStore | None) -> None:
            if error is None:
                self.outcome.say("good", tr("The key is kept on this computer."))
            else:
                self.outcome.say("danger", texts.message(error.code))
            self.read()

        run_in_order(self, keep, done)

    def forget(self) -> None:
        """Take the key out of the key store."""
        from voxdesk.services import remembering

        key = self.desk.store.key
        if key is not None:

            def done(_gone: bool) -> None:
                self.outcome.say("good", tr("The key is no longer kept on this computer."))
                self.read()

            run_in_order(self, lambda: remembering.forget(key.header), done)

    def _keep_idle(self) -> None:
        minutes = int(self.idle.currentData())
        if minutes != self.desk.settings.lock_after_min:
            self.frame.use(replace(self.desk.settings, lock_after_min=minutes))
