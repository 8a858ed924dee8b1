"""A library's passphrase: open with it, give the library one, change it, take it away.

The recovery sheet is made whenever a key is: it opens the library when the passphrase is forgotten.
"""

from datetime import date
from pathlib import Path

from voxdesk.desk import acting, chosen
from voxdesk.errors import BadRequest, FileMissing
from voxdesk.paths import Paths
from voxdesk.services import remembering
from voxdesk.store import rekeying
from voxdesk.store.keys import LibraryKey, is_encrypted, read_header

Look = rekeying.Look

SHEET = """\
VoxDesk: recovery sheet

Library   {library}
Made on   {day}

Recovery code

{code}

This code opens the library without its passphrase. Put it in a file and name that to any command:

    voxdesk --recovery-file FILE library passphrase change

It holds for the library as it is encrypted since the day above, and for backups made since. After
the next change of passphrase only the new sheet opens the library. Backups from before a change
open with the sheet and the passphrase from before it.

WHOEVER HOLDS THIS SHEET CAN READ EVERYTHING IN THE LIBRARY. Keep it on paper in a safe place, not
on the computer that has the library. Without passphrase and sheet nobody can open it: not its
owner, not the makers of VoxDesk.
"""

_LINE_GROUPS = 7


def by_passphrase(library: Path, passphrase: str) -> LibraryKey:
    """The key of an encrypted library; WrongPassphrase when this is not it."""
    return LibraryKey.from_passphrase(passphrase, _header(library))


def by_recovery_code(library: Path, code: str) -> LibraryKey:
    """The key of an encrypted library from its recovery sheet."""
    return LibraryKey.from_recovery(code, _header(library))


def rekey(
    paths: Paths,
    library: Path,
    old: LibraryKey | None,
    new: LibraryKey | None,
    *,
    look: Look = lambda _done, _total: None,
) -> None:
    """Encrypt the library under a new key, or under none; nobody else may have it open.

    `look` is told how many bytes of how many are written, and may raise Cancelled.
    """
    settings, _policy, _notices = chosen(paths)
    rekeying.rekey(library, old, new, person=acting(settings), look=look)
    if old is not None:
        remembering.forget(old.header)


def recovery_sheet(library: Path, key: LibraryKey) -> str:
    """What to print and lay into a safe."""
    groups = key.recovery_code.split("-")
    lines = [groups[at : at + _LINE_GROUPS] for at in range(0, len(groups), _LINE_GROUPS)]
    return SHEET.format(
        library=library.absolute(),
        day=date.today().isoformat(),
        code="\n".join("    " + "-".join(line) for line in lines),
    )


def _header(library: Path) -> bytes:
    if not library.exists():
        raise FileMissing(str(library))
    header = read_header(library)
    if header is None or not is_encrypted(library):
        raise BadRequest(f"{library} is not encrypted, so it takes no passphrase")
    return header
