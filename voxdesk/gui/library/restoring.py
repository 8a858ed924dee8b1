"""The way back from a backup: beside the present library, or in its place."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout

from voxdesk.desk import acting
from voxdesk.domain.job import Progress, Unit
from voxdesk.errors import PassphraseNeeded, WrongPassphrase
from voxdesk.gui.frame import Frame
from voxdesk.gui.library import choosing
from voxdesk.gui.library.outcome import Outcome
from voxdesk.gui.library.working import Work
from voxdesk.gui.locking.leaving import Alone, Leaving, OnBytes
from voxdesk.gui.widgets.buttons import button, in_lines
from voxdesk.gui.widgets.labels import ElidedLabel, hairline, plain_label
from voxdesk.gui.words import tr
from voxdesk.store.keys import LibraryKey, is_encrypted, read_header


def key_of(backup: Path, own: LibraryKey | None, typed: str) -> LibraryKey | None:
    """The key of a backup: the library's own, or from what was typed."""
    from voxdesk.services import locking

    header = read_header(backup)
    if header is None or not is_encrypted(backup):
        return None
    if typed:
        return locking.by_passphrase(backup, typed)
    if own is None:
        raise PassphraseNeeded(backup.name)
    try:
        return LibraryKey.from_raw(own.raw, header)
    except WrongPassphrase as error:
        raise PassphraseNeeded(backup.name) from error


class RestorePanel(QFrame):
    """Hidden until `ask`; says what each way does to the library that is there now."""

    def __init__(self, frame: Frame, outcome: Outcome) -> None:
        super().__init__()
        self._frame = frame
        self._backup = Path()
        self._name = ElidedLabel("", "strong", mode=Qt.TextElideMode.ElideMiddle)
        self.work = Work(outcome)
        self._outcome = outcome
        self.passphrase = QLineEdit()
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.passphrase.setAccessibleName(tr("Passphrase of the backup"))
        self.passphrase.setPlaceholderText(tr("Passphrase of the backup, if it has another one"))
        self.beside = button(tr("Open it beside…"), self._ask_where)
        self.in_place = button(tr("Put it in this library's place"), self._restore)
        self.leave = button(tr("Not now"), self.hide, look="quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(8)
        column.addWidget(hairline())
        column.addWidget(self._name)
        column.addWidget(
            plain_label(
                tr(
                    "Beside: makes another library of the backup and opens it; this one stays as "
                    "it is. In its place: this library is moved aside under another name, nothing "
                    "is overwritten, and the backup is opened here."
                ),
                "muted",
                wrap=True,
            )
        )
        column.addWidget(self.passphrase)
        column.addLayout(in_lines(self.beside, self.in_place, self.leave))
        column.addWidget(self.work)
        self.hide()

    def ask(self, backup: Path) -> None:
        """Offer to bring this backup back."""
        self._backup = backup
        self._name.set_whole(tr("Restore {name}").format(name=backup.name))
        self.passphrase.clear()
        self.passphrase.setVisible(is_encrypted(backup))
        self.show()
        self.beside.setFocus()

    def _ask_where(self) -> None:
        own = self._frame.desk.store.path
        at = own.with_name(f"{own.stem} restored{own.suffix}")
        chosen = choosing.new_library(self, tr("Where shall the restored library lie?"), at)
        if chosen is not None:
            self.restore_beside(chosen)

    def restore_beside(self, to: Path) -> None:
        """Make a library of the backup at a path where nothing is, and open it."""
        from voxdesk.services import restoring

        desk, backup, typed = self._frame.desk, self._backup, self.passphrase.text()

        def bring() -> LibraryKey | None:
            key = key_of(backup, desk.store.key, typed)
            restoring.restore_beside(
                backup,
                key,
                to=to,
                person=acting(desk.settings),
                on_bytes=lambda done, total: self.work.tell(Progress(done, total, Unit.BYTES)),
            )
            return key

        self.work.run(tr("Restoring"), bring, lambda key: self._frame.leave(Leaving(to, key)))

    def _restore(self) -> None:
        """Put the backup in the place of this library, which must be closed for it."""
        desk, backup = self._frame.desk, self._backup
        own, person, typed = desk.store.key, acting(desk.settings), self.passphrase.text()
        library = desk.store.path

        def go(key: LibraryKey | None) -> None:
            def bring(on_bytes: OnBytes) -> LibraryKey | None:
                from voxdesk.services import restoring

                restoring.restore(
                    backup,
                    key,
                    library=library,
                    present_key=own,
                    person=person,
                    on_bytes=on_bytes,
                )
                return key

            told = tr("The backup is restored. What was there before lies beside it.")
            alone = Alone(tr("Restoring the backup"), bring, told)
            self._frame.leave(Leaving(library, own, alone))

        # A wrong passphrase is said here, before anything is closed.
        self.work.run(tr("Opening the backup"), lambda: key_of(backup, own, typed), go)
