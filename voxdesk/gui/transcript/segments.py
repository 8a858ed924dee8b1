"""Segments of a transcript as a Qt list; knows the words, not how they look.

Segments come without their words, which are many; `whole` asks for those of a segment in sight.
"""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from voxdesk import texts
from voxdesk.domain.ids import SegmentId, SpeakerId
from voxdesk.domain.timecode import clock
from voxdesk.domain.transcript import Segment, Speaker
from voxdesk.errors import NothingFound

SEGMENT_ROLE = int(Qt.ItemDataRole.UserRole)
Index = QModelIndex | QPersistentModelIndex


class SegmentList(QAbstractListModel):
    """Rows are segments in order of time."""

    def __init__(
        self,
        with_words: Callable[[SegmentId], Segment] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._with_words = with_words
        self._segments: list[Segment] = []
        self._rows: dict[SegmentId, int] = {}
        self._speakers: Mapping[SpeakerId, Speaker] = {}

    def show(
        self, segments: Sequence[Segment], speakers: Mapping[SpeakerId, Speaker] | None = None
    ) -> None:
        """Show these; where they only go on from what is shown, rows are added, nothing jumps."""
        self._speakers = speakers or {}
        shown = len(self._segments)
        if 0 < shown <= len(segments) and all(map(_same, self._segments, segments)):
            self._append(segments[shown:])
            return
        self.beginResetModel()
        self._segments = list(segments)
        self._rows = {each.id: row for row, each in enumerate(self._segments)}
        self.endResetModel()

    def _append(self, segments: Sequence[Segment]) -> None:
        if not segments:
            return
        first = len(self._segments)
        self.beginInsertRows(QModelIndex(), first, first + len(segments) - 1)
        self._segments.extend(segments)
        self._rows.update({each.id: first + row for row, each in enumerate(segments)})
        self.endInsertRows()

    def segments(self) -> Sequence[Segment]:
        """All that are shown; not to be changed."""
        return self._segments

    def segment(self, row: int) -> Segment:
        return self._segments[row]

    def whole(self, row: int) -> Segment:
        """The segment with its words."""
        segment = self._segments[row]
        if segment.words or self._with_words is None:
            return segment
        try:
            return self._with_words(segment.id)
        except NothingFound:  # its transcript went since; the page reads again soon
            return segment

    def speaker_name(self, segment: Segment) -> str:
        speaker = self._speakers.get(segment.speaker_id) if segment.speaker_id else None
        return "" if speaker is None else speaker.name or speaker.label

    def has_speakers(self) -> bool:
        return bool(self._speakers)

    def row_of(self, segment_id: SegmentId) -> int:
        """Its row, -1 when it is not shown."""
        return self._rows.get(segment_id, -1)

    def row_at(self, ms: int) -> int:
        """The last row that begins at or before a moment, -1 when there is none."""
        low, high = 0, len(self._segments)
        while low < high:
            middle = (low + high) // 2
            if self._segments[middle].start_ms <= ms:
                low = middle + 1
            else:
                high = middle
        return max(low - 1, 0) if self._segments else -1

    # --- Qt

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._segments)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._segments):
            return None
        segment = self._segments[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return segment.text
        if role == SEGMENT_ROLE:
            return segment
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._read_aloud(segment)
        return None

    def _read_aloud(self, segment: Segment) -> str:
        flags = ", ".join(texts.flag(each) for each in sorted(segment.flags))
        parts = (clock(segment.start_ms), self.speaker_name(segment), segment.text, flags)
        return ". ".join(part for part in parts if part)


def _same(shown: Segment, read: Segment) -> bool:
    # What was heard never changes, so this is enough and cheap for very many.
    return shown.id == read.id and shown.text == read.text and shown.speaker_id == read.speaker_id
