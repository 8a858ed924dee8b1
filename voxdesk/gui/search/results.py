"""What was found, as a Qt list over domain values; reads nothing itself."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from voxdesk import texts
from voxdesk.domain.ids import RecordingId
from voxdesk.domain.knowledge import HitKind
from voxdesk.domain.timecode import clock
from voxdesk.gui.widgets.dates import readable_date
from voxdesk.gui.words import tr

if TYPE_CHECKING:
    from voxdesk.services.finding import Found

Index = QModelIndex | QPersistentModelIndex
FOUND_ROLE = int(Qt.ItemDataRole.UserRole)
PLAYED_ROLE = FOUND_ROLE + 1

ICONS = {
    HitKind.SEGMENT: "transcribe",
    HitKind.PASSAGE: "transcribe",
    HitKind.FINDING: "report",
    HitKind.STAGE: "reports",
    HitKind.DOCUMENT: "document",
}


class Results(QAbstractListModel):
    """One row a hit, the best first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._found: tuple[Found, ...] = ()
        self._played: tuple[RecordingId, int] | None = None

    def show(self, found: Sequence["Found"]) -> None:
        """Show other hits; the same ones again disturb nobody."""
        if tuple(found) == self._found:
            return
        self.beginResetModel()
        self._found = tuple(found)
        self.endResetModel()

    def found(self, row: int) -> "Found":
        return self._found[row]

    def row_of(self, found: "Found | None") -> int:
        """Where the same hit stands, -1 when it does not."""
        keys = [(each.hit.kind, each.hit.id) for each in self._found]
        wanted = None if found is None else (found.hit.kind, found.hit.id)
        return keys.index(wanted) if wanted in keys else -1

    def show_played(self, played: tuple[RecordingId, int] | None) -> None:
        """Which recording is heard, and where."""
        self._played = played
        if self._found:
            self.dataChanged.emit(self.index(0), self.index(len(self._found) - 1), [PLAYED_ROLE])

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._found)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._found):
            return None
        found = self._found[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return found.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{where_said(found)}: {found.text}. {around(found)}"
        if role == FOUND_ROLE:
            return found
        if role == PLAYED_ROLE:
            return self._plays(found)
        return None

    def _plays(self, found: "Found") -> bool:
        if self._played is None or not found.duration_ms:
            return False
        recording_id, at_ms = self._played
        within = found.hit.start_ms <= at_ms < max(found.hit.end_ms, found.hit.start_ms + 1)
        return recording_id == found.hit.recording_id and within


def where_said(found: "Found") -> str:
    """`Transcript · 12:31 · Client`: what it is, when it was said and by whom."""
    hit = found.hit
    said = hit.kind in (HitKind.SEGMENT, HitKind.PASSAGE)
    parts = [
        texts.name(HitKind.SEGMENT if said else hit.kind),
        clock(hit.start_ms) if said and found.duration_ms else "",
        found.speaker,
        tr("found by its meaning") if hit.why == ("meaning",) else "",
    ]
    return " · ".join(part for part in parts if part)


def around(found: "Found") -> str:
    """What it stands in, and whose words it is: site, day, client, customer."""
    card = found.card
    parts = [
        found.title,
        ", ".join(part for part in (card.site, card.city) if part),
        readable_date(card.date.isoformat()) if card.date else "",
        card.client,
        tr("for {customer}").format(customer=card.customer) if card.customer else "",
    ]
    return " · ".join(part for part in parts if part)
