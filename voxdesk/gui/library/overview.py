"""What the one file is: where, how large, what it holds, and when it was last looked after."""

from dataclasses import dataclass

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from voxdesk.desk import Desk, acting
from voxdesk.gui.background import run_task
from voxdesk.gui.commands import Command
from voxdesk.gui.frame import Frame
from voxdesk.gui.library.section import GROUP, Facts, Section
from voxdesk.gui.library.sizes import counted, size
from voxdesk.gui.widgets.dates import readable_time
from voxdesk.gui.words import later, tr
from voxdesk.store.keys import is_encrypted

SHOW_FOLDER = Command("library.folder", later("Show in its folder"), GROUP)
COUNTED = ("visits", "recordings", "documents", "reports", "notes", "chats")


@dataclass(frozen=True, slots=True)
class Seen:
    """What there is to tell about a library."""

    path: str
    size_bytes: int
    encrypted: bool
    counts: dict[str, int]
    events: int
    backed_up_at: str
    checked_at: str
    sound: bool
    fingerprint: str
    person: str


def seen(desk: Desk) -> Seen:
    """Look at the library."""
    from voxdesk.services import checking, sealing

    contents = desk.store.contents()
    checked: dict[str, object] = desk.store.library.get(checking.CHECKED, {})
    person = acting(desk.settings)
    return Seen(
        str(contents.path),
        contents.size_bytes,
        is_encrypted(desk.store.path),
        {each: contents.counts[each] for each in COUNTED},
        contents.counts["events"],
        contents.backed_up_at,
        str(checked.get("at", "")),
        bool(checked.get("ok", True)),
        sealing.fingerprint(desk.paths),
        person.name or person.system_user,
    )


class OverviewSection(Section):
    """A page of facts."""

    areas = frozenset({"recordings", "visits", "reports", "documents", "notes", "library", "bin"})

    def __init__(self, frame: Frame) -> None:
        super().__init__(
            frame,
            "overview",
            later("Overview"),
            later(
                "Everything is in one file on this computer: recordings, texts, reports, and what "
                "was done to them. Copy it, and you have it all."
            ),
        )
        self.facts = Facts()
        self.column.addWidget(self.facts)
        self.buttons(self.act(SHOW_FOLDER, self._show_folder))

    def read(self) -> None:
        run_task(self, lambda: seen(self.desk), self._show)

    def _show(self, found: Seen) -> None:
        say = self.facts.show_fact
        holds = [
            counted(kind.removesuffix("s"), count) for kind, count in found.counts.items() if count
        ]
        say(tr("File"), found.path, path=True)
        say(tr("Size"), size(found.size_bytes))
        say(
            tr("Passphrase"),
            tr("Encrypted: nobody reads the file without the passphrase")
            if found.encrypted
            else tr("None: whoever has the file can read it"),
        )
        say(tr("Holds"), ", ".join(holds) or tr("Nothing yet"))
        say(tr("You act as"), found.person)
        say(tr("Last backup"), readable_time(found.backed_up_at) or tr("None yet"))
        say(tr("Last check"), _checked(found))
        say(tr("Chain of custody"), tr("%n events", found.events))
        say(tr("Your seal"), found.fingerprint or tr("None made yet"))

    def _show_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.desk.store.path.parent)))


def _checked(found: Seen) -> str:
    if not found.checked_at:
        return tr("Not yet; VoxDesk checks by itself every week")
    when = readable_time(found.checked_at)
    return when if found.sound else tr("{time}: something was wrong").format(time=when)
