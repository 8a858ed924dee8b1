"""Deleting in the window: into the bin at once, and out of it again as often as people like."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from voxdesk.domain.bin_entry import BinEntry
from voxdesk.gui.carrying_out import carry_out
from voxdesk.gui.frame import Frame


def into_bin(
    frame: Frame,
    owner: QObject,
    subject: str,
    words: str,
    done: Callable[[], object] = lambda: None,
) -> None:
    """Move a thing (`doc-1`) into the bin and offer to undo it; `words` say what was done."""
    from voxdesk.services import forgetting

    entries: list[BinEntry] = []

    def delete() -> None:
        entries.append(forgetting.delete(frame.desk, subject))

    def restore() -> None:
        forgetting.restore(frame.desk, entries.pop().id)

    carry_out(frame, owner, words, delete, restore, then=done)
