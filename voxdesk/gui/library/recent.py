"""Which libraries were opened on this computer: where they lie, never what is in them."""

from pathlib import Path

from PySide6.QtCore import QSettings

from voxdesk.gui.main_window import PLACE_FILE
from voxdesk.paths import Paths

KNOWN = "libraries/known"
CHOSEN = "libraries/chosen"
MOST = 8


def known(paths: Paths) -> tuple[Path, ...]:
    """Those that were opened, the newest first."""
    kept = _place(paths).value(KNOWN)
    # A list of one comes back as its only text.
    names = [kept] if isinstance(kept, str) else kept if isinstance(kept, list) else []
    return tuple(Path(str(each)) for each in names if each)


def note(paths: Paths, library: Path) -> None:
    """A library was opened."""
    own = library.absolute()
    others = [each for each in known(paths) if each != own]
    _keep(paths, [own, *others][:MOST])


def forget(paths: Paths, library: Path) -> None:
    """Show it in the list no longer; the file stays."""
    _keep(paths, [each for each in known(paths) if each != library])


def choose(paths: Paths, library: Path) -> None:
    """Open this one at the next start, too."""
    _place(paths).setValue(CHOSEN, str(library.absolute()))


def chosen(paths: Paths) -> Path:
    """The library that a start opens when none is named."""
    kept = str(_place(paths).value(CHOSEN) or "")
    return Path(kept) if kept else paths.library


def _keep(paths: Paths, libraries: list[Path]) -> None:
    _place(paths).setValue(KNOWN, [str(each) for each in libraries])


def _place(paths: Paths) -> QSettings:
    return QSettings(str(paths.config / PLACE_FILE), QSettings.Format.IniFormat)
