"""Choosers of files and folders, with our words; what is chosen comes back as a path."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from voxdesk.gui.words import tr


def open_library(parent: QWidget, title: str, at: Path) -> Path | None:
    """A library that is there."""
    kinds = ";;".join((tr("Libraries (*.voxdesk)"), tr("All files (*)")))
    chosen, _kind = QFileDialog.getOpenFileName(parent, title, str(at), kinds)
    return Path(chosen) if chosen else None


def new_library(parent: QWidget, title: str, at: Path) -> Path | None:
    """Where a library is to be made; its name gets its ending."""
    path = _new(parent, title, at, tr("Libraries (*.voxdesk)"))
    return path if path is None or path.suffix else path.with_suffix(".voxdesk")


def folder(parent: QWidget, title: str, at: Path) -> Path | None:
    chosen = QFileDialog.getExistingDirectory(parent, title, str(at))
    return Path(chosen) if chosen else None


def open_file(parent: QWidget, title: str, at: Path) -> Path | None:
    chosen, _kind = QFileDialog.getOpenFileName(parent, title, str(at), tr("All files (*)"))
    return Path(chosen) if chosen else None


def new_text(parent: QWidget, title: str, at: Path) -> Path | None:
    """Where a text is to be written."""
    return _new(parent, title, at, tr("Text (*.txt)"))


def _new(parent: QWidget, title: str, at: Path, kinds: str) -> Path | None:
    # Whoever writes there says so when the name is taken: nothing here is overwritten.
    chosen, _kind = QFileDialog.getSaveFileName(
        parent, title, str(at), kinds, "", QFileDialog.Option.DontConfirmOverwrite
    )
    return Path(chosen) if chosen else None
